"""Finds the frames, formulas and roles of each speech in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.mine.formulas import find_formulas
from drafter.mine.model import MinedSpeech
from drafter.mine.roles import roles_of
from drafter.speech.frames import Frame, align
from drafter.speech.tree import Document, Item, Point, Section, Speech, speeches_of

CLOSING = 0
"""The number for the frame of the closing's points. Frames of sections have the numbers of the sections, from 1."""


def enrich(document: Document) -> tuple[MinedSpeech, ...]:
    """The frames, formulas and roles of each speech, in order."""
    return tuple(enrich_speech(speech) for speech in speeches_of(document))


def enrich_speech(speech: Speech) -> MinedSpeech:
    """The frames, formulas and roles of one speech."""
    headings = [section.heading for section in speech.sections]
    frame = _frame(headings)
    formulas = find_formulas(speech)
    return MinedSpeech(frame, tuple(_point_frames(speech)), formulas, roles_of(headings, frame, formulas))


def _frame(headings: Sequence[str]) -> Frame | None:
    """The frame of some headings; None where it is one word of the subject among blanks: ``{}，{}生活垃圾{}，{}``."""
    frame = align(headings)
    if frame is None:
        return None
    first, *_, last = pieces = frame.pattern.split("{}")
    fixed = [piece for piece in pieces if _WORDS.search(piece)]
    return None if len(pieces) > BLANKS and not first and not last and len(fixed) == 1 else frame


BLANKS = 3
"""The most blanks of a frame that begins and ends with one and has a single word between them."""
_WORDS = re.compile(r"\w{2}")


def _point_frames(speech: Speech) -> Iterator[tuple[int, Frame]]:
    for number, section in enumerate(speech.sections, 1):
        if frame := _frame(unit_headings(section)):
            yield number, frame
    if frame := _frame(_points(speech.closing)):
        yield CLOSING, frame


def unit_headings(section: Section) -> Sequence[str]:
    """The headings one level below a section: those of its sub-sections, else those of its points."""
    return [child.heading for child in section.sections] or _points(section.body)


def _points(items: tuple[Item, ...]) -> list[str]:
    return [item.heading for item in items if isinstance(item, Point) and item.heading]

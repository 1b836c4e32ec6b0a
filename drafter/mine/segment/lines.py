"""Lines of a kind of their own: what a style says, a cue in its brackets, a turn to the hearers, and the signature at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from drafter.mine.dialogue import turns_in
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.titles import is_date
from drafter.speech.lines import BY_NAME, ENDING, OWN_HINT, Styled, kind_of


def with_kinds(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """The paragraphs behind a front, those of a kind of their own as `Styled` texts.

    These open no unit, whatever they begin with, and have no mark; nor do the turns of a dialogue.
    """
    turns = turns_in(paragraphs)
    if turns:
        paragraphs = [paragraph._replace(mark=None) if at in turns else paragraph for at, paragraph in enumerate(paragraphs)]
    return [
        paragraph._replace(text=Styled(str(paragraph.text), kind, getattr(paragraph.text, "spans", ())), mark=None)
        if (kind := _kind(paragraph))
        else paragraph
        for paragraph in paragraphs
    ]


def _kind(paragraph: SourceParagraph) -> str:
    """The kind of a paragraph; "" for an ordinary one, and if a line of that kind would be written differently (other brackets)."""
    if paragraph.hint.startswith(OWN_HINT):
        return paragraph.hint.removeprefix(OWN_HINT)
    found = paragraph.hint if paragraph.hint in BY_NAME else ""
    if not found and paragraph.is_address and _shape("turn").fullmatch(paragraph.text):
        found = "turn"
    if not found and is_cue(paragraph.text):
        found = "cue"
    return found if found and BY_NAME[found].shown(paragraph.text) == paragraph.text else ""


def is_cue(text: str) -> bool:
    """Whether a paragraph is a cue, in its brackets, whatever these are (``（全场鼓掌）``, ``[3页]``), or the bare number of a slide (``PPT 3``)."""
    if len(text) > LONGEST_CUE:
        return False
    return (_shape("cue") if text[:1] in "（(【[" else _shape("slide")).fullmatch(text) is not None


LONGEST_CUE = 80
"""The most characters of a cue with its brackets."""


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("lines")[name])


def split_ending(paragraphs: Sequence[SourceParagraph]) -> tuple[Sequence[SourceParagraph], tuple[str, ...]]:
    """The paragraphs of a speech, and the texts of those below its closing (signature, attachments). Only styles tell them."""
    start = next((at for at, paragraph in enumerate(paragraphs) if kind_of(paragraph.text) in ENDING), len(paragraphs))
    return paragraphs[:start], tuple(paragraph.text for paragraph in paragraphs[start:])


def signed_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a signature as lines of that kind: who signs, then the date. Lines in another order stay as they are."""
    dates = [line for line in lines if is_date(line)]
    if not lines or len(dates) > 1 or (dates and lines[-1] is not dates[0]):
        return tuple(lines)
    return tuple(Styled(line, "signed" if line in dates else "signature", getattr(line, "spans", ())) for line in lines)

"""The speeches of both pages as units. Finds the line where each speech begins, and the line where its closing begins."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.pull.align import likeness
from drafter.pull.edited import PageLine
from drafter.pull.units import Unit, speech_of
from drafter.speech.flow import paragraphs, worded_paragraphs
from drafter.speech.lines import FOOTNOTE
from drafter.speech.tree import Document, Speech, speeches_of

_ALIKE = 0.5


def old_speeches(document: Document, lines: Sequence[PageLine]) -> list[Unit]:
    """The speeches of a rendered document as units. lines: the lines of its page."""
    numbers = [number for number, _ in worded_paragraphs(document)]
    speeches = []
    for number, speech in enumerate(speeches_of(document), 1):
        start, stop = (
            numbers.index(number) if number in numbers else 0,
            len(numbers) - numbers[::-1].index(number) if number in numbers else 0,
        )
        speeches.append(speech_of(lines, range(start, stop), stop - len(_closing(speech))))
    return speeches


def _closing(speech: Speech) -> list[str]:
    """The paragraphs of a closing."""
    return [one.text for one in paragraphs(Speech(closing=speech.closing)) if one.text.strip() and one.kind != FOOTNOTE]


def new_speeches(document: Document, lines: Sequence[PageLine]) -> list[Unit]:
    """The speeches of the wanted page as units; an empty list where the page does not show clearly where speeches begin."""
    parts = speeches_of(document)
    starts = starts_of(lines) if len(parts) > 1 else [0]
    if len(starts) != len(parts):
        return []
    stops = [*starts[1:], len(lines)]
    spans = map(range, starts, stops)
    return [speech_of(lines, span, _closing_at(lines, span, _closing(part))) for part, span in zip(parts, spans, strict=True)]


def starts_of(lines: Sequence[PageLine]) -> list[int]:
    """The indexes of the lines with which titles begin."""
    return [at for at, line in enumerate(lines) if line.kind == "title" and (at == 0 or lines[at - 1].kind != "title")]


def _closing_at(lines: Sequence[PageLine], span: range, closing: list[str]) -> int:
    """The line with which a closing begins; the speech's end where there is none."""
    sections = [at for at in span if any(head.kind == "section" for head in lines[at].all_heads)]
    behind = range(sections[-1] + 1 if sections else span.start, span.stop)
    if not closing:
        return span.stop
    known = set(closing)
    exact = next((at for at in behind if lines[at].text in known), None)
    if exact is not None:
        return exact
    alike = (at for at in behind[-len(closing) - 3 :] if likeness(closing[0], lines[at].text) >= _ALIKE)
    return next(alike, span.stop)

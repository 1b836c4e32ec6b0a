"""Segment: from the cleaned paragraphs to the tree of the speech, or of several.

``bundle`` finds the speeches; of each, ``front`` takes title to salutation; ``outline`` says which paragraphs open units and how deep,
``siblings`` finds sections without marks; ``closing`` says where the sections end; ``build`` makes the tree, with ``headings`` (where a run-in
heading ends) and ``points`` (lists inside a paragraph).

Law: the text of the tree, `drafter.speech.flow.document_paragraphs`, is the cleaned paragraphs, character for character.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.mine.model import Cleaned
from drafter.mine.segment.build import body_of, sections_of
from drafter.mine.segment.bundle import parts_of
from drafter.mine.segment.closing import closing_start
from drafter.mine.segment.front import front_lines
from drafter.mine.segment.outline import Unit, chains_of, heads_over, marks_in, top_family, units_of
from drafter.mine.segment.siblings import framed_paragraphs, heading_lines, signed_paragraphs
from drafter.speech.tree import Bundle, Document, Speech, canonical


def segment(cleaned: Cleaned, hints: Mapping[int, str] | None = None) -> Document:
    """The speech, or the bundle, that the paragraphs are. hints: by paragraph; those of `cleaned` where none are given."""
    paragraphs = cleaned.paragraphs
    known = dict(cleaned.hints) if hints is None else hints
    parts = parts_of(paragraphs, known)
    if parts.labelled:
        known = {**dict.fromkeys(parts.starts, "title"), **known}
    stops = [*parts.starts[1:], len(paragraphs)]
    speeches = tuple(_speech(paragraphs, known, start, stop) for start, stop in zip(parts.starts, stops, strict=True))
    if len(speeches) == 1:
        return speeches[0]
    return Bundle(parts.title, parts.count_line, speeches)


def _speech(paragraphs: Sequence[str], hints: Mapping[int, str], start: int, stop: int) -> Speech:
    front, body = front_lines(paragraphs, hints, start, stop)
    units = _units(paragraphs, hints, body, stop)
    first = next((unit.at for unit in units if unit.depth == 0), stop)
    before = [unit for unit in units if unit.at < first]
    within = [unit for unit in units if unit.at >= first]
    close = closing_start(paragraphs, within, first, stop)
    after = [unit for unit in within if unit.at >= close]
    within = [unit for unit in within if unit.at < close]
    opening = body_of(paragraphs, before, body, first, 4, run_on=False)
    closing = body_of(paragraphs, after, close, stop, 4)
    sections = sections_of(paragraphs, within, close) if within else ()
    return canonical(Speech(tuple(front), opening.items, sections, closing.items))


def _units(paragraphs: Sequence[str], hints: Mapping[int, str], start: int, stop: int) -> list[Unit]:
    """Every paragraph that opens a unit."""
    marked = chains_of(marks_in(paragraphs, hints, start, stop), paragraphs)
    top = top_family(marked)
    lines = heading_lines(paragraphs, hints, start, stop, {item.at for item in marked})
    if lines and heads_over(lines, marked, top):
        heads = [Unit(index, "", 0, -1) for index in lines]
        return sorted([*heads, *units_of(marked, "")])
    if top is not None:
        return units_of(marked, top)
    if signed := signed_paragraphs(paragraphs, start, stop):
        return [Unit(index, mark, 0, 0) for index, mark in signed]
    return [Unit(index, "", 0, 0) for index in framed_paragraphs(paragraphs, start, stop)]

"""Segment: from cleaned paragraphs to the tree of a speech, or to a bundle of speeches.

``bundle`` divides the paragraphs into speeches. For each speech, ``front`` finds the front, ``outline`` the paragraphs that open
units and their depth, ``siblings`` sections without marks, and ``closing`` the end of the sections. ``build`` makes the tree, with
``headings`` (the end of a run-in heading) and ``points`` (lists inside a paragraph). All modules work on sequences of consecutive
paragraphs (`drafter.mine.model.SourceParagraph`).
Law: the text of the tree, from `drafter.speech.flow.document_paragraphs`, is equal to the cleaned paragraphs, character for
character.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.mine.model import Cleaned, SourceParagraph
from drafter.mine.segment.build import body_of, sections_of
from drafter.mine.segment.bundle import parts_of
from drafter.mine.segment.closing import sections_end
from drafter.mine.segment.front import front_of
from drafter.mine.segment.lines import split_ending, with_kinds, with_signature
from drafter.mine.segment.outline import UnitStart, heads_over, members_of_lists, top_family, units_of
from drafter.mine.segment.siblings import framed_paragraphs, heading_lines, signed_paragraphs
from drafter.speech.tree import MAX_LEVEL, Bundle, Document, Speech, canonical

NO_CHAIN = -1
"""`UnitStart.chain` of a heading without a mark, which belongs to no list."""


def segment(cleaned: Cleaned) -> Document:
    """The speech, or the bundle, of some paragraphs."""
    parts = parts_of(cleaned.paragraphs)
    speeches = tuple(map(_speech, parts.speeches))
    return speeches[0] if len(speeches) == 1 else Bundle(parts.title, parts.count_line, speeches)


def _speech(paragraphs: Sequence[SourceParagraph]) -> Speech:
    front, body = front_of(paragraphs)
    body, ending = split_ending(with_kinds(body))
    units = _units(body)
    first = next((number for number, unit in enumerate(units) if unit.depth == 0), len(units))
    opening_units, section_units = units[:first], units[first:]
    opening, sections = _split(body, section_units[0].at - body[0].at if section_units else len(body))
    sections, closing = _split(sections, sections_end(sections, section_units))
    closing_units = [unit for unit in section_units if closing and unit.at >= closing[0].at]
    section_units = section_units[: len(section_units) - len(closing_units)]
    speech = Speech(
        tuple(front),
        body_of(opening, opening_units, MAX_LEVEL, run_on=False).items,
        sections_of(sections, section_units),
        body_of(closing, closing_units, MAX_LEVEL).items,
    )
    return canonical(speech._replace(closing=(*speech.closing, *ending)) if ending else with_signature(speech))


def _split(paragraphs: Sequence[SourceParagraph], at: int) -> tuple[Sequence[SourceParagraph], Sequence[SourceParagraph]]:
    return paragraphs[:at], paragraphs[at:]


def _units(paragraphs: Sequence[SourceParagraph]) -> list[UnitStart]:
    """The starts of all units, in order."""
    members = members_of_lists(paragraphs)
    top = top_family(members)
    headings = heading_lines(paragraphs, {member.at for member in members})
    if headings and heads_over(headings, members, top):
        heads = [UnitStart(paragraph, "", 0, NO_CHAIN) for paragraph in headings]
        return sorted([*heads, *units_of(members, "")], key=_place)
    if top is not None:
        return units_of(members, top)
    if signed := signed_paragraphs(paragraphs):
        return [UnitStart(paragraph, sign, 0, 0) for paragraph, sign in signed]
    return [UnitStart(paragraph, "", 0, 0) for paragraph in framed_paragraphs(paragraphs)]


def _place(unit: UnitStart) -> int:
    return unit.at

"""Segment: from cleaned paragraphs to the tree of a speech, or to a bundle of speeches.

``bundle`` divides the paragraphs into speeches. For each speech, ``front`` finds the front, ``outline`` the paragraphs that open
units and their depth, ``alone`` and ``siblings`` sections without marks, and ``closing`` the end of the sections. ``build`` makes the tree, with
``headings`` (the end of a run-in heading) and ``points`` (lists inside a paragraph). All modules work on sequences of consecutive
paragraphs (`drafter.mine.model.SourceParagraph`).
Law: the text of the tree, from `drafter.speech.flow.document_paragraphs`, is equal to the cleaned paragraphs, character for
character, but for a blank between a heading and the text in its line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from drafter.mine.clean.lines import finished
from drafter.mine.model import Cleaned, Reason, SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.alone import heading_lines
from drafter.mine.segment.build import body_of, sections_of
from drafter.mine.segment.bundle import parts_of
from drafter.mine.segment.closing import closing_of
from drafter.mine.segment.counted import announced_row, announced_words, labelled_paragraphs, numbered_sentences, summed_paragraphs
from drafter.mine.segment.depths import units_of
from drafter.mine.segment.ended import SectionsEnd
from drafter.mine.segment.front import front_of
from drafter.mine.segment.last_list import closing_with_list
from drafter.mine.segment.lesser import announced_dashes, framed_dashes, long_dashes, quoted_dashes, spaced_dashes, with_lesser
from drafter.mine.segment.levels import with_even_levels
from drafter.mine.segment.lines import signed_lines, split_ending, with_kinds
from drafter.mine.segment.list_headings import with_headed_lists
from drafter.mine.segment.outline import (
    LONGEST_LONE,
    WORDS,
    Member,
    UnitStart,
    heads_over,
    may_restart,
    members_of_lists,
    top_family,
)
from drafter.mine.segment.over import with_levels
from drafter.mine.segment.restarts import grouped, in_runs, with_turned_list
from drafter.mine.segment.sentences import is_single
from drafter.mine.segment.siblings import announced, framed_paragraphs, led_paragraphs, signed_paragraphs
from drafter.mine.segment.sides import labels_over
from drafter.mine.segment.signature import MOST, POSTSCRIPT, postscript_of, signature_of
from drafter.speech.tree import MAX_LEVEL, Bundle, Document, Speech, canonical

_NO_SIGNS: Mapping[int, str] = MappingProxyType({})
NO_CHAIN = -1
"""`UnitStart.chain` of a heading without a mark, which belongs to no list."""


class Explained(NamedTuple):
    """A document, and for each of its speeches the reasons of its front and its end."""

    document: Document
    why: tuple[tuple[Reason, ...], ...]


def segment(cleaned: Cleaned) -> Document:
    """The speech, or the bundle, of some paragraphs."""
    return explained(cleaned).document


def explained(cleaned: Cleaned) -> Explained:
    """The speech, or the bundle, of some paragraphs, with the reasons of its fronts and ends."""
    parts = parts_of(cleaned.paragraphs)
    found = tuple(map(_speech, parts.speeches))
    speeches = tuple(speech for speech, _ in found)
    document = speeches[0] if len(speeches) == 1 and not parts.title else Bundle(parts.title, parts.count_line, speeches)
    return Explained(document, tuple(why for _, why in found))


def _speech(paragraphs: Sequence[SourceParagraph]) -> tuple[Speech, tuple[Reason, ...]]:
    front = front_of(paragraphs)
    rest, ending = split_ending(with_kinds(with_even_levels(front.rest)))
    texts = [paragraph.text for paragraph in rest[1:][-MOST - 1 - POSTSCRIPT :]]
    below_name = postscript_of(texts) if not ending else 0
    rest, postscript = _split(rest, len(rest) - below_name)
    signed = signature_of(texts[: len(texts) - below_name][-MOST - 1 :]) if not ending else ()
    body, signature = _split(rest, len(rest) - len(signed))
    units, led = _units(body)
    first = next((number for number, unit in enumerate(units) if unit.depth == 0), len(units))
    opening_units, section_units = units[:first], units[first:]
    opening, sections = _split(body, section_units[0].at - body[0].at if section_units else len(body))
    end = closing_of(sections, section_units) if led is None else SectionsEnd(led - len(opening), "list-of-its-own")
    sections, closing = _split(sections, end.at)
    closing_units = [unit for unit in section_units if closing and unit.at >= closing[0].at]
    section_units = section_units[: len(section_units) - len(closing_units)]
    below = (
        *signed_lines(tuple(paragraph.text for paragraph in signature)),
        *(paragraph.text for paragraph in postscript),
        *ending,
    )
    speech = Speech(
        tuple(front.lines),
        body_of(opening, opening_units, MAX_LEVEL, run_on=False).items,
        sections_of(sections, with_lesser(sections, with_headed_lists(sections, section_units))),
        (*body_of(closing, closing_units, MAX_LEVEL).items, *below),
    )
    why = [
        *(Reason(piece.kind, piece.code, piece.text) for piece in front.pieces),
        *(Reason("opening", front.code, line.text) for line in front.rest[:1]),
        *(Reason("closing", end.code, line.text) for line in closing[:1]),
        *(Reason("signature", line.code, line.text) for line in signed),
    ]
    return canonical(speech), tuple(why)


def _split(paragraphs: Sequence[SourceParagraph], at: int) -> tuple[Sequence[SourceParagraph], Sequence[SourceParagraph]]:
    return paragraphs[:at], paragraphs[at:]


def unit_starts(paragraphs: Sequence[SourceParagraph]) -> list[UnitStart]:
    """The starts of all units, in order, with no group of lists over them."""
    return [unit for unit in _units(paragraphs).starts if not unit.headless]


class _Units(NamedTuple):
    """The starts of all units, in order. end: the index of the paragraph at which the closing begins, None where that is not known yet."""

    starts: list[UnitStart]
    end: int | None = None


def _units(paragraphs: Sequence[SourceParagraph]) -> _Units:
    """The units of a body. A list of the closing says nothing about the sections before it."""
    members = members_of_lists(paragraphs)
    end = closing_with_list(paragraphs, members)
    if end is not None:
        before = [member for member in members if member.at < paragraphs[end].at]
        units = _units_before(paragraphs[:end], before)
        behind = members[len(before) :]
        if sum(unit.depth == 0 for unit in units) >= LEAST:
            if _leads_to_more(paragraphs[end], units, behind):
                return _Units(units_of(behind, top_family(behind) or ""))
            return _Units([*units, *units_of(behind, top_family(behind) or "")], end)
    return _Units(with_turned_list(paragraphs, _units_before(paragraphs, members)))


LEAST = 2
"""The fewest sections before a closing with a list."""


def _leads_to_more(lead: SourceParagraph, units: Sequence[UnitStart], behind: Sequence[Member]) -> bool:
    """Whether a list is what a speech is about, and paragraphs without marks that begin alike above it only lead to it.

    ``一百天，很短。……``, ``一百天，很长。……``, and then ``同学们，我送给大家三句话：`` with ``一是……`` below.
    """
    row = [unit.paragraph.text for unit in units]
    if any(unit.mark or is_single(unit.paragraph.text) for unit in units) or announced([lead]) != len(behind):
        return False
    return sum(len(member.paragraph.text) for member in behind) >= sum(map(len, row)) * AS_LONG


AS_LONG = 0.7
"""The least length of such a list, as a fraction of that of the row above it."""


def _units_before(paragraphs: Sequence[SourceParagraph], members: Sequence[Member]) -> list[UnitStart]:
    top = top_family(members)
    if top == "word" and not _orders_sections(members, paragraphs):
        members = [member for member in members if member.family != top]
        top = None
    headings = heading_lines(paragraphs, {member.at for member in members})
    signed = signed_paragraphs(paragraphs) or (labelled_paragraphs(paragraphs) if top is None else [])
    if headings and heads_over(headings, members, top):
        signs = {paragraph.at: sign for paragraph, sign in signed}
        if all(heading.at in signs for heading in headings):
            return _headed(headings, members, signs)
        levels = with_levels(paragraphs, headings, {member.at for member in members})
        return _with_lower(_headed(levels.headings, members), levels.lower)
    led = led_paragraphs(paragraphs)
    if led and heads_over(led, members, top):
        return _headed(led, members)
    if top is not None and not may_restart(members, top):
        return units_of(members, top)
    if signed and top is not None and heads_over([paragraph for paragraph, _ in signed], members, top):
        return _headed([paragraph for paragraph, _ in signed], members, {paragraph.at: sign for paragraph, sign in signed})
    framed = framed_paragraphs([paragraph for paragraph in paragraphs if paragraph.mark is None])
    if top is not None:
        return (
            _headed(framed, members) if framed and heads_over(framed, members, top) else grouped(paragraphs, units_of(members, top))
        )
    if signed or (
        signed := announced_dashes(paragraphs) or spaced_dashes(paragraphs) or framed_dashes(paragraphs) or long_dashes(paragraphs)
    ):
        return grouped(paragraphs, in_runs(paragraphs, signed))
    framed = numbered_sentences(paragraphs) or framed or summed_paragraphs(paragraphs)
    framed = framed or announced_row(paragraphs) or announced_words(paragraphs) or labels_over(paragraphs)
    quoted = quoted_dashes(paragraphs)
    return [] if any(paragraph.at in quoted for paragraph in framed) else [UnitStart(paragraph, "", 0, 0) for paragraph in framed]


def _orders_sections(members: Sequence[Member], paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether 首先, 其次 and 最后 begin sections: they are one list of three and more, or as many as are announced, or all stand in bare headings, or all say what is spoken of."""
    words = [member for member in members if member.family == "word"]
    if len({member.chain for member in words}) != 1:
        return False
    several = len(words) >= WORDS or announced(paragraphs[: words[0].at - paragraphs[0].at]) == len(words)
    return (
        several
        or all(_is_bare_heading(member, paragraphs) for member in words)
        or (len(words) > 1 and all(map(_tells_subject, words)))
    )


def _tells_subject(member: Member) -> bool:
    """Whether a paragraph with 首先 or 其次 says in a short first sentence what is spoken of: ``首先说一下耐心。……``."""
    behind = member.paragraph.text[len(member.mark) :]
    match = _subject().match(behind)
    return match is not None and match.end() < len(behind)


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(table("words")["tells_subject"])


def _is_bare_heading(member: Member, paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether a line with 首先 or 第二 is a heading: it is short, has no mark at its end, and a longer text stands below (``首先，说一说为什么修渠``). Below the last line of a text that breaks off stands nothing."""
    text = member.paragraph.text
    below = paragraphs[member.at - paragraphs[0].at + 1 :][:1]
    bare = len(text) <= LONGEST_LONE and is_single(text) and text[-1].isalnum()
    return bare and all(len(paragraph.text) > len(text) and finished(paragraph.text) for paragraph in below)


def _headed(
    headings: Sequence[SourceParagraph], members: Sequence[Member], signs: Mapping[int, str] = _NO_SIGNS
) -> list[UnitStart]:
    """Headings without marks, with the lists below them. signs: the sign in front of a heading (◆), by the index of its paragraph."""
    heads = [UnitStart(paragraph, signs.get(paragraph.at, ""), 0, NO_CHAIN) for paragraph in headings]
    return sorted([*heads, *units_of(members, "")], key=_place)


def _with_lower(units: Sequence[UnitStart], lower: Collection[int]) -> list[UnitStart]:
    """The units, some headings and what stands below them one level deeper. lower: the places of these headings."""
    found, deeper = [], 0
    for unit in units:
        if unit.depth == 0:
            deeper = int(unit.at in lower)
        found.append(unit._replace(depth=unit.depth + deeper) if deeper else unit)
    return found


def _place(unit: UnitStart) -> int:
    return unit.at

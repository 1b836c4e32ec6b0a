"""Finds the formulas of a speech: each sentence is compared with the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from drafter.mine.formulas.names import Names
from drafter.mine.formulas.reports import report_slots
from drafter.mine.formulas.rows import Piece, Row, rows_beginning
from drafter.mine.formulas.slots import FoundSlot, find_slots, written
from drafter.mine.model import Formula
from drafter.mine.patterns import table
from drafter.mine.segment.signature import signed_parts
from drafter.mine.titles import is_date
from drafter.speech.lines import kind_of
from drafter.speech.tree import Item, Speech

_WIDTHS = str.maketrans(",:;!?", "，：；！？")
_SENTENCE = re.compile("[^。！？]+(?:[。！？]+[”’）]*|$)")
_LABEL = re.compile("[^：:]{1,8}[：:]\\s*(?=.)")
_GOES_ON = ("也", "亦")
"""How a sentence begins that says more of what stands before it: 也祝愿各位老师身体健康. Without that it is no formula."""
_END = "。！？：；，… \u3000"
LONGEST = 700
"""How many characters of a sentence are compared. A longer sentence comes from a text that has lost its full stops."""


class FormulaMatch(NamedTuple):
    """A formula in a paragraph: its row, its place, and its slots with their places in the paragraph."""

    row: Row
    start: int
    end: int
    slots: tuple[FoundSlot, ...]


def find_formulas(speech: Speech) -> tuple[Formula, ...]:
    """The formulas of a speech's opening and closing, in reading order. Consecutive formulas are joined to one.

    Law: `text`, with each ``{name}`` replaced by its value, is part of the paragraph with the index `paragraph`. Within a speech a
    name has only one value.
    """
    names = Names()
    whole = not speech.sections
    opening, closing, signature, _ = signed_parts(speech)
    below: Literal["opening", "closing"] = "opening" if whole and not closing else "closing"
    return (
        *_of_items(opening, "opening", names, whole=whole),
        *_of_items(closing, "closing", names, whole=whole),
        *_of_signature(signature, below, len(opening if below == "opening" else closing), names),
    )


def _of_signature(lines: Sequence[str], part: Literal["opening", "closing"], at: int, names: Names) -> Iterator[Formula]:
    """The lines of a signature. Each is a blank as a whole, because no two speeches are signed alike. at: the index of its first line."""
    words = table("slots")["signature"]
    for index, line in enumerate(lines, at):
        if "{" not in line and "}" not in line and not kind_of(line):
            label = _LABEL.match(line)
            start = label.end() if label else 0
            slot = FoundSlot(start, len(line), words["date"] if is_date(line) else words["name"])
            yield Formula(part, *written(line, [slot], names), index)


def _of_items(items: tuple[Item, ...], part: Literal["opening", "closing"], names: Names, *, whole: bool) -> Iterator[Formula]:
    for index, item in enumerate(items):
        if not isinstance(item, str) or "{" in item or "}" in item or kind_of(item):
            continue
        for label, found in _joined(item, part, whole=whole):
            start, end = found[0].start, found[-1].end
            slots = [slot._replace(start=slot.start - start, end=slot.end - start) for match in found for slot in match.slots]
            text, values = written(item[start:end], slots, names)
            yield Formula(label, text, values, index)


def _joined(text: str, part: Literal["opening", "closing"], *, whole: bool) -> Iterator[tuple[str, list[FormulaMatch]]]:
    """The formulas of a paragraph. Formulas of the same part that follow each other directly are joined to one."""
    group: list[FormulaMatch] = []
    label = ""
    for found in find_in(text):
        if not (whole or found.row.part in ("any", "transition", part)):
            continue
        now = "transition" if found.row.part == "transition" and part == "opening" else part
        if group and (group[-1].end != found.start or label != now):
            yield label, group
            group = []
        group.append(found)
        label = now
    if group:
        yield label, group


def find_in(paragraph: str) -> Iterator[FormulaMatch]:
    """The formulas of a paragraph in order, for every part."""
    folded = paragraph.translate(_WIDTHS)
    for match in _SENTENCE.finditer(folded):
        start = match.start()
        sentence = match[0]
        core = sentence[:LONGEST] if len(sentence) > LONGEST else sentence.rstrip(_END)
        skip = len(core) - len(core.lstrip(" \u3000"))
        if start and core[skip : skip + 1] in _GOES_ON:
            continue
        if len(core) > skip and (found := _match(core[skip:], start + skip, match.end(), cut=len(sentence) > LONGEST)):
            yield found


def _match(core: str, start: int, end: int, *, cut: bool) -> FormulaMatch | None:
    """The first row that fits a sentence.

    core: the sentence without its end mark.
    start, end: its place in the paragraph, with the end mark.
    cut: whether `core` is only the beginning of the sentence.
    """
    for row in rows_beginning(core[0]):
        matched = row.match(core)
        if matched is None:
            continue
        reach, pieces = matched
        if cut and reach == len(core):
            continue
        slots = _slots(core, pieces)
        if slots is not None:
            placed = tuple(slot._replace(start=slot.start + start, end=slot.end + start) for slot in slots)
            return FormulaMatch(row, start, end if reach == len(core) else start + reach, placed)
    return None


_CLAUSE = re.compile("[^，；]+")
_THING = re.compile("[^，；、]+")


def _facts(text: str) -> list[FoundSlot] | None:
    """The blanks of a text that lists facts, None without blanks.

    If an item of a list in a clause has no blank (``负责城东、城西2个项目``: 城东 has none), the whole clause is one blank. Consecutive
    clauses of this sort are one blank.
    """
    slots = find_slots(text)
    otherwise: str = table("slots")["facts_name"]
    if any(mark in text[slot.start : slot.end] for slot in slots for mark in "，；"):
        return slots
    found: list[FoundSlot] = []
    run: tuple[int, int] | None = None
    for clause in _CLAUSE.finditer(text):
        things = [(clause.start() + thing.start(), clause.start() + thing.end()) for thing in _THING.finditer(clause[0])]
        if all(any(slot.start < end and start < slot.end for slot in slots) for start, end in things):
            inside = [slot for slot in slots if slot.start < clause.end() and clause.start() < slot.end]
            found += [FoundSlot(*run, otherwise)] if run else []
            found += inside
            run = None
        else:
            run = (run[0] if run else clause.start(), clause.end())
    if not found:
        return None
    return [*found, *([FoundSlot(*run, otherwise)] if run else [])]


def _slots(core: str, pieces: tuple[Piece, ...]) -> list[FoundSlot] | None:
    """The slots of a match; None if the row does not fit after all: the words at its ``…`` hold no slot, or those at its ``{*}`` no report."""
    slots: list[FoundSlot] = []
    for blank, start, end in pieces:
        if blank.kind == "free":
            inner = _facts(core[start:end])
            if inner is None:
                return None
            slots += [slot._replace(start=slot.start + start, end=slot.end + start) for slot in inner]
        elif blank.kind == "chain":
            chain = report_slots(core[start:end], start)
            if chain is None:
                return None
            slots += chain
        else:
            slots.append(FoundSlot(start, end, blank.name))
    return sorted(slots)

"""Groups that may follow an announcement: sections, points, and items with consecutive marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.check.lists import Listing, listings
from drafter.check.model import Position, SpeechText, Text, Unit
from drafter.speech.numbering import recognise


class Group(NamedTuple):
    """Sibling units or items.

    counts: the numbers that are right for the group.
    shown: the first words of each member.
    sections: whether they are the sections of the speech.
    """

    counts: frozenset[int]
    shown: tuple[str, ...]
    sections: bool = False


class Followers:
    """The groups of a speech, by the place at which each begins."""

    def __init__(self, text: Text, speech: SpeechText) -> None:
        self.text = text
        self.groups: dict[Position, Group] = {}
        self.sections = self._group(speech.sections, sections=True)
        for siblings in (speech.sections, speech.opening.units, speech.closing.units, *(unit.units for unit in speech.units())):
            for alike in _alike(siblings):
                self.groups[alike[0].start] = self._group(alike, sections=siblings is speech.sections)
        for listing in listings(text, speech):
            self._add(listing)

    def at(self, position: Position) -> Group | None:
        """The group that begins at a place. Blanks and a line end before the group are skipped. None without a group."""
        line, at = position
        if line >= len(self.text.lines):
            return None
        text = self.text.lines[line].text
        while at < len(text) and text[at].isspace():
            at += 1
        return self.groups.get(Position(line, at)) if at < len(text) else self.groups.get(Position(line + 1, 0))

    def _group(self, units: Sequence[Unit], *, sections: bool) -> Group:
        return Group(frozenset([len(units)]), tuple(self._beginning(unit.start) for unit in units), sections)

    def _add(self, listing: Listing) -> None:
        """Add a list of marks as a group, unless units already begin there."""
        first = listing.items[0]
        if first.number != 1 or len(listing.items) < 2:
            return
        known = self.groups.get(first.position)
        shown = tuple(self._beginning(item.position) for item in listing.items)
        counts = frozenset([len(shown), listing.last])
        self.groups[first.position] = Group(
            counts | (known.counts if known else frozenset()), shown, bool(known and known.sections)
        )

    def _beginning(self, position: Position) -> str:
        """The first words at a place: a mark and a clause."""
        match = _FIRST_WORDS.match(self.text.lines[position.line].text, position.at)
        return match[0].strip() if match else ""


_FIRST_WORDS = re.compile("[^，。；：！？]{0,3}[，、.）]?[^，。；：！？]{0,10}")


def _alike(units: Sequence[Unit]) -> list[list[Unit]]:
    """Siblings in groups with the same kind of mark and consecutive numbers. A single unit makes no group."""
    groups: list[list[Unit]] = []
    for unit in units:
        if groups and _goes_on(groups[-1][-1], unit):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [group for group in groups if len(group) > 1]


def _goes_on(before: Unit, unit: Unit) -> bool:
    if before.kind != unit.kind or bool(before.mark) != bool(unit.mark):
        return False
    first, second = recognise(before.mark), recognise(unit.mark)
    return first is None or second is None or second.number > first.number or second.number == 0

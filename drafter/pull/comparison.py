"""The page that an outline makes, compared with the page that is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from drafter.outline.edit.content import WrittenBody, WrittenUnit, WrittenValue
from drafter.outline.edit.editor import Editor
from drafter.pull.align import Pair, pairs
from drafter.pull.word import PageLine
from drafter.template.trace import Segment, Trace


class BodyPlace(NamedTuple):
    """A place in a body: the item with the index `at`, or the gap before it."""

    body: WrittenBody
    at: int


class Comparison:
    """An outline's page compared with the page that is wanted.

    made, wanted: the paragraphs' texts on both pages.
    wanted_lines: the paragraphs of the wanted page with their kinds.
    pairs: see `align.pairs`.
    """

    def __init__(self, trace: Trace, wanted_lines: Sequence[PageLine]) -> None:
        self.trace = trace
        self.content = trace.content
        self.values = trace.content.values
        self.editor = Editor(trace.content)
        self.wanted_lines = wanted_lines
        self.made = trace.lines
        self.wanted = [line.text for line in wanted_lines]
        self.pairs: list[Pair] = list(pairs(self.made, self.wanted, self._same_kind))

    def _same_kind(self, old: int, new: int) -> bool:
        line = self.wanted_lines[new]
        return line.kind != "body" and self.trace.kinds[old] == (line.kind, line.level)

    @property
    def done(self) -> bool:
        """Whether the pages are equal."""
        return self.made == self.wanted

    def changed(self) -> Iterator[tuple[list[Segment], str]]:
        """The paragraphs whose text has changed: their segments, and the new text."""
        for old, new in self.pairs:
            if old is not None and new is not None and self.made[old] != self.wanted[new]:
                yield self.trace.paragraphs[old], self.wanted[new]

    def unplaced(self) -> list[str]:
        """The paragraphs of the wanted page that the outline's page does not have."""
        return [
            self.wanted[new] for old, new in self.pairs if new is not None and (old is None or self.made[old] != self.wanted[new])
        ]

    def unwanted(self) -> list[str]:
        """The paragraphs of the outline's page that the wanted page does not have."""
        return [
            self.made[old] for old, new in self.pairs if old is not None and (new is None or self.made[old] != self.wanted[new])
        ]

    def value_of(self, segment: Segment) -> WrittenValue | None:
        """The value that a segment shows; None where the template wrote it."""
        return None if segment.value is None else self.values[segment.value]

    def unit_of(self, segment: Segment) -> WrittenUnit | None:
        """The unit whose heading a segment shows; None for any other segment."""
        value = self.value_of(segment)
        return value.unit if value else None

    def unit_behind(self, segments: list[Segment], at: int) -> WrittenUnit | None:
        """The unit whose heading is the first value behind segment `at` of a paragraph."""
        following = next((segment for segment in segments[at + 1 :] if segment.value is not None), None)
        return self.unit_of(following) if following else None

    def unit_begun(self, segments: list[Segment], at: int) -> WrittenUnit | None:
        """The unit whose mark or heading is segment `at` of a paragraph."""
        return self.unit_behind(segments, at) if segments[at].mark else self.unit_of(segments[at])

    def largest(self, value: WrittenValue, gone: set[int]) -> BodyPlace | None:
        """The outermost item around a value all of whose values are in `gone`."""
        found = None
        for spot in spots_of(value):
            if self.numbers_at(spot) <= gone:
                found = spot
        return found

    def numbers_at(self, spot: BodyPlace) -> set[int]:
        """The numbers of the values in an item."""
        return self._numbers.get(spot, set())

    @cached_property
    def _numbers(self) -> dict[BodyPlace, set[int]]:
        numbers: dict[BodyPlace, set[int]] = {}
        for value in self.values:
            for spot in spots_of(value):
                numbers.setdefault(spot, set()).add(value.number)
        return numbers


def spots_of(value: WrittenValue) -> Iterator[BodyPlace]:
    """The items around a value, innermost first."""
    body, index = value.body, value.item
    while body is not None:
        if index is not None:
            yield BodyPlace(body, index)
        index = body.outer_item
        body = body.outer

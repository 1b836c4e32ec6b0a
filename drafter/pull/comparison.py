"""The page that an outline makes beside the page that is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.outline.edit.content import Body, Unit, Value
from drafter.outline.edit.editor import Editor
from drafter.pull.align import Pair, pairs
from drafter.pull.word import Line
from drafter.template.trace import Segment, Trace, text_of


class Spot(NamedTuple):
    """A place in a body: the item `place`, or what stands before it."""

    body: Body
    place: int


class Round:
    """One comparison of an outline's page with the page that is wanted."""

    def __init__(self, trace: Trace, wanted: Sequence[Line]) -> None:
        self.trace = trace
        self.values = trace.content.values
        self.wanted = wanted
        self.editor = Editor(trace.content)
        self.pairs: list[Pair] = list(pairs(trace.lines, [line.text for line in wanted], self._same_kind))

    def _same_kind(self, old: int, new: int) -> bool:
        line = self.wanted[new]
        return line.kind != "body" and self.trace.kinds[old] == (line.kind, line.level)

    @property
    def done(self) -> bool:
        """Whether the page is as wanted."""
        return self.trace.lines == [line.text for line in self.wanted]

    def changed(self) -> Iterator[tuple[list[Segment], str]]:
        """The paragraphs that are there and say something else."""
        for old, new in self.pairs:
            if old is not None and new is not None:
                segments, text = self.trace.paragraphs[old], self.wanted[new].text
                if text_of(segments) != text:
                    yield segments, text

    def unplaced(self) -> list[str]:
        """The paragraphs of the wanted page that the outline does not make."""
        made = self.trace.lines
        return [
            self.wanted[new].text
            for old, new in self.pairs
            if new is not None and (old is None or made[old] != self.wanted[new].text)
        ]

    def unwanted(self) -> list[str]:
        """The paragraphs that the outline makes and the wanted page does not have."""
        wanted = [line.text for line in self.wanted]
        return [
            self.trace.lines[old]
            for old, new in self.pairs
            if old is not None and (new is None or wanted[new] != self.trace.lines[old])
        ]

    def unit_behind(self, segments: list[Segment], at: int) -> Unit | None:
        """The unit of the first value behind a segment of a paragraph."""
        following = next((segment.value for segment in segments[at + 1 :] if segment.value is not None), None)
        return self.values[following].unit if following is not None else None

    def largest(self, value: Value, gone: set[int]) -> Spot | None:
        """The outermost item around a value that holds no values but those of `gone`."""
        found = None
        for spot in spots_of(value):
            if self.numbers_at(spot) <= gone:
                found = spot
        return found

    def numbers_at(self, spot: Spot) -> set[int]:
        """The numbers of the values that an item holds."""
        return {number for number, value in enumerate(self.values) if any(one == spot for one in spots_of(value))}


def spots_of(value: Value) -> Iterator[Spot]:
    """The items that hold a value, innermost first."""
    body, place_ = value.body, value.item
    while body is not None:
        if place_ is not None:
            yield Spot(body, place_)
        place_ = body.outer_item
        body = body.outer

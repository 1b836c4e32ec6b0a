"""Finds a gram (a span of letters as a number, see `grams`) in all sources at once."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from drafter.proofread.overlap.grams import SIDES_BITS, STEP
from drafter.proofread.overlap.store import IndexedSource


def order_of(grams: array[int]) -> array[int]:
    """The indexes of the grams, sorted by the grams' numbers."""
    return array("I", sorted(range(len(grams)), key=grams.__getitem__))


MOST = 8
"""How many places in one source are compared if gram and side hashes are the same: if the source repeats a passage, each place has it."""


class GramPlace(NamedTuple):
    """A gram in a source. source: the index of the source. start: the letter at which it begins. number: see `source_grams`."""

    source: int
    start: int
    number: int


class Places:
    """The grams of sources, found by bisection. order: the result of `order_of`; computed if it is missing."""

    def __init__(self, entries: Iterable[IndexedSource], order: array[int] | None = None) -> None:
        self.grams = array("Q")
        counts = [0]
        for entry in entries:
            self.grams.extend(entry.grams)
            counts.append(len(entry.grams))
        self.order = order_of(self.grams) if order is None else order
        self._firsts = list(accumulate(counts))

    def of(self, gram: int) -> Iterator[GramPlace]:
        """The places of a gram. Of those in one source with the same side hashes, only the first `MOST`. gram: its hash, see `grams.gram`."""
        numbers, order = self.grams, self.order
        at = bisect_left(order, gram << SIDES_BITS, key=numbers.__getitem__)
        while at < len(order) and (number := numbers[order[at]]) >> SIDES_BITS == gram:
            source = bisect_right(self._firsts, order[at]) - 1
            first, end = self._firsts[source : source + 2]
            for _ in range(MOST):
                yield GramPlace(source, (order[at] - first) * STEP, number)
                at += 1
                if at == len(order) or order[at] >= end or numbers[order[at]] != number:
                    break
            else:
                at = bisect_left(order, (number, end), at, key=lambda place: (numbers[place], place))

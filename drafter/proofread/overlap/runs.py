"""Runs: passages of letters that a text shares with a source.

The index names sources that may share a run. Each of them is read once for a text, in the order of the index, and compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from drafter.proofread.overlap.grams import GRAM, RUN, gram, may_go_on, sides
from drafter.proofread.overlap.places import Places

_ENOUGH = 32
"""How many sources are compared if many have the same run."""


_LONG = 1000
"""The letters of a run in which no longer one is looked for: a text that repeats itself has one for every repetition."""


class SharedRun(NamedTuple):
    """Letters of a text that a source has too. source: the index of the source."""

    start: int
    stop: int
    source: int


class _Match(NamedTuple):
    """A gram that a source and a text share and that may be part of a run.

    start: its first letter in the source.
    at: the same in the text.
    """

    source: int
    at: int
    start: int


def shared_runs(text: str, places: Places, letters: Callable[[int], str], absent: Container[int]) -> Iterator[SharedRun]:
    """The runs of at least `RUN` letters, from left to right, without overlap: where two overlap, the later one is shortened.

    letters: returns the letters of a source by its index.
    absent: the indexes of sources that are ignored.
    """
    longest = _longest(text, _matches(text, places, absent), letters)
    behind = 0
    for at in sorted(longest):
        run = longest[at]
        if at + GRAM > behind and run.stop > behind:
            yield run._replace(start=max(run.start, behind))
            behind = run.stop


def _matches(text: str, places: Places, absent: Container[int]) -> Iterable[_Match]:
    """The grams that may be part of a run, source by source."""
    matches: list[_Match] = []
    for at in range(len(text) - GRAM + 1):
        beside = None
        for place in places.of(gram(text, at)):
            beside = sides(text, at) if beside is None else beside
            if place.source not in absent and may_go_on(place.number, beside):
                matches.append(_Match(place.source, at, place.start))
    return sorted(matches)


def _longest(text: str, matches: Iterable[_Match], letters: Callable[[int], str]) -> dict[int, SharedRun]:
    """A mapping from the first letter of a gram in the text to the longest run around it. At most `_ENOUGH` sources are compared."""
    longest: dict[int, SharedRun] = {}
    tried: Counter[int] = Counter()
    for source, group in groupby(matches, key=lambda match: match.source):
        open_ = [match for match in group if match.at not in longest or tried[match.at] < _ENOUGH]
        tried.update({match.at for match in open_})
        words = letters(source) if open_ else ""
        alike: dict[int, SharedRun] = {}  # the last run for each difference between the positions in source and text
        long: SharedRun | None = None
        for at, start in ((match.at, match.start) for match in open_):
            run = long if long is not None and long.stop >= at + GRAM else alike.get(at - start)
            if run is None or run.stop < at + GRAM:
                run = alike[at - start] = SharedRun(*_around(text, at, words, start), source)
            size = run.stop - run.start
            long = run if size >= _LONG else long
            if size >= RUN and (at not in longest or size > longest[at].stop - longest[at].start):
                longest[at] = run
    return longest


def _around(text: str, at: int, source: str, start: int) -> tuple[int, int]:
    """The run around a gram: the indexes of its first letter in the text and of the letter behind its last.

    at, start: the gram's first letter in the text and in the source. The run is empty where the letters differ and only the hashes
    are equal.
    """
    if text[at : at + GRAM] != source[start : start + GRAM]:
        return at, at
    return at - equal_letters(text, at, source, start, -1), at + equal_letters(text, at, source, start, 1)


def equal_letters(text: str, at: int, source: str, start: int, step: Literal[-1, 1]) -> int:
    """How many letters of two texts are equal behind a place of each (step 1) or before it (-1). Pieces are compared, each twice as long."""

    def same(first: int, behind: int) -> bool:
        """Whether the letters from one count to before another are equal."""
        if step > 0:
            return text[at + first : at + behind] == source[start + first : start + behind]
        return text[at - behind : at - first] == source[start - behind : start - first]

    most = min(len(text) - at, len(source) - start) if step > 0 else min(at, start)
    equal, differ = 0, most + 1  # so many are equal for sure, and so many are not
    size = GRAM
    while differ > most and equal < most:
        behind = min(equal + size, most)
        if same(equal, behind):
            equal, size = behind, size * 2
        else:
            differ = behind
    while differ - equal > 1 and equal < most:
        middle = (equal + differ) // 2
        if same(equal, middle):
            equal = middle
        else:
            differ = middle
    return equal

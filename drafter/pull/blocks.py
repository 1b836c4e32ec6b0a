"""What two texts, or two lists of paragraphs, have in common, found in time that grows linearly with them.

`difflib` compares every element with every equal one of the other side. A page with the same paragraph a thousand times takes a
million steps, and so does a paragraph of some thousand characters. Where that is too much, equal pieces (the clauses of a text, the
paragraphs of a page) are paired first, in order, and `difflib` compares what lies between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

MOST = 200
"""`difflib` is given two sequences if they have at most so many pairs of equal elements for each element."""
_CLAUSE = re.compile(r"[^，。；：！？、\n]{0,40}[，。；：！？、\n]*")


class Block(NamedTuple):
    """A run of equal elements: where it begins on both sides, and its length."""

    old: int
    new: int
    size: int


def blocks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """The runs that two sequences have in common, in order. No run is empty."""
    if _is_cheap(old, new):
        return list(_compared(old, new, 0, 0))
    head = _alike(old, new)
    tail = _alike(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
    middle = list(_between(old[head : len(old) - tail], new[head : len(new) - tail], head))
    ends = [Block(0, 0, head), *middle, Block(len(old) - tail, len(new) - tail, tail)]
    return [block for block in ends if block.size]


def stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Two sequences cut into equal and different stretches, in order.

    Each is a triple: whether it is equal, its start and stop in `old`, its start and stop in `new`.
    """
    at = to = 0
    for start, new_start, size in [*blocks(old, new), Block(len(old), len(new), 0)]:
        if start > at or new_start > to:
            yield False, (at, start), (to, new_start)
        at, to = start + size, new_start + size
        if size:
            yield True, (start, at), (new_start, to)


def _is_cheap(old: Sequence[Hashable], new: Sequence[Hashable]) -> bool:
    """Whether `difflib` takes few steps for the length of two sequences."""
    shorter, longer = sorted((len(old), len(new)))
    if shorter <= MOST // 2:
        return True
    times = Counter(new)
    return sum(count * times[element] for element, count in Counter(old).items()) <= MOST * longer


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many elements are equal from the start on."""
    return next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))


def _compared(old: Sequence[Hashable], new: Sequence[Hashable], at: int, to: int) -> Iterator[Block]:
    """The runs that `difflib` finds. at, to: where `old` and `new` begin in the whole sequences."""
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if block.size:
            yield Block(at + block.a, to + block.b, block.size)


def _between(old: Sequence[Hashable], new: Sequence[Hashable], begin: int) -> Iterator[Block]:
    """The runs of two sequences that are too long to be compared at once. begin: where both begin."""
    pieces, new_pieces = _pieces(old), _pieces(new)
    starts, new_starts = ([0, *accumulate(map(len, found))] for found in (pieces, new_pieces))
    at = to = 0
    for number, new_number in [*in_order(_numbered_pairs(pieces, new_pieces)), (len(pieces), len(new_pieces))]:
        stop, new_stop = starts[number], new_starts[new_number]
        gap, new_gap = old[at:stop], new[to:new_stop]
        if gap and new_gap and _is_cheap(gap, new_gap):
            yield from _compared(gap, new_gap, begin + at, begin + to)
        if number < len(pieces):
            yield Block(begin + stop, begin + new_stop, len(pieces[number]))
            at, to = stop + len(pieces[number]), new_stop + len(pieces[number])


def _pieces(sequence: Sequence[Hashable]) -> list[str | tuple[Hashable, ...]]:
    """The clauses of a text, or each element of a list by itself."""
    if isinstance(sequence, str):
        return [piece for piece in _CLAUSE.findall(sequence) if piece]
    return [(element,) for element in sequence]


def _numbered_pairs(old: Iterable[Hashable], new: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """Pairs of equal pieces, by their numbers, in the order of the old side. Of several equal pieces the first is paired with the first."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, piece in enumerate(new):
        places[piece].append(number)
    seen: Counter[Hashable] = Counter()
    for number, piece in enumerate(old):
        if seen[piece] < len(places.get(piece, ())):
            yield number, places[piece][seen[piece]]
            seen[piece] += 1


def in_order(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The greatest set of pairs in the same order on both sides: the longest increasing subsequence, by patience sorting.

    It works from the end, so that of two elements that changed places the second counts as moved.
    """
    backwards = list(found)[::-1]
    ends: list[int] = []
    last: list[int] = []
    behind = [-1] * len(backwards)
    for number, (_, new) in enumerate(backwards):
        length = bisect_left(ends, -new)
        behind[number] = last[length - 1] if length else -1
        ends[length : length + 1] = [-new]
        last[length : length + 1] = [number]
    chosen = []
    number = last[-1] if last else -1
    while number >= 0:
        chosen.append(backwards[number])
        number = behind[number]
    return chosen

"""The alignment of two pages: from each paragraph of the old page to the paragraph of the new page that it became.

Paragraphs that occur once on both pages, in the same order, are paired first. They are anchors that divide the pages into short
spans, so that the time grows linearly with the pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest

from drafter.pull.blocks import blocks, in_order, stretches

Pair = tuple[int | None, int | None]
"""The numbers of a paragraph on the old and on the new page; None for a new paragraph, or for a removed one."""

ALIKE = 0.4
"""The least `likeness` of two paragraphs to be paired."""
_SAME_START = 0.3
"""How much the same first characters add to the likeness."""
_MOST = 4000
"""The most comparisons in one block. In a larger block paragraphs are paired in order, without comparison."""


def pairs(
    before: Sequence[str],
    after: Sequence[str],
    same_kind: Callable[[int, int], float],
    keys: tuple[Sequence[Hashable], Sequence[Hashable]] | None = None,
    fixed: Callable[[int, int], bool] | None = None,
) -> Iterator[Pair]:
    """The pairs of two pages, in order.

    same_kind: tells of two paragraphs, by their numbers, whether both are the same kind of line (a subtitle, a heading, a row of a table);
        more than 1 where they are surely the same paragraph.
    keys: a value for each paragraph of both pages; paragraphs are equal if their values are. Without them the texts are the values.
    fixed: tells of two equal paragraphs whether they are headings, or lines of the front: where a heading and another paragraph change
    places, the other one counts as moved. Without it `same_kind` decides.
    """
    keys = keys or (before, after)
    once = _once_in_both(*keys)
    headings = in_order(pair for pair in once if (fixed or same_kind)(*pair))
    anchors = in_order(_beside_all(once, headings))
    old = new = 0
    for anchor, new_anchor in [*anchors, (len(before), len(after))]:
        if anchor > old or new_anchor > new:
            yield from _span(before, after, (old, anchor), (new, new_anchor), same_kind, keys)
        if anchor < len(before):
            yield anchor, new_anchor
        old, new = anchor + 1, new_anchor + 1


def kept(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The pairs of equal paragraphs of two pages, in order. Any values that can be compared for equality will do, digests too."""
    found: list[tuple[int, int]] = []
    old = new = 0
    for anchor, new_anchor in [*in_order(_once_in_both(before, after)), (len(before), len(after))]:
        for start, new_start, size in blocks(before[old:anchor], after[new:new_anchor]):
            found += ((old + start + by, new + new_start + by) for by in range(size))
        if anchor < len(before):
            found.append((anchor, new_anchor))
        old, new = anchor + 1, new_anchor + 1
    return found


def _once_in_both(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The paragraphs that occur once on both pages, as pairs of their numbers, in the order of the old page."""
    times, new_times = Counter(before), Counter(after)
    places = {text: place for place, text in enumerate(after) if new_times[text] == 1}
    return [(place, places[text]) for place, text in enumerate(before) if text in places and times[text] == 1]


def _beside_all(found: Iterable[tuple[int, int]], fixed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The fixed pairs, and the other pairs that lie between the same two fixed pairs on both pages."""
    following = 0
    for old, new in found:
        while following < len(fixed) and fixed[following][0] < old:
            following += 1
        above = fixed[following - 1][1] if following else -1
        if above < new and (following == len(fixed) or new <= fixed[following][1]):
            yield old, new


def _span(
    before: Sequence[str],
    after: Sequence[str],
    old: tuple[int, int],
    new: tuple[int, int],
    same_kind: Callable[[int, int], float],
    keys: tuple[Sequence[Hashable], Sequence[Hashable]],
) -> Iterator[Pair]:
    """The pairs of a span between two anchors. old, new: the start and stop of the span on each page."""
    for equal, (start, stop), (new_start, new_stop) in stretches(keys[0][slice(*old)], keys[1][slice(*new)]):
        here, there = (old[0] + start, old[0] + stop), (new[0] + new_start, new[0] + new_stop)
        if equal:
            yield from zip(range(*here), range(*there), strict=True)
        else:
            yield from _block(before, after, here, there, same_kind)


def _block(
    before: Sequence[str], after: Sequence[str], old: tuple[int, int], new: tuple[int, int], same_kind: Callable[[int, int], float]
) -> Iterator[Pair]:
    """The pairs of a block without equal paragraphs: those with the greatest likeness, in the same order on both pages."""
    rows, columns = old[1] - old[0], new[1] - new[0]
    if rows * columns > _MOST:
        yield from zip_longest(range(*old), range(*new))
        return
    alike = [[max(likeness(before[at], after[to]), same_kind(at, to) * ALIKE) for to in range(*new)] for at in range(*old)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            paired = alike[row][column] + best[row + 1][column + 1] if alike[row][column] >= ALIKE else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    row = column = 0
    while row < rows or column < columns:
        at = best[row][column]
        if row < rows and column < columns and alike[row][column] >= ALIKE and at == alike[row][column] + best[row + 1][column + 1]:
            yield old[0] + row, new[0] + column
            row, column = row + 1, column + 1
        elif row < rows and (column == columns or at == best[row + 1][column]):
            yield old[0] + row, None
            row += 1
        else:
            yield None, new[0] + column
            column += 1


def likeness(old: str, new: str) -> float:
    """How alike two paragraphs are: 0 without anything in common, 1 if equal, 0.3 more if they begin with the same three characters.

    What they have in common counts more as a share of the shorter one, so that a paragraph to which much was added stays like itself.
    If one is more than nine times as long as the other, the answer is 0.
    """
    if 2 * min(len(old), len(new)) < ALIKE / 2 * (len(old) + len(new)):
        return 0.0
    same = sum(block.size for block in blocks(old, new) if block.size > 1 or len(old) < 8)
    shorter, longer = sorted((max(1, len(old)), max(1, len(new))))
    start = _SAME_START if old[:3] == new[:3] else 0.0  # if a paragraph was split, its first part is the one to be paired
    return same / shorter * 0.75 + same / longer * 0.25 + start


def in_common(old: str, new: str, least: int = 1) -> int:
    """How many characters two paragraphs have in common, in runs of `least` and more."""
    if old == new:
        return len(old) if len(old) >= least else 0
    return sum(block.size for block in blocks(old, new) if block.size >= least)

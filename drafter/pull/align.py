"""Which paragraph of a page has become which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
"""The places of a paragraph before and after; None where it was not, or is no more."""

_ALIKE = 0.4
_SAME_START = 0.3
_MOST = 4000
"""So many pairs of paragraphs are compared in one block; a larger one is taken in order."""


def pairs(before: Sequence[str], after: Sequence[str], same_kind: Callable[[int, int], bool]) -> Iterator[Pair]:
    """The pairs of two pages, in order. same_kind: whether two paragraphs are lines of the front, or headings, of the same kind.

    Headings that stay hold the rest: where a paragraph goes to the other side of one, it is the paragraph that moved.
    """
    old = new = 0
    for anchor, new_anchor in [*_anchors(before, after, same_kind), (len(before), len(after))]:
        matcher = SequenceMatcher(None, before[old:anchor], after[new:new_anchor], autojunk=False)
        for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
            blocks = (old + start, old + stop), (new + new_start, new + new_stop)
            if tag == "equal":
                yield from zip(range(*blocks[0]), range(*blocks[1]), strict=True)
            else:
                yield from _block(before, after, *blocks, same_kind)
        if anchor < len(before):
            yield anchor, new_anchor
        old, new = anchor + 1, new_anchor + 1


def _anchors(before: Sequence[str], after: Sequence[str], same_kind: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """The lines of the front and the headings that both pages have, each once, in the same order."""
    times, new_times = Counter(before), Counter(after)
    places = {text: place for place, text in enumerate(after) if new_times[text] == 1}
    found = [(place, places[text]) for place, text in enumerate(before) if text in places and times[text] == 1]
    found = [pair for pair in found if same_kind(*pair)]
    in_new_order = [old for old, _ in sorted(found, key=lambda pair: pair[1])]
    matcher = SequenceMatcher(None, [old for old, _ in found], in_new_order, autojunk=False)
    return [found[block.a + step] for block in matcher.get_matching_blocks() for step in range(block.size)]


def _block(
    before: Sequence[str], after: Sequence[str], old: tuple[int, int], new: tuple[int, int], same_kind: Callable[[int, int], bool]
) -> Iterator[Pair]:
    """The pairs of a block in which nothing is the same: the most alike, their order kept."""
    rows, columns = old[1] - old[0], new[1] - new[0]
    if rows * columns > _MOST:
        alike = [[1.0 if row == column else 0.0 for column in range(columns)] for row in range(rows)]
    else:
        alike = [[max(likeness(before[at], after[to]), same_kind(at, to) * _ALIKE) for to in range(*new)] for at in range(*old)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            paired = alike[row][column] + best[row + 1][column + 1] if alike[row][column] >= _ALIKE else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    row = column = 0
    while row < rows or column < columns:
        at = best[row][column]
        if (
            row < rows
            and column < columns
            and alike[row][column] >= _ALIKE
            and at == alike[row][column] + best[row + 1][column + 1]
        ):
            yield old[0] + row, new[0] + column
            row, column = row + 1, column + 1
        elif row < rows and (column == columns or at == best[row + 1][column]):
            yield old[0] + row, None
            row += 1
        else:
            yield None, new[0] + column
            column += 1


def likeness(one: str, other: str) -> float:
    """How alike two paragraphs are, from 0 to 1; what one holds of the other whole counts as much as their length allows."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE / 2:
        return 0.0
    same = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1 or len(one) < 8)
    shorter, longer = sorted((max(1, len(one)), max(1, len(other))))
    start = _SAME_START if one[:3] == other[:3] else 0.0  # of a paragraph that was split, the first part is what is left of it
    return same / shorter * 0.75 + same / longer * 0.25 + start

"""Finds lists without headings that begin again behind prose: 一是 二是 三是, a paragraph, 一要 二要 三要 are two sections without headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.outline import UnitStart, announces_several
from drafter.mine.segment.siblings import announced

LEAST = 2
"""The fewest items of a list, and the fewest lists."""
LONGEST_LEAD = 300
"""The most characters of the paragraph that leads to a list. A longer one is text of its own."""
HEADLESS = -2
"""`UnitStart.chain` of a section without a heading."""


class _List(NamedTuple):
    """A list of first-level units.

    first: the place of its first unit among all units.
    at, last: the indexes of the paragraphs of its first and last unit, counted from the first paragraph of the body.
    size: how many units of the first level it has.
    """

    first: int
    at: int
    last: int
    size: int


def grouped(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[UnitStart]:
    """The units, with each list that begins again below a section without a heading.

    The section begins with the paragraph that leads to the list. The first list has none where the opening has no other paragraph,
    or ends with a point.
    units: all units of the paragraphs, in order. They come back as they are where a list follows another directly, or where all
    but one belong to the closing (最后，我再强调三件事：).
    """
    units = _raised(paragraphs, units)
    lists = _lists(units, paragraphs[0].at) if units else []
    settled = re.compile(table("words")["closing"]["settled"])
    kept = [found for place, found in enumerate(lists) if not place or not settled.match(paragraphs[found.at - 1].text)]
    behind = lists[len(kept)].first if len(kept) < len(lists) else len(units)
    apart = kept == lists[: len(kept)] and all(_leads(paragraphs, units, below, above) for above, below in pairwise(kept))
    if len(kept) < LEAST or not apart or min(found.size for found in kept) < LEAST:
        return list(units)
    result = list(units[: kept[0].first])
    for here, stop in zip(kept, [*(below.first for below in kept[1:]), behind], strict=True):
        led = here is not kept[0] or (here.at > 1 and _is_text(paragraphs, units, here))
        result.append(UnitStart(paragraphs[here.at - led], "", 0, HEADLESS, headless=True))
        result += [unit._replace(depth=unit.depth + 1) for unit in units[here.first : stop]]
    return [*result, *units[behind:]]


def in_runs(paragraphs: Sequence[SourceParagraph], signed: Sequence[tuple[SourceParagraph, str]]) -> list[UnitStart]:
    """The units of paragraphs behind the same sign, of one list, or of several where words lead to each of them.

    Example: ``有三件事要报告：`` ``◆渠修好了。……`` ``◆水价降了。……``, and then ``还要请大家帮两个忙：`` ``◆……``. Within a list the paragraphs follow one another.
    """
    runs: list[list[tuple[SourceParagraph, str]]] = []
    for paragraph, sign in signed:
        if runs and runs[-1][-1][0].at == paragraph.at - 1:
            runs[-1].append((paragraph, sign))
        else:
            runs.append([(paragraph, sign)])
    base = paragraphs[0].at
    above = [paragraphs[run[0][0].at - base - 1].text if run[0][0].at > base else "" for run in runs]
    several = len(runs) >= LEAST and all(text and (text[-1] in "：:" or announces_several(text)) for text in above)
    return [UnitStart(paragraph, sign, 0, chain if several else 0) for chain, run in enumerate(runs) for paragraph, sign in run]


def with_turned_list(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[UnitStart]:
    """The units, with a list of the last section that stands behind a new address below a section without a heading.

    Example: 第一，……第二，……第三，……, then 同学们！ alone in its paragraph, 我再提几点希望。, 一是…… 二是……, and 同学们！ once more above the closing. No
    section has a list of its own, and nobody is addressed between the others.
    """
    tops = [place for place, unit in enumerate(units) if unit.depth == 0]
    if len(tops) < LEAST or units[tops[-1]].headless or len(units) - tops[-1] - 1 < LEAST:
        return list(units)
    base, last = paragraphs[0].at, tops[-1]
    listed = units[last + 1 :]
    if tops != list(range(tops[0], last + 1)) or {(unit.chain, unit.depth) for unit in listed} != {(listed[0].chain, 1)}:
        return list(units)
    begin, first, end = (unit.at - base for unit in (units[last], listed[0], listed[-1]))
    turns = [at for at in range(units[tops[0]].at - base + 1, len(paragraphs)) if paragraphs[at].is_address]
    turned = next((at for at in turns if begin + 1 < at < first - 1), None)
    lead = paragraphs[first - 1].text
    if (
        turned is None
        or turns[0] < turned
        or not any(at > end for at in turns)
        or not (lead[-1] in "：:" or announces_several(lead))
    ):
        return list(units)
    return [*units[: last + 1], UnitStart(paragraphs[turned], "", 0, HEADLESS, headless=True), *listed]


def _raised(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> Sequence[UnitStart]:
    """The units, with a list below the last first-level unit raised to the first level, where a paragraph announces it as another.

    Example: 我的优势有三点： 一是…… 二是…… 三是…… 如果成功，我将做好三件事： 第一，…… 第二，…… 第三，……. The units of the first list are single paragraphs,
    and the paragraphs in front of both count their units and end with a colon.
    """
    tops = [place for place, unit in enumerate(units) if unit.depth == 0]
    below = len(units) - tops[-1] - 1 if tops else 0
    if len(tops) < LEAST or below < LEAST or tops != list(range(len(tops))):
        return units
    first, last = units[tops[-1]], units[tops[-1] + 1]
    chains = {unit.chain for unit in units[tops[-1] + 1 :]}
    single = all(after.at - before.at == 1 for before, after in pairwise(units[: len(tops)]))
    if len(chains) > 1 or not single or last.at - first.at != 2 or len({unit.chain for unit in units[: len(tops)]}) > 1:
        return units
    base = paragraphs[0].at
    above = units[0].at - base - 1
    if above < 0 or not _announces(paragraphs[above], len(tops)) or not _announces(paragraphs[first.at + 1 - base], below):
        return units
    return [unit if place <= tops[-1] else unit._replace(depth=0) for place, unit in enumerate(units)]


def _announces(paragraph: SourceParagraph, count: int) -> bool:
    return paragraph.text[-1] in "：:" and announced([paragraph]) == count


def _lists(units: Sequence[UnitStart], base: int) -> list[_List]:
    tops = [(place, unit) for place, unit in enumerate(units) if unit.depth == 0]
    runs = [list(run) for _, run in groupby(tops, key=lambda top: top[1].chain)]
    lists = [_List(run[0][0], run[0][1].at - base, run[-1][1].at - base, len(run)) for run in runs]
    return lists if len({unit.chain for _, unit in tops}) == len(lists) else []


def _leads(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart], below: _List, above: _List) -> bool:
    """Whether the paragraph in front of a list leads to it: it opens no unit, and is no long text."""
    return below.at - 1 > above.last and _is_text(paragraphs, units, below) and len(paragraphs[below.at - 1].text) <= LONGEST_LEAD


def _is_text(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart], found: _List) -> bool:
    """Whether the paragraph in front of a list opens no unit."""
    return not found.first or units[found.first - 1].at != paragraphs[found.at - 1].at

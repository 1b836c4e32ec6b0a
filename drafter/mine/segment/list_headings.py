"""Finds headings without numbers above lists that begin anew below each: ``春灌``, ``1.……``, ``2.……``, ``夏灌``, ``1.……``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from drafter.mine.clean.lines import finished
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.lesser import dashed_paragraphs
from drafter.mine.segment.outline import UnitStart
from drafter.mine.segment.sides import is_bracketed, is_label
from drafter.mine.titles import is_title

LEAST = 2
"""The fewest headings. A single list may have one, if another stands above a text."""
LONGEST = 16
"""The most characters of such a heading."""


def with_headed_lists(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[UnitStart]:
    """The units, in each section the headings of its lists above these, where every list has one.

    paragraphs: those of the sections.
    """
    if not paragraphs:
        return list(units)
    base, stop = paragraphs[0].at, paragraphs[-1].at + 1
    chain = max((unit.chain for unit in units), default=0)
    tops = [number for number, unit in enumerate(units) if unit.depth == 0]
    found = list(units[: tops[0]] if tops else units)
    for number, following in pairwise([*tops, len(units)]):
        top, inner = units[number], units[number + 1 : following]
        end = units[following].at if following < len(units) else stop
        chain += 1
        inside = paragraphs[top.at + 1 - base : end - base]
        heads = [UnitStart(head, _sign(head.text), 1, chain) for head in _heads(inside, inner)]
        starts = heads or [UnitStart(head, dash, 1, chain) for head, dash in _dashes_over(inside, inner)]
        deeper = [unit._replace(depth=unit.depth + 1) for unit in inner] if starts else inner
        found += [top, *sorted([*starts, *deeper], key=_place)]
    return found


def _place(unit: UnitStart) -> int:
    return unit.at


def _heads(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[SourceParagraph]:
    """The headings of the lists of a section and of the texts beside them; empty where a list has none, or one stands between the items of a list."""
    lists = list(_lists(units))
    if not lists or any(first.paragraph.mark is None for first, _ in lists):
        return []
    if len({first.paragraph.mark.family for first, _ in lists if first.paragraph.mark}) > 1:
        return []
    starts = {unit.at for unit in units}
    fits = (
        is_label if any(map(is_label, paragraphs)) else is_bracketed if sum(map(is_bracketed, paragraphs)) > LEAST else _is_heading
    )
    heads = [
        paragraph
        for paragraph, below in pairwise(paragraphs)
        if paragraph.at not in starts and fits(paragraph) and (below.at in starts or _is_text(paragraph, below))
    ]
    gaps = [(paragraphs[0].at - 1, lists[0][0].at), *((above[1].at, below[0].at) for above, below in pairwise(lists))]
    headed = all(any(low < head.at < high for head in heads) for low, high in gaps)
    inside = any(first.at < head.at < last.at for first, last in lists for head in heads)
    return heads if headed and not inside and len(heads) >= LEAST else []


def _dashes_over(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs behind dashes of a section whose lists all stand directly below one of them, each with its dash: ``——守渠。分三步走：``, ``1.……``, ``2.……``, ``——管闸。……``.

    A colon leads to a single list. Empty where a list stands elsewhere, or a dash inside one.
    """
    found = dashed_paragraphs(paragraphs)
    lists = list(_lists(units)) if found else []
    if not lists:
        return []
    texts = {paragraph.at: paragraph.text for paragraph, _ in found}
    below = all(first.at - 1 in texts for first, _ in lists)
    inside = any(first.at < at < last.at for first, last in lists for at in texts)
    led = all(texts.get(first.at - 1, "").endswith(("：", ":")) for first, _ in lists)
    return found if below and not inside and (led or len(lists) >= LEAST) else []


def _lists(units: Sequence[UnitStart]) -> Iterator[tuple[UnitStart, UnitStart]]:
    """The first and the last unit of each list of the outermost level."""
    depth = min((unit.depth for unit in units), default=0)
    outer: dict[int, list[UnitStart]] = {}
    for unit in units:
        if unit.depth == depth:
            outer.setdefault(unit.chain, []).append(unit)
    for chain in outer.values():
        yield chain[0], chain[-1]


def _sign(text: str) -> str:
    sign = _signs().match(text)
    return sign[0] if sign else ""


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(table("words")["signs"])


def _is_heading(paragraph: SourceParagraph) -> bool:
    """Whether a line is a few words without an end, perhaps behind a sign: ``春灌``, ``●带好队伍``."""
    words = paragraph.text[len(_sign(paragraph.text)) :]
    plain = paragraph.mark is None and not paragraph.is_address and not paragraph.is_date and words[:1] not in ("（", "(")
    return plain and 0 < len(words) <= LONGEST and is_title(words) and words[-1] not in _ENDS and not set(words) & _INSIDE


_ENDS = frozenset("。！!？?…；;：:，,、了的吧呢啊吗")
"""How no such heading ends: as a sentence does, or as one speaks."""
_INSIDE = frozenset("，,。；;：:我你您他她")
"""What no such heading has in it."""


def _is_text(heading: SourceParagraph, below: SourceParagraph) -> bool:
    return finished(below.text) and len(below.text) > len(heading.text)

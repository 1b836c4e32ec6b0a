"""How a text is hard-wrapped: at which width, and which of its lines are full, are headings, are indented."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.clean.lines import WIDEST, SourceLine, finished, width_of

FULL = 0.9
"""A wrapped line is at least this part of the longest."""

STRAY = 0.03
"""So many of the lines may be wider than a wrapped text is: an address, a line of a page around it; four, and no more than eight."""
STRAYS = (4, 8)
WRAPPED = 8
"""Where a line is wider than the text, so many full lines show that it is wrapped."""
NARROWEST = 16
BRIM = 2
SHORT = 0.2
"""At least this part of the lines that end a sentence are not full: they end paragraphs."""


class Wrap(NamedTuple):
    """How a text is hard-wrapped. full: the width from which on a line is full, infinite where nothing is wrapped.

    sure: whether so many lines are full that a full line which ends a sentence rather goes on than ends its paragraph.
    indented: whether the first line of every paragraph is indented, and no other.
    headings: the families of marks whose lines are headings that stand alone.
    """

    full: float
    sure: bool = False
    indented: bool = False
    headings: frozenset[str] = frozenset()


def wrapped(lines: list[SourceLine]) -> Wrap:
    """Whether a text is hard-wrapped, and how."""
    widths = sorted((line.width, finished(line.text) or line.text[-1] in "：:") for line in lines)
    best, width = 0, 0.0
    for stray in range(min(STRAYS[1], max(STRAYS[0], int(len(lines) * STRAY))) + 1):
        if len(widths) < stray + 3 or widths[-1 - stray][0] < NARROWEST:
            break
        widest = widths[-1 - stray][0]
        if widest > WIDEST or widest == width:
            continue
        full = widths[bisect_left(widths, (widest * FULL, False)) : len(widths) - stray]
        broken = sum(not ended for _, ended in full)
        brim = len(widths) - stray - bisect_left(widths, (widest - BRIM, False))
        if len(full) >= (3 if stray == 0 else WRAPPED) and broken * 2 > len(full) and brim > best:
            best, width = brim, widest
    if not best:
        return Wrap(float("inf"))
    full_width = width * FULL
    sure = best >= WRAPPED and _ends_short(lines, full_width)
    return Wrap(full_width, sure, _indented(lines, full_width), _headings(lines, full_width))


def _ends_short(lines: list[SourceLine], full: float) -> bool:
    """Whether paragraphs end in lines of any width, as they do where the lines were broken by a machine."""
    ended = [line for line in lines if finished(line.text)]
    return sum(line.width < full for line in ended) > len(ended) * SHORT


def _headings(lines: list[SourceLine], full: float) -> frozenset[str]:
    """The families of marks most of whose lines are neither full to the brim nor sentences."""
    alone: Counter[str] = Counter()
    all_marks: Counter[str] = Counter()
    for line, below in zip(lines, [*lines[1:], lines[-1]], strict=True):
        mark = line.mark
        if mark is not None:
            all_marks[mark.family] += 1
            short = not is_brim(width_of(indentation(line) + line.text), full) or not (is_full(below, full) or finished(below.text))
            alone[mark.family] += short and not finished(line.text)
    return frozenset(family for family, count in all_marks.items() if alone[family] * 2 >= count)


def _indented(lines: list[SourceLine], full: float) -> bool:
    """Whether paragraphs are indented: lines below a line that is not full are, lines below a full one that ends no sentence hardly ever."""
    begins, inside = [0, 0], [0, 0]
    for before, line in pairwise(lines):
        if before.width < full * FULL:
            begins[is_indented(line)] += 1
        elif before.width >= full and not finished(before.text):
            inside[is_indented(line)] += 1
    return begins[1] > 2 and begins[1] > 2 * begins[0] and inside[0] > 9 * inside[1]


def is_indented(line: SourceLine) -> bool:
    """Whether a line begins with an indentation: a wide blank or two others."""
    return line.source[:1] == "\u3000" or line.source[:2].isspace()


def indentation(line: SourceLine) -> str:
    """The blanks in front of a line as wide blanks; two of half width make one."""
    blanks = line.source[: len(line.source) - len(line.source.lstrip())]
    return "\u3000" * ((2 * blanks.count("\u3000") + len(blanks) - blanks.count("\u3000")) // 2)


def is_brim(width: float, full: float) -> bool:
    """Whether a line is full to the last place or two: what is shorter was not broken before a mark of punctuation."""
    return full < WIDEST and full / FULL - BRIM <= width <= full / FULL + BRIM


def is_full(line: SourceLine, full: float) -> bool:
    """Whether a line is full, and no wider than the text is."""
    return full < WIDEST and full * FULL <= max(line.width, min(len(line.text), full)) and line.width <= full / FULL + BRIM

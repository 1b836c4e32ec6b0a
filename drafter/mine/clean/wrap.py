"""How a text is hard-wrapped: the width, and which lines are full, are headings, or are indented."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.clean.lines import WIDEST, SourceLine, finished, width_of

FULL = 0.9
"""The smallest width of a full line, as a fraction of the longest wrapped line."""

STRAY = 0.03
"""The fraction of lines that may be wider than the wrapped text (web addresses, lines around the speech); at least four lines, at most
eight.
"""
STRAYS = (4, 8)
WRAPPED = 8
"""How many full lines show that a text is wrapped, if some line is wider than the text."""
NARROWEST = 16
BRIM = 2
SHORT = 0.2
"""Of the lines that end a sentence, the smallest fraction that must be short lines. Short lines end paragraphs."""


class Wrap(NamedTuple):
    """How a text is hard-wrapped.

    full: the least width of a full line, in Chinese characters; infinite for a text that is not wrapped.
    sure: whether most lines are full. Then a full line that ends a sentence is taken to continue its paragraph.
    indented: whether the first lines of paragraphs are indented, and no others.
    headings: the families of marks whose lines are headings that stand alone.
    margin: the width of the widest line with its indentation, 0 where that is wider than any wrapped line. In a short text, a line that is
    indented and reaches it shows alone that it was wrapped.
    cut: the width of every wrapped line with its indentation where all are equally wide, else 0. A shorter line then ends its paragraph.
    blank: the least width of a broken line in a text whose paragraphs are parted by blank lines, else 0. A few lines show it there.
    """

    full: float
    sure: bool = False
    indented: bool = False
    headings: frozenset[str] = frozenset()
    margin: float = 0.0
    cut: float = 0.0
    blank: float = 0.0


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
    margin = max(map(reach_of, lines)) if widths and widths[-1][0] <= WIDEST else 0.0
    narrowest = NARROWEST if margin >= NARROWEST or not _reach(lines, margin) else NARROWEST_BLOCK
    margin = margin if narrowest <= margin <= WIDEST else 0.0
    full_width = width * FULL
    if not best or _are_parallel([line for line in lines if is_full(line, full_width) and not finished(line.text)]):
        return Wrap(float("inf"), margin=margin, blank=_between_blanks(lines))
    sure = best >= WRAPPED and _ends_short(lines, full_width)
    return Wrap(full_width, sure, _indented(lines, full_width), _headings(lines, full_width), margin, _cut(lines, full_width))


def _are_parallel(broken: list[SourceLine]) -> bool:
    """Whether the lines that seem to be broken are parallel headings: few, each with a mark of one family, and as many clauses in each.

    Three headings of equal length, ``一、看到进步，珍惜来之不易的局面``, are no sign of a wrapped text.
    """
    families = {line.mark.family if line.mark else "" for line in broken}
    clauses = {sum(map(line.text.count, "，、：")) for line in broken}
    return len(broken) < WRAPPED and len(families) == 1 and families != {""} and len(clauses) == 1


BLOCKS = 4
"""The fewest paragraphs, parted by blank lines, that show where lines were broken inside them; two of them must have such lines."""


SURELY_BROKEN = 3
NARROWEST_BLOCK = 10
"""So many broken lines show the breaks of a narrow column too, as a telephone sends it, if their clauses end in other places: those of verses are even."""


def _between_blanks(lines: list[SourceLine]) -> float:
    """See `Wrap.blank`: paragraphs of several lines each break off inside a clause, at about one width, and end with their last line.

    These are no wider, and one is shorter: the lines of verses are even.
    """
    blocks: list[list[SourceLine]] = []
    for line in lines:
        if blocks and blocks[-1][-1].number + 1 == line.number:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    long = [block for block in blocks if len(block) > 1]
    broken = [line for block in long for line in block[:-1]]
    if len(blocks) < BLOCKS or len(long) < 2 or not all(finished(block[-1].text) for block in long):
        return 0.0
    least, most = min(line.width for line in broken), max(line.width for line in broken)
    ends = [block[-1].width for block in long]
    if max(ends) > most or min(ends) >= least - BRIM:
        return 0.0
    in_clauses = all("，" in line.text and line.text[-1].isalnum() and line.mark is None for line in broken)
    uneven = len(broken) >= SURELY_BROKEN and len({line.text.find("，") for line in broken}) > 1
    narrowest = NARROWEST_BLOCK if uneven else NARROWEST
    return least if in_clauses and least >= narrowest and most <= min(WIDEST, least + BRIM) else 0.0


_PARAGRAPHS = 2
"""The fewest indented paragraphs of several lines that show a narrow margin."""
_HANGING = 1
"""So many characters a line ends before the margin, where a mark may not begin the next one."""


def _reach(lines: list[SourceLine], margin: float) -> bool:
    """Whether indented paragraphs show a margin, however narrow: all their lines but the last reach it, some inside a clause, and the last ends a sentence."""
    paragraphs: list[list[SourceLine]] = []
    for line in lines:
        if is_indented(line) or line.is_address:
            paragraphs.append([line])
        elif paragraphs and paragraphs[-1][-1].number + 1 == line.number:
            paragraphs[-1].append(line)
    long = [paragraph for paragraph in paragraphs if len(paragraph) > 1]
    broken = [line for paragraph in long for line in paragraph[:-1]]
    return (
        len(long) >= _PARAGRAPHS
        and all(finished(paragraph[-1].text) for paragraph in long)
        and all(reach_of(line) + _HANGING >= margin and not finished(line.text) for line in broken)
        and any(line.text[-1].isalnum() for line in broken)
    )


CUT = 4
"""The fewest lines that show it."""


def _cut(lines: list[SourceLine], full: float) -> float:
    """The width of all lines that were broken inside a sentence; 0 where they differ, as where no mark may begin a line."""
    broken = [reach_of(line) for line in lines if is_full(line, full) and not finished(line.text)]
    return broken[0] if len(broken) >= CUT and len(set(broken)) == 1 else 0.0


def reach_of(line: SourceLine) -> float:
    """The width of a line with its indentation, in Chinese characters."""
    blanks = indentation(line)
    return width_of(blanks + line.text) if blanks else line.width


def _ends_short(lines: list[SourceLine], full: float) -> bool:
    """Whether paragraphs end in lines of any width, as in text that a program wrapped."""
    ended = [line for line in lines if finished(line.text)]
    return sum(line.width < full for line in ended) > len(ended) * SHORT


def _headings(lines: list[SourceLine], full: float) -> frozenset[str]:
    """The families of marks whose lines are mostly neither completely full nor sentences."""
    alone: Counter[str] = Counter()
    all_marks: Counter[str] = Counter()
    for line, below in zip(lines, [*lines[1:], lines[-1]], strict=True):
        mark = line.mark
        if mark is not None:
            all_marks[mark.family] += 1
            short = not is_brim(reach_of(line), full) or not (is_full(below, full) or finished(below.text))
            alone[mark.family] += short and not finished(line.text)
    return frozenset(family for family, count in all_marks.items() if alone[family] * 2 >= count)


def _indented(lines: list[SourceLine], full: float) -> bool:
    """Whether paragraphs are indented: lines below a short line that are wrapped themselves are, and lines below a full line inside a sentence are not.

    Short lines below short lines, such as headings, say nothing: they may be centred, or stand at the margin.
    """
    begins, inside = [0, 0], [0, 0]
    for before, line in pairwise(lines):
        if before.width < full * FULL or (before.width < full and (before.mark or finished(before.text))):
            begins[is_indented(line)] += line.width >= full and not finished(line.text)
        elif before.width >= full and not finished(before.text):
            inside[is_indented(line)] += 1
    return begins[1] > 1 and begins[1] > 2 * begins[0] and inside[0] > 9 * inside[1]


def is_indented(line: SourceLine) -> bool:
    """Whether a line begins with an indentation: one full-width space, or two others."""
    return line.source[:1] == "\u3000" or line.source[:2].isspace()


def indentation(line: SourceLine) -> str:
    """The indentation of a line as full-width spaces. Two half-width spaces make one."""
    if not line.source[:1].isspace():
        return ""
    blanks = line.source[: len(line.source) - len(line.source.lstrip())]
    return "\u3000" * ((2 * blanks.count("\u3000") + len(blanks) - blanks.count("\u3000")) // 2)


def is_brim(width: float, full: float) -> bool:
    """Whether a width is within two characters of the full one.

    A shorter line was not broken because a punctuation mark had to stay with it.
    """
    return full < WIDEST and _widest(full) - BRIM <= width <= _widest(full) + BRIM


def is_full(line: SourceLine, full: float) -> bool:
    """Whether a line is full, and not wider than the wrapped text."""
    return full < WIDEST and full * FULL <= max(line.width, min(len(line.text), full)) and line.width <= _widest(full) + BRIM


def _widest(full: float) -> float:
    """The width of the widest wrapped line, of which `full` is a fraction: 27, not the 27.000000000000004 that dividing makes of it."""
    return round(full / FULL, 6)

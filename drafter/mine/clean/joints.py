"""Lines that belong together: hard-wrapped text, a word broken at a hyphen, a line that begins with a closing mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.address import is_address, starts_with_address
from drafter.mine.clean.lines import Line, Report, finished
from drafter.mine.marks import mark_of
from drafter.mine.titles import is_date, is_speaker, is_titled
from drafter.speech.text import is_wide, joint

_HYPHEN = re.compile(r"[A-Za-z]{2,}-$")
_CLOSING = "，。、；：！？,;!?”’）》】"

FULL = 0.9
"""A wrapped line is at least this part of the longest."""
FRONT = 4
"""A title and a speaker stand in the first lines."""
WIDEST = 120
"""A wrapped line has no more characters than this; a longer one is a paragraph."""

STRAY = 0.03
"""So many of the lines may be wider than a wrapped text is: an address, a line of a page around it; four, and no more than eight."""
STRAYS = (4, 8)
WRAPPED = 8
"""Where a line is wider than the text, so many full lines show that it is wrapped."""
NARROWEST = 16
BRIM = 2
HEADINGS = 2
"""The lowest rank of marks whose lines are headings that may not be indented as text is."""
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


def joined(lines: list[Line], report: Report) -> list[Line]:
    """The lines as paragraphs."""
    wrap = wrapped(lines)
    result: list[Line] = []
    parts: list[str] = []
    for line in lines:
        if parts and (what := _goes_on(result[-1], parts[-1], line, wrap, head=len(result) <= FRONT)):
            before = parts[-1]
            if what == "hyphen":
                parts[-1] = before[:-1]
            parts.append(joint(parts[-1], line.text) if what != "hyphen" and not _in_blank(before, line.text) else "")
            parts.append(line.text)
            report.repaired("hyphen-broken-word" if what == "hyphen" else "wrapped-line", line, before[-12:], line.text[:12])
            continue
        if result:
            result[-1] = result[-1]._replace(text="".join(parts))
        result.append(line)
        parts = [line.text]
    if result:
        result[-1] = result[-1]._replace(text="".join(parts))
    return result


def _in_blank(before: str, text: str) -> bool:
    """Whether a line was broken inside what stands for a name: XX, and X on the next line."""
    return before[-1:] == text[:1] and text[:1] in "Xx×"


def paragraphs_of(lines: list[Line]) -> list[list[Line]]:
    """The lines of each paragraph, for a text that is hard-wrapped; of any other, each line by itself."""
    wrap = wrapped(lines)
    if wrap.full > WIDEST:
        return [[line] for line in lines]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][0], groups[-1][-1].text, line, wrap, head=len(groups) <= FRONT) == "wrapped":
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _width(line: Line) -> float:
    return _width_of(line.text)


def _width_of(text: str) -> float:
    return len(text) if not text.isascii() and sum(map(is_wide, text)) * 2 > len(text) else len(text) / 2


def wrapped(lines: list[Line]) -> Wrap:
    """Whether a text is hard-wrapped, and how."""
    widths = sorted((_width(line), finished(line.text) or line.text[-1] in "：:") for line in lines)
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


def _ends_short(lines: list[Line], full: float) -> bool:
    """Whether paragraphs end in lines of any width, as they do where the lines were broken by a machine."""
    ended = [line for line in lines if finished(line.text)]
    return sum(_width(line) < full for line in ended) > len(ended) * SHORT


def _headings(lines: list[Line], full: float) -> frozenset[str]:
    """The families of marks most of whose lines are neither full to the brim nor sentences."""
    alone: Counter[str] = Counter()
    all_marks: Counter[str] = Counter()
    for line, below in zip(lines, [*lines[1:], lines[-1]], strict=True):
        mark = mark_of(line.text)
        if mark is not None:
            all_marks[mark.family] += 1
            short = not _is_brim(_indentation(line) + line.text, full) or not (_is_full(below.text, full) or finished(below.text))
            alone[mark.family] += short and not finished(line.text)
    return frozenset(family for family, count in all_marks.items() if alone[family] * 2 >= count)


def _indented(lines: list[Line], full: float) -> bool:
    """Whether paragraphs are indented: the lines behind one that is not full, hardly one behind a full line that ends no sentence."""
    begins, inside = [0, 0], [0, 0]
    for before, line in pairwise(lines):
        if _width(before) < full * FULL:
            begins[_is_indented(line)] += 1
        elif _width(before) >= full and not finished(before.text):
            inside[_is_indented(line)] += 1
    return begins[1] > 2 and begins[1] > 2 * begins[0] and inside[0] > 9 * inside[1]


def _is_indented(line: Line) -> bool:
    return line.source[:1] == "\u3000" or line.source[:2].isspace()


def _goes_on(first: Line, before: str, line: Line, wrap: Wrap, *, head: bool) -> str:
    """Why a line continues the one above it: ``hyphen``, ``mark``, ``wrapped``; empty where it does not."""
    text, full = line.text, wrap.full
    if _HYPHEN.search(before) and text[:1].islower():
        return "hyphen"
    if text[0] in _CLOSING and not (finished(before) and text[0] in "。，") and not first.hint:
        return "mark"
    if wrap.indented and not head and not first.hint and not line.hint and _is_full(before, full):
        apart = _is_indented(line) or is_address(text) or is_date(text) or (finished(before) and _is_heading_mark(text))
        return "" if apart else "wrapped"
    if first.hint or line.hint or is_address(text) or is_address(before) or is_date(text):
        return ""
    if mark_of(text):
        inside = wrap.sure and not head and before != first.text and _is_brim(before, full)
        return "wrapped" if inside and not finished(before) and before[-1] not in "：:" else ""
    if finished(before):
        goes_on = wrap.sure and _is_brim(before, full) and not starts_with_address(text) and not (head and is_speaker(text))
        return "wrapped" if goes_on else ""
    if _is_full(before, full):
        if before == first.text and _heads(first, text, wrap):
            return ""
        return "" if head and (is_titled(before) or is_speaker(text)) else "wrapped"
    if before[-1] in "，、" and len(before) >= 15 and not is_titled(text):
        return "wrapped"
    return ""


def _is_heading_mark(text: str) -> bool:
    mark = mark_of(text)
    return mark is not None and mark.rank is not None and mark.rank <= HEADINGS


def _indentation(line: Line) -> str:
    """The blanks in front of a line, those of half width two for one."""
    blanks = line.source[: len(line.source) - len(line.source.lstrip())]
    return "\u3000" * ((2 * blanks.count("\u3000") + len(blanks) - blanks.count("\u3000")) // 2)


def _heads(first: Line, text: str, wrap: Wrap) -> bool:
    """Whether a line with a mark is a heading, and what is below it text: no second line of the heading."""
    mark = mark_of(first.text)
    if mark is None or mark.family not in wrap.headings:
        return False
    return not _is_brim(_indentation(first) + first.text, wrap.full) or _is_full(text, wrap.full) or finished(text)


def _is_brim(text: str, full: float) -> bool:
    """Whether a line is full to the last place or two: what is shorter was not broken before a mark of punctuation."""
    return full < WIDEST and full / FULL - BRIM <= _width_of(text) <= full / FULL + BRIM


def _is_full(text: str, full: float) -> bool:
    return full < WIDEST and full * FULL <= max(_width_of(text), min(len(text), full)) and _width_of(text) <= full / FULL + BRIM

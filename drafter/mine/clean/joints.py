"""Lines that belong together: hard-wrapped text, a word broken at a hyphen, a line that begins with a closing mark."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.address import is_address
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
"""So many of the lines may be wider than a wrapped text is: an address, a line of a page around it; two, and no more than eight."""
STRAYS = (2, 8)
WRAPPED = 8
"""Where a line is wider than the text, so many full lines show that it is wrapped."""
NARROWEST = 16


class Wrap(NamedTuple):
    """How a text is hard-wrapped. full: the width from which on a line is full, infinite where nothing is wrapped.

    indented: whether the first line of every paragraph is indented, and no other.
    """

    full: float
    indented: bool = False


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
            parts.append(joint(parts[-1], line.text) if what != "hyphen" else "")
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
    text = line.text
    return len(text) if not text.isascii() and sum(map(is_wide, text)) * 2 > len(text) else len(text) / 2


def wrapped(lines: list[Line]) -> Wrap:
    """Whether a text is hard-wrapped, and how."""
    widths = sorted((_width(line), finished(line.text) or line.text[-1] in "：:") for line in lines)
    for stray in range(min(STRAYS[1], max(STRAYS[0], int(len(lines) * STRAY))) + 1):
        if len(widths) < stray + 3 or widths[-1 - stray][0] < NARROWEST:
            break
        widest = widths[-1 - stray][0]
        if widest > WIDEST:
            continue
        full = [ended for width, ended in widths[: len(widths) - stray] if width >= widest * FULL]
        if len(full) >= (3 if stray == 0 else WRAPPED) and full.count(False) * 2 > len(full):
            return Wrap(widest * FULL, _indented(lines, widest * FULL))
    return Wrap(float("inf"))


def _indented(lines: list[Line], full: float) -> bool:
    """Whether paragraphs are indented: every line behind one that is not full, hardly one behind a full line that ends no sentence."""
    begins, inside = [0, 0], [0, 0]
    for before, line in pairwise(lines):
        if _width(before) < full * FULL and finished(before.text):
            begins[_is_indented(line)] += 1
        elif _width(before) >= full and not finished(before.text):
            inside[_is_indented(line)] += 1
    return begins[1] >= WRAPPED // 2 and begins[1] > 4 * begins[0] and inside[0] > 9 * inside[1]


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
        return "" if _is_indented(line) or is_address(text) or is_date(text) else "wrapped"
    if first.hint or line.hint or finished(before) or mark_of(text) or is_address(text) or is_address(before) or is_date(text):
        return ""
    if _is_full(before, full):
        return "" if head and (is_titled(before) or is_speaker(text)) else "wrapped"
    if before[-1] in "，、" and len(before) >= 15 and not is_titled(text):
        return "wrapped"
    return ""


def _is_full(text: str, full: float) -> bool:
    return len(text) >= full * FULL or (full < WIDEST and _width(Line(text, 0, "")) >= full * FULL)

"""Printed lines joined to paragraphs, by indentation, lines that end early, type size and gaps."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise

from drafter.read.pdf.printed import PrintedLine
from drafter.speech.text import join_separator

_INDENT = 1.2
"""The least indentation of a paragraph's first line, in characters. A line that begins with a quotation mark may look indented by
less.
"""
_ROOM = 2.2
"""How far before the right edge a full line may end, in characters. A closing mark cannot begin a line, so it and the character before
it may have moved to the next line.
"""
_FULL = 3
"""A place is the right edge if at least so many lines end there."""
_DIVIDED = re.compile(r"[A-Za-z]-$")
"""A word that continues on the next line. The hyphen stays, because it may belong to the word (COVID-19)."""
_WORD = re.compile(r"[!-~]+")


def paragraphs(pages: list[list[PrintedLine]], width: float) -> list[str]:
    """The paragraphs of all pages. A paragraph may continue on the next page. width: of the paper, in points."""
    lines = list(chain.from_iterable(pages))
    if not lines:
        return []
    size = usual_size(lines)
    body = [line for line in lines if _same_size(line.size, size)] or lines  # type smaller than the rounding has no usual size
    left = _edge([line.left for line in body], size)
    right = -_edge([-line.right for line in body], size)
    if sum(line.right > right - size for line in body) < _FULL:
        right = max(right, width - left)  # too few lines to measure the edge: margins are about equal
    leading = usual_distance(pages, size)
    result: list[list[str]] = []
    before: PrintedLine | None = None
    for page in pages:
        above: PrintedLine | None = None
        for line in page:
            gap = above.middle - line.middle if above else 0.0
            if before is None or gap > 1.5 * leading or gap < -size or _begins(before, line, left, right):
                result.append([line.text])
            else:
                divided = _DIVIDED.search(before.text)
                result[-1].extend(("" if divided else join_separator(before.text, line.text), line.text))
            before = above = line
    return ["".join(pieces) for pieces in result]


def _begins(before: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    """Whether a line begins a paragraph. before: the line before it. left, right: the edges of the text."""
    if not _same_size(before.size, line.size) or line.left > left + _INDENT * line.size:
        return True
    word = _WORD.match(line.text)
    room = _ROOM * line.size + (len(word[0]) * line.size / 2 if word else 0)
    return before.right < right - room


def _same_size(size: float, another: float) -> bool:
    return abs(size - another) < 0.08 * max(size, another)


def usual_size(lines: list[PrintedLine]) -> float:
    """The type size of most characters."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[round(line.size, 1)] += len(line.text)
    return max(counted, key=lambda value: (counted[value], value), default=0.0)


def _edge(places: list[float], size: float) -> float:
    """The left edge: the leftmost place at which several lines begin. A single line in the margin does not count."""
    ordered = sorted(places)
    least = max(1, len(ordered) // 20)
    for place in ordered:
        if sum(place <= other <= place + size / 2 for other in ordered) > least:
            return place
    return ordered[0]


def usual_distance(pages: list[list[PrintedLine]], size: float) -> float:
    """The usual distance of lines, middle to middle, in points. size: their type size."""
    gaps = [round(above.middle - below.middle) for page in pages for above, below in pairwise(page)]
    likely = Counter(gap for gap in gaps if size * 0.9 < gap < size * 3.5)
    return max(likely, key=lambda gap: (likely[gap], -gap)) if likely else size * 2

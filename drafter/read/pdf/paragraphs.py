"""Printed lines joined to the paragraphs that they were: by indentation, by lines that end early, by size and by gaps."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise

from drafter.read.pdf.printed import PrintedLine
from drafter.speech.text import join_separator

_INDENT = 1.2
"""How far the first line of a paragraph is indented at least, in characters; less may be a quotation mark that begins a line."""
_ROOM = 2.2
"""How far a full line may end before the right edge, in characters: a closing mark and what it takes along cannot begin the next."""
_FULL = 3
"""Lines at the right edge that are enough to know it by."""
_DIVIDED = re.compile(r"[A-Za-z]-$")
"""A word that goes on in the next line. The hyphen may be its own (COVID-19) and stays."""
_WORD = re.compile(r"[!-~]+")


def paragraphs(pages: list[list[PrintedLine]], width: float) -> list[str]:
    """The paragraphs of the lines of all pages; a paragraph may go on over the end of a page. width: of the paper."""
    lines = list(chain.from_iterable(pages))
    if not lines:
        return []
    size = usual_size(lines)
    body = [line for line in lines if _same_size(line.size, size)]
    left = _edge([line.left for line in body], size)
    right = -_edge([-line.right for line in body], size)
    if sum(line.right > right - size for line in body) < _FULL:
        right = max(right, width - left)  # too few lines to measure; margins are about equal
    leading = usual_distance(pages, size)
    result: list[str] = []
    before: PrintedLine | None = None
    for page in pages:
        above: PrintedLine | None = None
        for line in page:
            gap = above.middle - line.middle if above else 0.0
            if before is None or gap > 1.5 * leading or gap < -size or _begins(before, line, left, right):
                result.append(line.text)
            else:
                result[-1] += ("" if _DIVIDED.search(result[-1]) else join_separator(result[-1], line.text)) + line.text
            before = above = line
    return result


def _begins(before: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    """Whether a line begins a paragraph, by the line before it and the edges of the text."""
    if not _same_size(before.size, line.size) or line.left > left + _INDENT * line.size:
        return True
    word = _WORD.match(line.text)
    room = _ROOM * line.size + (len(word[0]) * line.size / 2 if word else 0)
    return before.right < right - room


def _same_size(size: float, another: float) -> bool:
    return abs(size - another) < 0.08 * max(size, another)


def usual_size(lines: list[PrintedLine]) -> float:
    """The size of type that most characters have."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[round(line.size, 1)] += len(line.text)
    return max(counted, key=lambda value: (counted[value], value), default=0.0)


def _edge(places: list[float], size: float) -> float:
    """Where lines begin: the leftmost place that several share, so that a single line in the margin counts for nothing."""
    ordered = sorted(places)
    least = max(1, len(ordered) // 20)
    for place in ordered:
        if sum(place <= other <= place + size / 2 for other in ordered) > least:
            return place
    return ordered[0]


def usual_distance(pages: list[list[PrintedLine]], size: float) -> float:
    """How far apart lines usually are, middle to middle. size: of their type."""
    gaps = [round(above.middle - below.middle) for page in pages for above, below in pairwise(page)]
    likely = Counter(gap for gap in gaps if size * 0.9 < gap < size * 3.5)
    return max(likely, key=lambda gap: (likely[gap], -gap)) if likely else size * 2

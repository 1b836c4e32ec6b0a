"""What no style shows: a title, by the size of its letters at the top; lines between the others, by their bold type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from drafter.read.lines import Lines

TOP = 8
"""A title stands among so many lines at the top."""
LARGER = 1.2
"""Its letters are so many times as large as those of the text at least."""
LONGEST = 80
"""A line of it has no more characters."""
_ENDS = "。：:；，,！？"
MOST_BOLD = 0.5
"""The greatest part of a text, in lines, whose bold type says something."""


def titles_by_size(lines: Lines, sizes: Mapping[int, int]) -> list[tuple[int, str]]:
    """The hints for the lines of the title, none where a style shows it or no line is larger than the text. sizes: of lines, in half points."""
    if any(hint == "title" for _, hint in lines.hints):
        return []
    hinted = {index for index, _ in lines.hints}
    shown = [index for index, text in enumerate(lines.texts) if text.strip() and index in sizes]
    weights: Counter[int] = Counter()
    for index in shown:
        weights[sizes[index]] += len(lines.texts[index])
    if len(weights) < 2:
        return []
    usual = weights.most_common(1)[0][0]
    able = [index for index in shown[:TOP] if index not in hinted and _may_be_title(lines.texts[index])]
    largest = max((sizes[index] for index in able), default=0)
    if largest < usual * LARGER:
        return []
    first = next(index for index in able if sizes[index] == largest)
    behind = [index for index in shown if index >= first]
    ends = next((index for index in behind if sizes[index] != largest or index not in able), len(lines.texts))
    return [(index, "title") for index in behind if index < ends]


def bold_lines(lines: Lines, bold: Sequence[int]) -> list[tuple[int, str]]:
    """The hints for the lines that are bold as a whole, among more that are not. bold: their indexes."""
    hinted = {index for index, _ in lines.hints}
    shown = sum(bool(text.strip()) for text in lines.texts)
    found = [index for index in bold if index not in hinted and len(lines.texts[index].strip()) <= LONGEST]
    return [(index, "bold") for index in found] if len(found) <= shown * MOST_BOLD else []


def _may_be_title(text: str) -> bool:
    text = text.strip()
    return len(text) <= LONGEST and text[-1] not in _ENDS

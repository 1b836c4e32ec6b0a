"""The one edit between two texts."""

from __future__ import annotations

from drafter.outline.edit.edit import Edit


def difference(old: str, new: str) -> Edit:
    """The one edit that turns a text into another: what is between their common beginning and their common end."""
    start = _common(old, new)
    most = min(len(old), len(new)) - start
    end = _common(old[::-1][:most], new[::-1][:most])
    return Edit(start, len(old) - end, new[start : len(new) - end])


def _common(one: str, other: str) -> int:
    """The length of the common beginning of two texts."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low

"""The one edit between two texts."""

from __future__ import annotations

from drafter.outline.edit.edit import Edit


def difference(old: str, new: str) -> Edit:
    """The one edit that turns a text into another: what is between their common beginning and their common end."""
    start = _common(old, new)
    most = min(len(old), len(new)) - start
    end = _common(old[::-1][:most], new[::-1][:most])
    return Edit(start, len(old) - end, new[start : len(new) - end])


def moved_place(old: str, new: str, at: int) -> int | None:
    """Where a place of a text is in its new version, before what was put in there; None where the texts have little in common.

    >>> moved_place("一句。二句。", "新的一句。二句。", 3)
    5
    """
    edit = difference(old, new)
    if edit.stop - edit.start > len(old) / 2:
        return None
    if at <= edit.start:
        return at
    return at + len(edit.new) - (edit.stop - edit.start) if at >= edit.stop else edit.start


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

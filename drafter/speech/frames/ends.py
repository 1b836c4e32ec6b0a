"""Where sibling headings end when no mark shows it: ``…，让作风“正”起来党的十八大以来，…``.

In a text without its full stops, a heading and the text behind it are one string. Siblings show where the heading ends: all of them
use the same last words (起来), at the same distance in clauses from the start.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.speech.frames.pattern import SEPARATORS, is_han

WINDOW = 48
"""The longest run-in heading, in characters."""

_OPENING = "“‘《（"


def shared_ending(headings: Sequence[str]) -> str:
    """The longest text with which all headings end; "" where they end differently."""
    if not headings:
        return ""
    size = 0
    shortest = min(map(len, headings))
    low, high = min(text[::-1] for text in headings), max(text[::-1] for text in headings)
    while size < shortest and low[size] == high[size]:
        size += 1
    return low[:size][::-1]


def heading_ends(texts: Sequence[str], window: int = WINDOW) -> tuple[int | None, ...]:
    """The index at which the heading ends in each text, None where it is unknown.

    A text is a heading and what follows it, without a mark between the two.

    All texts must share the ending. Of four or more texts one may lack it, and None stands for that text.
    """
    heads = [text[:window] for text in texts]
    nothing: tuple[int | None, ...] = (None,) * len(texts)
    if len(heads) < 2:
        return nothing
    groups = [list(range(len(heads)))]
    if len(heads) >= 4:
        groups += [groups[0][:i] + groups[0][i + 1 :] for i in groups[0]]
    best: tuple[float, str, list[int]] | None = None
    for group in groups:
        found = _ending([heads[i] for i in group])
        if found and (best is None or (found[0], found[1]) > (best[0], best[1])):
            best = found[0], found[1], group
        if found and len(group) == len(heads):
            break
    if best is None:
        return nothing
    _, ending, group = best
    return tuple(heads[i].index(ending) + len(ending) if i in group else None for i in range(len(heads)))


def _ending(heads: list[str]) -> tuple[float, str] | None:
    """How sure an ending is, and the ending: the last words of all headings. heads: the beginnings of the texts."""
    shortest = min(heads, key=lambda head: (len(head), head))
    best: tuple[float, str] | None = None
    for start in range(2, len(shortest) - 1):
        for end in range(len(shortest), start + 1, -1):
            ending = shortest[start:end]
            if not all(ending in head for head in heads):
                continue
            sure = _sureness(ending, heads)
            if sure is not None and (best is None or (sure, ending) > best):
                best = sure, ending
            break
    return best


def _sureness(ending: str, heads: list[str]) -> float | None:
    """How sure it is that headings end with these words.

    None where they do not: a mark follows or is part of them, or the marks in front of them differ between siblings.
    """
    words = sum(map(is_han, ending))
    places = [head.index(ending) for head in heads]
    behind = [head[place + len(ending) : place + len(ending) + 1] for head, place in zip(heads, places, strict=True)]
    marks = {sum(head.count(mark, 0, place) for mark in SEPARATORS) for head, place in zip(heads, places, strict=True)}
    cut = any(not after or not (is_han(after) or after in _OPENING) for after in behind)
    if words < 2 or min(places) < 2 or len(marks) > 1 or cut or any(mark in ending for mark in SEPARATORS + "、。"):
        return None
    spread = max(places) - min(places)
    return words + 2 * min(marks) - spread / 8

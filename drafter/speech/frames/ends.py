"""Where the headings of siblings end when nothing marks it: ``…，让作风“正”起来党的十八大以来，…``.

In a text that lost its full stops a heading runs in to what follows. Siblings show its end: the last words that they share near their
beginnings, as far as there are marks in front of them alike (起来 · 不足 · 创价值).
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.speech.frames.pattern import SEPARATORS, is_han

WINDOW = 48
"""A run-in heading is no longer than this."""

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
    """For each text, heading and what follows without a mark between, where its heading ends; None where that is not to be seen.

    All must share the ending, or all but one where there are four or more: that one has None.
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
    """The ending that heads share, and how sure it is."""
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
    """None where it ends no heading: marks follow it or stand in it, or in front of it other marks than in the siblings."""
    words = sum(map(is_han, ending))
    places = [head.index(ending) for head in heads]
    behind = [head[place + len(ending) : place + len(ending) + 1] for head, place in zip(heads, places, strict=True)]
    marks = {sum(head.count(mark, 0, place) for mark in SEPARATORS) for head, place in zip(heads, places, strict=True)}
    cut = any(not after or not (is_han(after) or after in _OPENING) for after in behind)
    if words < 2 or min(places) < 2 or len(marks) > 1 or cut or any(mark in ending for mark in SEPARATORS + "、。"):
        return None
    spread = max(places) - min(places)
    return words + 2 * min(marks) - spread / 8

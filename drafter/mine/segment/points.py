"""Finds points inside a paragraph, by their marks or by a frame that their first words share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from drafter.mine.marks import Placed, runs
from drafter.mine.segment.headings import HeadingSplit, heading_splits
from drafter.mine.segment.sentences import sentences
from drafter.mine.segment.shared import shared_end, shared_start
from drafter.speech.lines import joined, parted
from drafter.speech.tree import MAX_LEVEL, Item, Point

LONGEST_HEADING = 40
"""The most characters of a point's heading. A longer first sentence is text."""


def items_of(text: str, level: int = 1) -> tuple[Item, ...]:
    """The items of a paragraph, or of its text behind a heading: text, then the points in it."""
    if not text:
        return ()
    if level <= MAX_LEVEL and len(text) >= SHORTEST_LIST:
        marked = _first_list(text)
        if marked is not None:
            return _listed(text, marked, level)
        if level == 1 and (starts := framed_starts(text)):
            return _framed(text, starts)
    return (text,)


SHORTEST_LIST = 12
"""Paragraphs with fewer characters are not searched for a list."""


def _first_list(text: str) -> list[Placed] | None:
    """The list that begins first; of several that begin at the same place, the longest. None where the text has no list."""
    lists = runs(text)
    return min(lists, key=lambda marks: (marks[0].at, -marks[-1].at), default=None)


def _listed(text: str, marks: list[Placed], level: int) -> tuple[Item, ...]:
    stops = [placed.at for placed in marks[1:]] + [len(text)]
    words = [parted(text[:stop], placed.at + len(placed.mark.text))[1] for placed, stop in zip(marks, stops, strict=True)]
    lead = text[: marks[0].at]
    found = points(tuple(placed.mark.text for placed in marks), words, level)
    return (lead, *found) if lead else found


def points(marks: Sequence[str], words: Sequence[str], level: int, *, own_paragraph: bool = False) -> tuple[Point, ...]:
    """The points of a list. marks: the mark of each point. words: the text behind each mark."""
    splits = heading_splits(words)
    return tuple(_point(mark, split, level, own_paragraph) for mark, split in zip(marks, splits, strict=True))


def _point(mark: str, split: HeadingSplit, level: int, own_paragraph: bool) -> Point:
    if not split.text or not 0 < len(split.heading) <= LONGEST_HEADING:
        return Point(mark, None, "", items_of(joined(split), level + 1), own_paragraph)
    return Point(mark, split.heading, split.end, items_of(split.text, level + 1), own_paragraph)


# ---------------------------------------------------------------- without marks

SHORT = 22
"""The most characters of a heading without a mark."""
LEAST = 3
"""The fewest sentences that share a frame. Two may begin alike by chance."""


def framed_starts(text: str) -> list[int]:
    """The indexes of sentences that share a frame (``突出“学”，……``, ``建立“一体化”谋划机制。……``); empty with fewer than `LEAST`.

    Whole short sentences must share their beginning and their end. First clauses must have a quotation at the same place.
    """
    if text.count("。") < LEAST:
        return []
    bounds = list(sentences(text))
    heads = [_head(text[start:stop]) for start, stop in bounds]
    groups: dict[str, list[int]] = {}
    for number, head in enumerate(heads):
        if head:
            groups.setdefault(head[:2], []).append(number)
    best: list[int] = []
    for members in groups.values():
        if len(members) >= max(LEAST, len(best) + 1) and _is_framed([heads[i] for i in members], members, len(bounds), members[-1]):
            best = members
    return [bounds[i][0] for i in best]


def _head(sentence: str) -> str:
    """The possible heading of a sentence: the whole sentence if it is short, or a first clause that ends with a quotation."""
    if len(sentence) <= SHORT and sentence[-1:] == "。" and "，" not in sentence:
        return sentence
    clause = _QUOTED.match(sentence)
    return clause[0] if clause else ""


_QUOTED = re.compile("[^，,。]{2,14}(?<=[”’])[，,]")
_END = re.compile("[，,。]")


def _is_framed(heads: list[str], members: list[int], count: int, last: int) -> bool:
    prefix = shared_start(heads)
    suffix = shared_end([head.rstrip("，,。") for head in heads])
    whole = all(head[-1] == "。" for head in heads)
    middles = {head[len(prefix) :] for head in heads}
    if len(middles) < len(heads):
        return False
    if whole:
        apart = all(b - a > 1 for a, b in pairwise(members)) and last < count - 1
        return apart and len(prefix) >= 2 and len(suffix) >= 2
    return len(prefix) >= 2 and prefix[-1] in "“‘" and bool(suffix)


def _framed(text: str, starts: list[int]) -> tuple[Item, ...]:
    stops = [*starts[1:], len(text)]
    lead = text[: starts[0]]
    found: list[Item] = [lead] if lead else []
    for start, stop in zip(starts, stops, strict=True):
        words = text[start:stop]
        end = _END.search(words)
        at = end.start() if end else len(words)
        found.append(Point("", words[:at], words[at : at + 1], (words[at + 1 :],) if words[at + 1 :] else (), own_paragraph=False))
    return tuple(found)

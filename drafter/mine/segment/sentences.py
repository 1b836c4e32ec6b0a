"""The sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

ENDS = "。！？!?"
_OPENERS = "“‘（(《【「『"
_CLOSERS = "”’）)》】」』"
_STOPS = re.compile(f"[{ENDS}{_OPENERS}{_CLOSERS}]")
_ANY_END = re.compile(f"[{ENDS}]")
_WITHIN = 400
"""How many characters a quotation or bracket may have. Beyond that its closing mark is taken to be lost."""


def sentence_end(text: str, start: int = 0) -> int:
    """The index of the mark that ends the sentence at `start`, -1 without one.

    Marks inside quotation marks or brackets do not count.
    """
    depth = 0
    first = -1
    for match in _STOPS.finditer(text, start, start + _WITHIN):
        character = match[0]
        if character in _OPENERS:
            depth += 1
        elif character in _CLOSERS:
            depth = max(0, depth - 1)
        elif depth == 0:
            return match.start()
        elif first < 0:
            first = match.start()
    if first >= 0 and depth:
        return first
    beyond = _ANY_END.search(text, start + _WITHIN)
    return beyond.start() if beyond else -1


def is_single(text: str) -> bool:
    """Whether a paragraph is one sentence, or a heading without an end mark."""
    end = sentence_end(text)
    return end < 0 or end >= len(text.rstrip(_CLOSERS + ENDS))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and stop of each sentence, with its end mark."""
    start = 0
    while start < len(text):
        end = sentence_end(text, start)
        stop = len(text) if end < 0 else end + 1
        while stop < len(text) and text[stop] in _CLOSERS:
            stop += 1
        yield start, stop
        start = stop

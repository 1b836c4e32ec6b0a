"""Titles in 《》 in a line."""

from __future__ import annotations

import re
from bisect import bisect_right

from drafter.check.model import Span

_TITLE = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")


def titles(line: str) -> list[Span]:
    """The spans of titles in a line, with their marks."""
    return [Span(*match.span()) for match in _TITLE.finditer(line)] if "《" in line else []


def within(spans: list[Span], start: int, stop: int) -> bool:
    """Whether one of the spans contains all characters from `start` to `stop`. spans: in order."""
    index = bisect_right(spans, start, key=lambda span: span.start) - 1
    return index >= 0 and stop <= spans[index].stop

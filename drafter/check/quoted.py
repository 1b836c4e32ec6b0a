"""What stands between two marks of a line: titles in 《》."""

from __future__ import annotations

import re
from bisect import bisect_right

from drafter.check.model import Span

_TITLE = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")


def titles(line: str) -> list[Span]:
    """The titles of a line, their marks included."""
    return [Span(*match.span()) for match in _TITLE.finditer(line)] if "《" in line else []


def within(spans: list[Span], start: int, stop: int) -> bool:
    """Whether one of some spans, which are in order, holds all characters from `start` to `stop`."""
    index = bisect_right(spans, start, key=lambda span: span.start) - 1
    return index >= 0 and stop <= spans[index].stop

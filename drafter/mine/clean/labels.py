"""Takes labels away that count the speeches of a file above their titles: ``第一篇``, then ``在修渠会上的讲话``."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table
from drafter.mine.titles import is_titled

LEAST = 2
"""The fewest labels."""


@cache
def _label() -> re.Pattern[str]:
    return re.compile(table("words")["bundle"]["alone"])


def without_labels(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without the labels above titles. A label with no title below it is the title of its speech, and stays, as do all others then."""
    labels = {at: below for at, (line, below) in enumerate(pairwise(lines)) if _label().fullmatch(line.text)}
    if len(labels) < LEAST or not all(is_titled(below.text) or below.hint == "title" for below in labels.values()):
        return lines
    for at in labels:
        report.removed(lines[at], "label")
    return [line for at, line in enumerate(lines) if at not in labels]

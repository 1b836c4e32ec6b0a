"""Joins a mark on a line of its own with the heading below it: ``01`` / ``守住水源``, ``第一部分`` / ``走过的路``."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from drafter.mine.clean.lines import Report, SourceLine, finished
from drafter.mine.clean.noise_table import noise_in
from drafter.mine.patterns import table
from drafter.mine.titles import is_date, is_title

LEAST = 2
"""The fewest such marks. A single one may be the number of a page."""
LONGEST = 32
"""The most characters of a heading below a mark."""


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(table("words")["mark_alone"])


def with_marks_joined(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines; each mark of a series stands in front of its heading.

    The series counts from one without a gap. A page may have parted a mark from its heading, so that it was not seen before.
    """
    found = [at for at, (line, below) in enumerate(pairwise(lines)) if _alone().fullmatch(line.text) and _may_head(below)]
    marks = [mark for at in found if (mark := lines[at].mark)]
    known = {line.mark.number for line in lines if line.mark and marks and line.mark.family == marks[0].family}
    if len(marks) < len(found) or len(known) < LEAST or not known.issuperset(range(1, max(mark.number for mark in marks) + 1)):
        return lines
    result = list(lines)
    for at in reversed(found):
        text = f"{lines[at].text} {lines[at + 1].text}"
        report.repaired("mark-apart", lines[at], lines[at].text, text)
        result[at : at + 2] = [lines[at + 1]._replace(text=text, source=text, number=lines[at].number)]
    return result


def _may_head(line: SourceLine) -> bool:
    """Whether a line may be the heading of a mark above it."""
    text = line.text
    others = line.mark is not None or line.is_address or is_date(text) or noise_in(text, "body") is not None
    return len(text) <= LONGEST and is_title(text) and not finished(text) and not others

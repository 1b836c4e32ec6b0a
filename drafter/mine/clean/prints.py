"""Removes what a print adds to lines: numbers in front of every line, and a title that stands twice in its line."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.mine.address import starts_address
from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.titles import is_titled

NUMBER, REPEATED = "line-number", "repeated-title"
LEAST = 6
"""The fewest lines of a text whose lines are numbered."""
STEP = 3
"""The greatest step between two numbers: blank lines may be counted too."""
HEAD = 12
"""How many first lines may be a title that stands twice in its line."""
SHORTEST = 5
"""The fewest characters of such a title."""
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,5})(?:[ \u3000]{2,}|\t|[ ]?[|│:][ ])[ \t\u3000]*(?=\S)")


def without_line_numbers(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without their numbers, where each has one and they count the lines; else as they are."""
    if len(lines) < LEAST or not _NUMBERED.match(lines[0].source.lstrip()):
        return lines
    found = [match for line in lines if (match := _NUMBERED.match(line.source.lstrip())) and line.text.startswith(match["number"])]
    numbers = [int(match["number"]) for match in found]
    if len(found) < len(lines) or not all(0 < below - above <= STEP for above, below in pairwise(numbers)):
        return lines
    for line, match in zip(lines, found, strict=True):
        report.cut(match["number"], line, NUMBER)
    return [
        _with_text(line, line.text[len(match["number"]) :].lstrip(" \t\u3000|│:")) for line, match in zip(lines, found, strict=True)
    ]


def without_doubled_titles(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, a title that stands twice in one of the first ones only once."""
    result = list(lines)
    for at, line in enumerate(lines[:HEAD]):
        title, _, again = line.text.partition("\u3000") if "\u3000" in line.text else line.text.partition(" ")
        if len(title) >= SHORTEST and again.strip() == title:
            report.cut(again.strip(), line, REPEATED)
            result[at] = _with_text(line, title)
        elif (match := _AGAIN.match(line.text)) and is_titled(match["title"]):
            rest = line.text[match.end() :].lstrip()
            if not rest or starts_address(rest):
                report.cut(match["again"].strip(), line, REPEATED)
                result[at] = _with_text(line, match["title"] + rest)
    return result


_AGAIN = re.compile(
    r"(?P<title>[^，。：:；;！!？?\s]{5,40}?)(?P<again>(?:[ \u3000]*(?P=title))+(?:[ \u3000]?[0-9]{1,2}(?=[ \u3000]|$))?)"
)
"""A title that stands twice and more, perhaps with no blank between, and perhaps with its number in a collection and the address behind it: ``渠工述职报告渠工述职报告1 各位领导：``."""


def _with_text(line: SourceLine, text: str) -> SourceLine:
    """A line with a text whose rest is listed by itself."""
    return line._replace(text=text, source=text)

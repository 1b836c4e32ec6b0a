"""Removes what a print adds to lines: numbers in front of every line, and a title that stands twice in its line."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from drafter.files.tables import any_of
from drafter.mine.address import starts_address
from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table
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
        if len(line.text) > LONG and (ends := _title_of_site(line.text)):
            first, second = ends
            own, rest = line.text[first:second].strip(), line.text[second:].lstrip()
            report.cut(line.text[:first].strip(), line, REPEATED)
            report.repaired("lost-break-behind-title", line, own, f"{own[-8:]}¶{rest[:12]}")
            return [*result[:at], _with_text(line, own), _with_text(line, rest), *lines[at + 1 :]]
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


def _title_of_site(text: str) -> tuple[int, int] | None:
    """Where the title that a site gives a text ends, and where the text's own does, which follows at once and differs in a word at most: ``渠工会上讲话渠工会上的讲话刚才，……``."""
    ends = [match.end() for match in _genre().finditer(text, 0, 2 * TITLE) if match.end() >= SHORTEST]
    for first, second in pairwise(ends):
        title, own = text[:first], text[first:second]
        named = is_titled(_plain(title)) and is_titled(_plain(own)) and not _STOP.search(text, 0, second)
        if named and _are_alike(_plain(title), _plain(own)) and len(text) - second >= LONG and text[second] not in _GOES_ON:
            return first, second
    return None


def _are_alike(title: str, own: str) -> bool:
    """Whether one title has all characters of the other, in their order, and few more."""
    short, long = sorted((title, own), key=len)
    rest = iter(long)
    return len(short) >= len(long) * ALIKE and all(character in rest for character in short)


ALIKE = 0.7
"""The least part of the longer title that the shorter one has."""


def _plain(title: str) -> str:
    """A title without what a site adds to it, and without 的."""
    return _added().sub("", title.strip()).replace("的", "")


@cache
def _genre() -> re.Pattern[str]:
    words = table("words")
    return re.compile(f"(?:{any_of(words['genres'])})(?:{any_of([*words['site_adds']['behind'], '稿'])})*")


@cache
def _added() -> re.Pattern[str]:
    words = table("words")["site_adds"]
    return re.compile(f"^(?:{any_of(words['before'])})|(?:{any_of(words['behind'])})+$")


_STOP = re.compile("[，。；：！？,;:!?]")
_GOES_ON = frozenset("，。；：！？、,;:!?中里上内的是为精要》”）)")
TITLE, LONG = 60, 60
"""The most characters of such a title, and the fewest of the text behind it."""
_AGAIN = re.compile(
    r"(?P<title>[^，。：:；;！!？?\s]{5,40}?)(?P<again>(?:[ \u3000]*(?P=title))+(?:[ \u3000]?[0-9]{1,2}(?=[ \u3000]|$))?)"
)
"""A title that stands twice and more, perhaps with no blank between, and perhaps with its number in a collection and the address behind it: ``渠工述职报告渠工述职报告1 各位领导：``."""


def _with_text(line: SourceLine, text: str) -> SourceLine:
    """A line with a text whose rest is listed by itself."""
    return line._replace(text=text, source=text)

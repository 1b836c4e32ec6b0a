"""Removes a table of contents: lines with leaders and a page number, and lines below 目录 that occur again as headings."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.clean.lines import Report, SourceLine, finished
from drafter.mine.patterns import table
from drafter.speech.numbering import HAN

LONGEST = 80
"""The most characters of a line in a table of contents, and the most lines of a table."""
LONGEST_TITLE = 12


_PAGE = re.compile(r"(?<=\D)[\s.…·]*\d{1,3}$")
"""The number of a page behind a heading."""


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("noise")["contents"][name])


def without_contents(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without a table of contents."""
    gone = {i for i, line in enumerate(lines) if len(line.text) <= LONGEST and _shape("leader").fullmatch(line.text)}
    last = {text: index for index, line in enumerate(lines) for text in (line.text, _NUMBER.sub("", line.text[:LONGEST]))}
    for index, line in enumerate(lines):
        if index in gone or len(line.text) > LONGEST_TITLE or not _shape("title").fullmatch(line.text):
            continue
        at = index + 1
        while at < min(len(lines), index + LONGEST) and (at in gone or _comes_again(lines[at].text, at, last)):
            at += 1
        at = max(at, _end_of_outline(lines, index))
        if at > index + 2:
            gone.update(range(index, at))
    for index in sorted(gone):
        report.removed(lines[index], "contents")
    return [line for index, line in enumerate(lines) if index not in gone] if gone else lines


def _end_of_outline(lines: list[SourceLine], index: int) -> int:
    """The index behind the headings that a site lists above the address of a text which it does not show to its end; `index` where it lists none."""
    at, number = index + 1, 0
    while at < len(lines) and len(lines[at].text) <= LONGEST and not lines[at].is_address:
        mark, text = lines[at].mark, lines[at].text
        if mark is not None and mark.rank == SECTION and mark.number == number + 1 and not finished(text):
            number += 1
        elif set(text) - _DOTS and (mark is None or finished(text) or not number):
            return index
        at += 1
    return at if number > 1 and at < len(lines) and lines[at].is_address else index


SECTION = 1
"""The rank of the marks of sections, 一、."""
_DOTS = frozenset("….· ")


def _comes_again(text: str, index: int, last: dict[str, int]) -> bool:
    """Whether an entry stands once more below: as it is, or without its page, its number, and who speaks: ``1.清淤不等人……东河镇（1）``."""
    bare = _PAGE.sub("", text)
    words = _NUMBER.sub("", _BEHIND.sub("", bare))
    return len(text) <= LONGEST and not finished(text) and max(last.get(form, 0) for form in (text, bare, words)) > index


_NUMBER = re.compile(rf"^(?:\d{{1,2}}\s?[.．、]|[{HAN}]{{1,3}}、|[（(](?:\d{{1,2}}|[{HAN}]{{1,3}})[）)])\s*")
_BEHIND = re.compile(r"\s*(?:…{2,}|[.．·•]{3,}).*$")
"""What stands behind the words of an entry."""

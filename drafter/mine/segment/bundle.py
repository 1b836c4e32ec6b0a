"""Finds several speeches in one file: by a collection's title with a count （2篇）, by labels such as 篇一, or by their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from drafter.mine.clean.lines import finished
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.titles import is_title, is_titled
from drafter.speech.numbering import from_han

LONGEST_FRONT = 90
"""A line of a front has fewer characters."""
LONGEST_COUNTED = 80
"""The most characters of a collection's title with a count."""
LONGEST_TITLE = 60
"""The most characters of a title that follows another speech."""
SHORTEST = 60
"""The fewest characters of a speech in a collection."""
NEAR = 30
"""How many paragraphs before and behind a title are examined."""


class Parts(NamedTuple):
    """The speeches of a file.

    title, count_line: those of the collection; "" for a single speech.
    speeches: the paragraphs of each speech.
    """

    title: str
    count_line: str
    speeches: tuple[Sequence[SourceParagraph], ...]


def parts_of(paragraphs: Sequence[SourceParagraph]) -> Parts:
    """The speeches of a file."""
    if not paragraphs:
        return Parts("", "", ((),))
    short = len(paragraphs[0].text) <= LONGEST_COUNTED
    counted = short and len(paragraphs) > 2 and bool(_shape("count").fullmatch(paragraphs[1].text))
    in_title = short and bool(_shape("count").search(paragraphs[0].text))
    first = 2 if counted else 1 if in_title else 0
    labels = _labels(paragraphs, first)
    starts = labels or [first, *_titles(paragraphs, first, counted=counted or in_title)]
    if len(starts) < 2:
        return Parts("", "", (paragraphs,))
    title, count_line = "", ""
    if counted:
        title, count_line, begin = paragraphs[0].text, paragraphs[1].text, first
    elif in_title or (labels[0] == 1 if labels else _heads_collection(paragraphs)):
        title, begin = paragraphs[0].text, max(first, 1)
    elif labels and labels[0] > 1:  # labels far below the start: a speech that only mentions them
        return Parts("", "", (paragraphs,))
    else:
        begin = 0
    return Parts(title, count_line, _speeches(paragraphs, [begin, *starts[1:]], labelled=bool(labels)))


def _speeches(
    paragraphs: Sequence[SourceParagraph], starts: Sequence[int], *, labelled: bool
) -> tuple[Sequence[SourceParagraph], ...]:
    """The paragraphs of each speech. labelled: whether speeches begin with labels, which are their titles."""
    found = []
    for start, stop in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        head = paragraphs[start]
        head = head._replace(hint="title") if labelled and not head.hint else head
        found.append((head, *paragraphs[start + 1 : stop]))
    return tuple(found)


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("words")["bundle"][name])


def _heads_collection(paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether the first line is the title of a collection (``讲话汇编``), and the second line that of its first speech."""
    first, second = paragraphs[:2]
    return (
        is_title(first.text)
        and any(word in first.text for word in table("words")["collection"])
        and (is_titled(second.text) or second.hint == "title")
        and second.mark is None
    )


# ---------------------------------------------------------------- title after title


def _titles(paragraphs: Sequence[SourceParagraph], first: int, *, counted: bool) -> list[int]:
    """The indexes at which further speeches begin with a title. counted: whether the collection has a count."""
    return [index for index in range(first + 1, len(paragraphs) - 1) if _begins(paragraphs, index, first, counted=counted)]


def _begins(paragraphs: Sequence[SourceParagraph], index: int, first: int, *, counted: bool) -> bool:
    """Whether another speech begins at an index: a title behind a finished paragraph, with a front or sections below it."""
    title = paragraphs[index]
    if len(title.text) > LONGEST_TITLE or not is_titled(title.text) or title.mark is not None or title.text[0] in "（(——“":
        return False
    if not finished(paragraphs[index - 1].text) or _size(paragraphs[first:index]) < SHORTEST:
        return False
    if title.hint == "title" or counted:
        return True
    below = paragraphs[index + 1 : index + 4]
    return below[0].is_date or any(_is_short_address(line) for line in below) or _counts_anew(paragraphs, index, first)


def _size(paragraphs: Sequence[SourceParagraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


def _is_short_address(line: SourceParagraph) -> bool:
    return line.is_address and len(line.text) < LONGEST_FRONT


def _counts_anew(paragraphs: Sequence[SourceParagraph], index: int, first: int) -> bool:
    """Whether the numbers of sections begin again behind a title: …三、 before it, 一、二、 behind it."""
    before = _top_numbers(paragraphs[max(first, index - NEAR) : index])
    behind = _top_numbers(paragraphs[index + 2 : index + NEAR])
    return bool(before) and before[-1] > 1 and behind[:2] == [1, 2]


def _top_numbers(paragraphs: Sequence[SourceParagraph]) -> list[int]:
    marks = (paragraph.mark for paragraph in paragraphs)
    return [mark.number for mark in marks if mark is not None and mark.rank is not None and mark.rank <= 1 and not mark.alone]


# ---------------------------------------------------------------- labels


def _labels(paragraphs: Sequence[SourceParagraph], first: int) -> list[int]:
    """The indexes of lines 篇一, 篇二 … with consecutive numbers; empty with fewer than two such lines."""
    found: list[int] = []
    for index in range(first, len(paragraphs)):
        line = paragraphs[index]
        if not _shape("label").fullmatch(line.text) or finished(line.text):
            continue
        below = paragraphs[index + 1 : index + 4]
        if line.mark is not None and not (_shape("piece").match(line.text) and _opens_speech(below)):
            continue
        if _label_number(line.text) == len(found) + 1:
            found.append(index)
    return found if len(found) > 1 else []


def _label_number(label: str) -> int | None:
    number = _shape("label_number").search(label)
    return None if number is None else int(number[1]) if number[1].isdecimal() else from_han(number[1])


def _opens_speech(below: Sequence[SourceParagraph]) -> bool:
    """Whether the lines below a label are the front of a speech."""
    return any(line.is_address or is_titled(line.text) for line in below if len(line.text) < LONGEST_FRONT)

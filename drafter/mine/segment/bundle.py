"""Several speeches in one file: a collection's title with its （2篇）, labels like 篇一, or title after title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from drafter.mine.address import is_address
from drafter.mine.clean.lines import finished
from drafter.mine.marks import mark_of
from drafter.mine.patterns import table
from drafter.mine.titles import is_date, is_title, is_titled
from drafter.speech.numbering import from_han


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("words")["bundle"][name])


def _opens_speech(below: Sequence[str]) -> bool:
    """Whether the lines below a label are the front of a speech."""
    return any(is_address(text) or is_titled(text) for text in below if len(text) < LONGEST_FRONT)


LONGEST_FRONT = 90
SHORTEST = 60
"""No speech of a collection is shorter."""


class Parts(NamedTuple):
    """A file's speeches. title, count_line: of the collection, as they stand. starts: where each speech begins; one for a single speech.

    labelled: whether each begins with a label that stands for its title.
    """

    title: str
    count_line: str
    starts: tuple[int, ...]
    labelled: bool = False


def parts_of(paragraphs: Sequence[str], hints: Mapping[int, str]) -> Parts:
    """The speeches of a file."""
    if not paragraphs:
        return Parts("", "", (0,))
    counted = len(paragraphs) > 2 and bool(_shape("count").fullmatch(paragraphs[1])) and len(paragraphs[0]) <= 80
    in_title = bool(_shape("count").search(paragraphs[0])) and len(paragraphs[0]) <= 80
    first = 2 if counted else 1 if in_title else 0
    titles = [
        index
        for index in range(max(first, 1), len(paragraphs) - 1)
        if _begins(paragraphs, hints, index, first, counted=counted or in_title)
    ]
    labels = _labels(paragraphs, first)
    starts = labels or [index for index in titles if index > first]
    if not labels:
        starts = [first, *starts]
    if len(starts) < 2:
        return Parts("", "", (0,))
    labelled = bool(labels)
    if counted:
        return Parts(paragraphs[0], paragraphs[1], (first, *starts[1:]), labelled)
    if in_title or (labels and labels[0] == 1) or (not labels and _heads_collection(paragraphs, hints)):
        return Parts(paragraphs[0], "", (max(first, 1), *starts[1:]), labelled)
    if labels and labels[0] > 1:
        return Parts("", "", (0,))
    return Parts("", "", (0, *starts[1:]), labelled)


def _heads_collection(paragraphs: Sequence[str], hints: Mapping[int, str]) -> bool:
    """Whether the first line is the title of a collection (``讲话汇编``), the second that of its first speech."""
    first, second = paragraphs[0], paragraphs[1]
    return (
        is_title(first)
        and bool(re.search(table("words")["collection"], first))
        and (is_titled(second) or hints.get(1) == "title")
        and mark_of(second) is None
    )


def _begins(paragraphs: Sequence[str], hints: Mapping[int, str], index: int, first: int, *, counted: bool) -> bool:
    """Whether a speech begins here, behind another: a title behind a finished paragraph, with what follows titles below it."""
    text = paragraphs[index]
    if len(text) > 60 or not is_titled(text) or mark_of(text) is not None or text[0] in "（(——“":
        return False
    if index == first or not finished(paragraphs[index - 1]) or sum(map(len, paragraphs[first:index])) < SHORTEST:
        return False
    if hints.get(index) == "title":
        return True
    below = paragraphs[index + 1 : index + 4]
    if counted or any(is_address(line) for line in below if len(line) < LONGEST_FRONT) or (below and is_date(below[0])):
        return True
    return _counts_anew(paragraphs, index, first)


NEAR = 30
"""So many paragraphs are looked at in front of a title and behind it."""


def _counts_anew(paragraphs: Sequence[str], index: int, first: int) -> bool:
    """Whether sections that were counted in front of a title count from one again behind it."""
    before = _top_numbers(paragraphs[max(first, index - NEAR) : index])
    behind = _top_numbers(paragraphs[index + 2 : index + NEAR])
    return bool(before) and before[-1] > 1 and behind[:2] == [1, 2]


def _top_numbers(paragraphs: Sequence[str]) -> list[int]:
    marks = map(mark_of, paragraphs)
    return [mark.number for mark in marks if mark is not None and mark.rank is not None and mark.rank <= 1 and not mark.alone]


def _labels(paragraphs: Sequence[str], first: int) -> list[int]:
    """Lines 篇一, 篇二 … that count on."""
    found: list[int] = []
    for index in range(first, len(paragraphs)):
        text = paragraphs[index]
        if len(text) > 50 or not _shape("label").fullmatch(text) or finished(text):
            continue
        if mark_of(text) is not None and not (_shape("piece").match(text) and _opens_speech(paragraphs[index + 1 : index + 4])):
            continue
        number = _shape("label_number").search(text)
        written = number[1] if number else ""
        value = int(written) if written.isdecimal() else from_han(written) or 0
        if value == len(found) + 1:
            found.append(index)
    return found if len(found) > 1 else []

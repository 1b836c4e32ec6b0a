"""Finds several speeches in one file: by a collection's title with a count （2篇）, by labels such as 篇一, or by their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from drafter.mine.clean.front.names import is_person_with_post, is_signing_office
from drafter.mine.clean.lines import finished
from drafter.mine.clean.turns import turns_of
from drafter.mine.dialogue import is_turn
from drafter.mine.documents import (
    HEADS,
    calls_under_name,
    heads_first,
    is_dated_front,
    is_periodical,
    label_number,
    named_row,
    names_with_post,
    posts_person,
    stands_over,
    starts_of,
)
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.titles import is_plain_date, is_title, is_titled

LONGEST_FRONT = 90
"""A line of a front has fewer characters."""
LONGEST_COUNTED = 80
"""The most characters of a collection's title with a count."""


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
    if turns := turns_of(paragraphs):
        return _record(paragraphs, [turn.at for turn in turns if turn.length == len(paragraphs[turn.at].text)])
    short = len(paragraphs[0].text) <= LONGEST_COUNTED
    counted = short and len(paragraphs) > 2 and bool(_shape("count").fullmatch(paragraphs[1].text))
    in_title = short and bool(_shape("count").search(paragraphs[0].text))
    first = 2 if counted else int(in_title or paragraphs[0].hint == HEADS)
    labels = _labels(paragraphs, first, sure=counted or in_title)
    found = [] if labels else [start.at for start in starts_of(paragraphs, first, counted=counted or in_title)]
    starts = labels or [first, *found]
    if len(starts) < 2 and not labels:
        return Parts("", "", (paragraphs,))
    title, count_line = "", ""
    over = 2 if counted else _over_dated(paragraphs, found) or _over_named(paragraphs, found) if found else 0
    if over:
        title, count_line, begin = paragraphs[0].text, "".join(line.text for line in paragraphs[1:over]), over
    elif in_title or (labels[0] == 1 if labels else _heads_collection(paragraphs, found)):
        title, begin = paragraphs[0].text, max(first, 1)
    elif labels and labels[0] > 1:  # labels far below the start: a speech that only mentions them
        return Parts("", "", (paragraphs,))
    else:
        begin = 0
    return Parts(title, count_line, _speeches(paragraphs, [begin, *starts[1:]], labelled=bool(labels)))


def _record(paragraphs: Sequence[SourceParagraph], starts: Sequence[int]) -> Parts:
    """The speeches of a record, each with the name of who spoke. What stands in front of the first belongs to it; the title is that of the record."""
    if len(starts) < 2:
        return Parts("", "", (paragraphs,))
    named = [line._replace(hint="speaker") if line.at - paragraphs[0].at in starts else line for line in paragraphs]
    title = named[0].text if starts[0] and is_title(named[0].text) else ""
    return Parts(title, "", _speeches(named, [int(bool(title)), *starts[1:]], labelled=False))


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


def _heads_collection(paragraphs: Sequence[SourceParagraph], starts: Sequence[int]) -> bool:
    """Whether the first line is the title of a collection, and the second line that of its first speech.

    starts: where the other speeches begin. The first line says what it is (``讲话汇编``), or the first speech alone would have two titles.
    """
    first, second = paragraphs[:2]
    if starts and (first.hint == HEADS or _named_title_over(paragraphs, starts)):
        return True
    if starts and (is_periodical(first.text) or heads_first(paragraphs)):
        return True
    if starts and stands_over(paragraphs, 0, 1, [paragraphs[start].text for start in starts]):
        return True
    marked = second.mark is not None and not (
        starts and is_titled(paragraphs[starts[0]].text) and paragraphs[starts[0]].mark is not None
    )
    if (
        not is_title(first.text)
        or marked
        or not (is_titled(second.text) or second.hint == "title" or _are_named_alike(paragraphs, starts))
    ):
        return False
    named = is_periodical(first.text) or any(word in first.text for word in table("words")["collection"])
    return named or (is_titled(first.text) and not any(is_titled(paragraphs[start + 1].text) for start in starts))


def _named_title_over(paragraphs: Sequence[SourceParagraph], starts: Sequence[int]) -> bool:
    """Whether the first line stands over speeches none of which has a title, but the name of who gives it: ``清渠会议讲话``, ``县委书记　李水生``, ``同志们：``, and later ``县长　王大河``, ``同志们：``."""
    first = len(paragraphs) > 2 and posts_person(paragraphs[1].text) and paragraphs[2].is_address
    return first and is_title(paragraphs[0].text) and all(calls_under_name(paragraphs, start) for start in starts)


def _over_dated(paragraphs: Sequence[SourceParagraph], starts: Sequence[int]) -> int:
    """How many lines stand over speeches that have a title and a date each: its title, and perhaps its month; 0 without such.

    Example: ``在灌区代表会上的讲话``, ``（2026年3月）``, then ``开幕词``, ``（2026年3月1日）``. Either an address stands below the dates, or they are days of that month.
    """
    title, month = paragraphs[:2]
    at = 2 if month.is_date else 1
    own, fronts = paragraphs[at], (at, *starts)
    if is_person_with_post(own.text) or is_signing_office(own.text) or is_turn(own) or not is_title(title.text):
        return 0
    days = at == 2 and not is_plain_date(month.text) and all(_has_day(paragraphs, start) for start in fronts)
    return at if days or all(is_dated_front(paragraphs, start) for start in fronts) else 0


def _over_named(paragraphs: Sequence[SourceParagraph], starts: Sequence[int]) -> int:
    """How many lines stand over the speeches of a bulletin whose titles have who gives them below, where a day stands below its own title; 0 without such.

    Example: ``小事办好现场会发言摘编``, ``2026-03-05``, then ``把水管到田头``, ``县水利局局长　石大山``.
    """
    first, *others = named_row(paragraphs) or (0,)
    over = paragraphs[1:first]
    fits = bool(over) and others == list(starts) and all(line.is_date for line in over)
    return first if fits and is_title(paragraphs[0].text) else 0


def _has_day(paragraphs: Sequence[SourceParagraph], at: int) -> bool:
    return is_title(paragraphs[at].text) and is_plain_date(paragraphs[at + 1].text)


def _are_named_alike(paragraphs: Sequence[SourceParagraph], starts: Sequence[int]) -> bool:
    """Whether an office and a name stand below the second line, as they do below all other titles: 把小事当大事, then 县公安局　雷震."""
    names = [paragraphs[start + 1].text for start in (1, *starts)]
    return len(paragraphs) > 2 and bool(starts) and is_title(paragraphs[1].text) and all(map(names_with_post, names))


# ---------------------------------------------------------------- labels


def _labels(paragraphs: Sequence[SourceParagraph], first: int, *, sure: bool) -> list[int]:
    """The indexes of lines 篇一, 篇二 … with consecutive numbers; empty with fewer than two such lines.

    sure: whether a count above says that there are several; then one is enough where the text begins: the others were cut off.
    """
    found: list[int] = []
    for index in range(first, len(paragraphs)):
        line = paragraphs[index]
        number = label_number(line.text)
        if number is None or finished(line.text):
            continue
        below = paragraphs[index + 1 : index + 4]
        if line.mark is not None and not (_shape("piece").match(line.text) and (_opens_speech(below) or is_titled(line.text))):
            continue
        if number == len(found) + 1:
            found.append(index)
    return found if len(found) > 1 or (sure and found and found[0] - first < NEAR) else []


NEAR = 3
"""How many lines below the title of a collection its first label stands at the most."""


def _opens_speech(below: Sequence[SourceParagraph]) -> bool:
    """Whether the lines below a label are the front of a speech."""
    return any(line.is_address or is_titled(line.text) for line in below if len(line.text) < LONGEST_FRONT)

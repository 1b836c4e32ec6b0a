"""The clock times of an agenda, from its start and the minutes of its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from drafter.outline.model import AgendaItem, Lines, lines_of
from drafter.speech.surnames import family_name, named_person

_DAY = 1440


class Slot(NamedTuple):
    """An item of an agenda with its place in time.

    number: its number among the items that are no breaks; None for a break.
    begins, ends: minutes after midnight; None where the start or the minutes of an item before are not known.
    """

    item: AgendaItem
    number: int | None
    begins: int | None
    ends: int | None

    @property
    def who(self) -> tuple[str, ...]:
        """Those who do it, each by itself, though they may be typed in one line: ``李站长、王镇长``."""
        return tuple(name for line in lines_of(self.item.who) for name in persons(line))

    @property
    def time(self) -> str:
        """``9:00—9:20``; only the beginning where the end is not known, "" where nothing is."""
        return "—".join(clock(at) for at in (self.begins, self.ends) if at is not None)


class Programme(NamedTuple):
    """The agenda of one outline, for the writers that print it.

    title: of the meeting. date: its day, as typed. chair: who hosts it.
    slots: the items with their times.
    """

    title: str
    date: Lines
    chair: Lines
    slots: tuple[Slot, ...]


def schedule(agenda: Sequence[AgendaItem], start: int | None) -> tuple[Slot, ...]:
    """The items with their times. The first begins at `start`; each other begins where the one before ends."""
    slots = []
    at: float | None = start
    number = 0
    for item in agenda:
        number += not item.is_break
        end = None if at is None or item.minutes is None else at + item.minutes
        slots.append(Slot(item, None if item.is_break else number, _whole(at), _whole(end)))
        at = end
    return tuple(slots)


def _whole(at: float | None) -> int | None:
    return None if at is None else int(at + 0.5)


def persons(line: str) -> list[str]:
    """The persons of a line. It is divided only where each piece ends as a person does, because ``党委书记、镇长程志远同志`` is one.

    >>> persons("李站长、王镇长"), persons("党委书记、镇长程志远同志")
    (['李站长', '王镇长'], ['党委书记、镇长程志远同志'])
    >>> persons("王芳，李川")
    ['王芳', '李川']
    """
    pieces = re.split(BETWEEN, line.strip())
    return pieces if len(pieces) > 1 and all(map(_person().search, pieces)) else [line]


BETWEEN = r"\s*[、，,；;]\s*"
"""What stands between the persons of a line."""


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"{named_person()}|^{family_name()}[\u4e00-\u9fff]{{1,2}}$")


def clock(minute: int) -> str:
    """A time of day as it is written: ``9:05`` for 545 minutes."""
    hour, rest = divmod(minute % _DAY, 60)
    return f"{hour}:{rest:02d}"


def spoken_clock(minute: int) -> str:
    """A time of day as it is said: 9点05分, 10点, 10点半."""
    hour, rest = divmod(minute % _DAY, 60)
    return f"{hour}点" + ("" if not rest else "半" if rest == 30 else f"{rest:02d}分")


def total(agenda: Sequence[AgendaItem]) -> float:
    """The minutes of all items together. Those of which none are known count nothing."""
    return sum(item.minutes or 0 for item in agenda)

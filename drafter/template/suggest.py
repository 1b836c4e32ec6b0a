"""Which templates suit an occasion: from a few words about it, who speaks to whom, and how long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from drafter.files.tables import read_table
from drafter.messages.language import tr
from drafter.template.frontmatter import AUDIENCES, TemplateInfo

_TO, _NOT_TO = 2.0, -2.0
_TIME, _NOT_TIME = 1.0, -1.0
_LONGEST_WORD = 4.0
"""The most points of a word of the occasion, one for each character."""
_LEAST = 1.5
"""The fewest points of a template that is suggested."""


class Suggestion(NamedTuple):
    """A template that suits an occasion. points: the higher, the better. reasons: why, in words."""

    info: TemplateInfo
    points: float
    reasons: tuple[str, ...]


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = read_table("template", "suits")
    return found


def audiences() -> dict[str, str]:
    """`AUDIENCES`, each with its words: who speaks to whom."""
    words = (tr("a leader to those he leads"), tr("to those above"), tr("to guests and equals"))
    return dict(zip(AUDIENCES, words, strict=True))


def groups() -> tuple[str, ...]:
    """The groups of the shipped templates, in the order of the list."""
    return tuple(_table()["groups"])


def suggestions(infos: Iterable[TemplateInfo], occasion: str = "", to: str = "", minutes: float | None = None) -> list[Suggestion]:
    """The templates that suit, the best one first; none where nothing speaks for one.

    occasion: a few words, ``镇里的动员会``. to: one of `AUDIENCES`, "" where it is not said. minutes: how long the speech is, None where it is not said.
    """
    found = []
    for info in infos:
        judged = list(_judged(info, occasion, to, minutes))
        points = sum(points for points, _ in judged)
        if points >= _LEAST:
            found.append(Suggestion(info, points, tuple(reason for _, reason in judged if reason)))
    return sorted(found, key=lambda one: (-one.points, one.info.name))


def _judged(info: TemplateInfo, occasion: str, to: str, minutes: float | None) -> Iterator[tuple[float, str]]:
    if word := _shared(info, occasion):
        yield min(len(word), _LONGEST_WORD), tr("for {words}").format(words=word)
    if to and info.to:
        yield (_TO, audiences()[to]) if to in info.to else (_NOT_TO, "")
    if minutes is not None and (span := _span(info.minutes)):
        low, high = span
        fits = low <= minutes <= high
        yield (_TIME if fits else _NOT_TIME), tr("{span} minutes").format(span=info.minutes) if fits else ""


def _shared(info: TemplateInfo, occasion: str) -> str:
    """The longest word of a template's occasions, genre and title that an answer has, or that has the answer in it."""
    plain = _table()["plain"]
    asked = "".join(occasion.split())
    words = [*info.occasions, info.genre, info.title]
    inside = [word for word in words if word and word in asked and word not in plain]
    around = [asked for word in words if len(asked) > 1 and asked in word and asked not in plain]
    return max([*inside, *around], key=len, default="")


def _span(minutes: str) -> tuple[float, float] | None:
    """The least and the greatest number of minutes: ``5-10``, ``3``; None for anything else."""
    match = re.fullmatch(r"(\d+)(?:\s*[-–—至到]\s*(\d+))?(?:\s*分钟)?", minutes)
    return (float(match[1]), float(match[2] or match[1])) if match else None

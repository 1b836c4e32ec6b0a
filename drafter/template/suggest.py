"""Which templates suit an occasion: from a few words about it, who speaks to whom, and how long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from drafter.files.tables import any_of, read_table
from drafter.messages.language import tr
from drafter.template.frontmatter import AUDIENCES, TemplateInfo

_TO, _NOT_TO = 2.0, -2.0
_TIME, _NOT_TIME = 1.0, -1.0
_MOST_OCCASION = 6.0
"""The most points of the words of the occasion, one for each character that they cover."""
_ACT = 4.0
"""The points of a word that says what the speaker does: more than the name of a meeting can have over it."""
_LEAST = 1.5
"""The fewest points of a template that is suggested."""
_ANY = "speech"
"""The template that fits any speech."""


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

    Where some are for the occasion, only those are suggested. Where none knows a word of it, that is said, and the template that fits
    any speech is all that is suggested: for who hears it and how long it takes alone, a funeral would get an address of welcome.

    occasion: a few words, ``镇里的动员会``. to: one of `AUDIENCES`, "" where it is not said. minutes: how long the speech is, None where it is not said.
    """
    infos = list(infos)
    meant = {info.name for info in infos if _shared(info, occasion)}
    if not meant and _says_something(occasion):
        reason = tr("no template is for “{occasion}”, and this one fits any speech").format(occasion=occasion.strip())
        return [Suggestion(info, 0, (reason,)) for info in infos if info.name == _ANY]
    found = []
    for info in infos:
        judged = list(_judged(info, occasion, to, minutes))
        points = sum(points for points, _ in judged)
        if points >= _LEAST or (points > 0 and info.name in meant):
            found.append(Suggestion(info, points, tuple(reason for _, reason in judged if reason)))
    for_it = [one for one in found if one.info.name in meant]
    return sorted(for_it or found, key=lambda one: (-one.points, one.info.name))


def _says_something(occasion: str) -> bool:
    """Whether an answer has more than words that stand in nearly every answer."""
    return bool(re.sub(any_of(_table()["plain"]), "", "".join(occasion.split())).strip("的上在会我们"))


def _judged(info: TemplateInfo, occasion: str, to: str, minutes: float | None) -> Iterator[tuple[float, str]]:
    if words := _shared(info, occasion):
        act = _ACT if any(is_act(word, occasion) for word in words) else 0
        yield min(len("".join(words)), _MOST_OCCASION) + act, tr("for {words}").format(words="、".join(words))
    if to and info.to:
        yield (_TO, audiences()[to]) if to in info.to else (_NOT_TO, "")
    if minutes is not None and (span := _span(info.minutes)):
        low, high = span
        fits = low <= minutes <= high
        yield (_TIME if fits else _NOT_TIME), tr("{span} minutes").format(span=info.minutes) if fits else ""


def _shared(info: TemplateInfo, occasion: str) -> list[str]:
    """The words of a template's occasions, genre and title that an answer has, the longest first and none inside another; else the answer, if a word has it in it."""
    plain = _table()["plain"]
    asked = "".join(occasion.split())
    topics = _table()["topics"] if info.name in _table()["topical"] else ()
    words = [word for word in (*info.occasions, *topics, info.genre, info.title) if word and word not in plain]
    found: list[str] = []
    rest = asked
    for word in sorted(dict.fromkeys(words), key=len, reverse=True):
        if word in rest:
            found.append(word)
            rest = rest.replace(word, "\n")
    around = len(asked) > 1 and asked not in plain and any(asked in word for word in words)
    return found or [asked] * around


def is_act(word: str, occasion: str) -> bool:
    """Whether a word of an occasion, or of a title, says what the speaker does, and is not the name of a meeting: 汇报, and not 汇报会."""
    table = _table()
    return word in table["acts"] and word in re.sub(any_of(table["meetings"]), "", "".join(occasion.split()))


def _span(minutes: str) -> tuple[float, float] | None:
    """The least and the greatest number of minutes: ``5-10``, ``3``; None for anything else."""
    match = re.fullmatch(r"(\d+)(?:\s*[-–—至到]\s*(\d+))?(?:\s*分钟)?", minutes)
    return (float(match[1]), float(match[2] or match[1])) if match else None

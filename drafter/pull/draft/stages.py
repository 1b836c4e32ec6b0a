"""The stages of a host's script: lines of their own above turns, that say what comes: ``### 颁奖环节``, ``【节目一】开场舞``, ``第二篇章 同窗情深``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from drafter.files.tables import read_table
from drafter.mine.marks import mark_of
from drafter.mine.simplified import simplified
from drafter.speech.lines import has_spans, kind_of
from drafter.speech.numbering import HAN
from drafter.speech.text import split_end
from drafter.speech.tree import Item, Section

LEAST = 2
"""The fewest stages, each with a turn below it."""
LONGEST = 30
"""The most characters of the line of a stage."""
_SIGNS = re.compile(r"#{1,6}[ \u3000]*(?=\S)")
"""The signs of Markdown in front of a heading."""


def staged(items: Sequence[Item], *, is_turn: Callable[[str], bool]) -> tuple[tuple[Item, ...], tuple[Section, ...]]:
    """The items in front of the first stage, and the stages as sections; no sections where fewer than `LEAST` have turns below them.

    is_turn: whether a line is what somebody says. Lines with signs of Markdown are the stages where there are any, then those with words of stages, then numbered ones.
    """
    lines = [str(item) if isinstance(item, str) and not has_spans(item) and not kind_of(item) else "" for item in items]
    for is_stage in (_has_signs, _has_words, _has_mark):
        starts = [at for at, line in enumerate(lines) if len(line) <= LONGEST and is_stage(line) and not is_turn(line)]
        stops = [*starts[1:], len(items)][: len(starts)]
        spoken = sum(any(map(is_turn, lines[start + 1 : stop])) for start, stop in zip(starts, stops, strict=True))
        if spoken >= LEAST and spoken * 2 >= len(starts):
            sections = (_section(lines[start], items[start + 1 : stop]) for start, stop in zip(starts, stops, strict=True))
            return tuple(items[: starts[0]]), tuple(sections)
    return tuple(items), ()


def without_signs(line: str) -> str:
    """A line without the signs of Markdown in front of it."""
    return _SIGNS.sub("", line, count=1)


def names_stage(line: str) -> bool:
    """Whether words of a line say that it is a stage. The colon behind 节目一 is no sign of who speaks."""
    return len(line) <= LONGEST and _has_words(line)


def _has_signs(line: str) -> bool:
    return bool(_SIGNS.match(line))


def _has_words(line: str) -> bool:
    return bool(_pattern().fullmatch(simplified(line)))


def _has_mark(line: str) -> bool:
    mark = mark_of(line)
    return mark is not None and bool(line[len(mark.text) :]) and line[-1] not in "。！？；：，!?;:,"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(read_table("pull", "drafts", han=HAN)["stages"]))


def _section(line: str, items: Sequence[Item]) -> Section:
    """A section below the line of a stage."""
    words = without_signs(line)
    mark = mark_of(words)
    start = len(mark.text) if mark else 0
    heading, end = split_end(words[start:])
    return Section(words[:start], heading, end, False, tuple(items)) if heading else Section("", words, "", False, tuple(items))

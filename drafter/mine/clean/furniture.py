"""Weighs the signs that a line is furniture of a page: labels with their values, words of buttons, counts, bars, brackets without a partner.

A pattern of a whole line knows only the pages for which it was written. Single signs occur on every page, in any order and number:
``以稿换稿】【收藏】  作者: 佚名  阅读 次`` has two labels, two buttons and a bracket that nothing opens.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from drafter.files.tables import any_of
from drafter.mine.clean.lines import finished
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified

SURE = 3
"""The points from which a line is furniture wherever it stands."""
LIKELY = 2
"""The points from which a line beside a title, or below a speech, is furniture."""
LONGEST = 120
"""The most characters of such a line."""
BUTTONS = 3
"""The most points for words of buttons."""
CELLS, CELL = 4, 6
"""From how many short words between blanks a line is a row of links, and the most characters of one."""
SENTENCE = 2
"""The points against furniture of what is spoken: a sentence, or words to hearers."""


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(any_of(table("noise")["signs"][name]))


@cache
def _label() -> re.Pattern[str]:
    signs = table("noise")["signs"]
    return re.compile(
        rf"(?:^|(?<=[\s\u3000|｜【\[（(/】\]）)\d]))(?:{any_of(signs['labels'])})(?:{any_of(signs['counted'])})?\s*[:：]"
    )


@cache
def _maybe() -> re.Pattern[str]:
    """Any sign at all, so that most lines need a single search."""
    signs = table("noise")["signs"]
    return re.compile(f"[:：]|{any_of(signs['buttons'])}|{signs['count']}|{signs['hour']}|{signs['address']}")


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("noise")["signs"][name])


@lru_cache(4096)
def furniture_points(text: str) -> int:
    """How much speaks for a line being furniture; 0 and less where nothing does."""
    if len(text) > LONGEST or ("。" in text[:-1] and "，" in text):
        return 0
    text = simplified(text)
    if not _maybe().search(text):
        return 0
    points = 2 * len(_label().findall(text)) + min(len(set(_words("buttons").findall(text))), BUTTONS)
    points += bool(_shape("count").search(text)) + bool(_shape("hour").search(text)) + 2 * bool(_shape("address").search(text))
    if not points:
        return 0
    points += _is_unpaired(text) + _is_row(text)
    return points - SENTENCE * (_is_spoken(text) + (text[-1] == "。" or (finished(text) and bool(set(text[:-1]) & _CLAUSES))))


_CLAUSES = frozenset("，。；")


def _is_spoken(text: str) -> bool:
    return bool(_shape("spoken").search(_words("buttons").sub("", text)))


_PAIRS = ("【】", "[]", "（）", "()", "《》")
_EMPTY = re.compile(r"[【\[（(]\s*[】\]）)]")


def _is_unpaired(text: str) -> bool:
    """Whether a bracket has no partner, or nothing between it and its partner."""
    return any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS) or bool(_EMPTY.search(text))


def _is_row(text: str) -> bool:
    words = text.split()
    return len(words) >= CELLS and all(len(word) <= CELL for word in words)


def is_notice(text: str) -> bool:
    """Whether a line is what a library of documents says of itself: ``1、下载文档前请自行甄别内容的完整性``. It may be an item of a list."""
    words = table("noise")["notice"]
    if len(text) > LONGEST or not any(subject in text for subject in words["subjects"]):
        return False
    return sum(word in text for word in words["words"]) >= NOTICE and not _is_spoken(text)


NOTICE = 2
"""The fewest words of such a line."""

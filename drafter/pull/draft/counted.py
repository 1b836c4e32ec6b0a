"""Items of a host's script that are counted in words: ``第一项：运动员入场``, ``第二个环节，猜灯谜``, ``第三位嘉宾是余博士``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from drafter.files.tables import read_table
from drafter.mine.marks import mark_of
from drafter.mine.simplified import simplified
from drafter.pull.draft.dialogue import spoken_from
from drafter.speech.numbering import HAN, from_han
from drafter.speech.tree import Item

LEAST = 3
"""The fewest items that are counted, from the first on."""
LEAST_ANNOUNCED = 2
"""The fewest items of an agenda, which say that they are: ``第二项议程``, ``会议进行第二项``."""


def counted(items: Sequence[Item], name: str) -> list[int]:
    """The places of paragraphs that count from one on, each with the next number and the same word behind it; empty for too few.

    name: the row of the table that says what is counted.
    """
    rows: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        match = _pattern(name).match(simplified(item), call_from(item)) if isinstance(item, str) else None
        row = rows.setdefault(match["word"], []) if match else []
        if match and _number(match["number"]) == len(row) + 1:
            row.append(at)
    word, best = max(rows.items(), key=lambda row: len(row[1]), default=("", []))
    return best if len(best) >= (LEAST_ANNOUNCED if word.endswith(_items()) else LEAST) else []


def counted_mark(text: str, *, bare: bool = False) -> int:
    """The length of the words with which an item of an agenda is counted, 0 without such: ``联欢会第一项，`` in ``联欢会第一项，合唱``.

    Who speaks may stand in front, or a number (``一、大会进行第一项，``); and instead of a mark a call may stand behind: ``女：第二项请……致辞``.
    bare: whether nothing need stand behind, as it need not in an item of a list that is counted: ``第三项护渠队表演``.
    """
    end = _counted(text) or (bare and _counted(text, alone=True))
    return end if end < len(text) else 0


def only_counts(text: str) -> bool:
    """Whether a line counts an item of an agenda and names none: ``下面，进行第一项议程：`` above ``请李明同志宣读决定。``."""
    return _counted(text, alone=True) == len(text) > 0


def call_from(text: str) -> int:
    """Where the words begin with which an item of an agenda is counted: behind who speaks, or behind a number; where who speaks ends, without such words."""
    start = spoken_from(text)
    mark = mark_of(text[start : start + _REACH])
    at = start + len(mark.text) if mark and mark.rank is not None else start
    return at if at > start and _pattern("counted_items").match(simplified(text), at) else start


_REACH = 40
"""So many characters tell whether a number stands in front."""


def _counted(text: str, *, alone: bool = False) -> int:
    """Where the words end with which an item is counted, 0 without such. alone: whether no mark or call need stand behind."""
    words = simplified(text)
    match = _pattern("counted_items").match(words, call_from(text))
    if match is None or not match["word"].endswith(_items()):
        return 0
    ways = ("mark", "call", "name") if alone else ("mark", "call")
    return next((ends.end() for way in ways if (ends := _behind_item(way).match(words, match.end()))), 0)


def _items() -> tuple[str, ...]:
    """How the word ends for an item of an agenda."""
    return tuple(_turns()["items_end"])


@cache
def _behind_item(which: str) -> re.Pattern[str]:
    """What stands behind the count of an item: a mark, a call, or only what the item is called (``议程``)."""
    named, called = _turns()["item_named"], _turns()["item_called"]
    ends = {"mark": r"(?:[，,：:。] ?|[—－–-]{1,2}|[ \u3000]+|就?是[：:]?)", "call": called, "name": ""}
    return re.compile(named + ends[which])


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else from_han(written)


def _turns() -> dict[str, Any]:
    """The words of hosts."""
    words: dict[str, Any] = read_table("pull", "drafts", han=HAN)["turns"]
    return words


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_turns()[name])

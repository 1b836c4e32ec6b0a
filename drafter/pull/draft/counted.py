"""Items of a host's script that are counted in words: ``第一项：运动员入场``, ``第二个环节，猜灯谜``, ``第三位嘉宾是余博士``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from drafter.files.tables import read_table
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
        match = _pattern(name).match(simplified(item), spoken_from(item)) if isinstance(item, str) else None
        row = rows.setdefault(match["word"], []) if match else []
        if match and _number(match["number"]) == len(row) + 1:
            row.append(at)
    word, best = max(rows.items(), key=lambda row: len(row[1]), default=("", []))
    return best if len(best) >= (LEAST_ANNOUNCED if word.endswith(_ITEMS) else LEAST) else []


def counted_mark(text: str) -> int:
    """The length of the words with which an item of an agenda is counted, 0 without such: ``联欢会第一项，`` in ``联欢会第一项，合唱``."""
    match = _pattern("counted_items").match(simplified(text))
    ends = _BEHIND_MARK.match(text, match.end()) if match and match["word"].endswith(_ITEMS) else None
    return ends.end() if ends and ends.end() < len(text) else 0


_ITEMS = ("项", "议程", "程序", "内容", "议题", "事项")
_BEHIND_MARK = re.compile("(?:議程|议程|議題|议题|程序|日程|内容|內容|活动|活動)?[，,：:] ?")


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else from_han(written)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    found: str = read_table("pull", "drafts", han=HAN)["turns"][name]
    return re.compile(found)

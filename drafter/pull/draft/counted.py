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


def counted(items: Sequence[Item], name: str) -> list[int]:
    """The places of paragraphs that count from one on, each with the next number and the same word behind it; empty for fewer than `LEAST`.

    name: the row of the table that says what is counted.
    """
    rows: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        match = _pattern(name).match(simplified(item), spoken_from(item)) if isinstance(item, str) else None
        row = rows.setdefault(match["word"], []) if match else []
        if match and _number(match["number"]) == len(row) + 1:
            row.append(at)
    best = max(rows.values(), key=len, default=[])
    return best if len(best) >= LEAST else []


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else from_han(written)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    found: str = read_table("pull", "drafts", han=HAN)["turns"][name]
    return re.compile(found)

"""Words of a value that its template says beside it with others between, or otherwise: 今天我们召开 behind 今天，我们隆重召开."""

from __future__ import annotations

import re

from drafter.speech.numbering import NUMERAL_SIGNS

LONGEST = 12
"""Characters that are looked at on each side of a value."""
_SHORTEST_PHRASE, _SHORTEST_INSIDE = 4, 5
"""Characters of a phrase that counts at the start of a value, and behind other words of it."""
_FEW = 4
"""Characters that may stand in a value before a phrase of its template."""


def lead_with_others(value: str, before: str) -> int:
    """How many characters at a value's start its template says before it with a mark, a word or another number between.

    今天我们召开 behind 今天，我们隆重召开; 会议的主要任务是 behind 主要任务是; 提三点 behind 我提两点.
    """
    points = re.match(_SOME_POINTS, value)
    counted = re.search(_SOME_POINTS + "$", before) if points else None
    if points and counted and counted[1].endswith(points[1]):
        return points.end()
    said = "".join(filter(str.isalnum, before))
    for size in range(min(len(said), LONGEST), _SHORTEST_PHRASE - 1, -1):
        at = value.find(said[-size:], 0, size + _FEW)
        inside = at > 0 and size >= _SHORTEST_INSIDE and value[:at].isalnum()
        if (at == 0 or inside) and at + size < len(value) and _is_words(value[: at + size]):
            return at + size
    for size in range(min(len(value) - 1, LONGEST), _SHORTEST_PHRASE - 1, -1):
        if _is_words(value[:size]) and said.endswith(value[size - 2 : size]) and _in_order_in(value[:size], said):
            return size
    return 0


_SOME_POINTS = f"([^，。；]{{0,12}}?)[{NUMERAL_SIGNS}几0-9]+点"


def _is_words(text: str) -> bool:
    return text.isalnum() and not any(map(str.isdecimal, text))


def _in_order_in(words: str, said: str) -> bool:
    """Whether all characters of some words stand in a text in their order."""
    rest = iter(said)
    return all(sign in rest for sign in words)


def is_one_pair(value: str) -> bool:
    """Whether the marks at both ends of a value are one pair: not those of （甲）和（乙）."""
    opening, closing = value[0], value[-1]
    depth = 0
    for sign in value[:-1]:
        depth += (sign == opening) - (sign == closing)
        if depth == 0:
            return False
    return True


_WEEKDAY = r"\s*[（(〔【［\[]\s*((?:星期|周|礼拜)[一二三四五六日天])\s*[）)〕】］\]]"


def with_bare_weekday(value: str) -> str:
    """A date without the brackets round its weekday, which would stand in the brackets of the template: 2026年11月26日 星期四."""
    if not any(sign in value for sign in "周期拜") or value[-1] not in "）)〕】］]":
        return value
    days = re.findall(_WEEKDAY, value)
    return re.sub(_WEEKDAY, r" \1" if len(days) == 1 else r"\1", value)

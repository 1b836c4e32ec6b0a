"""Growth beside its two numbers: 由40亿元增加到50亿元，增长30%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.model import Found
from drafter.check.quantities import Quantity, pattern, ratio, read, read_ratio, shown, units, words_of
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import from_han

_BY = 3
"""The pattern of growth that says by how much: 比上年增加26吨，增长30%."""
_DOUBLED = 10
"""Per cent by which what 翻了一番 may miss the double."""
_TIMES = 0.6
"""Of the slack of a rounded number of times: what is 1.5 times more is not called 1 time more."""
_ROUGH = 0.1
"""By this share a rough number may differ."""
_CLOSE = 0.1
"""By this share of itself, and by a point, the growth that is told may miss that of the rounded numbers beside it. Who tells both does not round
them more coarsely: 12万人次 and 15万人次 are no growth of 30 per cent, though 11.6万 and 15.1万 would be.
"""


def growths(sentence: str) -> Iterator[Found]:
    """Growth in a sentence that does not fit its numbers; the places are those in the sentence."""
    matches = [match for first in _patterns() for match in first.finditer(sentence)]
    if _may_be_based().search(sentence):
        matches += _based_pattern().finditer(sentence)
    yield from (found for match in matches if (found := _growth(match)))


def _growth(match: re.Match[str]) -> Found | None:
    """What is wrong with a growth, if anything."""
    old, new = read(match, "old"), read(match, "new")
    if match.re is _patterns()[_BY] and old and new:
        return _growth_by(match, old, new)
    if old is None or new is None or not _same_unit(match, old, new) or old.value <= 0:
        return None
    facts = {"old": words_of(match, "old"), "new": words_of(match, "new")}
    falls = (match["change_verb"] or "") in falling()
    if match.re is _patterns()[0]:
        rises = match["verb"] not in falling()
        if (rises and new.value + new.slack < old.value - old.slack) or (
            not rises and new.value - new.slack > old.value + old.slack
        ):
            return Found(0, *match.span("move"), "direction", facts)
    change = _change_of(match)
    if change is None:
        return None
    if _is_in_points(old, new, change):
        points = f"{shown(abs(new.value - old.value))}个百分点"
        return Found(0, *match.span("result"), "growth", {**facts, "expected": points})
    low, high = sorted((_change(old, new, change.unit, side) * (-1 if falls else 1)) for side in (-1, 1))
    if change.unit not in ("%", "％", "倍"):  # what is written is to agree but for the last figure of the coarsest number
        low = high = _change(old, new, change.unit, 0) * (-1 if falls else 1)
        slack = max(old.slack, new.slack, change.slack) * 1.8
    else:
        slack = change.slack * (_TIMES if change.unit == "倍" else 1)
        if not _rough().search(match.string, match.start(), match.start("result")):
            low, high = _closer(low, high, _change(old, new, change.unit, 0) * (-1 if falls else 1), change.unit)
    slack += (abs(change.value) * _ROUGH if match["rough"] else 0) + 1e-9
    if low - slack <= change.value <= high + slack:
        return None
    expected = _change(old, new, change.unit, 0) * (-1 if falls else 1)
    if expected <= 0 and change.value > 0:
        if low - slack <= -change.value <= high + slack and match.re is _patterns()[0]:
            return Found(0, *match.span("result"), "direction", facts)  # 由80起减少到60起，同比上升25%
        return None  # the growth is told of something else
    unit = {"％": "%"}.get(change.unit, change.unit)
    if old.unit in "%％" and change.unit in "%％":
        difference = abs(new.value - old.value)
        return Found(0, *match.span("result"), "growth", {**facts, "expected": f"{shown(difference)}个百分点"})
    return Found(
        0,
        *match.span("result"),
        "growth",
        {**facts, "expected": f"{shown(round(expected, 1) if unit in '%倍' else expected)}{unit}"},
    )


def _is_in_points(old: Quantity, new: Quantity, change: Quantity) -> bool:
    """Whether a change of shares is told in per cent and is one of points: 由90%提高到95%，提高5%, which is 5.6% or 5个百分点."""
    if not all(one.unit in ("%", "％") for one in (old, new, change)):
        return False
    difference, share = abs(new.value - old.value), abs(new.value - old.value) / old.value * 100
    return abs(change.value - difference) < _SAME and abs(change.value - share) > change.slack


_SAME = 1e-6


def _closer(low: float, high: float, told: float, unit: str) -> tuple[float, float]:
    """The least and the greatest growth, no further than `_CLOSE` from that of the numbers as they are written."""
    close = abs(told) * _CLOSE + (_CLOSE if unit == "倍" else 1)
    return max(low, told - close), min(high, told + close)


def _change_of(match: re.Match[str]) -> Quantity | None:
    """The change that is told: 增长30%, 增长百分之三十, 翻了一番."""
    doubled = match["doubled"]
    if doubled is None:
        return read_ratio(match, "change")
    times = 2 ** (from_han(doubled.replace("两", "二")) or 1 if doubled else 1)
    return Quantity((times - 1) * 100.0, "%", times * _DOUBLED)


def _growth_by(match: re.Match[str], moved: Quantity, new: Quantity) -> Found | None:
    """What is wrong with a share beside the amount that was added: 产量126吨，比上年增加26吨，增长30%."""
    change = _change_of(match)
    if change is None or change.unit not in ("%", "％") or moved.unit != new.unit:
        return None
    falls = match["verb"] in falling()
    if falls != ((match["change_verb"] or "") in falling()):
        return None
    ends = [new.value + side * new.slack + (1 if falls else -1) * (moved.value - side * moved.slack) for side in (-1, 1)]
    old = new.value + (1 if falls else -1) * moved.value
    if min(*ends, old) <= 0:
        return None
    low = (moved.value - moved.slack) / max(ends) * 100
    high = (moved.value + moved.slack) / min(ends) * 100
    if not _rough().search(match.string, match.start(), match.start("result")):
        low, high = _closer(low, high, moved.value / old * 100, "%")
    slack = change.slack + (change.value * _ROUGH if match["rough"] else 0) + 1e-9
    if low - slack <= change.value <= high + slack:
        return None
    facts = {
        "old": shown(old) + new.unit,
        "new": words_of(match, "new"),
        "expected": f"{shown(round(moved.value / old * 100, 1))}%",
    }
    return Found(0, *match.span("result"), "growth", facts)


def _change(old: Quantity, new: Quantity, unit: str, side: int) -> float:
    """By how much a quantity grows, in a unit: per cent, times, points or its own.

    side: -1 for the least growth that rounding leaves possible, 1 for the greatest, 0 for the growth of the numbers as written.
    """
    first, last = old.value - side * old.slack, new.value + side * new.slack
    if unit in ("%", "％"):
        return (last - first) / first * 100 if first else 0
    if unit == "倍":
        return last / first - 1 if first else 0
    return last - first


def _same_unit(match: re.Match[str], old: Quantity, new: Quantity) -> bool:
    """Whether both numbers and their growth may be reckoned with each other. A first number may leave out the unit of the second."""
    unit = match["change_unit"] or "%"
    if old.unit not in ("", new.unit):
        return False
    if unit == "个百分点":
        return new.unit in ("%", "％")
    return unit in ("%", "％", "倍") or unit == new.unit


# ---------------------------------------------------------------- patterns


@lru_cache(maxsize=1)
def _rough() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "figures")["rough_numbers"]))


@lru_cache(maxsize=1)
def falling() -> frozenset[str]:
    """The verbs of what falls."""
    return frozenset(read_table("check", "figures")["growth"]["falls"])


class _GrowthParts(NamedTuple):
    """Parts of the patterns of growth. words: from a name to a pattern of its words."""

    words: dict[str, str]
    verb: str
    no_verb: str
    result: str
    old: str


@lru_cache(maxsize=1)
def _growth_parts() -> _GrowthParts:
    growth: dict[str, list[str]] = read_table("check", "figures")["growth"]
    words = {name: f"(?:{any_of(entries)})" for name, entries in growth.items()}
    verb = f"(?:{any_of((*growth['rises'], *growth['falls']))})"
    no_verb = "".join(f"(?<!{word})" for word in (*growth["rises"], *growth["falls"]))
    result = (
        rf"(?P<result>(?P<change_verb>{verb})(?:了|达到?|为|幅度?)*(?P<rough>{words['rough']})?"
        rf"{ratio('change', f'(?:倍|{units()})')}|(?:整整)?翻了?(?P<doubled>[一两二三]?)番)"
    )
    return _GrowthParts(words, verb, no_verb, result, pattern("old", f"{units()}?"))


@lru_cache(maxsize=1)
def _may_be_based() -> re.Pattern[str]:
    """What a sentence has that tells of growth from a base: 在去年, 比上年."""
    return re.compile(f"[在比较]{_growth_parts().words['before']}")


@lru_cache(maxsize=1)
def _based_pattern() -> re.Pattern[str]:
    """Growth from a base: 在去年23亿元的基础上增长48%，达到34亿元."""
    words, _, no_verb, result, old = _growth_parts()
    return re.compile(
        rf"[在比较]{words['before']}[^，。；0-9]{{0,8}}?{no_verb}{old}(?:左右)?(?:的?基础上)?，?"
        rf"(?:{words['beside']})?{result}，{words['reaches']}了?{pattern('new')}"
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    words, verb, no_verb, result, old = _growth_parts()
    change = rf"(?:，{verb}了?(?:{pattern('amount')})(?=，))?(?:，|、|（|\()?(?:{words['beside']}){{0,2}}{result}"
    year = "(?:[0-9]{4}年(?:底|末|初)?的?|[0-9]{1,2}月份?的?)?"
    moved = (
        rf"(?P<move>{words['from']}[^，。；0-9]{{0,8}}?{year}[^，。；0-9]{{0,4}}?{old}(?:左右)?(?:，)?(?P<verb>{verb}){words['to']}"
        rf"[^，。；0-9]{{0,4}}?{year}[^，。；0-9]{{0,2}}?{pattern('new')})"
    )
    told = rf"{words['before']}[^，。；0-9]{{0,8}}?{old}(?:相比)?，{words['now']}[^，。；0-9]{{0,8}}?{pattern('new')}"
    against = rf"{pattern('new')}，比{words['before']}(?!{verb})[^，。；0-9]{{0,6}}?{no_verb}{old}"
    beside = rf"{pattern('new')}(?:，|（)而?{words['before']}(?:仅|只)?(?:为|是|有)?{old}）?"
    by = rf"{pattern('new')}，[比较]{words['before']}[^，。；0-9]{{0,4}}?(?P<verb>{verb})了?{pattern('old')}"
    return tuple(re.compile(first + change) for first in (moved, told, against, by, beside))

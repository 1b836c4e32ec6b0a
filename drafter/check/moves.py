"""A move from one number to another: 从50万吨降至60万吨, 从20家发展到60家，是原来的4倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.growth import falling
from drafter.check.model import Found
from drafter.check.quantities import pattern, read, shown, units, words_of
from drafter.files.tables import any_of, read_table

_TIMES_OFF = 0.12
"""By this share a number of times may miss that of its two numbers."""


def moves(sentence: str) -> Iterator[Found]:
    """Moves of a sentence whose verb goes the other way, or whose number of times is another; the places are those in the sentence."""
    if not any(word in sentence for word in beginnings()):
        return
    ranked = _ranked().search(sentence)
    for match in _move().finditer(sentence):
        old, new = read(match, "old"), read(match, "new")
        if old is None or new is None or old.unit not in ("", new.unit) or new.unit in _levels() or old.value <= 0 or ranked:
            continue
        facts = {"old": words_of(match, "old"), "new": words_of(match, "new")}
        low, high = new.value - new.slack > old.value + old.slack, new.value + new.slack < old.value - old.slack
        if low if match["verb"] in falling() else high:
            yield Found(0, *match.span("move"), "direction", facts)
        elif match["times"] and not match["rough"]:
            told, is_now = float(match["times"]), new.value / old.value
            if abs(told - is_now) > max(is_now * _TIMES_OFF, 0.05):
                facts["expected"] = f"{shown(round(is_now, 1))}倍"
                yield Found(0, *match.span("result"), "growth", facts)


@lru_cache(maxsize=1)
def beginnings() -> tuple[str, ...]:
    """The words that a move begins with."""
    return tuple(read_table("check", "figures")["growth"]["from"])


@lru_cache(maxsize=1)
def _levels() -> frozenset[str]:
    return frozenset(read_table("check", "figures")["moves"]["levels"])


@lru_cache(maxsize=1)
def _ranked() -> re.Pattern[str]:
    """Words that show the numbers to be ranks, of which the lower is the better."""
    return re.compile(any_of(read_table("check", "figures")["moves"]["ranks"]))


@lru_cache(maxsize=1)
def _move() -> re.Pattern[str]:
    table = read_table("check", "figures")
    growth, words = table["growth"], table["moves"]
    verb = any_of((*growth["rises"], *growth["falls"]))
    year = "(?:[0-9]{4}年(?:底|末|初)?的?|[0-9]{1,2}月份?的?)?"
    return re.compile(
        rf"(?P<move>(?:{any_of(growth['from'])})[^，。；、0-9]{{0,8}}?{year}[^，。；、0-9第]{{0,4}}?(?<!第){pattern('old', f'{units()}?')}(?:左右)?，?"
        rf"(?P<verb>{verb})(?:{any_of(growth['to'])})(?:了|{any_of(words['now'])})?的?{year}{pattern('new')})"
        rf"(?:，(?P<result>[^，。；0-9]{{0,3}}(?:{any_of(words['is'])})(?:[^，。；0-9]{{0,3}}(?:{any_of(words['old'])})|[0-9]{{4}}年)的(?P<rough>{any_of(growth['rough'])})?"
        rf"(?P<times>[0-9]+(?:\.[0-9]+)?)倍)(?![多余以]))?"
    )

"""Rates beside the whole and the part: 发出问卷500份，收回450份，回收率90%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.model import Found
from drafter.check.quantities import Quantity, pattern, ratio, read, read_ratio, shown
from drafter.files.tables import any_of, read_table

_CLOSE = 1.0
"""By so many percentage points a rate may miss that of numbers that were measured."""
_ROUGH = 0.1
"""A rough rate may differ by this share of itself more."""


class _Amount(NamedTuple):
    """A quantity of a sentence. words: how it is written."""

    quantity: Quantity
    words: str


def rates(sentence: str) -> Iterator[Found]:
    """Rates that are not those of any two quantities in front of them. The places are characters of the sentence.

    A rate is looked at only if the clause in front of it has its word, or a known one for it: 办结102件，办结率85%.
    """
    if "率" not in sentence:
        return
    for match in _rate().finditer(sentence):
        share = read_ratio(match, "rate")
        clause = match.string[: match.start()].rstrip("，、（ ")
        amounts = [_Amount(quantity, one[0]) for one in _amount().finditer(clause) if (quantity := read(one, "amount"))]
        if share is None or not amounts:
            continue
        part = amounts[-1]
        wholes = [one for one in amounts[:-1] if one.quantity.unit == part.quantity.unit]
        last = clause[clause.rfind("，") + 1 :]
        if not wholes or not _says(last, match["stem"]) or _others(alone=len(amounts) == 2).search(last):
            continue
        rough = share.value * _ROUGH if match["rough"] else 0
        if any(
            abs(one.quantity.value / other.quantity.value * 100 - share.value) < _slack(share, one.quantity, other.quantity) + rough
            for other in amounts
            for one in amounts
            if other.quantity.value and one.quantity.unit == other.quantity.unit and one.quantity.value <= other.quantity.value
        ):
            continue
        whole = wholes[-1]
        if 0 < part.quantity.value <= whole.quantity.value:
            expected = f"{shown(round(part.quantity.value / whole.quantity.value * 100, 1))}%"
            facts = {"part": part.words, "whole": whole.words, "expected": expected}
            yield Found(0, match.start("result"), match.end("result"), "share", facts)


def _slack(share: Quantity, part: Quantity, whole: Quantity) -> float:
    """By how much a rate may miss that of its numbers. Of counted things it is off by less than one of its last figure: 97.96% is 98%, 97.9% or 98.0%."""
    return share.slack + (_CLOSE if part.slack or whole.slack else share.slack)


def _says(clause: str, stem: str) -> bool:
    """Whether a clause has the word of a rate (its stem, 办结 of 办结率), or a known one for it."""
    return any(word in clause for word in (stem, f"已{stem[0]}", f"实{stem[0]}", *_words().get(stem, ())))


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = read_table("check", "figures")["rates"]
    return words


@lru_cache(maxsize=2)
def _others(*, alone: bool) -> re.Pattern[str]:
    """Words of a rough part, or of a part that belongs to another whole: 新增灌溉面积约1.5亿亩.

    alone: whether only one whole stands in front. Then 其中 is none of them: the part (其中满意171份) is one of that whole.
    """
    table = read_table("check", "figures")
    added = [word for word in table["added"] if not (alone and word == "其中")]
    return re.compile(any_of((*table["rough_numbers"], *added)))


@lru_cache(maxsize=1)
def _amount() -> re.Pattern[str]:
    return re.compile(pattern("amount"))


@lru_cache(maxsize=1)
def _rate() -> re.Pattern[str]:
    rough = any_of(read_table("check", "figures")["rough_rates"])
    return re.compile(
        rf"(?<=[，、（ ])(?P<result>[\u4e00-\u9fff]{{0,4}}?(?P<stem>[\u4e00-\u9fff]{{2}})率(?:为|达到?|是|有|则为)?(?P<rough>{rough})?{ratio('rate')})"
    )

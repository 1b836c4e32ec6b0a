"""Sums with signs, as a table or a slip of paper has them: 8+3=12, 20亩×3=50亩."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

from drafter.check.model import Found
from drafter.check.quantities import shown

_TERM = r"[0-9]+(?:\.[0-9]+)?(?:[百千万亿]{0,2}[\u4e00-\u9fff]{0,2})"
_EQUATION = re.compile(
    rf"(?<![A-Za-z0-9.%％)）+＋\-－=＝×/])(?P<terms>{_TERM}(?:(?: ?[+＋] ?{_TERM})+|(?: ?[-－−] ?{_TERM})+|(?: ?[×✕*] ?{_TERM})+))"
    rf" ?[=＝] ?(?P<result>{_TERM})(?![A-Za-z0-9.%％+＋\-－×])"
)
_SIGNS = re.compile(" ?[+＋\\-－−×✕*] ?")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def equations(sentence: str) -> Iterator[Found]:
    """The equations that do not hold, at their results; the places are those in the sentence.

    Left alone are sayings, which mean something else: 1+1=3, 100-1=0.
    """
    if "=" not in sentence and "＝" not in sentence:
        return
    for match in _EQUATION.finditer(sentence):
        written = _SIGNS.split(match["terms"])
        figures = [found[0] for term in (*written, match["result"]) if (found := _NUMBER.match(term))]
        units = {unit for term in (*written, match["result"]) if (unit := term[len(_NUMBER.match(term)[0]) :])}  # type: ignore[index]
        *terms, result = map(float, figures)
        if len(units) > 1 or not result or set(terms) == {1.0}:
            continue
        expected = _reckoned(match["terms"], terms)
        decimals = max(len(one.partition(".")[2]) for one in figures)
        slack = 0.5 * 10**-decimals * len(figures) if decimals else 0
        if abs(expected - result) > slack + 1e-9:
            facts = {"found": match[0].strip(), "expected": shown(round(expected, decimals)) + "".join(units)}
            yield Found(0, *match.span("result"), "reckoned", facts)


def _reckoned(written: str, terms: list[float]) -> float:
    if any(sign in written for sign in "×✕*"):
        return prod(terms)
    return sum(terms) if any(sign in written for sign in "+＋") else terms[0] - sum(terms[1:])

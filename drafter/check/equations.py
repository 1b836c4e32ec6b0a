"""Sums with signs, as a table or a slip of paper has them: 8+3=12, 20亩×3=50亩."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod
from typing import NamedTuple

from drafter.check.model import Found
from drafter.check.quantities import shown

_REACH = 200
"""How many characters in front of the equals sign the terms may take."""
_HAN = "\u4e00-\u9fff"
_TERM = rf"[0-9]+(?:\.[0-9]+)?[{_HAN}]{{0,4}}"
_TERMS = re.compile(
    rf"(?<![A-Za-z0-9.%％)）+＋\-－=＝×/]){_TERM}(?:(?: ?[+＋] ?{_TERM})+|(?: ?[-－−] ?{_TERM})+|(?: ?[×✕*] ?{_TERM})+) ?\Z"
)
_EQUALS = re.compile("[=＝] ?")
_SIGNS = re.compile(" ?[+＋\\-－−×✕*] ?")
_SIGN = "+＋-－−×✕*/=＝"
_NUMBER = re.compile(rf"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<scale>[百千万亿]{{0,2}})(?P<unit>[{_HAN}]{{0,2}})")
_IN_WORDS = re.compile(f"[{_HAN}]")
_GOES_ON = re.compile("[A-Za-z0-9.%％+＋\\-－×]")
_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}


class _Term(NamedTuple):
    """A number of an equation. scale: the words 万 and 亿 behind it."""

    number: str
    scale: str
    unit: str

    def value(self, *, scaled: bool) -> float:
        return float(self.number) * (_factor(self.scale) if scaled else 1)

    def slack(self, *, scaled: bool) -> float:
        """How far it may be off: whole numbers are exact."""
        decimals = len(self.number.partition(".")[2])
        return 0.5 * 10**-decimals * (_factor(self.scale) if scaled else 1) if decimals else 0


def equations(sentence: str) -> Iterator[Found]:
    """The equations that do not hold, at their results; the places are those in the sentence.

    Left alone are sayings, which mean something else: 1+1=3, 100-1=0, 2+3=1, what stands in “”, and ranges (3-5=2).
    万 and 亿 are factors (1万+5000=15000), or left out behind all but one (1.2万×3=3.6); one of the two must hold.
    """
    last = opened = 0
    for equals in _EQUALS.finditer(sentence):
        at = equals.start()
        opened += sentence.count("“", last, at) - sentence.count("”", last, at)
        begin, last = max(last, at - _REACH), at
        written = _TERMS.search(sentence, begin, at)
        result = _NUMBER.match(sentence, equals.end())
        if written is None or result is None or opened > 0 or _goes_on(sentence, written.start(), result.end("scale")):
            continue
        pieces = _SIGNS.split(written[0].strip())
        terms = [_Term(*found.groups()) for piece in pieces if (found := _NUMBER.fullmatch(piece))]
        if len(terms) < len(pieces):
            continue  # words between the numbers
        yield from _judged(sentence, written, result, terms)


def _goes_on(sentence: str, start: int, stop: int) -> bool:
    """Whether an equation is part of a longer one, or of something else."""
    return sentence[max(start - 2, 0) : start].rstrip(" ")[-1:] in tuple(_SIGN) or _GOES_ON.match(sentence, stop) is not None


def _judged(sentence: str, written: re.Match[str], result: re.Match[str], terms: list[_Term]) -> Iterator[Found]:
    units = {term.unit for term in terms if term.unit}
    unit = next(iter(units), "")
    counted = result["unit"]
    if unit and counted.startswith(unit):
        counted = unit
    elif not unit and _IN_WORDS.match(sentence, result.end()):  # 12箱都卖完了
        counted = ""
    whole = _Term(result["number"], result["scale"], counted)
    values = [term.value(scaled=False) for term in terms]
    if len(units) > 1 or (unit and whole.unit not in ("", unit)) or not float(whole.number) or set(values) == {1.0}:
        return
    if all(len(term.number) == 1 and not term.scale + term.unit for term in (*terms, whole._replace(unit=""))):
        return  # a saying
    for scaled in (True, False):
        expected = _reckoned(written[0], [term.value(scaled=scaled) for term in terms])
        slack = whole.slack(scaled=scaled) + _slack(written[0], terms, expected, scaled=scaled)
        if expected < 0 or abs(expected - whole.value(scaled=scaled)) <= slack + 1e-9:
            return
    factor = _factor(whole.scale)
    expected = _reckoned(written[0], [term.value(scaled=True) for term in terms]) / factor
    decimals = max(len(term.number.partition(".")[2]) for term in (*terms, whole))
    words = shown(round(expected, decimals if len({term.scale for term in (*terms, whole)}) == 1 else 4)) + whole.scale
    start, stop = result.start(), result.end("scale") + len(whole.unit)
    facts = {"found": sentence[written.start() : stop].strip(), "expected": words + whole.unit}
    yield Found(0, start, stop, "reckoned", facts)


def _reckoned(written: str, terms: list[float]) -> float:
    if any(sign in written for sign in "×✕*"):
        return prod(terms)
    return sum(terms) if any(sign in written for sign in "+＋") else terms[0] - sum(terms[1:])


def _slack(written: str, terms: list[_Term], expected: float, *, scaled: bool) -> float:
    """How far the terms together may be off."""
    if not any(sign in written for sign in "×✕*"):
        return sum(term.slack(scaled=scaled) for term in terms)
    return sum(abs(expected) * term.slack(scaled=False) / float(term.number) for term in terms if float(term.number))


def _factor(scale: str) -> float:
    return prod(_SCALES[word] for word in scale)

"""Filters of numbers and dates. A number may stand in figures, in Chinese numerals, or with a unit beside it (85人)."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import filters as jinja

from drafter.errors import Fault
from drafter.speech.dates import shown_date
from drafter.speech.numbering import from_han, to_han
from drafter.template.budget import BUDGET, charge, words
from drafter.template.markup import Blank, FilterFault


def whole_number(value: Any) -> int:
    """A value as a whole number: in figures, or in Chinese numerals. Raises FilterFault for anything else."""
    if isinstance(value, (int, float)):
        return int(value)
    text = words(value).strip()[:LONGEST_NUMBER]
    found = int(text) if re.fullmatch(r"[+-]?\d+", text) else _spoken_number(text)
    if found is None:
        raise FilterFault("template.no-number", found=text)
    return found


def _spoken_number(text: str) -> int | None:
    """A number in Chinese words, or one with a unit or a word like 约 beside it: 两千, 85人, 约八十, 1,200, 3.5万. None for other text."""
    number = text.strip(_BESIDE_NUMBERS)
    if figures := re.fullmatch(r"(\d{1,3}(?:[,，]\d{3})+|\d+(?:[.．]\d+)?)([亿万]?)", number):
        return round(float(re.sub("[,，]", "", figures[1]).replace("．", ".")) * _GREAT_UNITS[figures[2]])
    total = 0
    for part, unit in zip(re.split("[亿万]", number), (*re.findall("[亿万]", number), ""), strict=True):
        found = from_han(part.replace("两", "二").lstrip("零")) if part else 0
        if found is None or (unit and not part):
            return None
        total = (total + found) * _GREAT_UNITS[unit] if unit == "亿" else total + found * _GREAT_UNITS[unit]
    return total or None


_GREAT_UNITS = {"亿": 100_000_000, "万": 10_000, "": 1}
_BESIDE_NUMBERS = " 约近超第共余多来左右人名个位户家亩元项次天年岁届件台座%％"
"""What stands before and behind a number of a slot."""
LONGEST_NUMBER = 15


def cn(number: Any) -> str:
    """A number in Chinese numerals: 五 for 5. Any other text comes back unchanged."""
    text = words(number)
    try:
        return to_han(int(text))
    except ValueError:
        return text


def cn_count(number: Any) -> str:
    """A number in front of a measure word: 两 for 2, else as `cn`."""
    plain = words(number)
    if plain == "0":
        BUDGET.get().notice(Fault("outline.counts-none", None, {"found": to_han(0)}))
    return "两" if plain == "2" else cn(number)


def cn_date(text: Any) -> Any:
    """2026-11-21 as 2026年11月21日, months and days without a leading zero (GB/T 15835-2011). Any other text comes back unchanged."""
    plain = words(text)
    shown = shown_date(plain)
    return text if shown == plain else shown


def int_(value: Any, default: Any = None, base: int = 10) -> Any:
    """A value as a whole number, Chinese numerals too; nothing is 0. Raises FilterFault for words, where no default stands for them."""
    if not isinstance(value, str) or base != 10 or not value.strip() or isinstance(value, Blank):
        charge(len(value) if isinstance(value, str) else 1)
        return jinja.do_int(value[:LONGEST_NUMBER] if isinstance(value, str) else value, 0 if default is None else default, base)
    try:
        return int(float(value)) if re.fullmatch(r"\s*[+-]?\d+\.\d+\s*", value[:LONGEST_NUMBER]) else whole_number(value)
    except FilterFault:
        if default is None:
            raise
        return default


def float_(value: Any, default: float | None = None) -> float:
    """A value as a number with decimals, Chinese numerals too; nothing is 0. Raises FilterFault for words, where no default stands for them."""
    if not isinstance(value, str) or not value.strip() or isinstance(value, Blank):
        return jinja.do_float(value, 0.0 if default is None else default)
    text = words(value).strip()[: 2 * LONGEST_NUMBER]
    if re.fullmatch(r"[+-]?\d+(?:\.\d+)?", text):
        return float(text)
    try:
        return float(whole_number(text))
    except FilterFault:
        if default is None:
            raise
        return default


_MOST_DECIMALS = 15


def round_(number: Any, precision: int = 0, method: str = "common") -> float:
    """A number rounded to some decimals: ``common`` rounds half up, ``ceil`` up, ``floor`` down. A text is taken for the number that it says."""
    number = float_(number) if isinstance(number, str) else number
    if not -_MOST_DECIMALS <= precision <= _MOST_DECIMALS:
        raise FilterFault("template.decimals", found=precision, most=_MOST_DECIMALS)
    return jinja.do_round(number, precision, method)  # type: ignore[arg-type]

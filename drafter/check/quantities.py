"""Quantities: numbers with their units, as a speech writes them, and how exact they are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN, from_han

_SCALES = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
_FIGURES = r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?<![0-9.,])[0-9]+(?:\.[0-9]+)?"
_WORDS = f"(?<![{HAN}百千零〇点])[{HAN}百千零〇两]{{1,7}}"
_SCALE = "(?:万亿|千万|百万|[万亿])?"


class Quantity(NamedTuple):
    """A number with its unit. slack: by how much the true number may differ, because what is written was rounded; 0 for things that are counted."""

    value: float
    unit: str
    slack: float


def pattern(name: str, unit: str | None = None) -> str:
    """A pattern for a quantity; its groups are ``name``, ``name_scale`` and ``name_unit``. unit: a pattern, over all units."""
    return rf"(?P<{name}>{_FIGURES}|{_WORDS})(?P<{name}_scale>{_SCALE})(?P<{name}_unit>{unit or units()})"


def read(match: re.Match[str], name: str) -> Quantity | None:
    """The quantity of a match; None where its words say no number."""
    written, unit = match[name], match[f"{name}_unit"]
    scale = _SCALES[match[f"{name}_scale"]]
    if not written[0].isascii():
        number = from_han(written)
        return None if number is None else Quantity(number * scale, unit, 0)
    figures = written.replace(",", "")
    decimals = len(figures.partition(".")[2])
    counted = unit in _counted() and not decimals and scale == 1
    return Quantity(float(figures) * scale, unit, 0 if counted else 0.5 * 10**-decimals * scale)


@lru_cache(maxsize=1)
def units() -> str:
    """A pattern for any unit."""
    table = read_table("check", "figures")
    return f"(?:{any_of((*table['counted'], *table['measured']))})"


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    return frozenset(read_table("check", "figures")["counted"])


def shown(value: float) -> str:
    """A number as one would write it: at most one decimal, 万 and 亿 for large ones."""
    for scale, sign in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= scale:
            return f"{_plain(value / scale)}{sign}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

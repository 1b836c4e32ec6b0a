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


_SAID = f"百分之[{HAN}百零〇两]+(?:点[{HAN}零〇]+)?|[{HAN[:9]}两]成[半多]?|[{HAN}]{{1,3}}分之[{HAN}]{{1,3}}|一半|半数"


def ratio(name: str, unit: str = "[%％]") -> str:
    """A pattern for a share or a change: 30%, 百分之三十, 三成, 三分之一. Its groups are those of `pattern` and ``name_said``."""
    return rf"(?:(?P<{name}_said>{_SAID})|{pattern(name, unit)})"


def read_ratio(match: re.Match[str], name: str) -> Quantity | None:
    """The share or change of a match of `ratio`; one in words is in per cent."""
    said = match[f"{name}_said"]
    return read(match, name) if said is None else _said(said)


def _said(words: str) -> Quantity | None:
    """A share in words. 三成 is between 25 and 35 per cent, 三成多 between 30 and 40."""
    if words in ("一半", "半数"):
        return Quantity(50, "%", 5)
    whole, parted, part = words.partition("分之")
    if parted and whole == "百":
        figures, _, decimals = part.partition("点")
        number = from_han(figures)
        share = "".join(str(from_han(sign) or 0) for sign in decimals)
        return None if number is None else Quantity(float(f"{number}.{share or 0}"), "%", 0.5 * 10 ** -len(share))
    if parted:
        of, number = from_han(whole), from_han(part)
        return Quantity(number / of * 100, "%", 2.5) if of and number else None
    tenths = from_han(words[0].replace("两", "二"))
    more = {"半": 5.0, "多": 5.0}.get(words[-1], 0.0)
    return None if tenths is None else Quantity(tenths * 10 + more, "%", 2.5 if words[-1] == "半" else 5)


@lru_cache(maxsize=1)
def units() -> str:
    """A pattern for any unit."""
    table = read_table("check", "figures")
    return f"(?:{any_of((*table['counted'], *table['measured']))})"


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    return frozenset(read_table("check", "figures")["counted"])


def shown(value: float) -> str:
    """A number as one would write it: at most two decimals, 万 and 亿 for large ones."""
    for scale, sign in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= scale:
            return f"{_plain(value / scale)}{sign}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def words_of(match: re.Match[str], name: str) -> str:
    """A quantity as it stands there."""
    return match[0][match.start(name) - match.start() : match.end(f"{name}_unit") - match.start()]

"""Stock phrases, which any speech may repeat, and the number of other characters in a passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from drafter.check.fixed import Wording
from drafter.check.model import Line, Span
from drafter.files.tables import read_table
from drafter.speech.numbering import HAN

_NAMES = r"《[^《》\n]*》|“[^“”\n]{1,60}”|‘[^‘’\n]{1,60}’"
"""Titles and quotations."""
_LONG = 6
"""The fewest characters of a part of a fixed wording that counts as a stock phrase."""


def stock_in(line: Line, others: tuple[str, ...] = ()) -> list[Span]:
    """The spans of stock phrases, names and template text in a line, in order, without overlap. others: further phrases."""
    spans: list[Span] = []
    for start, stop in sorted((*(match.span() for match in _pattern(others).finditer(line.text)), *line.template_spans)):
        if spans and start <= spans[-1].stop:
            spans[-1] = Span(spans[-1].start, max(stop, spans[-1].stop))
        else:
            spans.append(Span(start, stop))
    return spans


def own(stock: list[Span], start: int, stop: int) -> int:
    """How many characters from `start` to `stop` are outside the spans of `stock`."""
    count = stop - start
    index = max(0, bisect_right(stock, start, key=lambda span: span.start) - 1)
    for span in stock[index : bisect_right(stock, stop, key=lambda span: span.start)]:
        count -= max(0, min(span.stop, stop) - max(span.start, start))
    return count


def is_formula(text: str) -> bool:
    """Whether a text has words of a formula of openings or closings."""
    return any(formula in text for formula in _table()["formulas"])


@lru_cache(maxsize=16)
def _pattern(others: tuple[str, ...]) -> re.Pattern[str]:
    wordings = map(Wording, read_table("check", "fixed-phrase")["rows"])
    fixed = [words for wording in wordings for words in (wording.text, *wording.parts) if len(words) >= _LONG]
    phrases = sorted({*_table()["phrases"], *fixed, *others}, key=len, reverse=True)
    return re.compile("|".join((*map(re.escape, phrases), *_table()["patterns"], _NAMES)))


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = read_table("check", "stock", han=HAN)
    return table

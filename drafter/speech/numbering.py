"""Marks: the ordinals in front of sections and points, made and recognised from one table, ``data/ordinals.yaml``.

A numbering style is named by its first mark, as writers name it: ``mark("一是")``. The order of levels ``一、（一）1.（1）`` and their
punctuation (no ``、`` after a bracket or after ``1.``) is that of GB/T 9704-2012, 7.3.3; ``第一，`` and ``首先，`` take a comma
(GB/T 15834-2011, 4.5.3.5, the rule for ``、`` reserves it for bare numerals).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from drafter.files.tables import read_document

DIGITS = "〇一二三四五六七八九"
HAN = f"{DIGITS[1:]}十"
"""The characters of Chinese numerals up to 九十九. Every pattern with numerals uses it: tables write ``[{han}]{1,3}``."""
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_UNIT_SIGNS = {sign: value for value, sign in _UNITS}
NUMERAL_SIGNS = f"{HAN}百千万亿两零〇半"
"""What a number in Chinese words is written with."""
_HAN_SIGNS = frozenset(f"{HAN}百千零〇")
_LONGEST_HAN = 9
MAX_HAN = 9999


@lru_cache(maxsize=256)
def to_han(number: int) -> str:
    """A whole number in Chinese numerals, 一 to 九千九百九十九; 10 to 19 as 十, 十一 (no leading 一).

    Raises ValueError outside 0 to 9999.
    """
    if not 0 <= number <= MAX_HAN:
        raise ValueError(number)
    if number < 10:
        return "零" if number == 0 else DIGITS[number]
    text, rest, gap = "", number, False
    for value, unit in _UNITS:
        digit, rest = divmod(rest, value)
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + unit
        gap = bool(text) and digit == 0 and rest > 0
    if rest:
        text += ("零" if gap else "") + DIGITS[rest]
    return text[1:] if text.startswith("一十") else text


def count_in_han(number: int) -> str:
    """How many of something there are, in Chinese numerals; in figures where these end."""
    return to_han(number) if number <= MAX_HAN else str(number)


@lru_cache(maxsize=1024)
def from_han(text: str) -> int | None:
    """The number of Chinese numerals, 两 included. None for any other text, and for spellings that `to_han` never writes (一十)."""
    text = text.replace("〇", "零")
    if text == "两":
        return 2
    number = digit = 0
    for sign in text:
        if sign in _UNIT_SIGNS:
            number += (digit or 1) * _UNIT_SIGNS[sign]
            digit = 0
        elif sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign != "零":
            return None
    number += digit
    return number if 0 < number <= MAX_HAN and to_han(number) == text else None


LAST = 0
"""The number that `recognise` gives for 最后, which marks the last item of a list of any length."""


# ---------------------------------------------------------------- kinds of numerals


class Numeral(NamedTuple):
    """A way to write numbers: Chinese numerals, figures, circled figures, words such as 首先.

    first: the number one, written.
    most: the greatest number that is written or recognised.
    begins: the characters that a number can begin with.
    end: the index behind the number that begins at an index of a text; the same index where no number begins.
    make: a number, written; raises ValueError where this numeral cannot write it.
    read: the number of a text, None where it is no number.
    written: the written numbers from one on; empty where a rule makes them.
    last: the word for the last item of a list, "" where there is none.
    beyond: the mark for numbers that have no word, with 一 as the number: 第一 gives 第四.
    """

    first: str
    most: int
    begins: frozenset[str]
    end: Callable[[str, int], int]
    make: Callable[[int], str]
    read: Callable[[str], int | None]
    written: tuple[str, ...] = ()
    last: str = ""
    beyond: str = ""

    def ordinal(self, number: int) -> str:
        """A number by the pattern `beyond`, for numbers with and without a word: 第四."""
        return self.beyond.replace(HAN[0], to_han(number))


def _counted(
    first: str, most: int, signs: frozenset[str], longest: int, make: Callable[[int], str], read: Callable[[str], int | None]
) -> Numeral:
    """A numeral whose numbers a rule makes. longest: characters of the longest number."""

    def end(text: str, start: int) -> int:
        stop, limit = start, min(len(text), start + longest)
        while stop < limit and text[stop] in signs:
            stop += 1
        return stop

    return Numeral(first, most, signs, end, make, read)


def _listed(row: Mapping[str, Any]) -> Numeral:
    """A numeral whose numbers are listed in the table."""
    written: tuple[str, ...] = tuple(row["written"])
    last: str = row.get("last", "")
    beyond: str = row.get("beyond", "")
    numbers = {word: number for number, word in enumerate(written, 1)} | ({last: LAST} if last else {})
    lengths = sorted({len(word) for word in numbers}, reverse=True)

    def end(text: str, start: int) -> int:
        return next((start + length for length in lengths if text[start : start + length] in numbers), start)

    def make(number: int) -> str:
        if number > len(written) and not beyond:
            raise ValueError(number)
        return written[number - 1] if number <= len(written) else beyond.replace(HAN[0], to_han(number))

    begins = frozenset(word[0] for word in numbers)
    return Numeral(written[0], len(written), begins, end, make, numbers.get, written, last, beyond)


_table: dict[str, Any] = read_document("speech", "ordinals", 0)

CHINESE = _counted(HAN[0], MAX_HAN, _HAN_SIGNS, _LONGEST_HAN, to_han, from_han)
FIGURES = _counted("1", 999, frozenset("0123456789"), 3, str, lambda text: int(text) or None)
LISTED = {name: _listed(row) for name, row in _table["numerals"].items()}
"""The listed numerals of the table, by name."""
NUMERALS = (*LISTED.values(), CHINESE, FIGURES)


# ---------------------------------------------------------------- styles


class Style(NamedTuple):
    """A numbering style. name: its first mark, ``（一）``. before, behind: the text around the number, ``（`` and ``）``."""

    name: str
    numeral: Numeral
    before: str
    behind: str

    def mark(self, number: int, total: int | None = None) -> str:
        """The mark of an item. total: the number of items; if given, the last mark of the style ``首先，`` is ``最后，``.

        Raises ValueError where the style has no such mark (``①`` ends at 50).
        """
        if number < 1:
            raise ValueError(number)
        if self.numeral.last and number == total and number > 1:
            return f"{self.numeral.last}{self.behind}"
        return f"{self.before}{self.numeral.make(number)}{self.behind}"


def style_of(name: str) -> Style:
    """The style with this first mark, whether or not the table has it. Raises ValueError where the mark holds no number one."""
    for numeral in NUMERALS:
        before, first, behind = name.partition(numeral.first)
        if first:
            return Style(name, numeral, before, behind)
    raise ValueError(f"no numeral's first number stands in the ordinal {name!r}")


OFFERED: tuple[Style, ...] = tuple(map(style_of, _table["offered"]))
"""The numbering styles that Drafter proposes for templates and outlines."""

STYLES: tuple[Style, ...] = (*OFFERED, *map(style_of, _table["others"]))
"""Every numbering style: the proposed ones, then those that only sources use."""

NO_MARK = ("none", "无")
"""The names of the style without marks."""

_BY_NAME = {style.name: style for style in STYLES}


def style_named(name: str) -> Style | None:
    """The style of the table with this first mark (``一是``), None for ``none`` and ``无``.

    Raises KeyError where no style has the name.
    """
    return None if name in NO_MARK else _BY_NAME[name]


# ---------------------------------------------------------------- recognising


class Mark(NamedTuple):
    """A mark found in a text: its style, its number (`LAST` for 最后) and its text."""

    style: Style
    number: int
    text: str


FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
"""From full-width figures to figures."""
_MAX_BARE = 99
_BLANKS = frozenset(" \t\u3000\xa0")


def bare_number(text: str) -> Mark | None:
    """The number up to 99 that stands at the start of a text with only spaces behind it: 一 in ``一 抓安全``. None where none does."""
    first = text[:1]
    if first not in CHINESE.begins and not first.isdecimal():
        return None
    for numeral in (CHINESE, FIGURES):
        plain = text[:8].translate(FULL_WIDTH)
        stop = numeral.end(plain, 0)
        number = numeral.read(plain[:stop]) if stop and text[stop : stop + 1] in _BLANKS else None
        if number is not None and number <= _MAX_BARE and text[stop:].strip():
            return Mark(style_of(numeral.first), number, text[:stop])
    return None


class Recogniser:
    """Finds the marks of some styles in texts. Where two marks begin alike, the longer one counts.

    refused: for a style's name, a pattern of the text that may not follow its marks. The pattern may look behind at the mark.
    """

    def __init__(self, styles: Iterable[Style], refused: Mapping[str, re.Pattern[str]] = MappingProxyType({})) -> None:
        self._refused = refused
        shapes: dict[tuple[str, Numeral], list[Style]] = {}
        for style in styles:
            shapes.setdefault((style.before, style.numeral), []).append(style)
        self._by_first: dict[str, list[tuple[str, Numeral, list[Style]]]] = {}
        for (before, numeral), alike in sorted(shapes.items(), key=lambda shape: -len(shape[0][0])):
            alike.sort(key=lambda style: -len(style.behind))
            for first in before[:1] or numeral.begins:
                self._by_first.setdefault(first, []).append((before, numeral, alike))

    @property
    def beginnings(self) -> frozenset[str]:
        """The characters with which the marks begin."""
        return frozenset(self._by_first)

    def at(self, text: str, start: int = 0) -> Mark | None:
        """The mark that begins at a place of a text; None where none does."""
        for before, numeral, styles in self._by_first.get(text[start : start + 1], ()):
            if before and not text.startswith(before, start):
                continue
            first = start + len(before)
            stop = numeral.end(text, first)
            number = numeral.read(text[first:stop]) if stop > first else None
            if number is None:
                continue
            for style in styles:
                end = stop + len(style.behind)
                if text.startswith(style.behind, stop) and self._may_end(style, text, end):
                    return Mark(style, number, text[start:end])
        return None

    def may_begin(self, text: str) -> bool:
        """Whether a text may begin with one of the marks, spaces inside it: with a number and no word behind it, or with a mark."""
        if text[:1] not in self._by_first and not text[:1].isdecimal():
            return False
        head = "".join(text[:_LONGEST_HEAD].split()).translate(FULL_WIDTH)
        for before, numeral, styles in self._by_first.get(head[:1], ()):
            first = len(before)
            stop = numeral.end(head, first) if head.startswith(before) else first
            if stop > first and (
                not head[stop : stop + 1].isalnum() or any(head.startswith(style.behind, stop) for style in styles)
            ):
                return True
        return False

    def _may_end(self, style: Style, text: str, end: int) -> bool:
        if style.behind[-1:] in _POINTS and text[end : end + 1].isdecimal():
            return False
        refused = self._refused.get(style.name)
        return refused is None or not refused.match(text, end)


_POINTS = frozenset(".．")
"""Marks that end with these need a character other than a digit behind them: 1.5 is no mark."""

_LONGEST_HEAD = 16
"""The most characters of a mark, with the spaces inside it."""

_ALL = Recogniser(STYLES)
BEGINNINGS = _ALL.beginnings
"""The characters with which marks begin."""
_GOES_ON = CHINESE.begins.union(FIGURES.begins, *(style.behind for style in STYLES))
"""Characters that, behind a mark, may turn it into another mark or into none."""
_short: dict[str, Mark] = {}
"""A cache of recognised marks of two and three characters. Nearly all units have one of these few marks."""


LABELS: frozenset[str] = frozenset(_table["labels"])
"""Words of two characters that count where a number stands behind them: 任务一：抓灯组."""
BULLETS: str = _table["bullets"]
"""Signs of lists that count nothing."""
DASHES: str = _table["dashes"]
"""Signs that are bullets only with a space behind them: ``－ 抓安全``."""
_LABELS_BEGIN = frozenset(label[0] for label in LABELS)


def is_labelled(text: str) -> bool:
    """Whether a text may begin with a label that counts, as the first of its list: ``任务一：``, ``要点1：``."""
    return text[:1] in _LABELS_BEGIN and text[:2] in LABELS and text[2:].lstrip()[:1] in ("一", "1", "１")


def may_begin(text: str) -> bool:
    """Whether a text may begin with a mark as authors type them. `drafter.speech.ordinals.typed_mark` tells for certain, and takes longer."""
    return _ALL.may_begin(text)


def recognise(text: str) -> Mark | None:
    """The mark at the start of a text, None where there is none."""
    known = _short.get(text[:2])
    if known is not None and _ends(text, 2):
        return known
    known = _short.get(text[:3])
    if known is not None and _ends(text, 3):
        return known
    mark = _ALL.at(text)
    if mark is not None and len(mark.text) in (2, 3) and _ends(text, len(mark.text)):
        _short[mark.text] = mark
    return mark


def _ends(text: str, at: int) -> bool:
    """Whether the mark that ends at an index is complete, whatever follows it."""
    following = text[at : at + 1]
    return following not in _GOES_ON and not following.isdecimal()

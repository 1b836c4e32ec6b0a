"""Marks: the ordinals in front of sections and points, made and recognised from one table.

A numbering style is named by its first mark, as writers name it: ``mark("一是")``. The order of levels ``一、（一）1.（1）`` and their
punctuation (no ``、`` after a bracket or after ``1.``) is that of GB/T 9704-2012, 7.3.3; ``第一，`` and ``首先，`` take a comma
(GB/T 15834-2011, 4.5.3.5, the rule for ``、`` reserves it for bare numerals).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

DIGITS = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_HAN = r"[一二三四五六七八九十百千零〇]{1,9}"
_CIRCLED_RANGES = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_WORDS = ("首先", "其次", "再次")
MAX_HAN = 9999


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


@lru_cache(maxsize=1)
def _han_numbers() -> dict[str, int]:
    return {to_han(n): n for n in range(1, MAX_HAN + 1)}


_SMALL = {to_han(n): n for n in range(1, 100)}
_UNDER_HUNDRED = ("", *_SMALL)


def from_han(text: str) -> int | None:
    """The number that Chinese numerals say, 两 included; None where they say none."""
    text = text.replace("〇", "零")
    if text == "两":
        return 2
    return _SMALL.get(text) or _han_numbers().get(text)


def _to_circled(number: int) -> str:
    for low, high, start in _CIRCLED_RANGES:
        if low <= number <= high:
            return chr(start + number - low)
    raise ValueError(number)


def _from_circled(text: str) -> int | None:
    for low, high, start in _CIRCLED_RANGES:
        number = ord(text) - start + low
        if low <= number <= high:
            return number
    return None


def _from_word(text: str) -> int | None:
    if text in ("最后", "末"):
        return LAST
    return _WORDS.index(text) + 1 if text in _WORDS else None


LAST = 0
"""The number that `recognise` gives for 最后: the last of its list, whichever that is."""


class Numeral(NamedTuple):
    """A way to write a number: how it looks (a pattern), how it is made and read."""

    pattern: str
    make: Callable[[int], str]
    read: Callable[[str], int | None]


HAN = Numeral(_HAN, lambda n: _UNDER_HUNDRED[n] if n < 100 else to_han(n), from_han)
ARABIC = Numeral(r"[0-9]{1,3}", str, lambda text: int(text) or None)
CIRCLED = Numeral("[①-⑳㉑-㉟㊱-㊿]", _to_circled, _from_circled)
WORD = Numeral("首先|其次|再次|最后", lambda n: _WORDS[n - 1] if n <= len(_WORDS) else f"第{to_han(n)}", _from_word)


class Style(NamedTuple):
    """A numbering style. `name`: its first mark. `no_digit`: no digit may follow the mark, so that 1.5 is no mark."""

    name: str
    numeral: Numeral
    before: str
    behind: str
    no_digit: bool = False

    def mark(self, number: int, of: int | None = None) -> str:
        """The mark of a place in the list; with `of`, the list's length, the last of ``首先，`` is ``最后，``.

        Raises ValueError where the style has no such mark (``①`` ends at 50).
        """
        if number < 1:
            raise ValueError(number)
        if self.numeral is WORD and number == of and number > 1:
            return f"最后{self.behind}"
        return f"{self.before}{self.numeral.make(number)}{self.behind}"


STYLES: tuple[Style, ...] = (
    Style("一、", HAN, "", "、"),
    Style("（一）", HAN, "（", "）"),
    Style("1.", ARABIC, "", ".", no_digit=True),
    Style("（1）", ARABIC, "（", "）"),
    Style("①", CIRCLED, "", ""),
    Style("第一，", HAN, "第", "，"),
    Style("一是", HAN, "", "是"),
    Style("一要", HAN, "", "要"),
    Style("首先，", WORD, "", "，"),
    # as others write them
    Style("(一)", HAN, "(", ")"),
    Style("（一）、", HAN, "（", "）、"),
    Style("1、", ARABIC, "", "、"),
    Style("1．", ARABIC, "", "．", no_digit=True),
    Style("(1)", ARABIC, "(", ")"),
    Style("1）", ARABIC, "", "）"),
    Style("1)", ARABIC, "", ")"),
    Style("第一、", HAN, "第", "、"),
    Style("第一,", HAN, "第", ","),
    Style("第一：", HAN, "第", "："),
    Style("第一是", HAN, "第", "是"),
    Style("一则", HAN, "", "则"),
    Style("一来", HAN, "", "来"),
    Style("首先,", WORD, "", ","),
    Style("首先、", WORD, "", "、"),
)
"""Every numbering style. The first nine are offered to templates; the others are recognised in what others wrote."""

OFFERED = STYLES[:9]
NO_MARK = ("none", "无")
"""The names of the style that writes no mark."""

_BY_NAME = {style.name: style for style in STYLES}


def style_named(name: str) -> Style | None:
    """The style that a first mark names (``一是``), None for ``none`` / ``无``.

    Raises KeyError where no style has the name.
    """
    return None if name in NO_MARK else _BY_NAME[name]


class Mark(NamedTuple):
    """A mark found at the start of a text: its style, its number (`LAST` for 最后) and its text."""

    style: Style
    number: int
    text: str


_BY_SHAPE = {(style.before, style.numeral.pattern, style.behind): style for style in STYLES}
_BY_FIRST: dict[str, Numeral] = {
    **dict.fromkeys("首其再最", WORD),
    **dict.fromkeys("一二三四五六七八九十百千零〇", HAN),
    **dict.fromkeys("0123456789", ARABIC),
    **{_to_circled(number): CIRCLED for number in range(1, 51)},
}
"""Which numeral a character begins."""
_FIRST = frozenset({*_BY_FIRST, *"第（("})
_MARK = re.compile(
    rf"(第|[（(])?({HAN.pattern}|{ARABIC.pattern}|{CIRCLED.pattern}|{WORD.pattern})([）)]、|[）)、，,：:.．是要则来])?"
)
"""Any mark's shape; which shapes are marks, the table of styles says. One small pattern: it is compiled at every start."""


def recognise(text: str) -> Mark | None:
    """The mark that a text begins with, None where it begins with none."""
    if text[:1] not in _FIRST:
        return None
    common = _common_marks()
    for length in (2, 3):
        known = common.get(text[:length])
        if known is not None and text[length : length + 1] not in _GOES_ON:
            return known
    return _recognise(text)


_GOES_ON = frozenset("）)、，,：:.．是要则来0123456789")
"""What behind a mark may make another of it, or none."""


@lru_cache(maxsize=1)
def _common_marks() -> dict[str, Mark]:
    """The marks of two and three characters that nearly all units have; a mark found here needs no pattern."""
    found = (_recognise(style.mark(number)) for style in OFFERED for number in range(1, 11))
    return {mark.text: mark for mark in found if mark and 2 <= len(mark.text) <= 3}


def _recognise(text: str) -> Mark | None:
    match = _MARK.match(text)
    if match is None:
        return None
    before, written, behind = match[1] or "", match[2], match[3] or ""
    numeral = _BY_FIRST[written[0]]
    kind = numeral.pattern
    style = _BY_SHAPE.get((before, kind, behind)) or _BY_SHAPE.get((before, kind, behind[:1])) or _BY_SHAPE.get((before, kind, ""))
    if style is None:
        return None
    end = match.end(2) + len(style.behind)
    if style.no_digit and text[end : end + 1].isdecimal():
        return None
    number = numeral.read(written)
    return None if number is None else Mark(style, number, text[:end])

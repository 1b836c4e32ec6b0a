"""Dates as people type them, in the form that pages show."""

from __future__ import annotations

import re
from datetime import date

from drafter.speech.numbering import HAN, from_han

_FULL_WIDTH = str.maketrans("０１２３４５６７８９－—–．／", "0123456789---./")
_BRACKETS = re.compile(r"[（(〔【\[]\s*(.*?)\s*[）)〕】\]]")
_FIGURES = re.compile(
    r"(\d{4}|\d{2})\s*([-./])\s*(\d{1,2})(?:\s*\2\s*(\d{1,2})(?:\s*[日号])?)?(?P<more>(?:\s+.*|[（(星周礼上下].*)?)"
)
_IN_ONE = re.compile(r"(20\d\d)(\d\d)(\d\d)(?P<more>)")
_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?(?P<more>.*)")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})[日号]")
_NUMERALS = re.compile(rf"([〇零○{HAN}]{{4}})年([{HAN}]{{1,3}})月(?:([{HAN}]{{1,3}})日)?")
_WEEKDAY = re.compile(r"(星期|周|礼拜)([一二三四五六日天])")
_DAYS = "一二三四五六日"


def day_text(text: str) -> tuple[str, bool]:
    """A date in one form, and whether its century was guessed: a whole day in figures as 2026-11-26, others with 年 and 月; other text as it is.

    Brackets around the date stay. Raises ValueError for a day that does not exist.

    >>> day_text("2026 年 11 月 26 日")
    ('2026年11月26日', False)
    >>> day_text("26.11.26")
    ('2026-11-26', True)
    """
    bracketed = _BRACKETS.fullmatch(text)
    if bracketed:
        inner, guessed = day_text(bracketed[1])
        is_date = inner != bracketed[1] or (text[0] not in "（(" and re.match(r"\d{4}[-年]", inner) is not None)
        return f"（{inner}）" if is_date else text, guessed
    plain = text.translate(_FULL_WIDTH)
    if match := _FIGURES.fullmatch(plain) or _IN_ONE.fullmatch(plain):
        return _of_figures(match, text)
    if match := _CHINESE.match(plain):
        _check(int(match[1]), int(match[2]), int(match[3] or 1))
        day = f"{int(match[3])}日" if match[3] else ""
        usual = re.match(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?(?!号)", text)
        return (text if usual else f"{match[1]}年{int(match[2])}月{day}{match['more']}"), False
    if match := _NUMERALS.match(text):
        _check(2000, from_han(match[2]) or 0, from_han(match[3]) or 0 if match[3] else 1)
    elif match := _MONTH_DAY.match(plain):
        _check(2000, int(match[1]), int(match[2]))
    return text, False


def _of_figures(match: re.Match[str], text: str) -> tuple[str, bool]:
    """A date in figures alone."""
    year, month, day = match.group(1, 2, 3) if match.re is _IN_ONE else match.group(1, 3, 4)
    if len(year) == 2 and not day:
        return text, False
    guessed = len(year) == 2
    year = f"20{year}" if guessed else year
    _check(int(year), int(month), int(day or 1))
    more = match["more"].strip()
    between = " " if match["more"][:1].isspace() else ""
    if day and not more:
        return date(int(year), int(month), int(day)).isoformat(), guessed
    shown = f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
    return f"{shown}{between}{more}", guessed


def _check(year: int, month: int, day: int) -> None:
    date(year, month, day)


def wrong_weekday(text: str) -> str:
    """The weekday that a date should have, 星期五, where it names another; else ""."""
    named = _WEEKDAY.search(text)
    found = _CHINESE.search(text) if named else None
    if named is None or found is None or not found[3]:
        return ""
    right = _DAYS[date(int(found[1]), int(found[2]), int(found[3])).weekday()]
    return "" if right == named[2].replace("天", "日") else f"{named[1]}{right}"

"""Dates as people type them, in the form that pages show."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from drafter.speech.numbering import HAN, from_han
from drafter.speech.text import chinese_date

# Patterns as texts: they are compiled when a date asks for them, and most dates are written as 2026-11-26.
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－—–．／", "0123456789---./")
_OPENING, _CLOSING = "（(〔【［[“", "）)〕】］]”"
_FIGURES = (
    r"(\d{4}|\d{2})(?:\s*(?P<mark>[-./·•・_、,，。])\s*|\s+)(\d{1,2})"
    r"(?:(?(mark)\s*(?P=mark)\s*|\s+)(\d{1,2})(?:\s*[日号])?)?"
    r"(?P<more>(?:\s+.*|T\d.*|[（(〔【［\[星周礼上下至到，,].*)?)"
)
_IN_ONE = r"(20\d\d)(\d\d)(\d\d)(?P<more>)"
_DAY_SIGNS = f"{HAN}廿卅"
"""廿 and 卅 are twenty and thirty in days."""
_CHINESE = rf"(\d{{4}}|\d{{2}})\s*年\s*(\d{{1,2}})\s*月(?!\s*[{_DAY_SIGNS}]{{1,3}}\s*[日号])(?:\s*(\d{{1,2}})\s*(?:[日号]|(?=$|[（(])))?(?P<more>.*)"
_YEAR_LAST = r"(\d{1,2})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{4})"
_NO_YEAR = r"(\d{1,2})\s*[-./·]\s*(\d{1,2})(?:\s*[日号])?"
_RELATIVE = r"(?:今|明|后|大后|昨|前|当|次|翌)[天日](?:[上下]午|晚上?|早上?)?|(?:下|本|上|这)?个?(?:周|星期|礼拜)[一二三四五六日天末]|(?:下|本|上|这)个?(?:周|月|年)(?:[初中底末]|[上中下]旬|\d{1,2}[日号])?|[年月季][初底末]|待定|另定|近日|日前|即日|.*[A-Za-z]{3}.*"
_NO_DATE = rf"(?!.*待补)[^×XxＸ0-9〇零○{HAN}年月日号节周季期天今明昨晨晚夜春夏秋冬时元除庆雪霜露暑寒雨伏端重前后]{{2,}}"
"""A text without a figure and without a character of days, seasons and festivals: 县长 赵刚, typed one line too low."""
_DAYS_TO = (
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?\s*([-~～至到、])\s*"
    r"(?:(?:(\d{4})\s*[-./年]\s*)?(\d{1,2})\s*[-./月]\s*)?(\d{1,2})\s*[日号]?"
)
_MONTH_DAY = r"(\d{1,2})月(\d{1,2})[日号]"
_MONTH_DAY_NUMERALS = rf"([{HAN}]{{1,3}})月([{_DAY_SIGNS}]{{1,3}})[日号]"
_NUMERALS = rf"([〇零○{HAN[:9]}]{{4}})年([{HAN}]{{1,3}})月(?:([{_DAY_SIGNS}]{{1,3}})日)?"
_MIXED = rf"([0-9OoＯ〇零○{HAN[:9]}]{{4}})\s*年\s*([0-9]{{1,2}}|[{HAN}]{{1,3}})\s*月(?:\s*([0-9]{{1,2}}|[{_DAY_SIGNS}]{{1,3}})\s*[日号])?(?P<more>.*)"
_YEAR_SIGNS = str.maketrans("OoＯ零○〇" + HAN[:9], "000000123456789")
_MONTH_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WEEKDAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s+)?"
_MONTH_NAME = r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_ENGLISH = (
    rf"{_WEEKDAY_NAME}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s*{_MONTH_NAME},?\s*(\d{{4}})",
    rf"{_WEEKDAY_NAME}{_MONTH_NAME}\s*(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(\d{{4}})",
)
"""28 November 2026, Saturday, Nov. 28th, 2026."""
_LABEL = r"(?:日期|时间)\s*[：:]\s*(?=[0-9０-９])"
"""What some type before a date although its key says it."""
_WEEKDAY = r"(星期|周|礼拜)([一二三四五六日天])"
_DAYS = "一二三四五六日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_WEEKDAY = r"\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
_ENGLISH_STARTS = "mtwfsMTWFS"
_MONTHS = 12
_LAST_CENTURY = 70
"""A year of two figures from this one on is of the last century."""


def day_text(text: str) -> tuple[str, bool]:
    """A date in one form, and whether a part of it was guessed: a whole day in figures as 2026-11-26, others with 年 and 月; other text as it is.

    Guessed are the century, a missing year's absence (11-26) and the order of 11/26/2026. Brackets around the date stay. Raises ValueError
    for a day that does not exist.

    >>> day_text("2026 年 11 月 26 日")
    ('2026年11月26日', False)
    >>> day_text("26.11.26")
    ('2026-11-26', True)
    >>> day_text("二零二六年十一月二十六日")
    ('二〇二六年十一月二十六日', False)
    >>> day_text("二零二六年11月二十六日"), day_text("二O二六年十一月")
    (('2026年11月26日', False), ('二〇二六年十一月', False))
    >>> day_text("二〇二六年十一月廿六日"), day_text("2026年11月廿六日")
    (('二〇二六年十一月廿六日', False), ('2026年11月26日', False))
    >>> day_text("2026-11-26至28")
    ('2026年11月26日至28日', False)
    >>> day_text("26 November 2026"), day_text("Thursday, Nov. 26, 2026")
    (('2026-11-26', True), ('2026-11-26', True))
    >>> day_text("(2026/11/26)(周四)")
    ('2026年11月26日(周四)', False)
    """
    if len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdecimal() and text.isascii():
        return date.fromisoformat(text).isoformat(), False
    if text[:1] in "日时" and (label := re.match(_LABEL, text)):
        return day_text(text[label.end() :])[0], True
    if text[:1] in _OPENING and (stop := _closed_at(text)):
        within, behind = text[1:stop].strip(), text[stop + 1 :].strip()
        inner, guessed = day_text(within + behind)
        is_date = inner != within + behind or ((text[0] not in "（(" or behind) and re.match(r"\d{4}[-年]", inner) is not None)
        if not is_date:
            return text, guessed
        return inner if behind else f"（{chinese_date(inner)}）", guessed
    bare = text.rstrip("。，,.；;、")
    plain = bare.translate(_FULL_WIDTH)
    if bare != text and (re.fullmatch(_FIGURES, plain) or re.match(_CHINESE, plain)):
        text = bare
    plain = text.translate(_FULL_WIDTH)
    if english := _of_english(plain):
        return english.isoformat(), True
    if match := re.fullmatch(_DAYS_TO, plain):
        return _days(match, text), False
    if match := re.fullmatch(_FIGURES, plain) or re.fullmatch(_IN_ONE, plain):
        return _of_figures(match, text)
    if match := re.match(_CHINESE, plain):
        year = _year(match[1])
        _check(year, int(match[2]), int(match[3] or 1))
        day = f"{int(match[3])}日" if match[3] else ""
        usual = re.match(r"[0-9]{4}年[1-9][0-9]?月(?:[1-9][0-9]?日)?(?![号0-9０-９])", text)
        return (text if usual else f"{year}年{int(match[2])}月{day}{match['more']}"), len(match[1]) == 2
    if (match := re.fullmatch(_MIXED, plain)) and not re.match(_NUMERALS, text):
        return _of_both(match), False
    if (match := re.fullmatch(_YEAR_LAST, plain)) and not is_unclear(text):
        month, day = (match[1], match[3]) if int(match[1]) <= _MONTHS else (match[3], match[1])
        _check(int(match[4]), int(month), int(day))
        return date(int(match[4]), int(month), int(day)).isoformat(), True
    if match := re.match(_NUMERALS, text):
        _check(2000, from_han(match[2]) or 0, day_number(match[3]) if match[3] else 1)
        return re.sub("[零○]", "〇", match[1]) + text[match.end(1) :], False
    elif match := re.match(_MONTH_DAY, plain):
        _check(2000, int(match[1]), int(match[2]))
    elif match := re.match(_MONTH_DAY_NUMERALS, text):
        _check(2000, from_han(match[1]) or 0, day_number(match[2]))
    elif (match := re.fullmatch(_NO_YEAR, plain)) and int(match[1]) <= _MONTHS:
        _check(2000, int(match[1]), int(match[2]))
        return f"{int(match[1])}月{int(match[2])}日", True
    return text, False


def day_number(numerals: str) -> int:
    """The number of a day in Chinese numerals, 0 for none.

    >>> day_number("廿八"), day_number("卅"), day_number("十二")
    (28, 30, 12)
    """
    return from_han(numerals.replace("廿", "二十").replace("卅", "三十")) or 0


LONGEST_DATE = 100
"""Characters of a text that is looked at as a date: the patterns cost more than other filters."""


def shown_date(text: str) -> str:
    """A date as pages show it, with 年, 月 and 日; any other text, and a day that does not exist, as it is.

    >>> shown_date("2026.3.2")
    '2026年3月2日'
    """
    shown = chinese_date(text)
    if shown == text and text[:1].isdecimal() and len(text) <= LONGEST_DATE:
        with suppress(ValueError):  # the check of the outline reports it
            return chinese_date(day_text(text)[0])
    return shown


def is_unclear(text: str) -> bool:
    """Whether a text says a day that only its author knows: 明天, 下周三, 11/12/2026, or a month in English without a day or a year."""
    if text[:4].isdecimal():
        return False
    with suppress(ValueError):
        if _of_english(text):
            return False
    plain = text.translate(_FULL_WIDTH).strip()
    if match := re.fullmatch(_YEAR_LAST, plain):
        return int(match[1]) <= _MONTHS and int(match[3]) <= _MONTHS and match[1] != match[3]
    return re.fullmatch(f"{_RELATIVE}|{_NO_DATE}", plain.strip("（()）")) is not None


def _closed_at(text: str) -> int:
    """Where the bracket that a text begins with is closed; 0 where it is not, or where nothing stands in it."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if depth == 0:
            return place if place > 1 else 0
    return 0


def _year(figures: str) -> int:
    """A year of two or four figures."""
    return int(figures) if len(figures) > 2 else int(figures) + (1900 if int(figures) >= _LAST_CENTURY else 2000)


def _of_figures(match: re.Match[str], text: str) -> tuple[str, bool]:
    """A date in figures alone."""
    year, month, day = match.group(1, 2, 3) if match.re.pattern == _IN_ONE else match.group(1, 3, 4)
    if len(year) == 2 and not day:
        return _without_year(match, text)
    _check(_year(year), int(month), int(day or 1))
    more = match["more"].strip().lstrip("T")
    between = " " if match["more"][:1].isspace() or match["more"][:1] == "T" else ""
    if day and not more:
        return date(_year(year), int(month), int(day)).isoformat(), len(year) == 2
    shown = f"{_year(year)}年{int(month)}月" + (f"{int(day)}日" if day else "")
    return f"{shown}{between}{more}", len(year) == 2


def _of_both(match: re.Match[str]) -> str:
    """A date in figures and numerals, in figures; one in numerals with another sign for zero (二O二六年) in numerals."""
    year = match[1].translate(_YEAR_SIGNS)
    month, day = (int(part) if part.isdecimal() else day_number(part) for part in (match[2], match[3] or "1"))
    _check(int(year), month, day)
    if not any(part.isdecimal() for part in (match[1], match[2], match[3] or "一")) and not re.match("[0-9]{2}", match[1]):
        return re.sub("[0OoＯ零○]", "〇", match[1]) + match.string[match.end(1) :]
    return f"{year}年{month}月" + (f"{day}日" if match[3] else "") + match["more"]


def _days(match: re.Match[str], text: str) -> str:
    """Two days, from the first to the last: the year and the month of the last as they are typed. GB/T 15835-2011 joins them by a dash."""
    year, month, day, joint, last_year, last_month, last_day = match.groups()
    _check(int(year), int(month), int(day))
    _check(int(last_year or year), int(last_month or month), int(last_day))
    if "年" in text:
        return text
    last = (f"{int(last_year)}年" if last_year else "") + (f"{int(last_month)}月" if last_month else "") + f"{int(last_day)}日"
    return f"{int(year)}年{int(month)}月{int(day)}日{'—' if joint in '-~～' else joint}{last}"


def _without_year(match: re.Match[str], text: str) -> tuple[str, bool]:
    """A month and a day in figures, ``11-26``; other text, ``20.11``, as it is."""
    if match["mark"] not in ("-", ".", "/", "·") or int(match[1]) > _MONTHS or match["more"]:
        return text, False
    _check(2000, int(match[1]), int(match[3]))
    return f"{int(match[1])}月{int(match[3])}日", True


def _of_english(text: str) -> date | None:
    """A whole day with the name of its month in English; None for another text. Raises ValueError for a day that does not exist."""
    if len(text) > LONGEST_DATE or re.search("[A-Za-z]{3}", text) is None:
        return None
    for place, pattern in enumerate(_ENGLISH):
        if match := re.fullmatch(pattern, text.strip(), re.IGNORECASE):
            day, name = match.group(2, 1) if place else match.group(1, 2)
            return date(int(match[3]), _MONTH_NAMES.split("|").index(name[:3].lower()) + 1, int(day))
    return None


def _check(year: int, month: int, day: int) -> None:
    date(year, month, day)


def _day_in(text: str) -> date | None:
    """The first day in a text that names its year, in figures or numerals; None without one. Raises ValueError for a day that is none."""
    if (found := re.search(_CHINESE, text)) and found[3]:
        return date(_year(found[1]), int(found[2]), int(found[3]))
    if (found := re.search(_NUMERALS, text)) and found[3]:
        year = int("".join(str(f"〇{HAN}".find(sign)) for sign in re.sub("[零○]", "〇", found[1])))
        return date(year, from_han(found[2]) or 1, day_number(found[3]) or 1)
    return None


def wrong_weekday(text: str) -> str:
    """The weekday that a date should have, 星期五 or Friday, where it names another; else ""."""
    if text.lstrip()[:1] in _ENGLISH_STARTS and (found := re.match(_ENGLISH_WEEKDAY, text, re.IGNORECASE)):
        return _wrong_english(text, found[1])
    named = re.search(_WEEKDAY, text) if any(word in text for word in ("周", "星期", "礼拜")) else None
    if named is None:
        return ""
    try:
        day = _day_in(text)
    except ValueError:  # 0月1日 inside other signs: no day has a weekday there
        return ""
    if day is None:
        return ""
    right = _DAYS[day.weekday()]
    return "" if right == named[2].replace("天", "日") else f"{named[1]}{right}"


def _wrong_english(text: str, named: str) -> str:
    try:
        day = _of_english(text)
    except ValueError:
        return ""
    right = "" if day is None else _ENGLISH_DAYS[day.weekday()]
    return "" if right.lower().startswith(named.lower()) else right

"""A date with the weekday of another day.

7月3日（星期二） in a speech of 2026, where that day is a Friday: whoever moves a meeting changes the date and forgets the weekday, and half of the
hall comes on the wrong day.

A date may be written in figures (2026-07-03). One without a year is taken for the one next to the day of the speech, else for that of the only year that the speech
names; 去年 and 明年 in front of it count. Left alone are dates whose year is not certain, days of the lunar calendar and weekdays without a date. Whether the
date or the weekday is wrong, only the author knows.

The date under the signature is compared with the day of the speech too: in January many still write the year that is over. It is reported if it
has another year and lies half a year away or more.

Passes: 2026年7月3日（星期五）大桥通车，每周一检查。
Passes: 星期二下午学习。
Fails: 培训定在2026-07-03（周二），地点在党校。
Fails: 2026年7月3日（星期二）大桥通车。
Fails: 2026年12月7日至9日（星期二至星期三）集中培训。
Outline passes: title: 慰问信 / date: 2026-12-30 / opening: 大家辛苦了！ / sections: [] / signature: 县水务局 / signed: 2027-01-03
Outline fails: title: 慰问信 / date: 2026-01-05 / opening: 大家辛苦了！ / sections: [] / signature: 县水务局 / signed: 2025-01-05
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.dates import day_number
from drafter.speech.numbering import DIGITS, HAN

MESSAGES = {
    "": Message("{date} is no {found}", "{expected} is right, or the date is another"),
    "signed": Message("the speech is of {date}, its signature of {found}", "make the years agree"),
}

_NUMBER = f"[0-9]{{1,2}}|[{HAN}廿卅]{{1,3}}"
_YEAR = f"[0-9]{{4}}|[{DIGITS}零○]{{4}}"
_FULL_YEAR = re.compile(f"(?<![0-9])({_YEAR})年")
_DAYS = "一二三四五六日"
_DIGITS = {sign: str(value) for value, sign in enumerate(DIGITS)} | {"零": "0", "○": "0"}
_HALF_YEAR = 183
"""Days: of the same date in several years, the one within so many of the speech is meant."""


class _Named(NamedTuple):
    """A weekday as it stands: its name and where."""

    start: int
    stop: int
    number: int


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Weekdays that are not those of the dates in front of them or behind."""
    for speech in text.speeches:
        lines = range(speech.first, speech.stop)
        years = {_year(year) for number in lines for year in _FULL_YEAR.findall(text.lines[number].text)}
        held = next(
            (day for number in lines if text.lines[number].kind == "date" and (day := _held(text.lines[number].text))), None
        )
        only = years.pop() if len(years) == 1 and not held else None
        for number in lines:
            words = text.lines[number].text
            if held and text.lines[number].kind == "signed" and (signed := _held(words)) and _is_far(held, signed):
                yield Found(number, 0, len(words), "signed", {"date": f"{held.year}年{held.month}月{held.day}日"})
            if any(name in words for name in _table().names):
                yield from _wrong(number, words, held, only)


def _is_far(held: date, signed: date) -> bool:
    """Whether a signature is of another year than the speech, and no January follows a December or the other way round."""
    return held.year != signed.year and abs((signed - held).days) >= _HALF_YEAR


def _wrong(number: int, line: str, held: date | None, only: int | None) -> Iterator[Found]:
    for match in _table().dated.finditer(line):
        if _table().lunar.search(line, max(0, match.start() - _table().far), match.start()):
            continue
        day = _date(line, match, held, only)
        for name, shift in _names(match):
            if day is None or (shift and not match["last"]):
                continue
            meant = day if not shift else _moved(day, _read(match["last"]))
            if meant and meant.weekday() != name.number:
                said = line[name.start : name.stop]
                facts = {"date": f"{meant.month}月{meant.day}日", "expected": said[:-1] + _like(said[-1], meant.weekday())}
                yield Found(number, name.start, name.stop, "", facts)


def _names(match: re.Match[str]) -> Iterator[tuple[_Named, bool]]:
    """The weekdays of a match, each with whether it is that of the last day of a span. Of a span with one weekday none is certain."""
    for group, last in (("before", False), ("first", False), ("second", True)):
        if match[group] and not (match["last"] and not match["second"]):
            yield _Named(*match.span(group), _table().numbers[match[group][-1]]), last


def _date(line: str, match: re.Match[str], held: date | None, only: int | None) -> date | None:
    """The day that is meant; None where its year is not certain, or where there is no such day."""
    if match["year_"]:
        return _day(int(match["year_"]), int(match["month_"]), int(match["day_"]))
    month, day = _read(match["month"]), _read(match["day"])
    if match["year"]:
        return _day(_year(match["year"]), month, day)
    shift = next((years for word, years in _table().shifts.items() if line.endswith(word, 0, match.start())), 0)
    named = [_year(year[1]) for year in _FULL_YEAR.finditer(line, 0, match.start())]
    if named and not shift:
        return _day(named[-1], month, day) if line.rfind("。", 0, match.start()) < line.rfind(f"{named[-1]}年") else None
    if shift is None:
        return None
    if shift:
        year = held.year if held else only
        return _day(year + shift, month, day) if year else None
    if held:
        near = (_day(year, month, day) for year in (held.year, held.year - 1, held.year + 1))
        return next((one for one in near if one and abs((one - held).days) < _HALF_YEAR), None)
    return _day(only, month, day) if only else None


def _moved(day: date, number: int) -> date | None:
    return _day(day.year, day.month, number) if number > day.day else None


def _held(line: str) -> date | None:
    """The day of a date line."""
    found = re.search(f"({_YEAR})年({_NUMBER})月({_NUMBER})日", line)
    return _day(_year(found[1]), _read(found[2]), _read(found[3])) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(number: str) -> int:
    return int(number) if number.isascii() else day_number(number)


def _year(year: str) -> int:
    return int("".join(_DIGITS.get(sign, sign) for sign in year))


def _like(written: str, weekday: int) -> str:
    """A weekday’s last sign, written as another one is: 天 and not 日 behind 礼拜天."""
    return "天" if weekday == 6 and written == "天" else _DAYS[weekday]


class _Table(NamedTuple):
    """The table’s words, and the patterns that are made of them. shifts: None where the year is none that is known. far: characters."""

    names: tuple[str, ...]
    numbers: dict[str, int]
    shifts: dict[str, int | None]
    dated: re.Pattern[str]
    lunar: re.Pattern[str]
    far: int


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = read_table("check", "weekday")
    name = rf"(?:{any_of(table['names'])})[{_DAYS}天](?![{_DAYS}至到])"
    open_names = rf"(?:{any_of(table['names'])})[{_DAYS}天]"
    between = rf"(?:{any_of(table['between'])})?(?:[（(][^（）()]{{1,8}}[，、]|[）)]?(?:，?也?就?是|为|[（(，,、 ])?)"
    span = rf"(?:[日号]?[至到—\-～~](?P<last>{_NUMBER}))?"
    written = rf"(?:(?P<year>{_YEAR})年)?(?<![0-9第])(?P<month>{_NUMBER})月(?P<day>{_NUMBER}){span}[日号]"
    figures = r"(?<![0-9./-])(?P<year_>[0-9]{4})(?P<mark>[-./－．／])(?P<month_>[0-9]{1,2})(?P=mark)(?P<day_>[0-9]{1,2})(?![0-9])"
    dated = (
        rf"(?:(?<!每)(?P<before>{name})[（(，, ]?)?(?:{written}|{figures})"
        rf"(?:{between}(?P<first>{open_names})(?:[至到—\-～~](?P<second>{open_names}))?(?![至到、和及—\-～~]))?"
    )
    return _Table(
        tuple(table["names"]),
        {sign: number for number, sign in enumerate(_DAYS)} | {"天": 6},
        dict(table["years"]),
        re.compile(dated),
        re.compile(f"(?:{any_of(table['lunar'])})[^，。；：]*$"),
        16,
    )

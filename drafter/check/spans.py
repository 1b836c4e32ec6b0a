"""Spans that run backwards, and amounts that there cannot be: 3—1名, 下午3:30至2:30, 5月10日至4月20日, 2026年13月, 下降120%, 合格率105%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.check.model import Found
from drafter.files.tables import any_of, read_table

_DASHES = "[-－—–~～]{1,2}"
_FIGURE = r"[0-9]+(?:\.[0-9]+)?"
_NEAR = 8
"""Characters before a span in which a word shows that it is to fall."""
_TURN = 3
"""Months: who goes back further goes into the next year (11月15日至3月15日)."""
_NOON, _SHIFT = 12, 3
"""Hours: who goes back further goes into the next day."""
_MONTHS, _HUNDRED = 12, 100


class _Patterns(NamedTuple):
    amounts: re.Pattern[str]
    before: re.Pattern[str]
    falling: re.Pattern[str]
    years: re.Pattern[str]
    back: re.Pattern[str]
    begun: re.Pattern[str]
    lower: re.Pattern[str]
    rate: re.Pattern[str]
    unlike: re.Pattern[str]
    units: dict[str, str]
    later: re.Pattern[str]
    earlier: re.Pattern[str]
    sign: re.Pattern[str]
    signs: dict[str, str]
    measures: tuple[tuple[re.Pattern[str], dict[str, str]], ...]


def spans(number: int, text: str) -> Iterator[Found]:
    """What of a line runs backwards or is more than all."""
    if not _FIGURES.search(text):
        return
    yield from _amounts(number, text)
    yield from _dates(number, text)
    for match in _TIMES.finditer(text):
        first, last = (int(match[f"hour{one}"]) * 60 + int(match[f"minute{one}"] or 0) for one in ("1", "2"))
        if 0 < first - last <= _SHIFT * 60 and (match["half"] or int(match["hour1"]) > _NOON):
            yield Found(number, *match.span("span"), "backward")
    if "%" in text or "％" in text:
        for match in _patterns().lower.finditer(text):
            if float(match["share"]) > _HUNDRED:
                yield Found(number, *match.span(), "lower")
        for match in _patterns().rate.finditer(text):
            if float(match["share"]) > _HUNDRED:
                yield Found(number, *match.span(), "over")
    for pattern, facts in _patterns().measures:
        for match in pattern.finditer(text):
            yield Found(number, *match.span("amount"), "measure", {**facts, "of": match["of"]})
    for match in _patterns().unlike.finditer(text):
        found = match[match.lastgroup or 0]
        yield Found(number, *match.span(match.lastgroup or 0), "unlike", {"better": _patterns().units[found]})
    if "年" in text:
        yield from _later(number, text)
    for match in _patterns().sign.finditer(text):
        better = _patterns().signs[match[0]]
        yield Found(number, *match.span(), "unit", {"better": better}, better)


def _amounts(number: int, text: str) -> Iterator[Found]:
    """3—1名, 200至100公斤, 2030—2026年."""
    for match in _patterns().amounts.finditer(text):
        first, last = match.group("first", "last")
        before = text[max(0, match.start() - _NEAR) : match.start()]
        falls = _patterns().before.search(before) or (match["sign"] in "至到" and _patterns().falling.search(before))
        zeros = any(len(one) > 1 and one[0] == "0" for one in (first, last))
        if float(first) > float(last) and not falls and not zeros and not (match["unit"] == "年" and len(first) != len(last) == 4):
            if match["unit"] == "年" and len(last) == 2 and len(first) == 4:
                continue  # 1998—02年
            if match["unit"] == "年" and _patterns().back.match(text, match.end()):
                continue  # 2026—2024年逐年回落
            yield Found(number, *match.span(), "backward")
    for match in _patterns().years.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if first > last and not _patterns().back.search(text, max(0, match.start() - _NEAR), match.end() + 2):
            yield Found(number, *match.span(), "backward")


def _dates(number: int, text: str) -> Iterator[Found]:
    """5月10日至4月20日, 2026年13月."""
    for match in _MONTH.finditer(text):
        if not 1 <= int(match["month"]) <= _MONTHS:
            yield Found(number, *match.span(), "no-day")
    for pattern in (_DATES, _patterns().begun):
        for match in pattern.finditer(text):
            month1, day1 = int(match["month1"]), int(match["day1"])
            month2, day2 = int(match["month2"] or month1), int(match["day2"])
            year1, year2 = match["year1"], match["year2"]
            if year2 and not year1:
                continue
            backward = (month2, day2) < (month1, day1)
            if year2:
                backward = (int(year2), month2, day2) < (int(year1), month1, day1)
            elif month1 - month2 > _TURN or _is_year(month1, day1, month2, day2):
                backward = False
            if backward:
                yield Found(number, *match.span("span"), "backward")


def _later(number: int, text: str) -> Iterator[Found]:
    """A year that comes before the one in which the thing begins: 始建于1978年，1968年扩建; months of one year: 2026年9月至6月."""
    for match in _patterns().later.finditer(text):
        first = match["first"] or match["first_"]
        if int(match["last"]) < int(first) and not _patterns().earlier.search(match[0]):
            yield Found(number, match.start("last"), match.end("last"), "backward", {"found": f"{first}年……{match['last']}年"})
    for match in _MONTHS_OF.finditer(text):
        if 0 < int(match["first"]) - int(match["last"]) <= _TURN:
            yield Found(number, *match.span(), "backward")


_MONTHS_OF = re.compile(
    rf"(?<![0-9])(?:19|20)[0-9]{{2}}年(?P<first>[0-9]{{1,2}})月?(?:[至到]|{_DASHES})(?P<last>[0-9]{{1,2}})月(?![0-9]|底?前)"
)


def _is_year(month1: int, day1: int, month2: int, day2: int) -> bool:
    """Whether the second day is the last of a year that begins on the first: 9月1日至8月31日."""
    return (month1 == month2 and day1 - day2 == 1) or (month1 - month2 == 1 and day1 == 1 and day2 >= _LAST)


_LAST = 28
"""The least day that ends a month."""
_FIGURES = re.compile("[0-9]")
_MONTH = re.compile("(?<![0-9])(?:19|20)[0-9]{2}年(?P<month>[0-9]{1,2})月(?!龄)")
_SPAN = r"(?P<month1>[0-9]{1,2})月(?P<day1>[0-9]{1,2})日"
_TO = r"(?:(?P<year2>[0-9]{4})年)?(?:(?P<month2>[0-9]{1,2})月)?(?P<day2>[0-9]{1,2})日"
_WEEKDAY = "(?:（[^（）]{1,8}）)?"
_DATES = re.compile(rf"(?P<span>(?:(?P<year1>[0-9]{{4}})年)?(?<![0-9]){_SPAN}{_WEEKDAY}(?:[至到]|{_DASHES}){_TO})")
_TIMES = re.compile(
    rf"(?P<span>(?P<half>上午|下午|凌晨)?(?<![0-9:：])(?P<hour1>[0-9]{{1,2}})(?:[:：](?P<minute1>[0-5][0-9])|[时点](?:[0-5]?[0-9]分)?)"
    rf"(?:[至到]|{_DASHES})(?P<hour2>[0-9]{{1,2}})(?:[:：](?P<minute2>[0-5][0-9])|[时点](?:[0-5]?[0-9]分)?))(?![0-9:：])"
)


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    table = read_table("check", "numbers", han="")
    words = table["backward"]
    lower, lowered = any_of(table["lower"]), any_of(table["lowered"])
    units = any_of(words["units"])
    return _Patterns(
        re.compile(
            rf"(?<![0-9.．,/:：A-Za-z－-])(?P<first>{_FIGURE})(?P<first_unit>%|％)?(?P<sign>[至到]|{_DASHES})(?P<last>{_FIGURE})(?![0-9.:：-])"
            rf"(?P<unit>{units})(?!{any_of(words['behind'])})"
        ),
        re.compile(any_of(words["before"])),
        re.compile(any_of(words["falling"])),
        re.compile(rf"(?<![0-9])(?P<first>(?:19|20)[0-9]{{2}})年?(?:[至到]|{_DASHES})(?P<last>(?:19|20)[0-9]{{2}})年"),
        re.compile(any_of(words["years"])),
        re.compile(
            rf"(?P<span>(?:(?P<year1>[0-9]{{4}})年)?(?<![0-9]){_SPAN}{_WEEKDAY}(?:{any_of(words['begins'])})，?[到至于在]?{_TO}(?:{any_of(words['ends'])}))"
        ),
        re.compile(rf"(?:{lower})(?:{lowered})*(?<![增上超提])(?P<share>{_FIGURE})[%％]"),
        re.compile(rf"(?<!毛)(?:{any_of(table['rates'])})(?:{any_of(table['rated'])})?了?(?P<share>{_FIGURE})[%％]"),
        re.compile("|".join(_unlike(number, row) for number, row in enumerate(table["unlike_units"]))),
        {row["wrong"]: row["right"] for row in table["unlike_units"]},
        _later_pattern(table["later"]),
        re.compile(any_of(table["later"]["unless"])),
        re.compile(rf"(?<=[0-9])(?:{any_of(table['signs'])})(?![A-Za-z0-9])"),
        table["signs"],
        tuple(_measure(row, table) for row in table["measures"]),
    )


def _unlike(number: int, row: dict[str, Any]) -> str:
    """A pattern of a unit that there is not, behind a figure: 120顿. number: that of its row."""
    scale = "[百千万亿余多]{0,3}" if row["scaled"] else ""
    unless = f"(?!{any_of(row['unless'])})" if "unless" in row else ""
    return rf"(?<=[0-9]){scale}(?P<unit{number}>{re.escape(row['wrong'])}){unless}"


def _later_pattern(words: dict[str, list[str]]) -> re.Pattern[str]:
    year = "(?:19|20)[0-9]{2}"
    month = "(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    first = rf"(?:(?:{any_of(words['begun'])})(?P<first>{year})年{month}"
    second = rf"|(?<![0-9])(?P<first_>{year})年{month}[^，。；0-9]{{0,6}}(?:{any_of(words['begins'])}))"
    last = rf"(?P<last>{year})年{month}[^，。；0-9]{{0,8}}(?:{any_of(words['ends'])})"
    return re.compile(rf"{first}{second}[^。；0-9]{{0,12}}[，、；](?:于|在|到)?{last}")


def _measure(row: dict[str, Any], table: dict[str, Any]) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of what is told in a unit that does not measure it: 装机容量50万千瓦时."""
    unless = f"(?!{any_of(row['unless'])})" if "unless" in row else ""
    between, shape = f"[{table['measured']}]{{0,3}}", f"(?!{any_of(table['sizes'])})"
    pattern = (
        rf"(?P<of>{any_of(row['of'])}){between}(?P<amount>{_FIGURE}[多余]?[百千万亿]*(?:{any_of(row['wrong'])})){shape}{unless}"
    )
    return re.compile(pattern), {"better": row["right"]}

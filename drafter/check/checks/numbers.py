"""Numbers and dates.

Years have four figures, months and days no leading zero, days are 日 and not 号; figures are half-width; each end of a range carries its percent
sign, its 万 or 亿; one word says that a number is rough and not two: 近百人 or 百人左右 (GB/T 15835-2011 and GB/T 9704-2012). Days and times that
there are not (2月30日, 25时) are reported too.

Left alone are days of the lunar calendar, spans (26年来), times (09:05), dates with hyphens, decades, numbers of things (5号楼, 3号文件), and ranges in words with 万 or 亿 (三到五万元,
3至5万元).

Repaired are padded dates, 号, full-width figures, a percent sign that is missing, and a short year behind a full one (2024、25年). Which century a year
stands in, which of two rough words goes, and which day is meant, is for the author to say.

Passes: 2026年3月5日，5号楼封顶，26年来增长3%～5%，近百人到场。
Fails: 我们从26年3月起整改。
Fails: 2026年03月05日 / 11月5号 / １２个 / 增长3－5%
Fails: 近百人左右到场。
Fails: 2月30日前完成。
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.files.tables import read_table
from drafter.speech.numbering import HAN, from_han

MESSAGES = {
    "year": Message("a year of two figures: {found}", "write all four of them, as {better}"),
    "short-year": Message("a year of two figures: {found}", "write {better}"),
    "padded": Message("a leading zero in a date: {found}", "write {better}"),
    "day": Message("a date with 号: {found}", "write {better}"),
    "wide": Message("full-width figures: {found}", "write {better}"),
    "range": Message("only the second number of {found} has its “{unit}”", "write {better}"),
    "no-day": Message("there is no such day: {found}", "look it up"),
    "no-time": Message("there is no such time: {found}", "look it up"),
    "rough": Message("“{before}” and “{after}” both say that {found} is a rough number", "keep one of them"),
}

_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")
_DAY = f"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_NUMBER = "[0-9]+(?:[.][0-9]+)?"
_ROUGH_NUMBER = f"(?:[0-9][0-9,.]*[百千万亿]*|[{HAN}两百千万亿几数半]+)"
_FULL = re.compile("[０-９]+(?:．[０-９]+)*")
_PADDED = re.compile("(?<![0-9])0([1-9])([月日])")
_DATE = re.compile(f"(?:([0-9]{{4}})年)?(?<![0-9第.])([0-9]{{1,2}}|[{HAN}]{{1,2}})月({_DAY})(?=[日号])")
_TIME = re.compile("(?<=[日午晚晨])([0-9]{1,2})时(?![间代段期])(?:([0-9]{1,2})分)?(?!钟)")
_LUNAR = re.compile("(?:农历|阴历|旧历|夏历)[^，。；：]{0,12}$")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FULL_YEAR = re.compile("(?<![0-9])(?:19|20)([0-9]{2})年")
_SHORT_YEAR = re.compile("(?<![0-9])([0-9]{2})([0-9]{2})年?[-－—–~～至到、和]([0-9]{2})年")


class _Patterns(NamedTuple):
    """The patterns made of the table.

    year: a year of two figures; the group that matched has the figures.
    known: what is a year only if the text has the same year in full elsewhere.
    spans: units of time. 近 before a number of them means the last ones, not about (近三年).
    """

    year: re.Pattern[str]
    known: re.Pattern[str]
    span: re.Pattern[str]
    day: re.Pattern[str]
    range: re.Pattern[str]
    rough: tuple[re.Pattern[str], ...]
    spans: frozenset[str]


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Numbers and dates that are not written as the standards require."""
    known = frozenset(year for line in text.lines for year in _FULL_YEAR.findall(line.text) if year[-1] != "0")
    for number, line in enumerate(text.lines):
        words = line.text.translate(_HALF)
        found = [*_ranges(number, words), *_rough(number, words)]
        if "年" in words:
            found += _years(number, words, known)
        if "月" in words or "日" in words:
            found += _days(number, words)
            found += _impossible(number, words)
        yield from found
        repaired = {one.start for one in found if one.fix is not None}
        for match in _FULL.finditer(line.text):
            if match.start() not in repaired:
                fix = match[0].translate(_HALF)
                yield Found(number, *match.span(), "wide", {"better": fix}, fix)


def _years(number: int, text: str, known: frozenset[str]) -> Iterator[Found]:
    """Years of two figures.

    known: the last two figures of years that the text has in full, without round numbers, because 30年 may be a span.
    """
    reported = set()
    for match in _SHORT_YEAR.finditer(text):
        if match[3] > match[2] and not _patterns().span.match(text, match.end()):
            reported.add(match.start(3))
            facts = {"found": f"{match[3]}年", "better": f"{match[1]}{match[3]}年"}
            yield Found(number, *match.span(3), "short-year", facts, match[1] + match[3])
    sure = (match.span(match.lastindex or 0) for match in _patterns().year.finditer(text))
    likely = (match.span(1) for match in _patterns().known.finditer(text) if match[1] in known)
    for start, stop in (*sure, *likely):
        if start not in reported:
            reported.add(start)
            found = text[start : stop + 1]
            yield Found(number, start, stop, "year", {"found": found, "better": f"{'19' if found > '5' else '20'}{found}"})


def _days(number: int, text: str) -> Iterator[Found]:
    for match in _PADDED.finditer(text):
        facts = {"found": match[0], "better": match[1] + match[2]}
        yield Found(number, match.start(), match.start() + 2, "padded", facts, match[1])
    for match in _patterns().day.finditer(text):
        facts = {"found": match[0], "better": match[0].replace("号", "日")}
        for at in range(*match.span()):
            if text[at] == "号":
                yield Found(number, at, at + 1, "day", facts, "日")


def _impossible(number: int, text: str) -> Iterator[Found]:
    """Dates and times that do not exist."""
    for match in _DATE.finditer(text):
        month, day = (int(part) if part.isascii() else from_han(part) or 0 for part in match.groups()[1:])
        last = _DAYS[month - 1] if 1 <= month <= len(_DAYS) else 0
        if month == 2 and match[1] and not isleap(int(match[1])):
            last = 28
        if not 1 <= day <= last and not _LUNAR.search(text, 0, match.start()):
            yield Found(number, match.start(), match.end() + 1, "no-day", {"found": text[match.start() : match.end() + 1]})
    for match in _TIME.finditer(text):
        if int(match[1]) > 24 or int(match[2] or 0) > 59:
            yield Found(number, *match.span(), "no-time")


def _ranges(number: int, text: str) -> Iterator[Found]:
    for match in _patterns().range.finditer(text):
        first, sign, last = match.group("first", "sign", "last")
        if sign in "至到" and not match["percent"]:
            continue
        unit = match["percent"] or match["unit"]
        facts = {"found": match[0], "unit": unit, "better": f"{first}{unit}{sign}{last}{unit}"}
        yield Found(number, *match.span("first"), "range", facts, first + unit if match["percent"] else None)


def _rough(number: int, text: str) -> Iterator[Found]:
    for pattern in _patterns().rough:
        for match in pattern.finditer(text):
            if match["before"] != "近" or (match["unit"] or match["unit_"]) not in _patterns().spans:
                facts = {"before": match["before"], "after": match["more"] or match["about"]}
                yield Found(number, *match.span(), "rough", facts)


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    table = read_table("check", "numbers", han=HAN)
    years, days, ranges = table["years"], table["days"], table["ranges"]
    span, behind, opening = (_any(years[name]) for name in ("span", "behind", "behind_opening"))
    year = (
        "(?<![0-9.,])(0[0-9])(?=年(?!代))",
        rf"(?<![0-9.,近约满第])([1-9][0-9])(?=年(?:{behind}))",
        rf"(?:{_any(years['openers'])})([1-9][0-9])(?=年(?:{opening}))",
        rf"(?:{_any(years['until'])})到([1-9][0-9])(?=年(?!{span}))",
        "[从自]([1-9][0-9])(?=年(?:起(?![点步])|的[0-9]))",
    )
    known = rf"(?:{_any(years['known_openers'])})([1-9][0-9])(?=年(?!{span}|{_any(years['known_span'])}))"
    day = rf"{_DAY}(?:日|号(?!{_any(days['things'])}))"
    month = rf"(?:[0-9]{{1,2}}|[元{HAN}]{{1,2}})月|{_any(days['before'])}"
    range_ = (
        rf"(?<![0-9.,/])(?P<first>{_NUMBER})(?P<sign>[-－—–~～至到])(?P<last>{_NUMBER})"
        rf"(?:(?P<percent>{_any(ranges['percent'])})|(?P<unit>{_any(ranges['beside_a_sign'])}))"
    )
    return _Patterns(
        re.compile("|".join(year)),
        re.compile(known),
        re.compile(span),
        re.compile(rf"(?:{month}){day}(?:[-－—~～至到、和]{day})*"),
        re.compile(range_),
        tuple(_rough_pattern(table, pair) for pair in table["rough"]),
        frozenset(table["spans"]),
    )


def _rough_pattern(table: dict[str, Any], pair: dict[str, list[str]]) -> re.Pattern[str]:
    """A pattern of a number with two words for about: one before it, the other before or behind its unit (近百人左右)."""
    units = _any(table["units"])
    more = _any(word for word in pair["after"] if word in table["before_unit"]) or "(?!)"
    about = _any(word for word in pair["after"] if word not in table["before_unit"])
    after = f"(?:(?P<more>{more})(?P<unit>{units})?|(?P<unit_>{units})?(?P<about>{about})(?!{_any(table['not_about'])}))"
    return re.compile(
        rf"(?<![{''.join(table['not_rough'])}])(?P<before>{_any(pair['before'])})(?:{_any(table['verbs'])})?{_ROUGH_NUMBER}{after}"
    )


def _any(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))

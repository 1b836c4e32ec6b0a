"""Numbers and dates.

Years have four figures, months and days no leading zero, days are 日 and not 号; figures are half-width; each end of a range carries its percent
sign, its 万 or 亿; one word says that a number is rough and not two: 近百人 or 百人左右 (GB/T 15835-2011 and GB/T 9704-2012). Days and times that
do not exist (2月30日, 25时) are reported too.

Left alone are days of the lunar calendar, spans (26年来), times (09:05), dates with hyphens, decades, numbers of things (5号楼, 3号文件), and ranges in words with 万 or 亿 (三到五万元,
3至5万元).

Reported are numbers half in words (百分之8, 三分之1, “十4五”规划, 5百人, 十2人), and amounts that fall by two times themselves (降低2倍). The year in the number of a document stands in 〔〕: 东政发〔2026〕5号. Congresses and their sessions are counted in
words: 党的二十大, 二十届三中全会.

Reported are spans that run backwards (3—1名, 下午3:30至2:30, 5月10日至4月20日, 2030—2026年), and rates above a hundred per cent (合格率105%, 下降120%). Symbols of units have their own case
(km, kW), and a unit measures its own quantity (装机容量50万千瓦, not 千瓦时).

Units must exist (120吨 and not 120顿, 0.5个百分点 and not 0.5百分点), and what was founded in one year was not extended in an earlier one (始建于1978年，1968年扩建).

Repaired are padded dates, 号, full-width figures, 百分之8, a percent sign that is missing, the symbol of a unit, and a short year behind a full one (2024、25年). Which century a year
stands in, which of two rough words goes, and which day is meant, is for the author to say.

Passes: 2026年3月5日，5号楼封顶，26年来增长3%～5%，近百人到场。
Fails: 我们从26年3月起整改。
Fails: 2026年03月05日 / 11月5号 / １２个 / 增长3－5%
Fails: 近百人左右到场。
Fails: 2月30日前完成。
Fails: 会议定在25时召开。
Fails: 党的20大以来，成本下降百分之8。
Fails: 事故比去年降低了2倍。
Fails: 每组去3—1名，成活率达到105%，渠长12Km。
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from drafter.check.model import Found, Settings, Text
from drafter.check.spans import spans
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN, from_han, to_han

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
    "mixed": Message("words and figures in one number: {found}", "write {better}"),
    "lower": Message("nothing falls by more than all of it: {found}", "say by how many per cent, or to which share"),
    "over": Message("a rate above a hundred per cent: {found}", "look it up"),
    "backward": Message("{found} runs backwards", "put the smaller or earlier one first, or look it up"),
    "measure": Message("{of} is not measured so: {found}", "write {better}"),
    "unit": Message("the symbol of a unit in the wrong case: {found}", "write {better}"),
    "unlike": Message("there is no such unit: {found}", "write {better}"),
    "document": Message("the year in the number of a document stands in other brackets than 〔〕: {found}", "write {better}"),
    "congress": Message("the name of a congress or a session in figures: {found}", "write {better}"),
}

_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")
_DAY = f"(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})"
_NUMBER = "[0-9]+(?:[.][0-9]+)?"
_ROUGH_NUMBER = f"(?:[0-9][0-9,.]*(?:[-－—–~～至到][0-9][0-9,.]*)?[百千万亿]*|[{HAN}两百千万亿几数半]+)"
_FULL = re.compile("[０-９]+(?:．[０-９]+)*")
_PADDED = re.compile("(?<![0-9])0([1-9])([月日])")
_DATE = re.compile(f"(?:([0-9]{{4}})年)?(?<![0-9第.])([0-9]{{1,2}}|[{HAN}]{{1,2}})月({_DAY})(?=[日号])")
_PER_CENT = re.compile(
    f"(?P<of>[百千])分之(?P<share>{_NUMBER})(?![0-9])(?P<range>[-－—–~～至到])?|(?<![{HAN}百千点])(?P<words>[{HAN}百]{{1,4}})[%％]"
)
_SIGNS = {"百": "%", "千": "‰"}
_ASSEMBLY = re.compile("(?<=第)[0-9]{1,2}(?=次全国代表大会)")
_CONGRESS = re.compile("[0-9]大")
_CLOCK = re.compile(f"[0-9][时点:：]|[{HAN}][时点]")
_SPAN = re.compile("(?<![0-9:：])[0-9]{1,2}[:：][0-5][0-9](?:[至到]|[-－—–~～]{1,2})$")
"""A time and the sign of a span behind it: 22:00至. What follows is a time too."""
_SCALED = re.compile(
    "(?<![0-9.])(?P<figures>[1-9][0-9]*)(?:千(?P<rest>[1-9])百|(?P<scale>[百千])(?=[余多]?[人名个元亩户家件项次年吨斤棵株公里])(?![余多]?(?:米|克|瓦)))"
)
_HEADED = re.compile(
    f"(?<![{HAN}百千万0-9])(?P<head>[{HAN[:9]}两])(?:(?P<scale>[百千万])(?P<rest>(?:(?<=百)[0-9]{{2}}|(?<=千)[0-9]{{3}}|(?<=万)[0-9]{{4}})(?![0-9.年])))"
)
"""A number that begins in words: 三千500."""
_SCALES = {"百": 100, "千": 1000, "万": 10000}
_FRACTION = re.compile(
    f"(?<![0-9{HAN}百千万.])(?:(?P<of>[{HAN}万]{{1,3}})分之(?P<share>[0-9]{{1,3}})|(?P<figures>[0-9]{{1,3}})分之(?P<parts>[0-9]{{1,3}}|[{HAN}]{{1,3}}))(?![0-9.{HAN}比])"
)
_TENS = re.compile(f"(?<![{HAN}百千万0-9])(?P<tens>[二三四五六七八九]?十)(?P<ones>[1-9])(?![0-9.．五”{HAN}十])")
_PLAN = re.compile(f"十(?:[1-9](?=五)|(?<=“十)[{HAN}](?=5”)|[二三四五六](?=5[”规])).")
_DOCUMENT = re.compile(
    r"(?<=[发函办字令文厅通规审])(?P<open>[［【（(\[])(?P<year>(?:19|20)[0-9]{2})(?P<shut>[\]］】）)])(?=第?[0-9]{1,4}号)"
)
"""Stands behind the abbreviation of an office and a kind of paper (东政发, 办函). The number of a law case keeps its round brackets: 法院（2025）12号."""
_SESSION = re.compile(f"(?<![0-9第])(?P<term>[0-9]{{1,2}}|[{HAN}]{{1,3}})届(?P<session>[0-9]|[{HAN}])(?=中(?:全会|、))")
_HOURS, _MINUTES, _NOON = 24, 60, 12
_NEAR = 12
"""How many characters on either side of a time are searched for a word that makes it a score or a ratio."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FULL_YEAR = re.compile("(?<![0-9])(?:19|20)([0-9]{2})年")
_SHORT_YEAR = re.compile("(?<![0-9])([0-9]{2})([0-9]{2})年?[-－—–~～至到、和]([0-9]{2})年")


class _Patterns(NamedTuple):
    """The patterns made of the table.

    year: a year of two figures; the group that matched has the figures.
    known: two figures that are a year only if the text has the same year in full elsewhere.
    spans: units of time. 近 before a number of them means “the last”, not “about”: 近三年.
    """

    year: re.Pattern[str]
    known: re.Pattern[str]
    span: re.Pattern[str]
    day: re.Pattern[str]
    lunar: re.Pattern[str]
    range: re.Pattern[str]
    rough: tuple[re.Pattern[str], ...]
    spans: frozenset[str]
    more: re.Pattern[str]
    lower: re.Pattern[str]
    congress: re.Pattern[str]
    time: re.Pattern[str]
    ratio: re.Pattern[str]


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Numbers and dates that are not written as the standards require."""
    known = frozenset(year for line in text.lines for year in _FULL_YEAR.findall(line.text) if year[-1] != "0")
    for number, line in enumerate(text.lines):
        words = line.text.translate(_HALF)
        found = [*_ranges(number, words), *_rough(number, words), *_mixed(number, words)]
        if "号" in words:
            found += _documents(number, words)
        if _CLOCK.search(words):
            found += _times(number, words)
        if "倍" in words:
            found += (Found(number, *match.span(), "lower") for match in _patterns().lower.finditer(words))
        if "年" in words:
            found += _years(number, words, known)
        if "月" in words or "日" in words:
            found += _days(number, words)
            found += _impossible(number, words)
        found += spans(number, words)
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
        if not 1 <= day <= last and not _patterns().lunar.search(text, 0, match.start()):
            yield Found(number, match.start(), match.end() + 1, "no-day", {"found": text[match.start() : match.end() + 1]})


def _times(number: int, text: str) -> Iterator[Found]:
    """Times of day that do not exist: 25时, 8:75, 上午15时, 晚上二十五点."""
    for match in _patterns().time.finditer(text):
        hour, minute = (int(part) if part.isascii() else from_han(part) or 0 for part in (match["hour"], match["minute"] or "0"))
        colon = match["sign"] in ":："
        told = len(match["behind"] or "") > (0 if match["hour"].isascii() else 1)  # 二十八点起色 is no hour
        certain = match["before"] or told or (match["minute"] and not colon) or _SPAN.search(text, 0, match.start())
        if not certain or (
            colon and (not match["minute"] or _patterns().ratio.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR))
        ):
            continue
        wrong_half = match["morning"] and hour > _NOON and match["sign"] != "点"
        if hour > _HOURS or minute >= _MINUTES or (hour == _HOURS and minute) or wrong_half:
            yield Found(number, match.start("morning" if wrong_half else "time"), match.end("time"), "no-time")


def _mixed(number: int, text: str) -> Iterator[Found]:
    """Numbers of words and figures, and congresses in figures."""
    for match in _PER_CENT.finditer(text) if "分之" in text or "%" in text or "％" in text else ():
        if match["words"]:
            yield Found(number, *match.span(), "mixed", {"better": f"百分之{match['words']}"})
        else:
            better = f"{match['share']}{_SIGNS[match['of']]}"
            certain = match["of"] == "百" and not match["range"]
            yield Found(number, *match.span(), "mixed", {"better": better}, better if certain else None)
    for match in _SCALED.finditer(text):
        value = int(match["figures"]) * _SCALES[match["scale"] or "千"] + int(match["rest"] or 0) * _SCALES["百"]
        yield Found(number, *match.span(), "mixed", {"better": str(value)})
    for match in _HEADED.finditer(text):
        value = (from_han(match["head"].replace("两", "二")) or 0) * _SCALES[match["scale"]] + int(match["rest"])
        yield Found(number, *match.span(), "mixed", {"better": str(value)})
    for match in _FRACTION.finditer(text) if "分之" in text else ():
        better = f"{_in_words(match['of'] or match['figures'])}分之{_in_words(match['share'] or match['parts'])}"
        yield Found(number, *match.span(), "mixed", {"better": better}, better)
    for match in _PLAN.finditer(text) if "十" in text else ():
        better = "十" + "".join(map(_in_words, match[0][1:]))
        yield Found(number, *match.span(), "mixed", {"better": better}, better)
    for match in _TENS.finditer(text) if "十" in text else ():
        better = match["tens"] + _in_words(match["ones"])
        yield Found(number, *match.span(), "mixed", {"better": better}, better)
    for match in _SESSION.finditer(text) if "届" in text else ():
        term, session = (part if not part.isascii() else to_han(int(part)) for part in match.groups())
        if (term, session) != match.groups():
            yield Found(number, *match.span(), "congress", {"better": f"{term}届{session}"}, f"{term}届{session}")
    for match in _ASSEMBLY.finditer(text) if "全国代表大会" in text else ():
        yield Found(number, *match.span(), "congress", {"better": to_han(int(match[0]))}, to_han(int(match[0])))
    for match in _patterns().congress.finditer(text) if _CONGRESS.search(text) else ():
        better = f"{to_han(int(match[1]))}"
        yield Found(number, *match.span(1), "congress", {"found": f"{match[1]}大", "better": f"{better}大"}, better)


def _documents(number: int, text: str) -> Iterator[Found]:
    """Years of document numbers (发文字号) in other brackets than 〔〕: 东政发[2026]5号."""
    for match in _DOCUMENT.finditer(text):
        better = f"〔{match['year']}〕"
        yield Found(number, *match.span(), "document", {"better": better}, better)


def _in_words(number: str) -> str:
    return to_han(int(number)) if number.isascii() else number


def _ranges(number: int, text: str) -> Iterator[Found]:
    for match in _patterns().range.finditer(text):
        first, sign, last = match.group("first", "sign", "last")
        if sign in "至到" and not match["percent"]:
            continue
        unit = match["percent"] or match["unit"]
        facts = {"found": match[0], "unit": unit, "better": f"{first}{unit}{sign}{last}{unit}"}
        yield Found(number, *match.span("first"), "range", facts, first + unit if match["percent"] else None)


_ABOUT = re.compile("左右|上下|以上")


def _rough(number: int, text: str) -> Iterator[Found]:
    for match in _patterns().more.finditer(text) if _ABOUT.search(text) else ():
        yield Found(number, *match.span(), "rough", {"before": match["more"] or match["again"], "after": match["about"]})
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
        re.compile(rf"(?:{_any(days['lunar'])})[^，。；：]{{0,12}}$"),
        re.compile(range_),
        tuple(_rough_pattern(table, pair) for pair in table["rough"]),
        frozenset(table["spans"]),
        re.compile(
            rf"(?P<number>[0-9][0-9,.]*[万亿]?|[{HAN}百千万亿]+)"
            rf"(?:(?P<more>{_any(table['more'])})(?:{_any(table['units'])})|(?:{_any(table['units'])})(?P<again>{_any(table['about'])}|[多余](?=左右|上下)))"
            rf"(?P<about>{_any(table['about'])})(?!{_any(table['not_about'])})"
        ),
        re.compile(
            rf"(?:{_any(table['lower'])})(?:{_any(table['lowered'])}){{0,3}}(?:[0-9]+(?:[.][0-9]+)?|[{HAN}两几数]+)(?:[多余])?倍"
        ),
        re.compile(rf"(?<![0-9.])((?<=党的)[12][0-9]|1[2-9]|20)(?=大(?:(?<=党的..大)|{_any(table['congress'])}))"),
        _time_pattern(table["hours"]),
        re.compile(any_of(table["hours"]["ratios"])),
    )


def _time_pattern(hours: dict[str, list[str]]) -> re.Pattern[str]:
    before, behind, morning = (any_of(hours[name]) for name in ("before", "behind", "morning"))
    apart = f"(?<![0-9.．{HAN}百千万第])(?<![用耗历费]时)"
    hour = f"(?P<hour>[0-9]{{1,2}}|[{HAN}]{{1,3}}(?=[时点]))(?P<sign>[时点:：])(?![间代段期])"
    minute = f"(?P<minute>[0-9]{{2}}(?![0-9.:：])|(?<=[时点])(?:[0-9]|[{HAN}]{{1,3}})(?=分))分?(?!钟)"
    return re.compile(
        rf"(?P<before>(?P<morning>{morning})|{before})?[:：]?{apart}(?P<time>{hour}(?:{minute})?)(?P<behind>{behind})?"
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

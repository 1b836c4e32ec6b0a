"""Numbers that do not fit each other.

From 40 to 50 is a growth of 25 per cent and not of 30; 60 of 125 are 48 per cent; seven men and six women are thirteen. Whoever brings last
year’s speech up to date changes one number and forgets the other.

Looked at are a growth beside its two numbers, in figures or in words (由40亿元增加到50亿元，增长三成; 在去年40亿元的基础上增长30%，达到50亿元), a share behind the whole
and the part (占三分之一), a rate behind both (发出500份，收回450份，回收率90%), parts that are all there is or shut each other out (男7人、女6人), three or more parts behind 其中 that miss the whole by little, a sum behind its parts,
and one quantity with two numbers in one speech (全县18个乡镇, 我县19个乡镇; 青石水库总投资21亿元, 青石水库总投资12亿元). What was rounded may differ by the rounding.

So are a move whose verb goes the other way (从50万吨降至60万吨), so many times the old number (从20家发展到60家，是原来的4倍), two halves and the year (上半年3亿元，下半年4亿元，全年8亿元), so much of each
(四期，每期50人，共250人), three shares of a hundred (三次产业结构12∶46∶44), the years between two years (2021年至2025年的三年), and what is written with signs (8+3=12).

Left alone are growth of something else, parts that may overlap or of which only some are named, and numbers of another year or of some only. Which of
them is wrong, only the author knows.

Passes: 全年产值由40亿元增加到50亿元，增长25%。
Passes: 全乡有30个组，其中通水的22个、通气的18个。
Fails: 全年产值由40亿元增加到50亿元，增长30%。
Fails: 全局现有干部职工125人，其中党员60人，占全体人数的44%。
Fails: 护林队共有12人，其中男7人、女6人。
Fails: 粮食产量从50万吨降至60万吨。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, cast

from drafter.check.equations import equations
from drafter.check.growth import growths
from drafter.check.model import Found, Settings, Text
from drafter.check.moves import moves
from drafter.check.quantities import Quantity, pattern, ratio, read, read_ratio, shown, units, words_of
from drafter.check.rates import rates
from drafter.check.sums import sums
from drafter.check.totals import totals
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN

MESSAGES = {
    "growth": Message("{found} does not fit: from {old} to {new} it is {expected}", "look the numbers up"),
    "direction": Message("{found}, but {new} is not on that side of {old}", "look the numbers up"),
    "share": Message("{found} does not fit: {part} of {whole} are {expected}", "look the numbers up"),
    "sum": Message("the parts {found} make {expected}, not {whole}", "look the numbers up"),
    "total": Message("{found} does not fit: the parts make {expected}", "look the numbers up"),
    "reckoned": Message("{found} does not fit: it makes {expected}", "look the numbers up"),
    "years": Message("{found}, but from {first} to {last} it is {expected}", "look the years up"),
    "two": Message("“{found}”, and “{first}” in the paragraph that begins with “{beginning}”", "look up which is right"),
}

_SENTENCE = re.compile("[^。！？；]+")
_DIGIT = re.compile("[0-9]")
_SHOWN = 10
_NEAR = 0.15
"""Two numbers of one quantity differ by no more than this share; what differs by more is a part."""
_ROUGH = 0.1
"""By this share a rough number may differ."""
_CLOSE = 0.05
"""By this share of itself, and by a point, a share may miss that of the rounded numbers beside it."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Numbers that do not fit those beside them, and quantities with two numbers."""
    table = _table()
    for speech in text.speeches:
        seen: dict[tuple[str, str], _Named] = {}
        for number in range(speech.first, speech.stop):
            line = text.lines[number]
            if line.kind not in ("body", "heading") or not table.number.search(line.text):
                continue
            for sentence in _SENTENCE.finditer(line.text):
                if table.number.search(line.text, *sentence.span()):
                    yield from _in_sentence(number, line.text, *sentence.span())
                    yield from _two(text, number, sentence, seen)


def _in_sentence(number: int, line: str, start: int, stop: int) -> Iterator[Found]:
    sentence = line[start:stop]
    found = [*growths(sentence), *sums(sentence), *rates(sentence), *equations(sentence)]
    places = {one[1:3] for one in found}
    found += (one for one in (*moves(sentence), *totals(sentence)) if one[1:3] not in places)
    if "占" in sentence:
        found += (
            one
            for first in (_share_pattern(), _turned_share_pattern(), _counted_share_pattern())
            for match in first.finditer(sentence)
            if (one := _share(match))
        )
    yield from (one._replace(line=number, start=one.start + start, stop=one.stop + start) for one in found)


# ---------------------------------------------------------------- shares


def _share(match: re.Match[str]) -> Found | None:
    whole, part, share = read(match, "whole"), read(match, "part"), read_ratio(match, "share")
    groups = match.groupdict()
    named = groups.get("of") or _counted_word().sub("", groups.get("named") or "")
    if named and named not in match.string[: match.start("part")]:
        return None  # 占全县的: of another whole
    if whole is None or part is None or share is None or whole.unit != part.unit or part.value > whole.value or not whole.value:
        return None
    low = (part.value - part.slack) / (whole.value + whole.slack) * 100
    high = (part.value + part.slack) / max(whole.value - whole.slack, 1e-9) * 100
    if not _rough().search(match.string, match.start(), match.start("result")):
        told = part.value / whole.value * 100
        low, high = max(low, told - told * _CLOSE - 1), min(high, told + told * _CLOSE + 1)
    slack = share.slack + (share.value * _ROUGH if match["rough"] else 0) + 1e-9
    if low - slack <= share.value <= high + slack:
        return None
    expected = f"{shown(round(part.value / whole.value * 100, 1))}%"
    facts = {"part": words_of(match, "part"), "whole": words_of(match, "whole"), "expected": expected}
    return Found(0, *match.span("result"), "share", facts)


# ---------------------------------------------------------------- one quantity, two numbers


class _Named(NamedTuple):
    """A quantity of the whole: its number, and where it stands.

    rest: the characters behind the first two of a thing that is in no table, 机构 of 养老机构. whole_rest: whether the thing ends with them.
    """

    quantity: Quantity
    words: str
    line: int
    certain: bool
    rest: str = ""
    whole_rest: bool = True


def _two(text: Text, number: int, sentence: re.Match[str], seen: dict[tuple[str, str], _Named]) -> Iterator[Found]:
    table = _table()
    yield from _projects(text, number, sentence, seen)
    for match in (one for form in (table.named, table.told, table.told_other) for one in form.finditer(sentence[0])):
        quantity = read(match, "whole")
        if quantity is None or table.other_time.search(sentence[0]):
            continue
        before, _, behind = sentence[0].partition(match[0])
        if behind[:1] in _MORE_BEHIND or (match["holds"] == "有" and behind[:1] not in _CLAUSE_ENDS):
            continue  # 18个乡镇和3个街道, 21个乡镇（街道）; 有120名干部下乡
        certain = match["holds"] in table.holds or behind.startswith(table.each)
        clause = behind.partition("，")[0]
        if not certain and table.partial.search(before[before.rfind("，") + 1 :] + clause):
            continue
        groups = match.groupdict()
        thing, rest = groups.get("known"), groups.get("rest")
        whole_rest = thing is not None or rest is not None
        named = _Named(quantity, match[0], number, certain, rest or ("" if whole_rest else behind[:_REST]), whole_rest)
        unit = table.same_unit.get(quantity.unit, quantity.unit)
        first = seen.setdefault((match["scope"][-1], (thing or match["other"]) + unit), named)
        if first.quantity.value != quantity.value and _same_thing(first, named):
            facts = {"first": first.words, "beginning": text.lines[first.line].text[:_SHOWN]}
            at = sentence.start() + match.start()
            yield Found(number, at, at + len(match[0]), "two", facts)


_MORE_BEHIND = frozenset("（(和与及、")
"""What joins another thing to the one that is counted."""
_CLAUSE_ENDS = frozenset(("", "，", "；"))


def _projects(text: Text, number: int, sentence: re.Match[str], seen: dict[tuple[str, str], _Named]) -> Iterator[Found]:
    """What is told of one undertaking with two numbers: 青石水库总投资21亿元, 青石水库总投资12亿元."""
    if not any(thing in sentence[0] for thing in _told_of_one()):
        return
    for match in _project_pattern().finditer(sentence[0]):
        quantity = read(match, "whole")
        if quantity is None or not quantity.unit:
            continue
        named = _Named(quantity, match[0], number, certain=True)
        first = seen.setdefault((match["name"], match["thing"] + quantity.unit), named)
        if first.quantity.value != quantity.value and _same_thing(first, named):
            at = sentence.start() + match.start()
            facts = {"first": first.words, "beginning": text.lines[first.line].text[:_SHOWN]}
            yield Found(number, at, at + len(match[0]), "two", facts)


def _same_thing(first: _Named, again: _Named) -> bool:
    """Whether two numbers are of one quantity, and not of the whole and a part of it."""
    one, other = first.quantity, again.quantity
    if not _same_rest(first, again):
        return False
    if abs(one.value - other.value) <= one.slack + other.slack:
        return False
    if first.certain and again.certain:
        return True
    turned = sorted(_DIGIT.findall(first.words)) == sorted(_DIGIT.findall(again.words)) and len(_DIGIT.findall(first.words)) > 1
    return turned or abs(one.value - other.value) <= max(1, max(one.value, other.value) * _NEAR)


def _same_rest(first: _Named, again: _Named) -> bool:
    """Whether two things of which the first characters are the same are one: 养老院 and 养老驿站 are not."""
    if first.whole_rest and again.whole_rest:
        return first.rest == again.rest
    if first.whole_rest or again.whole_rest:
        told, named = (first, again) if first.whole_rest else (again, first)
        return named.rest.startswith(told.rest)
    starts = {first.rest[:1], again.rest[:1]}
    return len(starts) == 1 or not all(map(_IN_NOUNS.match, starts))


_REST = 4
_IN_NOUNS = re.compile("[\u4e00-\u9fff](?<![都全均各每要已将须应在是有不也还就把被向对从实通完建按为和与及的里中内上])")
"""A character with which a noun may go on; the others begin what is said of it."""


# ---------------------------------------------------------------- patterns


class _Table(NamedTuple):
    """What the table's words make."""

    number: re.Pattern[str]
    named: re.Pattern[str]
    told: re.Pattern[str]
    told_other: re.Pattern[str]
    holds: frozenset[str]
    each: tuple[str, ...]
    other_time: re.Pattern[str]
    partial: re.Pattern[str]
    same_unit: dict[str, str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = cast("dict[str, Any]", read_table("check", "figures"))
    holds = any_of(table["holds"])
    scope = f"(?P<scope>{any_of(table['scopes'])})"
    of_things = f"(?:{any_of([word for row in table['of_things'] for word in row])})?"
    short = f"[省市县区乡镇村户班人](?![{table['no_things']}])"
    measured, counted = any_of(table["measured_things"]), f"(?:{any_of(table['counted'])})"
    things = any_of([*table["things"], *table["measured_things"]])
    return _Table(
        re.compile(rf"[0-9]|[{HAN}百千两]{units()}"),
        re.compile(
            rf"{scope}(?P<holds>{holds})?{pattern('whole')}"
            rf"(?:(?P<known>(?:{things}){of_things}|{short})|(?P<other>[\u4e00-\u9fff]{{2}}))"
        ),
        re.compile(rf"{scope}(?P<holds>{holds})?(?P<known>(?:{measured}){of_things})(?:共有|共|有|为|达|是|约)*{pattern('whole')}"),
        re.compile(
            rf"{scope}(?P<holds>{holds})(?!{measured})(?P<other>[\u4e00-\u9fff]{{2}})(?P<rest>[\u4e00-\u9fff]{{0,4}}?){pattern('whole', counted)}"
        ),
        frozenset(table["holds"]) - {"的", "所有", "有"},
        tuple(table["each"]),
        re.compile(any_of(table["other_time"]) + "|[0-9]{4}年"),
        re.compile(any_of(table["partial"])),
        dict(table["same_unit"]),
    )


@lru_cache(maxsize=1)
def _rough() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "figures")["rough_numbers"]))


@lru_cache(maxsize=1)
def _share_pattern() -> re.Pattern[str]:
    table = cast("dict[str, Any]", read_table("check", "figures"))
    shares = table["shares"]
    return re.compile(
        rf"{pattern('whole')}[^。；0-9]{{0,8}}?(?:，|、|（)(?:{any_of(shares['of_which'])})?(?:有|为|是)?(?:[0-9]{{2}}周?岁(?:及?以[上下])的?|[^，。；0-9]{{1,10}}?){pattern('part', '(?P=whole_unit)')}[，、（(]"
        rf"(?P<result>占(?:到)?(?P<of>{any_of(table['scopes'])}|[\u4e00-\u9fff]{{2,4}}(?=总))?(?:(?:{any_of(shares['whole'])}){{1,3}}的?|比|(?P<named>[\u4e00-\u9fff]{{2,10}}?)的?)?(?:达到?|为|的)?(?P<rough>约|近|超过|超|将近)?{ratio('share')})"
    )


@lru_cache(maxsize=1)
def _turned_share_pattern() -> re.Pattern[str]:
    """A share with its whole behind the part: 安装路灯180盏，占计划200盏的90%."""
    return re.compile(
        rf"{pattern('part')}，(?P<result>占[^，。；0-9]{{0,10}}?{pattern('whole', '(?P=part_unit)')}的"
        rf"(?P<rough>约|近|超过|超|将近)?{ratio('share')})"
    )


@lru_cache(maxsize=1)
def _counted_share_pattern() -> re.Pattern[str]:
    """A share with whole and part in one clause, the number before the noun: 50个村中48个达标，占96%."""
    return re.compile(
        rf"{pattern('whole')}[^，。；0-9]{{1,8}}?[中里内][^，。；0-9]{{0,8}}?{pattern('part', '(?P=whole_unit)')}[^，。；0-9]{{0,12}}[，（(]"
        rf"(?P<result>占比?(?:达到?|为|到)?(?P<rough>约|近|超过|超|将近)?{ratio('share')})"
    )


@lru_cache(maxsize=1)
def _counted_word() -> re.Pattern[str]:
    """Behind the name of a whole, what is counted of it: 应到人数, 民生支出总额; and what stands before it: 占总产值, 占全部耕地."""
    whole = any_of(read_table("check", "figures")["shares"]["whole"])
    return re.compile(f"^(?:总|全部|全体|所有)|的?(?:{whole})+$")


@lru_cache(maxsize=1)
def _told_of_one() -> tuple[str, ...]:
    return tuple(read_table("check", "figures")["told_of_one"])


@lru_cache(maxsize=1)
def _project_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>[\u4e00-\u9fff]{{4}})的?(?P<thing>{any_of(_told_of_one())})(?:达到|约为|约|达|为|是|有|共)?{pattern('whole')}"
    )

"""Numbers that make a third: 上半年3亿元，下半年4亿元，全年8亿元; 四期，每期50人，共250人; 分别为5公里、6公里、7公里; 2021年至2025年的三年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.model import Found
from drafter.check.quantities import pattern, read, shown
from drafter.check.sums import slacks
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN, from_han

_HUNDRED = 100
_BEFORE = 24
"""Characters before three shares in which is told what they are shares of."""
_NEAR = 15
"""Three shares that miss a hundred by more are no shares of a hundred."""
_TIMES = (0.6, 1.6)
"""A product that is further from the number told is of something else."""
_COUNT = f"[0-9]{{1,5}}|[{HAN}两百千]{{1,5}}"


def totals(sentence: str) -> Iterator[Found]:
    """Numbers of a sentence that do not make the one told behind them; the places are those in the sentence."""
    yield from _halves(sentence)
    yield from _lists(sentence)
    if "分别" in sentence:
        yield from _respective(sentence)
    if "每" in sentence:
        yield from _products(sentence)
    yield from _shares(sentence)
    yield from _years(sentence)


def _halves(sentence: str) -> Iterator[Found]:
    """上半年3亿元，下半年4亿元，全年8亿元."""
    for match in (one for first, found in _half_patterns() if first in sentence for one in found.finditer(sentence)):
        parts = [read(match, name) for name in ("first", "second")]
        whole = read(match, "whole")
        if whole is None or any(part is None or part.unit != whole.unit for part in parts):
            continue
        quantities = [*(part for part in parts if part), whole]
        total = sum(part.value for part in quantities[:-1])
        rounding = max(sum(slacks(quantities)), 2 * max(one.slack for one in quantities) if "." in match[0] else 0)
        if abs(total - whole.value) > rounding + 1e-9 and whole.unit not in ("%", "％"):
            yield Found(0, *match.span("told"), "total", {"expected": shown(total) + whole.unit})


def _lists(sentence: str) -> Iterator[Found]:
    """建了3个食堂、5个澡堂，一共7处: the parts are counted in one unit, and the whole in it or in places."""
    if "、" not in sentence:
        return
    for match in _list_pattern().finditer(sentence):
        whole = read(match, "whole")
        parts = [quantity for one in _item_pattern().finditer(match["items"]) if (quantity := read(one, "part"))]
        units = {part.unit for part in parts}
        if whole is None or len(parts) < 2 or len(units) != 1 or (whole.unit not in units and whole.unit not in _together()):
            continue
        total = sum(part.value for part in parts)
        if len(parts) == match["items"].count("、") + 1 and not any(part.slack for part in parts) and total != whole.value:
            yield Found(0, *match.span("told"), "total", {"expected": shown(total) + whole.unit})


def _respective(sentence: str) -> Iterator[Found]:
    """三个组分别种了100亩、200亩、300亩，共计500亩; 共15公里，分别为5公里、6公里、7公里."""
    for match in (one for found in _respective_patterns() for one in found.finditer(sentence)):
        whole = read(match, "whole")
        parts = [quantity for one in _part_pattern().finditer(match["items"]) if (quantity := read(one, "part"))]
        if (
            whole is None
            or len(parts) < 2
            or any(part.unit != whole.unit for part in parts)
            or not match["of"].endswith(match["same"])
        ):
            continue  # 分别有党员10名、20名，共有群众60名: a number of something else
        total = sum(part.value for part in parts)
        if abs(total - whole.value) > sum(slacks([*parts, whole])) + 1e-9 and whole.unit not in ("%", "％"):
            yield Found(0, *match.span("told"), "total", {"expected": shown(total) + whole.unit})


@lru_cache(maxsize=1)
def _part_pattern() -> re.Pattern[str]:
    return re.compile(pattern("part"))


@lru_cache(maxsize=1)
def _respective_patterns() -> tuple[re.Pattern[str], ...]:
    """Lists behind 分别 of which nothing but their numbers is told: before their whole, and behind it."""
    table = read_table("check", "figures")
    made = f"(?:{any_of(word for word in table['sums']['total'] if not word.startswith('全年'))})"
    number = rf"(?:[0-9][0-9.,]*|[{HAN}两百千]+)[^，。；、：0-9]{{1,5}}"
    items = rf"(?P<items>{number}(?:[、和]{number})+)"
    return (
        re.compile(
            rf"分别(?P<of>[^，。；、：0-9]{{0,6}}?){items}，(?P<told>{made}有?(?P<same>[^，。；、0-9]{{0,4}}?){pattern('whole')})(?![多余以左])"
        ),
        re.compile(
            rf"(?P<told>{made}(?P<of>[^，。；、0-9]{{0,6}}?)(?P<same>){pattern('whole')})，(?:其中)?分别[为是有]{items}(?=[，。；]|$)"
        ),
    )


@lru_cache(maxsize=1)
def _together() -> frozenset[str]:
    """The units in which a whole is told whose parts have others: 处."""
    return frozenset(read_table("check", "figures")["totals"]["together"])


@lru_cache(maxsize=1)
def _item_pattern() -> re.Pattern[str]:
    return re.compile(rf"{pattern('part')}[^，。；、0-9]{{1,8}}")


@lru_cache(maxsize=1)
def _list_pattern() -> re.Pattern[str]:
    table = read_table("check", "figures")
    totals, made = table["totals"], any_of(table["sums"]["total"])
    item = rf"[0-9]+(?:{any_of(totals['listed'])})[^，。；、0-9]{{1,8}}"
    done = f"(?:{any_of(totals['built'])})?"
    return re.compile(rf"(?<![0-9.])(?P<items>{item}(?:、{item})+)，(?P<told>(?:{made})有?{done}{pattern('whole')})(?![多余以左])")


def _products(sentence: str) -> Iterator[Found]:
    """四期培训班，每期50人，共培训250人."""
    for found in _product_patterns():
        for match in found.finditer(sentence):
            each, whole = read(match, "each"), read(match, "whole")
            written = match["count"]
            count = float(written) if written.isascii() else from_han(written.replace("两", "二")) or 0
            if each is None or whole is None or each.unit != whole.unit or count <= 1 or not whole.value:
                continue
            total = each.value * count
            slack = whole.slack + each.slack * count
            if abs(total - whole.value) > slack + 1e-9 and _TIMES[0] <= total / whole.value <= _TIMES[1]:
                yield Found(0, *match.span("told"), "total", {"expected": shown(total) + whole.unit})


def _shares(sentence: str) -> Iterator[Found]:
    """三次产业结构由15∶45∶40调整为12∶46∶44."""
    if not _shared().search(sentence):
        return
    for match in _THREE.finditer(sentence):
        told = _shared().search(sentence, max(0, match.start() - _BEFORE), match.start())
        if not told or sentence.endswith(_scores(), 0, match.start()):
            continue
        total = sum(map(float, match.groups()))
        if 0.3 < abs(total - _HUNDRED) < _NEAR:
            yield Found(0, *match.span(), "sum", {"expected": shown(round(total, 1)), "whole": "100"})


def _years(sentence: str) -> Iterator[Found]:
    """2021年至2025年的三年: four or five."""
    for match in _YEARS.finditer(sentence):
        first, last = int(match["from"]), int(match["to"])
        told = int(match["told"]) if match["told"].isascii() else from_han(match["told"].replace("两", "二")) or 0
        if last > first and told and told not in (last - first, last - first + 1):
            yield Found(0, *match.span("years"), "years", {"first": first, "last": last, "expected": f"{last - first}年"})


_THREE = re.compile(
    r"(?<![0-9.:：∶])([0-9]{1,2}(?:\.[0-9]+)?)[:：∶]([0-9]{1,2}(?:\.[0-9]+)?)[:：∶]([0-9]{1,2}(?:\.[0-9]+)?)(?![0-9.:：∶])"
)
_YEARS = re.compile(
    rf"(?P<from>(?:19|20)[0-9]{{2}})年?(?:[到至]|[-－—–~～]{{1,2}})(?P<to>(?:19|20)[0-9]{{2}})年(?:底|末|初)?(?:的|这|的这)"
    rf"(?P<years>(?P<told>[0-9]{{1,2}}|[{HAN}两]{{1,3}})年)(?=间|时间|来|里|期间|内|中|，)"
)


@lru_cache(maxsize=1)
def _shared() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "figures")["totals"]["shared"]))


@lru_cache(maxsize=1)
def _scores() -> tuple[str, ...]:
    return tuple(read_table("check", "figures")["totals"]["scores"])


@lru_cache(maxsize=1)
def _half_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = read_table("check", "figures")["totals"]
    rough = f"(?<![{''.join(table['rough'])}])"
    return tuple(
        (
            first,
            re.compile(
                rf"{first}(?P<noun>[^，。；、0-9]{{0,10}}?){rough}{pattern('first')}[，、]{second}[^，。；、0-9]{{0,10}}?{rough}{pattern('second')}"
                rf"[，、](?P<told>(?:{any_of(whole.split('/'))})[{table['done']}]{{0,4}}(?:(?P=noun))?[{table['done']}]{{0,4}}{rough}{pattern('whole')})(?![多余以])"
            ),
        )
        for first, second, whole in table["halves"]
    )


@lru_cache(maxsize=1)
def _product_patterns() -> tuple[re.Pattern[str], ...]:
    table = read_table("check", "figures")["totals"]
    of = f"(?P<of>{any_of(table['of'])})"
    rough = f"(?<![{''.join(table['rough'])}])"
    count = f"(?<![0-9.{HAN}第])(?P<count>{_COUNT})"
    each = rf"[^，。；、0-9{HAN}]{{0,6}}?{rough}{pattern('each')}(?![多余以左])"
    told = rf"(?P<told>[^，。；、0-9]{{0,4}}?(?:{any_of(table['made'])})[^，。；、0-9{HAN}]{{0,6}}?{rough}{pattern('whole')})(?![多余以左])"
    return (
        re.compile(rf"{count}个?{of}[^，。；、0-9]{{0,8}}，(?:平均)?每个?(?P=of){each}，{told}"),
        re.compile(rf"每个?{of}{each}，{count}个?(?P=of)(?!的)，?{told}"),
    )

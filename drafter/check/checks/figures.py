"""Numbers that do not fit each other.

From 40 to 50 is a growth of 25 per cent and not of 30; 60 of 125 are 48 per cent; seven men and six women are thirteen. Whoever brings last
year’s speech up to date changes one number and forgets the other.

Looked at are a growth beside its two numbers, in figures or in words (由40亿元增加到50亿元，增长三成; 在去年40亿元的基础上增长30%，达到50亿元), a share behind the whole
and the part (占三分之一), parts that are all there is or shut each other out (男7人、女6人), three or more parts behind 其中 that miss the whole by little, a sum behind its parts,
and one quantity with two numbers in one speech (全县18个乡镇, 我县19个乡镇; 青石水库总投资21亿元, 青石水库总投资12亿元). What was rounded may differ by the rounding.

Left alone are growth of something else, parts that may overlap or of which only some are named, and numbers of another year or of some only. Which of
them is wrong, only the author knows.

Passes: 全年产值由40亿元增加到50亿元，增长25%。
Passes: 全县有20个村，其中有学校的12个、有诊所的15个。
Fails: 全年产值由40亿元增加到50亿元，增长30%。
Fails: 全局现有干部职工125人，其中党员60人，占全体人数的44%。
Fails: 护林队共有12人，其中男7人、女6人。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, cast

from drafter.check.model import Found, Settings, Text
from drafter.check.quantities import Quantity, pattern, ratio, read, read_ratio, shown, units
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN, from_han

MESSAGES = {
    "growth": Message("{found} does not fit: from {old} to {new} it is {expected}", "look the numbers up"),
    "direction": Message("{found}, but {new} is not on that side of {old}", "look the numbers up"),
    "share": Message("{found} does not fit: {part} of {whole} are {expected}", "look the numbers up"),
    "sum": Message("the parts {found} make {expected}, not {whole}", "look the numbers up"),
    "total": Message("{found} does not fit: the parts make {expected}", "look the numbers up"),
    "two": Message("“{found}”, and “{first}” in the paragraph that begins with “{beginning}”", "look up which is right"),
}

_SENTENCE = re.compile("[^。！？；]+")
_DIGIT = re.compile("[0-9]")
_NUMBERS = re.compile(f"[0-9]+|[{HAN}百千两]+")
_WHOLE_LIST = 3
"""Parts of a list that is told as all there is."""
_MISSED = 0.05
"""By more than this share of the whole, a list of parts misses it on purpose."""
_EXCEEDED = 0.2
"""The same of parts that exceed the whole."""
_FEWEST = 3
"""Numbers of a sentence that holds a whole and its parts."""
_SHOWN = 10
_BY = 3
"""The pattern of growth that says by how much: 比上年增加26吨，增长30%."""
_NEAR = 0.15
"""Two numbers of one quantity differ by no more than this share; what differs by more is a part."""
_DOUBLED = 10
"""Per cent by which what 翻了一番 may miss the double."""
_ROUGH = 0.1
"""By this share a rough number may differ."""


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
    table = _table()
    sentence = line[start:stop]
    found: list[Found] = []
    found += (one for growth in table.growth for match in growth.finditer(sentence) if (one := _growth(match)))
    if _may_be_based().search(sentence):
        found += (one for match in _based_pattern().finditer(sentence) if (one := _growth(match)))
    if "占" in sentence:
        found += (one for match in _share_pattern().finditer(sentence) if (one := _share(match)))
    if len(_NUMBERS.findall(sentence)) >= _FEWEST:
        found += _parts(sentence)
    yield from (one._replace(line=number, start=one.start + start, stop=one.stop + start) for one in found)


# ---------------------------------------------------------------- growth


def _growth(match: re.Match[str]) -> Found | None:
    """What is wrong with a growth, if anything."""
    old, new = read(match, "old"), read(match, "new")
    if match.re is _table().growth[_BY] and old and new:
        return _growth_by(match, old, new)
    if old is None or new is None or not _same_unit(match, old, new) or old.value <= 0:
        return None
    facts = {"old": _words(match, "old"), "new": _words(match, "new")}
    falls = (match["change_verb"] or "") in _table().falls
    if match.re is _table().growth[0]:
        rises = match["verb"] not in _table().falls
        if (rises and new.value + new.slack < old.value - old.slack) or (
            not rises and new.value - new.slack > old.value + old.slack
        ):
            return Found(0, *match.span("move"), "direction", facts)
    change = _change_of(match)
    if change is None:
        return None
    low, high = sorted((_change(old, new, change.unit, side) * (-1 if falls else 1)) for side in (-1, 1))
    if change.unit not in ("%", "％", "倍"):  # what is written is to agree but for the last figure of the coarsest number
        low = high = _change(old, new, change.unit, 0) * (-1 if falls else 1)
        slack = max(old.slack, new.slack, change.slack) * 1.8
    else:
        slack = change.slack
    slack += (abs(change.value) * _ROUGH if match["rough"] else 0) + 1e-9
    if low - slack <= change.value <= high + slack:
        return None
    expected = _change(old, new, change.unit, 0) * (-1 if falls else 1)
    if expected <= 0 and change.value > 0:
        return None  # the verbs say of what it is, and of something else
    unit = {"％": "%"}.get(change.unit, change.unit)
    if old.unit in "%％" and change.unit in "%％":
        difference = abs(new.value - old.value)
        return Found(0, *match.span("result"), "growth", {**facts, "expected": f"{shown(difference)}个百分点"})
    return Found(
        0,
        *match.span("result"),
        "growth",
        {**facts, "expected": f"{shown(round(expected, 1) if unit in '%倍' else expected)}{unit}"},
    )


def _change_of(match: re.Match[str]) -> Quantity | None:
    """The change that is told: 增长30%, 增长百分之三十, 翻了一番."""
    doubled = match["doubled"]
    if doubled is None:
        return read_ratio(match, "change")
    times = 2 ** (from_han(doubled.replace("两", "二")) or 1 if doubled else 1)
    return Quantity((times - 1) * 100.0, "%", times * _DOUBLED)


def _growth_by(match: re.Match[str], moved: Quantity, new: Quantity) -> Found | None:
    """What is wrong with a share beside the amount that was added: 产量126吨，比上年增加26吨，增长30%."""
    change = _change_of(match)
    if change is None or change.unit not in ("%", "％") or moved.unit != new.unit:
        return None
    falls = match["verb"] in _table().falls
    if falls != ((match["change_verb"] or "") in _table().falls):
        return None
    ends = [new.value + side * new.slack + (1 if falls else -1) * (moved.value - side * moved.slack) for side in (-1, 1)]
    old = new.value + (1 if falls else -1) * moved.value
    if min(*ends, old) <= 0:
        return None
    low = (moved.value - moved.slack) / max(ends) * 100
    high = (moved.value + moved.slack) / min(ends) * 100
    slack = change.slack + (change.value * _ROUGH if match["rough"] else 0) + 1e-9
    if low - slack <= change.value <= high + slack:
        return None
    facts = {"old": shown(old) + new.unit, "new": _words(match, "new"), "expected": f"{shown(round(moved.value / old * 100, 1))}%"}
    return Found(0, *match.span("result"), "growth", facts)


def _change(old: Quantity, new: Quantity, unit: str, side: int) -> float:
    """By how much a quantity grows, in a unit: per cent, times, points or its own. side: -1 and 1 for the least and the most that rounding leaves."""
    first, last = old.value - side * old.slack, new.value + side * new.slack
    if unit in ("%", "％"):
        return (last - first) / first * 100 if first else 0
    if unit == "倍":
        return last / first - 1 if first else 0
    return last - first


def _same_unit(match: re.Match[str], old: Quantity, new: Quantity) -> bool:
    """Whether both numbers and their growth may be reckoned with each other. A first number may leave out the unit of the second."""
    unit = match["change_unit"] or "%"
    if old.unit not in ("", new.unit):
        return False
    if unit == "个百分点":
        return new.unit in ("%", "％")
    return unit in ("%", "％", "倍") or unit == new.unit


# ---------------------------------------------------------------- shares


def _share(match: re.Match[str]) -> Found | None:
    whole, part, share = read(match, "whole"), read(match, "part"), read_ratio(match, "share")
    if match["of"] and match["of"] not in match.string[: match.start("part")]:
        return None  # 占全县的: of another whole
    if whole is None or part is None or share is None or whole.unit != part.unit or part.value > whole.value or not whole.value:
        return None
    low = (part.value - part.slack) / (whole.value + whole.slack) * 100
    high = (part.value + part.slack) / max(whole.value - whole.slack, 1e-9) * 100
    slack = share.slack + (share.value * _ROUGH if match["rough"] else 0) + 1e-9
    if low - slack <= share.value <= high + slack:
        return None
    expected = f"{shown(round(part.value / whole.value * 100, 1))}%"
    facts = {"part": _words(match, "part"), "whole": _words(match, "whole"), "expected": expected}
    return Found(0, *match.span("result"), "share", facts)


# ---------------------------------------------------------------- parts and sums


class _Part(NamedTuple):
    """A part of a list, where it stands. of_which: whether 其中 stands before it."""

    label: str
    of_which: bool
    quantity: Quantity
    start: int
    stop: int


def _parts(sentence: str) -> Iterator[Found]:
    """Lists of parts whose sum is not the whole in front of them or behind."""
    table = _table()
    which = table.of_which
    parts = [
        _Part(which.sub("", match["label"]), which.search(match["label"]) is not None, quantity, *match.span())
        for match in table.part.finditer(sentence)
        if (quantity := read(match, "part"))
    ]
    runs: list[list[_Part]] = []
    for part in parts:
        joined = runs and table.joint.fullmatch(sentence, runs[-1][-1].stop, part.start)
        close = part.quantity.unit in table.counted or sentence[runs[-1][-1].stop : part.start] in table.joints if runs else False
        if joined and close and runs[-1][-1].quantity.unit == part.quantity.unit:
            runs[-1].append(part)
        else:
            runs.append([part])
    for run, following in pairwise((*runs, [])):
        if len(run) > 1:
            yield from _against_whole(sentence, run)
            if following:
                yield from _against_total(sentence, run, following[0])
    for run in runs:
        if len(run) > 2:
            yield from _against_total(sentence, run[:-1], run[-1])


def _against_whole(sentence: str, run: list[_Part]) -> Iterator[Found]:
    """共有12人，其中男7人、女6人. The whole may be read as the first of its own run: 全队12人，男7人，女6人."""
    marked = max((number for number, part in enumerate(run) if part.of_which), default=0)
    candidates = [(run[marked - 1], run[marked:])] if marked else [(None, run), (run[0], run[1:])]
    for first, parts in candidates:
        complete = _is_complete([part.label for part in parts])
        if first and not marked and len({part.label[-1:] for part in run}) == 1:
            continue  # 特别奖4件、一等奖74件: the first is one of its kind
        if (
            first
            and not marked
            and parts
            and parts[-1].label.startswith(_table().rest)
            and not any(word in first.label for word in _table().holders)
        ):
            continue
        apart = _are_apart([part.label for part in parts])
        listed = not complete and not apart and _is_one_list(sentence, parts)
        if len(parts) < 2 or not (complete or apart or listed):
            continue
        whole = first.quantity if first else _whole(sentence, parts[0])
        total = sum(part.quantity.value for part in parts)
        slack = sum(part.quantity.slack for part in parts) + (whole.slack if whole else 0) + 1e-9
        if listed and whole:
            slack = (slack + whole.slack) / 2  # all parts are hardly rounded in one direction
        if whole and listed and not -_MISSED * whole.value <= total - whole.value <= _EXCEEDED * whole.value:
            continue  # they are of something else, or only some of the parts
        if whole and (total - whole.value > slack or ((complete or listed) and whole.value - total > slack)):
            facts = {"expected": shown(total) + whole.unit, "whole": shown(whole.value) + whole.unit}
            yield Found(0, parts[0].start, parts[-1].stop, "sum", facts)
            return


def _whole(sentence: str, part: _Part) -> Quantity | None:
    """The quantity directly before the first part, of the same unit; of shares, all."""
    if part.quantity.unit in ("%", "％"):
        return Quantity(100, part.quantity.unit, 0) if part.label.endswith("占") else None
    matches = list(_table().whole.finditer(sentence, 0, part.start))
    if not matches or matches[-1].end() != part.start or matches[-1]["whole_unit"] != part.quantity.unit:
        return None
    return read(matches[-1], "whole")


def _is_one_list(sentence: str, parts: list[_Part]) -> bool:
    """Whether three or more parts are told behind 其中 as all there is, each of another kind: 其中机关干部41人、村干部25人、职工30人.

    It is not so where they may overlap (其中党员20人、女代表15人), or where the list goes on (等).
    """
    table = _table()
    labels = [part.label for part in parts]
    if len(parts) < _WHOLE_LIST or not parts[0].of_which or len(set(labels)) < len(labels):
        return False
    joints = {sentence[part.stop : following.start].strip("的") for part, following in pairwise(parts)}
    behind = sentence[parts[-1].stop : parts[-1].stop + 1]
    return joints <= {"、", "，", "和", "，以及"} and behind in ("", "，", "、") and not any(map(table.overlapping.search, labels))


def _is_complete(labels: list[str]) -> bool:
    """Whether parts with these labels are all there is."""
    table = _table()
    bare = [label.removesuffix("占").removesuffix("的") for label in labels]
    if bare[-1].startswith(table.rest):
        return True
    return any(
        len(bare) == len(names)
        and all(
            label.endswith(name) or (len(name) == 1 and label.startswith(name)) for label, name in zip(bare, ordered, strict=True)
        )
        for names in table.complete
        for ordered in (names, names[::-1])
    )


def _are_apart(labels: list[str]) -> bool:
    """Whether nothing can be of two of these labels."""
    for names in _table().apart:
        found = [next((name for name in names if _names(label, name)), "") for label in labels]
        if all(found) and len(set(found)) == len(found):
            return True
    return False


def _names(label: str, name: str) -> bool:
    return label.startswith(name) or label.endswith(name)


def _against_total(sentence: str, run: list[_Part], last: _Part) -> Iterator[Found]:
    """走访农户5户、企业7户，共13户."""
    if last.label not in _table().totals or last.quantity.unit != run[0].quantity.unit or len(run) < 2:
        return
    total = sum(part.quantity.value for part in run)
    slack = sum(part.quantity.slack for part in run) + last.quantity.slack + 1e-9
    between = sentence[run[-1].stop : last.start]
    if between.strip("，、 ") == "" and abs(total - last.quantity.value) > slack:
        yield Found(0, last.start, last.stop, "total", {"expected": shown(total) + last.quantity.unit})


# ---------------------------------------------------------------- one quantity, two numbers


class _Named(NamedTuple):
    """A quantity of the whole: its number, and where it stands."""

    quantity: Quantity
    words: str
    line: int
    certain: bool


def _two(text: Text, number: int, sentence: re.Match[str], seen: dict[tuple[str, str], _Named]) -> Iterator[Found]:
    table = _table()
    yield from _projects(text, number, sentence, seen)
    for match in (*table.named.finditer(sentence[0]), *table.told.finditer(sentence[0])):
        quantity = read(match, "whole")
        if quantity is None or table.other_time.search(sentence[0]):
            continue
        before, _, behind = sentence[0].partition(match[0])
        certain = match["holds"] in table.holds or behind.startswith(table.each)
        clause = behind.partition("，")[0]
        if not certain and table.partial.search(before[before.rfind("，") + 1 :] + clause):
            continue
        named = _Named(quantity, match[0], number, certain)
        first = seen.setdefault((match["scope"][-1], match["thing"] + quantity.unit), named)
        if first.quantity.value != quantity.value and _same_thing(first, named):
            facts = {"first": first.words, "beginning": text.lines[first.line].text[:_SHOWN]}
            at = sentence.start() + match.start()
            yield Found(number, at, at + len(match[0]), "two", facts)


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
    if abs(one.value - other.value) <= one.slack + other.slack:
        return False
    if first.certain and again.certain:
        return True
    turned = sorted(_DIGIT.findall(first.words)) == sorted(_DIGIT.findall(again.words)) and len(_DIGIT.findall(first.words)) > 1
    return turned or abs(one.value - other.value) <= max(1, max(one.value, other.value) * _NEAR)


def _words(match: re.Match[str], name: str) -> str:
    """A quantity as it stands there."""
    return match[0][match.start(name) - match.start() : match.end(f"{name}_unit") - match.start()]


# ---------------------------------------------------------------- patterns


class _Table(NamedTuple):
    """What the table's words make. growth: the first of the patterns has a verb between its numbers, the others have none."""

    number: re.Pattern[str]
    growth: tuple[re.Pattern[str], ...]
    falls: frozenset[str]
    part: re.Pattern[str]
    joint: re.Pattern[str]
    joints: frozenset[str]
    counted: frozenset[str]
    whole: re.Pattern[str]
    complete: tuple[list[str], ...]
    apart: tuple[list[str], ...]
    rest: tuple[str, ...]
    overlapping: re.Pattern[str]
    of_which: re.Pattern[str]
    holders: tuple[str, ...]
    totals: frozenset[str]
    named: re.Pattern[str]
    told: re.Pattern[str]
    holds: frozenset[str]
    each: tuple[str, ...]
    other_time: re.Pattern[str]
    partial: re.Pattern[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = cast("dict[str, Any]", read_table("check", "figures"))
    growth, shares, sums = table["growth"], table["shares"], table["sums"]
    holds = any_of(table["holds"])
    scope = f"(?P<scope>{any_of(table['scopes'])})"
    thing = "(?P<thing>[省市县区乡镇村户](?=[，。；都均])|[\u4e00-\u9fff]{2})"
    joint = "[\u4e00-\u9fff]{0,4}(?:[、，和及与]|以及)"
    totals = frozenset((*sums["total"], *(f"{word}{has}" for word in sums["total"] for has in sums["has"])))
    return _Table(
        re.compile(rf"[0-9]|[{HAN}百千两]{units()}"),
        _growth_patterns(),
        frozenset(growth["falls"]),
        re.compile(rf"(?P<label>[\u4e00-\u9fff]{{1,10}}?){pattern('part')}"),
        re.compile(joint),
        frozenset(["、", "，", "和", "及", "与", "以及"]),
        frozenset((*table["counted"], *("%", "％"))),
        re.compile(rf"{pattern('whole')}[，：:（(、]?(?:(?:{any_of(shares['of_which'])})[，：:]?(?:有)?)?"),
        tuple(sums["complete"]),
        tuple(sums["apart"]),
        tuple(sums["rest"]),
        re.compile(any_of(sums["overlapping"])),
        re.compile(f"^(?:{any_of(shares['of_which'])})(?:有)?"),
        tuple(sums["holders"]),
        totals,
        re.compile(rf"{scope}(?P<holds>{holds})?{pattern('whole')}{thing}"),
        re.compile(
            rf"{scope}(?P<holds>{holds})?(?P<thing>{any_of(table['measured_things'])})(?:共有|共|有|为|达|是|约)*{pattern('whole')}"
        ),
        frozenset(table["holds"]) - {"的", "所有"},
        tuple(table["each"]),
        re.compile(any_of(table["other_time"]) + "|[0-9]{4}年"),
        re.compile(any_of(table["partial"])),
    )


@lru_cache(maxsize=1)
def _share_pattern() -> re.Pattern[str]:
    table = cast("dict[str, Any]", read_table("check", "figures"))
    shares = table["shares"]
    return re.compile(
        rf"{pattern('whole')}[^。；0-9]{{0,8}}?(?:，|、|（)(?:{any_of(shares['of_which'])})?(?:有|为|是)?[^，。；0-9]{{1,10}}?{pattern('part', '(?P=whole_unit)')}[，、（(]"
        rf"(?P<result>占(?:到)?(?P<of>{any_of(table['scopes'])}|[\u4e00-\u9fff]{{2,4}}(?=总))?(?:(?:{any_of(shares['whole'])}){{1,3}}的?|比)?(?:达到?|为|的)?(?P<rough>约|近|超过|超|将近)?{ratio('share')})"
    )


@lru_cache(maxsize=1)
def _told_of_one() -> tuple[str, ...]:
    return tuple(read_table("check", "figures")["told_of_one"])


@lru_cache(maxsize=1)
def _project_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>[\u4e00-\u9fff]{{4}})的?(?P<thing>{any_of(_told_of_one())})(?:约|达|为|是|有|共)?{pattern('whole')}"
    )


class _GrowthParts(NamedTuple):
    """Parts of the patterns of growth. words: from a name to a pattern of its words."""

    words: dict[str, str]
    verb: str
    no_verb: str
    result: str
    old: str


@lru_cache(maxsize=1)
def _growth_parts() -> _GrowthParts:
    growth: dict[str, list[str]] = read_table("check", "figures")["growth"]
    words = {name: f"(?:{any_of(entries)})" for name, entries in growth.items()}
    verb = f"(?:{any_of((*growth['rises'], *growth['falls']))})"
    no_verb = "".join(f"(?<!{word})" for word in (*growth["rises"], *growth["falls"]))
    result = (
        rf"(?P<result>(?P<change_verb>{verb})(?:了|达到?|为|幅度?)*(?P<rough>{words['rough']})?"
        rf"{ratio('change', f'(?:倍|{units()})')}|(?:整整)?翻了?(?P<doubled>[一两二三]?)番)"
    )
    return _GrowthParts(words, verb, no_verb, result, pattern("old", f"{units()}?"))


@lru_cache(maxsize=1)
def _may_be_based() -> re.Pattern[str]:
    """What a sentence has that tells of growth from a base: 在去年, 比上年."""
    return re.compile(f"[在比较]{_growth_parts().words['before']}")


@lru_cache(maxsize=1)
def _based_pattern() -> re.Pattern[str]:
    """Growth from a base: 在去年23亿元的基础上增长48%，达到34亿元."""
    words, _, no_verb, result, old = _growth_parts()
    return re.compile(
        rf"[在比较]{words['before']}[^，。；0-9]{{0,8}}?{no_verb}{old}(?:左右)?(?:的?基础上)?，?"
        rf"(?:{words['beside']})?{result}，(?:达到?|增至|增加到|增长到|提高到|升至|降至|减至|减少到|下降到|降到)了?{pattern('new')}"
    )


def _growth_patterns() -> tuple[re.Pattern[str], ...]:
    words, verb, no_verb, result, old = _growth_parts()
    change = rf"(?:，{verb}了?(?:{pattern('amount')})(?=，))?(?:，|、|（|\()?(?:{words['beside']}){{0,2}}{result}"
    moved = rf"(?P<move>{words['from']}[^，。；0-9]{{0,8}}?{old}(?:左右)?(?:，)?(?P<verb>{verb}){words['to']}[^，。；0-9]{{0,4}}?{pattern('new')})"
    told = rf"{words['before']}[^，。；0-9]{{0,8}}?{old}，{words['now']}[^，。；0-9]{{0,8}}?{pattern('new')}"
    against = rf"{pattern('new')}，比{words['before']}(?!{verb})[^，。；0-9]{{0,6}}?{no_verb}{old}"
    by = rf"{pattern('new')}，[比较]{words['before']}[^，。；0-9]{{0,4}}?(?P<verb>{verb})了?{pattern('old')}"
    return tuple(re.compile(first + change) for first in (moved, told, against, by))

"""Lists of parts, against the whole in front of them or behind: 共有12人，其中男7人、女6人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, cast

from drafter.check.fixed import ending
from drafter.check.model import Found
from drafter.check.quantities import Quantity, pattern, read, shown
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN, from_han

_WHOLE_LIST = 3
"""The fewest parts of a list behind 其中 that is taken for all there is."""
_MISSED = 0.05
"""The share of the whole by which such a list may fall short in error. If it falls short by more, it names only some of the parts."""
_MISSED_OF_A_KIND = 0.1
"""The same where all parts are named alike: 东组, 西组, 南组."""
_EXCEEDED = 0.2
"""The share by which it may exceed the whole in error. If it exceeds it by more, the parts are of something else."""
_FEWEST = 3
"""Numbers of a sentence that holds a whole and its parts."""
_NUMBERS = re.compile(f"[0-9]+|[{HAN}百千两]+")


_FEWEST_ALIKE = 2
"""Parts that are told by their number: 两个组."""
_COLONS = ("：", ":")
_CLAUSES = re.compile("[，、：（]")


class _Part(NamedTuple):
    """A part of a list, where it stands. of_which: whether 其中 stands before it."""

    label: str
    of_which: bool
    quantity: Quantity
    start: int
    stop: int


def sums(sentence: str) -> Iterator[Found]:
    """Lists of parts whose sum is not the whole in front of them or behind; the places are those in the sentence."""
    if len(_NUMBERS.findall(sentence)) < _FEWEST:
        return
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
        labels = [part.label for part in parts]
        denied = _is_denied(labels)
        complete = (
            _is_complete(labels)
            or _is_called_after(sentence, parts)
            or _is_counted(sentence, parts)
            or (denied and _is_all(sentence, parts))
        )
        if first and not marked and not complete and len({part.label[-1:] for part in run}) == 1:
            continue  # 特别奖4件、一等奖74件: the first is one of its kind
        if (
            first
            and not marked
            and parts
            and parts[-1].label.startswith(_table().rest)
            and not any(word in first.label for word in _table().holders)
        ):
            continue
        apart = denied or _are_apart(labels)
        listed = not complete and _is_one_list(sentence, parts)
        if len(parts) < 2 or not (complete or apart or listed):
            continue
        whole = first.quantity if first else _whole(sentence, parts[0])
        total = sum(part.quantity.value for part in parts)
        rounding = slacks([*(part.quantity for part in parts), *([whole] if whole else [])])
        slack = sum(rounding) + 1e-9
        if listed and whole:
            slack = (slack + rounding[-1]) / 2  # all parts are hardly rounded in one direction
        exceeds = total - whole.value if whole else 0
        if whole and listed and not -_missed(whole, parts) <= exceeds <= (whole.value if apart else _EXCEEDED * whole.value):
            continue  # they are of something else, or only some of the parts
        falls_short = (complete or listed) and not _table().rest_told.match(sentence, parts[-1].stop)
        if whole and (total - whole.value > slack or (falls_short and whole.value - total > slack)):
            facts = {"expected": shown(total) + whole.unit, "whole": shown(whole.value) + whole.unit}
            yield Found(0, parts[0].start, parts[-1].stop, "sum", facts)
            return


def slacks(quantities: Sequence[Quantity]) -> list[float]:
    """How far the numbers of a sum may be off.

    Whole numbers are added up as they are: 12吨, 10吨 and 9吨 are no 30吨. So are those of one scale, 3万元, 4万元 and 8万元, but not 55万元 and 19.4万元.
    """
    one_scale = len({quantity.slack for quantity in quantities}) == 1
    return [0 if _is_exact(quantity, one_scale=one_scale) else quantity.slack for quantity in quantities]


def _is_exact(quantity: Quantity, *, one_scale: bool) -> bool:
    scale = max(1.0, quantity.slack / _UNIT) if one_scale else 1.0
    written = quantity.value / scale
    whole = written < _EXACT and written == int(written) and quantity.slack <= _UNIT * scale
    return whole and quantity.unit not in ("%", "％", "‰")


_EXACT = 1000
"""A whole number below this, as it is written, is not rounded."""
_UNIT = 0.5
"""The slack of a whole number without a scale."""


def _missed(whole: Quantity, parts: list[_Part]) -> float:
    """By how much a list of parts may fall short of the whole in error: by a twentieth or by one thing."""
    alike = len({part.label[-1:] for part in parts}) == 1
    return max((_MISSED_OF_A_KIND if alike else _MISSED) * whole.value, 0 if whole.slack else 1)


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
    announced = parts and (parts[0].of_which or sentence[parts[0].start - 1 : parts[0].start] in _COLONS)
    if len(parts) < _WHOLE_LIST or not announced or len(set(labels)) < len(labels):
        return False
    joints = {sentence[part.stop : following.start].strip("的") for part, following in pairwise(parts)}
    behind = sentence[parts[-1].stop : parts[-1].stop + 1]
    tail = ending(labels)
    told = [label.removesuffix(tail) for label in labels] if all(label != tail for label in labels) else labels
    return joints <= {"、", "，", "和", "，以及"} and behind in ("", "，", "、") and not any(map(table.overlapping.search, told))


def _is_called_after(sentence: str, parts: list[_Part]) -> bool:
    """Whether the words in front name the parts: 中小学86所，其中中学22所、小学64所."""
    if not parts:
        return False
    before = _CLAUSES.split(sentence[: parts[0].start])
    whole = next((clause for clause in reversed(before) if _NUMBERS.search(clause)), "")
    labels = [part.label for part in parts]
    return any(
        name in whole and len(labels) == len(names) and all(map(str.endswith, labels, names))
        for name, names in _table().called_after.items()
    )


def _is_counted(sentence: str, parts: list[_Part]) -> bool:
    """Whether the words in front say how many parts there are: 三个方阵120人：机关方阵40人、企业方阵50人、学校方阵30人."""
    labels = [part.label for part in parts]
    if len(parts) < _FEWEST_ALIKE or len(set(labels)) < len(labels):
        return False
    tail = ending(labels)
    return any(
        match["thing"] in (tail, tail[-2:]) and _number(match["number"]) == len(parts)
        for match in _table().counted_parts.finditer(sentence, 0, parts[0].start)
    )


def _number(written: str) -> int | None:
    return int(written) if written.isdigit() else from_han(written.replace("两", "二"))


def _is_complete(labels: list[str]) -> bool:
    """Whether parts with these labels are all there is."""
    table = _table()
    bare = _bare(labels)
    if bare[-1].startswith(table.rest):
        return True
    tail = ending(bare)
    if tail and all(label != tail for label in bare) and [label.removesuffix(tail) for label in bare] in table.named_alike:
        return True
    return any(
        len(bare) == len(names)
        and all(
            label.endswith(name) or ((len(name) == 1 or name in table.coming) and label.startswith(name))
            for label, name in zip(bare, ordered, strict=True)
        )
        for names in table.complete
        for ordered in (names, names[::-1])
    )


def _bare(labels: list[str]) -> list[str]:
    return [label.removesuffix("占").removesuffix("的") for label in labels]


def _is_denied(labels: list[str]) -> bool:
    """Whether the one of two labels denies the other: 搬迁户, 未搬迁户; 已缴费的, 未缴费的."""
    if len(labels) != 2:
        return False
    one, other = (label.removeprefix("已").removeprefix("经") for label in _bare(labels))
    return any(f"{word}{one}" == other or f"{word}{other}" == one for word in _table().denials)


def _is_all(sentence: str, parts: list[_Part]) -> bool:
    """Whether words lead from the whole to these parts, and no further number follows: 其中缴费户70户、未缴费户40户."""
    led = parts[0].of_which or sentence[: parts[0].start].rstrip("，：:").endswith(_table().leading)
    return led and not _NUMBERS.search(sentence, parts[-1].stop)


def _are_apart(labels: list[str]) -> bool:
    """Whether nothing can be of two of these labels."""
    ends = {label[-1:] for label in labels}
    if len(ends) == 1 and ends <= _table().kinds and len(set(labels)) == len(labels):
        return True
    for names in _table().apart:
        found = [next((name for name in names if _names(label, name)), "") for label in labels]
        if all(found) and len(set(found)) == len(found):
            return True
    return False


def _names(label: str, name: str) -> bool:
    return label.startswith(name) or label.endswith(name)


def _against_total(sentence: str, run: list[_Part], last: _Part) -> Iterator[Found]:
    """走访农户5户、企业7户，共13户; 上级补助60万元，群众自筹20万元，共投入90万元."""
    if not _table().total.fullmatch(last.label) or last.quantity.unit != run[0].quantity.unit or len(run) < 2:
        return
    total = sum(part.quantity.value for part in run)
    named = last.label not in _table().totals
    if named and (any(map(_table().each.search, (part.label for part in run))) or not _is_near(total, last.quantity.value)):
        return
    slack = sum(slacks([*(part.quantity for part in run), last.quantity])) + 1e-9
    between = sentence[run[-1].stop : last.start]
    if between.strip("，、 ") == "" and abs(total - last.quantity.value) > slack:
        yield Found(0, last.start, last.stop, "total", {"expected": shown(total) + last.quantity.unit})


def _is_near(total: float, told: float) -> bool:
    return abs(total - told) <= _NEAR * told


_NEAR = 0.3
"""The share by which parts may miss what was spent on all in error. If they miss it by more, it was spent on other things too."""


class _Table(NamedTuple):
    """What the table's words make."""

    part: re.Pattern[str]
    joint: re.Pattern[str]
    joints: frozenset[str]
    counted: frozenset[str]
    whole: re.Pattern[str]
    complete: tuple[list[str], ...]
    named_alike: tuple[list[str], ...]
    called_after: dict[str, list[str]]
    counted_parts: re.Pattern[str]
    apart: tuple[list[str], ...]
    kinds: frozenset[str]
    coming: frozenset[str]
    rest: tuple[str, ...]
    overlapping: re.Pattern[str]
    of_which: re.Pattern[str]
    holders: tuple[str, ...]
    rest_told: re.Pattern[str]
    totals: frozenset[str]
    total: re.Pattern[str]
    each: re.Pattern[str]
    denials: tuple[str, ...]
    leading: tuple[str, ...]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = cast("dict[str, Any]", read_table("check", "figures"))
    shares, sums = table["shares"], table["sums"]
    joint = "[\u4e00-\u9fff]{0,4}(?:[、，和及与]|以及)"
    totals = frozenset((*sums["total"], *(f"{word}{has}" for word in sums["total"] for has in sums["has"])))
    return _Table(
        re.compile(rf"(?P<label>[\u4e00-\u9fff]{{1,10}}?)(?<!第){pattern('part')}(?![0-9])"),
        re.compile(joint),
        frozenset(["、", "，", "和", "及", "与", "以及"]),
        frozenset((*table["counted"], *("%", "％"))),
        re.compile(rf"{pattern('whole')}[，：:（(、]?(?:(?:{any_of(shares['of_which'])})[，：:]?(?:有)?)?"),
        tuple(sums["complete"]),
        tuple(sums["named_alike"]),
        dict(sums["called_after"]),
        re.compile(
            rf"(?<!第)(?P<number>[0-9]+|[{HAN}两]+)(?:个|支|所|条)(?P<thing>[\u4e00-\u9fff]{{1,2}}?)(?=[，、：（共计合0-9{HAN}百千])"
        ),
        tuple(sums["apart"]),
        frozenset(sums["kinds"]),
        frozenset(sums["coming"]),
        tuple(sums["rest"]),
        re.compile(any_of(sums["overlapping"])),
        re.compile(f"^(?:{any_of(shares['of_which'])})(?:有)?"),
        tuple(sums["holders"]),
        re.compile(f"[，、]?(?:{any_of(sums['rest'])})"),
        totals,
        re.compile(f"(?:{any_of(totals)})(?:{any_of(sums['spent'])})?|[\u4e00-\u9fff]{{1,8}}(?:{any_of(sums['named'])})"),
        re.compile(any_of(sums["each"])),
        tuple(sums["denials"]),
        tuple(sums["leading"]),
    )

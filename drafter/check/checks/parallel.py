"""Headings side by side that are not built alike.

The headings of sections, or of the points of one section, should share a frame (“{}，务求{}”), have the same number of clauses and be
about equally long. Listeners then know that the next point has come.

A heading is reported if it does not fit the frame of the others, has more or fewer clauses than they have, or is much longer or
shorter. Headings that share no frame and are not built alike in any other way are reported together. Two headings alone are not
compared, nor are sentences that open a paragraph, nor the headings of a report (工作开展情况, 存在的问题, 下一步打算), nor the items of an agenda. It is advice: a heading may have a reason to stand out.

Speech passes: 讲话 / 同志们： / 大家好。 / 一、抓学习，务求入心 / 多读书。 / 二、抓作风，务求过硬 / 少开会。 / 三、抓项目，务求见效 / 快开工。
Speech fails: 讲话 / 同志们： / 大家好。 / 一、抓学习，务求入心 / 多读书。 / 二、抓作风，务求过硬 / 少开会。 / 三、关于项目的事情 / 快开工。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafter.check.model import Found, Settings, Text, Unit
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.frames import Frame, align, fill
from drafter.speech.frames.pattern import leans
from drafter.speech.text import BLANK_START

MESSAGES = {
    "none": Message("these {count} headings share no frame", "build them alike"),
    "left": Message("{found} leaves the frame of the others, {frame}", "build it like them"),
    "clauses": Message("{found} has {clauses} clauses, the others have {usual}", "give all as many clauses"),
    "length": Message("{found} has {length} characters, the others about {usual}", "make all about as long"),
}

VALUES = {"longer": 1.8, "shorter": 0.5, "least": 3}
"""The greatest and the least length of a heading, as multiples of the median of the others; and the least number of headings to
compare.
"""

LONGEST = 40
"""The most characters of a heading that is compared. A longer one is the first sentence of a paragraph and need not be parallel."""

MOST = 60
"""The most headings among which the one that leaves a frame is looked for: each is left out in turn, which takes quadratic time."""

ALIKE, ALIKE_IN_CLAUSES = 1.25, 1.75
"""Headings without a frame count as alike if the longest is at most this many times as long as the shortest. The second number is for
headings of several clauses.
"""

_CLAUSE = re.compile("[，；：,;:]")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Headings that are not built like their siblings."""
    for speech in text.speeches:
        if speech.agenda:
            continue
        for siblings in speech.siblings():
            alike = [unit for unit in siblings if unit.heading and not unit.heading.startswith(BLANK_START)]
            if len(alike) >= max(settings.value("parallel.least", VALUES["least"]), 2) and _are_headings(alike):
                yield from _odd(alike, settings)


def _are_headings(units: Sequence[Unit]) -> bool:
    """Whether units are compared: their headings are short enough, and are not all single words."""
    return 2 < max(len(unit.heading) for unit in units) <= LONGEST


def _odd(units: Sequence[Unit], settings: Settings) -> Iterator[Found]:
    """A finding for each unit whose heading differs, with one reason; for headings that share nothing, one finding at the first."""
    headings = [unit.heading for unit in units]
    clauses = [len(_CLAUSE.findall(heading)) + 1 for heading in headings]
    frame = align(headings)
    if frame is None and not _matched(headings, clauses):
        if 2 * sum(bool(_plain().search(heading)) for heading in headings) > len(headings):
            return
        tried = units if len(units) <= MOST else ()
        odd = [(unit, shared) for at, unit in enumerate(tried) for shared in [align(headings[:at] + headings[at + 1 :])] if shared]
        counted = Counter(clauses).most_common()
        if len(odd) == 1 and _has_words(odd[0][1], odd[0][0].heading):
            return
        if len(odd) == 1:
            yield _found(odd[0][0], "left", frame=f"“{odd[0][1].pattern}”")
        elif len(counted) == _TWO and counted[1][1] == 1 and len(units) > VALUES["least"]:
            at = clauses.index(counted[1][0])
            yield _found(units[at], "clauses", clauses=clauses[at], usual=counted[0][0])
        else:
            yield _found(units[0], "none", count=len(units))
        return
    usual, most = Counter(clauses).most_common(1)[0]
    longer = settings.value("parallel.longer", VALUES["longer"])
    shorter = settings.value("parallel.shorter", VALUES["shorter"])
    lengths = sorted(map(len, headings))
    for place, unit in enumerate(units):
        others = _median_without(lengths, len(unit.heading))
        if frame is not None and not _fits(frame, unit.heading):
            yield _found(unit, "left", frame=f"“{frame.pattern}”")
        elif clauses[place] != usual and most * 3 >= len(units) * 2:
            yield _found(unit, "clauses", clauses=clauses[place], usual=usual)
        elif not shorter * others <= len(unit.heading) <= longer * others:
            yield _found(unit, "length", length=len(unit.heading), usual=round(others))


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    """Words of headings that say what a section is for; sections of a report need not be built alike."""
    return re.compile(any_of(read_table("check", "occasions")["plain_headings"]))


def _median_without(lengths: Sequence[int], one: int) -> float:
    """The median of sorted lengths without the one at index `one`."""
    left = bisect_left(lengths, one)

    def at(place: int) -> int:
        return lengths[place if place < left else place + 1]

    middle, odd = divmod(len(lengths) - 1, 2)
    return at(middle) if odd else (at(middle - 1) + at(middle)) / 2


def _matched(headings: Sequence[str], clauses: Sequence[int]) -> bool:
    """Whether headings are alike without sharing a word: 清理脏乱, 修通断头, 管住长效. clauses: how many clauses each has."""
    lengths = [len(heading) for heading in headings]
    most = ALIKE if clauses[0] == 1 else ALIKE_IN_CLAUSES
    return len(set(clauses)) == 1 and max(lengths) <= most * min(lengths)


_TWO = 2
"""Numbers of clauses where one heading differs from all others."""


def _has_words(frame: Frame, heading: str) -> bool:
    """Whether a heading has every word of a frame in another order: 学什么 beside 怎么学 and 为什么学."""
    return not set("".join(frame.pattern.split("{}"))) - set(heading)


def _fits(frame: Frame, heading: str) -> bool:
    return fill(frame, heading) is not None or leans(tuple(frame.pattern.split("{}")), heading)


def _found(unit: Unit, message: str, **facts: object) -> Found:
    line, at = unit.words
    return Found(line, at, at + len(unit.heading), message, facts)

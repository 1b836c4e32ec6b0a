"""Where a run-in heading ends: at a sentence's end, before a list, at a colon, or where its siblings' headings end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.clean.lines import finished
from drafter.mine.marks import mark_of, runs
from drafter.mine.patterns import table
from drafter.mine.segment.sentences import is_single, sentence_end

LONGEST = 160
"""A first sentence that is longer is no heading where a full stop may be lost."""
COLON = 20
"""A heading that a colon ends is no longer than this."""


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(table('words')['saying'])})$")


class Cut(NamedTuple):
    """A unit's words: its heading, the mark that ends it, and the text behind it."""

    heading: str
    end: str
    rest: str


def cut_at_sentence(words: str) -> Cut:
    """The first sentence and what follows it; a list that begins sooner ends the heading too."""
    at = sentence_end(words)
    at = len(words) if at < 0 else at
    listed = _list_start(words, at)
    if listed is not None:
        heading, end = (words[: listed - 1], words[listed - 1]) if words[listed - 1] in "：:。，,；;" else (words[:listed], "")
        return Cut(heading, end, words[listed:])
    return Cut(words[:at], words[at : at + 1], words[at + 1 :])


def _list_start(words: str, before: int) -> int | None:
    """Where a list of two or more begins inside the first sentence."""
    before = min(before, LONGEST * 4)
    starts = [marks[0].at for marks in runs(words, strict=False) if 4 <= marks[0].at <= before and marks[0].mark.family == "is"]
    return min(starts, default=None)


def cuts(siblings: Sequence[str]) -> list[Cut]:
    """The headings of run-in siblings, seen together."""
    found = [cut_at_sentence(words) for words in siblings]
    if by_colon(siblings):
        return [_at_colon(words) or cut for words, cut in zip(siblings, found, strict=True)]
    long = [len(cut.heading) > LONGEST // 2 and bool(re.search("[，,]", cut.heading)) for cut in found]
    if sum(long) * 2 > len(siblings) > 1 and (ends := _shared_endings([words[:LONGEST] for words in siblings])):
        return [Cut(words[:end], "", words[end:]) for words, end in zip(siblings, ends, strict=True)]
    return found


def opens_text(paragraph: str) -> bool:
    """Whether a unit's paragraph holds text behind its heading."""
    if not is_single(paragraph):
        return True
    mark = mark_of(paragraph)
    return len(paragraph) > LONGEST or (
        mark is not None and finished(paragraph) and _at_colon(paragraph[len(mark.text) :]) is not None
    )


def by_colon(siblings: Sequence[str]) -> bool:
    """Whether a colon ends the headings of most siblings, and text follows it."""
    return _by_colon(siblings) * 2 > len(siblings) > 1


def _by_colon(siblings: Sequence[str]) -> int:
    return sum(_at_colon(words) is not None for words in siblings)


def _at_colon(words: str) -> Cut | None:
    match = re.search("[：:]", words[: COLON + 1])
    if (
        match is None
        or not 2 <= match.start() < len(words) - 1
        or re.search("[。，！？；“]", words[: match.start()])
        or _saying().search(words[: match.start()])
    ):
        return None
    return Cut(words[: match.start()], match[0], words[match.end() :])


# ---------------------------------------------------------------- where the full stop behind the heading was lost

_MARKS = "，。、；：！？,;:!?"
SHORTEST = 6
LONGEST_ENDING = 5


def _shared_endings(siblings: Sequence[str]) -> list[int] | None:
    """Where each heading ends if most end in the same words, with no mark behind them; None where nothing is shared."""
    ending = _common_ending(siblings)
    if ending is None:
        return None
    ends = [_after(words, ending) for words in siblings]
    known = [end for end in ends if end is not None]
    parts = Counter(_clauses(words[:end]) for words, end in zip(siblings, ends, strict=True) if end is not None).most_common(1)[0][
        0
    ]
    middle = sum(known) / len(known)
    text = "".join(siblings)
    return [end if end is not None else _likely_end(words, parts, middle, text) for words, end in zip(siblings, ends, strict=True)]


def _clauses(heading: str) -> int:
    return len(re.findall("[，,]", heading))


def _after(words: str, ending: str) -> int | None:
    """Behind the first place of the ending that no mark follows."""
    at = words.find(ending, SHORTEST)
    while at >= 0:
        behind = at + len(ending)
        if behind < len(words) and words[behind] not in _MARKS:
            return behind
        at = words.find(ending, at + 1)
    return None


def _common_ending(siblings: Sequence[str]) -> str | None:
    """The words that most headings end in: in nearly all siblings, near the same place, the longest of those found most often."""
    window = 48
    support: Counter[str] = Counter()
    for words in siblings:
        found = set()
        for stop in range(SHORTEST + 2, min(len(words), window)):
            if words[stop] in _MARKS:
                continue
            for length in range(2, LONGEST_ENDING + 1):
                piece = words[stop - length : stop]
                if not set(piece) & set(_MARKS) and (_clauses(words[:stop])):
                    found.add(piece)
        support.update(found)
    need = max(2, len(siblings) - 1)
    good = [(count, len(piece), piece) for piece, count in support.items() if count >= need]
    good = [item for item in good if _steady([words.find(item[2]) for words in siblings if item[2] in words])]
    return max(good)[2] if good else None


def _steady(places: list[int]) -> bool:
    return max(places) - min(places) <= 16


def _likely_end(words: str, parts: int, middle: float, text: str) -> int:
    """Where a heading ends that does not share the ending.

    Behind as many commas as its siblings have, where a word begins that the text is full of and the joint itself occurs nowhere else.
    """
    commas = [match.start() for match in re.finditer("[，,]", words)]
    low = commas[parts - 1] + 1 if parts and len(commas) >= parts else SHORTEST
    high = commas[parts] if len(commas) > parts else len(words)
    best, best_score = min(len(words), round(middle)), -1.0
    for at in range(max(low + 4, round(middle * 0.6)), min(high, round(middle * 1.6)) - 2):
        begun, joint = text.count(words[at : at + 3]), text.count(words[at - 1 : at + 1])
        score = begun / joint - abs(at - middle) / 100
        if score > best_score:
            best, best_score = at, score
    return best

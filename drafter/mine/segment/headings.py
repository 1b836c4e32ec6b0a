"""Where a run-in heading ends: at a sentence's end, before a list, at a colon, or where its siblings' headings end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.clean.lines import finished
from drafter.mine.marks import runs
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.sentences import is_single, sentence_end

LONGEST = 160
"""A first sentence that is longer is no heading where a full stop may be lost."""
LISTED_WITHIN = 4 * LONGEST
"""A list that ends a heading begins within so many characters."""
BEFORE_LIST = 4
"""A heading that a list ends has at least so many characters: 我们一是… has none."""
COLON = 20
"""A heading that a colon ends is no longer than this."""
BEFORE_COLON = 2
"""… and no shorter: 一、学：… names nothing."""


class HeadingSplit(NamedTuple):
    """The words of a unit's first paragraph: its heading, the mark that ends it, and the text behind it. Together they are the words."""

    heading: str
    end: str
    text: str


def heading_splits(siblings: Sequence[str]) -> list[HeadingSplit]:
    """The words of run-in siblings, split where their headings end. They are seen together: siblings are written alike."""
    found = [at_sentence(words) for words in siblings]
    if by_colon(siblings):
        return [_at_colon(words) or split for words, split in zip(siblings, found, strict=True)]
    long = [len(split.heading) > LONGEST // 2 and _clauses(split.heading) > 0 for split in found]
    if sum(long) * 2 > len(siblings) > 1 and (ends := _shared_endings([words[:LONGEST] for words in siblings])):
        return [HeadingSplit(words[:end], "", words[end:]) for words, end in zip(siblings, ends, strict=True)]
    return found


def at_sentence(words: str) -> HeadingSplit:
    """The first sentence is the heading; a list that begins sooner ends it too."""
    end = sentence_end(words)
    end = len(words) if end < 0 else end
    listed = _list_start(words, end)
    if listed is None:
        return HeadingSplit(words[:end], words[end : end + 1], words[end + 1 :])
    marked = words[listed - 1] in "：:。，,；;"
    end = listed - 1 if marked else listed
    return HeadingSplit(words[:end], words[end:listed], words[listed:])


def _list_start(words: str, sentence: int) -> int | None:
    """Where a list (一是……二是……) of two or more begins inside the first sentence."""
    last = min(sentence, LISTED_WITHIN)
    first_marks = (marks[0] for marks in runs(words, strict=False))
    return min((mark.at for mark in first_marks if BEFORE_LIST <= mark.at <= last and mark.mark.family == "is"), default=None)


def opens_text(paragraph: SourceParagraph) -> bool:
    """Whether a unit's paragraph holds text behind its heading."""
    text, mark = paragraph.text, paragraph.mark
    return (
        not is_single(text)
        or len(text) > LONGEST
        or (mark is not None and finished(text) and _at_colon(text[len(mark.text) :]) is not None)
    )


# ---------------------------------------------------------------- at a colon


def by_colon(siblings: Sequence[str]) -> bool:
    """Whether a colon ends the headings of most siblings, and text follows it."""
    return sum(_at_colon(words) is not None for words in siblings) * 2 > len(siblings) > 1


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(table('words')['saying'])})$")


def _at_colon(words: str) -> HeadingSplit | None:
    """A short heading, a colon and text; None where the colon leads to what someone said, or stands behind more than a heading."""
    match = re.search("[：:]", words[: COLON + 1])
    if match is None or not BEFORE_COLON <= match.start() < len(words) - 1:
        return None
    heading = words[: match.start()]
    if re.search("[。，！？；“]", heading) or _saying().search(heading):
        return None
    return HeadingSplit(heading, match[0], words[match.end() :])


# ---------------------------------------------------------------- where the full stop behind the heading was lost

_MARKS = frozenset("，。、；：！？,;:!?")
SHORTEST = 6
"""A heading that lost its full stop has at least so many characters in front of the words that headings end in."""
ENDINGS = range(2, 6)
"""So many characters long are words that headings share at their ends. One character is chance; six are a sentence that comes again."""
WINDOW = 48
"""Headings end within so many characters: the work grows with the number of siblings alone."""
STEADY = 16
"""Places of the shared ending lie no farther apart: headings are of about one length, words of the text are anywhere."""
NEAR = (0.6, 1.6)
"""A heading that does not share the ending is between these parts as long as the mean of the others."""
BEGINNING = 3
"""So many characters begin the text; the text is full of its own subject."""
LAST_CLAUSE = 4
"""The last clause of a heading has at least so many characters."""
AWAY = 100
"""So many characters away from the mean length cost as much as one occurrence more of how the text begins gains."""


def _shared_endings(siblings: Sequence[str]) -> list[int] | None:
    """Where each heading ends if most end in the same words, with no mark behind them; None where nothing is shared.

    ``加强组织领导，把责任落到位各单位要……``, ``加强宣传引导，把氛围造到位要利用……``: behind 到位.
    """
    ending = _common_ending(siblings)
    if ending is None:
        return None
    ends = [_behind(words, ending) for words in siblings]
    known = [(words[:end], end) for words, end in zip(siblings, ends, strict=True) if end is not None]
    commas = Counter(_clauses(heading) for heading, _ in known).most_common(1)[0][0]
    mean = sum(end for _, end in known) / len(known)
    text = "".join(siblings)
    return [end if end is not None else _likely_end(words, commas, mean, text) for words, end in zip(siblings, ends, strict=True)]


def _clauses(heading: str) -> int:
    """How many commas a heading has."""
    return heading.count("，") + heading.count(",")


def _behind(words: str, ending: str) -> int | None:
    """Behind the first place of the ending that no mark follows."""
    at = words.find(ending, SHORTEST)
    while at >= 0:
        behind = at + len(ending)
        if behind < len(words) and words[behind] not in _MARKS:
            return behind
        at = words.find(ending, at + 1)
    return None


def _common_ending(siblings: Sequence[str]) -> str | None:
    """The words that headings end in: found in all siblings but one, near the same place. Of several those found most often, then the longest."""
    support = Counter(piece for words in siblings for piece in set(_possible_endings(words)))
    least = max(2, len(siblings) - 1)
    shared = [(count, len(piece), piece) for piece, count in support.items() if count >= least]
    return max((entry for entry in shared if _is_steady(entry[2], siblings)), default=(0, 0, None))[2]


def _possible_endings(words: str) -> Iterator[str]:
    """The last characters of every beginning of the words that may be a heading: a comma stands in it, no mark in its last characters or behind."""
    for stop in range(SHORTEST + ENDINGS.start, min(len(words), WINDOW)):
        if words[stop] not in _MARKS and _clauses(words[:stop]):
            pieces = (words[stop - length : stop] for length in ENDINGS)
            yield from (piece for piece in pieces if _MARKS.isdisjoint(piece))


def _is_steady(piece: str, siblings: Sequence[str]) -> bool:
    places = [words.find(piece) for words in siblings if piece in words]
    return max(places) - min(places) <= STEADY


def _likely_end(words: str, commas: int, mean: float, text: str) -> int:
    """Where a heading ends that does not share the ending. commas: as many as its siblings have. mean: of their lengths.

    Behind as many commas, where characters begin that the text is full of while the pair across the boundary occurs nowhere else.
    """
    places = [match.start() for match in re.finditer("[，,]", words)]
    low = places[commas - 1] + 1 if commas and len(places) >= commas else SHORTEST
    high = places[commas] if len(places) > commas else len(words)
    candidates = range(max(low + LAST_CLAUSE, round(mean * NEAR[0])), min(high, round(mean * NEAR[1])) - 2)

    def score(at: int) -> float:
        begun, across = text.count(words[at : at + BEGINNING]), text.count(words[at - 1 : at + 1])
        return begun / across - abs(at - mean) / AWAY

    return max(candidates, key=score, default=min(len(words), round(mean)))

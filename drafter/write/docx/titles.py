"""The lines of a long title: balanced, and without a break inside a word.

GB/T 9704-2012, 7.3.1: no word is broken, the meaning stays clear, and the centred lines form a trapezoid or a diamond. Here no line
begins with 的, 和 or a closing mark either, and none ends with 与 or 暨, which lead to what follows.

Words come from a table (``title-words.txt``), not from a statistical model: BudouX breaks 习近 · 平, 考 · 核会 and 系统党 · 建 in such
titles. Characters that are in no known word are kept together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from math import ceil
from pathlib import Path

from drafter.layout.model import Type
from drafter.speech.numbering import HAN
from drafter.speech.text import is_wide

_NOT_AT_START = frozenset("的和及或、，。：；！？”’）》〉】〕…·,.:;!?)] \u3000")
_NOT_BY_ITSELF = frozenset("地得了着等上中下内里者")
"""Further characters that begin no line, unless they begin a known word: 上半年 may begin a line, 上的 may not."""
_NOT_AT_END = frozenset("“‘（《〈【〔([第在把被将对从向于以为")
_AND = frozenset("和及")
_LEADS_ON = frozenset("与暨")
_MARKS = frozenset("、，。：；！？”》）…")
_BLANKS = frozenset(" \u3000")

_BEFORE_DASH, _AFTER_BLANK, _BEFORE_CLAUSE, _AFTER_MARK, _AFTER_DE, _BEFORE_VERB = -15.0, -12.0, -8.0, 0.0, 1.0, 1.5
_BETWEEN_WORDS, _AFTER_AND, _BESIDE_WORD, _INSIDE, INSIDE_UNIT = 4.0, 5.0, 6.0, 60.0, 120.0
"""The cost of a break at each kind of place. The unit is half the square of a difference in line length, in characters; `_EXTRA_LINE`
has the same unit.
"""
_AFTER_VERB = 8.0
"""What a break costs more behind a verb whose object follows, or behind 全国 and the like, which belong to what follows."""
_EXTRA_LINE = 12.0
_HOURGLASS = 8.0
_RECTANGLE = 1.0
_MOST_LINES = 5


Words = tuple[str, ...]
"""Names and set terms of an office, which are kept on one line like those of the table."""


def title_lines(text: str, type_: Type, width: float, own: Words = ()) -> list[str]:
    """The lines of a title. Joined, they are the text.

    type_: the type of the title. own: names and set terms beside those of the table.
    width: the width of a line, in points. A title that fits one line, or that needs more than five, is returned as one line.
    """
    most = int((width + 0.5) / (type_.size + type_.tracking))
    if len(text) <= most:
        return [text]
    ends = measure(text)
    total = ends[-1]
    least = ceil(total / most)
    if least <= 1 or least > _MOST_LINES:
        return [text]
    breaks = line_breaks(text, own=own)
    best: tuple[float, tuple[int, ...]] | None = None
    cheapest = min(breaks.values(), default=0.0)
    for count in (least, least + 1):
        if best is not None and best[0] <= _EXTRA_LINE + least * cheapest:  # one line more cannot cost less
            break
        for sum_, places in _arrangements(ends, breaks, count, most):
            cost = sum_ + _EXTRA_LINE * (count - least)
            if best is None or cost < best[0]:  # no shape makes up for more
                cost += _shape(ends, places)
                if best is None or cost < best[0]:
                    best = cost, places
    if best is None:
        return [text]
    return [text[start:end] for start, end in zip((0, *best[1]), (*best[1], len(text)), strict=True)]


def measure(text: str) -> list[float]:
    """The widths of the first 0, 1, 2 … characters of the text. The unit is the width of a Chinese character."""
    ends = [0.0]
    for character in text:
        ends.append(ends[-1] + (1.0 if is_wide(character) or character == "\u3000" else 0.55))
    return ends


def _arrangements(ends: list[float], breaks: dict[int, float], count: int, most: int) -> Iterator[tuple[float, tuple[int, ...]]]:
    """The ways to break the text into `count` lines, each with its cost. No line is shorter than a third of the mean."""
    total = ends[-1]
    mean = total / count
    least = mean / 3

    def extend(start: int, left: int) -> Iterator[tuple[float, tuple[int, ...]]]:
        begin = ends[start]
        rest = total - begin
        for place, cost in breaks.items():
            line = ends[place] - begin
            if place <= start or not least <= line <= most or rest - line > most * (left - 1):
                continue
            here = cost + (line - mean) ** 2 / 2
            if left > 2:
                for further, places in extend(place, left - 1):
                    yield here + further, (place, *places)
            elif least <= (last := total - ends[place]) <= most:
                yield here + (last - mean) ** 2 / 2, (place,)

    return extend(0, count)


def _shape(ends: list[float], places: tuple[int, ...]) -> float:
    """The cost of the shape of the lines: none for a trapezoid or a diamond, little for a rectangle, much for an hourglass."""
    bounds = [0.0, *(ends[place] for place in places), ends[-1]]
    lines = [end - start for start, end in pairwise(bounds)]
    hourglasses = sum(lines[i - 1] > lines[i] < lines[i + 1] for i in range(1, len(lines) - 1))
    return _HOURGLASS * hourglasses + (_RECTANGLE if max(lines) - min(lines) < 1 else 0.0)


def line_breaks(text: str, kept: Iterable[tuple[int, int]] = (), own: Words = ()) -> dict[int, float]:
    """From each index at which a line may end to its cost.

    kept: the spans of further texts that are broken only in need. own: names and set terms beside those of the table.
    """
    known = dict.fromkeys((0, len(text)), 0)
    inside: set[int] = set()
    starts: set[int] = set()
    for start, stop in (*_units(text, own), *kept):
        inside.update(range(start + 1, stop))
        if stop - start > 1 and text[stop - 1] != "的":
            starts.add(start)
        for edge in (start, stop):
            known[edge] = known.get(edge, 0) + 1
    costs: dict[int, float] = {}
    clauses = {match.start() for match in re.finditer(_CLAUSE, text)} - inside if "为" in text else frozenset[int]()
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if place in clauses:
            costs[place] = _BEFORE_CLAUSE
        elif after in _NOT_AT_START or before in _NOT_AT_END or before in _LEADS_ON:
            continue
        elif place in inside:  # only where a unit is longer than the line
            if is_wide(before) and is_wide(after):
                costs[place] = INSIDE_UNIT
        elif after in _NOT_BY_ITSELF and place not in starts:
            continue
        elif text.startswith("——", place):
            costs[place] = _BEFORE_DASH
        elif before in _BLANKS:
            costs[place] = _AFTER_BLANK
        elif before in _MARKS:
            costs[place] = _AFTER_MARK
        elif not (is_wide(before) or is_wide(after)) or before in "—…":
            continue
        elif before == "的":
            costs[place] = _AFTER_DE
        elif before in _AND:
            costs[place] = _AFTER_AND
        elif known.get(place, 0) == 2 and (after in _LEADS_ON or text.startswith((*_leading(), *_listed("范围")), place)):
            costs[place] = _BEFORE_VERB
        else:
            costs[place] = (_INSIDE, _BESIDE_WORD, _BETWEEN_WORDS)[min(known.get(place, 0), 2)]
        if costs.get(place, 0.0) >= _BEFORE_VERB and text.endswith(_leads_on(), 0, place):
            costs[place] += _AFTER_VERB
    return costs


def _units(text: str, own: Words = ()) -> Iterator[tuple[int, int]]:
    """The spans of the texts that are broken only where a line is too short for them.

    These are known words, numbers with what they count (第六次全体会议), titles of books, quotations with the word behind them
    (“最多跑一次”改革), Latin words, and a name of two characters that a blank sets apart (马　骏). At each place the longest word counts. They
    are looked up: a pattern of all words would take 40 ms to compile.
    """
    at = 0
    while at < len(text):
        stop = _unit_end(text, at, own)
        if stop > at:
            yield at, stop
        at = max(stop, at + 1)


def _unit_end(text: str, at: int, own: Words = ()) -> int:
    """Where a unit that begins at an index ends; the same index where none begins."""
    if found := re.compile(_FIXED).match(text, at):
        stop = found.end()
        if found.lastgroup == "quoted":
            return _word_end(text, stop, own)
        return _meeting_end(text, stop, own) if found.lastgroup in ("ordinal", "session") else stop
    stop = _word_end(text, at, own)
    number = re.compile(_NUMBER).match(text, at) if stop == at else None
    return number.end() if number else stop


def _meeting_end(text: str, at: int, own: Words) -> int:
    """Where the meeting, body or plan behind an ordinal ends, 全国会员代表大会 behind 第九次; the same index without one."""
    stop = _word_end(text, at, own, _listed("序数所属"))
    scope = next((scope for scope in _listed("范围") if stop == at and text.startswith(scope, at)), "")
    behind = _word_end(text, at + len(scope), own, _listed("序数所属")) if scope else at
    return behind if behind > at + len(scope) else stop


def _word_end(text: str, at: int, own: Words = (), endings: str | tuple[str, ...] = "") -> int:
    """Where the longest known word at an index ends; the same index without one. endings: its last characters, "" for any."""
    words = _words(own)
    for length in _lengths(own).get(text[at : at + 1], ()):
        word = text[at : at + length]
        if word in words and word.endswith(endings):
            return at + len(word)
    return at


_CLAUSE = r"为[^，。、为]{4,}?(?:而[^而]{2,6}|贡献[^，。]{2,6}|作出[^，。]{2,10}|提供[^，。]{2,10})$"
"""A clause of purpose at the end of a slogan, which begins a line: 为全面建成小康社会而奋斗."""
_LONGEST_NAME = 24
"""The most characters of a book's name or a quotation that is kept on one line."""
_HAN = "\u4e00-\u9fff"
_COUNT = HAN
_COUNTED = "周年|年度|年|月|日|届|次|期|季度|个|项|号|批|轮|场|讲"
_FIXED = "|".join(
    (
        rf"(?P<quoted>“[^“”]{{1,{_LONGEST_NAME}}}”)|《[^《》]{{1,{_LONGEST_NAME}}}》",
        r"（[^（）]{1,8}）",
        rf"(?P<session>(?:党的)?[{_COUNT}]{{1,3}}届[{_COUNT}]{{1,2}}[次中](?:全会(?:精神)?)?)",
        rf"[{_HAN}]{{2,4}}—(?!—)[{_HAN}]{{2}}",
        r"本（专）科生|本（硕）",
        rf"(?P<ordinal>第(?:[〇零{HAN}百]+|[0-9]+)[届次期个批轮场])",
        rf"第?[A-Za-z0-9.+\-]+(?:{_COUNTED})?",
        *("——", "……"),
        rf"(?<=[ \u3000])[{_HAN}]\u3000[{_HAN}]$",
    )
)
_NUMBER = rf"第?(?:[〇零{HAN}百]+|[0-9]+(?:\.[0-9]+)?)(?:{_COUNTED})?"
"""Both are compiled when the first long title is set."""
_LEADING = "# 领起一行"
"""The heading of the words in the table that begin a line well: verbs, whose object follows."""


@lru_cache(maxsize=8)
def _words(own: Words = ()) -> frozenset[str]:
    """The table of words, with an office's own."""
    return frozenset(word for line in _table().split("\n") if not line.startswith("#") for word in line.split()).union(own)


@lru_cache(maxsize=8)
def _lengths(own: Words = ()) -> dict[str, list[int]]:
    """From the first characters of words to the lengths of these words, the greatest first."""
    lengths: dict[str, set[int]] = {}
    for word in _words(own):
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


@cache
def _listed(name: str) -> tuple[str, ...]:
    """A list of the table that is no words of its own: what an ordinal belongs to (第五次全体会议), and scopes before it."""
    return next(tuple(line.split()[2:]) for line in _table().split("\n") if line.startswith(f"## {name} "))


@cache
def _leading() -> tuple[str, ...]:
    """The words of the table that begin a line well."""
    section = _table().partition(f"\n{_LEADING}\n")[2].partition("\n\n")[0]
    return tuple(section.split())


@cache
def _leads_on() -> tuple[str, ...]:
    """The words that no line should end with: what follows belongs to them."""
    return (*_leading(), *_listed("范围"), "同")


@cache
def _table() -> str:
    return Path(__file__).with_name("title-words.txt").read_text(encoding="utf-8")

"""The words and units of titles that a table knows, and where a line of a reading copy may end beside them.

Words come from a table (``title-words.txt``), not from a statistical model: BudouX breaks 习近 · 平, 考 · 核会 and 系统党 · 建 in such
titles. Characters that are in no known word are kept together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from drafter.speech.numbering import HAN
from drafter.speech.text import is_wide

NOT_AT_START = frozenset("的和及或、，。：；！？”’）》〉】〕…·,.:;!?)] \u3000")
NOT_BY_ITSELF = frozenset("地得了着等上中下内里者")
"""Further characters that begin no line, unless they begin a known word: 上半年 may begin a line, 上的 may not."""
_NOT_AT_END = frozenset("“‘（《〈【〔([第在把被将对从向于以为")
_AND = frozenset("和及")
_LEADS_ON = frozenset("与暨")
_MARKS = frozenset("、，。：；！？”》）…")
_BLANKS = frozenset(" \u3000")

_BEFORE_DASH, _AFTER_BLANK, _BEFORE_PURPOSE, _AFTER_MARK, _AFTER_DE, _BEFORE_VERB = -15.0, -12.0, -8.0, 0.0, 1.0, 1.5
_BETWEEN_WORDS, _AFTER_AND, _BESIDE_WORD, _INSIDE, INSIDE_UNIT = 4.0, 5.0, 6.0, 60.0, 120.0
"""The cost of a break at each kind of place. The unit is half the square of a difference in line length, in characters."""
_AFTER_VERB = 8.0
"""What a break costs more behind a verb whose object follows, or behind 全国 and the like, which belong to what follows."""

Words = tuple[str, ...]
"""Names and set terms of an office, which are kept on one line like those of the table."""


def line_breaks(text: str, kept: Iterable[tuple[int, int]] = (), own: Words = ()) -> dict[int, float]:
    """From each index at which a line may end to its cost.

    kept: the spans of further texts that are broken only in need. own: names and set terms beside those of the table.
    """
    known = dict.fromkeys((0, len(text)), 0)
    inside: set[int] = set()
    starts: set[int] = set()
    for start, stop in (*units(text, own), *kept):
        inside.update(range(start + 1, stop))
        if stop - start > 1 and text[stop - 1] != "的":
            starts.add(start)
        for edge in (start, stop):
            known[edge] = known.get(edge, 0) + 1
    costs: dict[int, float] = {}
    clauses = {match.start() for match in re.finditer(PURPOSE, text)} - inside if "为" in text else frozenset[int]()
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if place in clauses:
            costs[place] = _BEFORE_PURPOSE
        elif after in NOT_AT_START or before in _NOT_AT_END or before in _LEADS_ON:
            continue
        elif place in inside:  # only where a unit is longer than the line
            if is_wide(before) and is_wide(after):
                costs[place] = INSIDE_UNIT
        elif after in NOT_BY_ITSELF and place not in starts:
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
        elif known.get(place, 0) == 2 and (after in _LEADS_ON or text.startswith((*leading(), *listed("范围")), place)):
            costs[place] = _BEFORE_VERB
        else:
            costs[place] = (_INSIDE, _BESIDE_WORD, _BETWEEN_WORDS)[min(known.get(place, 0), 2)]
        if costs.get(place, 0.0) >= _BEFORE_VERB and text.endswith(_leads_on(), 0, place):
            costs[place] += _AFTER_VERB
    return costs


def units(text: str, own: Words = ()) -> Iterator[tuple[int, int]]:
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
    stop = pattern_end(text, at, own)
    if stop == at:
        stop = word_end(text, at, own)
    number = _number().match(text, at) if stop == at else None
    return number.end() if number else stop


def pattern_end(text: str, at: int, own: Words = ()) -> int:
    """Where a unit ends that no table can list (2026年, 5G, “最多跑一次”改革); the same index without one."""
    found = _fixed().match(text, at)
    if found is None:
        return at
    stop = found.end()
    if found.lastgroup == "quoted":
        return word_end(text, stop, own)
    return _meeting_end(text, stop, own) if found.lastgroup in ("ordinal", "session") else stop


def _meeting_end(text: str, at: int, own: Words) -> int:
    """Where the meeting, body or plan behind an ordinal ends, 全国会员代表大会 behind 第九次; the same index without one."""
    stop = word_end(text, at, own, listed("序数所属"))
    scope = next((scope for scope in listed("范围") if stop == at and text.startswith(scope, at)), "")
    behind = word_end(text, at + len(scope), own, listed("序数所属")) if scope else at
    return behind if behind > at + len(scope) else stop


def word_end(text: str, at: int, own: Words = (), endings: str | tuple[str, ...] = "") -> int:
    """Where the longest known word at an index ends; the same index without one. endings: its last characters, "" for any."""
    words = known_words(own)
    for length in word_lengths(own).get(text[at : at + 1], ()):
        word = text[at : at + length]
        if word in words and word.endswith(endings):
            return at + len(word)
    return at


PURPOSE = r"为[^，。、为]{4,}?(?:而[^而]{2,6}|贡献[^，。]{2,6}|作出[^，。]{2,10}|提供[^，。]{2,10})$"
"""A clause of purpose at the end of a slogan, which begins a line: 为全面建成小康社会而奋斗."""
_LONGEST_NAME = 24
"""The most characters of a book's name or a quotation that is kept on one line."""
_HAN = "\u4e00-\u9fff"
_COUNT = HAN
COUNTED = "周年|年度|年|月|日|届|次|期|季度|学期|学年|阶段|个|项|号|批|轮|场|讲|级|周"
_FIXED = "|".join(
    (
        rf"(?P<quoted>“[^“”]{{1,{_LONGEST_NAME}}}”)|《[^《》]{{1,{_LONGEST_NAME}}}》",
        r"（[^（）]{1,8}）",
        rf"(?P<session>(?:党的)?[{_COUNT}]{{1,3}}届[{_COUNT}]{{1,2}}[次中](?:全会(?:精神)?)?)",
        rf"[{_HAN}]{{2,4}}—(?!—)[{_HAN}]{{2}}",
        r"本（专）科生|本（硕）",
        rf"(?P<ordinal>第(?:[〇零{HAN}百]+|[0-9]+)[届次期个批轮场])",
        rf"第?[A-Za-z0-9.+\-]+(?:{COUNTED})?",
        *("——", "……"),
        rf"(?<=[ \u3000])[{_HAN}]\u3000[{_HAN}]$",
    )
)
_NUMBER = rf"第?(?:[〇零{HAN}百]+|[0-9]+(?:\.[0-9]+)?)(?:{COUNTED})?"
_LEADING = "# 领起一行"
"""The heading of the words in the table that begin a line well: verbs, whose object follows."""


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile(_FIXED)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(_NUMBER)


@lru_cache(maxsize=8)
def known_words(own: Words = ()) -> frozenset[str]:
    """The table of words, with an office's own."""
    return frozenset(word for line in _table().split("\n") if not line.startswith("#") for word in line.split()).union(own)


@lru_cache(maxsize=8)
def word_lengths(own: Words = ()) -> dict[str, list[int]]:
    """From the first characters of words to the lengths of these words, the greatest first."""
    lengths: dict[str, set[int]] = {}
    for word in known_words(own):
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


@cache
def listed(name: str) -> tuple[str, ...]:
    """A list of the table that is no words of its own: what an ordinal belongs to (第五次全体会议), and scopes before it."""
    return next(tuple(line.split()[2:]) for line in _table().split("\n") if line.startswith(f"## {name} "))


@cache
def leading() -> tuple[str, ...]:
    """The words of the table that begin a line well."""
    section = _table().partition(f"\n{_LEADING}\n")[2].partition("\n\n")[0]
    return tuple(section.split())


@cache
def _leads_on() -> tuple[str, ...]:
    """The words that no line should end with: what follows belongs to them."""
    return (*leading(), *listed("范围"), "同")


@cache
def _table() -> str:
    return Path(__file__).with_name("title-words.txt").read_text(encoding="utf-8")

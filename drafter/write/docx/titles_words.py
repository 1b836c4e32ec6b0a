"""The words and units of titles that a table knows, and where a line of a reading copy may end beside them.

Words come from a table (``title-words.txt``), not from a statistical model: BudouX breaks 习近 · 平, 考 · 核会 and 系统党 · 建 in such
titles. Characters that are in no known word are kept together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from drafter.speech.text import is_wide
from drafter.write.docx.titles_units import JOINED, OTHER, QUOTED, fixed_end, number_end

NOT_AT_START = frozenset("的和及或、，。：；！？”’）》〉】〕…·,.:;!?)]> \u3000")
NOT_BY_ITSELF = frozenset("地得了着等上中下内里间者")
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
    clauses = purpose_starts(text) - inside
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if place in clauses:
            costs[place] = _BEFORE_PURPOSE
        elif after in NOT_AT_START or before in _NOT_AT_END or before in _LEADS_ON or text.endswith("以及", 0, place):
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
    return number_end(text, at, alone=True) if stop == at else stop


def pattern_end(text: str, at: int, own: Words = ()) -> int:
    """Where a unit ends that no table can list (2026年, 5G, “最多跑一次”改革); the same index without one."""
    stop, kind = fixed_end(text, at)
    if stop == at or kind == OTHER:
        return stop
    if kind == JOINED:  # 中国—东盟博览会
        return max(word_end(text, stop, own), min(stop + 2, len(text)))
    if kind == QUOTED:
        return word_end(text, stop, own)
    return stop if text.endswith("精神", at, stop) else _meeting_end(text, stop, own)  # 二十届三中全会精神 / 宣讲报告会


def _meeting_end(text: str, at: int, own: Words) -> int:
    """Where the meeting, body or plan behind an ordinal ends, 全国会员代表大会 behind 第九次; the same index without one."""
    stop = word_end(text, at, own, listed("序数所属"))
    scope = next((scope for scope in listed("范围") if stop == at and text.startswith(scope, at)), "")
    behind = word_end(text, at + len(scope), own, listed("序数所属")) if scope else at
    return behind if behind > at + len(scope) else stop


def word_end(text: str, at: int, own: Words = (), endings: str | tuple[str, ...] = "") -> int:
    """Where the longest known word at an index ends; the same index without one. endings: its last characters, "" for any."""
    found = [
        word for word in known_by_start(own).get(text[at : at + 1], ()) if text.startswith(word, at) and word.endswith(endings)
    ]
    stop = at + max(map(len, found), default=0)
    return stop if endings else with_meeting(text, at, stop)


_WORK, _MEETING = "工作", "会议"


def with_meeting(text: str, at: int, stop: int) -> int:
    """Where a word that ends at an index ends with its meeting: 宣传思想文化工作会议 is one word, as 工作会议 and 动员会议 are."""
    if not text.startswith(_MEETING, stop):
        return stop
    return stop + len(_MEETING) if text.endswith(_before_meeting(), at, stop) else stop


@cache
def _before_meeting() -> tuple[str, ...]:
    return (_WORK, "纪念", "庆祝", *listed("会动"))


_GIVEN = ("贡献", "作出", "提供", "增添", "注入", "奠定")
_PURPOSE = rf"(?<![建成作])(?:努力|奋力|全力|共同|携手)?为(?:[^，。、为]|(?<=[成作])为){{4,}}?(?:而[^而]{{2,6}}|(?:{'|'.join(_GIVEN)})[^，。]{{2,10}})$"


def purpose_starts(text: str) -> set[int]:
    """Where a clause of purpose at the end of a slogan begins, which begins a line: 为全面建成小康社会而奋斗."""
    behind = text.partition("为")[2]
    if not any(word in behind for word in ("而", *_GIVEN)):
        return set()
    return {match.start() for match in re.finditer(_PURPOSE, text)}


_OF_TITLES = "# 只在标题里认的名称"
"""How the heading of the names begins that only titles have."""
_LEADING = "# 领起一行"
"""The heading of the words in the table that begin a line well: verbs, whose object follows."""


@lru_cache(maxsize=8)
def known_by_start(own: Words = ()) -> dict[str, list[str]]:
    """The words of the table and an office's own, by their first characters; without those that only titles have."""
    before, _, rest = _table().partition(f"\n{_OF_TITLES}")
    behind = rest.partition("\n\n")[2]
    lines = (line for line in (*before.split("\n"), *behind.split("\n")) if not line.startswith("#"))
    return _by_start((*(word for line in lines for word in line.split()), *filter(None, own)))


@cache
def names_by_start() -> dict[str, list[str]]:
    """The names that are whole in titles alone, by their first characters. In running text lines may end beside what they consist of."""
    section = _table().partition(f"\n{_OF_TITLES}")[2].partition("\n\n")[0]
    return _by_start(section.partition("\n")[2].split())


def _by_start(found: Iterable[str]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for word in found:
        words.setdefault(word[0], []).append(word)
    return words


@cache
def listed(name: str) -> tuple[str, ...]:
    """A list of the table that is no words of its own: what an ordinal belongs to (第五次全体会议), and scopes before it."""
    return next(tuple(line.split()[2:]) for line in _table().split("\n") if line.startswith(f"## {name} "))


@cache
def first_characters(name: str) -> frozenset[str]:
    """What the words of a list begin with: most places are told from it."""
    return frozenset(word[0] for word in listed(name))


@cache
def listed_words(name: str) -> frozenset[str]:
    """A list of the table, to look words up in."""
    return frozenset(listed(name))


@cache
def leading_words() -> frozenset[str]:
    """The words that `leading` gives, to look words up in."""
    return frozenset(leading())


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

"""What a break of a title costs at each place, by the phrases that it parts.

A title is told apart into words, and each place between two words is weighed by what stands on both sides: a clause ends there, 暨 begins a
second meeting, a speaker is done and 在 follows, the name of the meeting begins (座谈会上的讲话), an ordinal begins its body
(第二次全体会议). The costs were set on 200 real titles whose breaks had been chosen by hand; no cost is critical: a quarter more or
less of one changes three titles of them at the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.speech.numbering import HAN
from drafter.speech.text import is_wide
from drafter.write.docx.titles_words import (
    COUNTED,
    NOT_AT_START,
    NOT_BY_ITSELF,
    PURPOSE,
    Words,
    known_words,
    leading,
    listed,
    pattern_end,
    word_lengths,
)

_NOT_AT_END = frozenset("“‘（《〈【〔([第在把被将对从向于以为与暨")

# Good places.
_DASH, _BLANK, _CLAUSE, _JOINT_MEETING, _PURPOSE, _SPEAKER, _ABOUT = -10.0, -7.0, -6.0, -8.0, -6.0, -5.0, -4.0
_BEFORE_NUMBERED, _LONG_ITEM, _MEETING, _ORDINAL = -2.0, -1.0, -1.0, -1.0
# Places between phrases and between words.
_YEAR, _AFTER_DE, _VERB, _AFTER_BRACKET, _ITEM, _BEHIND_BODY, _BESIDE_QUOTE, _PREPOSITION, _BETWEEN_WORDS, _AFTER_AND = (
    0.0,
    1.0,
    1.5,
    2.0,
    2.0,
    2.0,
    3.0,
    3.0,
    4.0,
    4.2,
)
_AFTER_YEAR, _BESIDE_NAME, _SHORT_ITEM, _IN_MEETING, _BELONGS_BEFORE, _AFTER_ORDINAL = 6.0, 7.0, 7.0, 9.0, 9.0, 10.0
_JUBILEE, _AFTER_SHORT_QUOTE, _BEFORE_GENRE, _BEFORE_SHORT_BRACKET = 12.0, 14.0, 16.0, 40.0
# What a break costs more.
_AFTER_PLAIN_VERB, _IN_NUMBERED, _AFTER_LEADING, _IN_CLAUSE, _IN_LONG_QUOTE, _IN_QUOTE = 3.0, 5.0, 8.0, 9.0, 15.0, 40.0
# Inside a name that no table knows, and inside a word.
IN_NAME, _IN_WORD = 60.0, 120.0
"""The unit of all of them is that of the balance of lines, see `drafter.write.docx.titles`."""

_SHORT_QUOTE, _SHORT_BRACKET = 6, 8
"""So many characters, marks included, belong to the word behind them (“十三五”时期) or before them (政府首脑（总理）)."""
_LONG_ITEM_LENGTH = 5


class Segment(NamedTuple):
    """A word of a title, or characters that are kept together. kind: one of those below."""

    start: int
    stop: int
    kind: str


WORD, VERB, UNIT, NAME, FUNCTION, MARK = "word", "verb", "unit", "name", "function", "mark"
"""A word; a verb; a number with what it counts; characters in no known word; a word like 在 or 和; a mark."""


def phrase_breaks(text: str, most: int, own: Words = ()) -> dict[int, float]:
    """From each index at which a line of a title may end to its cost. most: the characters of a line. own: as in `title_lines`."""
    title = _Title(text, most, own)
    costs: dict[int, float] = {}
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if place in title.purpose:
            costs[place] = _PURPOSE
            continue
        if after in NOT_AT_START or before in _NOT_AT_END or before in "—…" or not (is_wide(before) or is_wide(after)):
            continue
        cost = title.cost(place)
        if cost is not None:
            costs[place] = cost
    return costs


class _Title:
    """A title with its segments, and with where its meeting and its genre stand."""

    def __init__(self, text: str, most: int, own: Words) -> None:
        self.text, self.most = text, most
        self.segments = segments(text, own)
        self.at = {segment.start: index for index, segment in enumerate(self.segments)}
        self.enclosed = [match.span() for match in re.finditer("“[^“”]*”|《[^《》]*》|（[^（）]*）", text)]
        self.genre = _genre(text)
        self.meeting, self.head = self._meeting()
        self.numbered = set(self._numbered())
        self.purpose = {match.start() for match in re.finditer(PURPOSE, text)} if "为" in text else set[int]()
        self.has_clauses = any(mark in "，；：！？\u3000 —" and self._around(at) is None for at, mark in enumerate(text))

    def _meeting(self) -> tuple[int, int]:
        """Where the name of the meeting begins, 总结 of 总结表彰大会上的讲话, and where its last word does; past the end without one."""
        nowhere = len(self.text) + 1
        head = nowhere
        for index, (start, stop, _) in enumerate(self.segments):
            if start < self.genre <= stop and self.text[start : self.genre].endswith(listed("会名")):
                head = index
        if head == nowhere:
            return nowhere, nowhere
        first = head
        while first and self._modifies_meeting(first - 1):
            first -= 1
        return self.segments[first].start, self.segments[head].start

    def _modifies_meeting(self, index: int) -> bool:
        word = self._word(index)
        return (
            word in listed("会前")
            or (word.endswith("工作") and len(word) == 4)
            or (word in ("及", "和") and index > 0 and self._word(index - 1) in listed("会前"))
        )

    def _numbered(self) -> Iterator[int]:
        """The places inside what 第二届 counts: 北京大学校友创业大赛."""
        for start, stop, kind in self.segments:
            if kind == UNIT and self.text.startswith("第", start) and self.text[stop - 1] in "届次":
                yield from range(stop + 1, _body_end(self.text, stop))

    def _word(self, index: int) -> str:
        start, stop, _ = self.segments[index]
        return self.text[start:stop]

    def cost(self, place: int) -> float | None:
        """What a break at an index costs; None where there must be none."""
        if self.text.startswith("——", place):
            return _DASH
        index = self.at.get(place)
        if index is None:
            kind = next(kind for start, stop, kind in self.segments if start < place < stop)
            wide = is_wide(self.text[place - 1]) and is_wide(self.text[place])
            return (IN_NAME if kind == NAME else _IN_WORD) if wide else None
        if self.text[place] in NOT_BY_ITSELF and self._word(index) in (self.text[place], f"{self.text[place]}的"):
            return None
        mark = self._behind_clause(place)
        if mark is None:
            between = self._between(place, index)
            cost = between + self._added(place, index, between)
        else:
            cost = mark
        return cost + self._enclosed(place, is_mark=mark is not None)

    def _behind_clause(self, place: int) -> float | None:
        before = self.text[place - 1]
        if before in "\u3000 ":
            return _BLANK
        return _CLAUSE if before in "，；：！？。" else None

    def _between(self, place: int, index: int) -> float:
        """The cost by what stands on both sides of the place."""
        text, before, after = self.text, self.text[place - 1], self.text[place]
        found = self._beside_mark(place, before, after)
        if found is not None:
            return found
        left, right = self.segments[index - 1], self.segments[index]
        word, following = self._word(index - 1), self._word(index)
        if following == "暨":
            return _JOINT_MEETING
        if following == "与":
            return _BEFORE_NUMBERED if text.startswith(_NUMERALS, right.stop) else _PREPOSITION
        if word in ("和", "及", "以及"):
            return _BEFORE_NUMBERED if right.kind == UNIT and following.startswith(_NUMERALS) else _AFTER_AND
        found = self._before_preposition(place, following)
        if found is not None:
            return found
        if before == "的" and place <= self.genre:
            return _AFTER_DE
        if self.genre < place:
            return _BEFORE_GENRE
        if self.meeting <= place <= self.head:
            return _MEETING if place == self.meeting else _IN_MEETING
        return self._between_words(place, left, right)

    def _beside_mark(self, place: int, before: str, after: str) -> float | None:
        if before == "、":
            return self._behind_item(place)
        if before in "”》":
            long = any(stop == place and stop - start >= _SHORT_QUOTE for start, stop in self.enclosed)
            return _BESIDE_QUOTE if long else _AFTER_SHORT_QUOTE
        if before == "）":
            return _AFTER_BRACKET
        if after == "（":
            long = any(start == place and stop - start > _SHORT_BRACKET for start, stop in self.enclosed)
            return _BESIDE_QUOTE if long else _BEFORE_SHORT_BRACKET
        if after not in "“《":
            return None
        short = any(start == place and stop - start < _SHORT_QUOTE for start, stop in self.enclosed)
        return _BELONGS_BEFORE if short and self._word(self.at[place] - 1) != "在" else _BESIDE_QUOTE

    def _behind_item(self, place: int) -> float:
        """Between meetings in a row a line ends well; short items stay with what they share (省委、市委、自治区党委书记会议)."""
        left = re.split("[、，。；：“（]", self.text[: place - 1])[-1].removeprefix("在")
        right = re.split("[、，。；：”）]", self.text[place:])[0]
        if left.endswith(listed("会名")):
            return _LONG_ITEM
        least = _LONG_ITEM_LENGTH if self.genre == len(self.text) or self.text.count("、") > 1 else 2 * _LONG_ITEM_LENGTH
        return _ITEM if min(len(left), len(right)) >= least else _SHORT_ITEM

    def _before_preposition(self, place: int, following: str) -> float | None:
        if place < 4:
            return None
        if following == "关于":
            return _ABOUT
        if following == "在" and place < self.genre < len(self.text):
            return _SPEAKER
        return _PREPOSITION if following in ("为", "向", "对", "就", "以", "获", "兼论", "从", "把", "同") else None

    def _between_words(self, place: int, left: Segment, right: Segment) -> float:
        text = self.text
        word, following = text[left.start : left.stop], text[right.start : right.stop]
        if right.kind == UNIT and following.startswith("第"):
            return _ORDINAL
        if left.kind == UNIT and word.startswith("第") and word.endswith(("届", "次", "期", "批", "级", "个", "阶段")):
            return _AFTER_ORDINAL
        if right.kind == UNIT:
            if following.endswith("周年") and (left.kind == NAME or word in listed("纪念")):
                return _JUBILEE
            return _BELONGS_BEFORE if following[-1].isdigit() else _YEAR  # 纲要2.0, but 2026年
        if left.kind == UNIT and word.endswith(("年", "年度")):
            return _AFTER_YEAR
        if following in listed("归前"):
            return _BELONGS_BEFORE
        if following in leading() and place > 5 and not text.startswith(("和", "及", "与"), right.stop):
            return _VERB
        if NAME in (left.kind, right.kind):
            return _BESIDE_NAME
        return _BEHIND_BODY if word.endswith(listed("机构")) else _BETWEEN_WORDS

    def _added(self, place: int, index: int, between: float) -> float:
        """What is added where the word before the place belongs to what follows, or where the place is inside a longer phrase."""
        left = self.segments[index - 1]
        word = self._word(index - 1)
        added = _IN_NUMBERED if place in self.numbered else 0.0
        if self.has_clauses and not self._around(place):
            added += _IN_CLAUSE
        if left.kind in (WORD, VERB) and word.endswith(leading()) and between >= _VERB:
            added += _AFTER_LEADING
        if word in listed("范围") or word in listed("归后") or word in ("要", "被"):
            return added + _AFTER_LEADING
        return added + (_AFTER_PLAIN_VERB if left.kind == VERB and between >= _BETWEEN_WORDS else 0.0)

    def _around(self, place: int) -> tuple[int, int] | None:
        return next(((start, stop) for start, stop in self.enclosed if start < place < stop), None)

    def _enclosed(self, place: int, *, is_mark: bool) -> float:
        """What a break costs more inside quotation marks or brackets."""
        around = self._around(place)
        if around is None:
            return 0.0
        return _IN_LONG_QUOTE if is_mark or around[1] - around[0] >= self.most else _IN_QUOTE


def segments(text: str, own: Words = ()) -> list[Segment]:
    """The words of a title. Unknown characters side by side are one name; one alone belongs to a neighbour: 监督型, 副会长."""
    parted: list[Segment] = []
    for segment in _words(text, own):
        if parted and segment.kind == NAME == parted[-1].kind:
            parted[-1] = Segment(parted[-1].start, segment.stop, NAME)
        else:
            parted.append(segment)
    found: list[Segment] = []
    for segment in parted:
        last = found[-1] if found else None
        if last and _is_prefix(text, last) and segment.kind in (WORD, VERB):
            found[-1] = Segment(last.start, segment.stop, WORD)
        elif (
            last
            and last.kind in (WORD, VERB, UNIT)
            and segment.kind == NAME
            and segment.stop == segment.start + 1
            and not _is_prefix(text, segment)
        ):
            found[-1] = Segment(last.start, segment.stop, last.kind)
        else:
            found.append(segment)
    return found


def _is_prefix(text: str, segment: Segment) -> bool:
    return segment.kind == NAME and segment.stop == segment.start + 1 and text[segment.start] in _PREFIXES


_PREFIXES = frozenset("副非新老大小总各该本多首前后原再")
_FUNCTIONS = frozenset("的和与及或在对把从向于以为是被将暨同并由就到给让而也都要获")
_UNIT_COST, _KNOWN_COST, _FUNCTION_COST, _MARK_COST, _UNKNOWN_COST = 1.0, 3.5, 3.0, 1.0, 8.0
"""The costs of words are common logarithms of how rare they are, from 4.2 for one in 15,000: the cheapest way to part the text is taken."""
_FIRST_BAND, _BAND = 4.2, 0.6


def _words(text: str, own: Words) -> list[Segment]:
    """The likeliest way to part the text into known words, single characters and units."""
    best = [(0.0, 0, "")] + [(float("inf"), 0, "")] * len(text)
    for at in range(len(text)):
        for stop, cost, kind in _candidates(text, at, own):
            if best[at][0] + cost <= best[stop][0]:
                best[stop] = best[at][0] + cost, at, kind
    found: list[Segment] = []
    stop = len(text)
    while stop:
        _, start, kind = best[stop]
        found.append(Segment(start, stop, kind))
        stop = start
    return found[::-1]


def _candidates(text: str, at: int, own: Words) -> Iterator[tuple[int, float, str]]:
    """The words and units that begin at an index: where each ends, its cost and kind."""
    first = text[at]
    if not "\u4e00" <= first <= "\u9fff":
        yield at + 1, _MARK_COST, MARK
    else:
        yield at + 1, *((_FUNCTION_COST, FUNCTION) if first in _FUNCTIONS else (_UNKNOWN_COST, NAME))
    if first not in "“《（" and (stop := _unit_end(text, at, own)) > at:
        yield stop, _UNIT_COST, UNIT
    words = known_words(own)
    for length in word_lengths(own).get(first, ()):
        if 1 < length <= len(text) - at and text[at : at + length] in words:
            yield at + length, _KNOWN_COST, WORD
    common = _common(first)
    for length in (2, 3, 4):
        if length <= len(text) - at and (word := common.get(text[at : at + length])):
            yield at + length, *word


def _unit_end(text: str, at: int, own: Words) -> int:
    """Where a number with what it counts, or another unit that no table lists, ends; the same index without one."""
    stop = pattern_end(text, at, own)
    found = _numbered().match(text, at) if stop == at else None
    return found.end() if found else stop


@lru_cache(maxsize=1024)
def _common(first: str) -> dict[str, tuple[float, str]]:
    """The common words that begin with a character, each with its cost and kind. The file says how a line is read."""
    lexicon = _lexicon()
    at = lexicon.find(f"\n{first}")
    if at < 0:
        return {}
    words: dict[str, tuple[float, str]] = {}
    for band, group in enumerate(lexicon[at + 2 : lexicon.index("\n", at + 1)].split("|")):
        twos, *longer = group.split(" ")
        for rest in (*twos, *longer):
            words[first + rest] = _FIRST_BAND + _BAND * (band % 3), VERB if band > 2 else WORD
    return words


@cache
def _lexicon() -> str:
    return Path(__file__).with_name("title-lexicon.txt").read_text(encoding="utf-8")


def _genre(text: str) -> int:
    """Where the genre behind a meeting begins: 上的 of 大会上的讲话, 时 of 考察时的讲话; the length of the text without one."""
    places = (at for at, character in enumerate(text) if character in "上时")
    return max((at for at in places if text[at + 1 :].removeprefix("的").startswith(listed("体裁"))), default=len(text))


def _body_end(text: str, at: int) -> int:
    """Where the body or event that an ordinal counts ends, the index behind 大赛; the same index without one."""
    ends = (found + len(name) for name in listed("序数后") if (found := text.find(name, at + 2, at + 18)) >= 0)
    return min(ends, default=at)


_NUMERALS = ("第", *"0123456789")


@cache
def _numbered() -> re.Pattern[str]:
    numeral = f"[〇零{HAN}百]+"
    ordinal = rf"第(?:{numeral}|[0-9]+)(?:{COUNTED}|学段|责任人|中学|小学|医院|支部)"
    return re.compile(rf"{ordinal}|(?:{numeral}|[0-9]+(?:\.[0-9]+)?)(?:{COUNTED})")

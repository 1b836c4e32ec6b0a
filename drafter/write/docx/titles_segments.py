"""A title told apart into words.

The words are those of the table (``title-words.txt``), of an office's own, and of a lexicon of common words (``title-lexicon.txt``). Of all
ways to part the text the likeliest is taken, as in a dictionary segmenter for Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from drafter.write.docx.titles_units import UNIT_STARTS, is_han, number_end
from drafter.write.docx.titles_words import (
    Words,
    known_by_start,
    leading_words,
    listed_words,
    names_by_start,
    pattern_end,
    with_meeting,
)


class Segment(NamedTuple):
    """A word of a title, or characters that are kept together. kind: one of those below."""

    start: int
    stop: int
    kind: str


WORD, VERB, UNIT, NAME, FUNCTION, MARK = "word", "verb", "unit", "name", "function", "mark"
"""A word; a verb; a number with what it counts; characters in no known word; a word like 在 or 和; a mark."""
PAIR = "pair"
"""Two words that often stand side by side (传统文化): no segment, but a break between them costs more."""

_PREFIXES = frozenset("副非新老大小总各该本多首前原再应须需不未更最已必相互来")
_FUNCTIONS = frozenset("抓的和与及或在对把从向于以为是被将暨同并由就到给让而也都要获")
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_PEOPLES = frozenset("族尔古藏")
"""The last characters of the names before them: 壮族, 维吾尔, 内蒙古, 西藏."""
_PLACES = frozenset("中上下内里间")
_OBJECT = 2
"""The characters of a word that is the object of a verb of one character."""
_UNIT_COST, _KNOWN_COST, _FUNCTION_COST, _PLACE_COST, _MARK_COST, _UNKNOWN_COST = 1.0, 3.5, 3.0, 2.0, 1.0, 8.0
"""The costs of words are common logarithms of how rare they are, from 4.2 for one in 15,000: the cheapest way to part the text is taken."""
_PERSON_COST = 5.0
_OFFICES = frozenset("局厅委")
_FORMS = ("同志", "先生", "女士", "院士", "烈士")
"""What stands behind the name of a person."""
_FIRST_BAND, _BAND = 4.2, 0.6
_KINDS = (WORD, VERB, PAIR)
_LEADS_ON_COSTS = (2.0, 4.0, 6.0)
"""What a line costs that ends with a word that seldom, rarely or hardly ever ends a phrase."""


def segments(text: str, own: Words = (), *, names: bool = False) -> list[Segment]:
    """The words of a text. Unknown characters side by side are one name; one alone belongs to a neighbour: 监督型, 副会长.

    names: with the names that are whole in titles alone.
    """
    parted: list[Segment] = []
    for segment in _words(text, own, names):
        if parted and segment.kind == NAME == parted[-1].kind and not _is_scope(text, segment):
            parted[-1] = Segment(parted[-1].start, segment.stop, NAME)
        else:
            parted.append(segment)
    found: list[Segment] = []
    for segment, following in zip_longest(parted, parted[1:]):
        last = found[-1] if found else None
        if last and _is_prefix(text, last) and segment.kind in (WORD, VERB):
            found[-1] = Segment(last.start, segment.stop, WORD)
        elif last and segment.kind == UNIT and text[last.start : last.stop] == "前":  # 前三季度
            found[-1] = Segment(last.start, segment.stop, UNIT)
        elif last and text.startswith("时的", segment.start) and segment.kind == NAME and segment.stop == segment.start + 1:
            found.append(Segment(segment.start, segment.stop, FUNCTION))  # 会晤 时的讲话
        elif (
            last
            and last.kind in (WORD, VERB, UNIT)
            and segment.kind == NAME
            and segment.stop == segment.start + 1
            and not (last.kind == UNIT and text[last.stop - 1] in "届次期")
            and not _is_prefix(text, segment)
            and not _is_scope(text, segment)
            and not (last.stop - last.start == 2 and text.startswith("关于", last.start))
            and not (last.kind == VERB and text[segment.start] in listed_words("辖区"))  # 参加 省信息学选拔赛
            and text[segment.start : segment.stop] not in listed_words("介词")
            and not _has_object(text, segment, following)
        ):
            found[-1] = Segment(last.start, segment.stop, last.kind)
        else:
            found.append(segment)
    return list(_with_autonomous(text, found)) if "自治" in text else found


def _is_scope(text: str, segment: Segment) -> bool:
    """Whether a character says whose congress or committee is counted behind it: 工会 市 第九次代表大会."""
    return text.startswith("第", segment.stop) and text[segment.start : segment.stop] in listed_words("单字")


def _has_object(text: str, segment: Segment, following: Segment | None) -> bool:
    """Whether a character is a verb before a word of two characters, or before a quotation: 稳 增长 促 转型, 纠 “四风”."""
    is_word = following is not None and following.kind in (WORD, VERB) and following.stop - following.start == _OBJECT
    return (is_word or text.startswith("“", segment.stop)) and text[segment.start : segment.stop] in listed_words("单动")


def _with_autonomous(text: str, found: list[Segment]) -> Iterator[Segment]:
    """The words, with the names of autonomous regions, prefectures and counties as one: 广西壮族自治区, 西双版纳傣族自治州."""
    names: list[Segment] = []
    for segment in found:
        if text.startswith(_AUTONOMOUS, segment.start) and names and text[names[-1].stop - 1] in _PEOPLES:
            stop, start = segment.stop, names[-1].start
            while names and (text[names[-1].stop - 1] in _PEOPLES or start == names[-1].stop) and names[-1].kind in (WORD, NAME):
                start = names[-1].start
                is_people = text[names.pop().stop - 1] in _PEOPLES
                if not is_people:
                    break
            names.append(Segment(start, stop, WORD))
        else:
            names.append(segment)
    yield from names


def is_pair(first: str, second: str) -> bool:
    """Whether two words often stand side by side."""
    return common_words(first[0]).get(first + second, (0.0, ""))[1] == PAIR


def is_known(word: str) -> bool:
    """Whether the lexicon has a word as one: 高等, and not 科技等."""
    return common_words(word[0]).get(word, (0.0, PAIR))[1] != PAIR


def is_verb(word: str) -> bool:
    """Whether the lexicon has a word as a verb."""
    return word != "" and common_words(word[0]).get(word, (0.0, ""))[1] == VERB


def is_two_verbs(word: str) -> bool:
    """Whether a word of four characters is two verbs: 贯彻执行."""
    return len(word) == 4 and is_verb(word[:2]) and is_verb(word[2:])


def _is_prefix(text: str, segment: Segment) -> bool:
    return segment.kind == NAME and segment.stop == segment.start + 1 and text[segment.start] in _PREFIXES


def _words(text: str, own: Words, names: bool) -> list[Segment]:
    """The likeliest way to part the text into known words, single characters and units."""
    costs = [0.0, *[float("inf")] * len(text)]
    best = [(0, "")] * (len(text) + 1)
    has_dash, size = "—" in text, len(text)
    persons = dict(_persons(text)) if any(form in text for form in _FORMS) else {}
    for at, first in enumerate(text):
        before = costs[at]
        found = [(at + 1, *_single(first))]
        if (
            (has_dash or first in UNIT_STARTS or at == size - 3)
            and first not in "“《（"
            and (stop := _unit_end(text, at, own)) > at
        ):
            found.append((stop, _UNIT_COST, UNIT))
        lengths, words = _words_of(first, own, names)
        for length in lengths:
            word = words.get(text[at : at + length])
            if word and at + length <= size:
                found.append((with_meeting(text, at, at + length), *word))
        if first in "省市县区州" and _ends_before_office(text, at, *best[at]):
            found.extend(_offices(text, at, own, names))
        if at in persons:
            found.append((persons[at], _PERSON_COST, WORD))
        for stop, cost, kind in found:
            if before + cost <= costs[stop]:
                costs[stop] = before + cost
                best[stop] = at, kind
    return list(_traced(best))[::-1]


def _ends_before_office(text: str, at: int, start: int, kind: str) -> bool:
    """Whether the word that ends at an index may have an office of one character's place behind it: 贯彻落实 省法院, 推进 县公安局.

    start, kind: where the word begins, and its kind.
    """
    return kind in (FUNCTION, VERB, MARK, "") or (
        kind == WORD and at - start >= _OBJECT and text[at - _OBJECT : at] in leading_words()
    )


def _offices(text: str, at: int, own: Words, names: bool) -> Iterator[tuple[int, float, str]]:
    """The offices of a place that is named by one character: 市民政局 behind 进驻, and not 市民 政局."""
    lengths, words = _words_of(text[at + 1 : at + 2], own, names)
    for length in lengths:
        stop = at + 1 + length
        word = words.get(text[at + 1 : stop])
        if not word or stop > len(text):
            continue
        if length == _OBJECT and text[stop : stop + 1] in tuple("局厅"):  # 市 农业 局
            yield stop + 1, word[0], WORD
        if (length > _OBJECT and text[stop - 1] in _OFFICES) or text[at + 1 : stop] in listed_words("省属"):
            yield stop, word[0], WORD


def _persons(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of persons in front of 同志 and the like begin and end: 石大山 in 退休干部石大山同志."""
    for match in re.finditer("|".join(_FORMS), text):
        stop = match.start()
        starts = (max(stop - length, 0) for length in (4, 3, 2))
        start = next((at for at in starts if _person().fullmatch(text, at, stop) and not is_known(text[at:stop])), stop)
        if start < stop:
            yield start, stop


def is_person(word: str) -> bool:
    """Whether characters in no known word may be the name of a person."""
    return 1 < len(word) < 5 and _person().fullmatch(word) is not None


@cache
def _person() -> re.Pattern[str]:
    from drafter.speech.surnames import family_name  # few titles name a person so

    return re.compile(f"{family_name()}[\u4e00-\u9fff]{{1,2}}")


def _traced(best: list[tuple[int, str]]) -> Iterator[Segment]:
    """The segments of the cheapest way, the last first. best: for each index where the segment begins that ends there, and its kind."""
    stop = len(best) - 1
    while stop:
        start, kind = best[stop]
        yield Segment(start, stop, kind)
        stop = start


@lru_cache(maxsize=4096)
def _words_of(first: str, own: Words, names: bool) -> tuple[tuple[int, ...], dict[str, tuple[float, str]]]:
    """The lengths of the words that begin with a character, the least first, and these words with their costs and kinds."""
    words = {word: found for word, found in common_words(first).items() if found[1] != PAIR}
    for word in (*known_by_start(own).get(first, ()), *(names_by_start().get(first, ()) if names else ())):
        if len(word) > 1:
            words[word] = _KNOWN_COST, WORD
    return tuple(sorted({len(word) for word in words})), words


def _single(character: str) -> tuple[float, str]:
    """The cost and kind of one character by itself."""
    if not is_han(character):
        return _MARK_COST, MARK
    if character in _FUNCTIONS:
        return _FUNCTION_COST, FUNCTION
    return (_PLACE_COST, FUNCTION) if character in _PLACES else (_UNKNOWN_COST, NAME)


def _unit_end(text: str, at: int, own: Words) -> int:
    """Where a number with what it counts, or another unit that no table lists, ends; the same index without one."""
    stop = pattern_end(text, at, own)
    dash = text.find("—", at + 1, stop)
    if dash > 0 and text[at] != "—" and not text.startswith("—", dash + 1):  # 中国—太平洋岛国
        lengths, words = _words_of(text[dash + 1 : dash + 2], own, False)
        ends = (dash + 1 + length for length in lengths if text[dash + 1 : dash + 1 + length] in words)
        stop = max([stop, *(end for end in ends if end <= len(text))])
    return stop if stop > at else number_end(text, at, alone=False)


@lru_cache(maxsize=1024)
def common_words(first: str) -> dict[str, tuple[float, str]]:
    """The words of the lexicon that begin with a character, each with its cost and kind. The file says how a line is read."""
    words: dict[str, tuple[float, str]] = {}
    for band, group in enumerate(_row(_lexicon(), first).split("|")):
        kind = _FIRST_BAND + _BAND * (band % 3), _KINDS[band // 3]
        twos, *longer = group.split(" ")
        for rest in (*twos, *longer):
            words[first + rest] = kind
    return words


@lru_cache(maxsize=1024)
def _leads_on(first: str) -> dict[str, float]:
    """The words that seldom end a phrase and begin with a character, each with the cost of a line that ends with it."""
    words: dict[str, float] = {}
    for cost, group in zip(_LEADS_ON_COSTS, _row(_leads(), first).split("|"), strict=False):
        twos, *longer = group.split(" ")
        for rest in (*twos, *longer):
            words[first + rest] = cost
    return words


def leads_on(word: str) -> float:
    """What a line costs that ends with a word, because the word seldom ends a phrase: 汛期, 开展."""
    return _leads_on(word[0]).get(word, 0.0)


def _row(lexicon: bytes, first: str) -> str:
    """The line of a lexicon for a character, without the character; nothing without one. The lines stand in the order of their bytes."""
    key = first.encode()
    low, high = 0, len(lexicon)
    while low < high:  # bisect keeps to whole lines
        start = lexicon.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lexicon.find(b"\n", start)
        found = lexicon[start : start + len(key)]
        if found == key:
            return lexicon[start + len(key) : end].decode()
        if found < key:
            low = end + 1
        else:
            high = start
    return ""


@cache
def _lexicon() -> bytes:
    return Path(__file__).with_name("title-lexicon.txt").read_bytes()


@cache
def _leads() -> bytes:
    return Path(__file__).with_name("title-leads.txt").read_bytes()

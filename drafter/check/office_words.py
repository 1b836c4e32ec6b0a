"""Words of two characters with one that sounds or looks like their own: 示犯 for 示范, 住席 for 主席."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from drafter.check.slips import Slip, alike, places
from drafter.files.tables import read_table


class _Words(NamedTuple):
    """The table. words: its words. right: from a wrong writing to the word.

    ends, begins: from a character to those that make a word with it, at its end and at its beginning.
    doubles: characters that are not doubled by right.
    """

    words: frozenset[str]
    right: dict[str, str]
    ends: dict[str, str]
    begins: dict[str, str]
    doubles: frozenset[str]


def office_slips(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """The wrong writings of a line. pairs: every two neighbouring characters of the line.

    Left alone is what two words make where they meet: 投资今年 holds no 资金.
    """
    words = _words()
    for wrong in sorted(words.right.keys() & pairs):
        word = words.right[wrong]
        for at in places(line, wrong):
            stop = at + len(wrong)
            before, behind = line[at - 1 : at] if at else "-", line[stop : stop + 1] or "-"
            if before not in words.ends[wrong[0]] and behind not in words.begins.get(wrong[1], ""):
                place = 0 if wrong[0] != word[0] else 1
                yield Slip(at + place, word[place], word, at, stop, not _others(wrong, word))


def near_slips(line: str, pairs: Iterable[str]) -> Iterator[Slip]:
    """The wrong writings of a line in a larger table, which may be right: 审合 for 审核. pairs: every two neighbouring characters of the line.

    Left alone is what two words make, as in `office_slips`, and what stands behind a surname.
    """
    near = _near()
    for wrong in sorted(pairs):
        first, second = wrong[0], wrong[1]
        place = 0 if first in near.firsts.get(second, "") else 1 if second in near.seconds.get(first, "") else -1
        if place < 0:
            continue
        word = near.word(wrong, place)
        for at in places(line, wrong):
            before, behind = line[at - 1 : at] if at else "-", line[at + 2 : at + 3] or "-"
            if before not in near.ends.get(first, "") and before not in near.surnames and behind not in near.begins.get(second, ""):
                yield Slip(at + place, word[place], word, at, at + 2, sure=False)


def near_threes(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """Words of three characters of a line with one that sounds or looks like their own: 护林圆 for 护林员. pairs: as above."""
    known, broken = _threes()
    for pair in known.keys() & pairs:
        for word, place, wrong in known[pair]:
            for at in places(line, pair):
                start = at - (place == 0)
                if start >= 0 and line[start + place : start + place + 1] in wrong:
                    yield from _three(line, start, word, place)
    for at in range(len(line) - 2) if pairs else ():
        for word, wrong in broken.get(line[at] + line[at + 2], ()):
            if line[at + 1] in wrong:
                yield from _three(line, at, word, 1)


def _three(line: str, start: int, word: str, place: int) -> Iterator[Slip]:
    if len(line) >= start + len(word):
        yield Slip(start + place, word[place], word, start, start + len(word), sure=False)


@lru_cache(maxsize=1)
def _threes() -> tuple[dict[str, list[tuple[str, int, str]]], dict[str, list[tuple[str, str]]]]:
    """The words of three characters by the two that are right: side by side, or the first and the last."""
    known: dict[str, list[tuple[str, int, str]]] = {}
    broken: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("check", "near-words")["threes"].split():
        word, (firsts, middles, lasts) = row[:3], row[3:].split("/")
        if firsts:
            known.setdefault(word[1:], []).append((word, 0, firsts))
        if middles:
            broken.setdefault(word[0] + word[2], []).append((word, middles))
        if lasts:
            known.setdefault(word[:2], []).append((word, 2, lasts))
    return known, broken


class _Near(NamedTuple):
    """The larger table.

    words: its words, each with what is written for its first character, a stroke, and what is written for its second.
    firsts: from the second character of its words to all that is written for their first; seconds: the other way round.
    ends, begins: as of the smaller one. surnames: behind these the characters may be a name.
    """

    words: tuple[str, ...]
    firsts: dict[str, str]
    seconds: dict[str, str]
    ends: dict[str, str]
    begins: dict[str, str]
    surnames: str

    def word(self, wrong: str, place: int) -> str:
        """The word of a wrong writing whose wrong character has an index."""
        for row in self.words:
            if row[1 - place] == wrong[1 - place] and wrong[place] in row[2:].split("/")[place]:
                return row[:2]
        raise AssertionError(wrong)


@lru_cache(maxsize=1)
def _near() -> _Near:
    table = read_table("check", "near-words")
    words = tuple(table["words"].split())
    firsts: dict[str, str] = {}
    seconds: dict[str, str] = {}
    for row in words:
        first, _, second = row[2:].partition("/")
        firsts[row[1]] = firsts.get(row[1], "") + first
        seconds[row[0]] = seconds.get(row[0], "") + second
    ends, begins = ({row[0]: row[1:] for row in table[side].split()} for side in ("ends", "begins"))
    return _Near(words, firsts, seconds, ends, begins, table["surnames"])


@lru_cache(maxsize=1024)
def _others(writing: str, word: str) -> frozenset[str]:
    """The other words that a wrong writing may stand for: those with a character that sounds or looks like one of its own, or with both the other way round."""
    near = alike(set(writing), nearly=False)
    meant = {writing[0] + one for one in near.get(writing[1], "")} | {one + writing[1] for one in near.get(writing[0], "")}
    return _words().words & (meant | {writing[::-1]}) - {word}


def doubled(line: str) -> Iterator[Slip]:
    """Words of two characters of which one stands twice: 建建设, 贯彻彻. Left alone is what two words make: 初阶|阶段."""
    words = _words()
    for match in _TWICE.finditer(line):
        sign, start, stop = match[1], *match.span()
        if sign not in words.doubles:
            continue
        before, behind = line[start - 1 : start] if start else "-", line[stop : stop + 1] or "-"
        ends, begins = before in words.ends[sign], behind in words.begins.get(sign, "")
        of_four = before == line[start - 2 : start - 1] or behind == line[stop + 1 : stop + 2]  # 对对错错
        # where a word can both end and begin there, two words meet; where neither can, the characters are none of a known word
        if ends != begins and not of_four and sign not in (before, behind):
            yield Slip(start, "", sign + behind, start, stop + 1) if begins else Slip(start, "", before + sign, start - 1, stop)


_TWICE = re.compile(r"([\u4e00-\u9fff])\1")


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = read_table("check", "office-words")
    right: dict[str, str] = {}
    for row in table["words"].split():
        word, (firsts, _, seconds) = row[:2], row[2:].partition("/")
        right.update((first + word[1], word) for first in firsts)
        right.update((word[0] + second, word) for second in seconds)
    surnames = table["surnames"]
    ends = {row[0]: row[1:] + surnames for row in table["ends"].split()}
    doubles = frozenset(table["doubles"])
    for first in (*doubles, *(wrong[0] for wrong in right)):
        ends.setdefault(first, surnames)
    return _Words(frozenset(right.values()), right, ends, {row[0]: row[1:] for row in table["begins"].split()}, doubles)

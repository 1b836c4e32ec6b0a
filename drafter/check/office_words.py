"""Words of two characters with one that sounds or looks like their own: 示犯 for 示范, 住席 for 主席."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from typing import NamedTuple

from drafter.check.slips import Slip, alike, places
from drafter.files.tables import read_table


class _Words(NamedTuple):
    """A table.

    words: its words. firsts: from the second character of a word to what is written for its first one; seconds: the other way round. Each with the words.
    ends, begins: from a character to those that make a word with it, at its end and at its beginning.
    doubles: characters that are not doubled by right. last, first: words of which the last or the first one is doubled by right.
    """

    words: frozenset[str]
    firsts: dict[str, tuple[str, str]]
    seconds: dict[str, tuple[str, str]]
    ends: dict[str, str]
    begins: dict[str, str]
    surnames: str
    doubles: frozenset[str]
    last: frozenset[str]
    first: frozenset[str]

    def meets(self, line: str, at: int) -> bool:
        """Whether two words meet in the two characters at an index."""
        before, behind = line[at - 1 : at] if at else "-", line[at + 2 : at + 3] or "-"
        return before in self.ends.get(line[at], "") or before in self.surnames or behind in self.begins.get(line[at + 1], "")


_Sides = dict[str, tuple[str, str, tuple[_Words, ...]]]
"""From a character of words to what is written for the other one, to the other one, and to the table, all in one order."""
_NONE: tuple[str, str, tuple[_Words, ...]] = ("", "", ())


def wrong_writings(pairs: Iterable[str]) -> dict[str, tuple[str, _Words]]:
    """Of every two neighbouring characters of a text those that are a wrong writing of a word: the word, and its table."""
    firsts, seconds = _writings()
    found = {}
    for pair in pairs:
        first, second = pair[0], pair[1]
        wrong, meant, tables = firsts.get(second, _NONE)
        if first in wrong:
            at = wrong.index(first)
            found[pair] = meant[at] + second, tables[at]
            continue
        wrong, meant, tables = seconds.get(first, _NONE)
        if second in wrong:
            at = wrong.index(second)
            found[pair] = first + meant[at], tables[at]
    return found


@lru_cache(maxsize=1)
def _writings() -> tuple[_Sides, _Sides]:
    """What is written for the first and for the second character of a word, in all tables."""
    firsts: _Sides = {}
    seconds: _Sides = {}
    for table in map(_words, _TABLES):
        for sides, own in ((firsts, table.firsts), (seconds, table.seconds)):
            for sign, (wrong, meant) in own.items():
                before = sides.get(sign, _NONE)
                sides[sign] = before[0] + wrong, before[1] + meant, before[2] + (table,) * len(wrong)
    return firsts, seconds


def office_slips(line: str, wrong: Mapping[str, tuple[str, _Words]], pairs: Set[str]) -> Iterator[Slip]:
    """The wrong writings of a line. wrong: those of its text. pairs: every two neighbouring characters of the line.

    Left alone is what two words make where they meet: 投资今年 holds no 资金.
    """
    for writing in sorted(wrong.keys() & pairs):
        word, table = wrong[writing]
        place = 0 if writing[0] != word[0] else 1
        sure = not _others(writing, word)
        for at in places(line, writing):
            if not table.meets(line, at):
                yield Slip(at + place, word[place], word, at, at + len(writing), sure)


@lru_cache(maxsize=1024)
def _others(writing: str, word: str) -> frozenset[str]:
    """The other words that a wrong writing may stand for: those with a character that sounds or looks like one of its own, or with both the other way round."""
    near = alike(set(writing), nearly=False)
    meant = {writing[0] + one for one in near.get(writing[1], "")} | {one + writing[1] for one in near.get(writing[0], "")}
    known = frozenset().union(*(_words(name).words for name in _TABLES))
    return known & (meant | {writing[::-1]}) - {word}


def doubled(line: str) -> Iterator[Slip]:
    """Words of two characters of which one stands twice: 建建设, 加快快. Left alone is what two words make: 初阶|阶段."""
    tables = tuple(map(_words, _TABLES))
    words = tables[0]
    for match in _TWICE.finditer(line):
        sign, start, stop = match[1], *match.span()
        before, behind = line[start - 1 : start] if start else "-", line[stop : stop + 1] or "-"
        of_four = before == line[start - 2 : start - 1] or behind == line[stop + 1 : stop + 2]  # 对对错错
        if of_four or sign in (before, behind):
            continue
        if sign in words.doubles:
            ends = before in words.ends.get(sign, "") or before in words.surnames
            begins = behind in words.begins.get(sign, "")
        else:
            ends = any(before + sign in one.words for one in tables) and before + sign not in tables[1].last
            begins = any(sign + behind in one.words for one in tables) and sign + behind not in tables[1].first
            if ends and any(behind in one.begins.get(sign, "") for one in tables):
                continue
            if begins and any(before in one.ends.get(sign, "") for one in tables):
                continue
        # where a word can both end and begin there, two words meet; where neither can, the characters are none of a known word
        if ends != begins:
            yield Slip(start, "", sign + behind, start, stop + 1) if begins else Slip(start, "", before + sign, start - 1, stop)


_TWICE = re.compile(r"([\u4e00-\u9fff])\1")


_TABLES = ("office-words", "near-words")


@lru_cache(maxsize=len(_TABLES))
def _words(name: str) -> _Words:
    table = read_table("check", name)
    firsts: dict[str, tuple[str, str]] = {}
    seconds: dict[str, tuple[str, str]] = {}
    words = []
    for row in table["words"].split():
        word, (first, _, second) = row[:2], row[2:].partition("/")
        words.append(word)
        if first:
            wrong, meant = firsts.get(word[1], ("", ""))
            firsts[word[1]] = wrong + first, meant + word[0] * len(first)
        if second:
            wrong, meant = seconds.get(word[0], ("", ""))
            seconds[word[0]] = wrong + second, meant + word[1] * len(second)
    ends, begins = ({row[0]: row[1:] for row in table[side].split()} for side in ("ends", "begins"))
    doubles, last, first_ = (frozenset(table.get(name, "").split()) for name in ("doubles", "last", "first"))
    return _Words(frozenset(words), firsts, seconds, ends, begins, table["surnames"], frozenset("".join(doubles)), last, first_)

"""Set names, set phrases and pairs of ordinary words with one wrong character: 四个意示, 刻不容援, 显著题高."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from drafter.files.tables import read_table
from drafter.speech.numbering import HAN


class Slip(NamedTuple):
    """A wrong character in a set name: its index, the right character, and the name with its span.

    sure: whether no other word can be meant.
    """

    at: int
    right: str
    name: str
    start: int
    stop: int
    sure: bool = True


class _Side:
    """Words of two characters, each with those that stand at one side of it. step: the way from a word to the one beside it."""

    def __init__(self, step: int) -> None:
        self.beside: dict[str, set[str]] = {}
        self._step = step
        self._indexes: dict[str, tuple[dict[str, list[str]], dict[str, list[str]]]] = {}

    def add(self, words: Iterable[str], beside: Iterable[str]) -> None:
        for word in words:
            self.beside.setdefault(word, set()).update(beside)

    def near(self, line: str, pairs: Set[str]) -> Iterator[tuple[int, str]]:
        """The words of a line beside another than theirs that differs in one character: the index of the pair that is meant, and the pair."""
        for word in self.beside.keys() & pairs:
            firsts, seconds = self._index(word)
            known, at = self.beside[word], line.find(word)
            while at >= 0:
                start = at + self._step
                found = line[start : start + 2] if start >= 0 else ""
                if len(found) == 2 and found not in known:
                    for other in (*firsts.get(found[0], ()), *seconds.get(found[1], ())):
                        yield min(at, start), word + other if self._step > 0 else other + word
                at = line.find(word, at + 1)

    def _index(self, word: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The words beside a word by their first and by their second character. Made when the word is met: most never are."""
        if word not in self._indexes:
            firsts: dict[str, list[str]] = {}
            seconds: dict[str, list[str]] = {}
            for other in self.beside[word]:
                firsts.setdefault(other[0], []).append(other)
                seconds.setdefault(other[1], []).append(other)
            self._indexes[word] = firsts, seconds
        return self._indexes[word]


class _Pairs:
    """Pairs of words that stand side by side.

    rows: the first words, and the second words; each stands before each. words: characters, each with those behind it: what may stand instead of one of them.
    """

    def __init__(self, rows: Iterable[tuple[list[str], list[str]]], words: Iterable[str]) -> None:
        self.behind, self.before = _Side(2), _Side(-2)
        self.words: dict[str, str] = {}
        for word in words:
            self.words[word[0]] = self.words.get(word[0], "") + word[1:]
        for first, second in rows:
            self.behind.add(first, second)
            self.before.add(second, first)

    def __contains__(self, name: str) -> bool:
        return name[2:] in self.behind.beside.get(name[:2], ())

    def near(self, line: str, pairs: Set[str]) -> Iterator[tuple[int, str]]:
        """The pairs of which one word stands in a line, beside another that differs in one character; each with its index."""
        yield from self.behind.near(line, pairs)
        yield from self.before.near(line, pairs)


class _Names(NamedTuple):
    """The names, arranged for the search.

    rows: from the first two characters of a half of a name to the half, its index in the name, and the name. Each name stands there with both halves:
    one wrong character leaves one half as it is. Of a name of three characters the halves overlap, and its middle one may not be wrong.
    pairs: tables of two ordinary words that stand side by side. particles: characters that are no slip in them. right: words that are no slips of a name.
    alike: from a character of a name to those that sound or look alike.
    """

    rows: dict[str, list[tuple[str, int, str]]]
    names: frozenset[str]
    pairs: tuple[_Pairs, ...]
    particles: str
    right: tuple[str, ...]
    alike: dict[str, str]


def slips(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """The set names of a line in which one character is another that sounds or looks alike. pairs: every two neighbouring characters of the line."""
    names = _names()
    found = [slip for pair in names.rows.keys() & pairs for slip in _at(line, pair, names)]
    for table in names.pairs:
        found += [slip for at, name in table.near(line, pairs) if (slip := _slip(line, at, name, names, table.words))]
    behind = 0
    for place, same in groupby(sorted(set(found), key=in_order), key=lambda slip: (slip.start, slip.stop)):
        if place[0] >= behind:
            slip, *others = same
            yield slip._replace(sure=not others)  # 琅朗上口: 朗朗上口 may be meant, and 琅琅上口
            behind = place[1]


def in_order(slip: Slip) -> tuple[int, int, str]:
    """By the place; of several at one place the longest first, and of these by their words, so that every run says the same."""
    return slip.start, -len(slip.name), slip.name


def _at(line: str, pair: str, names: _Names) -> Iterator[Slip]:
    """The slips in names of which a half begins with two characters."""
    for at in places(line, pair):
        for half, offset, name in names.rows[pair]:
            if at >= offset and line.startswith(half, at):
                slip = _slip(line, at - offset, name, names)
                if slip:
                    yield slip


def places(line: str, words: str) -> Iterator[int]:
    """The indexes at which words stand in a line."""
    at = line.find(words)
    while at >= 0:
        yield at
        at = line.find(words, at + 1)


def _slip(line: str, start: int, name: str, names: _Names, words: Mapping[str, str] | None = None) -> Slip | None:
    """The wrong character in a name that is meant to stand at an index; None where the name is right, or another word stands there.

    words: of two ordinary words, what may stand instead of one of them.
    """
    found = line[start : start + len(name)]
    if found == name or len(found) < len(name):
        return None
    wrong = 0
    while found[wrong] == name[wrong]:
        wrong += 1
    if found[wrong + 1 :] != name[wrong + 1 :]:
        return None
    if found[wrong] not in names.alike.get(name[wrong], "") or is_name(found):
        return None
    half = wrong // 2 * 2
    if words is not None and (found[wrong] in names.particles or found[half + 1] in words.get(found[half], "")):
        return None
    around = line[max(0, start - _AROUND) : start + len(name) + _AROUND]
    if any(word in around for word in names.right):
        return None
    return Slip(start + wrong, name[wrong], name, start, start + len(name))


def is_name(words: str) -> bool:
    """Whether words are a set name, a set phrase or two ordinary words that stand side by side."""
    names = _names()
    return words in names.names or (len(words) == _SHORTEST and any(words in table for table in names.pairs))


@lru_cache(maxsize=1)
def beginnings() -> frozenset[str]:
    """The first two characters of all names."""
    names = _names()
    return frozenset((*(name[:2] for name in names.names), *(word for table in names.pairs for word in table.behind.beside)))


@lru_cache(maxsize=1)
def longest_name() -> int:
    """The characters of the longest name."""
    return max(map(len, _names().names))


_AROUND = 3
"""Characters on each side of a name in which a word may stand that is right."""


_LISTS = ("names", "idioms", "collocations", "sayings")
_SHORTEST = 4
"""Characters: what is shorter and stands on the right in the table of confusable words is no set phrase."""


@lru_cache(maxsize=1)
def _names() -> _Names:
    table = read_table("check", "set-names")
    phrases = (right for group in read_table("check", "confusable", han=HAN) for right in group["words"].values())
    set_ = {*(name for list_ in _LISTS for name in table[list_].split()), *(word for word in phrases if len(word) >= _SHORTEST)}
    near = read_table("check", "near-phrases")
    halves = (row.partition("/") for row in near["phrases"].split())
    pairs = (
        _Pairs(
            [
                *((first.split(), second.split()) for first, second in table["pairs"]),
                *(([name[:2]], [name[2:]]) for name in table["phrases"].split()),
            ],
            table["words"].split(),
        ),
        _Pairs(
            (([first], [behind[at : at + 2] for at in range(0, len(behind), 2)]) for first, _, behind in halves),
            near["words"].split(),
        ),
    )
    rows: dict[str, list[tuple[str, int, str]]] = {}
    for name in set_:
        middle = len(name) // 2
        last = min(middle, len(name) - 2)
        for offset, half in ((0, name[: max(middle, 2)]), (last, name[last:])):
            rows.setdefault(half[:2], []).append((half, offset, name))
    used = set().union(*set_, *(word for one in pairs for side in (one.behind, one.before) for word in side.beside))
    return _Names(rows, frozenset(set_), pairs, table["particles"], (*table["right"], *near["right"].split()), alike(used))


def alike(used: set[str], *, nearly: bool = True) -> dict[str, str]:
    """From each of some characters to those that sound or look alike. nearly: whether syllables that many confuse (zi, zhi) count as one."""
    table = read_table("check", "sounds")
    sounds = table["sounds"].split()
    syllable = {character: group for group in sorted(sounds, key=len) for character in group}
    near = [syllable[one] + syllable[other] for one, other in table["near"].split()] if nearly else []
    found: dict[str, str] = {}
    for group in (*sounds, *table["shapes"].split(), *near):
        for character in used.intersection(group):
            found[character] = found.get(character, "") + group
    return found

"""Set names, set phrases and pairs of ordinary words with one wrong character: 四个意示, 刻不容援, 显著题高."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from operator import ne
from typing import NamedTuple

from drafter.files.tables import read_table
from drafter.speech.numbering import HAN


class Slip(NamedTuple):
    """A wrong character in a set name: its index, the right character, and the name with its span."""

    at: int
    right: str
    name: str
    start: int
    stop: int


class _Pairs:
    """Words of two characters and those that stand behind them. Each row: the first words, and the second words."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self.behind: dict[str, set[str]] = {}
        self.before: dict[str, set[str]] = {}
        for row in rows:
            first, second = (part.split() for part in row)
            for one in first:
                self.behind.setdefault(one, set()).update(second)
            for one in second:
                self.before.setdefault(one, set()).update(first)
        self._indexes: dict[tuple[int, str], dict[tuple[int, str], list[str]]] = {}
        """From a word, in one direction, to the words beside it by one of their characters: made when the word is met."""

    def __contains__(self, name: str) -> bool:
        return name[2:] in self.behind.get(name[:2], ())

    def near(self, line: str, pairs: Set[str]) -> Iterator[tuple[int, str]]:
        """The pairs of which one word stands in a line, beside another that differs in one character; each with its index."""
        for known, step in ((self.behind, 2), (self.before, -2)):
            for word in known.keys() & pairs:
                for at in places(line, word):
                    beside = line[at + step : at + step + 2] if at + step >= 0 else ""
                    if len(beside) < len(word) or beside in known[word]:
                        continue
                    for other in self._with(known, word, beside):
                        yield (at, word + other) if step > 0 else (at + step, other + word)

    def _with(self, known: dict[str, set[str]], word: str, beside: str) -> Iterator[str]:
        """The words beside a word that have one character of two in its place."""
        index = self._indexes.get((id(known), word))
        if index is None:
            index = self._indexes[id(known), word] = {}
            for other in known[word]:
                for place in enumerate(other):
                    index.setdefault(place, []).append(other)
        for place in enumerate(beside):
            yield from index.get(place, ())


class _Names(NamedTuple):
    """The names, arranged for the search.

    rows: from the first two characters of a half of a name to the half, its index in the name, and the name. Each name stands there with both halves:
    one wrong character leaves one half as it is. Of a name of three characters the halves overlap, and its middle one may not be wrong.
    pairs: two ordinary words that stand side by side. words: what one of them may be instead.
    right: words that are no slips of a name.
    alike: from a character of a name to those that sound or look alike.
    """

    rows: dict[str, list[tuple[str, int, str]]]
    names: frozenset[str]
    pairs: _Pairs
    words: frozenset[str]
    right: tuple[str, ...]
    alike: dict[str, str]


def slips(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """The set names of a line in which one character is another that sounds or looks alike. pairs: every two neighbouring characters of the line."""
    names = _names()
    found = [slip for pair in names.rows.keys() & pairs for slip in _at(line, pair, names)]
    found += [slip for at, name in names.pairs.near(line, pairs) if (slip := _slip(line, at, name, names))]
    behind = 0
    for slip in sorted(found, key=lambda slip: (slip.start, -len(slip.name))):
        if slip.start >= behind:
            yield slip
            behind = slip.stop


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


def _slip(line: str, start: int, name: str, names: _Names) -> Slip | None:
    """The wrong character in a name that is meant to stand at an index; None where the name is right, or another word stands there."""
    found = line[start : start + len(name)]
    if found == name or len(found) < len(name) or sum(map(ne, found, name)) != 1:
        return None
    wrong = next(index for index, other in enumerate(name) if found[index] != other)
    if found in names.names or found in names.pairs or found[wrong] not in names.alike.get(name[wrong], ""):
        return None
    if name not in names.names and (found[wrong] in _PARTICLES or found[wrong // 2 * 2 :][:2] in names.words):
        return None
    around = line[max(0, start - _AROUND) : start + len(name) + _AROUND]
    if any(word in around for word in names.right):
        return None
    return Slip(start + wrong, name[wrong], name, start, start + len(name))


_AROUND = 3
"""Characters on each side of a name in which a word may stand that is right."""


_PARTICLES = "的地得了是在能和与及以已也时就都又要会可有为到至之而其将"
"""Characters that begin or end a sentence’s next word by chance: 工作会已经开完 is no 工作会议."""
_LISTS = ("names", "idioms", "collocations", "sayings")
_SHORTEST = 4
"""Characters: what is shorter and stands on the right in the table of confusable words is no set phrase."""


@lru_cache(maxsize=1)
def _names() -> _Names:
    table = read_table("check", "set-names")
    phrases = (right for group in read_table("check", "confusable", han=HAN) for right in group["words"].values())
    set_ = {*(name for list_ in _LISTS for name in table[list_].split()), *(word for word in phrases if len(word) >= _SHORTEST)}
    pairs = _Pairs([*table["pairs"], *((name[:2], name[2:]) for name in table["phrases"].split())])
    rows: dict[str, list[tuple[str, int, str]]] = {}
    for name in set_:
        middle = len(name) // 2
        last = min(middle, len(name) - 2)
        for offset, half in ((0, name[: max(middle, 2)]), (last, name[last:])):
            rows.setdefault(half[:2], []).append((half, offset, name))
    used = set().union(*set_, *pairs.behind, *pairs.before)
    return _Names(rows, frozenset(set_), pairs, frozenset(table["words"].split()), tuple(table["right"]), _alike(used))


def _alike(used: set[str]) -> dict[str, str]:
    """From each of some characters to those that sound or look alike."""
    table = read_table("check", "sounds")
    sounds = table["sounds"].split()
    syllable = {character: group for group in sorted(sounds, key=len) for character in group}
    near = [syllable[one] + syllable[other] for one, other in table["near"].split()]
    found: dict[str, str] = {}
    for group in (*sounds, *table["shapes"].split(), *near):
        for character in used.intersection(group):
            found[character] = found.get(character, "") + group
    return found

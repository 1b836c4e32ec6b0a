"""Set names and set phrases with one wrong character: 四个意示, 供给侧结构性该革, 刻不容援."""

from __future__ import annotations

from collections.abc import Iterator, Set
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


class _Names(NamedTuple):
    """The names, arranged for the search.

    rows: from the first two characters of a half of a name to the half, its index in the name, and the name. Each name stands there with both halves:
    one wrong character leaves one half as it is. Of a name of three characters the halves overlap, and its middle one may not be wrong.
    right: words that are no slips of a name.
    alike: from a character of a name to those that sound or look alike.
    """

    rows: dict[str, list[tuple[str, int, str]]]
    names: frozenset[str]
    right: tuple[str, ...]
    alike: dict[str, str]


def slips(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """The set names of a line in which one character is another that sounds or looks alike. pairs: every two neighbouring characters of the line."""
    names = _names()
    found = [slip for pair in names.rows.keys() & pairs for slip in _at(line, pair, names)]
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
    if found in names.names or found[wrong] not in names.alike.get(name[wrong], ""):
        return None
    around = line[max(0, start - _AROUND) : start + len(name) + _AROUND]
    if any(word in around for word in names.right):
        return None
    return Slip(start + wrong, name[wrong], name, start, start + len(name))


_AROUND = 3
"""Characters on each side of a name in which a word may stand that is right."""


_LISTS = ("names", "idioms", "collocations", "sayings")
_SHORTEST = 4
"""Characters: what is shorter and stands on the right in the table of confusable words is no set phrase."""


@lru_cache(maxsize=1)
def _names() -> _Names:
    table = read_table("check", "set-names")
    phrases = (right for group in read_table("check", "confusable", han=HAN) for right in group["words"].values())
    names = dict.fromkeys(
        (*(name for list_ in _LISTS for name in table[list_].split()), *(word for word in phrases if len(word) >= _SHORTEST))
    )
    rows: dict[str, list[tuple[str, int, str]]] = {}
    for name in names:
        middle = len(name) // 2
        last = min(middle, len(name) - 2)
        for offset, half in ((0, name[: max(middle, 2)]), (last, name[last:])):
            rows.setdefault(half[:2], []).append((half, offset, name))
    return _Names(rows, frozenset(names), tuple(table["right"]), _alike(set().union(*names)))


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

"""Set names with one wrong character: 四个意示, 供给侧结构性该革."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import read_table


class Slip(NamedTuple):
    """A wrong character in a set name: its index, the right character, and the name with its span."""

    at: int
    right: str
    name: str
    start: int
    stop: int


class _Names(NamedTuple):
    """The names, arranged for the search.

    rows: from two characters of a name to the names that have them, each with their index in it. A name stands there twice, with the beginnings of its
    halves: one wrong character leaves one half as it is.
    """

    rows: dict[str, list[tuple[int, str]]]
    right: tuple[str, ...]


def slips(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """The set names of a line in which one character is another that sounds or looks alike. pairs: its characters two by two."""
    names = _names()
    found = [slip for pair in names.rows.keys() & pairs for slip in _at(line, pair, names)]
    behind = 0
    for slip in sorted(found, key=lambda slip: (slip.start, -len(slip.name))):
        if slip.start >= behind:
            yield slip
            behind = slip.stop


def _at(line: str, pair: str, names: _Names) -> Iterator[Slip]:
    """The slips in names of which a half begins with two characters."""
    at = line.find(pair)
    while at >= 0:
        for offset, name in names.rows[pair]:
            slip = _slip(line, at - offset, name, names.right) if at >= offset else None
            if slip:
                yield slip
        at = line.find(pair, at + 1)


def _slip(line: str, start: int, name: str, right: tuple[str, ...]) -> Slip | None:
    """The wrong character in a name that is meant to stand at an index; None where the name is right, or another word stands there."""
    found = line[start : start + len(name)]
    if found == name or len(found) < len(name):
        return None
    wrong = [index for index, (one, other) in enumerate(zip(found, name, strict=True)) if one != other]
    if len(wrong) != 1 or found[wrong[0]] not in _alike().get(name[wrong[0]], ""):
        return None
    around = line[max(0, start - _AROUND) : start + len(name) + _AROUND]
    if any(word in around for word in right):
        return None
    return Slip(start + wrong[0], name[wrong[0]], name, start, start + len(name))


_AROUND = 3
"""Characters on each side of a name in which a word may stand that is right."""


@lru_cache(maxsize=1)
def _names() -> _Names:
    table = read_table("check", "set-names")
    rows: dict[str, list[tuple[int, str]]] = {}
    for name in dict.fromkeys(table["names"]):
        for offset in (0, len(name) // 2):
            rows.setdefault(name[offset : offset + 2], []).append((offset, name))
    return _Names(rows, tuple(table["right"]))


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    """From a character of a name to those that sound or look alike."""
    table = read_table("check", "sounds")
    used = set("".join(read_table("check", "set-names")["names"]))
    found: dict[str, str] = {}
    for group in (*table["sounds"], *table["shapes"]):
        for character in used.intersection(group):
            found[character] = found.get(character, "") + group
    return found

"""Names: short forms that a text defines, and possible other writings of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import read_table
from drafter.speech.numbering import HAN


class Name(NamedTuple):
    """A name.

    full, short: its full and short form; the short form may be "".
    others: wrong writings.
    declared: whether it comes from a user's row, not from the text.
    """

    full: str
    short: str
    others: tuple[str, ...] = ()
    declared: bool = False


class Variant(NamedTuple):
    """A possible other writing of a name, and its place in a line."""

    start: int
    stop: int
    right: str


@lru_cache(maxsize=1)
def table() -> dict[str, list[str]]:
    """The table of words by which names are recognised."""
    words: dict[str, list[str]] = read_table("check", "names", han=HAN)
    return words


@lru_cache(maxsize=1)
def alike() -> dict[str, str]:
    """For each character, those that may be confused with it. It is one of them itself."""
    return {character: group for group in table()["alike"] for character in group}


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return frozenset("".join(table()["telling"]))


@lru_cache(maxsize=1)
def _definition() -> re.Pattern[str]:
    words = "|".join(sorted(table()["introduced"], key=len, reverse=True))
    return re.compile(
        rf"(?P<full>[^，。；：！？、“”（）()《》\s]{{4,40}})[（(](?:{words})[“‘\"：:]?(?P<short>[^“”‘’\"（）()，。]{{2,12}})[”’\"]?[）)]"
    )


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(table()["before"], key=len, reverse=True)) + ")+")


def defined(line: str) -> Iterator[tuple[Name, int]]:
    """Names that a line introduces together with a short form, each with the end of the bracket."""
    if "称" not in line:
        return
    for match in _definition().finditer(line):
        full = _name_in(match["full"], match["short"])
        if len(full) > len(match["short"]) + 1:
            yield Name(full, match["short"]), match.end()


def _name_in(clause: str, short: str) -> str:
    """The full name at the end of a clause, to which the short form can belong.

    It begins behind the last word that leads to a name (这项工作由……).
    """
    for match in reversed(list(_before().finditer(clause))):
        name = clause[match.end() :]
        if len(name) > len(short) + 1 and _is_short(short, name):
            return name
    return clause


def _is_short(short: str, full: str) -> bool:
    """Whether a short name consists of characters of the full name, in the same order."""
    rest = iter(full)
    return all(character in rest for character in short)


def variants(name: Name, line: str) -> Iterator[Variant]:
    """Other writings of a name in a line: with one wrong character; for a declared name also with missing characters."""
    for other in name.others:
        yield from (Variant(at, at + len(other), name.full) for at in _places(line, other))
    yield from _one_other(name, line)
    if name.declared:
        yield from _left_out(name, line)


def _one_other(name: Name, line: str) -> Iterator[Variant]:
    """Writings in which one character of a long name differs."""
    full, half = name.full, len(name.full) // 2
    if len(full) < 5:
        return
    starts = set(_places(line, full[:half])) | {at - half for at in _places(line, full[half:])}
    for start in sorted(start for start in starts if start >= 0):
        found = line[start : start + len(full)]
        differing = [(one, other) for one, other in zip(full, found, strict=False) if one != other]
        if len(found) == len(full) and len(differing) == 1 and _is_slip(*differing[0], strict=not name.declared):
            yield Variant(start, start + len(full), full)


def _is_slip(one: str, other: str, *, strict: bool) -> bool:
    """Whether one character may be typed for the other by mistake. strict: whether it must have the same sound."""
    if other in alike().get(one, ""):
        return True
    return not strict and other.isalnum() and not (one in _telling() and other in _telling())


def _left_out(name: Name, line: str) -> Iterator[Variant]:
    """Writings in which characters of a name are missing, but not the first or the last."""
    full = name.full
    if len(full) < 5 or full[0] not in line:
        return
    for match in _skipping(full).finditer(line):
        known = (full, name.short, *name.others)
        if match[0] not in known and len(match[0]) >= max(3, len(full) // 2):
            yield Variant(match.start(), match.end(), name.short or full)


@lru_cache(maxsize=256)
def _skipping(full: str) -> re.Pattern[str]:
    inner = "".join(f"{re.escape(character)}?" for character in full[1:-1])
    return re.compile(f"{re.escape(full[0])}{inner}{re.escape(full[-1])}")


def _places(line: str, words: str) -> Iterator[int]:
    at = line.find(words)
    while at >= 0:
        yield at
        at = line.find(words, at + 1)


def is_longer(line: str, stop: int) -> bool:
    """Whether a longer name continues behind `stop`, such as that of a department of the organisation."""
    return line.startswith(tuple(table()["longer"]), stop)

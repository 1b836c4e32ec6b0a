"""How rare characters and names are read, for a copy to read aloud. What no table knows is reported, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from drafter.errors import Fault
from drafter.files.tables import any_of, read_table
from drafter.speech.flow import texts
from drafter.speech.tree import Document

_LEVEL_ONE = range(0xB0, 0xD8)
"""The first bytes of GB 2312's level one: the 3,755 usual characters, by their pinyin (GB 2312-80)."""
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_HAN_RUN = re.compile(f"{_HAN.pattern}+")

_OPEN = "?"
"""Stands in the table of names for a reading of which sources say different things."""

Own = Mapping[str, Sequence[str]]
NO_READINGS: Own = MappingProxyType({})


class Reading(NamedTuple):
    """How a character of a text is read. at: its index. sound: in pinyin; "" where no table knows it."""

    at: int
    sound: str


def readings(text: str, own: Own) -> list[Reading]:
    """The readings to print above a text, in order: of names with an unusual reading (仇 qiú), and of characters beyond GB 2312's level one.

    own: an office's own readings, by word: one for each of its characters, "" where the usual one holds. They win over the tables.
    """
    found: dict[int, str] = {}
    for start, sounds in (*_own(text, own), *_names(text)):
        for offset, sound in enumerate(sounds):
            if sound:
                found.setdefault(start + offset, "" if sound == _OPEN else sound)
    for match in _HAN.finditer(text):
        if match.start() not in found and is_rare(match[0]):
            found[match.start()] = _sounds().get(match[0], "")
    return [Reading(at, sound) for at, sound in sorted(found.items())]


def unread(document: Document, own: Own) -> list[Fault]:
    """A notice of the characters of a document whose reading no table knows; empty where there are none."""
    words = "".join(texts(document))
    names = dict.fromkeys(_asked(words, reading.at) for reading in readings(words, own) if not reading.sound)
    if not names:
        return []
    first = next(iter(names))
    example = " ".join(["…", *"-" * (len(first) - 1)])
    return [Fault("reading.unknown", facts={"found": f"【读音待补：{'、'.join(names)}】", "example": f"{first}: {example}"})]


_NAME = 3
"""Characters of a name that its reading is asked for with: 盖主任, because 盖 alone is read otherwise in 盖章."""


def _asked(words: str, at: int) -> str:
    """What an office has to give a reading for: a rare character, or a usual one with what stands behind it."""
    if is_rare(words[at]):
        return words[at]
    name = _HAN_RUN.match(words, at, at + _NAME)
    return name[0] if name else words[at]


def is_rare(character: str) -> bool:
    """Whether a Chinese character is beyond GB 2312's level one."""
    code = character.encode("gb2312", "ignore")
    return not code or code[0] not in _LEVEL_ONE


def _own(text: str, own: Own) -> Iterator[tuple[int, Sequence[str]]]:
    if own:
        for match in re.finditer(any_of(own), text):
            yield match.start(), own[match[0]]


def _names(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    table = _table()
    places = table["places"]
    for match in re.finditer(any_of(places), text):
        yield match.start(), places[match[0]]
    for match in _surnames().finditer(text):
        name = match["before"] or match["behind"]
        sounds = table["surnames"][name]
        yield match.start("before" if match["before"] else "behind"), [sounds] if isinstance(sounds, str) else sounds


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_table("write", "names_read")
    return found


@cache
def _surnames() -> re.Pattern[str]:
    """A family name of the table beside a post: 仇书记, 单大海同志, 镇长任小平."""
    table = _table()
    posts, leads, no_post = (
        any_of(read_table("write", "reading")["posts"]),
        table["leads"],
        table["no_post"],
    )
    names = "|".join(map(_not_in_a_word, sorted(table["surnames"], key=len, reverse=True)))
    given = "[\u4e00-\u9fff]{0,2}"
    led = "|".join([f"(?<![\u4e00-\u9fff])|(?<=[{leads}])", *(f"(?<={words})" for words in table["addresses"])])
    behind = f"(?:{posts})(?P<behind>{names})(?=[\u4e00-\u9fff]{{1,2}}(?:{posts}|[^\u4e00-\u9fff]|$))"
    return re.compile(f"(?:{led})(?P<before>{names}){given}(?:{posts})(?![{no_post}])|{behind}")


def _not_in_a_word(name: str) -> str:
    """The pattern of a family name that does not begin an ordinary word: 区 in 区局长 or 区大海, not in 区委书记."""
    table, posts = _table(), any_of(read_table("write", "reading")["posts"])
    others = table["no_given"]
    post = f"(?<=[{table['leads']}]){name}(?={posts})" if name in table["verbs"] else f"{name}(?={posts})"
    return f"{post}|{name}(?![{others['any']}{others.get(name, '')}])(?!{posts})"


@cache
def _sounds() -> Mapping[str, str]:
    """The readings of rare characters that have one reading only."""
    rows = (Path(__file__).parent / "data" / "readings.txt").read_text(encoding="utf-8").splitlines()
    pairs = (row.split() for row in rows if row and not row.startswith("#"))
    return {character: sound for sound, characters in pairs for character in characters}

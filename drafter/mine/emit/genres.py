"""Genres and hints for an emitted template: the genre from the words of a title, hints for keys, blanks and roles of sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import read_table
from drafter.mine.emit.parts import bare_name
from drafter.mine.model import Formula
from drafter.speech.numbering import HAN
from drafter.speech.tree import Speech


class _Hints(NamedTuple):
    """The table ``data/hints.yaml``.

    ends: pairs of an ending of a blank's name and its hint; the first match counts.
    genres: pairs of a word of a title and its genre; the first match counts.
    title_ends: words that a title ends with, the longest first, with the genre of each.
    addresses: pairs of a word of an address and its genre; the first match counts.
    """

    names: dict[str, str]
    ends: tuple[tuple[str, str], ...]
    genres: tuple[tuple[str, str], ...]
    title_ends: tuple[tuple[str, str], ...]
    addresses: tuple[tuple[str, str], ...]
    other_genre: str
    number_hint: str
    parts: dict[str, str]
    roles: dict[str, str]


@lru_cache(maxsize=1)
def _hints() -> _Hints:
    table = read_table("mine", "hints")
    return _Hints(
        table["names"],
        tuple((entry["end"], entry["hint"]) for entry in table["ends"]),
        tuple((entry["word"], entry["genre"]) for entry in table["genres"]),
        tuple((word, table["title_ends_as"].get(word, word)) for word in sorted(table["title_ends"], key=len, reverse=True)),
        tuple((entry["word"], entry["genre"]) for entry in table["addresses"]),
        table["other_genre"],
        table["number_hint"],
        table["parts"],
        table["roles"],
    )


_TAIL = re.compile(rf"(?:[（(][^（）()]*[）)]|[\s\d]|[{HAN}]篇|全文|范文|提纲|初稿)+$")
"""What may stand behind the genre in a title."""


def told_by(speech: Speech, formulas: Iterable[Formula]) -> str:
    """What a speech says of its genre outside of its title: whether a host hands over, the fixed words of its formulas, and what is held.

    The name of a blank is no word of the speech: ``{会议}`` makes an opening ceremony no meeting, and 奠基仪式 that stands in it tells the genre.
    """
    table = read_table("mine", "hints")
    turns = sum(bool(re.search(table["handed_over"], section.mark)) for section in speech.sections)
    words = [table["host"]] if turns > 1 else []
    for formula in formulas:
        words.append(_BLANK.sub("…", formula.text))
        words += [value for name, value in formula.values if bare_name(name) in table["held"]]
    return "".join(words)


_BLANK = re.compile(r"\{[^{}]*\}")


def genre_of(*texts: str, address: str = "") -> str:
    """The genre of a speech: by the end of its title (献词), by a word of the texts, by its address, else the usual one.

    texts: the title, the title of the collection, the formulas; the first that tells a genre counts.
    """
    hints = _hints()
    texts = tuple("".join(text.split()) for text in texts)  # titles are letter-spaced: 新 年 致 辞
    for text in texts[:2]:
        ends = (text, _TAIL.sub("", text))
        if genre := next((genre for word, genre in hints.title_ends if any(end.endswith(word) for end in ends)), None):
            return genre
    found = next((genre for text in texts for word, genre in hints.genres if word in text), None)
    return found or next((genre for word, genre in hints.addresses if word in address), hints.other_genre)


def part_hint(name: str) -> str:
    """The hint for a part of an outline, by its key."""
    return _hints().parts[name]


def role_hint(role: str) -> str:
    """The hint for a section with a role; "" without a role."""
    return _hints().roles.get(role, "")


def slot_hint(name: str) -> str:
    """The hint for a blank, by its name; the name itself where the table has no hint."""
    base = bare_name(name)
    hints = _hints()
    if base in hints.names:
        return hints.names[base]
    return next((hint.format(base.removesuffix(end)) for end, hint in hints.ends if base.endswith(end) and base != end), name)


def asks_for_number(hint: str) -> bool:
    """Whether a hint asks for a number alone."""
    return hint.endswith(_hints().number_hint)

"""The tables of frames: single characters that may stand in one, and words that it must not cut."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import read_table


class Cues(NamedTuple):
    """The table, ``data/cues.yaml``.

    heads: single characters that count as a word at the start of a frame.
    tails: single characters that count as a word at the end of a frame's clause.
    weak: single characters that do not count as a word.
    pairs: from the last character before a blank to the characters that count as a word behind it (在 → 上: ``在{}上``).
    leads: words that some headings have in front of the frame and others do not (``要在……`` beside ``在……``).
    """

    heads: frozenset[str]
    pairs: dict[str, frozenset[str]]
    tails: frozenset[str]
    weak: frozenset[str]
    leads: tuple[str, ...]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The table, read once."""
    table = read_table("speech/frames", "frames")
    pairs = {first: frozenset(second) for first, second in table["pairs"].items()}
    return Cues(frozenset(table["heads"]), pairs, frozenset(table["tails"]), frozenset(table["weak"]), tuple(table["leads"]))


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """From a character to those that make a word of two with it, ``data/words.yaml``."""
    words: dict[str, str] = read_table("speech/frames", "words")
    return words


def is_word(pair: str) -> bool:
    """Whether two characters are a common word."""
    return len(pair) == 2 and pair[1] in _words().get(pair[0], "")

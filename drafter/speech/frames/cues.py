"""The table of single characters that may stand in a frame."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import read_table


class Cues(NamedTuple):
    """heads: words of one character. pairs: what may follow the word before a blank. weak: what says nothing.

    leads: what may stand in front of a frame.
    """

    heads: frozenset[str]
    pairs: dict[str, frozenset[str]]
    weak: frozenset[str]
    leads: tuple[str, ...]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The table, read once."""
    table = read_table("speech/frames", "frames")
    pairs = {first: frozenset(second) for first, second in table["pairs"].items()}
    return Cues(frozenset(table["heads"]), pairs, frozenset(table["weak"]), tuple(table["leads"]))

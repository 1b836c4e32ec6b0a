"""The table of single characters that may stand in a frame."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import read_table


class Cues(NamedTuple):
    """The table. heads: characters that are a word at the beginning of a frame. weak: characters that say nothing.

    pairs: by the last character before a blank, the characters that may be a word behind it (``在{}上``). leads: words that may stand in front of
    a frame (``要在……`` beside ``在……``).
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

"""Words that people write for the keys of an outline: 时间 for 日期, 称谓 for 称呼."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from drafter.files.tables import read_table


def keys_for(mapping: str, word: str) -> tuple[str, ...]:
    """The canonical names of the keys that a word is written for: ``minutes`` for 用时 in an item of the agenda.

    mapping: which mapping of the outline it stands in, as a row of ``data/other_words.yaml`` names it.
    """
    return tuple(key for key, words in _table().get(mapping, {}).items() if word in words)


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    """The words by mapping and key. They are read only where a key is unknown."""
    table: Mapping[str, Mapping[str, list[str]]] = read_table("outline", "other_words")
    return table

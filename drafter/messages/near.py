"""Names that are spelt nearly like a word, for the question “did you mean …?”."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 200
"""The most characters of a word for which names are looked for. A longer one is no name, and comparing it takes long."""


def misspelt(word: str, names: Iterable[str]) -> bool:
    """Whether a word is probably one of the names with a typing error (``tilte`` for ``title``), and not a different word."""
    from difflib import get_close_matches

    return len(word) <= LONGEST and bool(get_close_matches(word.lower(), list(names), 1, 0.6))


def nearest(word: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names that are spelt most nearly like a word, the nearest first; empty without such names. most: how many at most."""
    from difflib import get_close_matches  # needed only for errors

    if len(word) > LONGEST:
        return ()
    names = list(dict.fromkeys(names))
    found = get_close_matches(word.lower(), names, most, 0.5 if len(word) == 2 else 0.6)  # for 日其: 日期
    contained = [
        name for name in names if len(word) > 1 and (word in name or (len(name) > 1 and name in word)) and name not in found
    ]
    return tuple((found + contained)[:most])

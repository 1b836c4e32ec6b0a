"""Names that are spelt nearly like a word, for the question “did you mean …?”."""

from __future__ import annotations

from collections.abc import Iterable


def misspelt(word: str, names: Iterable[str]) -> bool:
    """Whether a word is probably one of the names with a typing error (``tilte`` of ``title``), and no word of its own."""
    from difflib import get_close_matches

    return bool(get_close_matches(word.lower(), list(names), 1, 0.6))


def nearest(word: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names most like a word, the nearest first; none where none is like it."""
    from difflib import get_close_matches  # only where something is wrong

    names = list(dict.fromkeys(names))
    found = get_close_matches(word.lower(), names, most, 0.5 if len(word) == 2 else 0.6)  # one of two characters: 日其 for 日期
    contained = [
        name for name in names if len(word) > 1 and (word in name or (len(name) > 1 and name in word)) and name not in found
    ]
    return tuple((found + contained)[:most])

"""The width of a text in a terminal."""

from __future__ import annotations

from unicodedata import east_asian_width

_WIDE = frozenset("WFA")
"""Classes of wide characters (Unicode Standard Annex 11): wide, full-width and ambiguous. A Chinese terminal shows ambiguous ones (“ ”
… —) wide.
"""


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for a Chinese character or mark, one for a Latin letter."""
    return sum(2 if east_asian_width(character) in _WIDE else 1 for character in text)


def fitted(text: str, width: int) -> str:
    """A text in exactly `width` columns: a longer one is cut and ends in …, a shorter one is filled up with spaces."""
    if columns(text[: width + 1]) > width:
        used = columns("…")
        for at, character in enumerate(text):
            used += columns(character)
            if used > width:
                text = f"{text[:at]}…"
                break
    return text + " " * (width - columns(text))

"""Figures as characters: a raised 2 is ``²``, a lowered one ``₂``, one in a circle ``②``."""

from __future__ import annotations

RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def moved(text: str, table: dict[int, int]) -> str | None:
    """A text with each character raised or lowered; None where one has no such form."""
    return text.translate(table) if all(ord(character) in table for character in text) else None


_CIRCLED = 20


def circled(number: int) -> str:
    """The mark of a footnote: ``①`` to ``⑳``, as Word counts too; then ``[21]``, which cannot be taken for a number of the text."""
    return chr(ord("①") + number - 1) if number <= _CIRCLED else f"[{number}]"

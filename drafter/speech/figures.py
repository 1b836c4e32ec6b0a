"""Raised and lowered figures as characters: a raised 2 is ``²``, a lowered one ``₂``."""

from __future__ import annotations

RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def moved(text: str, table: dict[int, int]) -> str | None:
    """A text with each character raised or lowered; None where one has no such form."""
    return text.translate(table) if all(ord(character) in table for character in text) else None

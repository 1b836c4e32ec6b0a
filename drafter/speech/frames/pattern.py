"""A frame as its fixed parts: filled, weighed and written."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from drafter.speech.frames.cues import cues


class Frame(NamedTuple):
    """The pattern that sibling headings share. support: how many of them fit it. total: how many there are."""

    pattern: str
    support: int
    total: int


Parts = tuple[str, ...]
"""The fixed parts of a pattern, blanks between them; the first and the last may be empty: ``{}，务求{}`` is ("", "，务求", "")."""

BLANK = "{}"
SEPARATORS = "，；：,;:"
"""Marks between the clauses of a heading, in both widths."""


def fill(frame: Frame | str, heading: str) -> tuple[str, ...] | None:
    """The blanks of a heading under a frame, None where it does not fit. No blank is empty.

    Law: ``pattern.format(*blanks) == heading``. Where a heading can be cut in several ways, each blank is as short as can be.
    """
    pattern = frame if isinstance(frame, str) else frame.pattern
    return fill_parts(tuple(pattern.split(BLANK)), heading)


def fill_parts(parts: Parts, heading: str) -> tuple[str, ...] | None:
    """As `fill`, for a pattern's parts. Linear: if a heading fits at all, it fits with each part at its leftmost place."""
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return () if heading == first else None
    end = len(heading) - len(last)
    if not heading.startswith(first) or not heading.endswith(last) or end <= len(first):
        return None
    blanks = []
    at = len(first)
    for part in parts[1:-1]:
        found = heading.find(part, at + 1, end)
        if found < 0:
            return None
        blanks.append(heading[at:found])
        at = found + len(part)
    if at >= end:
        return None
    blanks.append(heading[at:end])
    return tuple(blanks)


def written(parts: Parts) -> str:
    """The pattern of parts."""
    return BLANK.join(parts)


def leans(parts: Parts, heading: str) -> bool:
    """Whether a heading would fit without the word in front of it: 要在…… beside 在……."""
    return any(heading.startswith(lead) and fill_parts(parts, heading[len(lead) :]) is not None for lead in cues().leads)


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one (or a letter or digit that headings share as they share words: ``5G``, ``2026``)."""
    return character not in _WIDE_MARKS if character >= "\u3400" else character.isascii() and character.isalnum()


_WIDE_MARKS = frozenset("，。；：！？（）《》〈〉【】、“”‘’—…·．％～「」『』〔〕　")


def words(parts: Parts) -> int:
    """How many characters of the parts are words, and say something."""
    weak = cues().weak
    return sum(is_han(character) and character not in weak for part in parts for character in part)


def has_quotes(parts: Parts) -> bool:
    """Whether a blank stands in quotes: a pattern by itself, even without a word."""
    return any(before.endswith("“") and after.startswith("”") for before, after in pairwise(parts))


LONG_ENOUGH = 6
"""More fixed characters make a frame hardly better; then the number of siblings that fit decides."""


def weight(parts: Parts) -> float:
    """How much a pattern says: more for words and marks, less for blanks. The numbers were set so that the frames that readers find win."""
    marks = sum(part.count(mark) for part in parts for mark in "，；：,;:“")
    fixed = words(parts)
    return min(fixed, LONG_ENOUGH) + 0.1 * max(fixed - LONG_ENOUGH, 0) + 0.5 * min(marks, 3) - 0.2 * (len(parts) - 1)


def is_frame(parts: Parts, supporters: int, total: int) -> bool:
    """Whether a pattern is worth calling a frame.

    At least two thirds of the siblings must fit. The fewer siblings there are, and the fewer of them fit, the more words it must have.
    """
    if len(parts) < 2 or supporters < 2 or supporters * 3 < total * 2 or not _balanced(parts):
        return False
    found = words(parts)
    if supporters == total and total > 2:
        return found >= 1 or (has_quotes(parts) and len(parts) > 2)
    if supporters > 2:
        return found >= 2
    bound = parts[0] or parts[-1] or any(mark in part for part in parts for mark in SEPARATORS)
    return bool(bound) and found >= (2 if total == 2 else 3)


def _balanced(parts: Parts) -> bool:
    """Whether each fixed quote has its partner."""
    quotes = "".join(character for part in parts for character in part if character in "“”")
    return quotes.replace("“”", "") == ""

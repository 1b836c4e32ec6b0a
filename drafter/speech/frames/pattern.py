"""A frame as its fixed parts: blanks found in a heading, weight, text form."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from drafter.speech.frames.cues import cues


class Frame(NamedTuple):
    """The pattern that sibling headings share. support: the number of headings that fit it. total: the number of all headings."""

    pattern: str
    support: int
    total: int


Parts = tuple[str, ...]
"""The fixed parts of a pattern, blanks between them; the first and the last may be empty: ``{}，务求{}`` is ("", "，务求", "")."""

BLANK = "{}"
SEPARATORS = "，；：,;:"
"""Marks between the clauses of a heading, in both widths."""


def fill(frame: Frame | str, heading: str) -> tuple[str, ...] | None:
    """The blanks of a heading in a frame, None where it does not fit: ``{}，务求{}`` and 抓学习，务求入心 give 抓学习 and 入心.

    No blank is empty. Law: ``pattern.format(*blanks) == heading``. Where several splits fit, the earlier blanks are the shorter
    ones.
    """
    pattern = frame if isinstance(frame, str) else frame.pattern
    return fill_parts(tuple(pattern.split(BLANK)), heading)


def fill_parts(parts: Parts, heading: str) -> tuple[str, ...] | None:
    """As `fill`, for a pattern's parts.

    Takes linear time: if a heading fits at all, it fits with each part at its leftmost place.
    """
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
    """Parts as a pattern with ``{}`` for the blanks."""
    return BLANK.join(parts)


def leans(parts: Parts, heading: str) -> bool:
    """Whether a heading has an extra word in front and fits without it: 要在…… beside 在……."""
    return any(heading.startswith(lead) and fill_parts(parts, heading[len(lead) :]) is not None for lead in cues().leads)


def is_han(character: str) -> bool:
    """Whether a character is Chinese, a letter or a digit: ``5G`` and ``2026`` are shared like words."""
    return character not in _WIDE_MARKS if character >= "\u3400" else character.isascii() and character.isalnum()


_WIDE_MARKS = frozenset("，。；：！？（）《》〈〉【】、“”‘’—…·．％～「」『』〔〕　")


def words(parts: Parts) -> int:
    """How many characters of the parts belong to words that count; those of the table `Cues.weak` do not."""
    weak = cues().weak
    return sum(is_han(character) and character not in weak for part in parts for character in part)


def has_quotes(parts: Parts) -> bool:
    """Whether a blank stands in quotes. Such a pattern is a frame even without a word."""
    return any(before.endswith("“") and after.startswith("”") for before, after in pairwise(parts))


LONG_ENOUGH = 6
"""Fixed characters beyond this number add little weight, so that the number of fitting headings decides."""


def weight(parts: Parts) -> float:
    """The weight of a pattern, without unit: words and marks add to it, blanks take from it.

    The numbers were set so that the frames that human readers name win.
    """
    marks = sum(part.count(mark) for part in parts for mark in "，；：,;:“")
    fixed = words(parts)
    return min(fixed, LONG_ENOUGH) + 0.1 * max(fixed - LONG_ENOUGH, 0) + 0.5 * min(marks, 3) - 0.2 * (len(parts) - 1)


def is_frame(parts: Parts, supporters: int, total: int) -> bool:
    """Whether a pattern is a frame.

    At least two thirds of the headings must fit. The fewer headings there are, or fit, the more words the pattern must have.
    """
    if len(parts) < 2 or supporters < 2 or supporters * 3 < total * 2 or not _balanced(parts):
        return False
    found = words(parts)
    if supporters == total and total > 2:
        return found >= 1 or (has_quotes(parts) and len(parts) > 2)
    if supporters > 2:
        return found >= 2
    bound = bool(parts[0] or parts[-1]) or any(mark in part for part in parts for mark in SEPARATORS) or has_quotes(parts)
    return bound and found >= (2 if total == 2 else 3)


def _balanced(parts: Parts) -> bool:
    """Whether each fixed quotation mark has its partner."""
    quotes = "".join(character for part in parts for character in part if character in "“”")
    return quotes.replace("“”", "") == ""

"""Painted characters joined to printed lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from drafter.read.pdf.printed import MIDDLE, Character, PrintedLine
from drafter.speech.figures import LOWERED, RAISED, moved
from drafter.speech.text import is_wide

_Row = list[Character]

_NEAR = 60
"""How many earlier rows a row is compared with. Few pages have more lines."""
_LEVEL = 0.4
"""How far apart the middles of characters in one line may be, as a fraction of the type size."""
_REACH = 1.5
"""How far apart two pieces of a line may be, as a fraction of the type size. Columns are farther apart."""
_HAIR = 0.15
"""How far from its first place a character may be painted again (for bold type or a shadow), as a fraction of the type size."""
_SMALL = 0.8
"""Raised and lowered figures (m², CO₂) are smaller than this fraction of the line's type size."""
_SHIFT = 0.08
"""How far above or below the line such figures are at least, as a fraction of its type size."""


def lines_of(characters: Iterable[Character]) -> tuple[list[PrintedLine], tuple[str, ...]]:
    """The lines of a page in the order of painting, and for each line that has them, the characters that are painted twice.

    A program may paint characters of another font (“ ” ——) after their line, or after several lines. So characters at the height of
    a line, and between its ends, belong to that line. Columns side by side stay separate.
    """
    rows: list[_Row] = []
    for row in _painted_rows(characters):
        near = [other for other in rows[-_NEAR:] if _level(other[0], row[0]) and _beside(row, other)]
        if not near:
            rows.append(row)
            continue
        near[-1] += row
        for other in near[:-1]:  # this row fills the gap between two rows
            near[-1] += other
            rows[:] = [kept for kept in rows if kept is not other]
    lines, twice = [], []
    for row in rows:
        once, again = _once(sorted(row, key=lambda character: character.left))
        lines.append(_line(once))
        if again:
            again.sort(key=lambda character: character.operation)
            twice.append("".join(character.text for character in again))
    return lines, tuple(twice)


def _painted_rows(characters: Iterable[Character]) -> list[_Row]:
    """The characters in rows. A row is painted without interruption at one height."""
    rows: list[_Row] = []
    for character in characters:
        if rows and _level(rows[-1][-1], character):
            rows[-1].append(character)
        else:
            rows.append([character])
    return rows


def _level(character: Character, another: Character) -> bool:
    """Whether two characters are at the same height and are turned the same way."""
    return character.turn == another.turn and abs(character.middle - another.middle) < _LEVEL * max(character.size, another.size)


def _beside(row: _Row, other: _Row) -> bool:
    """Whether one row lies inside the other, or begins where the other ends. Either may have been painted first."""
    left, right = min(c.left for c in row), max(c.right for c in row)
    begins, ends = min(c.left for c in other), max(c.right for c in other)
    reach = _REACH * other[0].size
    return (begins - reach <= left and right <= ends + reach) or (left - reach <= begins and ends <= right + reach)


def _once(row: _Row) -> tuple[_Row, _Row]:
    """A row, given from left to right, without repeated characters; and the repeated characters.

    A character is repeated where another operation paints the same character at the same place.
    """
    once: _Row = []
    again: _Row = []
    for character in row:
        for other in reversed(once):
            hair = _HAIR * max(character.size, other.size)
            if character.left - other.left > hair:
                once.append(character)
                break
            if (
                other.text == character.text
                and other.operation != character.operation
                and abs(other.middle - character.middle) < hair
            ):
                again.append(character)
                break
        else:
            once.append(character)
    return once, again


def _line(row: _Row) -> PrintedLine:
    """A row from left to right as a line. Its height and type size are those of most of its characters."""
    size = sorted(character.size for character in row)[len(row) // 2]
    middle = sorted(character.middle for character in row)[len(row) // 2]
    parts = [_figure(row[0], middle, size)]
    for before, after in pairwise(row):
        if after.left - before.right > _gap(before, after):
            parts.append(" ")
        parts.append(_figure(after, middle, size))
    return PrintedLine("".join(parts), row[0].left, max(character.right for character in row), middle, size)


def _figure(character: Character, middle: float, size: float) -> str:
    """The text of a character: ``²`` for a raised 2, ``₂`` for a lowered 2. middle, size: of its line."""
    if character.size > _SMALL * size or character.turn:
        return character.text
    above = character.middle - middle + MIDDLE * (size - character.size)
    if abs(above) < _SHIFT * size:
        return character.text
    return moved(character.text, RAISED if above > 0 else LOWERED) or character.text


def _gap(before: Character, after: Character) -> float:
    """The smallest distance that counts as a space: 0.2 of the type size between Latin letters, 0.9 beside a Chinese character."""
    wide = is_wide(before.text[-1]) or is_wide(after.text[0])
    return (0.9 if wide else 0.2) * max(before.size, after.size)

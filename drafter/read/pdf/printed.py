"""What a PDF paints: pages, lines and characters. All measures are in points."""

from __future__ import annotations

from typing import NamedTuple

MIDDLE = 0.38
"""The height of a character's middle above the base line, as a fraction of its size."""
UNKNOWN = "\ufffd"
"""Stands for a character that the file does not identify."""


class Character(NamedTuple):
    """A character on a page.

    left, right: its edges along the line.
    middle: the middle of its height, across the line.
    size: its type size.
    turn: the direction of its line in degrees: 0 to the right, -90 down the page (vertical writing). left, right and middle are
    measured on the page turned so that the line runs to the right.
    operation: the number of the drawing operation that painted it.
    """

    text: str
    left: float
    right: float
    middle: float
    size: float
    turn: int
    operation: int


class PrintedLine(NamedTuple):
    """A printed line.

    left, right: the left edge of its first visible character, the right edge of its last.
    middle: the middle of its height, from the foot of the page.
    size: its type size.
    """

    text: str
    left: float
    right: float
    middle: float
    size: float


class PrintedPage(NamedTuple):
    """A page.

    width, height: along its lines and across them. On a page of vertical writing the width is therefore the longer side.
    painted_twice: for each line, the characters that are painted twice to look bold. The text of the line has them once.
    """

    lines: list[PrintedLine]
    width: float
    height: float
    has_pictures: bool = False
    painted_twice: tuple[str, ...] = ()

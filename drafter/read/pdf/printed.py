"""What a PDF paints: pages, their lines, the characters of these. All measures are in points."""

from __future__ import annotations

from typing import NamedTuple

MIDDLE = 0.38
"""How far above its base line the middle of a character lies, in parts of its size."""
UNKNOWN = "\ufffd"
"""Stands for a character of which the file does not say what it is."""


class Character(NamedTuple):
    """A character on a page.

    left, right: where it begins and ends along its line. middle: of its height, across the line. size: of its type.
    turn: where its line runs to, in degrees: 0 to the right, -90 down the page (vertical writing); left and middle are measured as if the
    page had been turned so that the line runs to the right.
    operation: number of the drawing operation that painted it, alone or with others of its line.
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

    left, right: where its first visible character begins and its last ends. middle: of its height, from the foot of the page.
    size: of its type.
    """

    text: str
    left: float
    right: float
    middle: float
    size: float


class PrintedPage(NamedTuple):
    """A page.

    width, height: along its lines and across them; of a page of vertical writing the width is what others call its height.
    painted_twice: of each line the characters that stand on themselves, as bold type is imitated; its text has them once.
    """

    lines: list[PrintedLine]
    width: float
    height: float
    has_pictures: bool = False
    painted_twice: tuple[str, ...] = ()

"""Printed lines and pages, whatever library found them."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A printed line; all measures in points.

    left, right: where its first visible character begins and its last ends. middle: of its height, from the foot of the page.
    size: of its type.
    """

    text: str
    left: float
    right: float
    middle: float
    size: float


class Page(NamedTuple):
    """A page. width, height: in points."""

    lines: list[Line]
    width: float
    height: float
    has_pictures: bool = False

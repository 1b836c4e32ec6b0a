"""How large a picture is on the page. Imported for documents that have some."""

from __future__ import annotations

import re

from drafter.layout.model import Layout
from drafter.layout.units import in_points
from drafter.speech.lines import PICTURE, PICTURE_CAPTION
from drafter.speech.pictures import Picture

_WIDTH = r"([0-9.]+)(cm|mm|in|pt|%|字)"
_INCH = 72.0


def size_of(picture: Picture, layout: Layout) -> tuple[float, float]:
    """The width and height of a picture in points; zeros for one whose file is not known.

    Without a width it is as large as its file says. It is never wider than the line, nor so high that it has no room on a page with a
    caption of two lines; its proportions stay.
    """
    if picture.measures is None:
        return 0.0, 0.0
    _, across, down, dpi = picture.measures
    most, highest = layout.page.text_width, layout.page.text_height - _around(layout)
    width = min(_width(picture.width, layout) or across * _INCH / dpi, most)
    height = width * down / across
    if height > highest:
        width, height = highest * across / down, highest
    return max(width, 1.0), max(height, 1.0)


def _width(text: str, layout: Layout) -> float:
    said = re.fullmatch(_WIDTH, text)
    if said is None:
        return 0.0
    number, unit = float(said[1]), said[2]
    if unit == "%":
        return layout.page.text_width * number / 100
    if unit == "字":
        return number * (layout.body.size + layout.body.tracking)
    return in_points(said[1], unit)


def _around(layout: Layout) -> float:
    """The space above a picture, and below it for a caption of two lines."""
    around = 0.0
    if picture := layout.lines.get(PICTURE):
        around += picture.before.points(picture) + picture.after.points(picture) + picture.line - picture.size
    if caption := layout.lines.get(PICTURE_CAPTION):
        around += caption.before.points(caption) + caption.after.points(caption) + 2 * caption.line
    return around


def unknown(picture: Picture) -> str:
    """What stands for a picture whose file is not known."""
    return f"【图片：{picture.file}】"

"""Text boxes of headers and footers. WPS puts its page numbers into such boxes; Word does so with some of its galleries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.read.docx.names import COMPATIBILITY, WORD

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHAPES = "{urn:schemas-microsoft-com:vml}"
_SIDE = re.compile(r"mso-position-horizontal\s*:\s*(\w+)")


def boxed_paragraphs(element: Element, width: float = 0.0, side: str = "") -> Iterator[tuple[Element, str]]:
    """The paragraphs of a header or footer, those of its text boxes too, each with the side to which its box is set, or near which it stands.

    The side is "" outside of boxes. The copies for older programs (``mc:Fallback``) are left out. width: of the text, in points.
    """
    for child in element:
        if child.tag == f"{COMPATIBILITY}AlternateContent":
            choice = child.find(f"{COMPATIBILITY}Choice")
            chosen = child.find(f"{COMPATIBILITY}Fallback") if choice is None else choice
            yield from () if chosen is None else boxed_paragraphs(chosen, width, side)
            continue
        if child.tag == f"{WORD}p":
            yield child, side
        yield from boxed_paragraphs(child, width, _side(child, width) or side)


def _side(element: Element, width: float) -> str:
    """Where a shape is set: ``outside``, ``center``, ``right``, ``left``."""
    if element.tag == f"{_DRAWING}anchor":
        return element.findtext(f"{_DRAWING}positionH/{_DRAWING}align", "").strip() or _nearest_side(element, width)
    found = _SIDE.search(element.get("style", "")) if element.tag.startswith(_SHAPES) else None
    return {"outer": "outside", "inner": "inside"}.get(found[1], found[1]) if found else ""


def _nearest_side(anchor: Element, width: float) -> str:
    """The side near which a box stands that has a distance from the edge of the text; "" where it has none."""
    position, extent = anchor.find(f"{_DRAWING}positionH"), anchor.find(f"{_DRAWING}extent")
    if not width or position is None or position.get("relativeFrom") not in ("margin", "column"):
        return ""
    try:
        middle = float(position.findtext(f"{_DRAWING}posOffset", "")) + float("0" if extent is None else extent.get("cx", "0")) / 2
    except ValueError:
        return ""
    share = middle / _EMU / width
    return "center" if _MIDDLE[0] < share < _MIDDLE[1] else "right" if share > _MIDDLE[1] else "left"


_EMU = 12_700
"""The units of a drawing in a point."""
_MIDDLE = (0.4, 0.6)
"""The part of the text's width in which the middle of a centred box stands."""

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


def boxed_paragraphs(element: Element, side: str = "") -> Iterator[tuple[Element, str]]:
    """The paragraphs of a header or footer, those of its text boxes too, each with the side to which its box is set.

    The side is "" outside of boxes and where a box has a distance instead. The copies for older programs (``mc:Fallback``) are left out.
    """
    for child in element:
        if child.tag == f"{COMPATIBILITY}AlternateContent":
            choice = child.find(f"{COMPATIBILITY}Choice")
            chosen = child.find(f"{COMPATIBILITY}Fallback") if choice is None else choice
            yield from () if chosen is None else boxed_paragraphs(chosen, side)
            continue
        if child.tag == f"{WORD}p":
            yield child, side
        yield from boxed_paragraphs(child, _side(child) or side)


def _side(element: Element) -> str:
    """Where a shape is set: ``outside``, ``center``, ``right``, ``left``."""
    if element.tag == f"{_DRAWING}anchor":
        return element.findtext(f"{_DRAWING}positionH/{_DRAWING}align", "").strip()
    found = _SIDE.search(element.get("style", "")) if element.tag.startswith(_SHAPES) else None
    return {"outer": "outside", "inner": "inside"}.get(found[1], found[1]) if found else ""

"""Drawings of a paragraph: text boxes, pictures, watermarks, embedded documents, and the text in or about them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from drafter.read.docx.names import COMPATIBILITY, WORD
from drafter.read.docx.plain import plain
from drafter.read.left_out import Kind

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PICTURE_PARTS = ("}blip", "}imagedata", "}textpath", "}chart", "}relIds", "}svgBlip")
"""Endings of the tags that show a picture or text; a drawing without any is only lines."""


def drawn_things(piece: Element) -> list[tuple[Kind, str]]:
    """The things that a ``w:drawing``, ``w:pict`` or ``w:object`` shows, each with its text. Lines and empty boxes are left out."""
    boxes = [plain(box) for box in _outside_fallbacks(piece, f"{WORD}txbxContent")]
    found: list[tuple[Kind, str]] = [("text box", text) for text in boxes if text]
    if piece.tag == f"{WORD}object":
        found.append(("embedded document", _alternative(piece)))
    elif not boxes and (any(part.tag.endswith(_PICTURE_PARTS) for part in piece.iter()) or _alternative(piece)):
        found.append(("picture", _alternative(piece)))
    return found


def _outside_fallbacks(element: Element, tag: str) -> list[Element]:
    """The outermost descendants with a tag, without the fallbacks for older programs (``mc:Fallback``)."""
    found, waiting = [], [element]
    while waiting:
        item = waiting.pop()
        if item.tag == tag:
            found.append(item)
        elif item.tag != f"{COMPATIBILITY}Fallback":
            waiting += reversed(item)
    return found


def _alternative(piece: Element) -> str:
    """The text that describes a picture, or the text of a watermark."""
    for found in piece.iter():
        said = found.get("descr") or (found.get("string") if found.tag == f"{_VML}textpath" else found.get("alt"))
        if said:
            return said.strip()
        program = found.get("ProgID") if found.tag == f"{_OFFICE}OLEObject" else None
        if program:
            return program
    return ""

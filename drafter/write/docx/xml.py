"""XML for the parts that are written as strings: escapes, the declaration, the namespaces, twips."""

from __future__ import annotations

from drafter.speech.text import UNPRINTABLE

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}"'


def escape(text: str) -> str:
    """A text escaped for an element, or for an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escape_metadata(text: str) -> str:
    """A text of the metadata escaped: what a paragraph cannot hold, a line break too, becomes a blank."""
    return escape(UNPRINTABLE.sub(" ", text))


def content(text: str) -> str:
    """A text escaped for ``w:t``. For a tab the element is closed, and a ``w:tab`` stands between two ``w:t``."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') if "\t" in text else text


def twips(points: float) -> int:
    """Points as twips, twentieths of a point, the unit of WordprocessingML."""
    return round(points * 20)

"""``txt``: the text of the finished page, one line for each paragraph.

Marks are written out. There is no indentation, and no blank line inside a speech. In a bundle a blank line stands before each
speech. ``drafter mine --to text`` prints the same form.
"""

from __future__ import annotations

from drafter.layout.model import Layout
from drafter.speech.emphasis import LOOKS, SUBSCRIPT, SUPERSCRIPT, pieces
from drafter.speech.figures import LOWERED, RAISED, moved
from drafter.speech.flow import text_of
from drafter.speech.lines import has_spans
from drafter.speech.tree import Document
from drafter.write import Properties


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The text in UTF-8, every line ended by a line feed; empty for a document without text. Layout and properties are not used.

    What is raised or lowered is shown by characters (10⁶, CO₂). Where Unicode has none, the marks of the outline stay, because 10^a^ is not 10a.
    """
    return text_of(document, _shown).encode()


def _shown(text: str) -> str:
    if not has_spans(text):
        return text
    return "".join([_moved(piece, looks) for piece, looks in pieces(text)])


def _moved(piece: str, looks: tuple[str, ...]) -> str:
    for look, table in ((SUPERSCRIPT, RAISED), (SUBSCRIPT, LOWERED)):
        if look in looks:
            found = moved(piece, table)
            return f"{LOOKS[look]}{piece}{LOOKS[look]}" if found is None else found
    return piece

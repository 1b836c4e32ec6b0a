"""``txt``: the text of the finished page, one line for each paragraph.

Marks are written out. There is no indentation, and no blank line inside a speech. In a bundle a blank line stands before each
speech. ``drafter mine --to text`` prints the same form.
"""

from __future__ import annotations

from drafter.layout.model import Layout
from drafter.speech.flow import text_of
from drafter.speech.tree import Document
from drafter.write import Properties


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The text in UTF-8, every line ended by a line feed; empty for a document without text. Layout and properties are not used."""
    return text_of(document).encode()

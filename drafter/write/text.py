"""``txt``: the words of the finished page, one paragraph a line.

Marks are written out; title, date, speaker and salutation stand on lines of their own; there is no indentation and no blank line inside
a speech. In a bundle a blank line divides one speech from the next, and the bundle's title and count from the first.
``drafter mine --to text`` prints the same form.
"""

from __future__ import annotations

from drafter.layout.model import Layout
from drafter.speech.flow import text_of
from drafter.speech.tree import Document
from drafter.write import Properties


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The text in UTF-8, every line ended by a line feed; empty for a document without words. A text has no layout or properties."""
    return text_of(document).encode()

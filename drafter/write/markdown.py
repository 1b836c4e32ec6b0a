"""``md``: Drafter's Markdown, defined in `drafter.speech.markdown`, which can read it back."""

from __future__ import annotations

from drafter.layout.model import Layout
from drafter.speech import markdown
from drafter.speech.tree import Document
from drafter.write import Properties


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The Markdown in UTF-8; empty for an empty document. Layout and properties are not used."""
    return markdown.write(document).encode()

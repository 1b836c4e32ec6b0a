"""``md``: the text form between a template and the tree, which `drafter.speech.markdown` defines and reads back."""

from __future__ import annotations

from drafter.layout.model import Layout
from drafter.speech import markdown
from drafter.speech.tree import Document
from drafter.write import Properties


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The Markdown in UTF-8; empty for nothing at all. Markdown has no layout or properties."""
    return markdown.write(document).encode()

"""``txt``: the words of the finished page, one paragraph a line.

Marks are written out; title, date, speaker and salutation stand on lines of their own; there is no indentation and no blank line inside
a speech. In a bundle one blank line stands before each speech. ``drafter mine --to text`` and ``drafter clean`` print the same form.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafter.layout.model import Layout
from drafter.speech.flow import Paragraph, bundle_front, paragraphs
from drafter.speech.tree import Bundle, Document, speeches_of
from drafter.write import Properties


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The text in UTF-8, every line ended by a line feed; empty for a document without words. A text has no layout or properties."""
    return text_of(document).encode()


def text_of(document: Document) -> str:
    """The text of a document, every line ended by a line feed."""
    parts = [_lines(bundle_front(document))] if isinstance(document, Bundle) else []
    parts += [_lines(paragraphs(speech)) for speech in speeches_of(document)]
    return "\n".join(filter(None, parts))


def _lines(found: Iterable[Paragraph]) -> str:
    return "".join([f"{text}\n" for paragraph in found if (text := paragraph.text)])

"""Letterheads: what a document lacks for the Word file that its layout names as its base."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.errors import Fault
from drafter.layout.model import Layout
from drafter.speech.tree import Bundle, Document
from drafter.write import Properties
from drafter.write.docx.letterhead import body_names, letterhead_of, own_title, slot_values

__all__ = ["open_slots"]


def open_slots(layout: Layout, document: Document, properties: Properties) -> Iterator[Fault]:
    """A notice for each slot of a letterhead that has no value, and for a title that stands above the speech too. Raises LayoutError where the file cannot be a base."""
    front: dict[str, str] = {} if isinstance(document, Bundle) else {line.kind: line.text for line in document.front}
    values = slot_values(dict(properties.slots), {**front, "title": document.title})
    letterhead = letterhead_of(layout)
    if document.title and (name := own_title(letterhead)):
        yield Fault("layout.base-title", facts={"found": name})
    for name in letterhead.slots:
        if not values.get(name):
            yield Fault("layout.base-body" if name in body_names() else "layout.base-slot", facts={"found": name})

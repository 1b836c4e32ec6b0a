"""Word documents: the base of a layout, made once, and the few parts that a speech changes.

A document is its layout's base (`base`: styles, settings, fonts, footers, already packed) with ``word/document.xml`` (`body`), the core
properties and the content hash (`properties`, `stamp`) put behind it (`package`). Nothing here needs python-docx: it reads the documents
back, in the tests too.
"""

from __future__ import annotations

from drafter.layout.model import Layout
from drafter.speech.tree import Document
from drafter.write import Properties
from drafter.write.docx.base import base_of
from drafter.write.docx.body import document_xml
from drafter.write.docx.package import Entry
from drafter.write.docx.properties import core_xml, custom_xml
from drafter.write.docx.stamp import CUSTOM, content_hash
from drafter.write.docx.stamp import stamp_state as stamp_state


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The bytes of a document; the same for the same arguments, whatever the day and machine."""
    base = base_of(layout)
    entries = [
        Entry.packed("word/document.xml", document_xml(document, layout)),
        Entry.stored("docProps/core.xml", core_xml(properties)),
    ]
    stamp = content_hash([*base.sums, *((entry.name, entry.crc) for entry in entries)])
    entries.append(Entry.stored(CUSTOM, custom_xml(stamp)))
    return base.with_entries(entries)

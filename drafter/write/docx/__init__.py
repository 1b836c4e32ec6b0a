"""Word documents: the base of a layout, which is made once, and the few parts that a speech changes.

The base has styles, settings, fonts and footers, already packed (module `base`). To it are added ``word/document.xml`` (`body`),
the core properties (`properties`) and the content hash (`stamp`); `package` makes the zip. No module here imports python-docx,
which is slow to load.
"""

from __future__ import annotations

from drafter.layout.model import Layout
from drafter.speech.tree import Document
from drafter.write import Properties
from drafter.write.docx.base import base_of
from drafter.write.docx.body import document_xml
from drafter.write.docx.package import ZipEntry
from drafter.write.docx.properties import core_xml
from drafter.write.docx.stamp import CUSTOM, content_hash, custom_xml
from drafter.write.docx.stamp import stamp_state as stamp_state


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The bytes of a document. The same arguments give the same bytes on any day and machine."""
    base = base_of(layout)
    entries = [
        ZipEntry.packed("word/document.xml", document_xml(document, layout)),
        ZipEntry.stored("docProps/core.xml", core_xml(properties)),
    ]
    stamp = content_hash([*base.sums, *((entry.name, entry.crc) for entry in entries)])
    entries.append(ZipEntry.stored(CUSTOM, custom_xml(stamp)))
    return base.with_entries(entries)

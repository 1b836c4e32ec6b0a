"""Word documents: the base of a layout, which is made once, and the few parts that a speech changes.

The base has styles, settings, fonts and footers, already packed (module `base`). To it are added ``word/document.xml`` (`body`),
the core properties (`properties`), the content hash (`stamp`) and the digests of the page (`drafter.speech.digests`); `package` makes
the zip. No module here imports python-docx, which is slow to load.
"""

from __future__ import annotations

from zlib import crc32

from drafter.layout.model import TOTAL, Layout
from drafter.speech import digests
from drafter.speech.flow import document_paragraphs, line_kinds
from drafter.speech.tree import Bundle, Document
from drafter.write import Properties
from drafter.write.docx.base import base_of
from drafter.write.docx.body import document_xml
from drafter.write.docx.package import ZipEntry
from drafter.write.docx.properties import core_xml
from drafter.write.docx.stamp import CUSTOM, NO_STAMP, content_hash, custom_xml
from drafter.write.docx.stamp import stamp_state as stamp_state


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The bytes of a document. The same arguments give the same bytes on any day and machine."""
    base = base_of(layout, line_kinds(document))
    entries = [
        ZipEntry.packed("word/document.xml", document_xml(document, layout)),
        ZipEntry.stored("docProps/core.xml", core_xml(properties)),
    ]
    page = digests.written(text for _, paragraph in document_paragraphs(document) if (text := paragraph.typed).strip())
    custom = custom_xml(page, _words(document, layout))
    sums = [*base.sums, *((entry.name, entry.crc) for entry in entries), (CUSTOM, crc32(custom.encode()))]
    entries.append(ZipEntry.stored(CUSTOM, custom.replace(NO_STAMP, content_hash(sums), 1)))
    return base.with_entries(entries)


def _words(document: Document, layout: Layout) -> dict[str, str]:
    """The words that the layout writes: beside the page number, above a bundle's contents."""
    number = layout.page_number
    beside = "" if number.place == "none" else digests.words_of_footer(number.before + number.after.replace(TOTAL, ""))
    return {digests.FOOTER_WORDS: beside, digests.CONTENTS: layout.contents_title if isinstance(document, Bundle) else ""}

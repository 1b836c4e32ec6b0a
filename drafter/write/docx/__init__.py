"""Word documents: the base of a layout, which is made once, and the few parts that a speech changes.

The base has styles, settings, fonts and footers, already packed (module `base`). To it are added ``word/document.xml`` (`body`),
the core properties (`properties`), the content hash (`stamp`) and the digests of the page (`drafter.speech.digests`); `package` makes
the zip. No module here imports python-docx, which is slow to load.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from zlib import crc32

from drafter.layout.model import TOTAL, Layout
from drafter.speech import digests
from drafter.speech.flow import line_kinds, typed_footnotes, typed_texts
from drafter.speech.lines import FOOTNOTE, PICTURE
from drafter.speech.tree import Bundle, Document
from drafter.write import Properties, title_and_date
from drafter.write.docx.base import LINKS, base_of, base_parts
from drafter.write.docx.body import document_xml, paragraphs_xml
from drafter.write.docx.package import Base, ZipEntry
from drafter.write.docx.properties import core_xml
from drafter.write.docx.rim import filled, rim_parts
from drafter.write.docx.stamp import CUSTOM, NO_STAMP, content_hash, custom_xml
from drafter.write.docx.stamp import stamp_state as stamp_state
from drafter.write.docx.xml import content


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The bytes of a document. The same arguments give the same bytes on any day and machine."""
    if layout.base is not None:
        return _on_base_file(document, layout, properties)
    kinds = line_kinds(document)
    base = base_of(layout, kinds)
    main, more = _with_parts(document_xml(document, layout, properties), document, layout, kinds)
    entries = [
        ZipEntry.packed("word/document.xml", main),
        *more,
        ZipEntry.stored("docProps/core.xml", core_xml(properties)),
    ]
    page = digests.written(text for text in typed_texts(document) if not text.isspace())
    around = [part for part in rim_parts(layout) if part.is_worded]
    entries += [ZipEntry.packed(part.name, filled(part.xml, *map(content, title_and_date(document)))) for part in around]
    custom = custom_xml(page, {**_words(document, layout), **_of_kinds(document, layout, kinds)})
    sums = [*base.sums, *((entry.name, entry.crc) for entry in entries), (CUSTOM, crc32(custom.encode()))]
    entries.append(ZipEntry.stored(CUSTOM, custom.replace(NO_STAMP, content_hash(sums), 1)))
    return base.with_entries(entries)


def _with_parts(main: str, document: Document, layout: Layout, kinds: frozenset[str]) -> tuple[str, list[ZipEntry]]:
    """The main part with its pictures and footnotes, and the parts that these need."""
    more: list[ZipEntry] = []
    if PICTURE in kinds:
        from drafter.write.docx.pictures import with_pictures

        main, links, more = with_pictures(main, base_parts(layout, kinds)[LINKS], document)
        more.append(ZipEntry.packed(LINKS, links))
    if FOOTNOTE in kinds:
        from drafter.write.docx.footnotes import PART, footnotes_xml, numbered, with_form

        main = with_form(numbered(main))
        more.append(ZipEntry.packed(PART, footnotes_xml(document)))
    return main, more


def export(document: Document, layout: Layout, properties: Properties, *, template: bool) -> bytes:
    """A document for people who write in Word, without Drafter's stamp. template: whether it is a template (.dotx)."""
    if layout.base is not None:
        from drafter.write.docx.letterhead import as_template

        data = _on_base_file(document, layout, properties)
        return as_template(data) if template else data
    kinds = line_kinds(document)
    parts = base_parts(layout, kinds)
    main, more = _with_parts(document_xml(document, layout), document, layout, kinds)
    if PICTURE in kinds:
        del parts[LINKS]  # among the further parts
    if template:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        types = "[Content_Types].xml"
        parts[types] = parts[types].replace(f"{kind}document.main+xml", f"{kind}template.main+xml")
    words = map(content, title_and_date(document))
    title, date = words
    entries = [
        ZipEntry.packed("word/document.xml", main),
        *more,
        *(ZipEntry.packed(part.name, filled(part.xml, title, date)) for part in rim_parts(layout) if part.is_worded),
        ZipEntry.stored("docProps/core.xml", core_xml(properties)),
        ZipEntry.stored(CUSTOM, custom_xml()),
    ]
    return Base.of(parts.items()).with_entries(entries)


def with_page_of_base(layout: Layout) -> Layout:
    """A layout with the page of its base file; itself without one. Raises LayoutError for a file that cannot be a base."""
    if layout.base is None:
        return layout
    from drafter.write.docx.letterhead import page_layout

    return page_layout(layout)


def _on_base_file(document: Document, layout: Layout, properties: Properties) -> bytes:
    """A document in the office's own Word file."""
    from drafter.write.docx.letterhead import filled as with_slots
    from drafter.write.docx.letterhead import head_and_tail, letterhead_of, main_part, slot_values

    kinds = line_kinds(document)
    letterhead = letterhead_of(layout, kinds)
    layout = layout._replace(page=letterhead.page, above=letterhead.above)
    front: dict[str, str] = {} if isinstance(document, Bundle) else {line.kind: line.text for line in reversed(document.front)}
    title, date = title_and_date(document)
    values = slot_values(dict(properties.slots), {**front, "title": title, "date": date})
    slotted = {name: with_slots(text, values) for name, text in letterhead.slotted.items()}
    more: list[ZipEntry] = []
    main = main_part(letterhead, paragraphs_xml(document, layout), values)
    if letterhead.loose:
        from drafter.write.docx.letterhead import with_kinds

        main, more = with_kinds(letterhead, main, document)
    entries = [
        ZipEntry.packed(letterhead.main, main),
        *more,
        *(ZipEntry.packed(name, text) for name, text in slotted.items()),
        ZipEntry.stored("docProps/core.xml", core_xml(properties)),
    ]
    page = digests.written(text for text in typed_texts(document) if not text.isspace())
    shown = digests.written(
        dict.fromkeys(digests.words_of_footer(_TAG.sub("", text.partition("?>")[2])) for text in slotted.values())
    )
    words = {
        digests.CONTENTS: layout.contents_title if isinstance(document, Bundle) else "",
        digests.AROUND: letterhead.around + shown,
        **head_and_tail(letterhead, values),
        **_of_kinds(document, layout, kinds),
    }
    custom = custom_xml(page, words, letterhead.properties)
    sums = [*letterhead.base.sums, *((entry.name, entry.crc) for entry in entries), (CUSTOM, crc32(custom.encode()))]
    entries.append(ZipEntry.stored(CUSTOM, custom.replace(NO_STAMP, content_hash(sums), 1)))
    return letterhead.base.with_entries(entries)


def _of_kinds(document: Document, layout: Layout, kinds: Collection[str]) -> dict[str, str]:
    """What the document remembers of its footnotes and pictures."""
    said = digests.numbered(digests.NOTES, typed_footnotes(document)) if FOOTNOTE in kinds else {}
    if PICTURE in kinds:
        from drafter.write.docx.pictures import pictures_of, width_of

        said[digests.PICTURES] = " ".join(str(width_of(picture, layout)) for picture in pictures_of(document))[: digests.LONGEST]
    return said


_TAG = re.compile("<[^>]*>")


def _words(document: Document, layout: Layout) -> dict[str, str]:
    """The words that the layout writes: beside the page number, in headers and footers, above a bundle's contents."""
    number = layout.page_number
    beside = "" if number.place == "none" else digests.words_of_footer(number.before + number.after.replace(TOTAL, ""))
    words = {digests.FOOTER_WORDS: beside, digests.CONTENTS: layout.contents_title if isinstance(document, Bundle) else ""}
    if layout.header or layout.footer or layout.mark or layout.watermark:
        shown = (digests.words_of_footer(filled(part.text, *title_and_date(document))) for part in rim_parts(layout))
        words[digests.AROUND] = digests.written(dict.fromkeys(shown))
    return words

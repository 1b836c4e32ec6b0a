"""A bundle's contents page: the titles of its speeches with page numbers.

A page number is a PAGEREF field to the speech's bookmark. LibreOffice computes it when it opens the document. Word computes it only
when the user updates the fields (Ctrl+A, F9). So the field has an estimate, which shows until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from drafter.layout.model import Layout, Type
from drafter.speech.flow import Paragraph, bundle_front, paragraphs
from drafter.speech.text import is_wide
from drafter.speech.tree import Bundle, Speech
from drafter.write.docx.styles import PARAGRAPH_STYLES
from drafter.write.docx.titles import title_lines
from drafter.write.docx.xml import content


def contents_xml(bundle: Bundle, layout: Layout) -> Iterator[str]:
    """The paragraphs of the contents; empty where no speech has a title."""
    entries = [(number, speech.title) for number, speech in enumerate(bundle.speeches, 1) if speech.title]
    if not entries:
        return
    if layout.contents_title:
        yield _paragraph("contents-heading", f'<w:r><w:t xml:space="preserve">{content(layout.contents_title)}</w:t></w:r>')
    pages = first_pages(bundle, layout)
    for number, title in entries:
        yield _paragraph("contents-line", _entry(number, title, pages[number - 1]))


def _paragraph(kind: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{PARAGRAPH_STYLES[kind]}"/></w:pPr>{runs}</w:p>'


def _entry(number: int, title: str, page: int) -> str:
    return (
        f'<w:hyperlink w:anchor="speech{number}" w:history="1"><w:r><w:t xml:space="preserve">{content(title)}</w:t></w:r>'
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF speech{number} \\h </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{page}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "</w:hyperlink>"
    )


def first_pages(bundle: Bundle, layout: Layout) -> list[int]:
    """The estimated first page of each speech. The contents page is page 1."""
    entries = [(layout.contents_line, speech.title) for speech in bundle.speeches if speech.title]
    front = [(type_of(paragraph, layout), paragraph.text) for paragraph in bundle_front(bundle)]
    heading = [(layout.contents_heading, layout.contents_title)] if entries and layout.contents_title else []
    page = 1 + _pages([*front, *heading, *entries], layout)
    numbers = []
    for speech in bundle.speeches:
        numbers.append(page)
        page += _speech_pages(speech, layout)
    return numbers


def _speech_pages(speech: Speech, layout: Layout) -> int:
    return _pages([(type_of(paragraph, layout), paragraph.text) for paragraph in paragraphs(speech)], layout)


def _pages(texts: list[tuple[Type, str]], layout: Layout) -> int:
    """How many pages some paragraphs fill.

    Lines are counted; lines that Word moves because of headings or punctuation are not considered.
    """
    pages, room = (1, layout.page.text_height) if texts else (0, 0.0)
    for type_, text in texts:
        lines = _lines(type_, text, layout)
        if type_.keep_lines and room < lines * type_.line <= layout.page.text_height / 2:
            pages, room = pages + 1, layout.page.text_height
        for _ in range(lines):
            if type_.line > room + 0.5:  # half a point: lengths are rounded to twips
                pages, room = pages + 1, layout.page.text_height
            room -= type_.line
    return pages


def _lines(type_: Type, text: str, layout: Layout) -> int:
    if type_.align == "center":
        return len(title_lines(text, type_, layout.page.text_width))
    room = (layout.page.text_width + 0.5) // (type_.size + type_.tracking)
    width = type_.indent.points(type_) / type_.size + sum(1.0 if is_wide(character) else 0.5 for character in text)
    return max(1, ceil(width / room))


def type_of(paragraph: Paragraph, layout: Layout) -> Type:
    """The type of a paragraph."""
    if paragraph.kind == "heading":
        return layout.headings[paragraph.level - 1]
    return {
        "title": layout.title,
        "subtitle": layout.subtitle,
        "speaker": layout.speaker,
        "date": layout.date,
        "salutation": layout.salutation,
        "bundle-title": layout.bundle_title,
        "bundle-count": layout.bundle_count,
        "body": layout.body,
    }[paragraph.kind]

"""A bundle's contents page: the titles of its speeches with page numbers.

The entries are the result of a TOC field, and each page number is a PAGEREF field to the speech's bookmark. Word computes them only when
the user updates the fields (Ctrl+A, F9). So they hold the pages as they are worked out here, which show until then.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from drafter.layout.model import Layout, Type
from drafter.speech.flow import bundle_front, head_length, paragraphs
from drafter.speech.lines import KINDS, PAGE_BREAK
from drafter.speech.text import is_wide
from drafter.speech.tree import Bundle, Speech
from drafter.write.docx.styles import PARAGRAPH_STYLES, with_gap
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
    for place, (number, title) in enumerate(entries):
        before = _FIELD_BEGINS if place == 0 else ""
        after = _FIELD_ENDS if place == len(entries) - 1 else ""
        yield _paragraph("contents-line", f"{before}{_entry(number, title, pages[number - 1])}{after}")


_FIELD_BEGINS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\h \\z \\t "Title,1" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD_ENDS = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""The field of which the entries are the result: Word's “update table” makes them anew from the paragraphs of the style Title."""


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
    front = [(layout.type_of(paragraph.kind, paragraph.level), paragraph.text) for paragraph in bundle_front(bundle)]
    heading = [(layout.contents_heading, layout.contents_title)] if entries and layout.contents_title else []
    page = 1 + _pages([*front, *heading, *entries], layout)
    numbers = []
    for speech in bundle.speeches:
        numbers.append(page)
        page += _speech_pages(speech, layout)
    return numbers


def _speech_pages(speech: Speech, layout: Layout) -> int:
    found = paragraphs(speech)
    if layout.body.phrases:
        from drafter.write.reading import set_pages

        return 1 + sum(len(ends.pages) for ends in set_pages(found, layout, head_length(found)))
    texts = [
        (layout.body if paragraph.kind == PAGE_BREAK else layout.type_of(paragraph.kind, paragraph.level), paragraph.text)
        for paragraph in found
    ]
    if end := head_length(found):
        type_, text = texts[end - 1]
        texts[end - 1] = with_gap(type_, layout), text
    parts: list[list[tuple[Type, str]]] = [[]]
    for paragraph, line in zip(found, texts, strict=True):
        if paragraph.kind in _NEW_PAGE and parts[-1]:
            parts.append([])
        if paragraph.kind != PAGE_BREAK:
            parts[-1].append(line)
    return sum(_pages(part, layout) for part in parts)


_NEW_PAGE = frozenset({PAGE_BREAK, *(kind.name for kind in KINDS if kind.new_page)})
"""The kinds of lines at which a page begins."""


def _pages(texts: list[tuple[Type, str]], layout: Layout) -> int:
    """How many pages some paragraphs fill.

    Lines and the spaces between paragraphs are counted, headings stay with what follows them. Lines that Word moves because of
    punctuation are not considered.
    """
    pages, room = (1, layout.page.text_height) if texts else (0, 0.0)
    heights = [_lines(type_, text, layout) for type_, text in texts]
    for place, (type_, _) in enumerate(texts):
        lines = heights[place]
        before, after = type_.before.points(type_), type_.after.points(type_)
        together = lines * type_.line if type_.keep_lines and lines * type_.line <= layout.page.text_height / 2 else type_.line
        needed = together + (_first_line_behind(texts, place) if type_.keep_next and room < layout.page.text_height else 0.0)
        if needed + before > room + _ROUNDING and room < layout.page.text_height:
            pages, room, before = pages + 1, layout.page.text_height, 0.0
        room -= before
        for _ in range(lines):
            if type_.line > room + _ROUNDING:
                pages, room = pages + 1, layout.page.text_height
            room -= type_.line
        room -= after
    return pages


_ROUNDING = 0.5
"""Lengths are rounded to twips: half a point decides nothing."""


def _first_line_behind(texts: list[tuple[Type, str]], place: int) -> float:
    """The height of the paragraphs behind one that stay with it, up to the first line of one that need not."""
    height = texts[place][0].after.points(texts[place][0])
    for type_, _ in texts[place + 1 :]:
        height += type_.before.points(type_) + type_.line
        if not type_.keep_next:
            break
    return height


def _lines(type_: Type, text: str, layout: Layout) -> int:
    if type_.align == "center":
        return len(title_lines(text, type_, layout.page.text_width, layout.title_words))
    room = (layout.page.text_width + 0.5) // (type_.size + type_.tracking)
    width = type_.indent.points(type_) / type_.size + sum(1.0 if is_wide(character) else 0.5 for character in text)
    return max(1, ceil(width / room))

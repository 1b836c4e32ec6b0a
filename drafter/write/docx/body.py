"""``word/document.xml``: the paragraphs of a speech or bundle.

This is the hot path, so it works with strings and dictionaries only.
"""

from __future__ import annotations

from functools import lru_cache

from drafter.layout.model import Layout
from drafter.speech.flow import Paragraph, bundle_front, paragraphs
from drafter.speech.tree import Bundle, Document, Speech
from drafter.write.docx.contents import contents_xml, type_of
from drafter.write.docx.styles import PARAGRAPH_STYLES, heading_style, run_style
from drafter.write.docx.titles import title_lines
from drafter.write.docx.xml import DECLARATION, ROOT, content, twips

_OPENING = f"{DECLARATION}<w:document {ROOT}><w:body>"
_BREAK = "<w:br/>"

_HEAD = frozenset({"title", "subtitle", "speaker", "date"})
"""The kinds of front lines above the gap. `Page.gap` is the space between them and the salutation, or the text without a salutation.
"""

_BALANCED = frozenset({"title", "subtitle", "speaker", "bundle-title"})

_STARTS = {(kind, 0): f'<w:p><w:pPr><w:pStyle w:val="{style}"/>' for kind, style in PARAGRAPH_STYLES.items()}
_STARTS |= {("heading", level): f'<w:p><w:pPr><w:pStyle w:val="{heading_style(level)}"/>' for level in range(1, 5)}

_BODY = f"{_STARTS['body', 0]}</w:pPr>"
_TEXT_RUN = '<w:r><w:t xml:space="preserve">'
_RUN_IN = {
    (role, level): f'<w:r><w:rPr><w:rStyle w:val="{run_style(role, level)}"/></w:rPr><w:t xml:space="preserve">'
    for role in ("section", "point")
    for level in range(1, 5)
}
_RUNS = {("text", 0): _TEXT_RUN, **_RUN_IN}


def document_xml(document: Document, layout: Layout) -> str:
    """The XML of the part.

    A bundle begins with its title, its count line and its contents. Each of its speeches begins on a new page.
    """
    parts = [_OPENING]
    if isinstance(document, Bundle):
        for paragraph in bundle_front(document):
            _add(parts, paragraph, layout)
        parts += contents_xml(document, layout)
        for number, speech in enumerate(document.speeches, 1):
            _add_speech(parts, speech, layout, number)
    else:
        _add_speech(parts, document, layout, 0)
    parts.append(_ending(layout))
    return "".join(parts)


def _add_speech(parts: list[str], speech: Speech, layout: Layout, number: int) -> None:
    """Add the paragraphs of a speech. number: its number in a bundle, 0 for a single speech."""
    in_head = False
    most_kept = _most_kept(layout)
    append = parts.append
    for place, paragraph in enumerate(paragraphs(speech)):
        if place and not in_head and not most_kept and paragraph.kind == "body":  # most paragraphs need only their style
            append(_BODY)
            for text, role, depth in paragraph.runs:
                append(f"{_RUNS[role, depth]}{content(text)}</w:t></w:r>" if text else "")
            append("</w:p>")
            continue
        new_page = bool(number) and not place and len(parts) > 1
        gap = in_head and paragraph.kind not in _HEAD
        in_head = paragraph.kind in _HEAD
        too_long = most_kept and paragraph.kind == "body" and len(paragraph.text) > most_kept
        direct = _direct(layout, new_page, gap, bool(too_long)) if new_page or gap or too_long else ""
        bookmark = (
            f'<w:bookmarkStart w:id="{number}" w:name="speech{number}"/><w:bookmarkEnd w:id="{number}"/>'
            if number and not place
            else ""
        )
        _add(parts, paragraph, layout, direct, bookmark)


def _direct(layout: Layout, new_page: bool, gap: bool, too_long: bool) -> str:
    """The properties in which a paragraph differs from its style, in the order of the schema (CT_PPrBase)."""
    return "".join(
        (
            '<w:keepLines w:val="0"/>' if too_long else "",
            "<w:pageBreakBefore/>" if new_page else "",
            "<w:widowControl/>" if too_long else "",
            f'<w:spacing w:before="{twips(layout.page.gap.points(layout.body))}"/>' if gap else "",
        )
    )


def _most_kept(layout: Layout) -> int:
    """The most characters of a paragraph that is kept on one page: half a page. 0 where the layout keeps none together.

    A longer paragraph kept together would leave half a page empty before it, or a page with a single line behind it.
    """
    body, page = layout.body, layout.page
    return int(page.text_width / (body.size + body.tracking) * (page.text_height / body.line) / 2) if body.keep_lines else 0


def _add(parts: list[str], paragraph: Paragraph, layout: Layout, direct: str = "", bookmark: str = "") -> None:
    kind, runs, level = paragraph
    parts.append(f"{_STARTS[kind, level]}{direct}</w:pPr>{bookmark}")
    if kind in _BALANCED:
        lines = title_lines(paragraph.text, type_of(paragraph, layout), layout.page.text_width)
        between = f'</w:t>{_BREAK}<w:t xml:space="preserve">'
        parts.append(f"{_TEXT_RUN}{between.join(map(content, lines))}</w:t></w:r>")
    else:
        for text, role, depth in runs:
            if text:
                parts.append(f"{_RUNS[role, depth]}{content(text)}</w:t></w:r>")
    parts.append("</w:p>")


@lru_cache(maxsize=32)
def _ending(layout: Layout) -> str:
    """The properties of the document's only section, and the end of the part."""
    page = layout.page
    width, height, top, bottom, left, right = map(twips, (page.width, page.height, page.top, page.bottom, page.left, page.right))
    landscape = ' w:orient="landscape"' if width > height else ""
    header, footer, grid = map(twips, (page.header, page.footer, page.grid))
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{landscape}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" w:footer="{footer}" w:gutter="0"/>'
        # type "lines": with "linesAndChars" LibreOffice ignores the lines and characters of the grid
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{grid}"/></w:sectPr></w:body></w:document>'
    )

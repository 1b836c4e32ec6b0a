"""``word/document.xml``: the paragraphs of a speech or bundle. This is the hot path: strings, and no look-ups but in dictionaries."""

from __future__ import annotations

from functools import lru_cache

from drafter.layout.model import Layout
from drafter.speech.flow import Paragraph, bundle_front, paragraphs
from drafter.speech.tree import Bundle, Document, Speech
from drafter.write.docx.contents import contents_xml
from drafter.write.docx.styles import PARAGRAPH_STYLES, heading_style, run_style
from drafter.write.docx.titles import title_lines
from drafter.write.docx.xml import DECLARATION, ROOT, content, twips

_OPENING = f"{DECLARATION}<w:document {ROOT}><w:body>"
_BREAK = "<w:br/>"

_HEAD = frozenset({"title", "subtitle", "speaker", "date"})
"""What stands above the gap; `Page.gap` comes between it and the salutation, or the text where there is none."""

_BALANCED = frozenset({"title", "subtitle", "bundle-title"})

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
    """The whole part.

    A bundle's speeches begin on pages of their own, behind its title, its count line and its contents.
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
    """`number`: of the speech in its bundle, 0 for a speech by itself."""
    in_head = False
    most_kept = _most_kept(layout)
    append = parts.append
    for place, paragraph in enumerate(paragraphs(speech)):
        if place and not in_head and not most_kept and paragraph.kind == "body":  # nearly all of them: nothing but their style
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
    """What a paragraph sets against its style, in the order of the schema (CT_PPrBase)."""
    return "".join(
        (
            '<w:keepLines w:val="0"/>' if too_long else "",
            "<w:pageBreakBefore/>" if new_page else "",
            "<w:widowControl/>" if too_long else "",
            f'<w:spacing w:before="{twips(layout.page.gap.points(layout.body))}"/>' if gap else "",
        )
    )


def _most_kept(layout: Layout) -> int:
    """How many characters a paragraph may have that a page's end must not part: half a page; 0 where any may be parted.

    Kept whole, a longer one leaves half a page white before it, or a page with a line behind it.
    """
    body, page = layout.body, layout.page
    return int(page.text_width / (body.size + body.tracking) * (page.text_height / body.line) / 2) if body.keep_lines else 0


def _add(parts: list[str], paragraph: Paragraph, layout: Layout, direct: str = "", bookmark: str = "") -> None:
    kind, runs, level = paragraph
    parts.append(f"{_STARTS[kind, level]}{direct}</w:pPr>{bookmark}")
    if kind in _BALANCED:
        type_ = layout.title if kind == "title" else layout.subtitle if kind == "subtitle" else layout.bundle_title
        lines = title_lines(paragraph.text, type_, layout.page.text_width)
        between = f'</w:t>{_BREAK}<w:t xml:space="preserve">'
        parts.append(f"{_TEXT_RUN}{between.join(map(content, lines))}</w:t></w:r>")
    else:
        for text, role, depth in runs:
            if text:
                parts.append(f"{_RUNS[role, depth]}{content(text)}</w:t></w:r>")
    parts.append("</w:p>")


@lru_cache(maxsize=32)
def _ending(layout: Layout) -> str:
    """The section's properties and the end of the part."""
    page = layout.page
    width, height, top, bottom, left, right = map(twips, (page.width, page.height, page.top, page.bottom, page.left, page.right))
    landscape = ' w:orient="landscape"' if width > height else ""
    header, footer, grid = map(twips, (page.header, page.footer, page.grid))
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{landscape}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" w:footer="{footer}" w:gutter="0"/>'
        # lines only: with linesAndChars LibreOffice loses both counts
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{grid}"/></w:sectPr></w:body></w:document>'
    )

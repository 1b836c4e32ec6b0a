"""``word/document.xml``: the paragraphs of a speech or bundle.

This is the hot path, so it works with strings and dictionaries only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.layout.model import Layout
from drafter.speech.emphasis import STRONG, SUBSCRIPT, SUPERSCRIPT, pieces
from drafter.speech.flow import HEAD, Paragraph, Run, bundle_front, head_length, paragraphs, texts
from drafter.speech.lines import PAGE_BREAK, ROWS, has_spans
from drafter.speech.text import BLANK_START, OPEN_BLANK
from drafter.speech.tree import Bundle, Document, Speech
from drafter.write.docx.contents import contents_xml
from drafter.write.docx.section import section_xml
from drafter.write.docx.styles import BLANK_STYLE, PARAGRAPH_STYLES, SHADED, head_end_style, heading_style, run_style, side_indent
from drafter.write.docx.tables import table_length, table_xml
from drafter.write.docx.titles import title_lines
from drafter.write.docx.xml import DECLARATION, ROOT, content
from drafter.write.signature import signature_insets

_OPENING = f"{DECLARATION}<w:document {ROOT}><w:body>"
_BREAK = "<w:br/>"

_BALANCED = frozenset({"title", "subtitle", "speaker", "bundle-title"})

_STARTS = {(kind, 0): f'<w:p><w:pPr><w:pStyle w:val="{style}"/>' for kind, style in PARAGRAPH_STYLES.items()}
_STARTS |= {("heading", level): f'<w:p><w:pPr><w:pStyle w:val="{heading_style(level)}"/>' for level in range(1, 5)}
_HEAD_ENDS = {kind: f'<w:p><w:pPr><w:pStyle w:val="{head_end_style(kind)}"/>' for kind in HEAD}

_BODY = f"{_STARTS['body', 0]}</w:pPr>"
_BLANK_RUN = f'<w:r><w:rPr><w:rStyle w:val="{BLANK_STYLE}"/></w:rPr><w:t xml:space="preserve">'
_TEXT_RUN = '<w:r><w:t xml:space="preserve">'
_RUN_IN = {
    (role, level): f'<w:r><w:rPr><w:rStyle w:val="{run_style(role, level)}"/></w:rPr><w:t xml:space="preserve">'
    for role in ("section", "point")
    for level in range(1, 5)
}
_RUNS = {("text", 0): _TEXT_RUN, **_RUN_IN}


def document_xml(document: Document, layout: Layout) -> str:
    """The XML of the part."""
    return "".join((_OPENING, paragraphs_xml(document, layout), section_xml(layout), "</w:body></w:document>"))


def paragraphs_xml(document: Document, layout: Layout) -> str:
    """The paragraphs of a document.

    A bundle begins with its title, its count line and its contents. Each of its speeches begins on a new page.
    """
    parts = [""]  # the first speech of a bundle begins on a new page only behind something
    if isinstance(document, Bundle):
        for paragraph in bundle_front(document):
            _add(parts, paragraph, layout)
        parts += contents_xml(document, layout)
        for number, speech in enumerate(document.speeches, 1):
            _add_speech(parts, speech, layout, number)
    else:
        _add_speech(parts, document, layout, 0)
    if parts and parts[-1].endswith("</w:tbl>"):  # the last block of a body is a paragraph
        parts.append(f"{_BODY}</w:p>")
    return "".join(parts)


def _add_speech(parts: list[str], speech: Speech, layout: Layout, number: int) -> None:
    """Add the paragraphs of a speech. number: its number in a bundle, 0 for a single speech."""
    kept = most_kept(layout)
    append = parts.append
    found = paragraphs(speech)
    head = head_length(found)
    if layout.body.phrases:
        _add_set(parts, found, head, layout, number)
        return
    insets = signature_insets(found, layout)
    drawn = 0  # the index behind the rows of the last table
    broken = False  # whether a page break stands before the paragraph
    plain = not _has_special("".join(texts(speech))) and not _has_emphasis(found)
    for place, paragraph in enumerate(found):
        kind, runs, _ = paragraph
        first = runs[0] if runs else Run("")
        runs_in = first.role == "section"
        # most paragraphs need only their style
        if place and not kept and kind == "body" and not runs_in and not broken:
            if plain:
                shown = "".join([f"{_RUNS[role, depth]}{text}</w:t></w:r>" for text, role, depth in runs if text])
                append(f"{_BODY}{shown}</w:p>")
            else:
                append(_BODY)
                _add_runs(parts, runs)
                append("</w:p>")
            continue
        if kind == PAGE_BREAK:
            broken = True
            continue
        if kind in ROWS:
            if place >= drawn:
                drawn = place + table_length(found, place)
                append(table_xml(found[place:drawn], layout, _runs_xml))
            continue
        new_page = broken or (bool(number) and not place and len(parts) > 1)
        broken = False
        too_long = kept and kind == "body" and len(paragraph.text) > kept
        direct = _direct(new_page, bool(too_long)) if new_page or too_long else ""
        if place in insets:
            direct += f"<w:ind {side_indent('right', insets[place], layout.type_of(kind))}/>"
        direct += _outline_level(kind, first.level if runs_in else paragraph.level, bool(number))
        _add(parts, paragraph, layout, direct, _bookmark(number, place), ends_head=place + 1 == head)


def _add_set(parts: list[str], found: Sequence[Paragraph], head: int, layout: Layout, number: int) -> None:
    """Add the paragraphs of a speech in a copy to read aloud, whose lines and pages are set here."""
    from drafter.write.reading import divided, set_pages

    for place, (paragraph, ends) in enumerate(zip(found, set_pages(found, layout, head), strict=True)):
        first = paragraph.runs[0] if paragraph.runs else Run("")
        level = _outline_level(paragraph.kind, first.level if first.role == "section" else paragraph.level, bool(number))
        pieces = divided(paragraph, ends)
        for nth, runs in enumerate(pieces):
            new_page = nth > 0 or 0 in ends.pages or (bool(number) and not place and len(parts) > 1)
            direct = _direct(new_page, too_long=False) + ("" if nth else level)
            style = _CONTINUED.get((nth > 0, nth + 1 < len(pieces)))
            if paragraph.kind != "body":
                _add(parts, paragraph, layout, direct, _bookmark(number, place), ends_head=place + 1 == head)
                continue
            parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style or PARAGRAPH_STYLES["body"]}"/>{direct}</w:pPr>')
            parts.append("" if nth else _bookmark(number, place))
            _add_runs(parts, runs)
            parts.append("</w:p>")


_CONTINUED = {(False, True): "BodyRunOn", (True, False): "Continued", (True, True): "ContinuedRunOn"}
"""The style of a piece of a paragraph, by whether something stands before it and behind it on other pages."""


def _bookmark(number: int, place: int) -> str:
    """The bookmark to which the contents of a bundle lead, at the first paragraph of a speech."""
    if not number or place:
        return ""
    return f'<w:bookmarkStart w:id="{number}" w:name="speech{number}"/><w:bookmarkEnd w:id="{number}"/>'


_SPECIAL = ("&", "<", ">", "\t", "\n", BLANK_START)


def _has_special(text: str) -> bool:
    """Whether a text has something that stands otherwise in the XML, or is shaded."""
    return any(special in text for special in _SPECIAL)


def _outline_level(kind: str, level: int, in_bundle: bool) -> str:
    """The outline level of a paragraph for Word's navigation pane; "" where its style gives it.

    A paragraph with a section's run-in heading has one, and a title in a bundle.

    In a bundle the titles are the first level and the sections are one lower (ISO/IEC 29500-1, 17.3.1.20 counts from 0).
    """
    if kind == "title" and in_bundle:
        return '<w:outlineLvl w:val="0"/>'
    if (kind == "heading" and in_bundle) or (kind == "body" and level):
        return f'<w:outlineLvl w:val="{level - 1 + in_bundle}"/>'
    return ""


def _direct(new_page: bool, too_long: bool) -> str:
    """The properties in which a paragraph differs from its style, in the order of the schema (CT_PPrBase)."""
    return "".join(
        (
            '<w:keepLines w:val="0"/>' if too_long else "",
            "<w:pageBreakBefore/>" if new_page else "",
            "<w:widowControl/>" if too_long else "",
        )
    )


def most_kept(layout: Layout) -> int:
    """The most characters of a paragraph that is kept on one page: half a page. 0 where the layout keeps none together.

    A longer paragraph kept together would leave half a page empty before it, or a page with a single line behind it.
    """
    body, page = layout.body, layout.page
    return int(page.text_width / (body.size + body.tracking) * (page.text_height / body.line) / 2) if body.keep_lines else 0


def _add(
    parts: list[str], paragraph: Paragraph, layout: Layout, direct: str = "", bookmark: str = "", *, ends_head: bool = False
) -> None:
    kind, runs, level = paragraph
    parts.append(f"{_HEAD_ENDS[kind] if ends_head else _STARTS[kind, level]}{direct}</w:pPr>{bookmark}")
    if kind in _BALANCED:
        lines = title_lines(paragraph.text, layout.type_of(kind), layout.page.text_width)
        _add_runs(parts, [Run("\n".join(lines))])
    else:
        _add_runs(parts, runs)
    parts.append("</w:p>")


def _has_emphasis(found: Sequence[Paragraph]) -> bool:
    """Whether some text has emphasis in it."""
    return any(type(run[0]) is not str and has_spans(run[0]) for paragraph in found for run in paragraph.runs)


def _runs_xml(runs: Sequence[Run]) -> str:
    parts: list[str] = []
    _add_runs(parts, runs)
    return "".join(parts)


def _add_runs(parts: list[str], runs: Sequence[Run]) -> None:
    for text, role, depth in runs:
        if has_spans(text):
            parts += _with_looks(text, _RUNS[role, depth])
        elif BLANK_START in text:
            parts += _with_blanks(text, role, depth)
        elif text:
            parts.append(f"{_RUNS[role, depth]}{_lines(text)}</w:t></w:r>")


_LOOKS = {
    STRONG: "<w:b/><w:bCs/>",
    SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
    SUBSCRIPT: '<w:vertAlign w:val="subscript"/>',
}
"""The properties of a run by its look, in the order of the schema (EG_RPrBase). They are direct formatting, as Word's own buttons make it."""


def _with_looks(text: str, start: str) -> Iterator[str]:
    """The runs of a text with emphasis in it. start: what begins a run of its kind."""
    for piece, looks in pieces(text):
        direct = "".join(_LOOKS[look] for look in looks)
        begin = start
        if direct:
            begin = (
                start.replace("</w:rPr>", f"{direct}</w:rPr>")
                if "</w:rPr>" in start
                else start.replace("<w:r>", f"<w:r><w:rPr>{direct}</w:rPr>")
            )
        yield f"{begin}{_lines(piece)}</w:t></w:r>"


def _lines(text: str) -> str:
    """A text as the content of ``w:t``. A line feed is a line break; only the lines of a title have any."""
    return content(text) if "\n" not in text else f'</w:t>{_BREAK}<w:t xml:space="preserve">'.join(map(content, text.split("\n")))


def _with_blanks(text: str, role: str, depth: int) -> Iterator[str]:
    """The runs of a text in which blanks are not filled: they are shaded, so that nobody overlooks them."""
    start = _RUNS[role, depth]
    shaded = start.replace("</w:rPr>", f"{SHADED}</w:rPr>") if "</w:rPr>" in start else _BLANK_RUN
    for place, piece in enumerate(re.split(f"({OPEN_BLANK})", text)):
        if piece:
            yield f"{shaded if place % 2 else start}{_lines(piece)}</w:t></w:r>"

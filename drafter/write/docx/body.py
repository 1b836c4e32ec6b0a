"""``word/document.xml``: the paragraphs of a speech or bundle.

This is the hot path, so it works with strings and dictionaries only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_letters

from drafter.layout.model import Layout
from drafter.speech.emphasis import STRONG, SUBSCRIPT, SUPERSCRIPT, pieces
from drafter.speech.flow import HEAD, Paragraph, Run, bundle_front, head_length, is_emphatic, paragraphs, texts
from drafter.speech.lines import FOOTNOTE, PAGE_BREAK, PICTURE, ROWS, Note, has_spans, joined
from drafter.speech.text import BLANK_START, OPEN_BLANK
from drafter.speech.tree import Bundle, Document, Speech
from drafter.write import Properties
from drafter.write.attachments import hanging
from drafter.write.docx.contents import contents_xml
from drafter.write.docx.lines import left_over, tightened
from drafter.write.docx.section import section_xml
from drafter.write.docx.styles import (
    BLANK_STYLE,
    PARAGRAPH_STYLES,
    SHADED,
    head_end_style,
    heading_style,
    own_style,
    run_style,
    side_indent,
)
from drafter.write.docx.tables import is_below_table, table_length, table_xml
from drafter.write.docx.titles import title_lines
from drafter.write.docx.xml import DECLARATION, ROOT, content, escape, twips
from drafter.write.signature import SIGNATURE, kept_with_signatures, signature_insets, signature_lines

_OPENING = f"{DECLARATION}<w:document {ROOT}><w:body>"
_BREAK = "<w:br/>"

_BALANCED = frozenset({"title", "subtitle", "speaker", "bundle-title"})

_STARTS = {(kind, 0): f'<w:p><w:pPr><w:pStyle w:val="{style}"/>' for kind, style in PARAGRAPH_STYLES.items()}
_STARTS |= {("heading", level): f'<w:p><w:pPr><w:pStyle w:val="{heading_style(level)}"/>' for level in range(1, 5)}
_HEAD_ENDS = {kind: f'<w:p><w:pPr><w:pStyle w:val="{head_end_style(kind)}"/>' for kind in HEAD}

_BODY = f"{_STARTS['body', 0]}</w:pPr>"
EMPTY = f"{_BODY}</w:p>"
_RAGGED = '<w:jc w:val="left"/>'
_RAGGED_BODY = f"{_STARTS['body', 0]}{_RAGGED}</w:pPr>"
_BLANK_RUN = f'<w:r><w:rPr><w:rStyle w:val="{BLANK_STYLE}"/></w:rPr><w:t xml:space="preserve">'
_TEXT_RUN = '<w:r><w:t xml:space="preserve">'
_RUN_IN = {
    (role, level): f'<w:r><w:rPr><w:rStyle w:val="{run_style(role, level)}"/></w:rPr><w:t xml:space="preserve">'
    for role in ("section", "point")
    for level in range(1, 5)
}
RUNS = {("text", 0): _TEXT_RUN, **_RUN_IN}


def document_xml(document: Document, layout: Layout, properties: Properties | None = None) -> str:
    """The whole XML of the part ``word/document.xml``. properties: a copy to read aloud takes its readings and its rate from them."""
    return "".join((_OPENING, paragraphs_xml(document, layout, properties), section_xml(layout), "</w:body></w:document>"))


def paragraphs_xml(document: Document, layout: Layout, properties: Properties | None = None) -> str:
    """The paragraphs of a document.

    A bundle begins with its title, its count line and its contents. Each of its speeches begins on a new page.
    """
    parts = [""]  # the first speech of a bundle begins on a new page only behind something
    if isinstance(document, Bundle):
        for paragraph in bundle_front(document):
            add(parts, paragraph, layout)
        parts += contents_xml(document, layout)
        for number, speech in enumerate(document.speeches, 1):
            _add_speech(parts, speech, layout, number, properties)
    else:
        _add_speech(parts, document, layout, 0, properties)
    if parts and parts[-1].endswith("</w:tbl>"):  # the last block of a body is a paragraph
        parts.append(EMPTY)
    return "".join(parts)


def _add_speech(parts: list[str], speech: Speech, layout: Layout, number: int, properties: Properties | None = None) -> None:
    """Add the paragraphs of a speech. number: its number in a bundle, 0 for a single speech."""
    kept = most_kept(layout)
    append = parts.append
    found = paragraphs(speech)
    head = head_length(found)
    if layout.body.phrases:
        from drafter.write.docx.aloud import add_aloud

        add_aloud(parts, found, head, layout, number, properties)
        return
    insets = signature_insets(found, layout)
    with_signature = kept_with_signatures(found, layout)
    drawn = 0  # the index behind the rows of the last table
    broken = False  # whether a page break stands before the paragraph
    whole = "".join(texts(speech))
    plain = not _has_special(whole) and not is_emphatic(speech)
    latin = whole.encode("ascii", "ignore")  # a search in all of the text takes a hundred times as long
    long_words = layout.body.align == "justify" and latin.translate(None, _LETTERS) != latin
    for place, paragraph in enumerate(found):
        kind, runs, _ = paragraph
        first = runs[0] if runs else Run("")
        runs_in = first.role == "section"
        # most paragraphs need only their style
        if place and not kept and kind == "body" and not runs_in and not broken and place not in with_signature:
            append(_RAGGED_BODY if long_words and _is_torn(paragraph.text, layout) else _BODY)
            if plain:
                for text, role, depth in runs:
                    if text:
                        parts += (RUNS[role, depth], text, "</w:t></w:r>")
            else:
                add_runs(parts, runs)
            append("</w:p>")
            continue
        if kind == PAGE_BREAK:
            broken = True
            continue
        if kind == FOOTNOTE:
            break
        if kind in ROWS:
            if place >= drawn:
                drawn = place + table_length(found, place)
                if is_below_table(found, place):
                    append(EMPTY)
                append(table_xml(found[place:drawn], layout, runs_xml))
            continue
        new_page = broken or (bool(number) and not place and len(parts) > 1)
        broken = False
        too_long = kept and kind == "body" and len(paragraph.text) > kept
        own = direct(new_page, bool(too_long)) if new_page or too_long else ""
        if place in with_signature:
            own = f"<w:keepNext/>{own}"
        if place in insets:
            own += f"<w:ind {side_indent('right', insets[place], layout.type_of(kind))}/>"
        own += hanging_indent(paragraph, layout)
        if long_words and kind == "body" and _is_torn(paragraph.text, layout):
            own += _RAGGED
        own += outline_level(kind, first.level if runs_in else paragraph.level, bool(number))
        begins = bookmark(number, place)
        if kind == PICTURE:
            from drafter.write.docx.pictures import caption_of, drawing_xml

            begins += drawing_xml(runs[0].text, layout, caption_of(found, place))
        words = _tightened(paragraph, layout) if kind == "heading" and layout.base is None else None
        add(parts, paragraph, layout, own, begins, ends_head=place + 1 == head, words=words)


def _tightened(paragraph: Paragraph, layout: Layout) -> str | None:
    """The runs of a heading whose last line would hold a single character, closer to each other; None for all others.

    In the office's own file headings may have its styles, whose measures are not known.
    """
    type_ = layout.type_of(paragraph.kind, paragraph.level)
    width = layout.page.text_width - type_.left.points(type_) - type_.right.points(type_)
    tight = tightened(paragraph.text, type_, width)
    if tight is type_:
        return None
    spacing = f'<w:spacing w:val="{twips(tight.tracking)}"/>'
    return runs_xml(paragraph.runs).replace("<w:r><w:t", f"<w:r><w:rPr>{spacing}</w:rPr><w:t")


def hanging_indent(paragraph: Paragraph, layout: Layout) -> str:
    """The indent by which the further lines of an attachment's name stand below its first character; "" for all other paragraphs.

    It is given in twips: ``leftChars`` and ``hangingChars`` together mean something else in Word than ``left`` and ``hanging``. The
    style's indents in characters, which would win, are set to 0.
    """
    type_ = layout.type_of(paragraph.kind, paragraph.level)
    hung = hanging(paragraph.kind, paragraph.text, type_)
    if hung is type_:
        return ""
    left, inset = twips(hung.left.points(hung)), twips(-hung.indent.points(hung))
    return f'<w:ind w:leftChars="0" w:left="{left}" w:firstLineChars="0" w:hanging="{inset}"/>'


def bookmark(number: int, place: int) -> str:
    """The bookmark to which the contents of a bundle lead, at the first paragraph of a speech."""
    if not number or place:
        return ""
    return f'<w:bookmarkStart w:id="{number}" w:name="speech{number}"/><w:bookmarkEnd w:id="{number}"/>'


_LETTERS = ascii_letters.encode()
_LONG = 8
_LONG_WORD = re.compile(rb"[0-9A-Za-z.%%+/-]{%d,}" % _LONG)
_LEFT_OVER = 2.0
"""The most space, in characters, that may be spread over a justified line. With more it looks torn."""


def _is_torn(text: str, layout: Layout) -> bool:
    """Whether justifying would tear a line of a paragraph apart, because a long Latin word did not fit on it: 同International Business Machines…."""
    if len(text.encode("ascii", "ignore")) < _LONG or not _LONG_WORD.search(text.encode("ascii", "replace")):
        return False
    type_ = layout.body
    width = layout.page.text_width - type_.left.points(type_) - type_.right.points(type_)
    most = _LEFT_OVER * (type_.size + type_.tracking)
    return any(left > most for left in left_over(text, type_, width))


_SPECIAL = ("&", "<", ">", "\t", "\n", BLANK_START)


def _has_special(text: str) -> bool:
    """Whether a text has a character that XML writes differently, or an open blank, which is shaded."""
    return any(special in text for special in _SPECIAL)


def outline_level(kind: str, level: int, in_bundle: bool) -> str:
    """The property with the outline level of a paragraph, for Word's navigation pane; "" if its style gives the level, or it has none.

    level: that of the heading with which the paragraph begins. In a bundle the titles are the first level, and the sections are one
    lower. Word counts from 0 (ISO/IEC 29500-1, 17.3.1.20).
    """
    if kind == "title" and in_bundle:
        return '<w:outlineLvl w:val="0"/>'
    if (kind == "heading" and in_bundle) or (kind == "body" and level):
        return f'<w:outlineLvl w:val="{level - 1 + in_bundle}"/>'
    return ""


def direct(new_page: bool, too_long: bool) -> str:
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


def add(
    parts: list[str],
    paragraph: Paragraph,
    layout: Layout,
    properties: str = "",
    begins: str = "",
    *,
    ends_head: bool = False,
    words: str | None = None,
) -> None:
    """Add a paragraph.

    properties: the XML of its properties besides its style. begins: the XML in front of its text. words: the XML of its text, if it is
    made already.
    """
    kind, runs, level = paragraph
    start = _HEAD_ENDS[kind] if ends_head else _STARTS.get((kind, level)) or _own_start(kind, layout)
    parts.append(f"{start}{properties}</w:pPr>{begins}")
    if words is not None:
        parts.append(words)
    elif kind in _BALANCED:
        lines = title_lines(paragraph.text, layout.type_of(kind), layout.page.text_width, layout.title_words)
        _add_lines(parts, lines)
    elif kind == SIGNATURE and len(lines := signature_lines(paragraph.text, layout)) > 1:
        _add_lines(parts, lines)
    else:
        add_runs(parts, runs)
    parts.append("</w:p>")


def _add_lines(parts: list[str], lines: Sequence[str]) -> None:
    """Add a text whose lines the layout breaks."""
    add_runs(parts, [Run(joined([piece for line in lines for piece in ("\n", line)][1:]))])


def _own_start(kind: str, layout: Layout) -> str:
    """The start of a line of the user's own kind. If the layout does not know the kind, it is that of an ordinary paragraph."""
    known = layout.own_type(kind) is not None
    return f'<w:p><w:pPr><w:pStyle w:val="{escape(own_style(kind)) if known else PARAGRAPH_STYLES["body"]}"/>'


def runs_xml(runs: Sequence[Run]) -> str:
    """The XML of some runs."""
    parts: list[str] = []
    add_runs(parts, runs)
    return "".join(parts)


def add_runs(parts: list[str], runs: Sequence[Run]) -> None:
    """Add the runs of a paragraph; blanks that are not filled are shaded."""
    for text, role, depth in runs:
        if has_spans(text):
            parts += with_looks(text, RUNS[role, depth])
        elif BLANK_START in text:
            parts += _shaded(text, RUNS[role, depth])
        elif text:
            parts.append(f"{RUNS[role, depth]}{lines(text)}</w:t></w:r>")


_LOOKS = {
    STRONG: "<w:b/><w:bCs/>",
    SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
    SUBSCRIPT: '<w:vertAlign w:val="subscript"/>',
}
"""The properties of a run by its look, in the order of the schema (EG_RPrBase). They are direct formatting, as Word's own buttons make it."""


def with_looks(text: str, start: str) -> Iterator[str]:
    """The runs of a text with emphasis in it. start: what begins a run of its kind."""
    for piece, looks in pieces(text):
        if isinstance(piece, Note):
            from drafter.write.docx.footnotes import REFERENCE

            yield REFERENCE
            continue
        own = "".join(_LOOKS[look] for look in looks)
        begin = start
        if own:
            begin = (
                start.replace("</w:rPr>", f"{own}</w:rPr>")
                if "</w:rPr>" in start
                else start.replace("<w:r>", f"<w:r><w:rPr>{own}</w:rPr>")
            )
        if BLANK_START in piece:
            yield from _shaded(piece, begin)
        else:
            yield f"{begin}{lines(piece)}</w:t></w:r>"


def lines(text: str) -> str:
    """A text as the content of ``w:t``. A line feed is a line break; only the lines of a title have any."""
    return content(text) if "\n" not in text else f'</w:t>{_BREAK}<w:t xml:space="preserve">'.join(map(content, text.split("\n")))


def _shaded(text: str, start: str) -> Iterator[str]:
    """The runs of a text. Open blanks are shaded, so that nobody overlooks them. start: what begins a run of the text."""
    before = "<w:vertAlign" if "<w:vertAlign" in start else "</w:rPr>"  # in the order of the schema (EG_RPrBase)
    shaded = start.replace(before, f"{SHADED}{before}") if "</w:rPr>" in start else _BLANK_RUN
    for place, piece in enumerate(re.split(f"({OPEN_BLANK})", text)):
        if piece:
            yield f"{shaded if place % 2 else start}{lines(piece)}</w:t></w:r>"

"""A picture of a layout: pages with every kind of line, the margins and the measures beside them, as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.layout.model import DATE, PAGE, TITLE, TOTAL, Align, Layout, Type
from drafter.layout.spelling import spelled
from drafter.speech.flow import HEAD, Paragraph, Run, head_length, paragraphs
from drafter.speech.lines import BY_NAME, FOOTNOTE, HEADS, PICTURE, ROWS, notes_in
from drafter.speech.pictures import picture_of
from drafter.speech.text import is_wide
from drafter.write.docx.rim import NUMBER_ENDS, NUMBER_STARTS, Pages, differs_by_side, has_title_page, header_cells
from drafter.write.docx.rim import footer_cells as cells_of_footer
from drafter.write.docx.titles import title_lines
from drafter.write.specimen import specimen
from drafter.write.stand_ins import LATIN, stand_in

_ASCENT = 0.86
"""How far the tops of letters stand above the base line, in sizes of the type."""
_NOTE = 9.0
_NOTE_COLOR = "#1F5F8B"
_SHOWN = {PAGE: "1", TOTAL: "9", TITLE: "标题", DATE: "日期", NUMBER_STARTS: "", NUMBER_ENDS: ""}


def picture(layout: Layout) -> str:
    """The SVG, one unit a point. Fonts that are not installed are replaced by their stand-ins."""
    page = layout.page
    sheets = _sheets(layout)
    step = page.height + _BETWEEN
    height = step * len(sheets) - _BETWEEN + 60
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -30 {page.width + 100:.0f} {height:.0f}"'
            f' width="{page.width + 100:.0f}" height="{height:.0f}">'
        ),
        f"<title>{_escape(layout.name)}</title>",
        f'<rect x="-50" y="-30" width="{page.width + 100:.0f}" height="{height:.0f}" fill="#E8E8E8"/>',
    ]
    for number, drawn in enumerate(sheets):
        parts += (f'<g transform="translate(0 {number * step:.1f})">', *_sheet(layout, drawn, number), "</g>")
    return "\n".join([*parts, "</svg>\n"])


_BETWEEN = 36.0
"""Points between two pages."""


def _sheet(layout: Layout, drawn: list[str], number: int) -> Iterator[str]:
    """A page with its lines. number: from 0; the first has the measures."""
    page = layout.page
    yield f'<rect width="{page.width:.1f}" height="{page.height:.1f}" fill="#FFF" stroke="#888"/>'
    yield (
        f'<rect x="{page.left:.1f}" y="{page.top:.1f}" width="{page.text_width:.1f}" height="{page.text_height:.1f}"'
        f' fill="none" stroke="{_NOTE_COLOR}" stroke-width=".5" stroke-dasharray="3 3"/>'
    )
    yield from _watermark(layout)
    yield from drawn
    yield from _rim(layout, number)
    if not number:
        yield from _measures(layout)


class _Piece(NamedTuple):
    """A stretch of a line in one type."""

    text: str
    type: Type


def _sheets(layout: Layout) -> list[list[str]]:
    """The elements of each page."""
    page = layout.page
    found = paragraphs(specimen(layout))
    head = head_length(found)
    sheets: list[list[str]] = [[]]
    foot = page.height - page.bottom + 0.5
    noted = 0  # the page with the mark of the footnote
    y = page.top
    for place, paragraph in enumerate(found):
        kind = paragraph.kind
        type_ = layout.type_of(kind, paragraph.level)
        if kind == FOOTNOTE:
            sheets[noted] += _footnote(paragraph, type_, layout)
            continue
        if kind in BY_NAME and BY_NAME[kind].new_page:
            y = foot
        y += type_.before.points(type_) if sheets[-1] and y < foot else 0.0
        for number, line in enumerate(_broken(paragraph, type_, layout)):
            pitch = _PICTURE_HEIGHT if kind == PICTURE else type_.line
            if y + pitch > foot:
                sheets.append([])
                y = page.top
            if kind == PICTURE:
                sheets[-1] += _picture_frame(line, type_, layout, y)
            elif kind in ROWS:
                sheets[-1] += _row(paragraph, type_, layout, y)
            else:
                base = y + (type_.line - type_.size) / 2 + type_.size * _ASCENT
                left, width = (
                    page.left + type_.left.points(type_),
                    page.text_width - type_.left.points(type_) - type_.right.points(type_),
                )
                sheets[-1].append(_text_line(line, type_, left, width, base, first=number == 0))
            y += pitch
        y += type_.after.points(type_)
        noted = len(sheets) - 1 if any(notes_in(run.text) for run in paragraph.runs) else noted
        if place + 1 == head and kind in HEAD:
            y += page.gap.points(layout.body)
    return sheets


_PICTURE_HEIGHT = 60.0
"""The height of the frame that stands for a picture, in points; it is twice as wide."""


def _picture_frame(line: list[_Piece], type_: Type, layout: Layout, top: float) -> Iterator[str]:
    page = layout.page
    middle = page.left + page.text_width / 2
    yield (
        f'<rect x="{middle - _PICTURE_HEIGHT:.1f}" y="{top + 2:.1f}" width="{_PICTURE_HEIGHT * 2:.1f}" height="{_PICTURE_HEIGHT - 4:.1f}"'
        ' fill="#EEE" stroke="#888"/>'
    )
    yield _text_line(line, type_, page.left, page.text_width, top + _PICTURE_HEIGHT / 2, first=False)


def _footnote(paragraph: Paragraph, type_: Type, layout: Layout) -> Iterator[str]:
    """The footnote at the foot of its page, below a short line."""
    page = layout.page
    top = page.height - page.bottom - type_.line
    yield f'<path d="M{page.left:.1f} {top - 2:.1f}h{page.text_width / 4:.1f}" stroke="#000" stroke-width=".5"/>'
    for line in _broken(paragraph, type_, layout):
        yield _text_line(line, type_, page.left, page.text_width, top + type_.size * _ASCENT, first=False)


def _row(paragraph: Paragraph, type_: Type, layout: Layout, top: float) -> Iterator[str]:
    """A row of a table, its cells of equal width, and its lines."""
    page = layout.page
    cells = paragraph.text.split("\t")
    width = page.text_width / len(cells)
    head, boxed = paragraph.kind in HEADS, ROWS[paragraph.kind] == "boxed"
    base = top + (type_.line - type_.size) / 2 + type_.size * _ASCENT
    for number, cell in enumerate(cells):
        left = page.left + number * width
        yield _text_line([_Piece(cell, type_)], type_, left, width, base, first=False)
        if boxed:
            yield f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{type_.line:.1f}" fill="none" stroke="#000" stroke-width=".75"/>'
    if not boxed:
        lines = ((top, 1.5), (top + type_.line, 0.75)) if head else ((top + type_.line, 1.5),)
        for y, thick in lines:
            yield f'<path d="M{page.left:.1f} {y:.1f}h{page.text_width:.1f}" stroke="#000" stroke-width="{thick:g}"/>'


def _broken(paragraph: Paragraph, type_: Type, layout: Layout) -> Iterator[list[_Piece]]:
    """The lines of a paragraph."""
    width = layout.page.text_width - type_.left.points(type_) - type_.right.points(type_)
    if paragraph.kind in ROWS:
        yield []
        return
    if paragraph.kind == PICTURE:
        yield [_Piece(picture_of(paragraph.runs[0].text).file, type_)]
        return
    if type_.align == "center":
        yield from ([_Piece(text, type_)] for text in title_lines(paragraph.text, type_, width, layout.title_words))
        return
    line: list[_Piece] = []
    room = width - type_.indent.points(type_)
    for run in paragraph.runs:
        own = _type_of(run, type_, layout)
        text = ""
        for character in run.text:
            advance = _advance(character, own)
            if advance > room + 0.5 and character not in "，。；：！？”）":
                yield [*line, _Piece(text, own)]
                line, text, room = [], "", width
            text += character
            room -= advance
        line.append(_Piece(text, own))
    if line:
        yield line


def _type_of(run: Run, otherwise: Type, layout: Layout) -> Type:
    if run.role == "text":
        return otherwise
    return (layout.headings if run.role == "section" else layout.points)[run.level - 1]


def _advance(character: str, type_: Type) -> float:
    return type_.size * (1.0 if is_wide(character) else 0.5) + type_.tracking


def _text_line(line: list[_Piece], type_: Type, left: float, width: float, base: float, *, first: bool) -> str:
    """A line as a text element, at the side where its type sets it."""
    x, anchor = left + (type_.indent.points(type_) if first else 0.0), "start"
    if type_.align == "center":
        x, anchor = left + width / 2, "middle"
    elif type_.align == "right":
        x, anchor = left + width, "end"
    spans = "".join(f"<tspan{_look(piece.type)}>{_escape(piece.text)}</tspan>" for piece in line if piece.text)
    return f'<text x="{x:.2f}" y="{base:.2f}" text-anchor="{anchor}" xml:space="preserve">{spans}</text>'


def _look(type_: Type) -> str:
    row = stand_in(type_.font)
    families = ",".join(
        f"'{name}'" for name in dict.fromkeys((type_.latin, *LATIN.get(type_.latin, ()), type_.font, *row.families))
    )
    bold = ' font-weight="700"' if type_.bold else ""
    italic = ' font-style="italic"' if type_.italic else ""
    underline = ' text-decoration="underline"' if type_.underline else ""
    tracking = f' letter-spacing="{type_.tracking:g}"' if type_.tracking else ""
    return (
        f' font-family="{_escape(families)},{row.generic}" font-size="{type_.size:g}"{tracking}{bold}{italic}{underline}'
        f' fill="#{type_.color or "000000"}"'
    )


def _rim(layout: Layout, number_of_sheet: int) -> Iterator[str]:
    """Header, footer and page number, as a page has them. number_of_sheet: from 0."""
    page = layout.page
    pages: Pages = "first" if has_title_page(layout) and not number_of_sheet else "default"
    if number_of_sheet % 2 and differs_by_side(layout):
        pages = "even"
    number = layout.page_number.type
    header = layout.header.type if layout.header else layout.mark.type if layout.mark else number
    footer = layout.footer.type if layout.footer else number
    tops = (
        (header, header_cells(layout, pages), page.header),
        (footer, cells_of_footer(layout, pages), page.height - page.footer - footer.line),
    )
    for type_, cells, top in tops:
        base = top + (type_.line - type_.size) / 2 + type_.size * _ASCENT
        sides: tuple[Align, ...] = ("left", "center", "right")
        for text, align in zip(cells, sides, strict=True):
            if text:
                said = {**_SHOWN, PAGE: str(number_of_sheet + 1)}
                shown = "".join(said.get(character, character) for character in text)
                inset = layout.page_number.inset.points(number) if PAGE in text and align != "center" else 0.0
                own = layout.mark.type if layout.mark and text == layout.mark.text else type_
                flush = own._replace(align=align)
                yield _text_line(
                    [_Piece(shown, own)],
                    flush,
                    page.left + (inset if align == "left" else 0.0),
                    page.text_width - inset,
                    base,
                    first=False,
                )


def _watermark(layout: Layout) -> Iterator[str]:
    mark, page = layout.watermark, layout.page
    if mark:
        size = mark.size or page.text_width * 0.75 / max(1, len(mark.text))
        x, y = page.left + page.text_width / 2, page.top + page.text_height / 2
        yield (
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" dominant-baseline="middle" transform="rotate(-45 {x:.1f} {y:.1f})" font-size="{size:.1f}"'
            f' font-family="\'{_escape(mark.font)}\',serif" fill="#{mark.color or "000000"}" opacity=".5">{_escape(mark.text)}</text>'
        )


def _measures(layout: Layout) -> Iterator[str]:
    """The margins, the type area and the grid, written at the edges."""
    page = layout.page
    middle_x, middle_y = page.left + page.text_width / 2, page.top + page.text_height / 2
    lines = int(page.text_height / layout.body.line + 0.01)
    characters = int((page.text_width + 0.5) / (layout.body.size + layout.body.tracking))
    notes = [
        (middle_x, -14, f"{layout.name}　{_length('left', page.width)} × {_length('left', page.height)}", 0),
        (page.left * 0.5, page.top * 0.75, f"左{_length('left', page.left)}", 0),
        (page.width - page.right * 0.5, page.top * 0.75, f"右{_length('right', page.right)}", 0),
        (middle_x, page.top * 0.4, f"上{_length('top', page.top)}", 0),
        (middle_x, page.height - page.bottom * 0.2, f"下{_length('bottom', page.bottom)}", 0),
        (page.width + 16, middle_y, f"每页{lines}行，每行{characters}字，网格{_length('grid', page.grid)}", 90),
    ]
    for x, y, text, turn in notes:
        turned = f' transform="rotate({turn} {x:.1f} {y:.1f})"' if turn else ""
        yield (
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-size="{_NOTE:g}" font-family="sans-serif" fill="{_NOTE_COLOR}"{turned}>'
            f"{_escape(text)}</text>"
        )


def _length(key: str, points: float) -> str:
    return spelled(key, points, chinese=True)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

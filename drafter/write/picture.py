"""A picture of a layout: one page with every kind of line, the margins and the measures beside it, as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.layout.model import DATE, PAGE, TITLE, TOTAL, Align, Layout, Type
from drafter.layout.spelling import spelled
from drafter.speech.flow import HEAD, Paragraph, Run, head_length, paragraphs
from drafter.speech.text import is_wide
from drafter.write.docx.rim import NUMBER_ENDS, NUMBER_STARTS, Pages, has_title_page, header_cells
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
    drawn = [*_lines(layout)]
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -30 {page.width + 100:.0f} {page.height + 60:.0f}"'
            f' width="{page.width + 100:.0f}" height="{page.height + 60:.0f}">'
        ),
        f"<title>{_escape(layout.name)}</title>",
        f'<rect x="-50" y="-30" width="{page.width + 100:.0f}" height="{page.height + 60:.0f}" fill="#E8E8E8"/>',
        f'<rect width="{page.width:.1f}" height="{page.height:.1f}" fill="#FFF" stroke="#888"/>',
        (
            f'<rect x="{page.left:.1f}" y="{page.top:.1f}" width="{page.text_width:.1f}" height="{page.text_height:.1f}"'
            f' fill="none" stroke="{_NOTE_COLOR}" stroke-width=".5" stroke-dasharray="3 3"/>'
        ),
        *_watermark(layout),
        *drawn,
        *_rim(layout),
        *_measures(layout),
        "</svg>\n",
    ]
    return "\n".join(parts)


class _Piece(NamedTuple):
    """A stretch of a line in one type."""

    text: str
    type: Type


def _lines(layout: Layout) -> Iterator[str]:
    """The text elements of the page, as many as it has room for."""
    page = layout.page
    found = paragraphs(specimen(layout))
    head = head_length(found)
    y = page.top
    for place, paragraph in enumerate(found):
        type_ = layout.type_of(paragraph.kind, paragraph.level)
        y += type_.before.points(type_) if place else 0.0
        for number, line in enumerate(_broken(paragraph, type_, layout)):
            if y + type_.line > page.height - page.bottom + 0.5:
                return
            base = y + (type_.line - type_.size) / 2 + type_.size * _ASCENT
            yield _text_line(line, type_, page.left, page.text_width, base, first=number == 0)
            y += type_.line
        y += type_.after.points(type_)
        if place + 1 == head and paragraph.kind in HEAD:
            y += page.gap.points(layout.body)


def _broken(paragraph: Paragraph, type_: Type, layout: Layout) -> Iterator[list[_Piece]]:
    """The lines of a paragraph."""
    width = layout.page.text_width
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


def _rim(layout: Layout) -> Iterator[str]:
    """Header, footer and page number, as the first page has them."""
    page = layout.page
    pages: Pages = "first" if has_title_page(layout) else "default"
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
                shown = "".join(_SHOWN.get(character, character) for character in text)
                inset = layout.page_number.inset.points(number) if PAGE in text and align == "right" else 0.0
                own = layout.mark.type if layout.mark and text == layout.mark.text else type_
                flush = own._replace(align=align)
                yield _text_line([_Piece(shown, own)], flush, page.left, page.text_width - inset, base, first=False)


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

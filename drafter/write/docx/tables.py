"""Tables: rows that follow one another, as ``w:tbl``.

A three-line table has thick lines above and below and a thin one under its head (CY/T 170-2019, 5.4); a boxed one has thin lines around
every cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from drafter.layout.model import Layout, Type
from drafter.speech.flow import Paragraph, Run
from drafter.speech.lines import HEADS, ROWS
from drafter.speech.text import is_wide
from drafter.write.docx.lines import cell_line_count, cell_width
from drafter.write.docx.styles import PARAGRAPH_STYLES
from drafter.write.docx.xml import twips

_THICK, _THIN = 12, 6
"""Lines in eighths of a point: 1.5 pt and 0.75 pt."""
_LINES = {"boxed": (_THIN / 8, 0.0), "three-line": (_THICK / 8, _THICK / 8)}
"""The heights of the lines above and below a table, in points. The line below the last row of a boxed table belongs to the row."""
_INNER_LINE = _THIN / 8
"""The height of the line below a row of a boxed table, and below the head of a three-line one."""
CELL_MARGINS = 10.8
"""What a cell is wider than its text, in points: the margins of Word's default style of tables."""


def table_length(found: Sequence[Paragraph], start: int) -> int:
    """How many rows from a row on belong to its table: those with the same lines, up to another head."""
    stop = start + 1
    while (
        stop < len(found)
        and ROWS.get(found[stop].kind) == ROWS[found[start].kind]
        and (found[stop].kind not in HEADS or found[stop - 1].kind in HEADS)
    ):
        stop += 1
    return stop - start


def is_below_table(found: Sequence[Paragraph], place: int) -> bool:
    """Whether a table begins here, and another stands right above it. An empty line parts the two: Word and LibreOffice make one of them otherwise."""
    if not place or found[place].kind not in ROWS or found[place - 1].kind not in ROWS:
        return False
    return ROWS[found[place].kind] != ROWS[found[place - 1].kind] or (
        found[place].kind in HEADS and found[place - 1].kind not in HEADS
    )


_MOST_KEPT = 10
"""A table with so many rows, its head included, stands on one page, with its caption."""


def is_kept(rows: Sequence[Paragraph], layout: Layout) -> bool:
    """Whether a table is not divided: a short one that is not higher than half a page, so that no more than that stays empty.

    In a copy to read aloud it may be divided: its pages end where the speaker may turn them.
    """
    if len(rows) > _MOST_KEPT or layout.body.phrases:
        return False
    return sum(height for _, height, _ in row_heights(rows, layout)) <= layout.page.text_height / 2


def row_heights(found: Sequence[Paragraph], layout: Layout) -> Iterator[tuple[int, float, float]]:
    """Of each row of a table its place, its height and the height of what stands above it where it begins a page.

    The height is that of its highest cell with the lines beside it: LibreOffice gives the lines of a table room of their own. Above a row that
    begins a page stand the heads again and the upper line of the table, but not the thin line below the head.
    """
    place = 0
    while place < len(found):
        if found[place].kind not in ROWS:
            place += 1
            continue
        rows = found[place : place + table_length(found, place)]
        cells = [cells_of(row) for row in rows]
        widths = column_widths(cells, [layout.type_of(row.kind) for row in rows], twips(layout.page.text_width))
        boxed = ROWS[rows[0].kind] == "boxed"
        top, bottom = _LINES[ROWS[rows[0].kind]]
        above = top
        for number, (row, texts) in enumerate(zip(rows, cells, strict=True), 1):
            type_, head = layout.type_of(row.kind), row.kind in HEADS
            lines = max(cell_line_count(text, type_, width / 20 - CELL_MARGINS) for text, width in zip(texts, widths, strict=False))
            height = lines * type_.line + (_INNER_LINE if boxed else 0.0)
            thin = _INNER_LINE if head and not boxed else 0.0
            rim = (top if number == 1 else 0.0) + (bottom if number == len(rows) else 0.0)
            yield place, height + thin + rim, 0.0 if head else above
            above += height if head else 0.0
            place += 1


def table_xml(rows: Sequence[Paragraph], layout: Layout, runs: Callable[[Sequence[Run]], str]) -> str:
    """The XML of a table. runs: writes the runs of a cell."""
    cells = [cells_of(row) for row in rows]
    columns = max(map(len, cells))
    widths = column_widths(cells, [layout.type_of(row.kind) for row in rows], twips(layout.page.text_width))
    boxed = ROWS[rows[0].kind] == "boxed"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    parts = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{_borders(boxed)}<w:tblLayout w:type="fixed"/></w:tblPr>',
        f"<w:tblGrid>{grid}</w:tblGrid>",
    ]
    kept = len(rows) if is_kept(rows, layout) else 0
    for place, (row, texts) in enumerate(zip(rows, cells, strict=True), 1):
        head = row.kind in HEADS
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
        line = (
            f'<w:tcBorders><w:bottom w:val="single" w:sz="{_THIN}" w:space="0" w:color="auto"/></w:tcBorders>'
            if head and not boxed
            else ""
        )
        keep = "<w:keepNext/>" if place < kept else ""
        style = f'<w:pPr><w:pStyle w:val="{PARAGRAPH_STYLES[row.kind]}"/>{keep}</w:pPr>'
        parts.append(f"<w:tr>{properties}")
        for width, text in zip(widths, [*texts, *[""] * (columns - len(texts))], strict=True):
            words = runs([Run(text)]) if text else ""
            parts.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{line}<w:vAlign w:val="center"/></w:tcPr><w:p>{style}{words}</w:p></w:tc>'
            )
        parts.append("</w:tr>")
    return "".join([*parts, "</w:tbl>"])


def cells_of(row: Paragraph) -> list[str]:
    """The texts of a row's cells, with the emphasis in them."""
    text = row.runs[0].text
    cells, at = [], 0
    for cell in str(text).split("\t"):
        cells.append(text[at : at + len(cell)])
        at += len(cell) + 1
    return cells


def column_widths(rows: Sequence[Sequence[str]], types: Sequence[Type], room: int) -> list[int]:
    """The widths of the columns in twips, in proportion to their longest cells, but none less than a third of an equal share.

    Where another column can be narrower, none is too narrow for its short cells: 隔离网/公里 is not parted within 公里. types: of the rows.
    """
    columns = max(map(len, rows))
    longest = [max((_width(row[column]) for row in rows if column < len(row)), default=1.0) + 2 for column in range(columns)]
    least = room // (3 * columns)
    free = room - least * columns
    widths = [least + int(free * length / sum(longest)) for length in longest]
    widths[-1] += room - sum(widths)
    return _with_room_for_words(widths, rows, types)


_SHORT = (8, 6, 5, 4)
"""Cells with so many characters, as heads and names have, are not broken: the first of these numbers for which there is room."""
_LINE = 6
"""So many characters at least stand on a line of a cell that is broken."""


def _with_room_for_words(widths: list[int], rows: Sequence[Sequence[str]], types: Sequence[Type]) -> list[int]:
    """The widths, changed where a short cell is broken: its column takes what others have over, else from those whose cells are broken anyway."""
    whole = [0] * len(widths)
    needed = {short: [0] * len(widths) for short in _SHORT}
    for row, type_ in zip(rows, types, strict=True):
        em = type_.size + type_.tracking
        for column, text in enumerate(row):
            width = cell_width(text, type_)
            whole[column] = max(whole[column], ceil(20 * (width + CELL_MARGINS)))
            for short, needs in needed.items():
                least = width if width < (short + 1) * em else min(_LINE, short) * em
                needs[column] = max(needs[column], ceil(20 * (least + CELL_MARGINS)))
    needs = next((needs for needs in needed.values() if sum(needs) <= sum(widths)), widths)
    missing = sum(max(0, need - width) for need, width in zip(needs, widths, strict=True))
    if not missing:
        return widths
    result = [max(need, width) for need, width in zip(needs, widths, strict=True)]
    for kept in (whole, needs):
        over = [max(0, width - need) for width, need in zip(result, kept, strict=True)]
        taken = min(missing, sum(over))
        if taken:
            result = [width - taken * one // sum(over) for width, one in zip(result, over, strict=True)]
            missing = sum(result) - sum(widths)
    result[result.index(max(result))] -= missing  # what rounding left, a few twips
    return result


def _width(text: str) -> float:
    return min(20.0, sum(1.0 if is_wide(character) else 0.5 for character in text))


def _borders(boxed: bool) -> str:
    sides = (
        dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), _THIN)
        if boxed
        else {"top": _THICK, "bottom": _THICK}
    )
    drawn = "".join(f'<w:{name} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>' for name, size in sides.items())
    return f"<w:tblBorders>{drawn}</w:tblBorders>"

"""A sheet of an .xlsx workbook as the rows of a table, each cell as the spreadsheet shows it.

openpyxl reads the file. Formulas give the values that the spreadsheet stored; nothing is computed here. Hidden rows and columns are left out.
Of merged cells the first has the text, the others are empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from drafter.outline.number_formats import shown
from drafter.outline.tables import MOST_TEXT, cell_text

MAX_UNPACKED = 12_000_000
"""The most bytes of an unpacked workbook. A table of a speech has some ten thousand; openpyxl reads a megabyte in a third of a second."""
_MOST_PLACES = 200_000
"""The most cells of a sheet, counted as rows times columns, empty ones too."""
_LAST_ROW = 1_048_576
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an Office file with a password (MS-OFFCRYPTO 2.3.4.4)."""


class Sheet(NamedTuple):
    """The rows of a sheet.

    title: a text that is merged over the whole width above the rows; "" without one.
    notices: codes of messages, each with its facts, about what a reader of the sheet might miss in the table.
    """

    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    notices: tuple[tuple[str, dict[str, object]], ...] = ()


class SheetError(Exception):
    """A workbook that cannot be read. code, facts: of the message."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@lru_cache(maxsize=8)
def sheet_of(data: bytes, name: str = "") -> Sheet:
    """A sheet of a workbook, the first where no name is given. Raises SheetError."""
    _check(data)
    book = _book(data, values=True)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if not sheets or (name and name not in sheets):
        raise SheetError("outline.table-no-sheet", sheet=name, known=tuple(sheets))
    sheet = sheets[name] if name else next((one for one in sheets.values() if one.sheet_state == "visible"), book.worksheets[0])
    if sheet.max_row * sheet.max_column > _MOST_PLACES:
        raise SheetError("outline.table-book-size")
    try:
        return _read(sheet, book.epoch, data)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, ArithmeticError):
        raise SheetError("outline.table-book-damaged") from None


def _check(data: bytes) -> None:
    if data.startswith(_OLE):
        raise SheetError("outline.table-book-locked" if _ENCRYPTED in data else "outline.table-book-old")
    try:
        with ZipFile(BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
            if unpacked > MAX_UNPACKED:
                raise SheetError("outline.table-book-size")
            for entry in package.infolist():  # the sizes that it states may be wrong
                with package.open(entry) as part:
                    content = part.read(entry.file_size + 1)
                if len(content) > entry.file_size or _merged_places(content) > _MOST_PLACES:
                    raise SheetError("outline.table-book-size")
    except SheetError:
        raise
    except Exception:  # noqa: BLE001  zipfile raises a dozen kinds for broken archives
        raise SheetError("outline.table-book-damaged") from None


def _merged_places(part: bytes) -> int:
    """How many cells the merged cells of a part have, 0 for a part that is no sheet. openpyxl makes each of them: A1:XFD1048576 are 17,000 million."""
    from openpyxl.utils import range_boundaries

    count = 0

    def begins(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        if name.rpartition("}")[2] == "mergeCell":
            left, top, right, bottom = range_boundaries(attributes.get("ref", "A1"))
            count += max((right or left or 1) - (left or 1) + 1, 0) * max((bottom or _LAST_ROW) - (top or 1) + 1, 0)

    parser = ParserCreate(namespace_separator="}")
    parser.StartElementHandler = begins
    with suppress(ExpatError, ValueError, LookupError):  # a picture; or openpyxl refuses it too
        parser.Parse(part, True)
    return count


def _book(data: bytes, *, values: bool) -> Any:
    """The opened workbook. values: whether formulas are read as their stored values; else as their text."""
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what it does not keep: it is not written again
            return load_workbook(BytesIO(data), data_only=values, keep_links=False)
    except Exception:  # noqa: BLE001  it lets pass what zipfile, the XML parser and its own converters raise
        raise SheetError("outline.table-book-damaged") from None


def _read(sheet: Any, epoch: Any, data: bytes) -> Sheet:
    hidden = _hidden_columns(sheet)
    seen = [number for number in range(1, sheet.max_column + 1) if number not in hidden]
    places: list[list[Any]] = [
        [row[number - 1] for number in seen]
        for row in sheet.iter_rows(max_col=sheet.max_column)
        if not sheet.row_dimensions[row[0].row].hidden
    ]
    texts = [[cell_text(text) for text in row] for row in _shown(places, epoch)]
    used = [at for at in range(len(seen)) if any(row[at] for row in texts)]
    columns = range(used[0], used[-1] + 1) if used else range(0)
    kept = [number for number, row in enumerate(texts) if any(row)]
    rows = [tuple(texts[number][at] for at in columns) for number in kept]
    cells = [[places[number][at] for at in columns] for number in kept]
    notices = [*_merged(sheet, cells), *_errors(cells)]
    if any(cell.value is None for row in cells for cell in row):
        notices += _uncomputed(_book(data, values=False)[sheet.title], cells)
    title = _title(sheet, cells, rows)
    return Sheet(tuple(rows[1:] if title else rows), title, tuple(notices))


def _shown(places: Sequence[Sequence[Any]], epoch: Any) -> Iterator[list[str]]:
    """The texts of cells. Raises SheetError where they are too many: a workbook has a text once, and as many cells as it likes name it."""
    left = MOST_TEXT
    for row in places:
        texts = [shown(cell, epoch) for cell in row]
        left -= sum(map(len, texts))
        if left < 0:
            raise SheetError("outline.table-book-size")
        yield texts


def _hidden_columns(sheet: Any) -> set[int]:
    return {
        number
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min and dimension.max
        for number in range(dimension.min, min(dimension.max, sheet.max_column) + 1)
    }


def _title(sheet: Any, cells: Sequence[Sequence[Any]], rows: Sequence[Sequence[str]]) -> str:
    """The text of the first row, if it is merged over the whole width of several columns, and rows follow."""
    if len(rows) < 2 or len(rows[0]) < 2 or not rows[0][0] or any(rows[0][1:]):
        return ""
    first, last = cells[0][0], cells[0][-1]
    spans = any(first.coordinate in block and last.coordinate in block for block in sheet.merged_cells.ranges)
    return rows[0][0] if spans else ""


def _merged(sheet: Any, cells: Sequence[Sequence[Any]]) -> Iterator[tuple[str, dict[str, object]]]:
    """A notice of merged cells. The title above the table is not counted."""
    inside = {cell.coordinate for row in cells[1:] for cell in row}
    found = [block.coord for block in sheet.merged_cells.ranges if any(cell in inside for cell in _corners(block))]
    if found:
        yield "outline.table-merged", {"cells": "、".join(found[:3]), "count": len(found)}


def _corners(block: Any) -> tuple[str, str]:
    first, _, last = block.coord.partition(":")
    return first, last or first


def _errors(cells: Sequence[Sequence[Any]]) -> Iterator[tuple[str, dict[str, object]]]:
    """A notice of the first cell with an error of the spreadsheet, ``#DIV/0!``."""
    cell = next((cell for row in cells for cell in row if cell.data_type == "e"), None)
    if cell is not None:
        yield "outline.table-error-cell", {"cell": cell.coordinate, "value": str(cell.value)}


def _uncomputed(formulas: Any, cells: Sequence[Sequence[Any]]) -> Iterator[tuple[str, dict[str, object]]]:
    """A notice of the formulas without a stored value, which their program has not computed."""
    found = [cell.coordinate for row in cells for cell in row if cell.value is None and formulas[cell.coordinate].data_type == "f"]
    if found:
        yield "outline.table-uncomputed", {"cells": "、".join(found[:3]), "count": len(found)}

"""Tables in a body of an outline: their rows, or a .csv or .xlsx file beside it, with a caption."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from os.path import lexists
from pathlib import Path, PurePosixPath
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter import files
from drafter.errors import DrafterError
from drafter.nodes.fields import WRONG, Field, Kind, Record, wrong_shape
from drafter.nodes.kinds import choice, one_line
from drafter.nodes.scalars import is_nothing, scalar_text
from drafter.nodes.source import Source
from drafter.outline.emphasis import caption, shown_texts
from drafter.outline.lines import TABLE_KEYS
from drafter.outline.other_words import keys_for
from drafter.outline.texts import note_comma
from drafter.speech.emphasis import typed
from drafter.speech.lines import Styled

MOST_CELLS = 5_000
"""The most cells of a table; a longer one is no table of a speech."""


MOST_TOGETHER = 50_000
"""The most cells of all tables of an outline that stand in files: one file may be named a thousand times."""
MOST_TEXT = 1_000_000
"""The most characters of the cells of a file; a speech has some ten thousand."""


class FileRows(list[tuple[str, ...]]):
    """The rows of a file. title: a text above them in the file, which is the caption where the outline has none."""

    title = ""


_ENCODINGS = ("utf-8-sig", "gb18030")
"""How spreadsheets write text: UTF-8 with a mark, and Excel in Chinese."""


def is_table(node: MappingNode) -> bool:
    """Whether a mapping in a body is a table."""
    key = node.value[0][0] if node.value else None
    return isinstance(key, ScalarNode) and key.value in TABLE_KEYS and isinstance(node.value[0][1], (SequenceNode, MappingNode))


def table_of_item(source: Source, node: MappingNode) -> list[Styled]:
    """The lines of a table: its caption, and its rows, the first of which is the head. What is wrong is added to the source."""
    faults = len(source.faults)
    key, value = node.value[0]
    for other, _ in node.value[1:]:
        source.add("outline.beside-line", other, found=getattr(other, "value", ""), key=key.value)
    found: dict[str, Any] = {"rows": _rows(source, value)} if isinstance(value, SequenceNode) else TABLE.read(source, value)
    if ("rows" in found) == ("file" in found) and len(source.faults) == faults:
        source.add("outline.table-rows", key, found=key.value)
    if len(source.faults) > faults:
        return []
    head, row = ("boxed-head", "boxed-row") if found.get("lines") == "boxed" else ("table-head", "table-row")
    rows = found.get("rows", found.get("file", ()))
    if (title := getattr(rows, "title", "")) and found.setdefault("caption", title) != title:
        rows = [(title, *[""] * (len(rows[0]) - 1)), *rows]
    captions = [Styled(found["caption"], "caption")] if found.get("caption") else []
    lines = [*captions, *(Styled("\t".join(cells), row if number else head) for number, cells in enumerate(rows))]
    if "file" in found:
        source.file_read(next(node for name, node in value.value if TABLE.by_key[name.value].name == "file"), lines)
    return lines


def _rows(source: Source, node: Node) -> object:
    if not isinstance(node, SequenceNode):
        return wrong_shape(source, node, "table-rows")
    if not any(item.value for item in node.value):
        source.add("outline.table-empty", node)
        return WRONG
    rows: list[tuple[str, ...]] = []
    for item in node.value:
        if not isinstance(item, SequenceNode):
            wrong_shape(source, item, "table-row")
            continue
        if item.flow_style and len(item.value) == 1:
            note_comma(source, item.value[0])
        cells = tuple(_cells(source, item))
        if rows and len(cells) != len(rows[0]):
            source.add("outline.table-row", item, found=len(cells), expected=len(rows[0]))
        rows.append(cells)
    return rows


def cell_text(text: str) -> str:
    """The text of a cell in one line. Full-width spaces inside stay: they spread words, 合　计."""
    return re.sub(r"[^\S\u3000]+", " ", text).strip()


def _cells(source: Source, row: SequenceNode) -> Iterator[str]:
    for cell in row.value:
        if not isinstance(cell, ScalarNode):
            wrong_shape(source, cell, "text")
            continue
        text = "" if is_nothing(cell) else cell_text(scalar_text(source, cell))
        yield shown_texts(source, cell, (text,), "text")[0] if text else ""


def _file(source: Source, node: Node) -> object:
    """The rows of a .csv file, or the sheet of an .xlsx file, beside the outline."""
    name = one_line(source, node)
    if name is WRONG or not name:
        return name
    if source.cells > MOST_TOGETHER:  # as was said
        return WRONG
    named, _, sheet = str(name).partition("#") if ".xlsx#" in str(name).lower() else (str(name), "", "")
    path = PurePosixPath(named.replace("\\", "/"))
    if path.suffix.lower() not in (".csv", ".xlsx"):
        source.add("outline.table-file-kind", node, found=name)
        return WRONG
    folder = Path(source.name).parent
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or _leads_out(folder, folder / path):
        source.add("outline.file-outside", node, found=name)
        return WRONG
    try:
        data = files.read_bytes(folder / path)
    except DrafterError as error:
        _tell_unread(source, node, folder / path, named, error)
        return WRONG
    if path.suffix.lower() == ".xlsx":
        return _sheet(source, node, data, named, sheet.strip())
    text = _decoded(data)
    if text is not None and len(text) > MOST_TEXT:
        source.add("outline.table-book-size", node, found=name)
        return WRONG
    if text is None or "\0" in text:
        source.add("outline.table-file-damaged", node, found=name)
        return WRONG
    rows = _parted(text)
    if _is_quote_open(text, rows):
        source.add("outline.table-file-quote", node, found=name)
        return WRONG
    return _even(source, node, _as_typed(tuple(map(cell_text, row)) for row in rows), str(name))


def _tell_unread(source: Source, node: Node, file: Path, name: str, error: DrafterError) -> None:
    from drafter.outline.pictures import near_files

    try:
        missing = not lexists(file)  # a link that leads nowhere is there
    except ValueError:
        missing = False
    if missing:
        source.add("outline.table-file-missing", node, found=name, near=near_files(file, (".csv", ".xlsx")))
    else:
        source.add("outline.file-unread", node, found=name, why=str(error))


def _leads_out(folder: Path, file: Path) -> bool:
    """Whether a link leads out of a folder. What cannot be followed is told when it is read."""
    try:
        return not files.lies_in(folder, file)
    except (OSError, RuntimeError, ValueError):
        return False


_SEPARATORS = ("\t", ";", ",", "；", "，", "|", "｜")
"""What stands between cells, in the order in which it is tried: sheets are saved with a comma, a semicolon or a tab, by the country.
Who types a table uses the full-width ones, or a bar."""
_SAID = re.compile("sep=(.)\r?\n", re.IGNORECASE)
"""The line by which Excel names the separator."""


def _parted(text: str) -> list[tuple[str, ...]]:
    """The rows of a .csv text. The separator is the first that parts every row into equally many cells; else the first that parts the first row."""
    said = _SAID.match(text)
    if said:
        return _rows_of(text[said.end() :], said[1])
    tables = [_rows_of(text, separator) for separator in _SEPARATORS if separator in text]
    parted = [rows for rows in tables if rows and len(rows[0]) > 1]
    even = [rows for rows in parted if all(len(row) == len(rows[0]) for row in rows)]
    return (even or parted or [_rows_of(text, ",")])[0]


def _is_quote_open(text: str, rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether a quotation mark opens a cell and none closes it: what stands behind it is in that cell, to the end of the file."""
    return bool(rows) and "\n" in rows[-1][-1] and not text.rstrip().endswith('"')


def _rows_of(text: str, separator: str) -> list[tuple[str, ...]]:
    import csv  # few outlines name a file

    csv.field_size_limit(MOST_TEXT)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    return [tuple(row) for row in reader if any(map(str.strip, row))]


def _sheet(source: Source, node: Node, data: bytes, name: str, sheet: str) -> object:
    """The rows of a sheet. Notices of what is not as a person might expect are added to the source."""
    from drafter.outline.sheets import SheetError, sheet_of

    try:
        found = sheet_of(data, sheet)
    except SheetError as error:
        source.add(error.code, node, found=name, **error.facts)
        return WRONG
    for code, facts in found.notices:
        source.notice(code, node, found=name, **facts)
    rows = _even(source, node, _as_typed(found.rows), name)
    if not isinstance(rows, list):
        return WRONG
    made = FileRows(rows)
    made.title = typed(found.title)
    return made


def _as_typed(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The cells of a file as one types them in an outline: a star or a tilde is one in every file but an outline."""
    return [tuple(map(typed, row)) for row in rows]


def tables_written(node: Node) -> Iterator[Node]:
    """The tables of an outline in order: of each its rows, or the name of its file."""
    if isinstance(node, SequenceNode):
        for item in node.value:
            yield from tables_written(item)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value in TABLE_KEYS and isinstance(value, SequenceNode):
                yield value
            elif isinstance(key, ScalarNode) and key.value in TABLE_KEYS and isinstance(value, MappingNode):
                named = {name.value: inner for name, inner in value.value if isinstance(name, ScalarNode)}
                yield from (named[name] for name in ("rows", "行", "file", "文件") if name in named)
            else:
                yield from tables_written(value)


def _decoded(data: bytes) -> str | None:
    unicode = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and len(data) > len(BOM_UTF16_LE)  # Excel's “Unicode text”
    for encoding in ("utf-16",) if unicode else _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _even(source: Source, node: Node, rows: Sequence[tuple[str, ...]], name: str) -> object:
    """The rows of a file, if there are some, not too many, and all of one length."""
    if not rows or sum(map(len, rows)) > MOST_CELLS:
        source.add("outline.table-file-size", node, found=name, most=MOST_CELLS)
        return WRONG
    source.cells += sum(map(len, rows))
    if source.cells > MOST_TOGETHER:
        source.add("outline.table-files-size", node, found=name, most=MOST_TOGETHER)
        return WRONG
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            source.add("outline.table-file-row", node, name=name, row=number, found=len(row), expected=len(rows[0]))
            return WRONG
    return rows


_CELL = {"type": ["string", "number", "boolean", "null"]}
_ROWS: dict[str, Any] = {"type": "array", "minItems": 1, "items": {"type": "array", "items": _CELL}}
TABLE = Record(
    "table",
    (
        Field("caption", "表题", Kind(caption, {"type": "string"}), "The caption above the table."),
        Field(
            "rows", "行", Kind(_rows, _ROWS), "The rows, each a list of its cells; the first is the head and repeats on each page."
        ),
        Field(
            "file",
            "文件",
            Kind(_file, {"type": "string"}),
            "A .csv or .xlsx file beside the outline, in place of the rows; 数据.xlsx#工作表 names a sheet.",
        ),
        Field(
            "lines",
            "线",
            choice("three-line", "boxed", aliases={"三线": "three-line", "框线": "boxed"}),
            "three-line: lines above and below and under the head; boxed: lines around every cell.",
        ),
    ),
    meant=partial(keys_for, "table"),
)


def table_schema(*, chinese: bool) -> dict[str, Any]:
    """The JSON Schema of a table in a body. chinese: the language of the descriptions."""
    value = {"anyOf": [_ROWS, TABLE.schema(chinese=chinese)]}
    return {
        "type": "object",
        "properties": dict.fromkeys(TABLE_KEYS, value),
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }

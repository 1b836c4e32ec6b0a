"""Edits for rows of tables: other words in cells, rows and columns that are new or gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.errors import Fault, Place
from drafter.nodes.writing import Flow, inline
from drafter.outline.edit.edit import Edit
from drafter.outline.lines import TABLE_KEYS
from drafter.outline.tables import tables_written
from drafter.pull.comparison import Comparison
from drafter.pull.edited import PageLine
from drafter.speech.emphasis import plain
from drafter.speech.lines import HEADS, ROWS


def cells_and_rows(page: Comparison) -> list[Edit]:
    """The edits for rows that are written in the outline. Rows from a file beside it cannot be edited here; `of_files` reports them."""
    edits: list[Edit] = []
    previous: SequenceNode | None = None
    added: list[PageLine] = []
    for old, new in [*page.pairs, (None, None)]:
        if old is None and new is not None and page.wanted_lines[new].kind in HEADS:
            previous = None  # another table, which `with_tables` makes
        if old is None and new is not None and page.wanted_lines[new].kind in ROWS:
            added.append(page.wanted_lines[new])
            continue
        if added and previous is not None:
            edits.append(_with_rows(page, previous, added))
        added = []
        row = row_of(page, old) if old is not None else None
        previous = row or (previous if old is None and new is None else None)
        if row is None or old is None or (new is not None and page.made[old] == page.wanted[new]):
            continue
        if new is None:
            edits += _without_row(page, row)
        elif page.wanted_lines[new].kind in ROWS:
            edits += _cells(page, row, page.wanted[new].split("\t"))
    return edits


def row_of(page: Comparison, paragraph: int) -> SequenceNode | None:
    """The list of cells that a paragraph of the outline's page shows; None where it shows no row, or one of a file."""
    if page.made_lines[paragraph].kind not in ROWS:
        return None
    values = filter(None, map(page.value_of, page.trace.paragraphs[paragraph]))
    parents: Iterable[Node] = (value.parent for value in values)
    return next((parent for parent in parents if isinstance(parent, SequenceNode)), None)


class FileRow(NamedTuple):
    """A row of a table from a file beside the outline. name: that of the file. row: the row's number in the table as it is shown, from 1."""

    place: Place
    name: str
    row: int


def of_files(page: Comparison) -> tuple[list[Fault], set[int], set[int]]:
    """Notices of edited rows that come from a file, where the user has to make the edit.

    Returned are the notices, and the numbers of the paragraphs that they are about: in the outline's page, and in the edited page.
    """
    rows = _rows_of_files(page)
    faults: list[Fault] = []
    made: set[int] = set()
    wanted: set[int] = set()
    last: FileRow | None = None
    for old, new in page.pairs if rows else ():
        row = rows.get(old) if old is not None else None
        if row is not None and old is not None:
            text = _shown(page.made[old])
            facts = {"name": row.name, "row": row.row, "made": text}
            if new is None:
                faults.append(Fault("pull.table-file-gone", row.place, facts))
            elif page.made[old] != page.wanted[new]:
                faults.append(Fault("pull.table-file", row.place, {**facts, "text": _shown(page.wanted[new])}))
                wanted.add(new)
            made.add(old)
        elif old is None and new is not None and last is not None and page.wanted_lines[new].kind in ROWS:
            faults.append(Fault("pull.table-file-row", last.place, {"name": last.name, "text": _shown(page.wanted[new])}))
            wanted.add(new)
            continue
        last = row
    return faults, made, wanted


def _shown(row: str) -> str:
    return " | ".join(plain(row).split("\t"))


def _rows_of_files(page: Comparison) -> dict[int, FileRow]:
    """The paragraphs of the outline's page that show rows of files; none where the template shows other tables than the outline has."""
    tables: list[list[int]] = []
    for at, line in enumerate(page.made_lines):
        if line.kind in HEADS:
            tables.append([])
        if line.kind in ROWS and tables:
            tables[-1].append(at)
    written = [node for document in page.content.documents for node in tables_written(document)]
    if len(written) != len(tables):
        return {}
    found: dict[int, FileRow] = {}
    for node, rows in zip(written, tables, strict=True):
        if isinstance(node, ScalarNode):
            place = page.content.source.place_of(node)
            found |= {at: FileRow(place, node.value, number) for number, at in enumerate(rows, 1)}
    return found


def is_cell(page: Comparison, node: Node) -> bool:
    """Whether a scalar is a cell of a table: it stands in a list that stands in the list of the rows."""
    row, _ = page.content.parents[node]
    rows = page.content.parents[row][0] if row in page.content.parents else None
    if not isinstance(row, SequenceNode) or not isinstance(rows, SequenceNode):
        return False
    return isinstance(page.content.parents[rows][0], MappingNode)


def _cells(page: Comparison, row: SequenceNode, texts: Sequence[str]) -> Iterator[Edit]:
    """The edits of a row that has other words. One with more or fewer cells is written anew: a column was added or taken out."""
    if len(texts) != len(row.value):
        yield Edit(row.start_mark.index, page.editor.end_of(row), inline(Flow(texts)))
    else:
        for cell, text in zip(row.value, texts, strict=True):
            shown = "".join(value.text for value in page.content.in_scalar.get(cell, ()))
            if isinstance(cell, ScalarNode) and shown != text:
                yield page.editor.value(cell, [text] if text else [])


def _with_rows(page: Comparison, behind: SequenceNode, lines: Sequence[PageLine]) -> Edit:
    rows, index = page.content.parents[behind]
    assert isinstance(rows, SequenceNode)
    cells = [line.text.split("\t") for line in lines]
    return page.editor.with_items(rows, index + 1, cells if rows.flow_style else [Flow(row) for row in cells])


def with_tables(page: Comparison, lines: Sequence[PageLine]) -> Iterator[PageLine | dict[str, object]]:
    """New lines, the rows of each new table as one item of a body, with the caption above them.

    A table of a file that was moved is left out: it stays in the outline where it is, and is told.
    """
    key = 1 if page.content.chinese else 0
    filed = {page.made[at] for at in _rows_of_files(page)} if any(line.kind in ROWS for line in lines) else set()
    at = 0
    while at < len(lines):
        above = at + (lines[at].kind == "caption")
        stop = above
        while stop < len(lines) and lines[stop].kind in ROWS and (stop == above or lines[stop].kind not in HEADS):
            stop += 1
        if stop == above:
            yield lines[at]
            at += 1
            continue
        rows = lines[above:stop]
        if rows[0].text not in filed:
            table: dict[str, object] = {("caption", "表题")[key]: lines[at].text} if above > at else {}
            table |= {("lines", "线")[key]: "boxed"} if rows[0].kind.startswith("boxed") else {}
            yield {TABLE_KEYS[key]: {**table, ("rows", "行")[key]: [Flow(row.text.split("\t")) for row in rows]}}
        at = stop


def _without_row(page: Comparison, row: SequenceNode) -> list[Edit]:
    rows, index = page.content.parents[row]
    return [page.editor.without_item(rows, index)] if isinstance(rows, SequenceNode) and len(rows.value) > 1 else []

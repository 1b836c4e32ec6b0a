"""Rows and columns of a table: they are added, removed and moved, each row in its own writing."""

from __future__ import annotations

from yaml.nodes import ScalarNode, SequenceNode

from drafter.desk.paths import Part, columns_of
from drafter.desk.work import Work, refuse
from drafter.messages.language import language
from drafter.nodes.writing import Flow
from drafter.outline.edit.edit import Edit
from drafter.speech.text import BLANK_START


def new_table(work: Work, head: str) -> dict[str, object]:
    """A table of two columns, a head and a row. head: what the first cell says; "" for a blank."""
    blank = f"{BLANK_START}：{'表头' if language() == 'zh' else 'head'}】"
    rows = [Flow([head or blank, blank]), Flow(["【待补】", ""])]
    return {"表格" if work.content.chinese else "table": rows}


def add_row(work: Work, rows: SequenceNode, at: int) -> None:
    """Put in an empty row."""
    cells = ["【待补】", *("" for _ in columns_of(rows)[1:])]
    work.change(work.editor.with_items(rows, min(at, len(rows.value)), [cells]))


def add_column(work: Work, rows: SequenceNode, at: int) -> None:
    """Put in an empty column."""
    edits = [work.editor.with_items(row, min(at, len(row.value)), [""]) for row in _all(rows)]
    work.change(*edits)


def remove_row(work: Work, part: Part) -> None:
    """Take a row away. Raises UsageError for the only one."""
    assert part.items is not None
    if len(part.items.value) == 1:
        raise refuse("desk.last-of-table")
    work.change(work.editor.without_item(part.items, part.at))


def remove_column(work: Work, part: Part) -> None:
    """Take a column away. Raises UsageError for the only one."""
    assert part.items is not None
    if len(columns_of(part.items)) == 1:
        raise refuse("desk.last-of-table")
    work.change(*(work.editor.without_item(row, part.at) for row in _all(part.items)))


def move_column(work: Work, part: Part, by: int) -> None:
    """Swap a column with its neighbour."""
    assert part.items is not None
    first = min(part.at, part.at + by)
    work.change(*(edit for row in _all(part.items) for edit in _swapped(work, row, first)))


def _all(rows: SequenceNode) -> list[SequenceNode]:
    return [row for row in rows.value if isinstance(row, SequenceNode)]


def _swapped(work: Work, row: SequenceNode, first: int) -> list[Edit]:
    """The edits that swap two neighbours in a row."""
    cells = row.value[first : first + 2]
    spans = [(cell.start_mark.index, work.editor.end_of(cell)) for cell in cells if isinstance(cell, ScalarNode)]
    (start, stop), (other, end) = spans
    return [Edit(start, stop, work.text[other:end]), Edit(other, end, work.text[start:stop])]

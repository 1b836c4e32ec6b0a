"""Edits for rows of tables: other words in cells, rows that are new, rows that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.writing import Flow
from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Comparison
from drafter.pull.word import PageLine
from drafter.speech.lines import ROWS


def cells_and_rows(page: Comparison) -> list[Edit]:
    """The edits for the rows of tables that an outline writes; those of a file beside it are told as text without a place."""
    edits: list[Edit] = []
    previous: SequenceNode | None = None
    added: list[PageLine] = []
    for old, new in [*page.pairs, (None, None)]:
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


def is_cell(page: Comparison, node: Node) -> bool:
    """Whether a scalar is a cell of a table: it stands in a list that stands in the list of the rows."""
    row, _ = page.content.parents[node]
    rows = page.content.parents[row][0] if row in page.content.parents else None
    if not isinstance(row, SequenceNode) or not isinstance(rows, SequenceNode):
        return False
    return isinstance(page.content.parents[rows][0], MappingNode)


def _cells(page: Comparison, row: SequenceNode, texts: Sequence[str]) -> Iterator[Edit]:
    if len(texts) == len(row.value):
        for cell, text in zip(row.value, texts, strict=True):
            shown = "".join(value.text for value in page.content.in_scalar.get(cell, ()))
            if isinstance(cell, ScalarNode) and shown != text:
                yield page.editor.value(cell, [text] if text else [])


def _with_rows(page: Comparison, behind: SequenceNode, lines: Sequence[PageLine]) -> Edit:
    rows, index = page.content.parents[behind]
    assert isinstance(rows, SequenceNode)
    cells = [line.text.split("\t") for line in lines]
    return page.editor.with_items(rows, index + 1, cells if rows.flow_style else [Flow(row) for row in cells])


def _without_row(page: Comparison, row: SequenceNode) -> list[Edit]:
    rows, index = page.content.parents[row]
    return [page.editor.without_item(rows, index)] if isinstance(rows, SequenceNode) and len(rows.value) > 1 else []

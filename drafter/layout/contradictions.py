"""Values of a layout that contradict each other: lines that do not fit the page's grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Fault
from drafter.layout.model import Layout
from drafter.nodes.source import Source

_GRID = (("page", "页面"), ("grid", "网格"))
_LINE = (("body", "正文"), ("line", "行距"))
_ROUNDING = 0.05
"""Points: one twip, the least that Word stores."""


def contradictions(layout: Layout, files: Sequence[tuple[Source, Sequence[Node]]]) -> Iterator[Fault]:
    """A notice where the exact line pitch of the body does not fit the grid of the page.

    Word keeps to the line pitch then, LibreOffice to the grid. files: the user's files, each with its YAML documents; the notice stands
    in the first that says one of the two values.
    """
    grid, body = layout.page.grid, layout.body
    if body.multiple or not body.snap or _fits(body.line, grid):
        return
    for source, documents in files:
        for keys in (_GRID, _LINE):
            if documents and (node := _value(documents[0], keys)):
                yield source.fault("layout.grid-line", node, grid=f"{grid:g}pt", line=f"{body.line:g}pt")
                return


def _fits(line: float, grid: float) -> bool:
    """Whether a line takes whole lines of the grid, or the grid whole lines."""
    more, less = max(line, grid), min(line, grid)
    return abs(more - round(more / less) * less) <= _ROUNDING


def _value(node: Node, keys: tuple[tuple[str, str], ...]) -> Node | None:
    """The node that some keys lead to."""
    for names in keys:
        pairs = node.value if isinstance(node, MappingNode) else ()
        found = [value for key, value in pairs if isinstance(key, ScalarNode) and key.value in names]
        if not found:
            return None
        node = found[0]
    return node

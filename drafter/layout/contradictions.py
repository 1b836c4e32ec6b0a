"""Values of a layout that contradict each other, or have no effect: lines that do not fit the page's grid or are lower than their type, keys where nothing reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.errors import Fault
from drafter.layout.fields import LAYOUT
from drafter.layout.model import Layout, Type
from drafter.nodes.source import Source

_GRID = (("page", "页面"), ("grid", "网格"))
_ROUNDING = 0.05
"""Points: one twip, the least that Word stores."""


def contradictions(layout: Layout, files: Sequence[tuple[Source, Sequence[Node]]]) -> Iterator[Fault]:
    """A notice where the exact line pitch of the body does not fit the grid of the page, one for each type that is higher than its lines, and one for each key without effect.

    Word keeps to the line pitch then, LibreOffice to the grid. files: the user's files, each with its YAML documents, a layout before the one
    that it extends. The notice stands at the first grid: of a file that says the line pitch alone, the grid is that pitch.
    """
    grid, body = layout.page.grid, layout.body
    for source, documents in files:
        for document in documents[:1]:
            yield from _superfluous(source, document, layout)
            yield from _cut_off(source, document, layout)
    if not grid or body.multiple or not body.snap or _fits(body.line, grid):
        return
    for source, documents in files:
        if documents and (node := _value(documents[0], _GRID)):
            yield source.fault("layout.grid-line", node, grid=f"{grid:g}pt", line=f"{body.line:g}pt")
            return


_SIZES = ("size", "字号", "line", "行距")


def _cut_off(source: Source, document: Node, layout: Layout) -> Iterator[Fault]:
    """A notice for each type that a file makes larger than its exact lines are high: of such lines Word shows the lower part only."""
    types = _types(layout)
    for key, value in document.value if isinstance(document, MappingNode) else ():
        field = LAYOUT.by_key.get(key.value) if isinstance(key, ScalarNode) else None
        type_ = types.get(field.name) if field else None
        said = _key(value, _SIZES)
        if type_ is not None and said is not None and not type_.multiple and type_.size > type_.line + _ROUNDING:
            yield source.fault("layout.cut-off", said, found=key.value, size=f"{type_.size:g}pt", line=f"{type_.line:g}pt")


def _types(layout: Layout) -> dict[str, Type]:
    """The types of a layout by the names of their keys."""
    found = {field: type_ for field, type_ in zip(layout._fields, layout, strict=True) if isinstance(type_, Type)}
    found = {field.replace("_", "-"): type_ for field, type_ in found.items()}
    found |= {f"heading-{level}": type_ for level, type_ in enumerate(layout.headings, 1)}
    found |= {f"point-{level}": type_ for level, type_ in enumerate(layout.points, 1) if level > 1}
    found |= {"page-number": layout.page_number.type}
    heads = {"header": layout.header, "footer": layout.footer}
    return found | {name: head.type for name, head in heads.items() if head} | dict(layout.lines)


_BODY = ("body", "正文")
_PHRASES = ("phrases", "按词句断行")
_NUMBER = ("page-number", "页码")
_OF_NUMBERS = {"form": ("form", "样式"), "inset": ("inset", "空"), "first": ("first", "首页")}


def _superfluous(source: Source, document: Node, layout: Layout) -> Iterator[Fault]:
    """A notice for each key that nothing reads where it stands."""
    for key, value in document.value if isinstance(document, MappingNode) else ():
        name = key.value if isinstance(key, ScalarNode) else ""
        types = value.value if name in ("own", "样式") and isinstance(value, MappingNode) else [(key, value)]
        for owner, type_ in types:
            found = _key(type_, _PHRASES)
            if found is not None and name not in _BODY:
                yield source.fault("layout.only-in-body", found, found=found.value, key=getattr(owner, "value", ""))
        if name in ("base-styles", "底稿样式") and layout.base is None:
            yield source.fault("layout.without-base", key, found=name)
        if name in _NUMBER:
            unread = _OF_NUMBERS if layout.page_number.place == "none" else ()
            keys = (_key(value, _OF_NUMBERS[one]) for one in unread)
            yield from (
                source.fault("layout.without-number", one, found=one.value, place=layout.page_number.place) for one in keys if one
            )
        if name in ("watermark", "水印") and layout.watermark is None and isinstance(value, MappingNode) and value.value:
            yield source.fault("layout.without-text", key, found=name)


def _key(node: Node, names: Collection[str]) -> ScalarNode | None:
    """The node of a key in a mapping."""
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((key for key, _ in pairs if isinstance(key, ScalarNode) and key.value in names), None)


def _fits(line: float, grid: float) -> bool:
    """Whether one of the two heights is a whole multiple of the other, so that lines and grid meet again."""
    more, less = max(line, grid), min(line, grid)
    return less > 0 and abs(more - round(more / less) * less) <= _ROUNDING


def _value(node: Node, keys: tuple[tuple[str, str], ...]) -> Node | None:
    """The node that some keys lead to."""
    for names in keys:
        pairs = node.value if isinstance(node, MappingNode) else ()
        found = [value for key, value in pairs if isinstance(key, ScalarNode) and key.value in names]
        if not found:
            return None
        node = found[0]
    return node

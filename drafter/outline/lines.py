"""Lines of a kind of their own in a body, written as a mapping with the kind's key: ``- 提示语: 全体起立``."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.fields import wrong_shape
from drafter.nodes.scalars import is_nothing, scalar_text
from drafter.nodes.source import Source
from drafter.outline.emphasis import shown_texts
from drafter.speech.lines import BY_KEY, BY_NAME, LineKind, Styled


def line_kind(node: MappingNode) -> LineKind | None:
    """The kind of line that a mapping in a body is; None for a point."""
    key = node.value[0][0] if node.value else None
    return BY_KEY.get(key.value) if isinstance(key, ScalarNode) else None


def lines_of_item(source: Source, node: MappingNode, kind: LineKind) -> list[Styled]:
    """The lines of such a mapping. What is wrong is added to the source."""
    found: list[Styled] = []
    (first, _), faults = node.value[0], len(source.faults)
    for place, (key, value) in enumerate(node.value):
        here = BY_KEY.get(key.value) if isinstance(key, ScalarNode) else None
        if place and (here is None or here.name != kind.beside):
            source.add("outline.beside-line", key, found=getattr(key, "value", ""), key=first.value)
        elif here is not None:
            found += _lines_of_key(source, key, value, here)
    return found if len(source.faults) == faults else []


def _lines_of_key(source: Source, key: ScalarNode, value: Node, kind: LineKind) -> list[Styled]:
    scalars = list(_scalars(source, value))
    if not kind.words:
        if any(scalar.value.strip() for scalar in scalars):  # programs write 分页: ''
            source.add("outline.line-with-text", key, found=key.value)
        return [Styled("", kind.name)]
    found = [line for scalar in scalars for line in _lines(source, scalar, kind)]
    if not found and isinstance(value, ScalarNode):
        source.add("outline.line-without-text", key, found=key.value)
    return found


def _scalars(source: Source, node: Node) -> Iterator[ScalarNode]:
    items = node.value if isinstance(node, SequenceNode) else [node]
    for item in items:
        if not isinstance(item, ScalarNode):
            wrong_shape(source, item, "text")
        elif not is_nothing(item):
            yield item


def _lines(source: Source, node: ScalarNode, kind: LineKind) -> Iterator[Styled]:
    texts = [kind.typed(line.strip()) for line in scalar_text(source, node).split("\n") if line.strip()]
    for text in shown_texts(source, node, texts, "text"):
        yield Styled(text, kind.name)


__all__ = ["BY_KEY", "BY_NAME", "line_kind", "lines_of_item"]

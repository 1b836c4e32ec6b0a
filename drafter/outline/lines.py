"""Lines of a kind of their own in a body, written as a mapping with the kind's key: ``- 提示语: 全体起立``."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.fields import wrong_shape
from drafter.nodes.scalars import is_nothing, scalar_text
from drafter.nodes.source import Source
from drafter.speech.lines import BY_KEY, LineKind, Styled


def line_kind(node: MappingNode) -> LineKind | None:
    """The kind of line that a mapping in a body is; None for a point."""
    key = node.value[0][0] if node.value else None
    return BY_KEY.get(key.value) if isinstance(key, ScalarNode) else None


def lines_of_item(source: Source, node: MappingNode, kind: LineKind) -> list[Styled]:
    """The lines of such a mapping. What is wrong is added to the source."""
    key, value = node.value[0]
    for other, _ in node.value[1:]:
        source.add("outline.beside-line", other, found=getattr(other, "value", ""), key=key.value)
    found = [line for scalar in _scalars(source, value, key.value) for line in _lines(source, scalar, kind)]
    if not found and not source.faults:
        source.add("outline.line-without-text", key, found=key.value)
    return found


def _scalars(source: Source, node: Node, key: str) -> Iterator[ScalarNode]:
    items = node.value if isinstance(node, SequenceNode) else [node]
    for item in items:
        if not isinstance(item, ScalarNode):
            wrong_shape(source, item, "text")
        elif not is_nothing(item):
            yield item


def _lines(source: Source, node: ScalarNode, kind: LineKind) -> Iterator[Styled]:
    texts = [kind.typed(line.strip()) for line in scalar_text(source, node).split("\n") if line.strip()]
    for text in source.text_read(node, texts, "text"):
        yield Styled(text, kind.name)

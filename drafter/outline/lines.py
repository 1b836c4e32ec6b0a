"""Lines of a kind of their own in a body, written as a mapping with the kind's key: ``- 提示语: 全体起立``.

A line of the user's own kind names it: ``- {样式: motto, 文字: 知行合一}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.fields import wrong_shape
from drafter.nodes.scalars import is_nothing, scalar_text
from drafter.nodes.source import Source
from drafter.outline.emphasis import shown_texts
from drafter.outline.texts import wide_colon
from drafter.speech.lines import BY_KEY, BY_NAME, LineKind, Styled, is_own_name

TABLE_KEYS = ("table", "表格")
PICTURE_KEYS = ("picture", "图片")
LINE_KEYS = frozenset((*BY_KEY, *TABLE_KEYS, *PICTURE_KEYS))
"""The keys of all lines of kinds of their own."""

OWN_KEYS = {"style": "样式", "text": "文字"}
"""The keys of a line of the user's own kind, in English and in Chinese: the name of its kind, and its text."""
_STYLE, _TEXT = (frozenset((key, alias)) for key, alias in OWN_KEYS.items())


def line_kind(node: MappingNode) -> LineKind | None:
    """The kind of the lines that a mapping in a body writes; None for a point."""
    key = node.value[0][0] if node.value else None
    return BY_KEY.get(key.value) if isinstance(key, ScalarNode) else None


def lines_of_item(source: Source, node: MappingNode, kind: LineKind) -> list[Styled]:
    """The lines that a mapping in a body writes, whose first key is that of `kind`. What is wrong is added to the source."""
    found: list[Styled] = []
    (first, _), faults = node.value[0], len(source.faults)
    for place, (key, value) in enumerate(node.value):
        here = BY_KEY.get(key.value) if isinstance(key, ScalarNode) else None
        if place and (here is None or here.name != kind.beside):
            source.add("outline.beside-line", key, found=getattr(key, "value", ""), key=first.value)
        elif here is not None:
            found += _lines_of_key(source, key, value, here)
    return found if len(source.faults) == faults else []


def is_own_line(node: MappingNode) -> bool:
    """Whether a mapping in a body is a line of the user's own kind."""
    keys = [key.value for key, _ in node.value if isinstance(key, ScalarNode)]
    return len(node.value) == len(keys) == 2 and any(key in _STYLE for key in keys) and any(key in _TEXT for key in keys)


def own_lines_of_item(source: Source, node: MappingNode) -> list[Styled]:
    """The lines that a mapping for the user's own kind writes. What is wrong is added to the source."""
    (style, text), faults = sorted(node.value, key=lambda pair: pair[0].value in _TEXT), len(source.faults)
    name = style[1].value.strip() if isinstance(style[1], ScalarNode) else ""
    if not is_own_name(name):
        source.add("outline.own-kind", style[1], found=name)
    scalars = list(_scalars(source, text[1]))
    lines = [(scalar, [line.strip() for line in scalar_text(source, scalar).split("\n") if line.strip()]) for scalar in scalars]
    found = [Styled(shown, name) for scalar, typed in lines for shown in shown_texts(source, scalar, typed, "text")]
    if not found and (isinstance(text[1], ScalarNode) or not text[1].value):
        source.add("outline.line-without-text", text[0], found=text[0].value)
    return found if len(source.faults) == faults else []


def own_line_schema() -> dict[str, object]:
    """The JSON Schema of a line of the user's own kind."""
    scalar = {"type": ["string", "number", "boolean"]}
    value = {"anyOf": [scalar, {"type": "array", "items": scalar}]}
    return {
        "anyOf": [
            {
                "type": "object",
                "properties": {style: {"type": "string"}, text: value},
                "required": [style, text],
                "additionalProperties": False,
            }
            for style, text in (OWN_KEYS, OWN_KEYS.values())
        ]
    }


def _lines_of_key(source: Source, key: ScalarNode, value: Node, kind: LineKind) -> list[Styled]:
    scalars = list(_scalars(source, value))
    if not kind.words:
        if any(scalar.value.strip() for scalar in scalars):  # programs write 分页: ''
            source.add("outline.line-with-text", key, found=key.value)
        return [Styled("", kind.name)]
    found = [line for scalar in scalars for line in _lines(source, scalar, kind)]
    if not found and (isinstance(value, ScalarNode) or not value.value):
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
    typed = [line.strip() for line in scalar_text(source, node).split("\n") if line.strip()]
    texts = [kind.typed(wide_colon(source, node, line) if kind.after == "：" else line) for line in typed]
    for text in shown_texts(source, node, texts, "text"):
        yield Styled(text, kind.name)


__all__ = ["BY_KEY", "BY_NAME", "line_kind", "lines_of_item"]

"""Mappings read by a table of fields: names, Chinese aliases, kinds; the same table makes the JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.nodes.near import nearest
from drafter.nodes.scalars import scalar_text
from drafter.nodes.slips import slip_in
from drafter.nodes.source import Source

Schema = dict[str, Any]


class Kind(NamedTuple):
    """What a value may be.

    read: the value of a node, or `WRONG` after noting a fault in the source.
    schema: the JSON Schema of such a value.
    """

    read: Callable[[Source, Node], object]
    schema: Schema


class _Wrong:
    """The value of a node that is wrong; its fault is noted."""

    def __repr__(self) -> str:
        return "WRONG"


WRONG = _Wrong()


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a mapping. `doc`, `doc_zh`: what it is for, shown by editors and in the reference."""

    name: str
    alias: str
    kind: Kind
    doc: str
    doc_zh: str
    required: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping with named fields.

    what: names the mapping in messages, as `drafter.messages` translates it (``outline``, ``section``).
    """

    what: str
    fields: tuple[Field, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        return {key: field for field in self.fields for key in (field.name, field.alias)}

    def read(self, source: Source, node: Node) -> dict[str, object]:
        """The values of the fields that are there, by canonical name; faults are noted."""
        if not isinstance(node, MappingNode):
            wrong_shape(source, node, self.what)
            return {}
        values: dict[str, object] = {}
        seen: dict[str, int] = {}
        by_key = self.by_key
        for key_node, value_node in node.value:
            key = key_text(source, key_node)
            field = by_key.get(key)
            if field is None:
                source.add("yaml.unknown-key", key_node, found=key, what=self.what, near=nearest(key, by_key))
                continue
            if field.name in seen:
                source.add("yaml.duplicate-key", key_node, found=key, line=seen[field.name])
                continue
            seen[field.name] = key_node.start_mark.line + source.first_line
            value = field.kind.read(source, value_node)
            if value is not WRONG:
                values[field.name] = value
        for field in self.fields:
            if field.required and field.name not in seen:
                source.add("yaml.missing-key", node, expected=field.name, what=self.what)
        return values

    def schema(self, *, chinese: bool = False) -> Schema:
        """The JSON Schema of the mapping; every field under its name and its alias."""
        properties: Schema = {}
        for field in self.fields:
            described = {**field.kind.schema, "description": field.doc_zh if chinese else field.doc}
            properties[field.name] = described
            if field.alias != field.name:
                properties[field.alias] = described
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [{"anyOf": [{"required": [f.name]}, {"required": [f.alias]}]} for f in self.fields if f.required]
        return {**schema, "allOf": required} if required else schema


def key_text(source: Source, node: Node) -> str:
    """A key as written; "" after noting a fault where it is no plain text."""
    if isinstance(node, ScalarNode):
        return scalar_text(source, node).strip()
    source.add("yaml.key", node)
    return ""


def wrong_shape(source: Source, node: Node, expected: str) -> object:
    """Note that a node is not what was expected, naming a slip of its line where there is one; returns `WRONG`."""
    if not (isinstance(node, ScalarNode) and node.value and slip_in(source, node.start_mark.line)):
        source.add("yaml.shape", node, expected=expected, found=shape_of(node))
    return WRONG


def shape_of(node: Node) -> str:
    """``text``, ``list``, ``mapping`` or ``nothing``, for messages."""
    if isinstance(node, ScalarNode):
        return "text" if node.value or node.style else "nothing"
    return "mapping" if isinstance(node, MappingNode) else "list"

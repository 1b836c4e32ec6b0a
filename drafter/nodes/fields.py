"""Mappings read by a table of fields: names, Chinese aliases, kinds; the same table makes the JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default_of
from functools import cached_property
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from drafter.messages.near import nearest
from drafter.nodes.plain import PlainScalar
from drafter.nodes.scalars import is_nothing, scalar_text
from drafter.nodes.slips import DASHES, slip_in
from drafter.nodes.source import Source
from drafter.speech.text import is_wide

Schema = dict[str, Any]


class Kind(NamedTuple):
    """What a value may be.

    read: from a node to its value. Where the node is wrong, it adds a fault to the source and returns `WRONG`.
    schema: the JSON Schema of such a value.
    """

    read: Callable[[Source, Node], object]
    schema: Schema


class _Wrong:
    """The class of `WRONG`, which stands for the value of a wrong node. The source already has the fault."""

    def __repr__(self) -> str:
        return "WRONG"


WRONG = _Wrong()


class Field(NamedTuple):
    """A key of a mapping.

    doc: what it is for, shown by editors and in the reference; the catalogue has the Chinese.
    also: another Chinese name that people write; it is never proposed.
    """

    name: str
    alias: str
    kind: Kind
    doc: str
    required: bool = False
    also: str = ""


@dataclass(frozen=True)
class Record:
    """A mapping with named fields.

    what: names the mapping in messages, as `drafter.messages` translates it (``outline``, ``section``).
    misplaced: keys that belong elsewhere, each with the code of the message that says where.
    holders: keys without a value whose own keys may stand beside them, not indented, each with the code of the message that says so.
    skips_empty: whether a key without a value, or with a null, counts as missing. If not, its kind reads an empty text.
    meant: gives the names of the fields that another word is written for (称谓 for 称呼).
    """

    what: str
    fields: tuple[Field, ...]
    skips_empty: bool = False
    misplaced: Mapping[str, str] = default_of(default_factory=dict)
    holders: Mapping[str, str] = default_of(default_factory=dict)
    meant: Callable[[str], Iterable[str]] | None = None

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        return {key: field for field in self.fields for key in (field.name, field.alias, field.also) if key}

    @cached_property
    def required(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.required)

    def read(self, source: Source, node: Node) -> dict[str, object]:
        """The values of the keys that a mapping has, by the canonical names of the fields. Faults are added to the source."""
        if not isinstance(node, MappingNode):
            wrong_shape(source, node, self.what)
            return {}
        values: dict[str, object] = {}
        seen: dict[str, Node] = {}
        empty: set[str] = set()
        proposed: set[str] = set()
        holder = ""
        by_key = self.by_key
        if wide_keys(source, node):
            return {}
        for key_node, value_node in node.value:
            key = key_node.value
            field = by_key.get(key) if type(key_node) is PlainScalar else None
            if field is None:
                if odd_key(source, key_node):
                    continue
                key = key_text(source, key_node)
                field = by_key.get(key)
            if field is None:
                if has_unseen(source, key_node, key, by_key):
                    continue
                if key in self.misplaced:
                    source.add(self.misplaced[key], key_node, found=key)
                    continue
                near = nearest(key, by_key)
                if holder and not near:
                    source.add(self.holders[holder], key_node, found=key, key=holder)
                    continue
                near = self._meant(key) or near
                proposed.update(near)
                known = tuple(self.names_like(key))
                source.add("yaml.unknown-key", key_node, found=key, what=self.what, near=near, known=known)
                continue
            if field.name in seen:
                add_duplicate(source, key_node, seen[field.name])
                continue
            seen[field.name] = key_node
            holder = key if key in self.holders and is_nothing(value_node) else ""
            if self.skips_empty and is_nothing(value_node):
                scalar_text(source, value_node)  # reports a value that became a comment
                empty.add(field.name)
                continue
            value = field.kind.read(source, value_node)
            if value is not WRONG:
                values[field.name] = value
        for field in self.required:
            if (field.name not in seen or field.name in empty) and not proposed & {field.name, field.alias}:
                written = "".join(key.value for key, _ in node.value if isinstance(key.value, str))  # the unknown ones too
                expected = next(self.names_like(written, (field,)))
                source.add("yaml.missing-key", node, expected=expected, what=self.what)
        return values

    def _meant(self, key: str) -> tuple[str, ...]:
        """The names of the fields that another word is written for."""
        fields = [self.by_key[name] for name in self.meant(key) if name in self.by_key] if self.meant else []
        return tuple(self.names_like(key, fields)) if fields else ()

    def names_like(self, key: str, fields: Iterable[Field] = ()) -> Iterator[str]:
        """The names of the fields, in Chinese if the key is Chinese; for proposals in messages."""
        chinese = any(map(is_wide, key))
        return (field.alias if chinese else field.name for field in fields or self.fields)

    def schema(self, *, chinese: bool = False) -> Schema:
        """The JSON Schema of the mapping. Every field has a property for each of its names."""
        from drafter.messages.language import tr

        properties: Schema = {}
        for field in self.fields:
            described = {**field.kind.schema, "description": tr(field.doc, "zh" if chinese else "en")}
            properties |= dict.fromkeys(filter(None, (field.name, field.alias, field.also)), described)
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [{"anyOf": [{"required": [f.name]}, {"required": [f.alias]}]} for f in self.fields if f.required]
        return {**schema, "allOf": required} if required else schema


def key_text(source: Source, node: Node) -> str:
    """A key as it is written, even a null. "" for a list or a mapping as a key, which `odd_key` reports."""
    if not isinstance(node, ScalarNode):
        return ""
    key: str = node.value
    if key.isalnum() and not source.hash_lines:  # nearly always: one word, and no comment that might be a part of it
        return key
    return key if is_nothing(node) else scalar_text(source, node).strip()


UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
"""Characters without a width, which nobody sees in a key or before an ordinal."""


def has_unseen(source: Source, node: Node, key: str, known: Container[str]) -> bool:
    """Whether a key would be known without the unseen characters in it, which pasted text has. If so, a fault is added."""
    found = re.search(UNSEEN, key)
    bare = re.sub(UNSEEN, "", key).strip() if found else ""
    if not found or bare not in known:
        return False
    source.add("yaml.unseen-in-key", node, found=bare, code=f"U+{ord(found[0]):04X}")
    return True


_ODD_STARTS = frozenset({*DASHES, "\u3000"})


def odd_key(source: Source, node: Node) -> bool:
    """Whether a key is a list or a mapping, or begins with a typo (``－标题``). If so, a fault is added."""
    if not isinstance(node, ScalarNode):
        source.add("yaml.key", node)
        return True
    return not node.style and node.value[:1] in _ODD_STARTS and slip_in(source, node.start_mark.line) is not None


def wide_keys(source: Source, node: MappingNode) -> bool:
    """Whether the colons between braces are full-width: ``{单位：县水务局}``. If so, a fault is added."""
    if not node.flow_style:
        return False
    for key, value in node.value:
        if isinstance(key, ScalarNode) and not key.style and "：" in key.value and is_nothing(value):
            source.add("yaml.wide-mark", (key.start_mark.line, key.start_mark.column + key.value.index("：")), found="：")
            return True
    return False


def add_duplicate(source: Source, node: Node, first: Node) -> None:
    """Add the fault of a key that occurs twice."""
    source.add("yaml.duplicate-key", node, found=node.value, first=first.value, line=first.start_mark.line + source.first_line)


def wrong_shape(source: Source, node: Node, expected: str) -> object:
    """Add the fault of a node with an unexpected shape, or the typo in its line that explains the shape. Returns `WRONG`."""
    if not _slips(source, node):
        source.add("yaml.shape", node, expected=expected, found=shape_of(node))
    return WRONG


def _slips(source: Source, node: Node) -> bool:
    """Whether typos in a line of a node, or in its first key, explain its shape. If so, they are added as faults."""
    if isinstance(node, ScalarNode):
        last = node.start_mark.line if node.style else min(node.end_mark.line, node.start_mark.line + 50)
        slips = [slip_in(source, line) for line in range(node.start_mark.line, last + 1)] if node.value else []
        return any(slips)
    first = node.value[0] if node.value else None
    return isinstance(first, tuple) and odd_key(source, first[0])


def shape_of(node: Node) -> str:
    """``text``, ``list``, ``mapping`` or ``nothing``, for messages."""
    if isinstance(node, ScalarNode):
        return "nothing" if is_nothing(node) else "text"
    return "mapping" if isinstance(node, MappingNode) else "list"

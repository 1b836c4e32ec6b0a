"""The kinds of values that several mappings share."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.messages.near import nearest
from drafter.nodes.fields import WRONG, Kind, Record, add_duplicate, key_text, odd_key, wide_keys, wrong_shape
from drafter.nodes.scalars import is_nothing, scalar_text, stripped
from drafter.nodes.source import Source

TRUE = ("true", "yes", "是", "on")
FALSE = ("false", "no", "否", "off")


def one_line(source: Source, node: Node) -> object:
    """A scalar as one line of text; "" for an empty value."""
    if not isinstance(node, ScalarNode):
        return wrong_shape(source, node, "text")
    text = stripped(source, node, scalar_text(source, node))
    if "\n" in text:
        source.add("yaml.one-line", node, found=text.split("\n", 1)[0][:20])
        return WRONG
    return text


text = Kind(one_line, {"type": ["string", "number", "boolean", "null"]})
"""One line of text. The schema also allows numbers, truth values and null, because editors read an unquoted ``12`` or ``yes`` as such.
"""


def _words(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is not WRONG and sum(map(str.isalnum, str(found))) < 2:
        source.add("yaml.words", node, found=found)
        return WRONG
    return found


words = Kind(_words, {"type": "string", "minLength": 2})
"""One line of text that can be searched for: it has at least two characters other than marks."""


def choice(*names: str, aliases: dict[str, str] | None = None) -> Kind:
    """One of these words. aliases: other words for them (``无`` for ``none``)."""
    known = {**{name: name for name in names}, **(aliases or {})}

    def read(source: Source, node: Node) -> object:
        found = one_line(source, node)
        if found is WRONG:
            return WRONG
        if found not in known:
            source.add("yaml.choice", node, found=found, known=tuple(known), near=nearest(str(found), known))
            return WRONG
        return known[str(found)]

    return Kind(read, {"enum": list(known)})


def _boolean(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    word = str(found).lower()
    if word in TRUE or word in FALSE:
        return word in TRUE
    source.add("yaml.choice", node, found=found, known=(TRUE[0], FALSE[0], TRUE[2], FALSE[2]), near=())
    return WRONG


boolean = Kind(_boolean, {"enum": [True, False, "是", "否"]})


def number(least: float | None = None, most: float | None = None) -> Kind:
    """A number, read as a `Decimal`."""

    def read(source: Source, node: Node) -> object:
        found = one_line(source, node)
        if found is WRONG:
            return WRONG
        try:
            value = Decimal(str(found))
        except InvalidOperation:
            source.add("yaml.number", node, found=found)
            return WRONG
        if not value.is_finite() or (least is not None and value < least) or (most is not None and value > most):
            source.add("yaml.range", node, found=found, least=least, most=most)
            return WRONG
        return value

    schema: dict[str, object] = {"type": "number"}
    if least is not None:
        schema["minimum"] = least
    if most is not None:
        schema["maximum"] = most
    return Kind(read, schema)


def items_of(kind: Kind, *, single: bool = False) -> Kind:
    """A list of values of a kind. single: whether one value may be written without a list."""

    def read(source: Source, node: Node) -> object:
        if isinstance(node, SequenceNode):
            return tuple(value for value in (kind.read(source, item) for item in node.value) if value is not WRONG)
        if is_nothing(node):
            return ()
        if single:
            value = kind.read(source, node)
            return WRONG if value is WRONG else (value,)
        return wrong_shape(source, node, "list")

    schema = {"type": "array", "items": kind.schema}
    return Kind(read, {"anyOf": [schema, kind.schema]} if single else schema)


def free_mapping(kind: Kind, what: str, key_fault: Callable[[str], str | None] | None = None) -> Kind:
    """A mapping whose keys are the user's own.

    kind: the kind of its values.
    what: its name in messages.
    key_fault: from a key to the code of its fault, None for a good key.
    """

    def read(source: Source, node: Node) -> object:
        if is_nothing(node):
            return {}
        if not isinstance(node, MappingNode):
            return wrong_shape(source, node, what)
        values: dict[str, object] = {}
        seen: dict[str, Node] = {}
        if wide_keys(source, node):
            return WRONG
        for key_node, value_node in node.value:
            if odd_key(source, key_node):
                continue
            key = key_text(source, key_node)
            if key in seen:
                add_duplicate(source, key_node, seen[key])
                continue
            seen[key] = key_node
            code = key_fault(key) if key_fault else None
            if code:
                source.add(code, key_node, found=key)
                continue
            value = kind.read(source, value_node)
            if value is not WRONG:
                values[key] = value
        return values

    return Kind(read, {"type": "object", "additionalProperties": kind.schema})


def record(table: Record) -> Kind:
    """A mapping with named fields, read as a dict of the fields that it has."""

    def read(source: Source, node: Node) -> object:
        if not isinstance(node, MappingNode):
            return wrong_shape(source, node, table.what)
        return table.read(source, node)

    return Kind(read, table.schema())

"""Paths: names for the parts of an outline, by which a form says what it changes.

A path begins with the number of the document: ``0/title``, ``0/slots/会议名称``, ``0/sections/1/heading``, ``0/sections/1/body/2``,
``0/opening/0``. A paragraph of a text that holds several is numbered as the item of a list is.
"""

from __future__ import annotations

from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.outline.edit.content import Content, WrittenBody, WrittenUnit, WrittenValue
from drafter.outline.keys import BUNDLE_FRONT, BUNDLE_KEYS, OUTLINE

BODIES = ("opening", "closing", "notes")


@dataclass(eq=False)
class Part:
    """The part of an outline that a path names.

    kind: ``field``, ``slot``, ``body``, ``sections``, ``text``, ``point``, ``section``, ``heading`` or ``blank``.
    root: its document. name: of a field or slot.
    node: None where it is not written yet.
    unit: the section or point, or the one that has the heading; for a body or ``sections``, the one around it, None in the document.
    body: for a body, itself; for a text or point, the body that holds it. at: the index in that body, or of a section in its list.
    value: the paragraph of a text.
    """

    kind: str
    root: MappingNode
    name: str = ""
    node: Node | None = None
    unit: WrittenUnit | None = None
    body: WrittenBody | None = None
    at: int = 0
    value: WrittenValue | None = None


class LostPathError(LookupError):
    """A path that names nothing in this outline."""


def part_of(content: Content, path: str) -> Part:
    """The part that a path names. Raises LostPathError."""
    number, *names = path.split("/")
    documents = documents_of(content)
    if not number.isdecimal() or int(number) >= len(documents) or not names:
        raise LostPathError(path)
    return _Walk(content, documents[int(number)]).part(names)


def documents_of(content: Content) -> list[MappingNode]:
    """The documents of a file that are mappings; those of a bundle's front too."""
    return [document for document in content.documents if isinstance(document, MappingNode)]


def is_bundle(root: MappingNode) -> bool:
    """Whether a document is the front of a bundle."""
    return any(key.value in BUNDLE_KEYS for key, _ in root.value)


def value_of(root: MappingNode, name: str) -> Node | None:
    """The value of a key of a document, by its canonical name; None where the key is missing."""
    known = OUTLINE.by_key
    if is_bundle(root):
        inner = next(value for key, value in root.value if key.value in BUNDLE_KEYS)
        if not isinstance(inner, MappingNode):  # ``合集: 标题``
            return inner if name == "title" else None
        root, known = inner, BUNDLE_FRONT.by_key
    return next((value for key, value in root.value if key.value in known and known[key.value].name == name), None)


class _Walk:
    """The walk along one path."""

    def __init__(self, content: Content, root: MappingNode) -> None:
        self.content = content
        self.root = root

    def part(self, names: list[str]) -> Part:
        first, *rest = names
        if first == "slots":
            if len(rest) != 1:
                raise LostPathError("/".join(names))
            slots = value_of(self.root, "slots")
            pairs = slots.value if isinstance(slots, MappingNode) else []
            return Part("slot", self.root, rest[0], next((value for key, value in pairs if key.value.strip() == rest[0]), None))
        node = value_of(self.root, first)
        if first in BODIES:
            body = self.content.bodies.get((self.root, first)) or WrittenBody(self.root, self._key(first), node)
            return self._in_body(body, rest)
        if first == "sections":
            return self._in_sections(node, None, rest)
        if rest:
            raise LostPathError("/".join(names))
        return Part("field", self.root, first, node)

    def _key(self, name: str) -> str:
        known = OUTLINE.by_key
        return next((key.value for key, _ in self.root.value if key.value in known and known[key.value].name == name), name)

    def _in_sections(self, node: Node | None, outer: WrittenUnit | None, names: list[str]) -> Part:
        if not names:
            return Part("sections", self.root, node=node, unit=outer)
        index, *rest = names
        unit = self._unit(node, index)
        if not rest:
            return Part("section", self.root, node=unit.node, unit=unit, at=unit.index)
        return self._in_unit(unit, rest)

    def _unit(self, node: Node | None, index: str) -> WrittenUnit:
        if not isinstance(node, SequenceNode) or not index.isdecimal() or int(index) >= len(node.value):
            raise LostPathError(index)
        unit = self.content.units.get(node.value[int(index)])
        if unit is None:
            raise LostPathError(index)
        return unit

    def _in_unit(self, unit: WrittenUnit, names: list[str]) -> Part:
        first, *rest = names
        if first == "heading":
            return self._heading(unit, rest)
        if first == "body":
            return self._in_body(body_of(unit), rest, unit)
        if first == "sections" and unit.kind == "section":
            return self._in_sections(unit.keys["sections"][1] if "sections" in unit.keys else None, unit, rest)
        raise LostPathError(first)

    def _heading(self, unit: WrittenUnit, names: list[str]) -> Part:
        node = unit.heading
        if not names:
            return Part("heading", self.root, node=node, unit=unit)
        if not isinstance(node, SequenceNode) or not names[0].isdecimal() or int(names[0]) >= len(node.value):
            raise LostPathError("heading")
        return Part("blank", self.root, node=node.value[int(names[0])], unit=unit, at=int(names[0]))

    def _in_body(self, body: WrittenBody, names: list[str], unit: WrittenUnit | None = None) -> Part:
        if not names:
            return Part("body", self.root, node=body.node, unit=unit, body=body)
        index, *rest = names
        if not index.isdecimal():
            raise LostPathError(index)
        at = int(index)
        if isinstance(body.node, SequenceNode):
            if at >= len(body.node.value):
                raise LostPathError(index)
            item = body.node.value[at]
            if isinstance(item, MappingNode):
                point = self._unit(body.node, index)
                return self._in_unit(point, rest) if rest else Part("point", self.root, node=item, unit=point, body=body, at=at)
            values = self.content.in_scalar.get(item, []) if isinstance(item, ScalarNode) else []
            if rest and rest[0].isdecimal() and int(rest[0]) < len(values):  # a paragraph of an item that holds several
                return Part("text", self.root, node=item, body=body, at=at, value=values[int(rest[0])])
            return Part("text", self.root, node=item, body=body, at=at, value=values[0] if values else None)
        values = self.content.in_scalar.get(body.node, []) if isinstance(body.node, ScalarNode) else []
        if at >= max(1, len(values)):
            raise LostPathError(index)
        return Part("text", self.root, node=body.node, body=body, at=at, value=values[at] if values else None)


def body_of(unit: WrittenUnit) -> WrittenBody:
    """The body of a section or point; where the outline has none yet, the place at which it will be written."""
    if unit.body is not None:
        return unit.body
    node = unit.node.value[0][1] if unit.short else unit.keys["body"][1] if "body" in unit.keys else None
    key = unit.node.value[0][0].value if unit.short else unit.keys["body"][0].value if "body" in unit.keys else "body"
    return WrittenBody(unit.node, key, node)

"""The values of an outline where they stand in its text: what can be changed there without a touch to the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.compose import read_documents
from drafter.nodes.scalars import scalar_text, stripped
from drafter.nodes.source import Source
from drafter.outline.keys import ALL_KEYS, BUNDLE_FRONT, BUNDLE_KEYS, OUTLINE
from drafter.outline.kinds import POINT, SECTION
from drafter.speech.text import is_wide

FRONT = ("title", "subtitle", "speaker", "date", "salutation")


@dataclass(eq=False)
class Unit:
    """A section or point. short: ``heading: text``. heading: the node of its heading, None where it has none."""

    node: MappingNode
    kind: str
    short: bool
    heading: Node | None
    keys: dict[str, tuple[ScalarNode, Node]]
    outer: Unit | None = None


@dataclass(eq=False)
class Body:
    """A body: its node (None where the key is missing), and the mapping and key that it belongs to."""

    owner: MappingNode
    key: str
    node: Node | None
    outer: Body | None = None
    outer_item: int | None = None


@dataclass(eq=False)
class Value:
    """A text of the outline that a template may show.

    node: the scalar; part: which of its paragraphs, of `parts`. role: ``front``, ``date``, ``slot``, ``heading``, ``blank``, ``text``.
    body, item: where it stands in a body, and in which item of it (None: the body is this one scalar). section: the unit around.
    """

    node: ScalarNode
    text: str
    role: str
    part: int = 0
    parts: int = 1
    body: Body | None = None
    item: int | None = None
    unit: Unit | None = None
    section: Unit | None = None


@dataclass(eq=False)
class Content:
    """All of an outline file: its values in order, its sections with their lists and places.

    chinese: whether its keys are; flow: the ids of the nodes that stand in brackets; parents: the node around each, by id.
    """

    source: Source
    values: list[Value] = field(default_factory=list)
    sections: list[tuple[SequenceNode, int, Unit]] = field(default_factory=list)
    chinese: bool = False
    flow: set[int] = field(default_factory=set)
    parents: dict[int, Node] = field(default_factory=dict)


def content_of(text: str, name: str = "outline") -> Content:
    """The values of an outline that can be loaded."""
    source = Source(name, text, known=ALL_KEYS)
    content = Content(source)
    for document in read_documents(source):
        _note_parents(content, document, flow=False)
        if isinstance(document, MappingNode):
            _Collector(content).document(document)
    return content


def _note_parents(content: Content, node: Node, *, flow: bool) -> None:
    """Note under which node each stands, and which stand in brackets."""
    if flow:
        content.flow.add(id(node))
    if isinstance(node, (SequenceNode, MappingNode)):
        for child in children_of(node):
            content.parents[id(child)] = node
            _note_parents(content, child, flow=flow or bool(node.flow_style))


def children_of(node: SequenceNode | MappingNode) -> list[Node]:
    """The nodes of a list, the keys and values of a mapping."""
    return node.value if isinstance(node, SequenceNode) else [one for pair in node.value for one in pair]


class _Collector:
    """The walk over a document."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.source = content.source

    def document(self, node: MappingNode) -> None:
        self.content.chinese |= any(is_wide(key.value[:1] or " ") for key, _ in node.value[:1])
        for key, value in node.value:
            if key.value in BUNDLE_KEYS:
                if isinstance(value, MappingNode):
                    self.front(value, BUNDLE_FRONT.by_key)
                elif isinstance(value, ScalarNode):
                    self.add(value, "front")
                return
        self.front(node, OUTLINE.by_key)
        for key, value in node.value:
            field_ = OUTLINE.by_key.get(key.value)
            name = field_.name if field_ else ""
            if name in ("opening", "closing"):
                self.body(value, Body(node, key.value, value), None)
            elif name == "sections":
                self.sections(value, None)

    def front(self, node: MappingNode, fields: object) -> None:
        for key, value in node.value:
            named = fields.get(key.value)  # type: ignore[attr-defined]
            name = named.name if named else ""
            if name in FRONT:
                for scalar in value.value if isinstance(value, SequenceNode) else [value]:
                    if isinstance(scalar, ScalarNode):
                        self.add(scalar, "date" if name == "date" else "front")
            elif name == "slots" and isinstance(value, MappingNode):
                for _, one in value.value:
                    if isinstance(one, ScalarNode):
                        self.add(one, "slot")

    def add(self, node: ScalarNode, role: str, **where: object) -> None:
        lines = self.lines(node)
        for part, line in enumerate(lines):
            self.content.values.append(Value(node, line, role, part, len(lines), **where))  # type: ignore[arg-type]

    def lines(self, node: ScalarNode) -> list[str]:
        text = scalar_text(self.source, node)
        if "\n" not in text:
            text = stripped(self.source, node, text)
            return [text] if text else []
        return [line for line in (line.strip() for line in text.split("\n")) if line]

    def sections(self, node: Node, outer: Unit | None) -> None:
        for place, item in enumerate(node.value if isinstance(node, SequenceNode) else ()):
            if isinstance(item, MappingNode) and isinstance(node, SequenceNode):
                unit = unit_of(item, "section")
                unit.outer = outer
                self.content.sections.append((node, place, unit))
                self.heading(unit, section=unit, body=None, item=None)
                for key, value in self.inner(unit):
                    if key == "body":
                        self.body(value, Body(item, key, value), unit)
                    elif key == "sections":
                        self.sections(value, unit)

    def inner(self, unit: Unit) -> Iterator[tuple[str, Node]]:
        if unit.short:
            yield "body", unit.node.value[0][1]
            return
        for name in ("body", "sections"):
            if name in unit.keys:
                yield name, unit.keys[name][1]

    def heading(self, unit: Unit, **where: object) -> None:
        words = unit.heading
        for word in words.value if isinstance(words, SequenceNode) else [words]:
            if isinstance(word, ScalarNode):
                self.add(word, "blank" if isinstance(words, SequenceNode) else "heading", unit=unit, **where)

    def body(self, node: Node, body: Body, section: Unit | None) -> None:
        if isinstance(node, ScalarNode):
            self.add(node, "text", body=body, section=section)
            return
        for place, item in enumerate(node.value):
            if isinstance(item, ScalarNode):
                self.add(item, "text", body=body, item=place, section=section)
            elif isinstance(item, MappingNode):
                unit = unit_of(item, "point")
                self.heading(unit, body=body, item=place, section=section)
                for key, value in self.inner(unit):
                    if key == "body":
                        self.body(value, Body(item, key, value, body, place), section)


def unit_of(node: MappingNode, kind: str) -> Unit:
    """A section or point by its mapping."""
    fields = (SECTION if kind == "section" else POINT).by_key
    named = {fields[key.value].name: (key, value) for key, value in node.value if key.value in fields}
    if not named and len(node.value) == 1:
        return Unit(node, kind, True, node.value[0][0], {})
    return Unit(node, kind, False, named["heading"][1] if "heading" in named else None, named)

"""The values of an outline and where each stands in its file, so that one can be changed and the others stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.errors import Fault, OutlineError
from drafter.nodes.compose import read_documents
from drafter.nodes.source import Source
from drafter.outline.keys import ALL_KEYS, OUTLINE, PASTING
from drafter.outline.kinds import POINT, SECTION
from drafter.outline.load import outlines
from drafter.outline.model import OutlineFile
from drafter.speech.emphasis import marked
from drafter.speech.lines import notes_in
from drafter.speech.text import is_wide

FRONT = ("title", "subtitle", "speaker", "date", "salutation")


@dataclass(eq=False)
class WrittenUnit:
    """A section or point.

    kind: ``section`` or ``point``.
    short: whether it is written in the short form, ``heading: text``.
    heading: the node of its heading, None without a heading.
    keys: from the canonical name of a key to its two nodes, key and value. Empty in the short form.
    siblings, index: the list that holds it, and its index there.
    outer: the section around a section, or the point around a point; None without one.
    body: its body, None where it has none.
    """

    node: MappingNode
    kind: str
    siblings: SequenceNode
    index: int
    keys: dict[str, tuple[ScalarNode, Node]]
    heading: Node | None = None
    short: bool = False
    outer: WrittenUnit | None = None
    body: WrittenBody | None = None


@dataclass(eq=False)
class WrittenBody:
    """A body: the mapping and key that hold it, and its node; the node is None where the key is missing.

    outer, outer_item: for the body of a point, the body that holds this point, and the point's index in it.
    """

    owner: MappingNode
    key: str
    node: Node | None
    outer: WrittenBody | None = None
    outer_item: int | None = None


@dataclass(eq=False)
class WrittenValue:
    """A text of the outline that a template may show: a whole scalar, or one of the paragraphs that a scalar holds.

    number: its index among all values of the file.
    part, parts: the index of the paragraph in its scalar, and how many paragraphs the scalar has.
    role: ``front``, ``date``, ``slot``, ``heading``, ``blank`` (of a frame), ``footnote`` or ``text``.
    parent, index: the list or mapping that holds the scalar, and the index of the item or pair.
    body, item: the body that holds it, and the index of its item; the index is None where the scalar is the whole body.
    unit: for a heading, the unit that has it.
    section: the innermost section around it.
    opens: the point without a heading that begins with this text.
    notes: the names of the footnotes that it refers to.
    typed: the text as it is typed, with the marks of its emphasis; `text` may lose them later.
    """

    number: int
    node: ScalarNode
    text: str
    role: str
    parent: Node
    index: int
    part: int = 0
    parts: int = 1
    body: WrittenBody | None = None
    item: int | None = None
    unit: WrittenUnit | None = None
    section: WrittenUnit | None = None
    opens: WrittenUnit | None = None
    notes: tuple[str, ...] = ()
    typed: str = ""


_NOTHING = OutlineFile(())


@dataclass(eq=False)
class Content:
    """An outline file: its outlines, and where everything in it is written.

    file: its outlines.
    notices: what is worth reporting about them.
    documents: its YAML documents, as nodes.
    values: all values in the order of the file.
    files: the names of the files of pictures and tables, each with the lines that the page shows of it, in the order of the file.
    in_scalar: from a scalar to the values in it.
    sections: the sections of every level, in the order of the file.
    units: the sections and points, each by its mapping.
    bodies: from a mapping and the canonical name of its key to the body there.
    chinese: whether its keys are Chinese.
    brackets: the lists and mappings written in brackets.
    parents: from a node to the node around it and its index there.
    """

    source: Source
    documents: list[Node]
    file: OutlineFile = _NOTHING
    notices: tuple[Fault, ...] = ()
    values: list[WrittenValue] = field(default_factory=list)
    files: list[tuple[ScalarNode, Sequence[str]]] = field(default_factory=list)
    in_scalar: dict[Node, list[WrittenValue]] = field(default_factory=dict)
    sections: list[WrittenUnit] = field(default_factory=list)
    units: dict[Node, WrittenUnit] = field(default_factory=dict)
    bodies: dict[tuple[Node, str], WrittenBody] = field(default_factory=dict)
    chinese: bool = False
    brackets: set[Node] = field(default_factory=set)
    parents: dict[Node, tuple[Node, int]] = field(default_factory=dict)

    def root_of(self, node: Node) -> Node:
        """The document that a node stands in."""
        while node in self.parents:
            node, _ = self.parents[node]
        return node


def _is_chinese(document: Node) -> bool:
    """Whether the first key of a document is a Chinese word. A key that is a list or a mapping is none."""
    first = document.value[0][0] if isinstance(document, MappingNode) and document.value else None
    return isinstance(first, ScalarNode) and is_wide(first.value[:1] or " ")


def content_of(text: str, name: str = "outline", *, faulty: bool = False) -> Content:
    """The texts of an outline, and the outline itself. Raises OutlineError with every fault found.

    faulty: whether values may be wrong (a day that does not exist); the outline is missing then, and what is wrong has no value. What is no YAML,
    or no outline at all, raises all the same.
    """
    source = _Recorder(name, text, known=ALL_KEYS, pasting=PASTING)
    content = source.content = Content(source, read_documents(source))
    for document in content.documents:
        _note_parents(content, document, brackets=False)
        content.chinese |= _is_chinese(document)
    is_yaml = not source.faults
    try:
        content.file = outlines(source, content.documents)
    except OutlineError:
        if not (faulty and is_yaml and any(isinstance(document, MappingNode) for document in content.documents)):
            raise
    content.notices = tuple(source.notices)
    return content


def _note_parents(content: Content, node: Node, *, brackets: bool) -> None:
    """Record the parent of each node, and which lists and mappings are written in brackets."""
    if not isinstance(node, (SequenceNode, MappingNode)):
        return
    brackets = brackets or bool(node.flow_style)
    if brackets:
        content.brackets.add(node)
    for index, item in enumerate(node.value):
        for child in (item,) if isinstance(node, SequenceNode) else item:
            if child not in content.parents:  # an alias, itself a fault, has several parents
                content.parents[child] = node, index
                _note_parents(content, child, brackets=brackets)


def scalars_of(nodes: Iterable[Node]) -> Iterator[ScalarNode]:
    """The scalars in some nodes, keys among them, in the order of the file."""
    for node in nodes:
        if isinstance(node, ScalarNode):
            yield node
        elif isinstance(node, (SequenceNode, MappingNode)):
            yield from scalars_of(children_of(node))


def children_of(node: SequenceNode | MappingNode) -> list[Node]:
    """The nodes of a list, the keys and values of a mapping."""
    return node.value if isinstance(node, SequenceNode) else [child for pair in node.value for child in pair]


class _Recorder(Source):
    """The source of an outline that is being read. It records in `content` what is read, and where that stands."""

    content: Content
    section: WrittenUnit | None = None
    point: WrittenUnit | None = None
    body: WrittenBody | None = None

    def enter(self, what: str, node: Node) -> int:
        parent, index = self.content.parents[node]
        if what == "body":
            self._enter_body(node, parent, index)
        else:
            self._enter_unit(what, node, parent, index)
        return super().enter(what, node)

    def _enter_body(self, node: Node, owner: Node, index: int) -> None:
        assert isinstance(owner, MappingNode)
        item = self.point.index if self.point else None
        self.body = WrittenBody(owner, owner.value[index][0].value, node, self.body, item)
        known = OUTLINE.by_key.get(self.body.key)
        self.content.bodies[owner, known.name if known else "body"] = self.body
        unit = self.point or self.section
        if unit is not None and unit.node is owner:
            unit.body = self.body

    def _enter_unit(self, what: str, node: Node, siblings: Node, index: int) -> None:
        assert isinstance(node, MappingNode)
        assert isinstance(siblings, SequenceNode)
        fields = (SECTION if what == "section" else POINT).by_key
        # A list as a key is refused only when the unit is read.
        known = [(key, value) for key, value in node.value if isinstance(key, ScalarNode) and key.value in fields]
        keys = {fields[key.value].name: (key, value) for key, value in known}
        unit = WrittenUnit(node, what, siblings, index, keys, keys["heading"][1] if "heading" in keys else None)
        self.content.units[node] = unit
        if what == "point":
            unit.outer, self.point = self.point, unit
        else:
            unit.outer, self.section = self.section, unit
            self.content.sections.append(unit)

    def leave(self, what: str) -> None:
        super().leave(what)
        if what == "body" and self.body:
            self.body = self.body.outer
        elif what == "point" and self.point:
            self.point = self.point.outer
        elif what == "section" and self.section:
            self.section = self.section.outer

    def _item(self, node: Node) -> int | None:
        """The index of the body's item that a scalar is in: the item itself, or a part of a line of a kind of its own."""
        assert self.body is not None
        while node in self.content.parents:
            parent, index = self.content.parents[node]
            if parent is self.body.node:
                return index if isinstance(parent, SequenceNode) else None
            if parent is self.body.owner:
                return None
            node = parent
        return None

    def file_read(self, node: ScalarNode, lines: Sequence[str]) -> None:
        self.content.files.append((node, lines))

    def text_read(self, node: ScalarNode, lines: Sequence[str], role: str) -> Sequence[str]:
        parent, index = self.content.parents[node]
        unit = (self.point or self.section) if role in ("heading", "blank") else None
        item = unit.index if unit else self._item(node) if self.body and role == "text" else None
        if unit and parent is unit.node and unit.heading is None:
            unit.heading, unit.short = node, True
        written = self.content.in_scalar.setdefault(node, [])
        for part, line in enumerate(lines):
            text = WrittenValue(len(self.content.values), node, line, role, parent, index, part, len(lines))
            text.body, text.unit, text.section, text.typed = self.body, unit, self.section, line
            text.item = item if self.body else None
            text.notes = tuple(note.name for note in notes_in(marked(line))) if "[^" in line else ()
            if (
                not unit
                and self.point
                and self.point.heading is None
                and self.point.body is self.body
                and not text.item
                and not part
            ):
                text.opens = self.point
            written.append(text)
            self.content.values.append(text)
        return lines

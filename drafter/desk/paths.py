"""Paths: names for the parts of an outline, by which a form says what it changes.

A path begins with the number of the document: ``0/title``, ``0/slots/会议名称``, ``0/footnotes/注1``, ``0/sections/1/heading``, ``0/sections/1/body/2``,
``0/opening/0``. A paragraph of a text that holds several is numbered as the item of a list is.
Of a line of a kind of its own, ``0/closing/1/quote`` and ``0/closing/1/source`` are the texts; of a picture, ``…/file``, ``…/caption`` and
``…/width``; of a table, ``…/caption``, ``…/rows/2`` a row, ``…/rows/2/0`` a cell and ``…/columns/0`` a column; ``0/agenda/3/who`` is a text of an item of the agenda, ``0/attachments/0/name`` and
``0/attachments/0/body/1`` those of an attachment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.fields import Record
from drafter.outline.agenda import AGENDA_ITEM
from drafter.outline.edit.content import Content, WrittenBody, WrittenUnit, WrittenValue
from drafter.outline.keys import BUNDLE_FRONT, BUNDLE_KEYS, OUTLINE
from drafter.outline.kinds import is_picture
from drafter.outline.lines import OWN_KEYS, is_own_line, line_kind
from drafter.outline.pictures import PICTURE
from drafter.outline.tables import TABLE, is_table
from drafter.speech.lines import BY_KEY, BY_NAME
from drafter.speech.text import BLANK

BODIES = ("opening", "closing", "notes")
FREE = {"slots": "slot", "footnotes": "footnote"}
"""The keys with mappings whose own keys are free, and the kind of part that such a key names."""


@dataclass(eq=False)
class Part:
    """The part of an outline that a path names.

    kind: ``field``, ``slot``, ``footnote``, ``body``, ``sections``, ``text``, ``point``, ``section``, ``heading`` or ``blank``; of lines of a kind of their
    own ``line``, of pictures ``picture``, of tables ``table``, ``rows``, ``row``, ``column`` and ``cell``; ``agenda`` and its ``item``; ``attachments`` and its
    ``attachment``; ``key`` is a text under a key of a line, a picture, a table, an item or an attachment.
    root: its document. name: of a field, slot, footnote or key.
    node: None where it is not written yet.
    unit: the section or point, or the one that has the heading; for a body or ``sections``, the one around it, None in the document.
    body: for a body, itself; for a text or point, the body that holds it. at: the index in that body, or of a section in its list.
    value: the paragraph of a text.
    items: the list that holds a row, an item or an attachment; of a column, the rows.
    owner: the mapping with a key; for an item or attachment that is one text, that text.
    """

    kind: str
    root: MappingNode
    name: str = ""
    node: Node | None = None
    unit: WrittenUnit | None = None
    body: WrittenBody | None = None
    at: int = 0
    value: WrittenValue | None = None
    items: SequenceNode | None = None
    owner: MappingNode | ScalarNode | None = None

    @property
    def is_needed(self) -> bool:
        """Whether a key cannot be without a text. Where it has none, a blank stands there."""
        return self.kind == "key" and (self.name in ("item", "name", "text") or self._is_first)

    @property
    def is_file(self) -> bool:
        """Whether a key names the file of a picture or a table. Nothing can stand in its place."""
        return self.kind == "key" and self.name == "file"

    @property
    def _is_first(self) -> bool:
        return isinstance(self.owner, MappingNode) and self.owner.value[0][1] is self.node and line_kind(self.owner) is not None


class LostPathError(LookupError):
    """A path that names nothing in this outline."""


def part_of(content: Content, path: str) -> Part:
    """The part that a path names. Raises LostPathError."""
    number, *names = path.split("/")
    documents = documents_of(content)
    if not number.isdecimal() or int(number) >= len(documents) or not names:
        raise LostPathError(path)
    try:
        return _Walk(content, documents[int(number)]).part(names)
    except (AssertionError, AttributeError, TypeError):
        if content.source.faults:  # a list in the place of a text
            raise LostPathError(path) from None
        raise


def typed_at(content: Content, path: str) -> str | None:
    """The text of a part as it is typed, a line each where it is a list; None where the outline has no such part."""
    try:
        part = part_of(content, path)
    except LostPathError:
        return None
    if part.value is not None:
        return part.value.typed
    nodes = part.node.value if isinstance(part.node, SequenceNode) else [part.node]
    found = [value.typed for node in nodes if isinstance(node, ScalarNode) for value in content.in_scalar.get(node, ())]
    return "\n".join(found) if found or not isinstance(part.node, ScalarNode) else str(part.node.value).strip()


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
        node = value_of(self.root, first)
        if first in FREE:
            if len(rest) != 1:
                raise LostPathError("/".join(names))
            pairs = node.value if isinstance(node, MappingNode) else []
            found = next((value for key, value in pairs if key.value.strip() == rest[0]), None)
            return Part(FREE[first], self.root, rest[0], found)
        if first in BODIES:
            body = self.content.bodies.get((self.root, first)) or WrittenBody(self.root, self._key(first), node)
            return self._in_body(body, rest)
        if first == "sections":
            return self._in_sections(node, None, rest)
        if first == "agenda":
            return self._in_agenda(node, rest)
        if first == "attachments":
            return self._in_attachments(node, rest)
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
        if (
            isinstance(node, ScalarNode) and names[0].isdecimal() and re.fullmatch(BLANK, node.value.strip())
        ):  # a blank of an open frame
            return Part("blank", self.root, node=node, unit=unit, at=int(names[0]))
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
            if isinstance(item, MappingNode) and is_table(item):
                return self._in_table(item, rest, body, at)
            if isinstance(item, MappingNode) and is_picture(item):
                return self._in_picture(item, rest, body, at)
            if isinstance(item, MappingNode) and is_line(item):
                return self._in_line(item, rest, body, at)
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

    # -- lines of a kind of their own, tables

    def _in_line(self, item: MappingNode, names: list[str], body: WrittenBody, at: int) -> Part:
        if not names:
            return Part("line", self.root, node=item, body=body, at=at)
        kind = line_kind(item)
        name = names[0]
        if kind is None and names == ["text"]:
            return Part("key", self.root, "text", own_text(item), owner=item)
        if len(names) > 1 or kind is None or name not in (kind.name, kind.beside):
            raise LostPathError(name)
        node = next((value for key, value in item.value if BY_KEY.get(key.value) is BY_NAME[name]), None)
        return Part("key", self.root, name, node, owner=item)

    def _in_picture(self, item: MappingNode, names: list[str], body: WrittenBody, at: int) -> Part:
        if not names:
            return Part("picture", self.root, node=item, body=body, at=at)
        if len(names) > 1 or names[0] not in PICTURE.by_key:
            raise LostPathError(names[0])
        return Part("key", self.root, names[0], picture_value(item, names[0]), owner=item)

    def _in_table(self, item: MappingNode, names: list[str], body: WrittenBody, at: int) -> Part:
        if not names:
            return Part("table", self.root, node=item, body=body, at=at)
        first, *rest = names
        rows = rows_of(item)
        if first == "rows" and rows is not None:
            return self._in_rows(rows, rest)
        if first == "columns" and rows is not None and len(rest) == 1:
            return Part("column", self.root, items=rows, at=self._number(rest[0], len(columns_of(rows))))
        if first in ("caption", "file") and not rest:
            return Part("key", self.root, first, table_value(item, first), owner=item)
        raise LostPathError(first)

    def _in_rows(self, rows: SequenceNode, names: list[str]) -> Part:
        if not names:
            return Part("rows", self.root, node=rows)
        at = self._number(names[0], len(rows.value))
        row = rows.value[at]
        if len(names) == 1:
            return Part("row", self.root, node=row, items=rows, at=at)
        if len(names) > 2 or not isinstance(row, SequenceNode):
            raise LostPathError("rows")
        column = self._number(names[1], len(row.value))
        return Part("cell", self.root, node=row.value[column], items=row, at=column)

    @staticmethod
    def _number(name: str, length: int) -> int:
        if not name.isdecimal() or int(name) >= length:
            raise LostPathError(name)
        return int(name)

    # -- the agenda, attachments

    def _in_agenda(self, node: Node | None, names: list[str]) -> Part:
        if not names:
            return Part("agenda", self.root, node=node)
        item, at, items = self._item(node, names[0])
        if len(names) == 1:
            return Part("item", self.root, node=item, items=items, at=at)
        if len(names) > 2 or names[1] not in AGENDA_ITEM.by_key:
            raise LostPathError(names[1])
        if isinstance(item, ScalarNode):
            return Part("key", self.root, names[1], item if names[1] == "item" else None, owner=item)
        known = AGENDA_ITEM.by_key
        value = next((value for key, value in item.value if key.value in known and known[key.value].name == names[1]), None)
        return Part("key", self.root, names[1], value, owner=item)

    def _in_attachments(self, node: Node | None, names: list[str]) -> Part:
        if not names:
            return Part("attachments", self.root, node=node)
        item, at, items = self._item(node, names[0])
        if len(names) == 1:
            return Part("attachment", self.root, node=item, items=items, at=at)
        if names[1] == "name" and len(names) == 2:
            return Part("key", self.root, "name", item if isinstance(item, ScalarNode) else item.value[0][0], owner=item)
        if names[1] != "body":
            raise LostPathError(names[1])
        if isinstance(item, MappingNode):
            key, value = item.value[0]
            return self._in_body(self.content.bodies.get((item, "body")) or WrittenBody(item, key.value, value), names[2:])
        if len(names) > 2:
            raise LostPathError(names[2])
        return Part("body", self.root, body=WrittenBody(self.root, "", None), owner=item)

    def _item(self, node: Node | None, name: str) -> tuple[MappingNode | ScalarNode, int, SequenceNode]:
        """An item of a list, its index, and the list."""
        if not isinstance(node, SequenceNode):
            raise LostPathError(name)
        at = self._number(name, len(node.value))
        return node.value[at], at, node


def is_line(item: MappingNode) -> bool:
    """Whether an item of a body is a line of a kind of its own, or of the user's own kind."""
    return line_kind(item) is not None or is_own_line(item)


def own_text(item: MappingNode) -> Node:
    """The text of a line of the user's own kind."""
    found: Node = next(value for key, value in item.value if key.value in (OWN_KEYS["text"], "text"))
    return found


def own_name(item: MappingNode) -> str:
    """The name of the kind of such a line."""
    return next(str(value.value) for key, value in item.value if key.value in (OWN_KEYS["style"], "style"))


def table_value(item: MappingNode, name: str) -> Node | None:
    """The value of a key of a table, by its canonical name; None where the key is missing."""
    return _inner_value(item, TABLE, name)


def picture_value(item: MappingNode, name: str) -> Node | None:
    """The value of a key of a picture. A picture that is the name of its file has no other."""
    inner = item.value[0][1]
    return inner if isinstance(inner, ScalarNode) and name == "file" else _inner_value(item, PICTURE, name)


def _inner_value(item: MappingNode, record: Record, name: str) -> Node | None:
    inner = item.value[0][1]
    pairs = inner.value if isinstance(inner, MappingNode) else ()
    return next((value for key, value in pairs if key.value in record.by_key and record.by_key[key.value].name == name), None)


def rows_of(item: MappingNode) -> SequenceNode | None:
    """The rows of a table; None where it takes them from a file."""
    inner = item.value[0][1]
    rows = inner if isinstance(inner, SequenceNode) else table_value(item, "rows")
    return rows if isinstance(rows, SequenceNode) else None


def columns_of(rows: SequenceNode) -> list[Node]:
    """The cells of the first row."""
    return rows.value[0].value if rows.value and isinstance(rows.value[0], SequenceNode) else []


def body_of(unit: WrittenUnit) -> WrittenBody:
    """The body of a section or point; where the outline has none yet, the place at which it will be written."""
    if unit.body is not None:
        return unit.body
    node = unit.node.value[0][1] if unit.short else unit.keys["body"][1] if "body" in unit.keys else None
    key = unit.node.value[0][0].value if unit.short else unit.keys["body"][0].value if "body" in unit.keys else "body"
    return WrittenBody(unit.node, key, node)

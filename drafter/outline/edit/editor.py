"""Edits of an outline's text. Each changes a value, a list item or a key, and keeps the style (quotes, brackets) of the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.writing import BODIES, Literal, can_be_key, double_quoted, inline, literal, mapping_lines, scalar
from drafter.outline.edit.content import Content, WrittenBody, WrittenUnit, children_of
from drafter.outline.edit.edit import Edit
from drafter.outline.keys import ALIASES, OUTLINE
from drafter.outline.kinds import POINT

_CHOICES = {"own": "另起", "run-on": "接排"}


class WrittenItem(NamedTuple):
    """An item of a list as the outline writes it. column: where the dashes of its list stand; 0 for a list in brackets."""

    text: str
    column: int


def _is_text_alone(node: Node, parent: Node) -> bool:
    """Whether a value is the text of a point without a heading, and stands directly behind its ordinal."""
    if not isinstance(parent, MappingNode) or len(parent.value) != 1:
        return False
    key, value = parent.value[0]
    return value is node and isinstance(key, ScalarNode) and key.value in BODIES


class Editor:
    """Makes edits for one outline. Each method returns an `Edit` and changes nothing itself.

    as_shown: whether headings are given as a page shows them, without their marks. Then words like an ordinal (``三是好``) are words, and are
    written so that no reader takes them for one. What somebody types into a form may begin with an ordinal.
    """

    def __init__(self, content: Content, *, as_shown: bool = False) -> None:
        self.content = content
        self.as_shown = as_shown
        self.text = content.source.text

    # -- names

    def key(self, name: str) -> str:
        """A key in the language of the file."""
        return ALIASES[name] if self.content.chinese else name

    def choice(self, name: str) -> str:
        """A value of ``paragraph`` in the language of the file."""
        return _CHOICES[name] if self.content.chinese else name

    def in_brackets(self, node: Node) -> bool:
        """Whether a node stands in brackets, or is a list or mapping in brackets itself."""
        return not self.content.brackets.isdisjoint((node, self.content.parents.get(node, (None, 0))[0]))

    # -- values

    def value(self, node: ScalarNode, lines: Sequence[str]) -> Edit:
        """The edit that gives a scalar other paragraphs. It keeps its style (plain, quoted, block) if that style can hold them."""
        start = node.start_mark.index
        raw = self.text[start : node.end_mark.index]
        stop = start + len(raw.rstrip())
        parent, index = self.content.parents[node]
        if not lines and self.in_brackets(node):  # a bare ``key:`` would run into the comma or bracket behind it
            return Edit(start, stop, '""' if node.style == '"' else "''")
        if not lines:
            return Edit(len(self.text[:start].rstrip(" ")), stop, "")
        if isinstance(parent, MappingNode) and parent.value[index][0] is node:
            return Edit(start, stop, self._key(parent, lines[0]))
        if len(lines) == 1 and (
            any(value.role in ("heading", "blank") for value in self.content.in_scalar.get(node, ()))
            or _is_text_alone(node, parent)
        ):
            meant = self._meant(lines[0])
            if isinstance(meant, Literal):
                return Edit(start, stop, scalar(meant))
        return Edit(start, stop, self._scalar(node, parent, lines))

    def _key(self, mapping: MappingNode, text: str) -> str:
        if can_be_key(text) and text not in POINT.by_key:
            return scalar(self._meant(text), flow=self.in_brackets(mapping), key=True)
        between = ", " if self.in_brackets(mapping) else f"\n{' ' * mapping.start_mark.column}"
        return f"{self.key('heading')}: {scalar(self._meant(text), flow=self.in_brackets(mapping))}{between}{self.key('body')}"

    def _meant(self, heading: str) -> str:
        meant = literal(heading) if self.as_shown else heading
        return meant if isinstance(meant, str) else heading

    def _scalar(self, node: ScalarNode, parent: Node, lines: Sequence[str]) -> str:
        flow = self.in_brackets(node)
        if len(lines) == 1:
            (text,) = lines
            if node.style == '"':
                return double_quoted(text)
            plain = scalar(text, flow=flow)
            return f"'{plain}'" if node.style == "'" and plain == text and "'" not in text else plain
        if (
            flow
            or node.style == '"'
            or any(scalar(line) != line and line != line.strip() for line in lines)
            or not all(map(_shown, lines))
        ):
            return double_quoted(*lines)
        indent = " " * (parent.start_mark.column + 2)
        return "|\n" + "\n".join(f"{indent}{line}" for line in lines)

    def heading(self, unit: WrittenUnit, text: str) -> Edit:
        """The edit that replaces a heading, also one written as a list of blanks, by one text."""
        assert unit.heading is not None
        if isinstance(unit.heading, ScalarNode):
            return self.value(unit.heading, [text])
        return Edit(
            unit.heading.start_mark.index, self.end_of(unit.heading), scalar(self._meant(text), flow=self.in_brackets(unit.node))
        )

    # -- lists

    def end_of(self, node: Node) -> int:
        """Where a node's own text ends."""
        if isinstance(node, (SequenceNode, MappingNode)) and not node.flow_style:
            return max(map(self.end_of, children_of(node)), default=node.start_mark.index)
        start = node.start_mark.index
        return start + len(self.text[start : node.end_mark.index].rstrip())

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _comments_above(self, sequence: SequenceNode, place: int) -> int:
        """Where an item of a list in block style begins, with the comment lines above it that are indented as it is.

        A blank line may stand between, but not above the first item: there such a comment is about the whole list.
        """
        start = at = self._line_start(self.text.rfind("-", 0, sequence.value[place].start_mark.index + 1))
        while at:
            line = self.text[self._line_start(at - 1) : at - 1]
            is_comment = line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) == sequence.start_mark.column
            if not is_comment and (line.strip() or not place):
                break
            at -= len(line) + 1
            start = at if is_comment else start
        return start

    def _comments_below(self, sequence: SequenceNode, place: int) -> int:
        """Where the last line of an item ends, with the comment lines directly below it that are indented as its keys are."""
        stop = self._line_end(self.end_of(sequence.value[place]))
        while stop < len(self.text):
            line = self.text[stop + 1 : self._line_end(stop + 1)]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= sequence.start_mark.column:
                break
            stop += len(line) + 1
        return stop

    def moved_away(self, sequence: SequenceNode, place: int) -> Edit:
        """The edit that removes an item which stands elsewhere now, with its comments."""
        if self.in_brackets(sequence):
            return self.without_item(sequence, place)
        start, stop = self._comments_above(sequence, place), self._comments_below(sequence, place)
        return Edit(start - 1, stop, "") if start else Edit(start, min(len(self.text), stop + 1), "")

    def without_item(self, sequence: SequenceNode, place: int) -> Edit:
        """The edit that removes an item of a list. Comments above the item stay."""
        item = sequence.value[place]
        if sequence.flow_style:
            if place + 1 < len(sequence.value):
                return Edit(item.start_mark.index, sequence.value[place + 1].start_mark.index, "")
            start = self.end_of(sequence.value[place - 1]) if place else item.start_mark.index
            return Edit(start, self.end_of(item), "")
        start = self._line_start(self.text.rfind("-", 0, item.start_mark.index + 1))
        stop = self._line_end(self.end_of(item))
        # the line break before the item goes too: an insertion behind the last item of the outer list begins after that break
        return Edit(start - 1, stop, "") if start else Edit(start, min(len(self.text), stop + 1), "")

    def without_pair(self, mapping: MappingNode, place: int) -> Edit:
        """The edit that removes a key of a mapping with its value; not the only one."""
        key, value = mapping.value[place]
        if place == 0:
            return Edit(key.start_mark.index, mapping.value[1][0].start_mark.index, "")
        before = self.end_of(mapping.value[place - 1][1])
        if self.in_brackets(mapping):
            return Edit(before, max(self.end_of(value), self.text.find(":", self.end_of(key)) + 1), "")
        return Edit(self._line_end(before), self._line_end(max(self.end_of(value), self.end_of(key))), "")

    def written(self, sequence: SequenceNode, place: int) -> WrittenItem:
        """An item of a list with its comments: those behind it, those above it, and those below it that are indented as its keys are."""
        item = sequence.value[place]
        if self.in_brackets(sequence):
            return WrittenItem(self.text[item.start_mark.index : self.end_of(item)], 0)
        column = sequence.start_mark.column
        start = self._comments_above(sequence, place) + column
        return WrittenItem(self.text[start : self._comments_below(sequence, place)].rstrip(), column)

    def with_items(self, sequence: SequenceNode, place: int, items: Sequence[object]) -> Edit:
        """The edit that inserts items before the item at `place`, or at the end of the list."""
        values = sequence.value
        if sequence.flow_style:
            words = ", ".join(item.text if isinstance(item, WrittenItem) else inline(item, flow=True) for item in items)
            if place:
                at = self.end_of(values[place - 1])
                return Edit(at, at, f", {words}")
            at = values[0].start_mark.index if values else sequence.start_mark.index + 1
            return Edit(at, at, f"{words}, " if values else words)
        lines = item_lines(items, " " * sequence.start_mark.column)
        if place:
            at = self._comments_below(sequence, place - 1)
            return Edit(at, at, f"\n{lines}")
        at = self._comments_above(sequence, 0)
        return Edit(at - 1, at - 1, f"\n{lines}") if at else Edit(at, at, f"{lines}\n")

    def with_paragraphs(self, body: WrittenBody, place: int, items: Sequence[object]) -> Edit:
        """The edit that inserts items into a body before the item at `place`. A body that is one text, or empty, becomes a list."""
        node = body.node
        if isinstance(node, SequenceNode):
            return self.with_items(node, place, items)
        if node is None:
            return self.with_key(body.owner, body.key, items)
        old = [value.text for value in self.content.in_scalar.get(node, ())]
        return self.rewritten(body, [*old[:place], *items, *old[place:]])

    def rewritten(self, body: WrittenBody, items: Sequence[object]) -> Edit:
        """The edit that replaces a body, which is one text or empty, by a list of items."""
        node = body.node
        assert isinstance(node, ScalarNode)
        stop = max(self.end_of(node), node.start_mark.index)
        if self.in_brackets(node):
            return Edit(node.start_mark.index, stop, inline(list(items), flow=True))
        start = self.text.rfind(":", 0, node.start_mark.index) + 1
        if not self.text[stop : self._line_end(stop)].strip():
            stop = self._line_end(stop)
        lines = item_lines(items, " " * (body.owner.start_mark.column + 2))
        return Edit(start, max(start, stop), f"\n{lines}")

    def with_key(self, mapping: MappingNode, key: str, items: Sequence[object]) -> Edit:
        """The edit that adds a key with a list to the end of a mapping."""
        if self.in_brackets(mapping):
            at = self.end_of(mapping) - 1
            return Edit(at, at, f", {key}: {inline(list(items), flow=True)}")
        column = " " * mapping.start_mark.column
        at = self._line_end(self.end_of(mapping))
        return Edit(at, at, f"\n{column}{key}:\n{item_lines(items, column + '  ')}")

    def with_text(self, mapping: MappingNode, key: str, lines: Sequence[str]) -> Edit:
        """The edit that adds a key with a text to the end of a mapping; several texts are a list."""
        if len(lines) > 1:
            return self.with_key(mapping, key, lines)
        flow = self.in_brackets(mapping)
        words = f"{key}: {scalar(lines[0], flow=flow)}"
        at = self.end_of(mapping) - 1 if flow else self._line_end(self.end_of(mapping))
        return Edit(at, at, f", {words}" if flow else f"\n{' ' * mapping.start_mark.column}{words}")

    def with_front(self, root: MappingNode, name: str, text: str) -> Edit:
        """The edit that adds a key of the front, behind the keys that usually stand before it.

        A key without a value gets the text.
        """
        usual = list(OUTLINE.by_key)
        words = scalar(text, flow=self.in_brackets(root))
        before = None
        for key, value in root.value:
            field = OUTLINE.by_key.get(key.value)
            if field is not None and field.name == name:
                return self._other_value(key, value, words)
            if field is not None and usual.index(field.name) < usual.index(name):
                before = value
        between = ", " if self.in_brackets(root) else "\n"
        if before is None:
            at = root.start_mark.index + bool(root.flow_style)
            return Edit(at, at, f"{self.key(name)}: {words}{between}")
        at = self.end_of(before) if self.in_brackets(root) else self._line_end(self.end_of(before))
        return Edit(at, at, f"{between}{self.key(name)}: {words}")

    def _other_value(self, key: Node, value: Node, text: str) -> Edit:
        """The edit that gives a key another value, also where it has none."""
        at = self.text.find(":", self.end_of(key)) + 1
        return Edit(at, max(at, self.end_of(value)), f" {text}")

    # -- keys of units

    def body_of(self, unit: WrittenUnit) -> WrittenBody:
        """The body of a section or point. Where the outline has none yet, the place at which it will be written."""
        if unit.body is not None:
            return unit.body
        node = unit.node.value[0][1] if unit.short else unit.keys["body"][1] if "body" in unit.keys else None
        return WrittenBody(unit.node, self.key("body"), node)

    def without_heading(self, unit: WrittenUnit) -> list[Edit]:
        """The edits that take a section's heading and mark away; its text stays."""
        node = unit.heading
        assert node is not None
        start, stop = node.start_mark.index, self.end_of(node)
        if not unit.short:
            return [Edit(start, stop, "''"), self.unit_key(unit, "mark", "none")]
        between = ", " if self.in_brackets(unit.node) else f"\n{' ' * unit.node.start_mark.column}"
        return [Edit(start, stop, f"{self.key('heading')}: ''{between}{self.key('mark')}: none{between}{self.key('body')}")]

    def standing_alone(self, unit: WrittenUnit, heading: str, *, how: str = "own") -> list[Edit]:
        """The edits that put a heading, reworded, on a line of its own: ``paragraph: own``. how: ``run-on`` for one that runs in."""
        node = unit.heading
        assert node is not None
        if not unit.short:
            return [self.heading(unit, heading), self.unit_key(unit, "paragraph", self.choice(how))]
        flow = self.in_brackets(unit.node)
        between = ", " if flow else f"\n{' ' * unit.node.start_mark.column}"
        keys = (
            f"{self.key('heading')}: {scalar(heading, flow=flow)}",
            f"{self.key('paragraph')}: {self.choice(how)}",
            self.key("body"),
        )
        return [Edit(node.start_mark.index, self.end_of(node), between.join(keys))]

    def without_body(self, unit: WrittenUnit, heading: str) -> list[Edit]:
        """The edits that leave a unit nothing but its heading, reworded; none where the body is not its last key."""
        assert unit.heading is not None
        last, body = unit.node.value[-1]
        stop = self.end_of(body)
        if unit.short:
            words = f"{self.key('heading')}: {scalar(heading, flow=self.in_brackets(unit.node))}"
            return [Edit(unit.heading.start_mark.index, stop, words)]
        if unit.body is None or unit.body.node is not body or len(unit.node.value) < 2:
            return []
        before = self.end_of(unit.node.value[-2][1])
        start = before if self.in_brackets(unit.node) else self._line_end(before)
        return [self.heading(unit, heading), Edit(start, max(stop, self.end_of(last) + 1), "")]

    def in_full(self, unit: WrittenUnit) -> Edit:
        """The edit that rewrites a unit in short form (``heading: text``) with the keys `heading` and `body`."""
        key = unit.node.value[0][0]
        start, stop = key.start_mark.index, self.end_of(key)
        between = ", " if self.in_brackets(unit.node) else f"\n{' ' * unit.node.start_mark.column}"
        return Edit(start, stop, f"{self.key('heading')}: {self.text[start:stop]}{between}{self.key('body')}")

    def unit_key(self, unit: WrittenUnit, name: str, text: str) -> Edit:
        """The edit that gives a section or point a key with one word as its value: ``mark: 三是``, ``paragraph: own``."""
        words = scalar(text, flow=self.in_brackets(unit.node))
        if name in unit.keys:
            return self._other_value(*unit.keys[name], words)
        flow = self.in_brackets(unit.node)
        between = ", " if flow else f"\n{' ' * unit.node.start_mark.column}"
        if unit.short:
            key = unit.node.value[0][0]
            start, stop = key.start_mark.index, self.end_of(key)
            heading = f"{self.key('heading')}: {self.text[start:stop]}"
            return Edit(start, stop, f"{heading}{between}{self.key(name)}: {words}{between}{self.key('body')}")
        if "heading" in unit.keys:
            at = self.end_of(unit.keys["heading"][1])
            at = at if flow else self._line_end(at)
            return Edit(at, at, f"{between}{self.key(name)}: {words}")
        at = unit.node.value[0][0].start_mark.index
        return Edit(at, at, f"{self.key(name)}: {words}{between}")


def _shown(line: str) -> bool:
    return line.replace("\u3000", "").isprintable()


def _shifted(line: str, by: int) -> str:
    """A line with its indentation changed by a number of blanks; a line cannot lose more blanks than it has."""
    if not line.strip():
        return line
    blanks = len(line) - len(line.lstrip(" "))
    return " " * by + line if by >= 0 else line[min(-by, blanks) :]


def item_lines(items: Sequence[object], indent: str) -> str:
    """Items of a list in block style."""
    lines = []
    for item in items:
        if isinstance(item, WrittenItem):
            first, *more = item.text.split("\n")
            lines += [indent + first, *(_shifted(line, len(indent) - item.column) for line in more)]
        elif isinstance(item, dict):
            first, *more = mapping_lines(item, indent + "  ")
            lines += [f"{indent}- {first[len(indent) + 2 :]}", *more]
        else:
            lines.append(f"{indent}- {inline(item)}")
    return "\n".join(lines)

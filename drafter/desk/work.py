"""The text of an outline while an action changes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from drafter.desk.paths import Part, part_of
from drafter.errors import Fault, UsageError
from drafter.outline.edit.content import Content, content_of
from drafter.outline.edit.edit import Edit, applied
from drafter.outline.edit.editor import Editor, item_lines
from drafter.outline.keys import OUTLINE


class Acted(NamedTuple):
    """The text after an action. path, at: where the caret belongs, None where it stays."""

    text: str
    path: str | None = None
    at: int = 0


class Work:
    """A text that is being changed, and read again after each change. name: the outline's, beside whose file pictures and tables lie.

    Values may be wrong: a date is, until it is typed to its end.
    """

    def __init__(self, text: str, name: str = "outline") -> None:
        self.text = text
        self.name = name
        self.read()

    def read(self) -> None:
        self.content: Content = content_of(self.text, self.name, faulty=True)
        self.text = self.content.source.text
        self.editor = Editor(self.content)

    def change(self, *edits: Edit) -> None:
        self.text = applied(self.text, edits)
        self.read()

    def part(self, path: str) -> Part:
        return part_of(self.content, path)

    def as_list(self, path: str) -> Part:
        """The body with a path, rewritten as a list where it is one text."""
        part = self.part(path)
        body = part.body
        assert body is not None
        if not isinstance(body.node, SequenceNode):
            items = [value.text for value in self.content.in_scalar.get(body.node, ())] if body.node is not None else []
            if body.node is None or isinstance(body.node, MappingNode):
                self.change(self.with_body(part, items or [""]))
            else:
                self.change(self.editor.rewritten(body, items or [""]))
        else:
            self.split_items(path)
        return self.part(path)

    def split_items(self, path: str) -> None:
        """Rewrite items that hold several paragraphs as several items."""
        while True:
            body = self.part(path).body
            assert body is not None
            assert isinstance(body.node, SequenceNode)
            for at, item in enumerate(body.node.value):
                lines = [value.text for value in self.content.in_scalar.get(item, ())] if isinstance(item, ScalarNode) else []
                if len(lines) > 1:
                    self.change(self.editor.with_items(body.node, at + 1, lines[1:]), self.editor.value(item, lines[:1]))
                    break
            else:
                return

    def with_body(self, part: Part, items: Sequence[object]) -> Edit:
        """The edit that writes a body that is missing."""
        assert part.body is not None
        if isinstance(part.owner, ScalarNode):
            from drafter.desk.keyed import attachment_in_full

            return attachment_in_full(self, part.owner, items)
        if part.unit is None:
            return self.with_root_key(part.root, part.body.key, items)
        if part.unit.short:
            return self.editor.rewritten(part.body, items)
        return self.editor.with_key(part.unit.node, self.editor.key("body"), items)

    def with_root_key(self, root: MappingNode, name: str, items: Sequence[object]) -> Edit:
        """The edit that adds a key with a list to a document, behind the keys that usually stand before it."""
        known = OUTLINE.by_key
        usual = list(dict.fromkeys(field.name for field in OUTLINE.fields))
        name = known[name].name
        before = None
        for key, value in root.value:
            field = known.get(key.value)
            if field is not None and usual.index(field.name) < usual.index(name):
                before = value if value.value or value.start_mark.index else key
        if self.editor.in_brackets(root) or before is None:
            return self.editor.with_key(root, self.editor.key(name), items)
        at = self.line_end(self.editor.end_of(before))
        indent = " " * root.start_mark.column
        return Edit(at, at, f"\n{indent}{self.editor.key(name)}:\n{item_lines(items, f'{indent}  ')}")

    def line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found


def refuse(code: str, **facts: object) -> UsageError:
    """The error of an action that is not possible at its place."""
    return UsageError(Fault(code, facts=facts))

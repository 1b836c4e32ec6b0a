"""Actions of a form: each changes the text of an outline at its place, and leaves every other character as it is.

An action is a mapping: ``{"do": "set", "path": "0/title", "text": "…"}``. It never loses a word: what it cannot do it refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.desk.paths import LostPathError, Part, body_of, part_of, value_of
from drafter.errors import Fault, UsageError
from drafter.nodes.writing import Flow, mapping_lines, scalar
from drafter.outline.edit.content import Content, WrittenBody, WrittenUnit, content_of
from drafter.outline.edit.edit import Edit, applied
from drafter.outline.edit.editor import Editor, WrittenItem, item_lines
from drafter.outline.edit.items import plain
from drafter.outline.keys import OUTLINE
from drafter.speech.style import FULL_STOP, brings_end
from drafter.speech.text import BLANK_START
from drafter.speech.tree import MAX_LEVEL


class Acted(NamedTuple):
    """The text after an action. path, at: where the caret belongs, None where it stays."""

    text: str
    path: str | None = None
    at: int = 0


def act(text: str, action: Mapping[str, Any]) -> Acted:
    """The text of an outline after an action.

    Raises UsageError for an action that is unknown, or not possible at its place; OutlineError for a text that is no outline.
    """
    do = _ACTIONS.get(str(action.get("do")))
    if do is None:
        raise UsageError(Fault("desk.unknown-action", facts={"found": action.get("do")}))
    try:
        return do(_Work(text), action)
    except LostPathError:
        raise UsageError(Fault("desk.lost-place")) from None


class _Work:
    """A text that is being changed, and read again after each change."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.read()

    def read(self) -> None:
        self.content: Content = content_of(self.text)
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


def _refuse(code: str, **facts: object) -> UsageError:
    return UsageError(Fault(code, facts=facts))


# ---------------------------------------------------------------- values


def _set(work: _Work, action: Mapping[str, Any]) -> Acted:
    path, text = str(action["path"]), str(action["text"])
    part = work.part(path)
    if part.kind not in _SETTERS:
        raise _refuse("desk.stays")
    _SETTERS[part.kind](work, part, text)
    return Acted(work.text)


def _set_field(work: _Work, part: Part, text: str) -> None:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    node = part.node
    if isinstance(node, ScalarNode) and len(lines) <= 1:
        _set_scalar(work, node, lines)
    elif (
        isinstance(node, SequenceNode)
        and len(lines) == len(node.value)
        and all(isinstance(line, ScalarNode) for line in node.value)
    ):
        work.change(*(work.editor.value(line, [new]) for line, new in zip(node.value, lines, strict=True) if line.value != new))
    elif node is None and len(lines) <= 1:
        if lines:
            work.change(work.editor.with_front(part.root, part.name, lines[0]))
    elif node is None:
        work.change(work.with_root_key(part.root, part.name, lines))
    else:
        work.change(_other_value(work, part.root, node, lines))


def _other_value(work: _Work, mapping: MappingNode, node: Node, lines: Sequence[str]) -> Edit:
    """The edit that gives a key of a document a list instead of its value, or a line instead of a list."""
    key = next(key for key, value in mapping.value if value is node)
    value: object = lines[0] if len(lines) == 1 else list(lines)
    if work.editor.in_brackets(mapping):
        start = node.start_mark.index
        words = scalar(lines[0], flow=True) if len(lines) == 1 else "[" + ", ".join(scalar(line, flow=True) for line in lines) + "]"
        return Edit(start, work.editor.end_of(node), words)
    if isinstance(node, SequenceNode) and node.flow_style:
        value = Flow(list(lines)) if len(lines) != 1 else lines[0]
    start = key.start_mark.index
    (first, *more) = mapping_lines({"x": value}, " " * mapping.start_mark.column)
    written = "\n".join((first[mapping.start_mark.column + 1 :], *more))
    return (
        Edit(work.editor.end_of(key), max(work.editor.end_of(node), work.editor.end_of(key) + 1), written)
        if start >= 0
        else Edit(0, 0, "")
    )


def _set_scalar(work: _Work, node: ScalarNode, lines: Sequence[str]) -> None:
    """Give a scalar other paragraphs. An empty one gets plain text, whatever quotes it has."""
    if lines and not node.value and len(lines) == 1:
        start, stop = node.start_mark.index, work.editor.end_of(node)
        words = scalar(lines[0], flow=work.editor.in_brackets(node))
        if start == stop and work.text[start - 1 : start] not in (" ", ""):
            words = f" {words}"
        work.change(Edit(start, stop, words))
    elif not lines and isinstance(work.content.parents[node][0], SequenceNode):
        work.change(Edit(node.start_mark.index, work.editor.end_of(node), "''"))
    else:
        work.change(work.editor.value(node, lines))


def _set_slot(work: _Work, part: Part, text: str) -> None:
    text = " ".join(text.split("\n")).strip()
    if isinstance(part.node, ScalarNode):
        _set_scalar(work, part.node, [text] if text else [])
        return
    if not text:
        return
    pair = {part.name: text}
    slots = value_of(part.root, "slots")
    if isinstance(slots, MappingNode) and slots.value:
        if work.editor.in_brackets(slots):
            at = work.editor.end_of(slots) - 1
            work.change(Edit(at, at, f", {scalar(part.name, flow=True, key=True)}: {scalar(text, flow=True)}"))
            return
        at = work.line_end(work.editor.end_of(slots))
        last_key, last_value = slots.value[-1]
        at = work.line_end(max(work.editor.end_of(last_key), work.editor.end_of(last_value)))
        work.change(Edit(at, at, "\n" + "\n".join(mapping_lines(pair, " " * slots.start_mark.column))))
        return
    if slots is not None:
        key = next(key for key, value in part.root.value if value is slots)
        start = work.editor.end_of(key) + 1
        lines = "\n".join(mapping_lines(pair, " " * (part.root.start_mark.column + 2)))
        work.change(Edit(start, max(start, work.editor.end_of(slots)), f"\n{lines}"))
        return
    work.change(_mapping_key(work, part.root, "slots", pair))


def _mapping_key(work: _Work, root: MappingNode, name: str, pairs: Mapping[str, str]) -> Edit:
    edit = work.with_root_key(root, name, [dict(pairs)])
    lines = mapping_lines({work.editor.key(name): dict(pairs)}, " " * root.start_mark.column)
    if work.editor.in_brackets(root):
        inner = ", ".join(f"{scalar(key, flow=True, key=True)}: {scalar(value, flow=True)}" for key, value in pairs.items())
        return edit._replace(new=f", {work.editor.key(name)}: {{{inner}}}")
    return edit._replace(new="\n" + "\n".join(lines))


def _set_heading(work: _Work, part: Part, text: str) -> None:
    unit = part.unit
    assert unit is not None
    text = " ".join(text.split("\n")).strip()
    node = unit.heading
    if isinstance(node, SequenceNode):
        work.change(work.editor.heading(unit, text))
    elif node is None:
        if text:
            work.change(work.editor.unit_key(unit, "heading", text))
    elif not unit.short:
        assert isinstance(node, ScalarNode)
        if text:
            _set_scalar(work, node, [text])
        else:
            work.change(Edit(node.start_mark.index, work.editor.end_of(node), "''"))
    elif text:
        assert isinstance(node, ScalarNode)
        work.change(work.editor.value(node, [text]))
    else:  # a key cannot be empty: the unit is written in full
        between = ", " if work.editor.in_brackets(unit.node) else f"\n{' ' * unit.node.start_mark.column}"
        start, stop = node.start_mark.index, work.editor.end_of(node)
        work.change(Edit(start, stop, f"{work.editor.key('heading')}: ''{between}{work.editor.key('body')}"))


def _set_blank(work: _Work, part: Part, text: str) -> None:
    assert isinstance(part.node, ScalarNode)
    _set_scalar(work, part.node, [text.strip()] if text.strip() else [])


def _set_text(work: _Work, part: Part, text: str) -> None:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    node = part.node
    body = part.body
    assert body is not None
    if node is None or not isinstance(node, ScalarNode):
        raise LostPathError(part.name)
    values = work.content.in_scalar.get(node, [])
    if len(values) <= 1:
        if not lines and node is body.node:
            work.change(Edit(node.start_mark.index, work.editor.end_of(node), "''"))
        else:
            _set_scalar(work, node, lines[:1] if len(lines) <= 1 else lines)
        return
    assert part.value is not None
    all_lines = [value.text for value in values]
    all_lines[part.value.part : part.value.part + 1] = lines
    work.change(work.editor.value(node, all_lines))


_SETTERS: dict[str, Callable[[_Work, Part, str], None]] = {
    "field": _set_field,
    "slot": _set_slot,
    "heading": _set_heading,
    "blank": _set_blank,
    "text": _set_text,
}


# ---------------------------------------------------------------- lists


def _add(work: _Work, action: Mapping[str, Any]) -> Acted:
    path, kind, text = str(action["path"]), str(action.get("kind", "text")), str(action.get("text", ""))
    part = work.part(path)
    at = int(action.get("at", 0))
    if kind == "section":
        if part.kind != "sections":
            raise _refuse("desk.no-section-here")
        _add_to_sections(work, path, at, [_new_section(work, text)])
        return Acted(work.text, f"{path}/{at}/heading")
    if part.kind != "body":
        raise _refuse("desk.no-text-here")
    item: object = _new_point(work, text) if kind == "point" else text
    _add_to_body(work, path, at, [item])
    return Acted(work.text, f"{path}/{at}/heading" if kind == "point" else f"{path}/{at}")


def _new_section(work: _Work, text: str) -> dict[str, object]:
    return {work.editor.key("heading"): text, work.editor.key("body"): [""]}


def _new_point(work: _Work, text: str) -> dict[str, object]:
    return {work.editor.key("heading"): text, work.editor.key("body"): ""}


def _add_to_body(work: _Work, path: str, at: int, items: Sequence[object]) -> None:
    part = work.part(path)
    assert part.body is not None
    if part.body.node is None or _is_empty(part.body.node):
        if part.body.node is not None:
            work.change(work.editor.rewritten(part.body, items))
        else:
            work.change(work.with_body(part, items))
        return
    part = work.as_list(path)
    assert part.body is not None
    assert isinstance(part.body.node, SequenceNode)
    work.change(work.editor.with_items(part.body.node, min(at, len(part.body.node.value)), items))


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value.strip()


def _add_to_sections(work: _Work, path: str, at: int, items: Sequence[object]) -> None:
    part = work.part(path)
    node = part.node
    if isinstance(node, SequenceNode) and node.value:
        work.change(work.editor.with_items(node, min(at, len(node.value)), items))
    elif part.unit is not None:
        if part.unit.short:
            work.change(work.editor.in_full(part.unit))
            part = work.part(path)
        mapping = part.unit.node if part.unit is not None else part.root
        if part.node is not None:
            work.change(_filled_key(work, mapping, part.node, items))
        else:
            work.change(work.editor.with_key(mapping, work.editor.key("sections"), items))
    elif node is not None:
        work.change(_filled_key(work, part.root, node, items))
    else:
        work.change(work.with_root_key(part.root, "sections", items))


def _filled_key(work: _Work, mapping: MappingNode, node: Node, items: Sequence[object]) -> Edit:
    """The edit that gives a key without a value, or with an empty list, a list."""
    key = next(key for key, value in mapping.value if value is node)
    body = WrittenBody(mapping, key.value, node)
    if isinstance(node, ScalarNode):
        return work.editor.rewritten(body, items)
    return Edit(
        work.editor.end_of(key) + 1, work.editor.end_of(node), f"\n{item_lines(items, ' ' * (mapping.start_mark.column + 2))}"
    )


def _split(work: _Work, action: Mapping[str, Any]) -> Acted:
    path, at = str(action["path"]), int(action.get("at", 0))
    part = work.part(path)
    if part.kind in ("heading", "blank"):
        owner = path.split("/heading", maxsplit=1)[0]
        _add_to_body(work, f"{owner}/body", 0, [""])
        return Acted(work.text, f"{owner}/body/0")
    if part.kind != "text":
        raise _refuse("desk.no-text-here")
    text = part.value.text if part.value else ""
    first, second = text[:at].rstrip(), text[at:].lstrip()
    body_path, index = _as_item(work, path)
    part = work.part(body_path)
    assert part.body is not None
    node = part.body.node
    assert isinstance(node, SequenceNode)
    item = node.value[index]
    edits = [work.editor.with_items(node, index + 1, [second])]
    if first != text:
        new = work.editor.value(item, [first]) if first else Edit(item.start_mark.index, work.editor.end_of(item), "''")
        edits.append(new)
    work.change(*edits)
    return Acted(work.text, f"{body_path}/{index + 1}", 0)


def _as_item(work: _Work, path: str) -> tuple[str, int]:
    """The body of a text and the text's index in it, after the body is written as a list with an item for each paragraph."""
    part = work.part(path)
    assert part.body is not None
    body_path, index = _place_in_body(path)
    if isinstance(part.body.node, SequenceNode):
        before = sum(
            max(0, len(work.content.in_scalar.get(item, ())) - 1)
            for item in part.body.node.value[: part.at]
            if isinstance(item, ScalarNode)
        )
        index = part.at + before + (part.value.part if part.value else 0)
        body_path = _body_path(work, path)
    work.as_list(body_path)
    return body_path, index


def _place_in_body(path: str) -> tuple[str, int]:
    before, _, index = path.rpartition("/")
    return before, int(index) if index.isdecimal() else 0


def _body_path(work: _Work, path: str) -> str:
    """The path of the body that holds a text."""
    before, _ = _place_in_body(path)
    try:
        inner = work.part(before)
    except LostPathError:
        return before
    return before if inner.kind == "body" else before.rpartition("/")[0]


def _join(work: _Work, action: Mapping[str, Any]) -> Acted:
    path = str(action["path"])
    part = work.part(path)
    if part.kind != "text":
        raise _refuse("desk.nothing-before")
    body_path, index = _as_item(work, path)
    if index == 0:
        raise _refuse("desk.nothing-before")
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    item, before = body.node.value[index], body.node.value[index - 1]
    text = _text_of(work, item)
    if isinstance(before, MappingNode):
        return _join_to_point(work, body_path, index, text)
    old = _text_of(work, before)
    edits = [work.editor.without_item(body.node, index)]
    if text:
        new = (
            work.editor.value(before, [old + text])
            if old
            else Edit(before.start_mark.index, work.editor.end_of(before), scalar(text))
        )
        edits.append(new)
    work.change(*edits)
    return Acted(work.text, f"{body_path}/{index - 1}", len(old))


def _join_to_point(work: _Work, body_path: str, index: int, text: str) -> Acted:
    """A paragraph behind a point becomes the point's last paragraph."""
    inner = f"{body_path}/{index - 1}/body"
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    work.change(work.editor.without_item(body.node, index))
    target = work.part(inner).body
    assert target is not None
    length = (
        len(target.node.value)
        if isinstance(target.node, SequenceNode)
        else len(work.content.in_scalar.get(target.node, ()))
        if target.node
        else 0
    )
    if text:
        _add_to_body(work, inner, length, [text])
    return Acted(work.text, f"{inner}/{length if text else max(0, length - 1)}")


def _text_of(work: _Work, node: Node) -> str:
    return "".join(value.text for value in work.content.in_scalar.get(node, ())) if isinstance(node, ScalarNode) else ""


def _remove(work: _Work, action: Mapping[str, Any]) -> Acted:
    path = str(action["path"])
    part = work.part(path)
    if part.kind == "section":
        assert part.unit is not None
        work.change(_without(work, part.unit.siblings, part.at))
    elif part.kind == "point":
        assert part.body is not None
        assert isinstance(part.body.node, SequenceNode)
        work.change(_without(work, part.body.node, part.at))
    elif part.kind == "text":
        _remove_text(work, part)
    elif part.kind == "slot" and isinstance(part.node, ScalarNode):
        _set_slot(work, part, "")
    else:
        raise _refuse("desk.stays")
    return Acted(work.text)


def _remove_text(work: _Work, part: Part) -> None:
    assert part.body is not None
    if isinstance(part.body.node, SequenceNode) and (part.value is None or part.value.parts == 1):
        work.change(_without(work, part.body.node, part.at))
    elif part.node is not None:
        _set_text(work, part, "")


def _without(work: _Work, sequence: SequenceNode, at: int) -> Edit:
    """The edit that removes an item. The last one of a list takes the list with it, and leaves the key."""
    if len(sequence.value) > 1:
        return work.editor.without_item(sequence, at)
    parent, index = work.content.parents[sequence]
    if not isinstance(parent, MappingNode) or sequence.flow_style:
        return Edit(sequence.start_mark.index, work.editor.end_of(sequence), "[]" if sequence.flow_style else "''")
    key = parent.value[index][0]
    needs_text = key.value not in OUTLINE.by_key and len(parent.value) == 1
    return Edit(work.editor.end_of(key) + 1, work.editor.end_of(sequence), " ''" if needs_text else "")


# ---------------------------------------------------------------- moving


def _move(work: _Work, action: Mapping[str, Any]) -> Acted:
    return _moved(work, str(action["path"]), str(action["to"]), int(action["at"]))


def _moved(work: _Work, path: str, to: str, at: int) -> Acted:
    """Move a section, point or paragraph to a list. at: its index there, counted before the move."""
    if to == path or to.startswith(f"{path}/"):
        raise _refuse("desk.into-itself")
    part = work.part(path)
    if part.kind == "text":
        body_path, index = _as_item(work, path)
        path, to, at = f"{body_path}/{index}", *_as_target(work, to, at)
        part = work.part(path)
    if part.kind not in ("section", "point", "text"):
        raise _refuse("desk.stays")
    if work.part(to).kind != ("sections" if part.kind == "section" else "body"):
        raise _refuse("desk.no-section-here" if part.kind == "section" else "desk.no-text-here")
    if part.kind != "text" and _level(to) + _depth(part.node) > MAX_LEVEL:
        raise _refuse("desk.too-deep", deepest=MAX_LEVEL)
    list_path, index = _place_in_body(path)
    if list_path == to and at > index:
        at -= 1
    target = work.part(to)
    around = target.node if target.node is not None else target.unit.node if target.unit is not None else target.root
    item = _cut(work, part, in_brackets=work.editor.in_brackets(around))
    to = _path_without(to, list_path, index)
    if part.kind == "section":
        _add_to_sections(work, to, at, [item])
    else:
        _add_to_body(work, to, at, [item])
    return Acted(work.text, f"{to}/{at}/heading" if part.kind != "text" else f"{to}/{at}")


def _as_target(work: _Work, to: str, at: int) -> tuple[str, int]:
    """A body, written as a list with an item for each paragraph, and the index of a place in it."""
    part = work.part(to)
    if part.kind != "body" or part.body is None or part.body.node is None or _is_empty(part.body.node):
        return to, at
    node = part.body.node
    if isinstance(node, SequenceNode):
        at += sum(max(0, len(work.content.in_scalar.get(item, ())) - 1) for item in node.value[:at] if isinstance(item, ScalarNode))
    work.as_list(to)
    return to, at


def _cut(work: _Work, part: Part, *, in_brackets: bool) -> object:
    """Take an item out of its list. Returns it as it is written, with its comments if others stay in the list.

    in_brackets: whether its new place is in brackets. From there and to there it is returned as plain values.
    """
    sequence = part.unit.siblings if part.unit is not None and part.kind != "text" else part.body.node if part.body else None
    assert isinstance(sequence, SequenceNode)
    if in_brackets or work.editor.in_brackets(sequence):
        item: object = plain(sequence.value[part.at])
        work.change(_without(work, sequence, part.at))
        return item
    if len(sequence.value) > 1:
        written = work.editor.written(sequence, part.at)
        work.change(work.editor.moved_away(sequence, part.at))
        return written
    only = sequence.value[0]  # its comments stay: they may be about the list
    dash = work.text.rfind("-", 0, only.start_mark.index + 1)
    written = WrittenItem(work.text[dash : work.line_end(work.editor.end_of(only))].rstrip(), sequence.start_mark.column)
    work.change(_without(work, sequence, 0))
    return written


def _path_without(path: str, left: str, index: int) -> str:
    """A path after an item left a list: where the path runs through that list behind the item, the number there is one less."""
    if not path.startswith(f"{left}/"):
        return path
    number, *rest = path[len(left) + 1 :].split("/")
    if number.isdecimal() and int(number) > index:
        number = str(int(number) - 1)
    return "/".join((left, number, *rest))


def _depth(node: Node | None) -> int:
    """How many levels of units a unit has, itself included."""
    if not isinstance(node, MappingNode):
        return 0
    inner = [item for _, value in node.value if isinstance(value, SequenceNode) for item in value.value]
    return 1 + max((_depth(item) for item in inner if isinstance(item, MappingNode)), default=0)


def _level(to: str) -> int:
    """How many units of the kind lie around a list."""
    names = to.split("/")
    if names[-1] == "sections":
        return names.count("sections") - 1
    sections = [place for place, name in enumerate(names) if name == "sections"]
    return names[sections[-1] :].count("body") - 1 if sections else names.count("body")


def _up(work: _Work, action: Mapping[str, Any]) -> Acted:
    path = str(action["path"])
    list_path, at = _list_and_index(work, path)
    if at > 0:
        return _moved(work, f"{list_path}/{at}", list_path, at - 1)
    raise _refuse("desk.first")


def _down(work: _Work, action: Mapping[str, Any]) -> Acted:
    path = str(action["path"])
    list_path, at = _list_and_index(work, path)
    if at + 1 < _length(work, list_path):
        return _moved(work, f"{list_path}/{at}", list_path, at + 2)
    raise _refuse("desk.last")


def _list_and_index(work: _Work, path: str) -> tuple[str, int]:
    """The path of the list that holds an item, and the item's index; a body becomes a list."""
    part = work.part(path)
    if part.kind == "text":
        return _as_item(work, path)
    if part.kind not in ("section", "point"):
        raise _refuse("desk.stays")
    return _place_in_body(path)


def _length(work: _Work, path: str) -> int:
    part = work.part(path)
    node = part.body.node if part.body is not None else part.node
    if isinstance(node, SequenceNode):
        return len(node.value)
    return len(work.content.in_scalar.get(node, ())) if isinstance(node, ScalarNode) else 0


def _in(work: _Work, action: Mapping[str, Any]) -> Acted:
    """A section becomes the last one inside the section before it, a point or paragraph the last item of the point before it."""
    path = str(action["path"])
    kind = work.part(path).kind
    list_path, at = _list_and_index(work, path)
    before = f"{list_path}/{at - 1}"
    if at == 0 or (kind != "section" and work.part(before).kind != "point"):
        raise _refuse("desk.nothing-to-hold-it")
    to = f"{before}/{'sections' if kind == 'section' else 'body'}"
    return _moved(work, f"{list_path}/{at}", to, _length(work, to))


def _out(work: _Work, action: Mapping[str, Any]) -> Acted:
    """A section, point or paragraph leaves the unit around it and stands behind it."""
    path = str(action["path"])
    list_path, at = _list_and_index(work, path)
    around, _, name = list_path.rpartition("/")
    outer, _, index = around.rpartition("/")
    if not index.isdecimal() or not outer or work.part(around).kind != ("section" if name == "sections" else "point"):
        raise _refuse("desk.outermost")
    return _moved(work, f"{list_path}/{at}", outer, int(index) + 1)


# ---------------------------------------------------------------- kinds


def _kind(work: _Work, action: Mapping[str, Any]) -> Acted:
    """Turn a paragraph into a point or a section, or a point or section into paragraphs. All words stay."""
    path, kind = str(action["path"]), str(action["kind"])
    part = work.part(path)
    change = _KINDS.get((part.kind, kind))
    if change is None:
        raise _refuse("desk.no-such-kind", found=kind)
    return change(work, path)


def _text_to_point(work: _Work, path: str) -> Acted:
    body_path, at = _as_item(work, path)
    if _level(body_path) >= MAX_LEVEL:
        raise _refuse("desk.too-deep", deepest=MAX_LEVEL)
    heading, text = _heading_and_text(work.part(f"{body_path}/{at}"))
    _replace_item(work, body_path, at, [{work.editor.key("heading"): heading, work.editor.key("body"): text}])
    return Acted(work.text, f"{body_path}/{at}/heading", len(heading))


_LONGEST_HEADING = 30


def _heading_and_text(part: Part) -> tuple[str, str]:
    """A paragraph as a heading and a text: its first sentence, where it is short and more follows, else all of it."""
    text = part.value.text if part.value else ""
    end = min((found for mark in "。：:" if (found := text.find(mark)) >= 0), default=-1)
    return (text[: end + 1], text[end + 1 :].strip()) if 0 < end <= _LONGEST_HEADING and end + 1 < len(text) else (text, "")


def _point_to_text(work: _Work, path: str) -> Acted:
    part = work.part(path)
    assert part.unit is not None
    body_path, at = _place_in_body(path)
    if any(isinstance(item, MappingNode) for item in _items_of(part.unit)):
        raise _refuse("desk.holds-points")
    lines = _lines_of(work, part.unit)
    _replace_item(work, body_path, at, lines or [""])
    return Acted(work.text, f"{body_path}/{at}", 0)


def _items_of(unit: WrittenUnit) -> list[Node]:
    node = body_of(unit).node
    return node.value if isinstance(node, SequenceNode) else []


def _lines_of(work: _Work, unit: WrittenUnit) -> list[str]:
    """The words of a unit as paragraphs: its heading begins the first."""
    nodes = unit.heading.value if isinstance(unit.heading, SequenceNode) else [unit.heading] if unit.heading is not None else []
    heading = "，".join(filter(None, (_text_of(work, node) for node in nodes)))
    node = body_of(unit).node
    scalars = node.value if isinstance(node, SequenceNode) else [node] if node is not None else []
    lines = [value.text for scalar_node in scalars for value in work.content.in_scalar.get(scalar_node, ())]
    if heading and lines:
        return [f"{heading}{'' if brings_end(heading) else FULL_STOP}{lines[0]}", *lines[1:]]
    return [heading, *lines] if heading else lines


def _replace_item(work: _Work, body_path: str, at: int, items: Sequence[object]) -> None:
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    work.change(work.editor.with_items(body.node, at + 1, items))
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    work.change(work.editor.without_item(body.node, at))


def _text_to_section(work: _Work, path: str) -> Acted:
    """A paragraph becomes the heading of a section, with what follows it in the same body."""
    body_path, at = _as_item(work, path)
    names = body_path.split("/")
    if names[-1] in ("opening", "closing"):
        document = names[0]
        to, place = f"{document}/sections", 0 if names[-1] == "opening" else _length(work, f"{document}/sections")
    elif len(names) > 2 and names[-1] == "body" and names[-3] == "sections":
        to, place = "/".join(names[:-2]), int(names[-2]) + 1
    else:
        raise _refuse("desk.inside-a-point")
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    heading = _text_of(work, body.node.value[at])
    following = [plain(item) for item in body.node.value[at + 1 :]]
    for index in range(len(body.node.value) - 1, at - 1, -1):
        sequence = work.part(body_path).body
        assert sequence is not None
        assert isinstance(sequence.node, SequenceNode)
        work.change(_without(work, sequence.node, index))
    section = {work.editor.key("heading"): heading, work.editor.key("body"): following or [""]}
    _add_to_sections(work, to, place, [section])
    return Acted(work.text, f"{to}/{place}/heading", len(heading))


def _section_to_text(work: _Work, path: str) -> Acted:
    """A section's heading and body become paragraphs of the section before it, or of the opening."""
    part = work.part(path)
    assert part.unit is not None
    if "sections" in part.unit.keys:
        raise _refuse("desk.holds-sections")
    list_path, at = _place_in_body(path)
    if at > 0:
        to = f"{list_path}/{at - 1}/body"
    else:
        around = list_path.rpartition("/")[0]
        to = f"{around}/body" if "/" in around else f"{around}/opening"
    node = body_of(part.unit).node
    heading = (
        _text_of(work, part.unit.heading) if isinstance(part.unit.heading, ScalarNode) else "".join(_lines_of(work, part.unit)[:1])
    )
    items = (
        [heading, *(plain(item) for item in node.value)] if isinstance(node, SequenceNode) else _heading_then(work, heading, node)
    )
    items = [item for item in items if item]
    length = _length(work, to)
    work.change(_without(work, part.unit.siblings, part.at))
    if items:
        _add_to_body(work, to, length, items)
    return Acted(work.text, f"{to}/{length}", 0)


def _heading_then(work: _Work, heading: str, node: Node | None) -> list[object]:
    return [heading, *(value.text for value in (work.content.in_scalar.get(node, ()) if isinstance(node, ScalarNode) else ()))]


_KINDS: dict[tuple[str, str], Callable[[_Work, str], Acted]] = {
    ("text", "point"): _text_to_point,
    ("point", "text"): _point_to_text,
    ("text", "section"): _text_to_section,
    ("section", "text"): _section_to_text,
}


# ---------------------------------------------------------------- pasting


def _paste(work: _Work, action: Mapping[str, Any]) -> Acted:
    """Put items in: ``items`` are texts and mappings as an outline holds them, ``sections`` sections to stand behind the one around.

    path, at: a body and an index in it, or a paragraph and a character of it.
    """
    path, at = str(action["path"]), int(action.get("at", 0))
    items, sections = list(action.get("items", ())), list(action.get("sections", ()))
    if work.part(path).kind == "text":
        path, at = _opened(work, path, at)
    if work.part(path).kind != "body":
        raise _refuse("desk.no-text-here")
    if items:
        _add_to_body(work, path, at, items)
    if sections:
        names = path.split("/")
        to, place = f"{names[0]}/sections", 0
        if names[1] == "sections":
            place = int(names[2]) + 1
        elif names[1] == "closing":
            place = _length(work, to)
        _add_to_sections(work, to, place, sections)
    if not items:
        return Acted(work.text)
    last = items[-1]
    return Acted(work.text, f"{path}/{at + len(items) - 1}", len(last) if isinstance(last, str) else 0)


def _opened(work: _Work, path: str, at: int) -> tuple[str, int]:
    """The body and the index in it for items that are put in at a character of a paragraph: it is cut there, and gives way if it is open."""
    part = work.part(path)
    text = part.value.text if part.value else ""
    body_path, index = _as_item(work, path)
    if not text or (text.startswith(BLANK_START) and text.endswith("】")):
        _remove_text(work, work.part(f"{body_path}/{index}"))
        return body_path, index
    if at <= 0:
        return body_path, index
    if at < len(text):
        _split(work, {"path": f"{body_path}/{index}", "at": at})
    return body_path, index + 1


_ACTIONS: dict[str, Callable[[_Work, Mapping[str, Any]], Acted]] = {
    "set": _set,
    "add": _add,
    "split": _split,
    "join": _join,
    "remove": _remove,
    "move": _move,
    "up": _up,
    "down": _down,
    "in": _in,
    "out": _out,
    "kind": _kind,
    "paste": _paste,
}

"""Adds, cuts, joins and removes the items of an outline's lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.desk.keyed import blank_of, key_name
from drafter.desk.ordinals import without_ordinal
from drafter.desk.paths import LostPathError, Part
from drafter.desk.pictures import new_picture
from drafter.desk.tables import add_column, add_row, new_table, remove_column, remove_row
from drafter.desk.values import set_slot, set_text
from drafter.desk.work import Acted, Work, refuse
from drafter.nodes.writing import scalar
from drafter.outline.edit.content import WrittenBody
from drafter.outline.edit.edit import Edit
from drafter.outline.edit.editor import item_lines
from drafter.outline.keys import OUTLINE
from drafter.speech.emphasis import NOTE_MARK
from drafter.speech.lines import BY_NAME


def add(work: Work, action: Mapping[str, Any]) -> Acted:
    """Put something new into a list: a section, a paragraph, a point, a line of a kind of its own, a picture, a table; a row, an item, an attachment."""
    path, kind, text = str(action["path"]), str(action.get("kind", "text")), str(action.get("text", "")).strip()
    part = work.part(path)
    at = int(action.get("at", 0))
    if kind == "section":
        if part.kind != "sections":
            raise refuse("desk.no-section-here")
        add_to_sections(work, path, at, [_new_section(work, text)])
        return Acted(work.text, f"{path}/{at}/heading")
    if part.kind in ("rows", "agenda", "attachments"):
        return _add_to_own_list(work, part, path, at, kind, text)
    if part.kind != "body":
        raise refuse("desk.no-text-here")
    item = _new_item(work, kind, text)
    add_to_body(work, path, at, [item])
    first = {"point": "/heading", "picture": "/caption", "table": "/rows/0/0"}.get(
        kind, f"/{kind}" if kind in BY_NAME and BY_NAME[kind].words else ""
    )
    return Acted(work.text, f"{path}/{at}{first}")


def _new_item(work: Work, kind: str, text: str) -> object:
    """A new item of a body."""
    if kind == "text":
        return text
    if kind == "point":
        return {work.editor.key("heading"): text, work.editor.key("body"): ""}
    if kind == "table":
        return new_table(work, text)
    if kind == "picture":
        return new_picture(work, text)
    if kind not in BY_NAME or not BY_NAME[kind].key:
        raise refuse("desk.no-such-kind", found=kind)
    return line_of(work, kind, text)


def line_of(work: Work, kind: str, text: str) -> dict[str, object]:
    """A line of a kind of its own, as an item of a body. Without a text it is a blank."""
    chinese = work.content.chinese
    words = text.strip() or blank_of(kind)
    return {key_name(kind, chinese=chinese): words if BY_NAME[kind].words else ""}


def _add_to_own_list(work: Work, part: Part, path: str, at: int, kind: str, text: str) -> Acted:
    """Put a row or a column into a table, an item into the agenda, or an attachment into their list."""
    chinese = work.content.chinese
    if part.kind == "rows":
        assert isinstance(part.node, SequenceNode)
        if kind == "column":
            add_column(work, part.node, at)
            return Acted(work.text, f"{path}/0/{at}")
        add_row(work, part.node, at)
        return Acted(work.text, f"{path}/{at}/0")
    name = "item" if part.kind == "agenda" else "name"
    words = without_ordinal(" ".join(text.split())) or blank_of(name)
    item: object = {key_name("item", chinese=chinese): words} if part.kind == "agenda" else words
    add_to_own_list(work, path, at, item)
    return Acted(work.text, f"{path}/{at}/{name}")


def add_to_own_list(work: Work, path: str, at: int, item: object) -> None:
    """Put an item into the rows of a table, the agenda or the attachments. at: its index there."""
    part = work.part(path)
    if isinstance(part.node, SequenceNode) and part.node.value:
        work.change(work.editor.with_items(part.node, min(at, len(part.node.value)), [item]))
    elif part.node is not None:
        work.change(_filled_key(work, part.root, part.node, [item]))
    else:
        work.change(work.with_root_key(part.root, part.kind, [item]))


def _new_section(work: Work, text: str) -> dict[str, object]:
    return {work.editor.key("heading"): text, work.editor.key("body"): [""]}


def add_to_body(work: Work, path: str, at: int, items: Sequence[object]) -> None:
    """Put items into a body. at: their index there."""
    part = work.part(path)
    assert part.body is not None
    if part.body.node is None or is_empty(part.body.node):
        if part.body.node is not None:
            work.change(work.editor.rewritten(part.body, items))
        else:
            work.change(work.with_body(part, items))
        return
    part = work.as_list(path)
    assert part.body is not None
    assert isinstance(part.body.node, SequenceNode)
    work.change(work.editor.with_items(part.body.node, min(at, len(part.body.node.value)), items))


def is_empty(node: Node) -> bool:
    """Whether a value has no words."""
    return isinstance(node, ScalarNode) and not node.value.strip()


def add_to_sections(work: Work, path: str, at: int, items: Sequence[object]) -> None:
    """Put sections into a list of sections. at: their index there."""
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


def _filled_key(work: Work, mapping: MappingNode, node: Node, items: Sequence[object]) -> Edit:
    """The edit that gives a key without a value, or with an empty list, a list."""
    key = next(key for key, value in mapping.value if value is node)
    body = WrittenBody(mapping, key.value, node)
    if isinstance(node, ScalarNode):
        return work.editor.rewritten(body, items)
    return Edit(
        work.editor.end_of(key) + 1, work.editor.end_of(node), f"\n{item_lines(items, ' ' * (mapping.start_mark.column + 2))}"
    )


def split(work: Work, action: Mapping[str, Any]) -> Acted:
    """Cut a paragraph in two at the index ``at``. Of a heading nothing is cut: an empty paragraph begins below it.

    The mark of a footnote stays whole, with the word in front of it.
    """
    path, at = str(action["path"]), int(action.get("at", 0))
    part = work.part(path)
    if part.kind in ("heading", "blank"):
        owner = path.split("/heading", maxsplit=1)[0]
        add_to_body(work, f"{owner}/body", 0, [""])
        return Acted(work.text, f"{owner}/body/0")
    if part.kind != "text":
        raise refuse("desk.no-text-here")
    text = part.value.text if part.value else ""
    at = behind_marks(text, at)
    first, second = text[:at].rstrip(), text[at:].lstrip()
    body_path, index = as_item(work, path)
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


def behind_marks(text: str, at: int) -> int:
    """An index of a text, or that behind the marks of footnotes in which or in front of which it is."""
    for mark in re.finditer(NOTE_MARK, text):
        if mark.start() < at < mark.end() or (at == mark.start() and text[:at].strip()):
            at = mark.end()
    return at


def as_item(work: Work, path: str) -> tuple[str, int]:
    """The body of a text and the text's index in it, after the body is written as a list with an item for each paragraph."""
    part = work.part(path)
    assert part.body is not None
    body_path, index = place_in_list(path)
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


def place_in_list(path: str) -> tuple[str, int]:
    """The path of the list that holds an item, and the item's index there."""
    before, _, index = path.rpartition("/")
    return before, int(index) if index.isdecimal() else 0


def _body_path(work: Work, path: str) -> str:
    """The path of the body that holds a text."""
    before, _ = place_in_list(path)
    try:
        inner = work.part(before)
    except LostPathError:
        return before
    return before if inner.kind == "body" else before.rpartition("/")[0]


def join(work: Work, action: Mapping[str, Any]) -> Acted:
    """Put a paragraph behind the one before it, or into the point before it."""
    path = str(action["path"])
    part = work.part(path)
    if part.kind != "text":
        raise refuse("desk.nothing-before")
    body_path, index = as_item(work, path)
    if index == 0:
        raise refuse("desk.nothing-before")
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    item, before = body.node.value[index], body.node.value[index - 1]
    text = text_of(work, item)
    if isinstance(before, MappingNode) and before not in work.content.units:
        raise refuse("desk.nothing-before")
    if isinstance(before, MappingNode):
        return _join_to_point(work, body_path, index, text)
    old = text_of(work, before)
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


def _join_to_point(work: Work, body_path: str, index: int, text: str) -> Acted:
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
        add_to_body(work, inner, length, [text])
    return Acted(work.text, f"{inner}/{length if text else max(0, length - 1)}")


def text_of(work: Work, node: Node) -> str:
    """The words of a scalar, "" for any other node."""
    return "".join(value.text for value in work.content.in_scalar.get(node, ())) if isinstance(node, ScalarNode) else ""


def remove(work: Work, action: Mapping[str, Any]) -> Acted:
    """Take a part away. A place that every outline has (a slot) stays, and loses its words."""
    path = str(action["path"])
    part = work.part(path)
    if part.kind == "section":
        assert part.unit is not None
        work.change(without(work, part.unit.siblings, part.at))
    elif part.kind in ("point", "line", "picture", "table"):
        assert part.body is not None
        assert isinstance(part.body.node, SequenceNode)
        work.change(without(work, part.body.node, part.at))
    elif part.kind in ("item", "attachment"):
        assert part.items is not None
        work.change(without(work, part.items, part.at))
    elif part.kind == "text":
        remove_text(work, part)
    elif part.kind == "slot" and isinstance(part.node, ScalarNode):
        set_slot(work, part, "")
    elif part.kind in _OF_TABLES:
        _OF_TABLES[part.kind](work, part)
    else:
        raise refuse("desk.stays")
    return Acted(work.text)


_OF_TABLES = {"row": remove_row, "column": remove_column}


def remove_text(work: Work, part: Part) -> None:
    """Take a paragraph away."""
    assert part.body is not None
    if isinstance(part.body.node, SequenceNode) and (part.value is None or part.value.parts == 1):
        work.change(without(work, part.body.node, part.at))
    elif part.node is not None:
        set_text(work, part, "")


def without(work: Work, sequence: SequenceNode, at: int) -> Edit:
    """The edit that removes an item. With the only item of a list the list goes too; its key stays, without a value."""
    if len(sequence.value) > 1:
        return work.editor.without_item(sequence, at)
    parent, index = work.content.parents[sequence]
    if not isinstance(parent, MappingNode) or sequence.flow_style:
        return Edit(sequence.start_mark.index, work.editor.end_of(sequence), "[]" if sequence.flow_style else "''")
    key = parent.value[index][0]
    needs_text = key.value not in OUTLINE.by_key and len(parent.value) == 1
    return Edit(work.editor.end_of(key) + 1, work.editor.end_of(sequence), " ''" if needs_text else "")

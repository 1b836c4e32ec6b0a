"""Moves the parts of an outline: within their list, to another one, a level in or out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.desk.lists import add_to_body, add_to_own_list, add_to_sections, as_item, is_empty, place_in_list, without
from drafter.desk.paths import Part, columns_of
from drafter.desk.tables import move_column
from drafter.desk.work import Acted, Work, refuse
from drafter.outline.edit.editor import WrittenItem
from drafter.outline.edit.items import plain
from drafter.speech.tree import MAX_LEVEL


def move(work: Work, action: Mapping[str, Any]) -> Acted:
    """Move a part to a list. Its index there is counted before the move."""
    return _moved(work, str(action["path"]), str(action["to"]), int(action["at"]))


def _moved(work: Work, path: str, to: str, at: int) -> Acted:
    """Move a section, point or paragraph to a list. at: its index there, counted before the move."""
    if to == path or to.startswith(f"{path}/"):
        raise refuse("desk.into-itself")
    part = work.part(path)
    if part.kind == "text":
        body_path, index = as_item(work, path)
        path, to, at = f"{body_path}/{index}", *_as_target(work, to, at)
        part = work.part(path)
    if part.kind not in _LIST_OF:
        raise refuse("desk.stays")
    if work.part(to).kind != _LIST_OF[part.kind]:
        raise refuse("desk.no-section-here" if part.kind == "section" else "desk.no-text-here")
    if part.kind in ("section", "point") and level_of(to) + _depth(part.node) > MAX_LEVEL:
        raise refuse("desk.too-deep", deepest=MAX_LEVEL)
    list_path, index = place_in_list(path)
    if list_path == to and at > index:
        at -= 1
    target = work.part(to)
    if part.kind == "row" and list_path != to:
        raise refuse("desk.no-text-here")
    around = target.node if target.node is not None else target.unit.node if target.unit is not None else target.root
    item = _cut(work, part, in_brackets=work.editor.in_brackets(around))
    to = _path_without(to, list_path, index)
    if part.kind == "section":
        add_to_sections(work, to, at, [item])
    elif part.items is not None:
        add_to_own_list(work, to, at, item)
    else:
        add_to_body(work, to, at, [item])
    return Acted(work.text, f"{to}/{at}/heading" if part.kind in ("section", "point") else f"{to}/{at}")


_LIST_OF = {
    **dict.fromkeys(("text", "point", "line", "picture", "table"), "body"),
    "section": "sections",
    "row": "rows",
    "item": "agenda",
    "attachment": "attachments",
}
"""The kind of list in which each kind of part stands."""


def _as_target(work: Work, to: str, at: int) -> tuple[str, int]:
    """A place in a body: the path of its list, and the index there. A body that is one text is first written as a list, a paragraph an item."""
    part = work.part(to)
    if part.kind != "body" or part.body is None or part.body.node is None or is_empty(part.body.node):
        return to, at
    node = part.body.node
    if isinstance(node, SequenceNode):
        at += sum(max(0, len(work.content.in_scalar.get(item, ())) - 1) for item in node.value[:at] if isinstance(item, ScalarNode))
    work.as_list(to)
    return to, at


def _cut(work: Work, part: Part, *, in_brackets: bool) -> object:
    """Take an item out of its list. Returns it as it is written, with its comments if others stay in the list.

    in_brackets: whether its new place is in brackets. From there and to there it is returned as plain values.
    """
    sequence = part.items or (
        part.unit.siblings if part.kind in ("section", "point") and part.unit else part.body and part.body.node
    )
    assert isinstance(sequence, SequenceNode)
    if in_brackets or work.editor.in_brackets(sequence):
        item: object = plain(sequence.value[part.at])
        work.change(without(work, sequence, part.at))
        return item
    if len(sequence.value) > 1:
        written = work.editor.written(sequence, part.at)
        work.change(work.editor.moved_away(sequence, part.at))
        return written
    only = sequence.value[0]  # its comments stay: they may be about the list
    dash = work.text.rfind("-", 0, only.start_mark.index + 1)
    written = WrittenItem(work.text[dash : work.line_end(work.editor.end_of(only))].rstrip(), sequence.start_mark.column)
    work.change(without(work, sequence, 0))
    return written


def _path_without(path: str, left: str, index: int) -> str:
    """A path, after an item before it was taken out of a list: the index in that list is one less."""
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


def level_of(to: str) -> int:
    """How deep a list lies: the number of units of this kind around it."""
    names = to.split("/")
    if names[-1] == "sections":
        return names.count("sections") - 1
    sections = [place for place, name in enumerate(names) if name == "sections"]
    return names[sections[-1] :].count("body") - 1 if sections else names.count("body")


def move_up(work: Work, action: Mapping[str, Any]) -> Acted:
    """Move a part before the one before it."""
    path = str(action["path"])
    part = work.part(path)
    if part.kind == "column":
        return _column_moved(work, part, path, -1)
    list_path, at = _list_and_index(work, path)
    if at > 0:
        return _moved(work, f"{list_path}/{at}", list_path, at - 1)
    raise refuse("desk.first")


def move_down(work: Work, action: Mapping[str, Any]) -> Acted:
    """Move a part behind the one behind it."""
    path = str(action["path"])
    part = work.part(path)
    if part.kind == "column":
        return _column_moved(work, part, path, 1)
    list_path, at = _list_and_index(work, path)
    if at + 1 < length_of(work, list_path):
        return _moved(work, f"{list_path}/{at}", list_path, at + 2)
    raise refuse("desk.last")


def _list_and_index(work: Work, path: str) -> tuple[str, int]:
    """The path of the list that holds an item, and the item's index; a body becomes a list."""
    part = work.part(path)
    if part.kind == "text":
        return as_item(work, path)
    if part.kind not in _LIST_OF:
        raise refuse("desk.stays")
    return place_in_list(path)


def _column_moved(work: Work, part: Part, path: str, by: int) -> Acted:
    assert part.items is not None
    if not 0 <= part.at + by < len(columns_of(part.items)):
        raise refuse("desk.first" if by < 0 else "desk.last")
    move_column(work, part, by)
    return Acted(work.text, f"{path.rsplit('/', 2)[0]}/rows/0/{part.at + by}")


def length_of(work: Work, path: str) -> int:
    """How many items a list has; of a body that is one text, how many paragraphs."""
    part = work.part(path)
    node = part.body.node if part.body is not None else part.node
    if isinstance(node, SequenceNode):
        return len(node.value)
    return len(work.content.in_scalar.get(node, ())) if isinstance(node, ScalarNode) else 0


def move_in(work: Work, action: Mapping[str, Any]) -> Acted:
    """A section becomes the last one inside the section before it, a point or paragraph the last item of the point before it."""
    path = str(action["path"])
    kind = work.part(path).kind
    list_path, at = _list_and_index(work, path)
    if kind in ("row", "item", "attachment"):
        raise refuse("desk.stays")
    before = f"{list_path}/{at - 1}"
    if at == 0 or (kind != "section" and work.part(before).kind != "point"):
        raise refuse("desk.nothing-to-hold-it")
    to = f"{before}/{'sections' if kind == 'section' else 'body'}"
    return _moved(work, f"{list_path}/{at}", to, length_of(work, to))


def move_out(work: Work, action: Mapping[str, Any]) -> Acted:
    """A section, point or paragraph leaves the unit around it and stands behind it."""
    path = str(action["path"])
    list_path, at = _list_and_index(work, path)
    around, _, name = list_path.rpartition("/")
    outer, _, index = around.rpartition("/")
    if not index.isdecimal() or not outer or work.part(around).kind != ("section" if name == "sections" else "point"):
        raise refuse("desk.outermost")
    return _moved(work, f"{list_path}/{at}", outer, int(index) + 1)

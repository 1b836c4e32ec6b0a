"""Turns a part of an outline into another kind of part: a paragraph into a point or a section, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.desk.keyed import blanks_of, key_name
from drafter.desk.lists import add_to_body, add_to_sections, as_item, line_of, place_in_list, text_of, without
from drafter.desk.moving import length_of, level_of
from drafter.desk.paths import Part, body_of
from drafter.desk.work import Acted, Work, refuse
from drafter.outline.edit.content import WrittenUnit
from drafter.outline.edit.edit import Edit
from drafter.outline.edit.items import plain
from drafter.outline.lines import line_kind
from drafter.speech.lines import BY_NAME
from drafter.speech.style import FULL_STOP, brings_end
from drafter.speech.tree import MAX_LEVEL


def turn(work: Work, action: Mapping[str, Any]) -> Acted:
    """Turn a paragraph into a point, a section or a line of a kind of its own, or one of these into paragraphs. All words stay."""
    path, kind = str(action["path"]), str(action["kind"])
    part = work.part(path)
    if kind in BY_NAME and BY_NAME[kind].key and part.kind in ("text", "line"):
        return _to_line(work, path, kind)
    change = _KINDS.get((part.kind, kind))
    if change is None:
        raise refuse("desk.no-such-kind", found=kind)
    return change(work, path)


def _to_line(work: Work, path: str, kind: str) -> Acted:
    """A paragraph, or a line of another kind, becomes a line of a kind of its own."""
    part = work.part(path)
    if part.kind == "line":
        assert isinstance(part.node, MappingNode)
        old = line_kind(part.node)
        if old is None or not (old.words and BY_NAME[kind].words) or (len(part.node.value) > 1 and not BY_NAME[kind].beside):
            raise refuse("desk.no-such-kind", found=key_name(kind, chinese=work.content.chinese))
        key = part.node.value[0][0]
        new = key_name(kind, chinese=work.content.chinese)
        work.change(Edit(key.start_mark.index, work.editor.end_of(key), new))
        return Acted(work.text, f"{path}/{kind}", 0)
    if not BY_NAME[kind].words:
        raise refuse("desk.no-such-kind", found=key_name(kind, chinese=work.content.chinese))
    body_path, at = as_item(work, path)
    part = work.part(f"{body_path}/{at}")
    text = part.value.text if part.value else ""
    _replace_item(work, body_path, at, [line_of(work, kind, text)])
    return Acted(work.text, f"{body_path}/{at}/{kind}", len(text))


def _line_to_text(work: Work, path: str) -> Acted:
    """The words of a line of a kind of its own become paragraphs. A blank becomes an empty one."""
    part = work.part(path)
    assert isinstance(part.node, MappingNode)
    scalars = [node for _, value in part.node.value for node in (value.value if isinstance(value, SequenceNode) else [value])]
    lines = [value.text for node in scalars for value in work.content.in_scalar.get(node, ())]
    kind = line_kind(part.node)
    if kind is not None and len(lines) == 1 and lines[0] in blanks_of(kind.name):
        lines = []
    body_path, at = place_in_list(path)
    _replace_item(work, body_path, at, lines or [""])
    return Acted(work.text, f"{body_path}/{at}", 0)


def _text_to_point(work: Work, path: str) -> Acted:
    body_path, at = as_item(work, path)
    if level_of(body_path) >= MAX_LEVEL:
        raise refuse("desk.too-deep", deepest=MAX_LEVEL)
    heading, text = _heading_and_text(work.part(f"{body_path}/{at}"))
    _replace_item(work, body_path, at, [{work.editor.key("heading"): heading, work.editor.key("body"): text}])
    return Acted(work.text, f"{body_path}/{at}/heading", len(heading))


_LONGEST_HEADING = 30


def _heading_and_text(part: Part) -> tuple[str, str]:
    """A paragraph as a heading and a text: its first sentence, where it is short and more follows, else all of it."""
    text = part.value.text if part.value else ""
    end = min((found for mark in "。：:" if (found := text.find(mark)) >= 0), default=-1)
    return (text[: end + 1], text[end + 1 :].strip()) if 0 < end <= _LONGEST_HEADING and end + 1 < len(text) else (text, "")


def _point_to_text(work: Work, path: str) -> Acted:
    part = work.part(path)
    assert part.unit is not None
    body_path, at = place_in_list(path)
    if any(isinstance(item, MappingNode) for item in _items_of(part.unit)):
        raise refuse("desk.holds-points")
    lines = _lines_of(work, part.unit)
    _replace_item(work, body_path, at, lines or [""])
    return Acted(work.text, f"{body_path}/{at}", 0)


def _items_of(unit: WrittenUnit) -> list[Node]:
    node = body_of(unit).node
    return node.value if isinstance(node, SequenceNode) else []


def _lines_of(work: Work, unit: WrittenUnit) -> list[str]:
    """The words of a unit as paragraphs: its heading begins the first."""
    nodes = unit.heading.value if isinstance(unit.heading, SequenceNode) else [unit.heading] if unit.heading is not None else []
    heading = "，".join(filter(None, (text_of(work, node) for node in nodes)))
    node = body_of(unit).node
    scalars = node.value if isinstance(node, SequenceNode) else [node] if node is not None else []
    lines = [value.text for scalar_node in scalars for value in work.content.in_scalar.get(scalar_node, ())]
    if heading and lines:
        return [f"{heading}{'' if brings_end(heading) else FULL_STOP}{lines[0]}", *lines[1:]]
    return [heading, *lines] if heading else lines


def _replace_item(work: Work, body_path: str, at: int, items: Sequence[object]) -> None:
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    work.change(work.editor.with_items(body.node, at + 1, items))
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    work.change(work.editor.without_item(body.node, at))


def _text_to_section(work: Work, path: str) -> Acted:
    """A paragraph becomes the heading of a section, with what follows it in the same body."""
    body_path, at = as_item(work, path)
    names = body_path.split("/")
    if names[-1] in ("opening", "closing"):
        document = names[0]
        to, place = f"{document}/sections", 0 if names[-1] == "opening" else length_of(work, f"{document}/sections")
    elif len(names) > 2 and names[-1] == "body" and names[-3] == "sections":
        to, place = "/".join(names[:-2]), int(names[-2]) + 1
    else:
        raise refuse("desk.inside-a-point")
    body = work.part(body_path).body
    assert body is not None
    assert isinstance(body.node, SequenceNode)
    heading = text_of(work, body.node.value[at])
    following = [plain(item) for item in body.node.value[at + 1 :]]
    for index in range(len(body.node.value) - 1, at - 1, -1):
        sequence = work.part(body_path).body
        assert sequence is not None
        assert isinstance(sequence.node, SequenceNode)
        work.change(without(work, sequence.node, index))
    section = {work.editor.key("heading"): heading, work.editor.key("body"): following or [""]}
    add_to_sections(work, to, place, [section])
    return Acted(work.text, f"{to}/{place}/heading", len(heading))


def _section_to_text(work: Work, path: str) -> Acted:
    """A section's heading and body become paragraphs of the section before it, or of the opening."""
    part = work.part(path)
    assert part.unit is not None
    if "sections" in part.unit.keys:
        raise refuse("desk.holds-sections")
    list_path, at = place_in_list(path)
    if at > 0:
        to = f"{list_path}/{at - 1}/body"
    else:
        around = list_path.rpartition("/")[0]
        to = f"{around}/body" if "/" in around else f"{around}/opening"
    node = body_of(part.unit).node
    heading = (
        text_of(work, part.unit.heading) if isinstance(part.unit.heading, ScalarNode) else "".join(_lines_of(work, part.unit)[:1])
    )
    items = (
        [heading, *(plain(item) for item in node.value)] if isinstance(node, SequenceNode) else _heading_then(work, heading, node)
    )
    items = [item for item in items if item]
    length = length_of(work, to)
    work.change(without(work, part.unit.siblings, part.at))
    if items:
        add_to_body(work, to, length, items)
    return Acted(work.text, f"{to}/{length}", 0)


def _heading_then(work: Work, heading: str, node: Node | None) -> list[object]:
    return [heading, *(value.text for value in (work.content.in_scalar.get(node, ()) if isinstance(node, ScalarNode) else ()))]


_KINDS: dict[tuple[str, str], Callable[[Work, str], Acted]] = {
    ("text", "point"): _text_to_point,
    ("point", "text"): _point_to_text,
    ("text", "section"): _text_to_section,
    ("section", "text"): _section_to_text,
    ("line", "text"): _line_to_text,
}

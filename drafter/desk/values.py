"""Sets the values of an outline: of its front, its slots, its headings and its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.desk.paths import FREE, LostPathError, Part, value_of
from drafter.desk.work import Acted, Work, refuse
from drafter.nodes.writing import Flow, mapping_lines, scalar
from drafter.outline.edit.edit import Edit
from drafter.speech.text import BLANK_START


def set_value(work: Work, action: Mapping[str, Any]) -> Acted:
    """Give a part of the outline another text."""
    path, text = str(action["path"]), str(action["text"])
    part = work.part(path)
    if part.kind == "key":
        from drafter.desk.keyed import set_key

        set_key(work, part, text)
        return Acted(work.text)
    if part.kind == "footnote":
        from drafter.desk.footnotes import set_footnote

        set_footnote(work, part, text)
        return Acted(work.text)
    if part.unit is not None and part.kind == "blank" and part.node is part.unit.heading:
        _open_frame(work, part, text, int(action.get("of", 0)))
        return Acted(work.text)
    if part.kind not in _SETTERS:
        raise refuse("desk.stays")
    _SETTERS[part.kind](work, part, text)
    return Acted(work.text)


def _set_field(work: Work, part: Part, text: str) -> None:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    node = part.node
    if isinstance(node, ScalarNode) and len(lines) <= 1:
        set_scalar(work, node, lines)
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
        work.change(other_value(work, part.root, node, lines))


def other_value(work: Work, mapping: MappingNode, node: Node, lines: Sequence[str]) -> Edit:
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


def set_scalar(work: Work, node: ScalarNode, lines: Sequence[str]) -> None:
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


def set_slot(work: Work, part: Part, text: str) -> None:
    """Fill a slot; "" leaves it open."""
    text = " ".join(text.split("\n")).strip()
    if text or part.node is not None:
        set_pair(work, part, text)


def set_pair(work: Work, part: Part, text: str) -> None:
    """Give a slot or a footnote a text of one line. What has none yet stands last; the key that holds them is made where it is missing."""
    if isinstance(part.node, ScalarNode):
        set_scalar(work, part.node, [text] if text else [])
        return
    pair = {part.name: text}
    name = next(name for name, kind in FREE.items() if kind == part.kind)
    slots = value_of(part.root, name)
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
    work.change(_mapping_key(work, part.root, name, pair))


def _mapping_key(work: Work, root: MappingNode, name: str, pairs: Mapping[str, str]) -> Edit:
    edit = work.with_root_key(root, name, [dict(pairs)])
    lines = mapping_lines({work.editor.key(name): dict(pairs)}, " " * root.start_mark.column)
    if work.editor.in_brackets(root):
        inner = ", ".join(f"{scalar(key, flow=True, key=True)}: {scalar(value, flow=True)}" for key, value in pairs.items())
        return edit._replace(new=f", {work.editor.key(name)}: {{{inner}}}")
    return edit._replace(new="\n" + "\n".join(lines))


def _set_heading(work: Work, part: Part, text: str) -> None:
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
            set_scalar(work, node, [text])
        else:
            work.change(Edit(node.start_mark.index, work.editor.end_of(node), "''"))
    elif text:
        assert isinstance(node, ScalarNode)
        work.change(work.editor.value(node, [text]))
    else:  # a key cannot be empty: the unit is written in full
        between = ", " if work.editor.in_brackets(unit.node) else f"\n{' ' * unit.node.start_mark.column}"
        start, stop = node.start_mark.index, work.editor.end_of(node)
        work.change(Edit(start, stop, f"{work.editor.key('heading')}: ''{between}{work.editor.key('body')}"))


def _set_blank(work: Work, part: Part, text: str) -> None:
    assert isinstance(part.node, ScalarNode)
    set_scalar(work, part.node, [text.strip() or f"{BLANK_START}】"])


def _open_frame(work: Work, part: Part, text: str, blanks: int) -> None:
    """Write a heading of which nothing is filled as the blanks of its frame, and fill one. blanks: how many the frame has."""
    if not part.at < blanks <= _MOST_BLANKS:
        raise LostPathError("heading")
    if text.strip() and part.node is not None:
        words = [text.strip() if at == part.at else f"{BLANK_START}】" for at in range(blanks)]
        written = ", ".join(scalar(word, flow=True) for word in words)
        work.change(Edit(part.node.start_mark.index, work.editor.end_of(part.node), f"[{written}]"))


_MOST_BLANKS = 20


def set_text(work: Work, part: Part, text: str) -> None:
    """Give a paragraph another text; several lines are several paragraphs."""
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
            set_scalar(work, node, lines[:1] if len(lines) <= 1 else lines)
        return
    assert part.value is not None
    all_lines = [value.text for value in values]
    all_lines[part.value.part : part.value.part + 1] = lines
    work.change(work.editor.value(node, all_lines))


def _set_cell(work: Work, part: Part, text: str) -> None:
    assert isinstance(part.node, ScalarNode)
    text = " ".join(text.split())
    set_scalar(work, part.node, [text] if text else [])


_SETTERS: dict[str, Callable[[Work, Part, str], None]] = {
    "field": _set_field,
    "slot": set_slot,
    "heading": _set_heading,
    "blank": _set_blank,
    "text": set_text,
    "cell": _set_cell,
}

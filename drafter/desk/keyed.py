"""Changes the texts under the keys of small mappings: a table, a picture, an item of the agenda, an attachment, a line of a special kind such as a quotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.desk.ordinals import without_ordinal
from drafter.desk.paths import LostPathError, Part
from drafter.desk.values import other_value, set_scalar
from drafter.desk.work import Work, refuse
from drafter.messages.language import language
from drafter.nodes.fields import Record
from drafter.nodes.writing import inline, mapping_lines, scalar
from drafter.outline.agenda import AGENDA_ITEM
from drafter.outline.edit.edit import Edit
from drafter.outline.edit.editor import item_lines
from drafter.outline.keys import OUTLINE
from drafter.outline.kinds import is_picture
from drafter.outline.lines import OWN_KEYS
from drafter.outline.pictures import PICTURE, SUFFIXES
from drafter.outline.tables import TABLE
from drafter.speech.lines import BY_NAME
from drafter.speech.text import BLANK_START

_ONE_LINE = frozenset({"minutes", "caption", "file", "width", "name", "item"})
"""Keys whose text is one line."""


def key_name(name: str, *, chinese: bool) -> str:
    """A key of a line, a table or an item of the agenda, in the language of the outline."""
    kind = BY_NAME.get(name)
    if kind is not None and kind.key:
        return kind.alias if chinese else kind.key
    if name == "text":
        return OWN_KEYS["text"] if chinese else "text"
    record = next(record for record in (AGENDA_ITEM, TABLE, OUTLINE) if name in record.by_key)
    return record.by_key[name].alias if chinese else name


def blank_of(name: str) -> str:
    """What stands for a text that cannot be missing. Its hint is for who writes: in the language of messages, whatever that of the keys."""
    return _blank(name, chinese=language() == "zh")


def blanks_of(name: str) -> set[str]:
    """The blanks of a name in both languages: one may have been put in under the other."""
    return {_blank(name, chinese=chinese) for chinese in (True, False)}


def _blank(name: str, *, chinese: bool) -> str:
    label = key_name("attachments" if name == "name" else name, chinese=chinese)
    return f"{BLANK_START}：{label}】"


def set_key(work: Work, part: Part, text: str) -> None:
    """Give a key another text. One that may be missing goes with its text; one that may not gets a blank."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if part.name in _ONE_LINE:
        lines = [" ".join(lines)] if lines else []
    if part.name in ("item", "name"):
        lines = list(map(without_ordinal, lines))
    if not lines and part.is_file:
        raise refuse("desk.needs-file")
    if part.is_file and isinstance(part.owner, MappingNode) and is_picture(part.owner) and not lines[0].lower().endswith(SUFFIXES):
        raise refuse("outline.picture-kind", found=lines[0], known=SUFFIXES)  # without its keys it would be read as a point
    if not lines and part.is_needed:
        lines = [blank_of(part.name)]
    if part.node is None:
        if lines:
            work.change(*_with_key(work, part, lines))
    elif not lines:
        if part.node.value:
            work.change(_without_key(work, part))
    elif isinstance(part.node, ScalarNode):
        _set_text(work, part, part.node, lines)
    else:
        _set_list(work, part, lines)


def _set_text(work: Work, part: Part, node: ScalarNode, lines: Sequence[str]) -> None:
    parent = work.content.parents[node][0]
    if len(lines) > 1 and part.name in AGENDA_ITEM.by_key:  # several persons, several paragraphs: a list
        assert isinstance(parent, MappingNode)
        work.change(other_value(work, parent, node, lines))
    elif isinstance(parent, MappingNode) and any(key is node for key, _ in parent.value):  # the name of an attachment
        work.change(Edit(node.start_mark.index, work.editor.end_of(node), scalar(lines[0], flow=_in_flow(work, node), key=True)))
    elif node.value:
        work.change(work.editor.value(node, lines))
    else:
        set_scalar(work, node, lines)


def _in_flow(work: Work, node: Node) -> bool:
    return work.editor.in_brackets(node)


def _set_list(work: Work, part: Part, lines: Sequence[str]) -> None:
    node = part.node
    assert isinstance(node, SequenceNode)
    if len(lines) == len(node.value) and all(isinstance(item, ScalarNode) for item in node.value):
        pairs = zip(node.value, lines, strict=True)
        work.change(*(work.editor.value(item, [line]) for item, line in pairs if item.value != line))
        return
    assert isinstance(part.owner, MappingNode)
    work.change(other_value(work, part.owner, node, lines))


def _with_key(work: Work, part: Part, lines: Sequence[str]) -> list[Edit]:
    """The edits that write a key that is missing."""
    chinese = work.content.chinese
    value: object = lines[0] if len(lines) == 1 else list(lines)
    if isinstance(part.owner, MappingNode) and is_picture(part.owner):
        return _with_inner_key(work, part.owner, PICTURE, part.name, str(value))
    key = key_name(part.name, chinese=chinese)
    if isinstance(part.owner, ScalarNode):
        return _item_in_full(work, part.owner, {key: value})
    owner = part.owner
    if not isinstance(owner, MappingNode):
        raise LostPathError(part.name)
    if part.name in TABLE.by_key:
        return _with_inner_key(work, owner, TABLE, part.name, str(value))
    return [_added(work, owner, AGENDA_ITEM, part.name, {key: value})]


def _with_inner_key(work: Work, owner: MappingNode, record: Record, name: str, text: str) -> list[Edit]:
    """The edits that write a key of a table or a picture. record: its keys."""
    chinese = work.content.chinese
    key = record.by_key[name].alias if chinese else name
    inner = owner.value[0][1]
    if isinstance(inner, MappingNode):
        return [_added(work, inner, record, name, {key: text})]
    if record is PICTURE:
        return [_picture_in_full(work, inner, {key: text})]
    return [_table_in_full(work, owner, {key: text})]


def _added(work: Work, owner: MappingNode, record: Record, name: str, pair: Mapping[str, object]) -> Edit:
    """The edit that adds a key to a small mapping. name: of the key, among those of the record."""
    ((key, value),) = pair.items()
    before = _before(owner, record, name)
    if work.editor.in_brackets(owner):
        words = f"{scalar(key, flow=True, key=True)}: {inline(value, flow=True)}"
        at = work.editor.end_of(before) if before is not None else owner.start_mark.index + 1
        return Edit(at, at, f", {words}" if before is not None else f"{words}, ")
    written = "\n".join(mapping_lines({key: value}, " " * owner.start_mark.column))
    if before is None:
        at = owner.start_mark.index
        return Edit(at, at, f"{written.lstrip()}\n{' ' * owner.start_mark.column}")
    at = work.line_end(work.editor.end_of(before))
    return Edit(at, at, f"\n{written}")


def _before(owner: MappingNode, record: Record, name: str) -> Node | None:
    """The node that a new key of a mapping is written behind: of the keys that usually stand before it, the last that is there. None without one."""
    if name not in record.by_key:  # the source of a quotation
        return _last_of(*owner.value[-1])
    usual = [field.name for field in record.fields]
    found: Node | None = None
    for key, value in owner.value:
        field = record.by_key.get(key.value)
        if field is not None and usual.index(field.name) < usual.index(name):
            found = _last_of(key, value)
    return found


def _last_of(key: Node, value: Node) -> Node:
    """The value of a key; the key itself, where no value is written."""
    return value if not isinstance(value, ScalarNode) or value.value or value.style else key


def _item_in_full(work: Work, node: ScalarNode, more: Mapping[str, object]) -> list[Edit]:
    """The edits that make a mapping of an item of the agenda that is one text, with more keys: of ``- 宣读决定`` ``- 事项: 宣读决定`` and ``分钟: 5``."""
    start, stop = node.start_mark.index, work.editor.end_of(node)
    raw = work.text[start:stop]
    key = key_name("item", chinese=work.content.chinese)
    flow = _in_flow(work, node)
    shown = raw if "\n" not in raw else scalar(node.value, flow=flow)
    if flow:
        pairs = ", ".join(f"{scalar(name, flow=True, key=True)}: {inline(value, flow=True)}" for name, value in more.items())
        return [Edit(start, stop, f"{{{key}: {shown}, {pairs}}}")]
    lines = "\n".join(mapping_lines(more, " " * node.start_mark.column))
    at = work.line_end(stop)
    return [Edit(start, stop, f"{key}: {shown}"), Edit(at, at, f"\n{lines}")]


def _table_in_full(work: Work, item: MappingNode, more: Mapping[str, object]) -> Edit:
    """The edit that makes a mapping of a table that is a bare list of rows: the rows under a key of their own, and more keys beside it."""
    rows = item.value[0][1]
    chinese = work.content.chinese
    start, stop = rows.start_mark.index, work.editor.end_of(rows)
    if work.editor.in_brackets(rows):
        pairs = ", ".join(f"{scalar(name, flow=True, key=True)}: {inline(value, flow=True)}" for name, value in more.items())
        return Edit(start, stop, f"{{{pairs}, {key_name('rows', chinese=chinese)}: {work.text[start:stop]}}}")
    key = item.value[0][0]
    indent = " " * (item.start_mark.column + 2)
    at = work.editor.end_of(key) + 1
    lines = work.text[at:stop].split("\n")
    deeper = max(0, len(indent) + 2 - rows.start_mark.column)
    moved = "\n".join(f"{' ' * deeper}{line}" if line.strip() and number else line for number, line in enumerate(lines))
    written = "\n".join(mapping_lines(more, indent))
    return Edit(at, stop, f"\n{written}\n{indent}{key_name('rows', chinese=chinese)}:{moved}")


def _picture_in_full(work: Work, file: Node, more: Mapping[str, str]) -> Edit:
    """The edit that writes a picture that is the name of its file with the keys of a picture. A comment behind the name stays there."""
    chinese = work.content.chinese
    start, stop = file.start_mark.index, work.editor.end_of(file)
    name = PICTURE.by_key["file"].alias if chinese else "file"
    if _in_flow(work, file):
        pairs = ", ".join(f"{scalar(key, flow=True, key=True)}: {scalar(text, flow=True)}" for key, text in more.items())
        return Edit(start, stop, f"{{{name}: {work.text[start:stop]}, {pairs}}}")
    item, _ = work.content.parents[file]
    indent = " " * (item.start_mark.column + 2)
    end = work.line_end(stop)
    lines = "\n".join(mapping_lines(more, indent))
    return Edit(len(work.text[:start].rstrip(" ")), end, f"\n{indent}{name}: {work.text[start:end]}\n{lines}")


def _without_key(work: Work, part: Part) -> Edit:
    """The edit that takes a key with its text away. A comment behind it stays."""
    assert part.node is not None
    mapping, index = work.content.parents[part.node]
    if not isinstance(mapping, MappingNode):
        raise LostPathError(part.name)
    start, stop = mapping.value[index][0].start_mark.index, work.editor.end_of(part.node)
    if work.editor.in_brackets(mapping):
        if index:
            return Edit(work.editor.end_of(mapping.value[index - 1][1]), stop, "")
        return Edit(start, mapping.value[1][0].start_mark.index, "")
    if index == 0:  # it stands behind the dash of its item
        behind = mapping.value[1][0].start_mark.index
        key_end = work.editor.end_of(mapping.value[0][0]) + 1
        return Edit(key_end, stop, "") if work.text[stop:behind].strip() else Edit(start, behind, "")
    line = work.text.rfind("\n", 0, start)
    return Edit(line, stop, "") if not work.text[stop : work.line_end(stop)].strip() else Edit(start, stop, "")


def attachment_in_full(work: Work, node: ScalarNode, items: Sequence[object]) -> Edit:
    """The edit that gives a text to an attachment of which the outline has only the name."""
    start, stop = node.start_mark.index, work.editor.end_of(node)
    name = scalar(node.value.strip(), flow=_in_flow(work, node), key=True)
    if _in_flow(work, node):
        return Edit(start, stop, f"{{{name}: {inline(list(items), flow=True)}}}")
    stop = work.line_end(stop)
    comment = work.text[work.editor.end_of(node) : stop].rstrip()
    return Edit(start, stop, f"{name}:{comment}\n{item_lines(items, ' ' * (node.start_mark.column + 2))}")

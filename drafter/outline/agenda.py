"""The agenda of a meeting: what is done, by whom, for how long."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.fields import WRONG, Field, Kind, Record, wrong_shape
from drafter.nodes.kinds import one_line
from drafter.nodes.scalars import is_nothing
from drafter.nodes.source import Source
from drafter.outline.amounts import clock_of, minutes_of
from drafter.outline.model import AgendaItem
from drafter.outline.other_words import keys_for
from drafter.outline.texts import shown_lines, slot
from drafter.outline.typed import note_counted

BREAKS = (
    *("休息", "茶歇", "会间休息", "中场休息", "会间茶歇", "课间休息", "午间休息", "午休", "休会"),
    *("午餐", "晚餐", "用餐", "午饭", "晚饭", "break"),
)
"""Items that are breaks, also two together: ``午餐、休息``. They have no number among the items."""
BETWEEN_BREAKS = "[、，和及与]"

_LONGEST = 1440
_ASKS, _JOINED = "请", "、"
"""What a template writes before those who do an item, and between them."""
_BETWEEN_NAMES = r"[、，,；;\s]+"


def _minutes(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    minutes = minutes_of(str(found))
    if minutes is None or not 0 < minutes <= _LONGEST:
        source.add("outline.agenda-minutes", node, found=found)
        return WRONG
    return minutes


def _start(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG:
        return WRONG
    minute = clock_of(str(found))
    if minute is None:
        source.add("outline.clock", node, found=found)
        return WRONG
    return minute


def _agenda(source: Source, node: Node) -> object:
    if is_nothing(node):
        return ()
    if not isinstance(node, SequenceNode):
        return wrong_shape(source, node, "agenda")
    listed = [item for item in node.value if not is_nothing(item)]
    note_counted(source, [words for item in listed if (words := _words_of(item)) is not None and not _is_break(words.value)])
    items = [_item(source, item) for item in listed]
    return tuple(item for item in items if item is not None)


def _words_of(node: Node) -> ScalarNode | None:
    """The node that says what is done in an item."""
    if isinstance(node, MappingNode):
        keys = AGENDA_ITEM.by_key
        node = next((value for key, value in node.value if key.value in keys and keys[key.value].name == "item"), node)
    return node if isinstance(node, ScalarNode) else None


def _item(source: Source, node: Node) -> AgendaItem | None:
    if isinstance(node, ScalarNode):
        text: Any = slot.read(source, node)
        return None if text is WRONG else AgendaItem(text, is_break=_is_break(node.value))
    if not isinstance(node, MappingNode):
        wrong_shape(source, node, "agenda-item")
        return None
    values: dict[str, Any] = AGENDA_ITEM.read(source, node)
    if "item" not in values:
        return None
    typed = {AGENDA_ITEM.by_key[key.value].name: value for key, value in node.value if key.value in AGENDA_ITEM.by_key}
    said = typed["item"].value
    lines = _typed_lines(typed.get("who"))
    names = [name for line in lines for name in re.split(_BETWEEN_NAMES, line) if name]
    says_who = bool(names) and all(name in said for name in names)
    begins = (_ASKS, *(name for name in names if len(name) > 1))  # what the page has twice: 请市委书记 王建国市委书记讲话
    if names and not says_who and said.strip().startswith(begins):
        asked = f"{_ASKS}{_JOINED.join(lines)}"
        source.notice("outline.clash", typed["item"], text=said, found=asked, shown=f"{asked}{said.strip()}")
    return AgendaItem(**values, is_break=not names and _is_break(said), says_who=says_who)


def _with_commas(source: Source, node: Node, line: str) -> str:
    """Names with ``、`` between them, as the template writes it between those of a list, where another mark was typed, which is told."""
    from drafter.outline.schedule import BETWEEN, persons

    pieces = persons(line)
    others = [mark for mark in re.findall(BETWEEN, line) if mark.strip() != _JOINED] if len(pieces) > 1 else ()
    if not others:
        return line
    source.notice("outline.names-mark", node, found=line, mark=others[0].strip())
    return _JOINED.join(pieces)


def _typed_lines(node: Node | None) -> list[str]:
    """Those who do an item, as they are typed. A page that is rendered with probes decides by the same words."""
    nodes = node.value if isinstance(node, SequenceNode) else [node]
    return [name.value.strip() for name in nodes if isinstance(name, ScalarNode) and not is_nothing(name)]


def _is_break(text: str) -> bool:
    return all(piece in BREAKS for piece in re.split(BETWEEN_BREAKS, text.strip().rstrip("。").lower()))


_LINES = Kind(partial(shown_lines, role="slot"), {"anyOf": [slot.schema, {"type": "array", "items": slot.schema}]})
_WHO = Kind(partial(shown_lines, role="slot", names=True, mended=_with_commas), _LINES.schema)
_MINUTES = Kind(_minutes, {"type": ["string", "number", "null"]})

AGENDA_ITEM = Record(
    "agenda-item",
    (
        Field("item", "事项", slot, "What is done, as the host says it behind 请 and the name: 通报情况.", required=True),
        Field("who", "人员", _WHO, "Who does it: post and name; a list for several."),
        Field("minutes", "分钟", _MINUTES, "How many minutes it takes."),
        Field("introduction", "引语", _LINES, "What the host says of it before."),
        Field("remark", "小结", _LINES, "What the host says of it afterwards."),
    ),
    skips_empty=True,
    meant=partial(keys_for, "agenda-item"),
)

AGENDA = Kind(
    _agenda,
    {"anyOf": [{"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/agenda-item"}, slot.schema]}}, {"type": "null"}]},
)
START = Kind(_start, {"type": ["string", "number", "null"]})

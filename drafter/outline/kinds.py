"""The kinds of values of which an outline is built, each inside the other: bodies, points, sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.messages.near import misspelt
from drafter.nodes.fields import WRONG, Field, Kind, Record, key_text, wide_keys, wrong_shape
from drafter.nodes.kinds import choice, one_line
from drafter.nodes.scalars import is_nothing
from drafter.nodes.source import Source
from drafter.outline.doubts import (
    LONGEST_OF_POINT,
    no_end_mark,
    no_heading_mark,
    note_apart,
    note_colons,
    note_line_key,
    note_marks,
    note_meant_lines,
    note_only_colons,
    note_sentence,
    note_wide_commas,
)
from drafter.outline.emphasis import shown_texts
from drafter.outline.lines import LINE_KEYS, PICTURE_KEYS, TABLE_KEYS, is_own_line, line_kind, lines_of_item, own_lines_of_item
from drafter.outline.model import Blanks, NoSections, OutlinePoint, OutlineSection
from drafter.outline.other_words import keys_for
from drafter.outline.plain import is_plain, is_plain_text, plain_items, plain_point
from drafter.outline.tables import is_table, table_of_item
from drafter.outline.texts import SCALAR_SCHEMA, note_none, paragraphs, shown_line, without_typed
from drafter.outline.typed import Note, TypedOrdinal, may_have_ordinal, note_typed
from drafter.speech.counting import numbers
from drafter.speech.lines import BY_KEY, MEANT, Styled
from drafter.speech.numbering import NO_MARK, STYLES
from drafter.speech.style import runs_out
from drafter.speech.tree import MAX_LEVEL

MARK_NAMES = tuple(style.name for style in STYLES)


def _body(source: Source, node: Node) -> object:
    if isinstance(node, ScalarNode):
        note_none(source, node)
        source.enter("body", node)
        items: tuple[str | OutlinePoint, ...] = tuple(paragraphs(source, node))
    elif isinstance(node, SequenceNode):
        source.enter("body", node)
        plain = plain_items(source, node, _NOT_PLAIN) if source.count("point") < MAX_LEVEL else None
        items = _items(source, node) if plain is None else plain
        if len(items) > 1 and isinstance(items[0], str) and "：" in items[0][1:LONGEST_OF_POINT]:
            note_only_colons(source, node, items)
    else:
        return wrong_shape(source, node, "body")
    source.leave("body")
    return items


def _items(source: Source, node: SequenceNode) -> tuple[str | OutlinePoint, ...]:
    items: list[str | OutlinePoint] = []
    if node.flow_style:
        note_wide_commas(source, node)
    number = 0
    text: ScalarNode | None = None
    points = _plain_points(source, node)
    plain = is_plain(source)
    for item, plain_one in zip(node.value, points, strict=True):
        point = plain_one
        if isinstance(item, ScalarNode):
            note_line_key(source, item)
            items += (item.value,) if plain and is_plain_text(item) else paragraphs(source, item)
            text = item
        elif isinstance(item, MappingNode):
            if point is not None:
                number += 1
            elif (lines := _lines_of_item(source, item)) is not None:
                items += lines
            elif is_own_line(item):
                items += own_lines_of_item(source, item)
            elif point := _point(source, item):
                point, number = _counted(source, item, point, number)
            if point is not None:
                if text is not None and runs_out(text.value):
                    point = point._replace(before=Note(source.fault("outline.no-mark-before", text)))
                items.append(point)
            text = None
        else:
            wrong_shape(source, item, "body-item")
    if number:
        note_meant_lines(source, node.value)
    if number and len(items) > number:
        note_colons(source, node)
    if number > 1:
        note_apart(source, node.value, POINT.by_key)
    return tuple(items)


def _lines_of_item(source: Source, node: MappingNode) -> Sequence[Styled] | None:
    """The lines of a mapping that is a table, a picture or another line of a kind of its own; None for a point."""
    key = node.value[0][0] if node.value else None
    if not isinstance(key, ScalarNode) or key.value not in LINE_KEYS:
        return None
    if is_table(node):
        return table_of_item(source, node)
    if is_picture(node):
        from drafter.outline.pictures import lines_of_picture

        return lines_of_picture(source, node)
    kind = line_kind(node)
    return None if kind is None else lines_of_item(source, node, kind)


_PICTURE_ENDS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".heic")


def is_picture(node: MappingNode) -> bool:
    """Whether a mapping in a body is a picture: its value has keys of its own, or is the name of a picture's file. Else it is a point."""
    key, value = node.value[0] if node.value else (None, None)
    if not isinstance(key, ScalarNode) or key.value not in PICTURE_KEYS:
        return False
    return isinstance(value, MappingNode) or (isinstance(value, ScalarNode) and value.value.strip().lower().endswith(_PICTURE_ENDS))


def _plain_points(source: Source, node: SequenceNode) -> Sequence[OutlinePoint | None]:
    """For each item of a body the point that it is, None for any other item and for a point that needs a second look.

    Where a heading may begin with an ordinal, the typed ordinals are noted first.
    """
    may_be_plain = is_plain(source) and source.count("point") < MAX_LEVEL
    mappings = [item if isinstance(item, MappingNode) else None for item in node.value]
    points = [plain_point(item, _NOT_PLAIN) if item is not None and may_be_plain else None for item in mappings]
    for item, point in zip(mappings, points, strict=True):
        if item is not None and (point is None or may_have_ordinal(str(point.heading))):
            note_typed(source, node.value, _HEADING_KEYS, POINT.by_key)
            break
    return points if not source.typed else [None] * len(points)


_HEADING_KEYS = ("heading", "小标题")


_Unit = TypeVar("_Unit", OutlinePoint, OutlineSection)
_Read = TypeVar("_Read")


def _counted(source: Source, node: MappingNode, unit: _Unit, before: int) -> tuple[_Unit, int]:
    """A unit with the ordinal that its author typed, and its number. before: the number of the sibling before it.

    An ordinal that does not continue the count becomes the unit's own mark.
    """
    typed = _typed_of(source, node) if source.typed and unit.mark is None else None
    if typed is None:
        return unit, before + 1 if unit.mark is None else next(numbers((unit.mark,))) or before
    if typed.number in (0, before + 1):
        return unit._replace(typed=typed), before + 1
    source.notices.append(replace(typed.notice.fault, code="outline.typed-ordinal-kept"))
    return unit._replace(mark=typed.mark, typed=typed), next(numbers((typed.mark,))) or before


def _typed_of(source: Source, node: MappingNode) -> TypedOrdinal | None:
    """The ordinal typed before a unit's heading."""
    for key, value in node.value:
        first = value.value[0] if isinstance(value, SequenceNode) and value.value else value
        found: TypedOrdinal | None = source.typed.get(id(key)) or source.typed.get(id(first))
        if found is not None:
            return found
    return None


def _nested(source: Source, kind: str, node: MappingNode, read: Callable[[Source, MappingNode], _Read]) -> _Read | None:
    """The section or point that `read` makes of a mapping; None, with a fault, if it stands too deep or has brackets for a key."""
    if _brackets_as_key(source, node):
        return None
    unit: _Read | None = None
    if source.enter(kind, node) > MAX_LEVEL:
        source.add("outline.too-deep", node, deepest=MAX_LEVEL)
    else:
        unit = read(source, node)
    source.leave(kind)
    return unit


def _point(source: Source, node: MappingNode) -> OutlinePoint | None:
    return _nested(source, "point", node, _point_here)


def _point_here(source: Source, node: MappingNode) -> OutlinePoint | None:
    if not node.value:
        source.add("outline.empty-point", node)
        return None
    if node.flow_style and wide_keys(source, node):
        return None
    key_node, value_node = node.value[0]
    key = key_text(source, key_node)
    if len(node.value) > 1 or key in POINT.by_key:
        return _point_of_keys(source, node)
    nothing = is_nothing(value_node)
    if nothing and (not value_node.value or key in LINE_KEYS):
        source.add("outline.point-without-text", key_node, found=key)
        return None
    heading = _short_heading(source, key_node, key)
    note_sentence(source, key_node, heading)
    if key in _OF_OTHER_PLACES:
        source.notice("outline.speech-key-as-point" if key in _OF_THE_SPEECH else "outline.key-as-point", key_node, found=key)
    body: Any = () if nothing else _body(source, value_node)  # a null: a program has no text for this heading
    if body is WRONG:
        return None
    unended = no_heading_mark(source, key_node) if nothing else no_end_mark(source, value_node, body)
    return OutlinePoint(heading or None, body, None, None, None, None, None, None, unended)


_OF_THE_SPEECH = frozenset(
    ("sections", "部分", "opening", "开头", "closing", "结尾", "footnotes", "脚注", "agenda", "议程", "slots", "填空")
)
"""Keys of the speech that are read as headings where they stand in a list of paragraphs."""
_OF_NO_SECTION = _OF_THE_SPEECH - {"agenda", "议程"} | frozenset(
    ("title", "标题", "subtitle", "副标题", "speaker", "讲话人", "salutation", "称呼", "attachments", "附件", "signature", "落款")
)
"""Keys of the speech that nobody means for the heading of a section. 议程 may be one: of a notice, of a plan."""
_OF_OTHER_PLACES = _OF_THE_SPEECH | {
    "attachments",
    "附件",
    "signature",
    "落款",
    "signed",
    "落款日期",
    "table",
    "表格",
    *PICTURE_KEYS,
}
"""Keys that somebody may write into a closing, though they stand at the left margin, or have keys below them."""


def _brackets_as_key(source: Source, node: MappingNode) -> bool:
    """Whether a key is a list or a mapping, whose words would not be on the page. If so, a fault is added.

    A list may stand for the blanks of a frame: ``- [守护青山, 常绿]: 巡山不停。``.
    """
    for key, _ in node.value:
        if not isinstance(key, ScalarNode):
            blanks = isinstance(key, SequenceNode) and key is node.value[0][0]
            source.add("outline.blanks-as-key" if blanks else "yaml.key", key)
            return True
        if not key.style and key.value[:1] == "｛":
            source.notice("yaml.wide-brackets", key, found="｛")
    return False


def _point_of_keys(source: Source, node: MappingNode) -> OutlinePoint | None:
    """A point that is written with keys: ``小标题``, ``正文``."""
    keys = [key_text(source, key) for key, _ in node.value]
    known = POINT.by_key
    if known.keys().isdisjoint(keys):
        source.add("outline.two-points", node.value[1][0], found=keys[1], first=keys[0])
        return None
    if len(keys) == 1 and known[keys[0]].name in ("marks", "points"):
        source.add("outline.key-as-heading", node.value[0][0], found=keys[0])
        return None
    values: dict[str, Any] = POINT.read(source, node)
    note_marks(source, node, values)
    nodes = {known[key.value].name: value for key, value in node.value if key.value in known}
    if "end" in values:
        unended = None
    elif values.get("body"):
        unended = no_end_mark(source, nodes.get("body", node), values["body"])
    else:
        unended = no_heading_mark(source, nodes.get("heading"))
    typed = source.typed.get(id(nodes.get("body")))
    if typed is not None and isinstance(first := values["body"][0], str) and first.startswith(typed.text):
        values["body"] = (first[len(typed.text) :], *values["body"][1:])
    return OutlinePoint(**{"heading": None, **values}, unended=unended)


def _short_heading(source: Source, node: ScalarNode, key: str) -> str | None:
    """The heading of a section or point in short form, ``heading: text``; None where its key is a null."""
    nothing = is_nothing(node)
    key = without_typed(source, node, key)
    shown = shown_texts(source, node, (key,) if key and not nothing else (), "heading")
    return shown[0] if shown else None if nothing else ""


def _heading(source: Source, node: Node) -> object:
    if is_nothing(node):
        return None
    if isinstance(node, SequenceNode):
        if node.value and all(map(is_nothing, node.value)):
            return None
        words = ["" if is_nothing(item) else shown_line(source, item, "blank") for item in node.value]
        return WRONG if any(word is WRONG for word in words) else Blanks(tuple(map(str, words)), source.place_of(node))
    return shown_line(source, node, "heading")


def _sections(source: Source, node: Node) -> object:
    if is_nothing(node):
        return ()
    if isinstance(node, ScalarNode) and node.value.strip() in _NO_SECTIONS:
        return NoSections()
    if isinstance(node, (SequenceNode, MappingNode)) and not node.value:
        return NoSections()
    if not isinstance(node, SequenceNode):
        return wrong_shape(source, node, "sections")
    note_typed(source, node.value, _HEADING_KEYS, SECTION.by_key)
    sections: list[OutlineSection] = []
    number = 0
    for item in node.value:
        section = None if is_nothing(item) else _section(source, item)
        if section is not None:
            section, number = _counted(source, item, section, number)
            sections.append(section)
    note_apart(source, node.value, SECTION.by_key)
    return tuple(sections)


_NO_SECTIONS = (*NO_MARK, "没有", "不分", "不分部分")


def _section(source: Source, node: Node) -> OutlineSection | None:
    if isinstance(node, MappingNode):
        return _nested(source, "section", node, _section_here)
    heading, colon, _ = node.value.partition("：") if isinstance(node, ScalarNode) and not node.style else ("", "", "")
    if heading and colon and "。" not in heading:
        source.add("yaml.wide-colon", (node.start_mark.line, node.start_mark.column + len(heading)), key=heading)
    else:
        wrong_shape(source, node, "section")
    return None


def _section_here(source: Source, node: MappingNode) -> OutlineSection | None:
    if wide_keys(source, node):
        return None
    if len(node.value) == 1:
        key_node, value_node = node.value[0]
        key = key_text(source, key_node)
        if key not in SECTION.by_key and not misspelt(key, SECTION.by_key):
            heading = _short_heading(source, key_node, key)
            note_sentence(source, key_node, heading)
            if key in _OF_NO_SECTION:
                source.notice("outline.speech-key-as-section", key_node, found=key)
            body: Any = _body(source, value_node)
            return None if body is WRONG else OutlineSection(heading, body)
    values: dict[str, Any] = SECTION.read(source, node)
    note_marks(source, node, values)
    unheard = None
    if "mark" in values:
        key = next(key for key, _ in node.value if key.value in ("mark", "本序号"))
        unheard = Note(source.fault("outline.unheard", key, key=key.value))
    return OutlineSection(**{"heading": None, **values}, unheard=unheard)


def _mark(source: Source, node: Node) -> object:
    found = one_line(source, node)
    return "" if found in NO_MARK else found


def _end(source: Source, node: Node) -> object:
    found = _NO_END.read(source, node)
    return found if found is WRONG else ""


def _setting(name: str) -> Kind:
    """How points or a paragraph are set. A list, or a sentence, is text that belongs under another key: ``要点: [选苗, 浇水]``.

    name: of the key, in Chinese, as whoever writes its text there knows it.
    """

    def read(source: Source, node: Node) -> object:
        if isinstance(node, ScalarNode) and len(node.value) <= _LONGEST_SETTING and node.value[-1:] not in ("。", "！", "？", "；"):
            return _SETTING.read(source, node)
        source.add("outline.setting", node, found=name, known=tuple(_SETTING.schema["enum"]))
        return WRONG

    return Kind(read, _SETTING.schema)


_LONGEST_SETTING = 6
"""The characters of the longest word for how points are set."""
_NO_END = choice(NO_MARK[0], aliases=dict.fromkeys(NO_MARK[1:], NO_MARK[0]))
body = Kind(_body, {"$ref": "#/$defs/body"})


def _notes(source: Source, node: Node) -> object:
    """A body that is never rendered: nothing is told of how it would look."""
    told = len(source.notices)
    found = _body(source, node)
    del source.notices[told:]
    return found


notes = Kind(_notes, body.schema)
heading = Kind(_heading, {"anyOf": [SCALAR_SCHEMA, {"type": "array", "items": SCALAR_SCHEMA}]})
sections = Kind(
    _sections, {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/section"}}, {"enum": [*_NO_SECTIONS]}, {"type": "null"}]}
)
mark = Kind(_mark, SCALAR_SCHEMA)
_SETTING = choice("own", "run-on", aliases={"另起": "own", "接排": "run-on"})
end = Kind(_end, {"enum": list(NO_MARK)})
marks = choice(*MARK_NAMES, *NO_MARK, aliases={"无": "none"})

_HEADING = Field("heading", "小标题", heading, "The heading, without its ordinal; or the blanks of the template's frame, as a list.")  # fmt: skip
_BODY = Field("body", "正文", body, "Paragraphs and points, in order.")
_MARKS = Field("marks", "序号", marks, "Numbering style of the points here, named by its first mark; none for no marks.")  # fmt: skip
_POINTS = Field("points", "要点", _setting("要点"), "own: each point opens a paragraph; run-on: points follow one another in one paragraph.")  # fmt: skip

_MARK = Field("mark", "本序号", mark, "Its mark as it is, where counting does not give it; none for no mark. What follows counts on from it.")  # fmt: skip
_PARAGRAPH = Field("paragraph", "段落", _setting("段落"), "own: it stands in a paragraph of its own; run-on: it does not; where its siblings do otherwise.")  # fmt: skip
_END = Field("end", "句末标点", end, "none: no mark is added, neither between the heading and its text nor at the end of a point.")

# fmt: off
_OUTER = dict.fromkeys(
    (
        "speaker", "讲话人",
        "date", "日期",
        "salutation", "称呼",
        "slots", "填空",
        "opening", "开头",
        "closing", "结尾",
        "attachments", "附件",
        "signature", "落款",
        "signed", "落款日期",
        "agenda", "议程",
        "footnotes", "脚注",
        "layout", "版式",
        "limit", "限长", "限时",
    ),
    "outline.outer-key",
) | dict.fromkeys(("minutes", "分钟", "who", "人员", "item", "事项"), "outline.agenda-key")
# fmt: on
"""Keys of the speech, which stand at the left margin and in no section; and those of its agenda."""
_SECTION_WORDS = partial(keys_for, "section")
POINT = Record(
    "point", (_HEADING, _BODY, _MARKS, _POINTS, _MARK, _PARAGRAPH, _END), skips_empty=True, misplaced=_OUTER, meant=_SECTION_WORDS
)
_NOT_PLAIN = frozenset((*POINT.by_key, *_OF_OTHER_PLACES, *BY_KEY, *TABLE_KEYS, *MEANT))
"""Keys of which something is said, or done, where a mapping in a body begins with them."""
SECTION = Record(
    "section",
    (_HEADING, _BODY, Field("sections", "部分", sections, "Sub-sections."), _MARKS, _POINTS, _MARK, _PARAGRAPH, _END),
    skips_empty=True,
    misplaced=_OUTER,
    meant=_SECTION_WORDS,
)

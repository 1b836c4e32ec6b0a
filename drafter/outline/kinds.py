"""The kinds of values that only outlines have: bodies, headings, sections, dates, limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar, cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.messages.near import misspelt
from drafter.nodes.compose import wide_mark
from drafter.nodes.fields import WRONG, Field, Kind, Record, key_text, wide_keys, wrong_shape
from drafter.nodes.kinds import choice, number, one_line, text
from drafter.nodes.scalars import is_nothing, scalar_text, stripped
from drafter.nodes.source import Source
from drafter.outline.emphasis import shown_texts
from drafter.outline.lines import is_own_line, line_kind, lines_of_item, own_line_schema, own_lines_of_item
from drafter.outline.model import Attachment, Blanks, Limit, NoSections, OutlinePoint, OutlineSection
from drafter.outline.plain import is_plain, is_plain_text, plain_point
from drafter.outline.tables import TABLE_KEYS, is_table, table_of_item, table_schema
from drafter.outline.typed import Note, TypedOrdinal, may_have_ordinal, note_counted, note_typed
from drafter.speech.counting import numbers
from drafter.speech.dates import day_text, is_unclear, wrong_weekday
from drafter.speech.lines import BY_KEY, Styled
from drafter.speech.numbering import HAN, NO_MARK, STYLES
from drafter.speech.style import runs_out
from drafter.speech.text import chinese_date, is_announcement
from drafter.speech.tree import MAX_LEVEL

MARK_NAMES = tuple(style.name for style in STYLES)


def _paragraphs(source: Source, node: ScalarNode, role: str = "text") -> Sequence[str]:
    value = scalar_text(source, node)
    if "\n" in value:
        return shown_texts(source, node, [line for line in (line.strip() for line in value.split("\n")) if line], role)
    if value[:1].isspace() or value[-1:].isspace():
        value = stripped(source, node, value)
    return shown_texts(source, node, (value,), role) if value else ()


def _shown_line(source: Source, node: Node, role: str = "front") -> object:
    """One line of text that a page may show."""
    found = one_line(source, node)
    if found is WRONG or not found or not isinstance(node, ScalarNode):
        return found
    return shown_texts(source, node, (_without_typed(source, node, str(found)),), role)[0]


_WIDE_BRACKETS = {"［": "］", "｛": "｝"}


def _note_none(source: Source, node: ScalarNode) -> None:
    """Say that ``无`` is a text here: only ``sections`` takes it for nothing. So is ``［甲，乙］``, whose brackets make no list."""
    if node.style:
        return
    said = node.value.strip()
    if said in NO_MARK:
        source.notice("outline.none-as-text", node, found=said)
    elif said[:1] in _WIDE_BRACKETS and said[-1] == _WIDE_BRACKETS[said[0]]:
        source.notice("yaml.wide-brackets", node, found=said[0])


def _without_typed(source: Source, node: Node, text: str) -> str:
    """A heading without the ordinal that its author typed."""
    typed = source.typed.get(id(node)) if source.typed else None
    return text[len(typed.text) :] if typed else text


def _body(source: Source, node: Node) -> object:
    if isinstance(node, ScalarNode):
        _note_none(source, node)
        source.enter("body", node)
        items: tuple[str | OutlinePoint, ...] = tuple(_paragraphs(source, node))
    elif isinstance(node, SequenceNode):
        source.enter("body", node)
        items = _items(source, node)
    else:
        return wrong_shape(source, node, "body")
    source.leave("body")
    return items


def _items(source: Source, node: SequenceNode) -> tuple[str | OutlinePoint, ...]:
    items: list[str | OutlinePoint] = []
    if node.flow_style:
        _note_wide_commas(source, node)
    number = 0
    text: ScalarNode | None = None
    points = _plain_points(source, node)
    plain = is_plain(source)
    for item, plain_one in zip(node.value, points, strict=True):
        point = plain_one
        if isinstance(item, ScalarNode):
            _note_line_key(source, item)
            items += (item.value,) if plain and is_plain_text(item) else _paragraphs(source, item)
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
    if number and len(items) > number:
        _note_colons(source, node)
    return tuple(items)


def _lines_of_item(source: Source, node: MappingNode) -> Sequence[Styled] | None:
    """The lines of a mapping that is a table, a picture or another line of a kind of its own; None for a point."""
    key, value = node.value[0] if node.value else (None, None)
    if not isinstance(key, ScalarNode) or key.value not in _LINE_KEYS:
        return None
    if is_table(node):
        return table_of_item(source, node)
    if key.value in PICTURE_KEYS and _is_picture(value):
        from drafter.outline.pictures import lines_of_picture

        return lines_of_picture(source, node)
    kind = line_kind(node)
    return None if kind is None else lines_of_item(source, node, kind)


PICTURE_KEYS = ("picture", "图片")
_LINE_KEYS = frozenset((*BY_KEY, *TABLE_KEYS, *PICTURE_KEYS))
_LONGEST_LINE_KEY = max(map(len, _LINE_KEYS))


def _note_line_key(source: Source, node: ScalarNode) -> None:
    """Say that a paragraph begins with the key of a line of a kind of its own, but is none: ``- 讲者备注：看台下``, ``- 分页``."""
    head = node.value[: _LONGEST_LINE_KEY + 1]
    key = head.replace("：", ":").partition(":")[0].rstrip()
    if key not in _LINE_KEYS or node.style:
        return
    kind = BY_KEY.get(key)
    if len(key) < len(node.value.rstrip()):
        source.notice("outline.line-as-text", node, found=node.value[: len(key) + 1], key=key)
    elif kind is not None and not kind.words:
        source.notice("outline.break-as-text", node, found=key)


_PICTURE_ENDS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".heic")


def _is_picture(value: Node | None) -> bool:
    """Whether the value of the key of a picture has keys of its own, or is the name of a picture's file. Else it is a point's text."""
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


_COLON_OF_POINT = r"([^\s：:，。；、！？“”《》（）0-9a-zA-Z]{1,10})[：:](?=[^\s：:/])"
"""The beginning of a paragraph that looks like a point's heading."""


def _note_colons(source: Source, node: SequenceNode) -> None:
    """Say which paragraphs among points look like points with a full-width colon, or without a blank behind the colon."""
    for item in node.value[1:]:
        plain = isinstance(item, ScalarNode) and not item.style and ("：" in item.value[:11] or ":" in item.value[:11])
        match = re.match(_COLON_OF_POINT, item.value) if plain else None
        if match and match[1] not in _LINE_KEYS and not is_announcement(match[1]):
            source.notice("outline.colon-of-point", item, found=match[0], key=match[1])


_HEADING_KEYS = ("heading", "小标题")


_Unit = TypeVar("_Unit", OutlinePoint, OutlineSection)


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


def _point(source: Source, node: MappingNode) -> OutlinePoint | None:
    point = None
    if _brackets_as_key(source, node):
        return None
    if source.enter("point", node) > MAX_LEVEL:
        source.add("outline.too-deep", node, deepest=MAX_LEVEL)
    else:
        point = _point_here(source, node)
    source.leave("point")
    return point


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
    if is_nothing(value_node):
        source.add("outline.point-without-text", key_node, found=key)
        return None
    heading = _short_heading(source, key_node, key)
    _note_sentence(source, key_node, heading)
    if key in _OF_OTHER_PLACES:
        source.notice("outline.key-as-point", key_node, found=key)
    body: Any = _body(source, value_node)
    if body is WRONG:
        return None
    return OutlinePoint(heading or None, body, None, None, None, None, None, None, _unended(source, value_node, body))


_OF_OTHER_PLACES = frozenset(("attachments", "附件", "signature", "落款", "signed", "落款日期", "table", "表格", *PICTURE_KEYS))
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
    _note_marks(source, node, values)
    body_node = next((value for key, value in node.value if key.value in ("body", "正文")), node)
    unended = None if "end" in values else _unended(source, body_node, values.get("body", ()))
    return OutlinePoint(**{"heading": None, **values}, unended=unended)


def _unended(source: Source, node: Node, body: Sequence[object]) -> Note | None:
    """The notice that the last paragraph of a point has no end mark; None if it has one."""
    while isinstance(node, SequenceNode) and node.value:
        node = node.value[-1]
    if body and isinstance(node, ScalarNode) and runs_out(node.value):
        return Note(source.fault("outline.no-mark", node))
    return None


def _note_marks(source: Source, node: MappingNode, values: dict[str, Any]) -> None:
    """Say that a unit names the ordinals of its points, and has none."""
    if values.get("marks") in (None, NO_MARK[0]) or values.get("sections"):
        return
    body = values.get("body", ())
    if body is not WRONG and body and not any(isinstance(item, OutlinePoint) for item in body):
        key = next(key for key, _ in node.value if key.value in ("marks", "序号"))
        source.notice("outline.marks-unused", key, key=key.value)


_SHORTEST_LONE = 3
"""Characters of a single point's heading that may be the beginning of a sentence."""


def _note_sentence(source: Source, node: Node, heading: str | None) -> None:
    """Say that a sentence with a half-width colon is read as a heading and its text: ``我们的口号是: 加油！``."""
    if heading and is_announcement(heading):
        source.notice("outline.sentence-as-heading", node, found=heading)


def note_lone_point(source: Source, node: Node) -> None:
    """Say that a single point among the paragraphs of an opening or closing may be meant as a paragraph."""
    items = node.value if isinstance(node, SequenceNode) else ()
    points = [item for item in items if isinstance(item, MappingNode)]
    if len(points) == 1 and len(items) > 1 and not points[0].flow_style and len(points[0].value) == 1:
        key = points[0].value[0][0]
        found = key.value if isinstance(key, ScalarNode) else ""
        place = source.place_of(key)
        told = any(notice.code == "outline.sentence-as-heading" and notice.place == place for notice in source.notices)
        if found not in POINT.by_key and found not in BY_KEY and len(found) >= _SHORTEST_LONE and not told:
            source.notice("outline.sentence-as-heading", key, found=found)


def _short_heading(source: Source, node: ScalarNode, key: str) -> str | None:
    """The heading of a section or point in short form, ``heading: text``; None where its key is a null."""
    nothing = is_nothing(node)
    key = _without_typed(source, node, key)
    shown = shown_texts(source, node, (key,) if key and not nothing else (), "heading")
    return shown[0] if shown else None if nothing else ""


def _heading(source: Source, node: Node) -> object:
    if is_nothing(node):
        return None
    if isinstance(node, SequenceNode):
        words = [_shown_line(source, item, "blank") for item in node.value if not is_nothing(item)]
        return WRONG if any(word is WRONG for word in words) else Blanks(tuple(map(str, words)), source.place_of(node))
    return _shown_line(source, node, "heading")


def _sections(source: Source, node: Node) -> object:
    if is_nothing(node):
        return ()
    if isinstance(node, ScalarNode) and node.value.strip() in NO_MARK:
        return NoSections()
    if not isinstance(node, SequenceNode):
        return wrong_shape(source, node, "sections")
    if not node.value:
        return NoSections()
    note_typed(source, node.value, _HEADING_KEYS, SECTION.by_key)
    sections: list[OutlineSection] = []
    number = 0
    for item in node.value:
        section = None if is_nothing(item) else _section(source, item)
        if section is not None:
            section, number = _counted(source, item, section, number)
            sections.append(section)
    return tuple(sections)


def _section(source: Source, node: Node) -> OutlineSection | None:
    if not isinstance(node, MappingNode):
        wrong_shape(source, node, "section")
        return None
    section = None
    if _brackets_as_key(source, node):
        return None
    if source.enter("section", node) > MAX_LEVEL:
        source.add("outline.too-deep", node, deepest=MAX_LEVEL)
    else:
        section = _section_here(source, node)
    source.leave("section")
    return section


def _section_here(source: Source, node: MappingNode) -> OutlineSection | None:
    if wide_keys(source, node):
        return None
    if len(node.value) == 1:
        key_node, value_node = node.value[0]
        key = key_text(source, key_node)
        if key not in SECTION.by_key and not misspelt(key, SECTION.by_key):
            heading = _short_heading(source, key_node, key)
            _note_sentence(source, key_node, heading)
            body: Any = _body(source, value_node)
            return None if body is WRONG else OutlineSection(heading, body)
    values: dict[str, Any] = SECTION.read(source, node)
    _note_marks(source, node, values)
    unheard = None
    if "mark" in values:
        key = next(key for key, _ in node.value if key.value in ("mark", "本序号"))
        unheard = Note(source.fault("outline.unheard", key, key=key.value))
    return OutlineSection(**{"heading": None, **values}, unheard=unheard)


def _attachments(source: Source, node: Node) -> object:
    """The attachments: a text is only listed, ``name: body`` stands behind the speech too."""
    if not isinstance(node, SequenceNode):
        return wrong_shape(source, node, "attachments")
    found: list[Attachment] = []
    _note_numbered(source, node)
    for item in node.value:
        if isinstance(item, ScalarNode) and source.typed.get(id(item)):
            found.append(Attachment(str(_shown_line(source, item))))
        elif isinstance(item, ScalarNode):
            found += [Attachment(name) for name in _paragraphs(source, item, "front")]
        elif isinstance(item, MappingNode) and len(item.value) == 1 and isinstance(item.value[0][0], ScalarNode):
            key, value = item.value[0]
            name = _without_typed(source, key, key_text(source, key).strip())
            (name,) = shown_texts(source, key, (name,), "front")
            body: Any = () if is_nothing(value) else _body(source, value)
            found += [] if body is WRONG else [Attachment(name, body)]
        else:
            wrong_shape(source, item, "attachment")
    return tuple(found)


_NUMBERED = re.compile(rf"附件\s*[0-9０-９{HAN}]{{0,3}}\s*[：:、．.]\s*(?=\S)|附件\s*[0-9０-９{HAN}]{{1,3}}\s+(?=\S)")
"""What stands before the name of an attachment, ``附件1：``, and is written in the list already."""


def _note_numbered(source: Source, node: SequenceNode) -> None:
    """Take off the numbers that an author typed before the names of attachments. A single attachment is not numbered."""
    names = [item.value[0][0] if isinstance(item, MappingNode) and item.value else item for item in node.value]
    names = [name for name in names if isinstance(name, ScalarNode) and not is_nothing(name)]
    if len(names) > 1:
        note_counted(source, names)
    for name in names:
        if (match := _NUMBERED.match(name.value)) and id(name) not in source.typed:
            notice = source.fault("outline.typed-ordinal", name, found=match[0].strip())
            source.typed[id(name)] = TypedOrdinal(match[0], match[0].strip(), 0, Note(notice))
            source.notices.append(notice)


def _date(source: Source, node: Node) -> object:
    if isinstance(node, SequenceNode) and not (node.flow_style and len(node.value) == 1):
        return _each_line(source, node, "date")  # in a list a date stands as it is typed
    found = one_line(source, node)
    if found is WRONG or not found or not isinstance(node, ScalarNode):
        return found
    try:
        text, guessed = day_text(str(found))
    except ValueError:
        source.add("outline.date", node, found=found)
        return WRONG
    if guessed:
        source.notice("outline.date-guessed", node, found=found, shown=chinese_date(text))
    elif is_unclear(text):
        source.notice("outline.date-unclear", node, found=found)
    elif weekday := wrong_weekday(text):
        source.notice("outline.weekday", node, found=found, expected=weekday)
    return shown_texts(source, node, (text,), "date")[0]


def _limit(source: Source, node: Node) -> object:
    found = one_line(source, node)
    if found is WRONG or not found:
        return None
    from drafter.outline.amounts import characters_of, minutes_of, number_of

    said = str(found)
    characters = characters_of(said)
    minutes = minutes_of(said) if characters is None and number_of(said) is None else None  # a bare number may be either
    amount = characters if characters is not None else minutes
    if not amount:
        source.add("outline.limit", node, found=found)
        return WRONG
    return Limit(amount, "minutes" if characters is None else "characters")


def _rate(source: Source, node: Node) -> object:
    if isinstance(node, ScalarNode) and not node.value.strip().isdecimal():
        from drafter.outline.amounts import characters_of, number_of

        said = re.sub(r"^每分钟\s*|\s*(?:每分钟?|/\s*分钟?)$", "", str(one_line(source, node)).strip())
        amount = number_of(said)
        amount = characters_of(said) if amount is None else amount
        if amount is not None and SLOWEST <= amount <= FASTEST:
            return amount
    found = _RATE.read(source, node)
    return found if found is WRONG else float(cast("str", found))


SLOWEST, FASTEST = 50, 1000
"""Characters a minute: what nobody is slower or faster than, so that a slip is noticed."""
_RATE = number(SLOWEST, FASTEST)


def shown_lines(source: Source, node: Node, role: str = "front") -> object:
    """A line of text that a page may show, or a list of lines."""
    if not isinstance(node, SequenceNode):
        if isinstance(node, ScalarNode):
            _note_none(source, node)
        return _shown_line(source, node, role)
    quoted = len(node.value) == 1 and isinstance(node.value[0], ScalarNode) and node.value[0].style
    if node.flow_style and len(node.value) == 1 and not quoted:  # brackets that are meant as text; programs write quotes
        if (
            isinstance(node.value[0], ScalarNode)
            and "，" in node.value[0].value
            and (wide := wide_mark(source, node.start_mark.line))
        ):
            source.add("yaml.wide-mark", wide, found="，")
            return WRONG
        return wrong_shape(source, node, "text")
    return _each_line(source, node, role)


_COMMA_BEHIND_END = re.compile("[。！？；]，")


def _note_wide_commas(source: Source, node: SequenceNode) -> None:
    """Say that a full-width comma behind the end of a sentence parts no items between brackets: ``[早起。，晚睡。]``."""
    for item in node.value:
        if isinstance(item, ScalarNode) and not item.style and _COMMA_BEHIND_END.search(item.value):
            source.notice("yaml.wide-comma", item, found=item.value)


def _each_line(source: Source, node: SequenceNode, role: str = "front") -> tuple[str, ...]:
    return tuple(str(line) for line in (_shown_line(source, item, role) for item in node.value) if line is not WRONG and line)


def _salutation(source: Source, node: Node) -> object:
    if isinstance(node, SequenceNode):
        return _each_line(source, node)
    if not isinstance(node, ScalarNode):
        return wrong_shape(source, node, "text")
    _note_none(source, node)
    return tuple(_paragraphs(source, node, "front"))


def _mark(source: Source, node: Node) -> object:
    found = one_line(source, node)
    return "" if found in NO_MARK else found


def _end(source: Source, node: Node) -> object:
    found = _NO_END.read(source, node)
    return found if found is WRONG else ""


_NO_END = choice(NO_MARK[0], aliases=dict.fromkeys(NO_MARK[1:], NO_MARK[0]))
_SCALAR = {"type": ["string", "number", "boolean", "null"]}
body = Kind(_body, {"$ref": "#/$defs/body"})
heading = Kind(_heading, {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]})
sections = Kind(
    _sections, {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/section"}}, {"enum": [*NO_MARK]}, {"type": "null"}]}
)
_LINES = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
line = Kind(_shown_line, text.schema)
slot = Kind(partial(_shown_line, role="slot"), text.schema)
lines = Kind(shown_lines, _LINES)
_ATTACHMENT = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": {"$ref": "#/$defs/body"}}
attachments = Kind(_attachments, {"anyOf": [{"type": "array", "items": {"anyOf": [_SCALAR, _ATTACHMENT]}}, {"type": "null"}]})
date_kind = Kind(_date, _LINES)
rate = Kind(_rate, {"type": ["number", "null"], "minimum": SLOWEST, "maximum": FASTEST})
limit = Kind(_limit, {"type": ["string", "null"]})
salutation = Kind(_salutation, _LINES)
mark = Kind(_mark, _SCALAR)
paragraph = choice("own", "run-on", aliases={"另起": "own", "接排": "run-on"})
end = Kind(_end, {"enum": list(NO_MARK)})
marks = choice(*MARK_NAMES, *NO_MARK, aliases={"无": "none"})
points = choice("own", "run-on", aliases={"另起": "own", "接排": "run-on"})

_HEADING = Field("heading", "小标题", heading, "The heading, without its ordinal; or the blanks of the template's frame, as a list.")  # fmt: skip
_BODY = Field("body", "正文", body, "Paragraphs and points, in order.")
_MARKS = Field("marks", "序号", marks, "Numbering style of the points here, named by its first mark; none for no marks.")  # fmt: skip
_POINTS = Field("points", "要点", points, "own: each point opens a paragraph; run-on: points follow one another in one paragraph.")  # fmt: skip

_MARK = Field("mark", "本序号", mark, "Its mark as it is, where counting does not give it; none for no mark. What follows counts on from it.")  # fmt: skip
_PARAGRAPH = Field("paragraph", "段落", paragraph, "own: it stands in a paragraph of its own; run-on: it does not; where its siblings do otherwise.")  # fmt: skip
_END = Field("end", "句末标点", end, "none: no mark is added, neither between the heading and its text nor at the end of a point.")

_OUTER = dict.fromkeys(
    [
        "speaker",
        "讲话人",
        "date",
        "日期",
        "salutation",
        "称呼",
        "slots",
        "填空",
        "opening",
        "开头",
        "closing",
        "结尾",
        "attachments",
        "附件",
        "signature",
        "落款",
        "signed",
        "落款日期",
        "agenda",
        "议程",
    ],
    "outline.outer-key",
)
"""Keys of the speech, which stand at the left margin and in no section."""
POINT = Record("point", (_HEADING, _BODY, _MARKS, _POINTS, _MARK, _PARAGRAPH, _END), skips_empty=True, misplaced=_OUTER)
_NOT_PLAIN = frozenset((*POINT.by_key, *_OF_OTHER_PLACES, *BY_KEY, *TABLE_KEYS))
"""Keys of which something is said, or done, where a mapping in a body begins with them."""
SECTION = Record(
    "section",
    (
        _HEADING,
        _BODY,
        Field("sections", "部分", sections, "Sub-sections."),
        _MARKS,
        _POINTS,
        _MARK,
        _PARAGRAPH,
        _END,
    ),
    skips_empty=True,
    misplaced=_OUTER,
)


def definitions(*, chinese: bool) -> dict[str, Any]:
    """The definitions that the schemas of `body` and `sections` refer to. chinese: the language of the descriptions."""
    from drafter.outline.pictures import picture_schema

    return {
        "text": {"type": ["string", "number", "boolean"]},
        "body": {
            "anyOf": [
                {"$ref": "#/$defs/text"},
                {"type": "null"},
                {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"$ref": "#/$defs/text"},
                            {"$ref": "#/$defs/line"},
                            {"$ref": "#/$defs/own-line"},
                            {"$ref": "#/$defs/table"},
                            {"$ref": "#/$defs/picture"},
                            {"$ref": "#/$defs/point"},
                            {"type": "null"},
                        ]
                    },
                },
            ]
        },
        "table": table_schema(chinese=chinese),
        "picture": picture_schema(chinese=chinese),
        "own-line": own_line_schema(),
        "line": {
            "type": "object",
            "properties": dict.fromkeys(BY_KEY, _LINES),
            "minProperties": 1,
            "maxProperties": 2,
            "additionalProperties": False,
        },
        "point": {
            "anyOf": [
                POINT.schema(chinese=chinese),
                {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": {"$ref": "#/$defs/body"}},
            ]
        },
        "section": {
            "anyOf": [
                SECTION.schema(chinese=chinese),
                {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": {"$ref": "#/$defs/body"}},
            ]
        },
    }


__all__ = [
    "POINT",
    "SECTION",
    "attachments",
    "body",
    "date_kind",
    "definitions",
    "heading",
    "limit",
    "line",
    "lines",
    "marks",
    "note_lone_point",
    "points",
    "rate",
    "salutation",
    "sections",
    "shown_lines",
    "slot",
]

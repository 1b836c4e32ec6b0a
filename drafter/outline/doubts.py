"""What may be meant otherwise than it is read: sentences that look like points, points that look like sentences, marks that are missing."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from drafter.nodes.fields import WRONG
from drafter.nodes.plain import Sentences
from drafter.nodes.source import Source
from drafter.outline.lines import LINE_KEYS
from drafter.outline.model import OutlinePoint
from drafter.outline.typed import Note
from drafter.speech.lines import BY_KEY, MEANT
from drafter.speech.numbering import HAN, NO_MARK, may_begin
from drafter.speech.style import runs_out
from drafter.speech.text import is_announcement

_COLON_OF_POINT = r"([^\s：:，。；、！？“”《》（）0-9a-zA-Z]{1,10})[：:](?=[^\s：:/])"
"""The beginning of a paragraph that looks like a point's heading."""


def note_colons(source: Source, node: SequenceNode) -> None:
    """Say which paragraphs among points look like points with a full-width colon, or without a space behind the colon.

    The first one leads to the points nearly always; it looks like one where its words are built like those of the point below.
    """
    for at, item in enumerate(node.value):
        plain = isinstance(item, ScalarNode) and not item.style and ("：" in item.value[:11] or ":" in item.value[:11])
        match = re.match(_COLON_OF_POINT, item.value) if plain else None
        if match and match[1] not in LINE_KEYS and not is_announcement(match[1]) and (at or _is_like_next(match[1], node)):
            source.notice("outline.colon-of-point", item, found=match[0], key=match[1])


def _is_like_next(label: str, node: SequenceNode) -> bool:
    """Whether a label is as long as the heading of the second item, and begins like it: 盯住消防安全 and 盯住道路交通."""
    second = node.value[1] if len(node.value) > 1 else None
    heading = second.value[0][0].value if isinstance(second, MappingNode) and len(second.value) == 1 else ""
    return len(label) > 1 and len(heading) == len(label) and heading[0] == label[0]


def note_only_colons(source: Source, node: SequenceNode, items: Sequence[object]) -> None:
    """Say that paragraphs which all begin like points with a full-width colon are paragraphs: ``主动学：每天读。`` and ``认真做：每周写。``."""
    if not all(isinstance(item, str) and "：" in item[1:LONGEST_OF_POINT] for item in items):
        return
    keys = [match[1] for item in items if (match := re.match(_COLON_OF_POINT, str(item)))]
    if len(keys) < len(items) or _are_no_points(keys):
        return
    if not any(key in LINE_KEYS or is_announcement(key) or may_begin(key) for key in keys):
        source.notice("outline.colons-of-points", node.value[0], found=f"{keys[0]}：", key=keys[0])


def _are_no_points(labels: Sequence[str]) -> bool:
    """Whether lines with such labels are what people say, or have the facts of a meeting: ``主持人：``, ``张建国：``; ``报名时间：``."""
    from drafter.files.tables import read_table
    from drafter.speech.surnames import family_name

    table = read_table("outline", "speaking_lines")
    name = re.compile(rf"{family_name()}[\u4e00-\u9fff]{{1,2}}")
    return any(label.endswith(tuple(table["facts"])) for label in labels) or all(
        label.endswith(tuple(table["speakers"])) or name.fullmatch(label) for label in labels
    )


LONGEST_OF_POINT = 11
"""The characters in which the colon behind a point's heading stands."""
_LONGEST_LINE_KEY = max(map(len, LINE_KEYS))


def note_line_key(source: Source, node: ScalarNode) -> None:
    """Say that a paragraph begins with the key of a line of a kind of its own, but is none: ``- 讲者备注：看台下``, ``- 分页``."""
    head = node.value[: _LONGEST_LINE_KEY + 1]
    if len(head) > _LONGEST_LINE_KEY and "：" not in head and ":" not in head:
        return
    key = head.replace("：", ":").partition(":")[0].rstrip()
    if key not in LINE_KEYS or node.style:
        return
    kind = BY_KEY.get(key)
    if len(key) < len(node.value.rstrip()):
        source.notice("outline.line-as-text", node, found=node.value[: len(key) + 1], key=key)
    elif kind is not None and not kind.words:
        source.notice("outline.break-as-text", node, found=key)


def note_meant_lines(source: Source, nodes: Sequence[Node]) -> None:
    """Say of points whose heading is another word for the key of a line that they are points: ``- 呼语: 同志们``."""
    for node in nodes:
        key, value = node.value[0] if isinstance(node, MappingNode) and len(node.value) == 1 else (None, None)
        if isinstance(key, ScalarNode) and key.value in MEANT and isinstance(value, ScalarNode):
            source.notice("outline.point-for-line", key, found=key.value, key=MEANT[key.value])


_DAY = (
    r"[0-9]{4}\s?(?:年|[-./])\s?[0-9]{1,2}\s?(?:月|[-./])(?:\s?[0-9]{1,2}\s?[日号]?)?"
    rf"|[〇零○{HAN}]{{4}}年[{HAN}]{{1,3}}月(?:[{HAN}]{{1,3}}日)?"
)


def note_person_beside(source: Source, node: ScalarNode, date: str) -> None:
    """Say that a person is named beside a date, whose place is another line: ``2026-03-01 县长 李川``. Brackets around both are meant."""
    if date[:1] in "（(" or not (match := re.search(_DAY, date)):
        return
    beside = date[: match.start()].strip("（( ") or date[match.end() :].strip("）) ")
    if not beside:
        return
    from drafter.files.tables import read_table
    from drafter.speech.surnames import common, family_name, named_person

    table = read_table("outline", "speaking_lines")
    no_names = {*table["days_beside_dates"], *" ".join(table["places_beside_dates"]).split()}
    pieces = re.sub(table["beside_dates"], "", beside).strip("，,、：: ").split()
    pieces = [piece for piece in pieces if piece not in no_names]
    words = "".join(pieces)
    alone = rf"[{common()}][\u4e00-\u9fff]|{family_name()}[\u4e00-\u9fff]{{2}}"
    if re.search(named_person(), words) or re.fullmatch(alone, words) or (len(pieces) > 1 and re.fullmatch(alone, pieces[-1])):
        source.notice("outline.person-beside-date", node, found=beside)


_COMMA_BEHIND_END = "[。！？；]，"


def note_wide_commas(source: Source, node: SequenceNode) -> None:
    """Say that a full-width comma behind the end of a sentence parts no items between brackets: ``[早起。，晚睡。]``."""
    for item in node.value:
        if isinstance(item, ScalarNode) and not item.style and re.search(_COMMA_BEHIND_END, item.value):
            source.notice("yaml.wide-comma", item, found=item.value)


def note_sentence(source: Source, node: Node, heading: str | None) -> None:
    """Say that a sentence with a half-width colon is read as a heading and its text: ``我们的口号是: 加油！``."""
    if heading and is_announcement(heading):
        source.notice("outline.sentence-as-heading", node, found=heading)


_SHORTEST_LONE = 3
"""Characters of a single point's heading that may be the beginning of a sentence."""


def note_lone_point(source: Source, node: Node, keys: Container[str]) -> None:
    """Say that a single point among the paragraphs of an opening or closing may be meant as a paragraph.

    keys: what is no heading.
    """
    if type(node) is Sentences and sum(bool(word) for word, _ in node.items) != 1:  # most often
        return
    items = node.value if isinstance(node, SequenceNode) else ()
    points = [item for item in items if isinstance(item, MappingNode)]
    if len(points) == 1 and len(items) > 1 and not points[0].flow_style and len(points[0].value) == 1:
        key = points[0].value[0][0]
        found = key.value if isinstance(key, ScalarNode) else ""
        place = source.place_of(key)
        told = any(notice.code == "outline.sentence-as-heading" and notice.place == place for notice in source.notices)
        if found not in keys and len(found) >= _SHORTEST_LONE and not told:
            source.notice("outline.sentence-as-heading", key, found=found)


def note_marks(source: Source, node: MappingNode, values: dict[str, Any]) -> None:
    """Say that a unit names the ordinals of its points, or how they stand, and has none. Subsections take ordinals too."""
    body, sections = values.get("body", ()), values.get("sections")
    if body is WRONG or not (body or sections) or any(isinstance(item, OutlinePoint) for item in body):
        return
    if values.get("marks") not in (None, NO_MARK[0]) and not sections:
        _note_unused(source, node, "outline.marks-unused", ("marks", "序号"))
    if values.get("points") is not None:
        _note_unused(source, node, "outline.points-unused", ("points", "要点"))


def _note_unused(source: Source, node: MappingNode, code: str, names: Container[str]) -> None:
    key = next((key for key, _ in node.value if key.value in names), None)
    if key is not None:
        source.notice(code, key, key=key.value)


def no_end_mark(source: Source, node: Node, body: Sequence[object]) -> Note | None:
    """The notice that the last paragraph of a point has no end mark, or one that ends nothing; None if it has one that does."""
    while isinstance(node, SequenceNode) and node.value:
        node = node.value[-1]
    if not body or not isinstance(node, ScalarNode):
        return None
    if runs_out(node.value):
        return Note(source.fault("outline.no-mark", node))
    text = node.value.strip()
    if (mark := text[-1:]) in _NO_ENDS and len(text) > _SHORTEST_LONE:
        return Note(source.fault("outline.comma-at-end", node, found=mark))
    return None


_NO_ENDS = ("，", "、", ",")
"""Marks that end no point. A semicolon may: 一是…；二是…."""


def no_heading_mark(source: Source, node: Node | None) -> Note | None:
    """The notice that a point of nothing but a heading has no end mark; None if it has one, or blanks of a frame."""
    return Note(source.fault("outline.no-mark", node)) if isinstance(node, ScalarNode) and runs_out(node.value) else None


def note_apart(source: Source, units: Sequence[Node], keys: Container[str]) -> None:
    """Say that the keys of one unit stand in two items of a list: ``- 小标题: 抓采摘`` and then ``- 正文: 快采。``. keys: those of a unit."""
    heading: ScalarNode | None = None
    for unit in units:
        first = unit.value[0][0] if isinstance(unit, MappingNode) and unit.value else None
        key = first.value if isinstance(first, ScalarNode) else ""
        if heading is not None and first is not None and key in keys and key not in _HEADINGS and not _has_heading(unit):
            source.notice("outline.keys-apart", first, found=key, first=heading.value)
        elif not (key in _HEADINGS and len(unit.value) == 1):
            heading = None
        else:
            heading = first


_HEADINGS = ("heading", "小标题")


def _has_heading(unit: Node) -> bool:
    return any(isinstance(key, ScalarNode) and key.value in _HEADINGS for key, _ in unit.value)

"""Sections and points as values of an outline: their content, and keys where they differ from the template's style.

The walk is the inverse of the one in the template's filters. `PointStyle.below` and `SubsectionStyle.below` give the style of each
level.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from drafter.mine.emit.frames import blanks
from drafter.mine.emit.styles import (
    SectionStyle,
    best_marks,
    cost,
    marks_of_points,
    most,
    paragraph_of,
    paragraphs_of,
    points_of,
    section_end,
)
from drafter.nodes.writing import Flow, Value, can_be_key
from drafter.outline.keys import ALIASES
from drafter.outline.kinds import POINT
from drafter.outline.lines import OWN_KEYS
from drafter.speech.counting import own_marks
from drafter.speech.emphasis import typed
from drafter.speech.flow import is_emphatic, paragraphs
from drafter.speech.lines import BY_NAME, HEADS, PICTURE, PICTURE_CAPTION, ROWS, is_own_name, joined, kind_of, notes_in
from drafter.speech.numbering import NO_MARK, style_named
from drafter.speech.pictures import PictureLine
from drafter.speech.style import IN_CHINESE, OWN, RUN_ON, HeadingStyle, PointStyle, SubsectionStyle, runs_out, takes_end
from drafter.speech.tree import Item, Point, Section, Speech

Unit = dict[str, Value]
NONE = NO_MARK[0]


class Language(NamedTuple):
    """The language of an outline's keys and words."""

    chinese: bool = False

    def key(self, name: str) -> str:
        """A key in this language."""
        return ALIASES[name] if self.chinese else name

    def word(self, word: str) -> str:
        """A word in this language that a key takes as its value (``own``)."""
        return IN_CHINESE.get(word, word) if self.chinese else word


# ---------------------------------------------------------------- points


def body_values(items: tuple[Item, ...], style: PointStyle, say: Language, *, inside: bool) -> list[Value]:
    """The items of a body as values of an outline; `drafter.template.bodies.tree_items` is the inverse.

    style: the style that the template gives the points.
    inside: whether a paragraph is open before the body.
    """
    own = iter(own_marks(marks_of_points(items), style_named(style.marks)))
    values: list[Value] = []
    for item in items:
        if isinstance(item, str) and kind_of(item) in ROWS:
            _add_row(values, item, say)
        elif isinstance(item, str) and kind_of(item) in (PICTURE, PICTURE_CAPTION):
            _add_picture(values, item, say)
        else:
            values.append(_point(item, next(own), style, say, inside=inside) if isinstance(item, Point) else _text(item, say))
        inside = True
    return values


def _add_row(values: list[Value], row: str, say: Language) -> None:
    """Add a row of a table to the values of a body: a head begins a table, with the caption above it."""
    keys = {name: alias if say.chinese else name for name, alias in _TABLE_KEYS.items()}
    kind = kind_of(row)
    last = values[-1] if values else None
    table = last.get(keys["table"]) if isinstance(last, dict) else None
    if kind in HEADS or not isinstance(table, dict) or not isinstance(table.get(keys["rows"]), list):
        caption = {keys["caption"]: values.pop()} if isinstance(last, str) and kind_of(last) == "caption" else {}
        lines = {keys["lines"]: "框线" if say.chinese else "boxed"} if ROWS[kind] == "boxed" else {}
        table = {**caption, **lines, keys["rows"]: []}
        values.append({keys["table"]: table})
    table[keys["rows"]].append(Flow(_cells(row)))


def _add_picture(values: list[Value], line: str, say: Language) -> None:
    """Add a picture to the values of a body, or the caption of the last one. A caption without its picture is a paragraph."""
    keys = {name: alias if say.chinese else name for name, alias in _PICTURE_KEYS.items()}
    last = values[-1] if values else None
    if isinstance(line, PictureLine):
        width = {keys["width"]: line.picture.width} if line.picture.width else {}
        values.append({keys["picture"]: {keys["file"]: line.picture.file, **width}})
    elif isinstance(last, dict) and isinstance(picture := last.get(keys["picture"]), dict) and keys["caption"] not in picture:
        picture[keys["caption"]] = line
    else:
        values.append(line)


_PICTURE_KEYS = {"picture": "图片", "file": "文件", "caption": "图题", "width": "宽"}


def _cells(row: str) -> list[str]:
    """The cells of a row, each with its emphasis and its footnotes."""
    stops = [at for at, character in enumerate(row) if character == "\t"]
    return [row[start:stop] for start, stop in zip([0, *(at + 1 for at in stops)], [*stops, len(row)], strict=True)]


_TABLE_KEYS = {"table": "表格", "caption": "表题", "lines": "线", "rows": "行"}


def _text(item: str, say: Language) -> Value:
    """A paragraph, or a line of a kind of its own under the key of its kind."""
    name = kind_of(item)
    kind = BY_NAME.get(name)
    if is_own_name(name):
        return {(alias if say.chinese else key): value for (key, alias), value in zip(OWN_KEYS.items(), (name, item), strict=True)}
    if kind is None or not kind.key:
        return item
    return {kind.alias if say.chinese else kind.key: kind.typed(item) if kind.words else ""}


def typed_outline(values: dict[str, Value]) -> dict[str, Value]:
    """The values of an outline's keys, see `typed_values`."""
    return {key: typed_values(value) for key, value in values.items()}


def typed_values(value: Value) -> Value:
    """A value of an outline, or all of them, with its texts as one types them: with the marks of their emphasis, what only looks like a mark escaped."""
    if isinstance(value, str):
        return typed(value)
    if isinstance(value, Flow):
        return Flow(typed_values(value.value))  # type: ignore[arg-type]  # as it was
    if isinstance(value, Mapping):
        return {typed(key): typed_values(one) for key, one in value.items()}
    return [typed_values(one) for one in value] if isinstance(value, (list, tuple)) else value


def _point(point: Point, own: str | None, style: PointStyle, say: Language, *, inside: bool) -> Unit:
    """A point, in the short form if its heading and text are enough.

    own: the mark that the outline must write, None where it is counted.
    """
    unended = _is_unended(point, style, inside=inside)
    heading, without_end = _point_heading(point, style._replace(end="") if unended else style)
    key = say.key
    unit: Unit = {}
    if heading is not None:
        unit[key("heading")] = heading
    if own is not None:
        unit[key("mark")] = own or say.word(NONE)
    if inside and paragraph_of(point) != style.points:
        unit[key("paragraph")] = say.word(paragraph_of(point))
    if without_end or unended:
        unit[key("end")] = say.word(NONE)
    below = style.below()
    if points_of(point.body):
        marks = best_marks([marks_of_points(point.body)], below.marks)
        if marks != below.marks:
            unit[key("marks")] = say.word(marks)
            below = style.below(marks)
    body = body_values(point.body, below, say, inside=True)
    if isinstance(heading, str) and len(unit) == 1 and body and can_be_key(heading) and heading not in POINT.by_key:
        return {heading: _single(body)}
    if body or not unit:
        unit[key("body")] = _single(body) if body else ""
    return unit


def _is_unended(point: Point, style: PointStyle, *, inside: bool) -> bool:
    """Whether a template would add a full stop behind a point that others run on to."""
    stands = paragraph_of(point) if inside else style.points
    last = point.body[-1] if point.body else "" if point.end else point.heading
    return stands != OWN and isinstance(last, str) and runs_out(last)


def _single(body: list[Value]) -> Value:
    return body[0] if len(body) == 1 and isinstance(body[0], str) else body


def _point_heading(point: Point, style: PointStyle) -> tuple[Value, bool]:
    """The value of a point's heading (None for no key), and whether the outline needs ``end: none``."""
    words = joined((point.heading or "", point.end))
    if not words:
        return None, False
    if not point.heading or not takes_end(point.heading, point.body) or point.end not in (style.end, ""):
        return _framed(words, style.frame), False
    return _framed(point.heading, style.frame), point.end != style.end


def _framed(heading: str, frame: str) -> Value:
    words = blanks(heading, frame)
    return Flow(words) if words else heading


def footnotes_of(speech: Speech) -> dict[str, Value]:
    """The footnotes of a speech by their names, in the order of their marks."""
    if not is_emphatic(speech):
        return {}
    runs = [run for paragraph in paragraphs(speech) for run in paragraph.runs]
    return {note.name: note.text or "" for run in runs for note in notes_in(run.text)}


# ---------------------------------------------------------------- sections


def section_values(sections: Sequence[Section], style: SectionStyle, say: Language) -> list[Value]:
    """The sections of a speech as values of an outline."""
    own = own_marks([section.mark for section in sections], style_named(style.heading.marks))
    values: list[Value] = []
    for place, (section, mark) in enumerate(zip(sections, own, strict=True)):
        brings_end = section.end and not section.run_in and style.heading.paragraph == RUN_ON  # no template ends such a heading
        unit = _section_unit(section, mark, style.heading._replace(end="") if brings_end else style.heading, say)
        _add_body(unit, section, style.points_at(place), say, lambda lists, usual: best_marks(lists[:1], usual))
        if section.sections:
            unit[say.key("sections")] = _subsection_values(section.sections, style.below, say)
        values.append(unit)
    return values


def _subsection_values(sections: Sequence[Section], style: SubsectionStyle, say: Language) -> list[Value]:
    """Sub-sections as values of an outline; `drafter.template.bodies.tree_sections` is the inverse."""
    own = own_marks([section.mark for section in sections], style_named(style.marks))
    following = style.below().marks

    def choose(lists: list[list[str]], usual: str) -> str:
        return _shared_marks(lists, usual, following)

    values: list[Value] = []
    for section, mark in zip(sections, own, strict=True):
        heading = HeadingStyle(end=style.end if section.run_in else "", paragraph=style.paragraph)
        unit = _section_unit(section, mark, heading, say)
        section_marks = _add_body(unit, section, style.of_points(), say, choose)
        if section.sections:
            unit[say.key("sections")] = _subsection_values(section.sections, style.below(section_marks), say)
        values.append(unit)
    return values


def _shared_marks(lists: list[list[str]], points: str, children: str) -> str:
    """The numbering style that a section's key ``marks`` gives to points and sub-sections alike.

    It is `points` where no key is needed.
    """
    unsaid = cost(lists[0], points) + cost(lists[1], children)
    style = best_marks(lists, points)
    return style if sum(cost(marks, style) for marks in lists) < unsaid else points


def _section_unit(section: Section, mark: str | None, style: HeadingStyle, say: Language) -> Unit:
    """The keys of a section except its body. mark: the mark that the outline must write, None where it is counted."""
    heading, without_end = _section_heading(section, style)
    return {
        say.key("heading"): heading,
        say.key("mark"): None if mark is None else mark or say.word(NONE),
        say.key("paragraph"): say.word(paragraph_of(section)) if paragraph_of(section) != style.paragraph else None,
        say.key("end"): say.word(NONE) if without_end else None,
    }


def _section_heading(section: Section, style: HeadingStyle) -> tuple[Value, bool]:
    """The value of a section's heading, and whether the outline needs ``end: none``."""
    end = section_end(section)
    if end is None or end not in (style.end, ""):
        return joined((section.heading, section.end)), False
    return _framed(section.heading, style.frame), end != style.end


def _add_body(unit: Unit, section: Section, usual: PointStyle, say: Language, choose: Callable[[list[list[str]], str], str]) -> str:
    """Add a section's body to its unit, with the keys for its points.

    Returns the numbering style in the key ``marks``, "" without this key.
    choose: returns the numbering style, from the marks of points and sub-sections and from the usual style.
    """
    lists = [marks_of_points(section.body), [child.mark for child in section.sections]]
    marks = choose(lists, usual.marks) if any(lists) else usual.marks
    points = most(paragraphs_of(section.body, inside=section.run_in), usual.points)
    unit[say.key("marks")] = say.word(marks) if marks != usual.marks else None
    unit[say.key("points")] = say.word(points) if points != usual.points else None
    body = body_values(section.body, usual.with_keys(marks, points), say, inside=section.run_in)
    unit[say.key("body")] = _single(body) if body else None
    return marks if marks != usual.marks else ""

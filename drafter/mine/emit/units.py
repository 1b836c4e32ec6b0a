"""Sections and points as an outline has them: their content, and what differs from what the template gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from drafter.mine.emit.manners import (
    LEVEL_MARKS,
    NONE,
    Manner,
    all_bodies,
    best_style,
    cost,
    most,
    paragraphs_of,
    point_ends,
    points_of,
    section_end,
    takes_end,
    usual_style,
)
from drafter.nodes.writing import Flow, Value, can_be_key
from drafter.outline.keys import ALIASES
from drafter.outline.kinds import POINT
from drafter.speech.counting import own_marks
from drafter.speech.numbering import style_named
from drafter.speech.tree import Item, Point, Section

Unit = dict[str, Value]


class Language(NamedTuple):
    """The words of an outline's keys and choices."""

    chinese: bool = False

    def key(self, name: str) -> str:
        """A key."""
        return ALIASES[name] if self.chinese else name

    def word(self, word: str) -> str:
        """A word that a key takes."""
        return _WORDS.get(word, word) if self.chinese else word


_LONGEST_FRAMED = 200
"""A heading longer than this is none that a frame could help to write; matching it could take long."""
_WORDS = {"own": "另起", "run-on": "接排", NONE: "无"}


class SubManner(NamedTuple):
    """What the sub-sections of a speech have in common."""

    marks: str = "（一）"
    point_marks: str = ""
    points: str = "run-on"
    end: str = "。"
    paragraph: str = "own"


class SectionManner(NamedTuple):
    """What the sections of a speech have in common.

    frame: of their headings; paragraph: ``own`` where headings stand alone, ``run-on`` where they run in; end: what ends headings.
    points, frames: of their points, the frames by section. below: of their sub-sections.
    """

    marks: str = "一、"
    frame: str = ""
    paragraph: str = "own"
    end: str = ""
    points: Manner = Manner("一是")
    frames: tuple[str, ...] = ()
    below: SubManner = SubManner()


# ---------------------------------------------------------------- choosing


def body_manner(items: tuple[Item, ...], usual: Manner, *, inside: bool = False) -> Manner:
    """The manner that fits a body best; `usual` where it has no points, or as many that fit otherwise."""
    found = points_of(items)
    style = best_style([[point.mark for point in found]], usual.marks) if found else usual.marks
    return Manner(style, most(paragraphs_of(items, inside=inside), usual.points), most(point_ends(items), usual.end))


def section_manner(sections: Sequence[Section], frame: str, frames: tuple[str, ...]) -> SectionManner:
    """The manner that fits the sections of a speech best."""
    bodies = [section.body for section in sections]
    inside = [section.run_in for section in sections]
    run_in = most(("run-on" if section.run_in else "own" for section in sections), "own")
    lists = [[point.mark for point in points_of(body)] for body in bodies]
    points = Manner(
        usual_style(lists, "一是"),
        most((one for body, open_ in zip(bodies, inside, strict=True) for one in paragraphs_of(body, inside=open_)), "run-on"),
        most((end for body in bodies for end in point_ends(body)), "。"),
    )
    ends = [end for section in sections if (end := section_end(section)) is not None]
    return SectionManner(
        best_style([[section.mark for section in sections]], "一、"),
        frame,
        run_in,
        most(ends, "。" if run_in == "run-on" else ""),
        points,
        tuple(_ended(frame, section, points.end) for frame, section in zip(frames, sections, strict=True)) if frames else (),
        sub_manner(sections),
    )


def _ended(frame: str, section: Section, usual: str) -> str:
    """The frame of a section's points with the mark that ends all of them, where that is not the usual one: ``突出“{}”，``."""
    ends = {point.end for point in points_of(section.body) if takes_end(point)}
    return frame + ends.pop() if frame and len(ends) == 1 and not ends & {usual, ""} else frame


def sub_manner(sections: Sequence[Section]) -> SubManner:
    """The manner that fits the sub-sections of some sections best."""
    lists = [[child.mark for child in section.sections] for section in sections if section.sections]
    below = [child for section in sections for child in _descendants(section)]
    if not below:
        return SubManner()
    points = [[point.mark for point in points_of(child.body)] for child in below]
    ends = [end for child in below for end in point_ends(child.body)]
    ends += [end for child in below if child.run_in and (end := section_end(child)) is not None]
    marks = usual_style(points, LEVEL_MARKS[2])
    return SubManner(
        usual_style(lists, "（一）"),
        "" if marks == LEVEL_MARKS[2] else marks,
        most((one for child in below for one in paragraphs_of(child.body, inside=child.run_in)), "run-on"),
        most(ends, "。"),
        most(("run-on" if child.run_in else "own" for child in below), "own"),
    )


def _descendants(section: Section) -> list[Section]:
    return [one for child in section.sections for one in (child, *_descendants(child))]


# ---------------------------------------------------------------- writing


def body_values(
    items: tuple[Item, ...], manner: Manner, say: Language, *, inside: bool, frame: str = "", depth: int = 1
) -> list[Value]:
    """The items of a body as an outline lists them."""
    own = iter(own_marks([point.mark for point in points_of(items)], style_named(manner.marks)))
    values: list[Value] = []
    for item in items:
        if isinstance(item, Point):
            values.append(_point(item, next(own), manner, say, inside=inside, frame=frame, depth=depth))
        else:
            values.append(item)
        inside = True
    return values


def _point(
    point: Point, own: str | None, manner: Manner, say: Language, *, inside: bool, frame: str, depth: int
) -> Unit | dict[str, Value]:
    heading, unended = _point_heading(point, manner.end, frame)
    key = say.key
    unit: Unit = {}
    if heading is not None:
        unit[key("heading")] = heading
    if own is not None:
        unit[key("mark")] = own or say.word(NONE)
    written = "own" if point.own_paragraph else "run-on"
    if inside and written != manner.points:
        unit[key("paragraph")] = say.word(written)
    if unended:
        unit[key("end")] = say.word(NONE)
    inner = manner._replace(marks=LEVEL_MARKS[min(depth + 1, 4)])
    found = [one.mark for one in points_of(point.body)]
    if found:
        style = best_style([found], inner.marks)
        if style != inner.marks:
            unit[key("marks")] = say.word(style)
            inner = inner._replace(marks=style)
    body = body_values(point.body, inner, say, inside=True, depth=depth + 1)
    if isinstance(heading, str) and len(unit) == 1 and body and can_be_key(heading) and heading not in POINT.by_key:
        return {heading: _single(body)}
    if body or not unit:
        unit[key("body")] = _single(body) if body else ""
    return unit


def _single(body: list[Value]) -> Value:
    return body[0] if len(body) == 1 and isinstance(body[0], str) else body


def _point_heading(point: Point, end: str, frame: str) -> tuple[Value, bool]:
    """What the outline says of a point's heading (None: nothing), and whether it must say that no mark ends it."""
    words = f"{point.heading or ''}{point.end}"
    if not words:
        return None, False
    if not takes_end(point) or point.end not in (end, ""):
        return _framed(words, frame), False
    assert point.heading
    return _framed(point.heading, frame), point.end != end


def _framed(heading: str, frame: str) -> Value:
    words = blanks(heading, frame)
    return Flow(words) if words else heading


def blanks(heading: str, frame: str) -> tuple[str, ...]:
    """The words that fill a frame's blanks to give a heading; none where the frame does not fit."""
    if "{}" not in frame or frame == "{}" or len(heading) > _LONGEST_FRAMED:
        return ()
    match = re.fullmatch("(.+?)".join(map(re.escape, frame.split("{}"))), heading)
    return match.groups() if match and all(word == word.strip() for word in match.groups()) else ()


def section_values(sections: Sequence[Section], manner: SectionManner, say: Language) -> list[Value]:
    """The sections of a speech as an outline lists them."""
    own = own_marks([section.mark for section in sections], style_named(manner.marks))
    values: list[Value] = []
    for place, (section, mark) in enumerate(zip(sections, own, strict=True)):
        unit = _section_unit(section, mark, manner.paragraph, manner.end, manner.frame, say)
        frame = manner.frames[place] if place < len(manner.frames) else ""
        _add_body(unit, section, manner.points, say, frame=frame, depth=1, choose=lambda lists, usual: best_style(lists[:1], usual))
        if section.sections:
            unit[say.key("sections")] = _sub_values(section.sections, manner.below.marks, manner.below, say, 2)
        values.append(unit)
    return values


def _sub_values(sections: Sequence[Section], marks: str, manner: SubManner, say: Language, level: int) -> list[Value]:
    own = own_marks([section.mark for section in sections], style_named(marks))
    following = LEVEL_MARKS[min(level, 4)]
    values: list[Value] = []
    for section, mark in zip(sections, own, strict=True):
        unit = _section_unit(section, mark, manner.paragraph, manner.end if section.run_in else "", "", say)
        usual = Manner(manner.point_marks or following, manner.points, manner.end)

        def choose(lists: list[list[str]], usual: str) -> str:
            return _shared_style(lists, usual, following)

        said = _add_body(unit, section, usual, say, frame="", depth=level, choose=choose)
        if section.sections:
            unit[say.key("sections")] = _sub_values(section.sections, said or following, manner, say, level + 1)
        values.append(unit)
    return values


def _shared_style(lists: list[list[str]], points: str, children: str) -> str:
    """The style that a section says for its points and its sub-sections alike; that of the points where it need say none."""
    unsaid = cost(lists[0], points) + cost(lists[1], children)
    style = best_style(lists, points)
    return style if sum(cost(marks, style) for marks in lists) < unsaid else points


def _section_unit(section: Section, mark: str | None, paragraph: str, end: str, frame: str, say: Language) -> Unit:
    heading, unended = _section_heading(section, end, frame)
    written = "run-on" if section.run_in else "own"
    return {
        say.key("heading"): heading,
        say.key("mark"): None if mark is None else mark or say.word(NONE),
        say.key("paragraph"): say.word(written) if written != paragraph else None,
        say.key("end"): say.word(NONE) if unended else None,
    }


def _section_heading(section: Section, end: str, frame: str) -> tuple[Value, bool]:
    found = section_end(section)
    if found is None or found not in (end, ""):
        return f"{section.heading}{section.end}", False
    return _framed(section.heading, frame), found != end


def _add_body(
    unit: Unit,
    section: Section,
    usual: Manner,
    say: Language,
    *,
    frame: str,
    depth: int,
    choose: Callable[[list[list[str]], str], str],
) -> str:
    """Add a section's body to its unit, with the marks and paragraphs of its points; the style that it says, "" for none."""
    lists = [[point.mark for point in points_of(section.body)], [child.mark for child in section.sections]]
    style = choose(lists, usual.marks) if any(lists) else usual.marks
    manner = usual._replace(marks=style, points=most(paragraphs_of(section.body, inside=section.run_in), usual.points))
    unit[say.key("marks")] = say.word(style) if style != usual.marks else None
    unit[say.key("points")] = say.word(manner.points) if manner.points != usual.points else None
    body = body_values(section.body, manner, say, inside=section.run_in, frame=frame, depth=depth)
    unit[say.key("body")] = _single(body) if body else None
    return style if style != usual.marks else ""


__all__ = ["Language", "SectionManner", "SubManner", "all_bodies", "body_manner", "body_values", "section_manner", "section_values"]

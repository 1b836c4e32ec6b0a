"""The template of a speech: front matter, then the parts that are its own, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from drafter.mine.emit import genres, jinja
from drafter.mine.emit.front import Front
from drafter.mine.emit.manners import NONE, best_style, points_of
from drafter.mine.emit.parts import Part, Slot, paragraphs
from drafter.mine.emit.units import SectionManner, SubManner, blanks
from drafter.mine.model import MinedSpeech
from drafter.mine.skeleton import CLOSING
from drafter.nodes.writing import Flow, Value, mapping_lines
from drafter.speech.frames import Frame
from drafter.speech.numbering import recognise, to_han
from drafter.speech.tree import Item, Point, Section, Speech

GAP = "……"
"""Stands for a blank in a hint."""
KINDS: dict[str, str] = {"title": "标题", "subtitle": "副标题", "speaker": "讲话人", "date": "日期", "salutation": "称呼"}
MOST_POINTS = 3
"""More hints for the points of a section tell no more."""


PLAIN = {
    "opening": '{{ opening | paragraphs("一是") }}',
    "section": '## {{ section | mark("一、") }}{{ section.heading }}\n\n{{ section.body | paragraphs("一是") }}\n\n{{ section.sections | subsections }}',
    "closing": '[]{.closing}{{ closing | paragraphs("一是", points="own") }}',
}
"""The blocks of the template that all others extend, ``speech.md.j2``: what is the same need not be said. A test holds them to it."""


class Skeleton(NamedTuple):
    """What the template of a speech is made of. collection: the title of the bundle in which it stands."""

    speech: Speech
    mined: MinedSpeech
    front: Front
    opening: Part
    sections: SectionManner
    closing: Part
    collection: str = ""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The blanks of its formulas, in order."""
        return tuple(dict.fromkeys((*self.opening.slots, *self.closing.slots)))


def template_text(skeleton: Skeleton, required: Collection[str]) -> str:
    """The whole file. required: the keys that every speech it makes fills."""
    front = "\n".join(mapping_lines(front_matter(skeleton, required)))
    return f"---\n{front}\n---\n{template_blocks(skeleton, comments=True)}"


def template_blocks(skeleton: Skeleton, *, comments: bool = False) -> str:
    """What stands below the front matter; with `comments`, what a reader should know of it too."""
    blocks = [
        *skeleton.front.blocks,
        ("opening", skeleton.opening.template),
        ("section", section_block(skeleton.speech.sections, skeleton.sections)),
        ("closing", f"[]{{.closing}}{skeleton.closing.template}"),
    ]
    lines = ['{% extends "speech.md.j2" %}']
    for name, text in blocks:
        if text == PLAIN.get(name, ""):
            continue
        lines.append("")
        if comments:
            lines += _comments(name, skeleton)
        if name == "section" and any(skeleton.sections.frames):
            lines.append(f"{{% set point_frames = [{', '.join(map(_frame_string, skeleton.sections.frames))}] %}}")
        lines += [f"{{% block {name} %}}", text, "{% endblock %}"]
    return "\n".join(lines) + "\n"


def _frame_string(frame: str) -> str:
    return jinja.string(frame or "{}")


# ---------------------------------------------------------------- sections


def section_block(sections: Sequence[Section], manner: SectionManner) -> str:
    """What writes a section: its heading as Markdown, or where sections differ the filter that knows how."""
    body = jinja.shown(f"section.body | {paragraphs(manner.points, _point_frame(manner))}")
    below = jinja.shown(f"section.sections | {_subsections(manner.below)}")
    heading = "section.heading" + (f" | frame({jinja.string(manner.frame)})" if manner.frame else "")
    if manner.end:
        heading += " | sentence" if manner.end == "。" else f" | sentence({jinja.string(manner.end)})"
    marked = f"{jinja.shown(f'section | mark({jinja.string(manner.marks)})')}{jinja.shown(heading)}"
    if not _are_alike(sections, manner):
        asked = {"_": manner.marks, "frame": manner.frame or "{}", "end": manner.end, "paragraph": manner.paragraph}
        call = jinja.call("heading", asked, {"_": "none", "frame": "{}", "end": "", "paragraph": "own"})
        first = f"{jinja.shown(f'section | {call}')}{body}"
    elif manner.paragraph == "run-on":
        first = f"[{marked}]{{.section}}{body}"
    else:
        first = f"## {marked}\n\n{body}"
    return f"{first}\n\n{below}"


def _point_frame(manner: SectionManner) -> str:
    return 'point_frames[loop.index0] | default("{}")' if any(manner.frames) else ""


def _subsections(manner: SubManner) -> str:
    asked = {
        "_": manner.marks,
        "points": manner.points,
        "point_marks": manner.point_marks,
        "end": manner.end,
        "paragraph": manner.paragraph,
    }
    defaults = SubManner()
    return jinja.call("subsections", asked, {**defaults._asdict(), "_": defaults.marks})


def _are_alike(sections: Sequence[Section], manner: SectionManner) -> bool:
    """Whether all headings stand the same way, and Markdown finds the mark of each."""
    return all((section.run_in == (manner.paragraph == "run-on")) and _mark_is_found(section) for section in sections)


def _mark_is_found(section: Section) -> bool:
    found = recognise(f"{section.mark}{section.heading}{section.end}")
    return not section.mark or (found is not None and found.text == section.mark)


def _comments(block: str, skeleton: Skeleton) -> Iterator[str]:
    """What a reader should know of a block."""
    if block == "section":
        yield from section_comments(skeleton)
    if block in KINDS or block == "front":
        said = "行与行的顺序照原文" if block == "front" else f"{KINDS[block]}照提纲里的写，前后不加什么"
        yield jinja.comment(f"{said}。")
    for name, part, said in (("opening", skeleton.opening, "开头"), ("closing", skeleton.closing, "结尾")):
        if block == name and part.split > 1:
            yield jinja.comment(
                f"提纲里的{said}分{number_of(part.split)}处写，方括号里是从第几段到第几段，从 0 数起；段数不同就改这些数。"
            )


def number_of(count: int) -> str:
    """How many, in front of a measure word."""
    return "两" if count == 2 else to_han(count)


def section_comments(skeleton: Skeleton) -> Iterator[str]:
    """What a reader should know of the sections: how they stand, and where the choice was uncertain."""
    sections, manner = skeleton.speech.sections, skeleton.sections
    if not sections:
        return
    said = [_standing(manner, sections)]
    if manner.frame:
        said.append(f"句式“{_open(manner.frame)}”")
    points = _points_standing(sections, manner)
    yield jinja.comment("，".join(said) + (f"；{points}。" if points else "。"))
    topics = dict.fromkeys(topic for frame in (manner.frame, *manner.frames) if (topic := topic_in(frame, skeleton.speech.title)))
    if topics:
        yield jinja.comment(f"句式里的“{'”“'.join(topics)}”是这一篇的题目里的话，写别的题目时换掉。")
    whole = skeleton.mined.section_frame
    uncertain = [("小标题", whole)] if whole and manner.frame else []
    for number, frame in skeleton.mined.point_frames:
        if 0 < number <= len(manner.frames) and manner.frames[number - 1]:
            uncertain.append((f"第{to_han(number)}部分要点", frame))
        elif number == CLOSING and skeleton.closing.frame:
            uncertain.append(("结尾的要点", frame))
    for what, frame in uncertain:
        if frame.support < frame.of:
            yield jinja.comment(f"{what}{frame.of}个，合“{_open(frame.pattern)}”的{frame.support}个，其余的在提纲里整句写出。")


def _standing(manner: SectionManner, sections: Sequence[Section]) -> str:
    if len({section.run_in for section in sections}) > 1:
        usual = "独占一行" if manner.paragraph == "own" else "接排"
        return f"小标题多数{usual}，不同的在提纲里用 paragraph（段落）写明"
    return "小标题独占一行" if manner.paragraph == "own" else "小标题接排"


def _points_standing(sections: Sequence[Section], manner: SectionManner) -> str:
    """How most points of the sections stand, "" where there are none."""
    lists = [found for section in sections if (found := [point.mark for point in points_of(section.body)])]
    if not lists:
        return ""
    style = manner.points.marks
    marks = "不加序号" if style == NONE else f"用“{style}”"
    if any(best_style([marks_], style) != style for marks_ in lists):
        marks = f"多数{marks}"
    return f"要点{marks}，{'各起一段' if manner.points.points == 'own' else '接排'}"


TOPIC = 4
"""How many characters of the title make a frame one of its topic."""


def topic_in(frame: str, title: str) -> str:
    """The longest run of the frame's words that stands in the title too, "" where it is shorter than `TOPIC`."""
    pieces = frame.split("{}")
    runs = (piece[i:j] for piece in pieces for i in range(len(piece)) for j in range(len(piece), i + TOPIC - 1, -1))
    return max((run for run in runs if run in title), key=len, default="")


def _open(frame: str) -> str:
    return frame.replace("{}", GAP)


# ---------------------------------------------------------------- front matter


def parts_shown(skeleton: Skeleton) -> frozenset[str]:
    """The keys of an outline that a speech fills."""
    filled = {kind for kind, lines in skeleton.front.keys.items() if lines}
    return frozenset(filled | ({"sections"} if skeleton.speech.sections else set()))


def front_matter(skeleton: Skeleton, required: Collection[str]) -> dict[str, Value]:
    """What the template says of itself, and what a new outline asks for. required: the keys that each of its speeches fills."""
    speech = skeleton.speech
    genre = genres.genre_of(speech.title, skeleton.collection, "".join(formula.text for formula in skeleton.mined.formulas))
    shown: list[str] = [kind for kind, lines in skeleton.front.keys.items() if lines]
    if skeleton.opening.content:
        shown.append("opening")
    if skeleton.closing.content:
        shown.append("closing")
    return {
        "title": genre,
        "genre": genre,
        "summary": summary(skeleton),
        "required": Flow([name for name in ("title", "salutation", "sections") if name in required]),
        "slots": {slot.name: _slot_hint(slot) for slot in skeleton.slots} or None,
        "parts": {name: _part_hint(name, skeleton) for name in shown} or None,
        "sections": [Flow(hint) for hint in section_hints(skeleton)] or None,
    }


_FIGURES = re.compile("[.．]*[0-9０-９][0-9０-９.．]*")


def _slot_hint(slot: Slot) -> Value:
    """A blank's hint, and that it holds a number where it does. No example: what stood there is content."""
    hint = genres.slot_hint(slot.name)
    number = hint.endswith("只写数字") and bool(_FIGURES.fullmatch(slot.value))
    return Flow({"hint": hint, "type": "number"}) if number else hint


def _part_hint(name: str, skeleton: Skeleton) -> Value:
    if name == "salutation":
        return (
            Flow({"text": skeleton.front.keys["salutation"][0].rstrip("，：")})
            if len(skeleton.front.keys["salutation"]) == 1
            else genres.part_hint(name)
        )
    if name == "closing" and (found := points_of(skeleton.speech.closing)):
        return Flow({"hint": genres.part_hint(name), "points": _point_hints(found, skeleton.closing.frame)})
    return genres.part_hint(name)


def summary(skeleton: Skeleton) -> str:
    """The skeleton in a line."""
    manner, count = skeleton.sections, len(skeleton.speech.sections)
    if not count:
        return "从一篇讲稿学来：不分部分"
    frame = f"，句式“{_open(manner.frame)}”" if manner.frame else ""
    known = dict.fromkeys(skeleton.mined.roles)
    roles = f"，依次讲{'、'.join(known)}" if all(known) and len(known) == count > 1 else ""
    return f"从一篇讲稿学来：{number_of(count)}个部分{roles}{frame}"


def _point_hints(points: Sequence[Point], frame: str) -> list[str]:
    """What to write for some points, those that have the frame first."""
    framed = sum(bool(blanks(f"{point.heading or ''}{point.end}", frame) or blanks(point.heading or "", frame)) for point in points)
    return ([_open(frame)] * framed + ["要点的小标题"] * (len(points) - framed))[:MOST_POINTS]


def section_hints(skeleton: Skeleton) -> Iterator[dict[str, object]]:
    """What a new outline suggests for each section: nothing of its content."""
    manner, roles = skeleton.sections, skeleton.mined.roles
    for place, section in enumerate(skeleton.speech.sections):
        hint: dict[str, object] = {
            "heading": _open(manner.frame) if blanks(section.heading, manner.frame) else f"第{to_han(place + 1)}部分的小标题"
        }
        role = genres.role_hint(roles[place] if place < len(roles) else "")
        found = points_of(section.body)
        if role or (found and isinstance(section.body[0], str)) or not found:
            hint["body"] = role or ("导语" if found else "写什么、怎么写")
        if found:
            frame = manner.frames[place] if place < len(manner.frames) else ""
            hint["points"] = _point_hints(found, frame)
        yield hint


def chosen_frames(mined: MinedSpeech, sections: Sequence[Section]) -> tuple[str, tuple[str, ...]]:
    """The frame of the sections and those of their points, "" where there is none or nothing fits it."""
    heading = _fitting(mined.section_frame, [section.heading for section in sections])
    points = [""] * len(sections)
    for number, frame in mined.point_frames:
        if 0 < number <= len(sections):
            found = [point.heading or "" for point in points_of(sections[number - 1].body)]
            points[number - 1] = points[number - 1] or _fitting(frame, found)
    return heading, tuple(points) if any(points) else ()


def closing_frame(mined: MinedSpeech, closing: Sequence[Item]) -> str:
    """The frame of the closing's points, "" where there is none or nothing fits it."""
    return _fitting(dict(mined.point_frames).get(CLOSING), [point.heading or "" for point in points_of(closing)])


def _fitting(frame: Frame | None, headings: Sequence[str]) -> str:
    helps = frame is not None and len(frame.pattern.removesuffix("{}")) > 1  # 要{} is no pattern that one would fill in
    return frame.pattern if frame and helps and any(blanks(heading, frame.pattern) for heading in headings) else ""

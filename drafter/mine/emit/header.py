"""The front matter of a template: its description, its slots, and hints for a new outline. It has none of the speech's content."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from drafter.mine.address import is_general
from drafter.mine.emit import genres
from drafter.mine.emit.frames import blanks
from drafter.mine.emit.model import Skeleton
from drafter.mine.emit.parts import FilledSlot
from drafter.mine.emit.remarks import summary, with_open_blanks
from drafter.mine.emit.repeated import repeated_clauses
from drafter.mine.emit.styles import points_of
from drafter.mine.emit.texts import remark
from drafter.nodes.writing import Flow, Value
from drafter.speech.counting import quantity
from drafter.speech.numbering import count_in_han
from drafter.speech.tree import Point, Section

MOST_POINTS = 3
"""The most hints for points of a section; more would not help."""


def parts_shown(skeleton: Skeleton) -> frozenset[str]:
    """The keys of an outline for which the speech has content."""
    filled = {kind for kind, lines in skeleton.front.keys.items() if lines}
    return frozenset(filled | ({"sections"} if skeleton.speech.sections else set()))


def front_matter(skeleton: Skeleton, required: Collection[str]) -> dict[str, Value]:
    """The front matter by key. required: the keys for which all speeches of the template have content."""
    title, formulas = skeleton.speech.title, skeleton.mined.formulas
    address = "".join(skeleton.speech.lines("salutation"))
    told = "".join((genres.told_by(skeleton.speech, formulas), *_signing_labels(skeleton)))
    genre = genres.genre_of(title, skeleton.collection, told, address=address)
    parts: list[str] = [kind for kind, lines in skeleton.front.keys.items() if lines]
    parts += [name for name, part in (("opening", skeleton.opening), ("closing", skeleton.closing)) if part.content]
    return {
        "title": genre,
        "genre": genre,
        "summary": summary(skeleton),
        "required": Flow([name for name in ("title", "salutation", "sections") if name in required]),
        "slots": {slot.name: _slot_hint(slot) for slot in skeleton.slots} or None,
        "parts": {name: _part_hint(name, skeleton) for name in parts} or None,
        "sections": [Flow(hint) for hint in section_hints(skeleton)] or Flow([]),
    }


def _signing_labels(skeleton: Skeleton) -> Iterator[str]:
    """What stands before the colon in front of who signs: 申请人, 倡议人."""
    for value in skeleton.ending.values():
        for line in value if isinstance(value, list) else [value]:
            if isinstance(line, str) and (label := _LABEL.match(line)):
                yield label[1]


_LABEL = re.compile("([\u4e00-\u9fff]{2,5})[：:]")
_FIGURES = re.compile("[.．]*[0-9０-９][0-9０-９.．]*")


def _slot_hint(slot: FilledSlot) -> Value:
    """The front matter of a slot: a hint, and the type if it is a number. There is no example, because the old value is content."""
    hint = genres.slot_hint(slot.name)
    number = genres.asks_for_number(hint) and bool(_FIGURES.fullmatch(slot.value))
    return Flow({"hint": hint, "type": "number"}) if number else hint


def _part_hint(name: str, skeleton: Skeleton) -> Value:
    """The hint for a part. For a salutation of one line that any hearers may have it is that line, which new outlines then have already."""
    lines = skeleton.front.keys["salutation"]
    if name == "salutation" and len(lines) == 1 and is_general(lines[0]):
        return Flow({"text": lines[0].rstrip("，：")})
    if name == "closing" and (points := points_of(skeleton.speech.closing)):
        return Flow({"hint": genres.part_hint(name), "points": _point_hints(points, skeleton.closing.frame)})
    if name == "opening" and not skeleton.speech.sections:
        return _whole(skeleton)
    return genres.part_hint(name)


def _whole(skeleton: Skeleton) -> str:
    """The hint for a speech without sections: how long it is, and what it says several times in a row in the same form."""
    texts = [item for item in skeleton.speech.opening if isinstance(item, str)]
    found = list(dict.fromkeys(pattern for text in texts for pattern in repeated_clauses(text, skeleton.speech.title)))
    repeated = remark("repeated", patterns=remark("between-patterns").join(found[:MOST_POINTS])) if found else ""
    characters = max(ROUNDED, round(sum(map(len, texts)) / ROUNDED) * ROUNDED)
    return remark("whole", paragraphs=quantity(max(1, len(texts))), characters=characters, repeated=repeated)


def _point_hints(points: Sequence[Point], frame: str) -> list[str]:
    """Hints for some points, with the sign that stands in front of all. Points with the frame come first."""
    headings = [point.heading or "" for point in points]
    signs = {point.mark for point in points}
    sign = signs.pop() if len(signs) == 1 and len(points) > 1 else ""
    sign = "" if any(map(str.isalnum, sign)) else sign
    framed = sum(
        bool(blanks(heading + point.end, frame) or blanks(heading, frame)) for heading, point in zip(headings, points, strict=True)
    )
    return [sign + hint for hint in ([with_open_blanks(frame)] * framed + [remark("point")] * (len(points) - framed))[:MOST_POINTS]]


def section_hints(skeleton: Skeleton) -> Iterator[dict[str, object]]:
    """The hints for each section, without its content."""
    style = skeleton.sections
    shared = _shared_role(skeleton)
    for place, section in enumerate(skeleton.speech.sections):
        framed = blanks(section.heading, style.heading.frame)
        heading = with_open_blanks(style.heading.frame) if framed else remark("heading", number=count_in_han(place + 1))
        heading = heading if section.heading or section.mark else remark("headless")
        hint: dict[str, object] = {"heading": heading}
        points = points_of(section.body)
        role = genres.role_hint(skeleton.role(place) or (shared if framed else ""))
        led = bool(section.body) and isinstance(section.body[0], str)
        if role or led or not (points or section.sections):
            hint["body"] = role or (remark("lead") if points or section.sections else _size(section))
        if points:
            hint["points"] = _point_hints(points, style.points_at(place).frame)
        if section.sections:
            hint["sections"] = [_within(below, number) for number, below in enumerate(section.sections[:MOST_POINTS], 1)]
        yield hint


def _within(section: Section, number: int) -> Value:
    """The hints for a section within another: a mined template keeps how deep the speech goes."""
    hint: dict[str, object] = {"heading": remark("within", number=count_in_han(number))}
    points = points_of(section.body) or [Point("", below.heading, "", ()) for below in section.sections]
    if not points:
        hint["body"] = _size(section)
    elif section.body and isinstance(section.body[0], str):
        hint["body"] = remark("lead")
    if points:
        hint["points"] = [remark("point")] * len(points[:MOST_POINTS])
    return Flow(hint)


def _shared_role(skeleton: Skeleton) -> str:
    """The role of all sections whose role is known, "" where they have several: siblings of one frame do the same."""
    known = {role for place in range(len(skeleton.speech.sections)) if (role := skeleton.role(place))}
    return known.pop() if len(known) == 1 else ""


ROUNDED = 50
"""To how many characters the size of a section is rounded in its hint."""


def _size(section: Section) -> str:
    """How long a section is: 两段，约300字."""
    texts = list(_texts(section))
    size = max(ROUNDED, round(sum(map(len, texts)) / ROUNDED) * ROUNDED)
    return remark("size", paragraphs=quantity(max(1, len(texts))), characters=size)


def _texts(section: Section) -> Iterator[str]:
    yield from (item for item in section.body if isinstance(item, str))
    for child in section.sections:
        yield from _texts(child)

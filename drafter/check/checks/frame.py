"""A heading that leaves its template's frame.

A template may give the headings of sections, or of points, a frame, such as “{}，务求{}” in a symposium. A heading written as a whole is compared
with it; one given by its blanks fits by itself, and a word such as 要 in front does no harm.

Points are named only where others beside them keep to the frame: where none does, the author has chosen another. It is advice: the heading is used
as it is written.

Outline passes: template: symposium / title: 发言 / sections: [{heading: 抓学习，务求入心, body: 多读书。}]
Outline fails: template: symposium / title: 发言 / sections: [{heading: 把学习抓起来, body: 多读书。}]
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.model import Found, Settings, Text, Unit
from drafter.errors import Message
from drafter.speech.frames import fill
from drafter.speech.frames.pattern import leans

MESSAGES = {
    "": Message("{found} leaves its template's frame, {frame}", "write it in that frame, or leave it as it is if it is meant so")
}


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Headings written in full that do not fit the frame of their template."""
    for speech in text.speeches:
        frames = dict(speech.unframed_headings)
        for units in speech.siblings() if frames else ():
            siblings = [unit for unit in units if unit.heading and not _is_blank(text, unit)]
            outside = [
                (unit, pattern) for unit in siblings for pattern in [_pattern(unit, frames)] if pattern and not _fits(unit, pattern)
            ]
            if siblings and (len(outside) < len(siblings) or siblings[0].kind == "section"):
                for unit, pattern in outside:
                    line, at = unit.words
                    yield Found(line, at, at + len(unit.heading), "", {"frame": f"“{pattern}”"})


def _pattern(unit: Unit, frames: dict[str, str]) -> str:
    """The template's frame for a heading; "" without one, or where the outline gives the heading as blanks."""
    return frames.get(unit.heading, frames.get(unit.heading + unit.end, ""))


def _is_blank(text: Text, unit: Unit) -> bool:
    """Whether the template wrote a heading: 【待补：部分】, which `slot-empty` reports."""
    line, at = unit.words
    return text.lines[line].is_from_template(at, at + len(unit.heading))


def _fits(unit: Unit, pattern: str) -> bool:
    parts = tuple(pattern.split("{}"))
    return any(fill(pattern, heading) is not None or leans(parts, heading) for heading in (unit.heading, unit.heading + unit.end))

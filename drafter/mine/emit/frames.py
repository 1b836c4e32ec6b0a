"""Frames in a template: which of those that mining found are worth their place, and the words that fill their blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.emit.styles import points_of
from drafter.mine.model import MinedSpeech
from drafter.mine.skeleton import CLOSING
from drafter.speech.frames import Frame
from drafter.speech.style import OPEN_FRAME
from drafter.speech.tree import Item, Section

_LONGEST_FRAMED = 200
"""A heading longer than this is none that a frame could help to write; matching it could take long."""
TOPIC = 4
"""How many characters of the title make a frame one of its topic."""


def chosen_frames(mined: MinedSpeech, sections: Sequence[Section]) -> tuple[str, tuple[str, ...]]:
    """The frame of the sections, and those of the points of each; ``{}`` where there is none, no frames where no points have one."""
    heading = _fitting(mined.section_frame, [section.heading for section in sections])
    points = [OPEN_FRAME] * len(sections)
    for number, frame in mined.point_frames:
        if 0 < number <= len(sections) and points[number - 1] == OPEN_FRAME:
            points[number - 1] = _fitting(frame, [point.heading or "" for point in points_of(sections[number - 1].body)])
    return heading, tuple(points) if any(frame != OPEN_FRAME for frame in points) else ()


def closing_frame(mined: MinedSpeech, closing: Sequence[Item]) -> str:
    """The frame of the closing's points, ``{}`` where there is none."""
    return _fitting(dict(mined.point_frames).get(CLOSING), [point.heading or "" for point in points_of(closing)])


def _fitting(frame: Frame | None, headings: Sequence[str]) -> str:
    """The pattern of a frame that one of the headings fits; ``{}`` for one that nobody would fill in, such as ``要{}``."""
    helps = frame is not None and len(frame.pattern.removesuffix(OPEN_FRAME)) > 1
    return frame.pattern if frame and helps and any(blanks(heading, frame.pattern) for heading in headings) else OPEN_FRAME


def blanks(heading: str, frame: str) -> tuple[str, ...]:
    """The words that fill a frame's blanks to give a heading; none where the frame does not fit."""
    if OPEN_FRAME not in frame or frame == OPEN_FRAME or len(heading) > _LONGEST_FRAMED:
        return ()
    match = re.fullmatch("(.+?)".join(map(re.escape, frame.split(OPEN_FRAME))), heading)
    return match.groups() if match and all(word == word.strip() for word in match.groups()) else ()


def topic_in(frame: str, title: str) -> str:
    """The longest run of the frame's words that stands in the title too, "" where it is shorter than `TOPIC`."""
    pieces = frame.split(OPEN_FRAME)
    runs = (piece[i:j] for piece in pieces for i in range(len(piece)) for j in range(len(piece), i + TOPIC - 1, -1))
    return max((run for run in runs if run in title), key=len, default="")

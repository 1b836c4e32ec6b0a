"""The frames of a template, chosen among those that mining found, and the blanks of headings in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.emit.styles import points_of
from drafter.mine.model import MinedSpeech
from drafter.mine.skeleton import CLOSING
from drafter.speech.flow import paragraphs
from drafter.speech.frames import Frame
from drafter.speech.frames.cues import cues
from drafter.speech.style import OPEN_FRAME
from drafter.speech.tree import Item, Section, Speech
from drafter.speech.twice import framed

_LONGEST_FRAMED = 200
"""The most characters of a heading with a frame. Matching a longer one could take long."""
TOPIC = 4
"""A frame with this many consecutive characters of the title is about the speech's topic."""


def chosen_frames(mined: MinedSpeech, sections: Sequence[Section], title: str = "") -> tuple[str, tuple[str, ...]]:
    """The frame of the sections, and for each section the frame of its points.

    ``{}`` means no frame; the list is empty if no points have one. title: that of the speech, whose topic alone is no frame.
    """
    heading = _fitting(mined.section_frame, [section.heading for section in sections])
    if _is_topic(heading, title) or (mined.section_frame and _has_term(heading, mined.section_frame, sections)):
        heading = OPEN_FRAME
    points = [OPEN_FRAME] * len(sections)
    for number, frame in mined.point_frames:
        if 0 < number <= len(sections) and points[number - 1] == OPEN_FRAME:
            points[number - 1] = _fitting(frame, [point.heading or "" for point in points_of(sections[number - 1].body)])
    return heading, tuple(points) if any(frame != OPEN_FRAME for frame in points) else ()


def closing_frame(mined: MinedSpeech, closing: Sequence[Item]) -> str:
    """The frame of the closing's points, ``{}`` without one."""
    return _fitting(dict(mined.point_frames).get(CLOSING), [point.heading or "" for point in points_of(closing)])


def _fitting(frame: Frame | None, headings: Sequence[str]) -> str:
    """The pattern of a frame, if a heading fits it. ``{}`` for a frame too short to be of use, such as ``要{}``."""
    pattern = _MARKS_ONLY.sub(OPEN_FRAME, frame.pattern) if frame else OPEN_FRAME
    helps = len(pattern.removesuffix(OPEN_FRAME)) > 1 and all(pattern.count(left) == pattern.count(right) for left, right in _PAIRS)
    return pattern if helps and any(blanks(heading, pattern) for heading in headings) else OPEN_FRAME


_MARKS_ONLY = re.compile(r"(?:\{\}[，；,;]){3,}\{\}")
"""Blanks with nothing but marks between. So many are no pattern of words (始终{}，{}，{}，{}): they are one blank."""


_PAIRS = tuple(zip("“‘《〈「『（【([", "”’》〉」』）】)]", strict=True))
"""The two signs of brackets and quotation marks. A frame that has one of them alone (【工作{}) is cut through what stands in them."""


def blanks(heading: str, frame: str) -> tuple[str, ...]:
    """The blanks of a heading in a frame; empty where the heading does not fit, or where rendering would remove words of the frame from them."""
    if OPEN_FRAME not in frame or frame == OPEN_FRAME or len(heading) > _LONGEST_FRAMED:
        return ()
    match = re.fullmatch("(.+?)".join(map(re.escape, frame.split(OPEN_FRAME))), heading)
    words = match.groups() if match else ()
    return words if all(word == word.strip() for word in words) and framed(words, frame) == words else ()


def _is_topic(frame: str, title: str) -> bool:
    """Whether a frame with one blank says little more than what the speech is about: 捐赠{} in 捐赠倡议书."""
    pieces = frame.split(OPEN_FRAME)
    fixed = "".join(pieces)
    if frame == OPEN_FRAME or len(pieces) != 2 or all(pieces):
        return False
    return fixed in title or len(topic_in(frame, title)) >= MOSTLY * len(fixed)


def _has_term(pattern: str, frame: Frame, sections: Sequence[Section]) -> bool:
    """Whether some headings share no more than a term of the speech, as 决议稿 where two of three sections are about one.

    Such a term stands in the text again and again, and does not begin as the words of a frame do (要, 在, 以). What all headings share is a
    frame all the same.
    """
    if frame.support == frame.total or pattern == OPEN_FRAME:
        return False
    words = [word for piece in pattern.split(OPEN_FRAME) for word in re.split(r"\W+", piece) if len(word) >= _SHORTEST_TERM]
    words = [word for word in words if word[0] not in cues().heads and not word.startswith(cues().leads)]
    text = "\n".join([one.text for one in paragraphs(Speech(sections=tuple(sections)))]) if words else ""
    return any(text.count(word) - frame.support >= _OFTEN for word in words)


_SHORTEST_TERM = 3
_OFTEN = 3
"""How often a term stands in the sections beside their headings."""
MOSTLY = 0.6
"""The least part of a frame that is the topic, if it says little else."""


def topic_in(frame: str, title: str) -> str:
    """The longest text that frame and title share, "" where it is shorter than `TOPIC`."""
    pieces = frame.split(OPEN_FRAME)
    runs = (piece[i:j] for piece in pieces for i in range(len(piece)) for j in range(len(piece), i + TOPIC - 1, -1))
    return max((run for run in runs if run in title), key=len, default="")

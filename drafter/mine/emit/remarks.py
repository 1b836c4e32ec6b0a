"""The comments above the blocks of an emitted template, and its summary."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.mine.emit.frames import topic_in
from drafter.mine.emit.model import Skeleton
from drafter.mine.emit.styles import best_marks, marks_of_points
from drafter.mine.emit.texts import remark
from drafter.mine.skeleton import CLOSING
from drafter.outline.keys import ALIASES
from drafter.speech.counting import quantity
from drafter.speech.frames import Frame
from drafter.speech.numbering import NO_MARK, count_in_han
from drafter.speech.style import OPEN_FRAME
from drafter.speech.tree import FRONT_KINDS


def comments_on(block: str, skeleton: Skeleton) -> Iterator[str]:
    """The comments on a block."""
    if block == "section":
        yield from _on_sections(skeleton)
    elif block == "front":
        yield remark("front")
    elif block in FRONT_KINDS:
        yield remark("front-line", kind=ALIASES[block])


def with_open_blanks(frame: str) -> str:
    """A frame as people write it: ``……，务求……``."""
    return frame.replace(OPEN_FRAME, remark("blank"))


def _on_sections(skeleton: Skeleton) -> Iterator[str]:
    """Comments on the style of the sections, and on uncertain choices."""
    style = skeleton.sections
    if not skeleton.speech.sections:
        return
    yield remark("sections", headings=_headings(skeleton), frame=_frame(style.heading.frame), points=_points(skeleton))
    topics = (topic_in(frame, skeleton.speech.title) for frame in (style.heading.frame, *style.frames))
    if found := dict.fromkeys(filter(None, topics)):
        yield remark("topics", topics=remark("between-topics").join(found))
    for headings, frame in _frames(skeleton):
        if frame.support < frame.total:
            pattern = with_open_blanks(frame.pattern)
            yield remark("unframed", headings=headings, total=frame.total, frame=pattern, support=frame.support)


def _headings(skeleton: Skeleton) -> str:
    """A remark on how the section headings are written."""
    differing = len({section.run_in for section in skeleton.speech.sections}) > 1
    return remark(f"headings-{'mostly-' if differing else ''}{skeleton.sections.heading.paragraph}")


def _frame(frame: str) -> str:
    return remark("frame", frame=with_open_blanks(frame)) if frame != OPEN_FRAME else ""


def _points(skeleton: Skeleton) -> str:
    """A remark on how most points of the sections are written, "" without points."""
    lists = [found for section in skeleton.speech.sections if (found := marks_of_points(section.body))]
    if not lists:
        return ""
    style = skeleton.sections.points
    mostly = "-mostly" if any(best_marks([found], style.marks) != style.marks for found in lists) else ""
    marks = remark(f"no-marks{mostly}" if style.marks == NO_MARK[0] else f"marks{mostly}", marks=style.marks)
    return remark(f"points-{style.points}", marks=marks)


def _frames(skeleton: Skeleton) -> Iterator[tuple[str, Frame]]:
    """The frames of the template, each with a name for its headings."""
    style, mined = skeleton.sections, skeleton.mined
    if mined.section_frame and style.heading.frame != OPEN_FRAME:
        yield remark("of-sections"), mined.section_frame
    for number, frame in mined.point_frames:
        if 0 < number <= len(style.frames) and style.frames[number - 1] != OPEN_FRAME:
            yield remark("of-points", number=count_in_han(number)), frame
        elif number == CLOSING and skeleton.closing.frame != OPEN_FRAME:
            yield remark("of-closing"), frame


def summary(skeleton: Skeleton) -> str:
    """The skeleton in one line."""
    count = len(skeleton.speech.sections)
    if not count:
        return remark("summary-whole")
    known = dict.fromkeys(skeleton.mined.roles)
    listed = remark("roles", roles=remark("between-roles").join(known)) if all(known) and len(known) == count > 1 else ""
    return remark("summary", count=quantity(count), roles=listed, frame=_frame(skeleton.sections.heading.frame))

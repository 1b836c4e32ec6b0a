"""How most siblings are written: numbering style, paragraphs, the mark that ends a heading. The template says it; an outline says what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.mine.emit.plain import plain
from drafter.speech.counting import own_marks
from drafter.speech.numbering import NO_MARK, Style, recognise, style_named
from drafter.speech.style import (
    FULL_STOP,
    OPEN_FRAME,
    OWN,
    RUN_ON,
    HeadingStyle,
    PointStyle,
    SubsectionStyle,
    brings_end,
    takes_end,
)
from drafter.speech.tree import Item, Point, Section


class SectionStyle(NamedTuple):
    """What the sections of a speech have in common.

    heading: of the sections. points: of their points. frames: of the points of each section, none where no section has one.
    below: of the sub-sections.
    """

    heading: HeadingStyle
    points: PointStyle
    frames: tuple[str, ...] = ()
    below: SubsectionStyle = SubsectionStyle()

    def points_at(self, place: int) -> PointStyle:
        """The style of the points of the section at a place, from 0."""
        return self.points._replace(frame=self.frames[place]) if place < len(self.frames) else self.points


def section_style(sections: Sequence[Section], frame: str, frames: tuple[str, ...]) -> SectionStyle:
    """The style that fits the sections of a speech best. frame: of their headings; frames: of the points of each section."""
    usual, usual_points = plain().heading, plain().points["section"]
    paragraph = most((paragraph_of(section) for section in sections), usual.paragraph)
    ends = [end for section in sections if (end := section_end(section)) is not None]
    heading = HeadingStyle(
        best_marks([[section.mark for section in sections]], usual.marks),
        frame,
        most(ends, FULL_STOP if paragraph == RUN_ON else usual.end),
        paragraph,
    )
    points = PointStyle(
        usual_marks([marks_of_points(section.body) for section in sections], usual_points.marks),
        most((found for section in sections for found in paragraphs_of(section.body, inside=section.run_in)), usual_points.points),
        most((end for section in sections for end in point_ends(section.body)), usual_points.end),
    )
    ended = tuple(_ended(frame, section, points.end) for frame, section in zip(frames, sections, strict=True)) if frames else ()
    return SectionStyle(heading, points, ended, subsection_style(sections))


def _ended(frame: str, section: Section, usual: str) -> str:
    """The frame of a section's points with the mark that ends all of them, where that is not the usual one: ``突出“{}”，``."""
    ends = {point.end for point in points_of(section.body) if takes_end(point.heading or "", point.body)}
    return frame + ends.pop() if frame != OPEN_FRAME and len(ends) == 1 and not ends & {usual, ""} else frame


def subsection_style(sections: Sequence[Section]) -> SubsectionStyle:
    """The style that fits the sub-sections of some sections best, of all levels."""
    usual = SubsectionStyle()
    below = [child for section in sections for child in _descendants(section)]
    if not below:
        return usual
    ends = [end for child in below for end in point_ends(child.body)]
    ends += [end for child in below if child.run_in and (end := section_end(child)) is not None]
    following = usual.of_points().marks
    point_marks = usual_marks([marks_of_points(child.body) for child in below], following)
    return SubsectionStyle(
        usual_marks([[child.mark for child in section.sections] for section in sections], usual.marks),
        most((found for child in below for found in paragraphs_of(child.body, inside=child.run_in)), usual.points),
        point_marks="" if point_marks == following else point_marks,
        end=most(ends, usual.end),
        paragraph=most(map(paragraph_of, below), usual.paragraph),
    )


def _descendants(section: Section) -> list[Section]:
    return [found for child in section.sections for found in (child, *_descendants(child))]


def body_style(items: tuple[Item, ...], usual: PointStyle, *, inside: bool = False) -> PointStyle:
    """The style that fits the points of a body best; `usual` where it has no points, or as many that fit otherwise."""
    return usual._replace(
        marks=best_marks([marks_of_points(items)], usual.marks),
        points=most(paragraphs_of(items, inside=inside), usual.points),
        end=most(point_ends(items), usual.end),
    )


# ---------------------------------------------------------------- marks


def points_of(items: Iterable[Item]) -> list[Point]:
    """The points among some items."""
    return [item for item in items if isinstance(item, Point)]


def marks_of_points(items: Iterable[Item]) -> list[str]:
    """The marks of the points among some items."""
    return [point.mark for point in points_of(items)]


def cost(marks: Sequence[str], style: str) -> int:
    """How many marks must be said where a numbering style counts the others."""
    return sum(mark is not None for mark in own_marks(marks, style_named(style)))


def best_marks(lists: Sequence[Sequence[str]], preferred: str) -> str:
    """The numbering style that leaves the fewest marks to be said in some lists of siblings; `preferred` where it is as good as any."""
    candidates = dict.fromkeys([preferred, *_styles(mark for marks in lists for mark in marks)])
    return min(candidates, key=lambda style: sum(cost(marks, style) for marks in lists))


def usual_marks(lists: Sequence[Sequence[str]], preferred: str) -> str:
    """The numbering style that fits most of some lists of siblings, each taken by itself; `preferred` where there are none."""
    fitting = Counter(best_marks([marks], preferred) for marks in lists if marks)
    return fitting.most_common(1)[0][0] if fitting else preferred


def _styles(marks: Iterable[str]) -> Iterator[str]:
    for mark in marks:
        style = _style_of(mark)
        yield style.name if style else NO_MARK[0]


def _style_of(mark: str) -> Style | None:
    found = recognise(mark)
    return found.style if found and found.text == mark else None


# ---------------------------------------------------------------- paragraphs and ends


def most(values: Iterable[str], preferred: str) -> str:
    """The most frequent of some values; `preferred` where there are none, or where it is as frequent."""
    counted = Counter(values)
    counted[preferred] += 0
    return max(counted, key=lambda value: (counted[value], value == preferred))


def paragraph_of(unit: Section | Point) -> str:
    """``own`` or ``run-on``: where the heading of a unit stands."""
    own = not unit.run_in if isinstance(unit, Section) else unit.own_paragraph
    return OWN if own else RUN_ON


def paragraphs_of(items: tuple[Item, ...], *, inside: bool) -> Iterator[str]:
    """``own`` or ``run-on`` for each point of a body and of its points that could be either. `inside`: a paragraph is open before it."""
    for item in items:
        if isinstance(item, Point):
            if inside:
                yield paragraph_of(item)
            yield from paragraphs_of(item.body, inside=True)
        inside = True


def point_ends(items: tuple[Item, ...]) -> Iterator[str]:
    """What stands between heading and text, for each point of a body, then of its points, that has both."""
    points = points_of(items)
    yield from (point.end for point in points if takes_end(point.heading or "", point.body))
    for point in points:
        yield from point_ends(point.body)


def section_end(section: Section) -> str | None:
    """What ends a section's heading where a template could put it; None where only the heading can bring it."""
    return section.end if section.heading and not brings_end(section.heading) else None

"""The style of most siblings: numbering style, paragraphs, the mark that ends a heading.

It goes to the template; the outline has the rest.
"""

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
    """The style that the sections of a speech share.

    heading: the style of their headings.
    points: the style of their points.
    frames: for each section the frame of its points; empty if no section has one.
    below: the style of their sub-sections.
    """

    heading: HeadingStyle
    points: PointStyle
    frames: tuple[str, ...] = ()
    below: SubsectionStyle = SubsectionStyle()

    def points_at(self, place: int) -> PointStyle:
        """The style of the points of a section. place: the index of the section."""
        return self.points._replace(frame=self.frames[place]) if place < len(self.frames) else self.points


def section_style(sections: Sequence[Section], frame: str, frames: tuple[str, ...]) -> SectionStyle:
    """The style that fits the sections of a speech best. frame: the frame of their headings. frames: see `SectionStyle`."""
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
    """The frame of a section's points. If all of them end with the same unusual mark, it is added to the frame: ``突出“{}”，``."""
    ends = {point.end for point in points_of(section.body) if takes_end(point.heading or "", point.body)}
    return frame + ends.pop() if frame != OPEN_FRAME and len(ends) == 1 and not ends & {usual, ""} else frame


def subsection_style(sections: Sequence[Section]) -> SubsectionStyle:
    """The style that fits the sub-sections of all levels best."""
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
    """The style that fits the points of a body best; `usual` for a body without points, or where it fits equally well."""
    return usual._replace(
        marks=best_marks([marks_of_points(items)], usual.marks),
        points=most(paragraphs_of(items, inside=inside), usual.points),
        end=most(point_ends(items), usual.end),
    )


# ---------------------------------------------------------------- marks


def points_of(items: Iterable[Item]) -> list[Point]:
    """The points among items."""
    return [item for item in items if isinstance(item, Point)]


def marks_of_points(items: Iterable[Item]) -> list[str]:
    """The marks of the points among items."""
    return [point.mark for point in points_of(items)]


def cost(marks: Sequence[str], style: str) -> int:
    """How many marks the outline must write if the others are counted in a numbering style."""
    return sum(mark is not None for mark in own_marks(marks, style_named(style)))


def best_marks(lists: Sequence[Sequence[str]], preferred: str) -> str:
    """The numbering style with which the outline must write the fewest marks.

    lists: the marks of each list of siblings.
    preferred: wins a tie, unless all marks are of no style, such as a dash: then a new outline gets no marks.
    """
    written = [mark for marks in lists for mark in marks]
    if written and all(mark and _style_of(mark) is None for mark in written):
        return NO_MARK[0]
    candidates = dict.fromkeys([preferred, *_styles(written)])
    return min(candidates, key=lambda style: sum(cost(marks, style) for marks in lists))


def usual_marks(lists: Sequence[Sequence[str]], preferred: str) -> str:
    """The numbering style that is best for most of the lists.

    lists: the marks of each list of siblings.
    preferred: the result without lists.
    """
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
    """The most frequent value. preferred: the result without values; it also wins a tie."""
    counted = Counter(values)
    counted[preferred] += 0
    return max(counted, key=lambda value: (counted[value], value == preferred))


def paragraph_of(unit: Section | Point) -> str:
    """``own`` or ``run-on``: where the heading of a unit is."""
    own = not unit.run_in if isinstance(unit, Section) else unit.own_paragraph
    return OWN if own else RUN_ON


def paragraphs_of(items: tuple[Item, ...], *, inside: bool) -> Iterator[str]:
    """``own`` or ``run-on`` for each point that could be either, at all depths.

    inside: whether a paragraph is open before the body.
    """
    for item in items:
        if isinstance(item, Point):
            if inside:
                yield paragraph_of(item)
            yield from paragraphs_of(item.body, inside=True)
        inside = True


def point_ends(items: tuple[Item, ...]) -> Iterator[str]:
    """The mark between heading and text for each point with both, at all depths."""
    points = points_of(items)
    yield from (point.end for point in points if takes_end(point.heading or "", point.body))
    for point in points:
        yield from point_ends(point.body)


def section_end(section: Section) -> str | None:
    """The mark at the end of a section's heading, if a template can add it; None where the heading itself must have it."""
    return section.end if section.heading and not brings_end(section.heading) else None

"""What siblings have in common: numbering style, paragraphs, the mark that ends a heading. The template says it; an outline says what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.speech.counting import own_marks
from drafter.speech.numbering import NO_MARK, Style, recognise, style_named
from drafter.speech.text import END_MARKS
from drafter.speech.tree import Item, Point, Section

NONE = NO_MARK[0]
LEVEL_MARKS = ("一、", "（一）", "1.", "（1）", "①")
"""The marks that templates give to each level where nobody says others (GB/T 9704-2012, 7.3.3)."""


class Manner(NamedTuple):
    """How points are written: the numbering style, ``own`` or ``run-on``, the mark between a heading and its text."""

    marks: str = NONE
    points: str = "run-on"
    end: str = "。"


def points_of(items: Iterable[Item]) -> list[Point]:
    """The points among some items."""
    return [item for item in items if isinstance(item, Point)]


def all_bodies(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """A body and those of its points, outermost first."""
    yield items
    for point in points_of(items):
        yield from all_bodies(point.body)


# ---------------------------------------------------------------- marks


def cost(marks: Sequence[str], style: str) -> int:
    """How many marks must be said where a style counts the others."""
    return sum(mark is not None for mark in own_marks(marks, style_named(style)))


def best_style(lists: Sequence[Sequence[str]], preferred: str) -> str:
    """The style that leaves the fewest marks to be said in some lists of siblings; `preferred` where it is as good as any."""
    candidates = dict.fromkeys([preferred, *_styles(mark for marks in lists for mark in marks)])
    return min(candidates, key=lambda style: sum(cost(marks, style) for marks in lists))


def usual_style(lists: Sequence[Sequence[str]], preferred: str) -> str:
    """The style that fits most of some lists of siblings, each taken by itself; `preferred` where there are none."""
    fitting = Counter(best_style([marks], preferred) for marks in lists if marks)
    return fitting.most_common(1)[0][0] if fitting else preferred


def _styles(marks: Iterable[str]) -> Iterator[str]:
    for mark in marks:
        style = _style_of(mark)
        yield style.name if style else NONE


def _style_of(mark: str) -> Style | None:
    found = recognise(mark)
    return found.style if found and found.text == mark else None


# ---------------------------------------------------------------- paragraphs and ends


def most(values: Iterable[str], preferred: str) -> str:
    """The most frequent of some values; `preferred` where there are none, or where it is as frequent."""
    counted = Counter(values)
    counted[preferred] += 0
    return max(counted, key=lambda value: (counted[value], value == preferred))


def paragraphs_of(items: tuple[Item, ...], *, inside: bool) -> Iterator[str]:
    """``own`` or ``run-on`` for each point of a body and of its points that could be either. `inside`: a paragraph is open before it."""
    for item in items:
        if isinstance(item, Point):
            if inside:
                yield "own" if item.own_paragraph else "run-on"
            yield from paragraphs_of(item.body, inside=True)
        inside = True


def point_ends(items: tuple[Item, ...]) -> Iterator[str]:
    """What stands between heading and text, for each point of a body and of its points that has both."""
    for body in all_bodies(items):
        for point in points_of(body):
            if takes_end(point):
                yield point.end


def takes_end(point: Point) -> bool:
    """Whether a template may put a mark behind a point's heading: it has words that bear none, and a text follows."""
    heading = point.heading or ""
    return bool(heading) and heading[-1] not in END_MARKS and bool(point.body) and isinstance(point.body[0], str)


def section_end(section: Section) -> str | None:
    """What ends a section's heading where a template could put it; None where only the heading can bring it."""
    return section.end if section.heading and section.heading[-1] not in END_MARKS else None

"""The values of an outline in the form that templates use."""

from __future__ import annotations

from typing import Any, NamedTuple

from drafter.outline.model import Blanks, OutlinePoint, OutlineSection
from drafter.outline.typed import TypedOrdinal
from drafter.speech.counting import numbers
from drafter.template.markup import Blank

HEADING_BLANK = Blank("小标题")
"""The heading of a section whose outline gives none."""


class Body(tuple[Any, ...]):
    """A body. marks, points: the keys of its section, None where they are missing."""

    marks: str | None = None
    points: str | None = None


class Subsections(tuple[OutlineSection, ...]):
    """The sub-sections of a section, with the ``marks`` that it says for them; None where it says none."""

    marks: str | None = None


class Unended(str):
    """A heading with ``end: none`` in the outline. The filter `sentence` adds no mark to it."""

    __slots__ = ()


class SectionView(NamedTuple):
    """A section.

    number: its number. count: how many sections the speech has. mark: a mark of its own; None if its mark comes from counting.
    typed: the ordinal that its author typed.
    paragraph: ``own`` or ``run-on`` where the section says how its heading stands; end: "" where it says that no mark ends it.
    """

    heading: Any
    body: Body
    sections: tuple[OutlineSection, ...] = ()
    number: int = 1
    count: int = 1  # type: ignore[assignment]  # a tuple's own `count` is nothing that a template may call
    last: bool = False
    mark: str | None = None
    paragraph: str | None = None
    end: str | None = None
    typed: TypedOrdinal | None = None


def section_views(sections: tuple[OutlineSection, ...]) -> tuple[SectionView, ...]:
    """The sections of an outline, counted."""
    views = []
    count = len(sections)
    for place, (section, number) in enumerate(zip(sections, numbers(section.mark for section in sections), strict=True), 1):
        body = Body(section.body)
        body.marks, body.points = section.marks, section.points
        below: tuple[OutlineSection, ...] = section.sections
        if below and section.marks and not any(isinstance(item, OutlinePoint) for item in body):
            below = Subsections(below)
            below.marks = section.marks
        own = section.mark, section.paragraph, section.end, section.typed
        views.append(SectionView(_heading(section), body, below, number, count, place == count, *own))
    return tuple(views)


def _heading(section: OutlineSection) -> Any:
    heading = section.heading
    if heading is None:
        return HEADING_BLANK
    if section.end is None:
        return heading
    return heading._replace(ended=False) if isinstance(heading, Blanks) else Unended(heading)

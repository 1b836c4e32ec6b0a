"""Bodies, sub-sections and attachments as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from drafter.outline.model import Attachment, OutlinePoint, OutlineSection, PlainBody
from drafter.speech.counting import numbers
from drafter.speech.emphasis import has_marks, marked
from drafter.speech.emphasis import plain as bare_of
from drafter.speech.lines import Styled, shown_line
from drafter.speech.lines import joined as joined_texts
from drafter.speech.markdown import body_blocks, section_blocks, unescape
from drafter.speech.style import FULL_STOP, OPEN_FRAME, OWN, RUN_ON, PointStyle, SubsectionStyle, takes_end
from drafter.speech.text import split_end
from drafter.speech.tree import Item, Point, Section
from drafter.template.budget import BUDGET, charged
from drafter.template.headings import as_typed, counted_mark, filled, mark_text, short_end, stands
from drafter.template.markup import Blank, Markdown
from drafter.template.views import HEADING_BLANK, Body, SectionView

_point = partial(tuple.__new__, Point)
"""A faster constructor, called with one tuple."""
_POINTS, _SUBSECTIONS = PointStyle(), SubsectionStyle()
"""The defaults of `paragraphs` and `subsections`."""


def paragraphs(
    body: Iterable[Any],
    marks: str = _POINTS.marks,
    points: str = _POINTS.points,
    frame: str = _POINTS.frame,
    end: str = _POINTS.end,
) -> Markdown:
    """The paragraphs and points of a body.

    marks: the numbering style of its points.
    points: ``own`` or ``run-on``.
    frame: the frame of their headings.
    end: the mark between a point's heading and its text, where the heading has none. If the outline gives the section ``marks`` or
    ``points``, these win.
    """
    if isinstance(body, Blank):
        return body
    short_end(end)
    points = stands(points)
    items = tree_items(body, PointStyle(marks, points, end, frame))
    budget, plain = BUDGET.get(), _plain(body)
    blocks = body_blocks(items, known=budget.blocks, plain=plain is not None)
    text = "\n\n".join(blocks)
    if plain is not None:
        budget.bodies[id(plain)] = text
    lead = "\n\n" if blocks and not isinstance(body, str) and _opens_with_own(body, points) else ""
    return charged(lead + text)


def _opens_with_own(body: Iterable[Any], points: str) -> bool:
    """Whether the body begins with a point in a paragraph of its own.

    Such a point must not continue the paragraph of a run-in heading.
    """
    first = next(iter(body), None)
    return isinstance(first, OutlinePoint) and (first.paragraph or getattr(body, "points", None) or points) == OWN


def tree_items(body: Iterable[Any], style: PointStyle) -> tuple[Item, ...]:
    """The items of an outline's body as items of a `Speech`; `drafter.mine.emit.units.body_values` is the inverse."""
    style = style.with_keys(getattr(body, "marks", None), getattr(body, "points", None))
    plain = _plain(body) if style.frame == OPEN_FRAME else None
    if plain is not None:
        return _plain_items(plain, style)
    items: list[Item] = []
    outline_points = [item for item in body if isinstance(item, OutlinePoint)]
    if not outline_points:
        return (marked(body),) if isinstance(body, str) else tuple([shown_line(marked(item)) for item in body])
    counted = numbers([point.mark for point in outline_points])
    for item in body:
        if not isinstance(item, OutlinePoint):
            items.append(shown_line(marked(item)))
            continue
        number = next(counted)
        heading, inner, marks, points, mark, paragraph, end, typed, unended, before = item  # ten names cost less than ten look-ups
        below: tuple[Any, ...] = inner
        if len(inner) != 1 or type(inner[0]) is not str or has_marks(inner[0]):
            below = tree_items(inner, style.below(marks, points))
        run_on = (paragraph or style.points) != OWN
        if before is not None and run_on and items and isinstance(items[-1], str):
            BUDGET.get().notice(before.fault)
        if unended is not None and "found" in unended.fault.facts:  # a comma ends it, and stays
            BUDGET.get().notice(unended.fault)
        elif unended is not None and run_on and below and isinstance(below[-1], str):
            BUDGET.get().notice(unended.fault)
            below = (*below[:-1], joined_texts((below[-1], FULL_STOP)))
        if mark is None:
            mark = mark_text(number, style.marks, number if item is outline_points[-1] else None)
            if typed is not None:
                counted_mark(typed, mark)
        if typed is not None:
            heading = as_typed(item, mark)
            if heading is None and not mark and below and isinstance(below[0], str):
                below = (joined_texts((typed.text, below[0])), *below[1:])
        if not isinstance(heading, str) or style.frame != OPEN_FRAME:
            heading = filled(heading, style.frame) if heading else ""
        words, ending = split_end(marked(heading))
        if words and not ending and end is None and takes_end(words, below):
            ending = style.end
        elif unended is not None and run_on and words and not ending and not below:
            BUDGET.get().notice(unended.fault)
            ending = FULL_STOP
        items.append(_point((mark, words or None, ending, below, not run_on)))
    return tuple(items)


def _plain(body: Iterable[Any]) -> PlainBody | None:
    """The `PlainBody` that a body is, as an outline has it or as a template sees it; None for any other."""
    return body.plain if type(body) is Body else body if type(body) is PlainBody else None


def _plain_items(body: PlainBody, style: PointStyle) -> tuple[Item, ...]:
    """The items of a `PlainBody`: marks and ends are all that is added."""
    own, end, marks = style.points == OWN, style.end, style.marks
    last = sum([type(item) is not str for item in body])
    number = 0
    items: list[Item] = []
    for item in body:
        if type(item) is str:
            items.append(item)
        else:
            number += 1
            items.append(_point((mark_text(number, marks, number if number == last else None), item[0], end, item[1], own)))
    return tuple(items)


def subsections(
    sections: Sequence[OutlineSection | SectionView],
    marks: str = _SUBSECTIONS.marks,
    points: str = _SUBSECTIONS.points,
    level: int = _SUBSECTIONS.level,
    *,
    point_marks: str = _SUBSECTIONS.point_marks,
    end: str = _SUBSECTIONS.end,
    paragraph: str = _SUBSECTIONS.paragraph,
) -> Markdown:
    """The sub-sections of a section and all deeper levels, which take the marks that the standard orders.

    point_marks: the numbering style of their points, if it is not 一是. paragraph: ``own`` where headings stand alone, ``run-on``
    where they run in. end: the mark that ends a heading that runs in, a point's too. What a section says of itself wins.
    """
    short_end(end)
    style = SubsectionStyle(getattr(sections, "marks", None) or marks, stands(points), level, point_marks, end, stands(paragraph))
    plain = [one.outline or OutlineSection(None) if isinstance(one, SectionView) else one for one in sections]
    blocks = [block for section in tree_sections(plain, style) for block in section_blocks(section, level)]
    return charged("\n\n".join(blocks))


def tree_sections(sections: Sequence[OutlineSection], style: SubsectionStyle) -> list[Section]:
    """Sub-sections as sections of a `Speech`."""
    result = []
    for section, number in zip(sections, numbers([section.mark for section in sections]), strict=True):
        total = number if section is sections[-1] else None
        run_in = (section.paragraph or style.paragraph) == RUN_ON
        mark = section.mark if section.mark is not None else counted_mark(section.typed, mark_text(number, style.marks, total))
        heading = as_typed(section, mark)
        words, ending = split_end(marked(filled(unescape(str(HEADING_BLANK)) if heading is None else heading, OPEN_FRAME)))
        if run_in and words and not ending and section.end is None:
            ending = style.end
        result.append(
            Section(
                mark,
                words,
                ending,
                run_in,
                tree_items(section.body, style.of_points().with_keys(section.marks, section.points)),
                tuple(tree_sections(section.sections, style.below(section.marks))),
            )
        )
    return result


def attachment_list(attachments: Sequence[Attachment]) -> Markdown:
    """The list of the attachments behind the text: ``附件：1. 工作要点``, the numbers only where there are several (GB/T 9704-2012, 7.3.4)."""
    several = len(attachments) > 1
    listed = [
        Styled(
            f"{'附件：' if number == 1 else ''}{f'{number}. ' if several else ''}{bare_of(one.name)}",
            "attachments" if number == 1 else "attachments-more",
        )
        for number, one in enumerate(attachments, 1)
    ]
    return charged("\n\n".join(body_blocks(listed)))


def attached(attachments: Sequence[Attachment], marks: str = _POINTS.marks) -> Markdown:
    """The attachments that have a text, each behind a page break: ``附件1``, its name, its text (GB/T 9704-2012, 7.3.7)."""
    several = len(attachments) > 1
    blocks: list[str] = []
    for number, one in enumerate(attachments, 1):
        if one.body:
            head = (Styled(f"附件{number if several else ''}", "attachment"), Styled(bare_of(one.name), "attachment-title"))
            blocks += body_blocks([*head, *tree_items(one.body, PointStyle(marks, OWN))])
    return charged("\n\n".join(blocks))

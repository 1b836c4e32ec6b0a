"""The values of an outline in the form that templates use."""

from typing import Any, NamedTuple

from drafter.outline.keys import ALIASES
from drafter.outline.model import AgendaItem, Blanks, NoSections, Outline, OutlinePoint, OutlineSection, PlainBody, lines_of
from drafter.outline.typed import TypedOrdinal
from drafter.speech.counting import numbers
from drafter.speech.dates import shown_date
from drafter.template.frontmatter import NAMEABLE, TemplateInfo
from drafter.template.markup import Blank, Day

HEADING_BLANK = Blank("小标题")
"""The heading of a section whose outline gives none."""


class Body(tuple[Any, ...]):
    """A body. marks, points: the keys of its section, None where they are missing. plain: the `PlainBody` that it is, or None."""

    marks: str | None = None
    points: str | None = None
    plain: PlainBody | None = None


class Subsections(tuple[Any, ...]):
    """The sub-sections of a section as `SectionView`, with the ``marks`` that it says for them; None where it says none."""

    marks: str | None = None


class Unended(str):
    """A heading with ``end: none`` in the outline. The filter `sentence` adds no mark to it."""

    __slots__ = ()


class EnglishAddress(str):
    """A line of a salutation in English, behind which the filter `sentence` writes half-width marks: ``Ladies and gentlemen:``."""

    __slots__ = ()


class SectionView(NamedTuple):
    """A section.

    number: its number. count: how many sections the speech has. mark: a mark of its own; None if its mark comes from counting.
    typed: the ordinal that its author typed.
    paragraph: ``own`` or ``run-on`` where the section says how its heading stands; end: "" where it says that no mark ends it.
    who: who does an item of an agenda, where its heading has no names. is_item: whether it is one. is_break: whether it is a break.
    minutes, until: of a break: how long it is, and when it ends (10点半); "" where that is not known.
    introduced: whether nothing of an item's body stands apart from its heading. What is said when the item is done is a paragraph of its own.
    outline: what it is in the outline, for filters; None for an item of an agenda and for one that is missing.
    """

    heading: Any
    body: Body
    sections: tuple[Any, ...] = ()
    number: int = 1
    count: int = 1  # type: ignore[assignment]  # a tuple's own `count` is nothing that a template may call
    last: bool = False
    mark: str | None = None
    paragraph: str | None = None
    end: str | None = None
    typed: TypedOrdinal | None = None
    who: tuple[str, ...] = ()
    is_item: bool = False
    is_break: bool = False
    minutes: str = ""
    until: str = ""
    introduced: bool = True
    outline: OutlineSection | None = None

    @property
    def marks(self) -> str | None:
        """The numbering style of its points, None where it says none."""
        return self.body.marks

    @property
    def points(self) -> str | None:
        """Whether each of its points opens a paragraph, None where it does not say."""
        return self.body.points


def agenda_views(agenda: tuple[AgendaItem, ...], start: int | None) -> tuple[SectionView, ...]:
    """The items of an agenda as sections. Breaks have no number; `count` counts the others."""
    from drafter.outline.schedule import schedule, spoken_clock

    slots = schedule(agenda, start)
    count = sum(slot.number is not None for slot in slots)
    return tuple(
        SectionView(
            slot.item.item,
            Body((*lines_of(slot.item.introduction), *lines_of(slot.item.remark))),
            number=slot.number or 1,
            count=count,
            last=slot.number == count,
            mark="" if slot.item.is_break else None,
            who=() if slot.item.says_who else slot.who,
            is_item=True,
            is_break=slot.item.is_break,
            minutes="" if slot.item.minutes is None else f"{slot.item.minutes:g}",
            until="" if slot.ends is None else spoken_clock(slot.ends),
            introduced=bool(slot.item.introduction) or not slot.item.remark,
        )
        for slot in slots
    )


def section_views(sections: tuple[OutlineSection, ...]) -> tuple[SectionView, ...]:
    """The sections of an outline, counted, and those within them."""
    views = []
    count = len(sections)
    for place, (section, number) in enumerate(zip(sections, numbers(section.mark for section in sections), strict=True), 1):
        body = Body(section.body)
        body.marks, body.points = section.marks, section.points
        body.plain = section.body if type(section.body) is PlainBody else None
        below = Subsections(section_views(section.sections)) if section.sections else ()
        if below and section.marks and not any(isinstance(item, OutlinePoint) for item in body):
            below.marks = section.marks
        own = section.mark, section.paragraph, section.end, section.typed
        views.append(SectionView(_heading(section), body, below, number, count, place == count, *own, outline=section))
    return tuple(views)


def _heading(section: OutlineSection) -> Any:
    heading = section.heading
    if heading is None:
        return HEADING_BLANK
    if section.end is None:
        return heading
    return heading._replace(ended=False) if isinstance(heading, Blanks) else Unended(heading)


def _is_english(line: str) -> bool:
    return line.isascii() and any(map(str.isalpha, line))


def outline_context(outline: Outline, info: TemplateInfo) -> dict[str, Any]:
    """The variables of a template: the outline's parts, and the slots by their names."""
    context: dict[str, Any] = {name: getattr(outline, name) for name in NAMEABLE}
    if any(map(str.isascii, outline.salutation)):
        context["salutation"] = tuple(EnglishAddress(line) if _is_english(line) else line for line in outline.salutation)
    on_page = outline.agenda and not outline.sections
    context["sections"] = agenda_views(outline.agenda, outline.start) if on_page else section_views(outline.sections)
    for name in info.required:
        if not context[name] and not isinstance(outline.sections if name == "sections" else (), NoSections):
            part = info.parts.get(name)
            blank = Blank((part.hint if part else "") or ALIASES[name])
            context[name] = (
                (SectionView(blank, Body(), last=True),) if name == "sections" else (blank,) if name == "salutation" else blank
            )
    for slot in info.slots.values():
        value = outline.slots.get(slot.name) or slot.default or (Blank(slot.name) if slot.required else "")
        context[slot.name] = Day(value) if slot.type == "date" and shown_date(value) != value else value
    return context

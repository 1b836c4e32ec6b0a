"""The values of an outline for a draft and a template, and its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from drafter.mine.emit.ending import split_ending
from drafter.mine.emit.front import key_value, strip_decoration
from drafter.mine.emit.plain import Decoration
from drafter.mine.emit.units import Language, body_values, footnotes_of, section_values, typed_outline
from drafter.nodes.writing import Literal, Value, mapping_lines, scalar
from drafter.pull.draft.fixed import Found, without_fixed
from drafter.pull.draft.form import formed_body, formed_sections
from drafter.pull.draft.front import DASHES
from drafter.pull.draft.habits import FixedText, Habits
from drafter.speech.dates import day_text
from drafter.speech.numbering import NO_MARK
from drafter.speech.style import PointStyle
from drafter.speech.tree import FRONT_KINDS, FrontKind, Item, Section, Speech
from drafter.template.frontmatter import Slot
from drafter.template.starter import slot_line

_BRACKETS = {"（": "）", "(": ")", "[": "]", "【": "】"}


class Fitted(NamedTuple):
    """A speech, divided into what the outline must have and what the template writes by itself.

    speech: the rest, in the template's form. slots: the values of its slots. open: the slots without a value. found, missing: its fixed texts
    that the speech has, and those that it has not. unplaced: lines of the front for which it has no place.
    """

    speech: Speech
    slots: Mapping[str, str]
    open: tuple[Slot, ...]
    found: tuple[FixedText, ...] = ()
    missing: tuple[FixedText, ...] = ()
    unplaced: tuple[str, ...] = ()


def fitted(speech: Speech, habits: Habits) -> Fitted:
    """A speech as it goes into a template."""
    slots, count = habits.info.slots, habits.expected
    opening = without_fixed(speech.opening, habits.opening.fixed, slots, {}, count)
    closing = _with_bodies(_closing(speech, habits, opening), habits)
    sections = formed_sections(closing.sections, habits.sections)
    values = closing.found.slots
    unplaced = tuple(line.text for line in speech.front if line.kind not in habits.front)
    return Fitted(
        Speech(
            tuple(line for line in speech.front if line.kind in habits.front),
            formed_body(closing.opening, habits.opening.points),
            sections,
            formed_body(closing.found.items, habits.closing.points),
        ),
        values,
        tuple(slot for name, slot in slots.items() if slot.required and not slot.default and name not in values),
        opening.found + closing.found.found,
        opening.missing + closing.found.missing,
        unplaced,
    )


class _Closing(NamedTuple):
    """The closing, with the sections and the opening as it leaves them."""

    found: Found
    sections: tuple[Section, ...]
    opening: tuple[Item, ...]


def _closing(speech: Speech, habits: Habits, opening: Found) -> _Closing:
    """The closing without the template's texts. Where these stand at the end of the last section, or of a speech without sections, they are found there."""
    slots, count, fixed = habits.info.slots, habits.expected, habits.closing.fixed
    found = without_fixed(speech.closing, fixed, slots, opening.slots, count)
    left = tuple(text for text in fixed if text not in found.found)
    if not left or found.items:
        return _Closing(found, speech.sections, opening.items)
    if not speech.sections:
        inside = without_fixed(opening.items[-1:], left, slots, found.slots, count)
        return _Closing(_both(found, inside), (), (*opening.items[:-1], *inside.items))
    last = speech.sections[-1]
    if last.sections:
        return _Closing(found, speech.sections, opening.items)
    inside = without_fixed(last.body, left, slots, found.slots, count)
    return _Closing(_both(found, inside), (*speech.sections[:-1], last._replace(body=inside.items)), opening.items)


def _both(first: Found, then: Found) -> Found:
    """What was found at two places, `then` where `first` left off."""
    return Found(first.items, then.slots, first.found + then.found, then.missing)


def _with_bodies(closing: _Closing, habits: Habits) -> _Closing:
    """The sections without what the template writes into each. What it writes below the last one may stand in the draft's closing."""
    slots, found = habits.info.slots, closing.found
    sections: list[Section] = []
    missing: tuple[FixedText, ...] = ()
    for section, fixed in zip(closing.sections, habits.bodies, strict=False):
        body = without_fixed(section.body, fixed, slots, found.slots, habits.expected)
        sections.append(section._replace(body=body.items))
        found = found._replace(slots=body.slots)
        missing = body.missing
    if not sections or len(sections) != len(closing.sections):
        return closing
    below = without_fixed(found.items, missing, slots, found.slots, habits.expected)
    return _Closing(found._replace(items=below.items, slots=below.slots), tuple(sections), closing.opening)


# ---------------------------------------------------------------- the text


def outline_text(fit: Fitted, habits: Habits, notes: Sequence[str], *, chinese: bool) -> str:
    """The text of the outline.

    notes: the texts of its key ``notes``, for the author.
    """
    say = Language(chinese)
    sections, headings = _unmarked(fit.speech.sections, habits)
    closing, ending = split_ending(fit.speech.closing, say)
    slots: dict[str, Value] = {
        name: fit.slots.get(name) or [] for name in habits.info.slots if name in fit.slots or _is_open(fit, name)
    }
    values: dict[str, Value] = {
        say.key("template"): habits.info.name,
        **{say.key(kind): _front(kind, fit.speech, habits.front.get(kind)) for kind in FRONT_KINDS},
        say.key("slots"): slots or None,
        say.key("opening"): _body(fit.speech.opening, habits.opening.points, say),
        say.key("sections"): section_values(sections, habits.sections, say) or _no_sections(habits, say),
        say.key("closing"): _body(closing, habits.closing.points, say),
        **{say.key(name): value for name, value in ending.items()},
        say.key("footnotes"): footnotes_of(fit.speech) or None,
        say.key("notes"): list(notes) or None,
    }
    lines = mapping_lines(typed_outline(values))
    asked = {f"  {slot.name}:": slot_line(slot) for slot in fit.open}
    text = "\n".join(asked.get(line, line) for line in lines) + "\n"
    for heading in headings:
        text = text.replace(f": {scalar(Literal(heading))}\n", f": {scalar(heading)}\n")
    return text


def _is_open(fit: Fitted, name: str) -> bool:
    return any(slot.name == name for slot in fit.open)


def _no_sections(habits: Habits, say: Language) -> Value:
    """The value of ``sections`` which says that there are none, for templates that require sections."""
    return say.word(NO_MARK[0]) if "sections" in habits.info.required else None


def _unmarked(sections: tuple[Section, ...], habits: Habits) -> tuple[tuple[Section, ...], list[str]]:
    """The sections, each with its ordinal in its heading where the template writes none, and these headings."""
    if habits.sections.heading.marks != NO_MARK[0]:
        return sections, []
    found = tuple(
        section._replace(mark="", heading=f"{section.mark}{section.heading}") if section.mark else section for section in sections
    )
    return found, [section.heading for section, old in zip(found, sections, strict=True) if old.mark]


def _body(items: tuple[Item, ...], style: PointStyle, say: Language) -> Value:
    return body_values(items, style, say, inside=False) or None


def _front(kind: FrontKind, speech: Speech, decoration: Decoration | None) -> Value:
    lines = list(speech.lines(kind))
    if decoration is None or not lines:
        return None
    bare = strip_decoration(lines, decoration)
    if bare is None:
        bare = [_loosely(kind, line, decoration) for line in lines]
    if kind == "date" and len(bare) == 1:
        with suppress(ValueError):  # a day that there is not stays as it is
            bare = [day_text(bare[0])[0]]
    return key_value(kind, bare)


def _loosely(kind: FrontKind, line: str, decoration: Decoration) -> str:
    """A line without a decoration of the same kind as the template's: other brackets, a shorter dash."""
    found = strip_decoration([line], decoration)
    if found is not None:
        return found[0]
    if kind == "subtitle":
        return line.lstrip(DASHES) or line
    if kind == "date":
        inside = line[1:-1].strip() if _BRACKETS.get(line[:1]) == line[-1:] else line
        written = strip_decoration([f"{decoration.before}{inside}{decoration.behind}"], decoration)
        return written[0] if written else inside or line
    return line

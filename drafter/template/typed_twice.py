"""What an author typed although the template writes it too: ordinals before headings, words beside a value (年 in 2026年年).

The page that was rendered shows where that happened. The outline without such words is rendered again, and a notice tells of each value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drafter.errors import Fault, Place
from drafter.outline.model import Blanks, Lines, Outline, OutlineSection, lines_of
from drafter.speech.beside import LONGEST
from drafter.speech.flow import heading_text, texts
from drafter.speech.markdown import escape, escape_inline
from drafter.speech.tree import Speech
from drafter.speech.twice import stands_beside_words, twice, without_neighbours
from drafter.template.shown import facts_of_twice, front_texts, texts_of

_BESIDE = ("title", "subtitle", "speaker", "date")
"""The keys of the front whose lines a template may write words beside."""


def as_typed(outline: Outline, speech: Speech, notices: Sequence[Fault]) -> tuple[Outline, list[Fault]]:
    """The outline with the ordinals that its author typed before section headings, for templates that write no marks there.

    notices: the notices of the rendering. Also returned: the notices about ordinals that were replaced by the template's own.
    """
    if not any(section.typed for section in outline.sections):
        return outline, []
    marked = [False] * len(outline.sections)
    if len(speech.sections) == len(marked):  # else the template leaves some out, or writes none
        pairs = zip(outline.sections, speech.sections, strict=True)
        marked = [bool(shown.mark) or bool(wanted.mark and heading_text(shown).startswith(wanted.mark)) for wanted, shown in pairs]
    sections, taken_off = [], []
    for section, has_mark in zip(outline.sections, marked, strict=True):
        notice = section.typed.notice.fault if section.typed else None
        if notice and has_mark and section.mark is None and notice not in notices:
            taken_off.append(notice)
        sections.append(section if has_mark or notice in notices else _with_typed(section))
    return (outline if tuple(sections) == outline.sections else outline._replace(sections=tuple(sections))), taken_off


def _with_typed(section: OutlineSection) -> OutlineSection:
    typed, heading = section.typed, section.heading
    if typed is None or not isinstance(heading, str):
        return section
    return section._replace(heading=f"{typed.text}{heading}", mark=None, typed=None)


def without_twice(outline: Outline, speech: Speech, markdown: str) -> tuple[Outline, dict[str, str], dict[str, tuple[str, str]]]:
    """The outline without the words that its template writes too.

    Also returned: for each changed value, the part that is left of it; for each value whose unit contradicts the template's, what is
    shown of it and that with the words behind it.
    markdown: the page as the template wrote it. It is searched first, because its words take longer to make.
    """
    lines = [line for key in _BESIDE for line in lines_of(getattr(outline, key)) if not _stands_alone(line, markdown)]
    whole = {line.text for line in speech.front} if lines else ()
    lines = [line for line in lines if line not in whole]
    values = [*filter(None, outline.slots.values()), *lines]
    values = [value for value in values if _may_stand(value, markdown)]
    page = "\n".join(texts(speech)) if values else ""
    own: list[str] | None = None
    shown: dict[str, str] = {}
    clashes: dict[str, tuple[str, str]] = {}
    for value in values:
        if stands_beside_words(page, value):
            own = texts_of(outline._replace(title="", subtitle="", speaker="", date="")) if own is None else own
            others = [line for line in front_texts(outline) if line != value]
            beside = twice(page, value, [*others, *own])
            if beside.shown != value:
                shown[value] = beside.shown
            if beside.clash:
                clashes[value] = beside
    if not shown:
        return outline, shown, clashes
    slots = {name: shown.get(value, value) for name, value in outline.slots.items()}
    front: dict[str, Any] = {key: _shown_lines(getattr(outline, key), shown) for key in _BESIDE}
    return outline._replace(slots=slots, **front), shown, clashes


def _may_stand(value: str, markdown: str) -> bool:
    """Whether a value may stand on a page. A quick test.

    The first and last character are left out, because Markdown escapes them otherwise there. 12.5 is escaped like the start of a list.
    """
    return escape_inline(value[1:-1].strip()) in markdown or (value[:1].isdecimal() and escape(value)[1:-1].strip() in markdown)


def with_framed(outline: Outline, notices: Sequence[Fault]) -> Outline:
    """The outline with the blanks of frames as they are shown, where a notice says that words of the frame are left out of them."""
    shown: dict[Place | None, Any] = {notice.place: notice.facts["blanks"] for notice in notices if "blanks" in notice.facts}
    if not shown:
        return outline

    def of_item(item: Any) -> Any:
        if isinstance(item, str):
            return item
        heading = item.heading
        if isinstance(heading, Blanks) and heading.place in shown:
            heading = heading._replace(words=shown[heading.place])
        below = {"sections": tuple(map(of_item, item.sections))} if isinstance(item, OutlineSection) else {}
        return item._replace(heading=heading, body=tuple(map(of_item, item.body)), **below)

    parts: dict[str, Any] = {name: tuple(map(of_item, getattr(outline, name))) for name in ("opening", "sections", "closing")}
    return outline._replace(**parts)


def _stands_alone(line: str, markdown: str) -> bool:
    """Whether a line of the front stands on the page once, with no words beside it. A quick test."""
    text = escape_inline(line)
    return (f"# {text}\n" in markdown or f"\n[{text}]{{." in markdown) and markdown.count(text) == 1


def _shown_lines(value: Lines, shown: Mapping[str, str]) -> Lines:
    """The lines of a key of the front, each without what its template writes too."""
    return shown.get(value, value) if isinstance(value, str) else tuple(shown.get(line, line) for line in value)


def values_twice(outline: Outline, shown: Mapping[str, object]) -> list[tuple[str, str]]:
    """The keys of the values of which a part is left out, each with its value."""
    slots = [(f"slots.{name}", value) for name, value in outline.slots.items() if value in shown]
    lines = [
        (f"{key}.{number}" if f"{key}.{number}" in outline.places else key, line)
        for key in _BESIDE
        for number, line in enumerate(lines_of(getattr(outline, key)))
        if line in shown
    ]
    return slots + lines


def headings_twice(outline: Outline, speech: Speech) -> dict[str, str]:
    """The headings of sections whose template writes some of their words beside them, each with what is left: 关于修路的问题 in 关于…的问题."""
    found: dict[str, str] = {}
    for wanted, section in zip(outline.sections, speech.sections, strict=False):
        heading, words = wanted.heading, section.heading or ""
        if not isinstance(heading, str) or heading == words or len(heading) < _SHORTEST_HEADING or heading not in words:
            continue
        before, _, after = words.partition(heading)
        left = without_neighbours(heading, before[-LONGEST:], after[:LONGEST])
        if left != heading and len(heading) - len(left) > 1:
            found[heading] = left
    return found


_SHORTEST_HEADING = 4


def with_headings(outline: Outline, headings: Mapping[str, str]) -> Outline:
    """The outline with what is left of the headings of its sections, see `headings_twice`."""
    sections = tuple(section._replace(heading=headings.get(str(section.heading), section.heading)) for section in outline.sections)
    return outline._replace(sections=sections)


def twice_notice(outline: Outline, key: str, value: str, left: str) -> Fault:
    """The notice that a part of a value is left out."""
    return Fault("outline.typed-twice", outline.place_of(key), facts_of_twice(value, left))


def clash_notice(outline: Outline, key: str, beside: tuple[str, str]) -> Fault:
    """The notice that a number's unit contradicts the words behind it."""
    value, clash = beside
    return Fault("outline.clash", outline.place_of(key), {"text": value, "found": clash[len(value) :], "shown": clash})

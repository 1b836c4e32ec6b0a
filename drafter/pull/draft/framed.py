"""Sections without ordinals that are known by the frame of a template: paragraphs that begin with a heading of its form."""

from __future__ import annotations

from drafter.mine.emit.frames import blanks
from drafter.pull.draft.habits import Habits
from drafter.speech.style import OPEN_FRAME
from drafter.speech.tree import Item, Section, Speech

_FEWEST = 2
"""How many paragraphs must begin with such a heading. A single one may do so by chance."""
_FULL_STOP = "。"


def with_framed_sections(speech: Speech, habits: Habits) -> Speech:
    """A speech with the sections that only the template's frame shows; unchanged where it has other sections, or too few of these."""
    frame = habits.sections.heading.frame
    if speech.sections or frame == OPEN_FRAME:
        return speech
    items = (*speech.opening, *speech.closing)
    starts = [at for at, item in enumerate(items) if _heading(item, frame)]
    if len(starts) < _FEWEST:
        return speech
    sections = [_section(items[start:stop], frame) for start, stop in zip(starts, [*starts[1:], len(items)], strict=True)]
    return speech._replace(opening=items[: starts[0]], sections=tuple(sections), closing=())


def _heading(item: Item, frame: str) -> str:
    """The heading with which a paragraph begins, "" where it begins with none of this form."""
    if not isinstance(item, str):
        return ""
    heading, end, _ = item.partition(_FULL_STOP)
    return heading if blanks(heading, frame) and (end or heading == item) else ""


def _section(items: tuple[Item, ...], frame: str) -> Section:
    first = str(items[0])
    heading = _heading(first, frame)
    rest = first[len(heading) + 1 :]
    if not rest and len(first) == len(heading):
        return Section("", heading, "", False, items[1:])
    return Section("", heading, _FULL_STOP, True, ((rest, *items[1:]) if rest else items[1:]))

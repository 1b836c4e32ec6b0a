"""Sections of a host's script: paragraphs in which the host hands over to the next speaker, whether they are numbered or not.

Example: ``下面请李明同志讲话，大家欢迎！`` begins a section, and what follows it belongs to that section, down to the summing up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from drafter.files.tables import read_table
from drafter.mine.address import is_address
from drafter.pull.draft.dialogue import spoken_from
from drafter.pull.draft.habits import Habits
from drafter.speech.text import split_end
from drafter.speech.tree import Item, Section, Speech

_HEADING_ENDS = "。！!；;"


def with_turns(speech: Speech, habits: Habits) -> Speech:
    """A speech with the sections that a host's words begin; unchanged where it has sections, or where the template is for no host."""
    if speech.sections or not is_for_host(habits):
        return speech
    items = (*speech.opening, *speech.closing)
    starts = [at for at, item in enumerate(items) if _hands_over(item)]
    if not starts:
        return speech
    end = _summing_up(items, starts[-1])
    sections = [_section(items[start:stop]) for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    return speech._replace(opening=items[: starts[0]], sections=tuple(sections), closing=items[end:])


def is_for_host(habits: Habits) -> bool:
    """Whether a template is for a host."""
    return habits.sections.heading.marks in _words()["hosts"]


@cache
def _words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = read_table("pull", "drafts")["turns"]
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_words()[name]))


def handed_over(sections: Sequence[Section]) -> int:
    """How many sections begin as a host hands over, the words of the mark counted: ``现在进行第一项议程：`` and ``请李明同志宣读决定``."""
    return sum(_hands_over(section.mark + section.heading) for section in sections)


def _hands_over(item: Item) -> bool:
    return isinstance(item, str) and bool(_pattern("begins").match(item, spoken_from(item))) and not is_address(item)


def _summing_up(items: Sequence[Item], last: int) -> int:
    """Where the closing begins behind the last speaker; the end where nothing is summed up."""
    places = range(last + 1, len(items))
    return next((at for at in places if isinstance(item := items[at], str) and _pattern("sums_up").match(item)), len(items))


def _section(items: tuple[Item, ...]) -> Section:
    """A section whose heading is the first sentence of its first paragraph. It stands alone where that is all of the paragraph and more follows."""
    first = str(items[0])
    stop = next((at + 1 for at, sign in enumerate(first) if sign in _HEADING_ENDS), len(first))
    heading, end = split_end(first[:stop])
    rest = first[stop:]
    return Section("", heading, end, bool(rest) or len(items) == 1, (rest, *items[1:]) if rest else items[1:])

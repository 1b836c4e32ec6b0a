"""The closing of a draft without sections: its last paragraphs, where they wish, thank or take leave."""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import read_table
from drafter.speech.lines import kind_of
from drafter.speech.tree import Item, Speech

_MOST = 3
"""The most paragraphs of such a closing."""


def with_closing(speech: Speech) -> Speech:
    """A speech whose last paragraphs are its closing. Mining looks for a closing behind sections only; without sections, all is opening."""
    if speech.sections or speech.closing:
        return speech
    items = speech.opening
    stop = next((at for at in range(len(items), 0, -1) if not _is_line(items[at - 1])), 0)  # a signature may stand below
    start = stop
    while start > 1 and stop - start < _MOST and _takes_leave(items[start - 1]):
        start -= 1
    if start == stop:
        return speech
    return speech._replace(opening=items[:start], closing=items[start:])


def _is_line(item: Item) -> bool:
    return isinstance(item, str) and bool(kind_of(item))


def _takes_leave(item: Item) -> bool:
    return isinstance(item, str) and not kind_of(item) and bool(_pattern().match(item))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(read_table("pull", "drafts")["takes_leave"]))

"""The end of a draft: the closing of one without sections, where its last paragraphs wish, thank or take leave, and the date of the signature."""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import read_table
from drafter.mine.emit.front import undated
from drafter.mine.simplified import simplified
from drafter.speech.dates import shown_date
from drafter.speech.lines import ENDING, Styled, has_spans, kind_of
from drafter.speech.tree import Item, Speech

_MOST = 3
"""The most paragraphs of such a closing."""


def with_closing(speech: Speech) -> Speech:
    """A speech whose last paragraphs are its closing. Mining looks for a closing behind sections only; without sections, all is opening."""
    if speech.sections or any(not isinstance(item, str) or kind_of(item) not in ENDING for item in speech.closing):
        return speech
    items = (*speech.opening, *speech.closing)  # attachments and a signature stand in a closing of their own
    stop = next((at for at in range(len(items), 0, -1) if not _is_line(items[at - 1])), 0)  # a signature may stand below
    start = stop
    while start > 1 and stop - start < _MOST and _takes_leave(items[start - 1]):
        start -= 1
    if start == stop:
        return speech
    return speech._replace(opening=items[:start], closing=items[start:])


def with_written_day(speech: Speech) -> Speech:
    """A speech whose signature has its date as the page writes it: 2026年4月1日 for ``2026.4.1`` or ``2026年04月01日``.

    In another form it could not stand in the signature, for the template would write it in its own.
    """
    return speech._replace(opening=tuple(map(_written, speech.opening)), closing=tuple(map(_written, speech.closing)))


def _written(item: Item) -> Item:
    if not isinstance(item, str) or kind_of(item) != "signed" or has_spans(item) or undated(str(item)) is not None:
        return item
    shown = shown_date(str(item))
    return Styled(shown, "signed") if undated(shown) not in (None, shown) else item  # a month without a day stays


def _is_line(item: Item) -> bool:
    return isinstance(item, str) and bool(kind_of(item))


def _takes_leave(item: Item) -> bool:
    return isinstance(item, str) and not kind_of(item) and bool(_pattern().match(simplified(item)))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(read_table("pull", "drafts")["takes_leave"]))

"""Changes to a text that leave every other character as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """The characters from `start` to `stop` become `new`."""

    start: int
    stop: int
    new: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits applied.

    An edit that overlaps an earlier one is skipped; `pull` finds the difference again in its next round.
    """
    result: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.stop)):
        if edit.start < at:
            continue
        result += (text[at : edit.start], edit.new)
        at = edit.stop
    return "".join((*result, text[at:]))

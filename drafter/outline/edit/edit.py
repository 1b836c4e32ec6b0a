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
    """A text with edits. One that overlaps an earlier one is left out: `pull` compares anew and makes it then."""
    result: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.stop)):
        if edit.start < at:
            continue
        result += (text[at : edit.start], edit.new)
        at = edit.stop
    return "".join((*result, text[at:]))

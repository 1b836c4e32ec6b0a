"""What a reader hands on: the text of a source, and what stood beside it."""

from __future__ import annotations

from typing import NamedTuple


class SourceText(NamedTuple):
    """A source as read.

    name: as the user gave it. text: its paragraphs, a line each; Word's automatic numbering written out.
    left_out: what the reader saw and could not read as text (``table``, ``text box``, ``picture``, ``footnote`` …), each with its place.
    hints: for lines, by their number from 0, what the source's own styles say: ``title``, ``subtitle``, ``speaker``, ``date``,
    ``salutation``, ``heading-1`` to ``heading-4``, ``bundle-title``, ``bundle-count``; empty where the source has no styles.
    keeps_paragraphs: whether the source itself marks where paragraphs end, as Word documents do: no such break was lost on the way.
    """

    name: str
    text: str
    left_out: tuple[str, ...] = ()
    hints: tuple[tuple[int, str], ...] = ()
    keeps_paragraphs: bool = False

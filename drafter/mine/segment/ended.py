"""The sections of a speech with what stands behind them, and where they end: what the ways to find the closing ask and answer."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.outline import UnitStart
from drafter.mine.simplified import simplified

LISTED = 0.6
"""The greatest fraction of the speech for a closing that begins with an address, and for one that is a list of its own."""
FEW = 300
"""So many characters are a closing in a speech of any length, if it begins so."""


class Sections(NamedTuple):
    """The sections of a speech and everything behind them, before the start of the closing is known.

    places: the index in `paragraphs` of each unit.
    tops: the indexes of the sections.
    size: the characters of all paragraphs.
    """

    paragraphs: Sequence[SourceParagraph]
    units: Sequence[UnitStart]
    places: Sequence[int]
    tops: Sequence[int]
    size: int

    @property
    def last(self) -> int:
        """The index of the last section."""
        return self.tops[-1]

    def text(self, at: int) -> str:
        """The text of the paragraph at an index, in simplified characters: only its words are looked at."""
        return simplified(self.paragraphs[at].text)

    def is_small(self, start: int, stop: int, share: float) -> bool:
        """Whether the paragraphs from `start` to `stop` are at most the fraction `share` of all characters."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs[start:stop]) <= self.size * share

    def is_short(self, start: int) -> bool:
        """Whether the paragraphs from `start` on may be a closing that an address or an announcement begins."""
        return self.is_small(start, self.stop, LISTED) or sum(len(line.text) for line in self.paragraphs[start:]) <= FEW

    def size_without_lists(self, top: int, below: int) -> int:
        """How many paragraphs a section has, the items of its lists aside."""
        return below - top - (bisect_left(self.places, below) - bisect_right(self.places, top))

    def is_pause(self, at: int) -> bool:
        """Whether a paragraph is nothing but dots: what was done or said there is not written down."""
        return at < self.stop and not self.paragraphs[at].text.strip("….。· ")

    def pauses(self, top: int, below: int) -> int:
        """How many such paragraphs stand directly below a heading."""
        return next((at for at in range(top + 1, below) if not self.is_pause(at)), below) - top - 1

    @property
    def stop(self) -> int:
        """The index behind the last paragraph."""
        return len(self.paragraphs)


class SectionsEnd(NamedTuple):
    """How many of the paragraphs belong to the sections; the closing has the others. code: the sign that shows it."""

    at: int
    code: str


@cache
def shape(name: str) -> re.Pattern[str]:
    """A pattern of the words of closings."""
    return re.compile(table("words")["closing"][name])

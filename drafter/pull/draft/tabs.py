"""Tabs inside paragraphs: ``一是抓巡查：`` and, behind a tab, ``天亮就上路。``. A page has none; behind a mark one goes, elsewhere it becomes a blank."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from itertools import accumulate
from operator import itemgetter

from drafter.errors import Fault, Place
from drafter.mine.marks import mark_of
from drafter.read.source import SourceText
from drafter.speech.lines import ROWS

_BLANKS = " \u3000\t"
_BEHIND_MARK = re.compile(rf"(?<=[：，。；、！？])[ \u3000]*\t[{_BLANKS}]*")
_RUN = re.compile(f"[{_BLANKS}]+")
_SHOWN = 12
"""How many characters in front of a tab a notice shows."""


def without_tabs(source: SourceText) -> SourceText:
    """A source without the tabs that stand behind a mark; those at the start of a line and in the rows of tables stay."""
    if "\t" not in source.text:
        return source
    rows = _rows(source)
    lines = source.text.split("\n")
    shifts: dict[int, _Shift] = {}
    for at, line in enumerate(lines):
        if "\t" not in line or at in rows or not (gone := [found.span() for found in _BEHIND_MARK.finditer(line)]):
            continue
        lines[at] = _BEHIND_MARK.sub("", line)
        shifts[at] = _Shift(gone)
    looks = tuple(
        (at, shifts[at].moved(start), shifts[at].moved(stop), look) if at in shifts else (at, start, stop, look)
        for at, start, stop, look in source.looks
    )
    leads = tuple((at, _BEHIND_MARK.sub("", words)) for at, words in source.leads)
    return source._replace(text="\n".join(lines), looks=looks, leads=leads)


def tab_notices(source: SourceText, reported: Collection[int]) -> Iterator[Fault]:
    """A notice for the tabs inside the text of each line, one of each kind: a row of a table has several. One behind an ordinal is layout, as one in front of a paragraph is.

    reported: the lines that have a notice already.
    """
    rows = _rows(source)
    for at, line in enumerate(source.text.split("\n") if "\t" in source.text else ()):
        if "\t" not in line or at in rows or at + 1 in reported:
            continue
        text = line.strip(_BLANKS)
        mark = mark_of(text)
        told: set[str] = set()
        for found in _RUN.finditer(text, len(mark.text) if mark else 0):
            start = found.start()
            code = "draft.tab" if _BEHIND_MARK.match(text, start) else "draft.tab-blank"
            if "\t" not in found[0] or code in told:
                continue
            told.add(code)
            yield Fault(code, Place(source.name, at + 1), {"text": text[max(start - _SHOWN, 0) : start]})


def _rows(source: SourceText) -> frozenset[int]:
    """The numbers of the lines that are rows of tables, whose cells tabs part."""
    return frozenset(at for at, hint in source.hints if hint in ROWS)


class _Shift:
    """How the places of a line move where some stretches of it go. gone: in order."""

    def __init__(self, gone: list[tuple[int, int]]) -> None:
        self.gone = gone
        self.lost = [0, *accumulate(stop - start for start, stop in gone)]

    def moved(self, place: int) -> int:
        """A place in the line without the stretches."""
        before = bisect_left(self.gone, place, key=itemgetter(0))  # those that begin in front of it
        inside = max(self.gone[before - 1][1] - place, 0) if before else 0
        return place - self.lost[before] + inside

"""Tabs inside paragraphs: ``一是抓巡查：`` and, behind a tab, ``天亮就上路。``. A page has none; behind a mark one goes, elsewhere it becomes a blank."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from drafter.errors import Fault, Place
from drafter.mine.marks import mark_of
from drafter.read.source import SourceText
from drafter.speech.lines import ROWS

_BLANKS = " \u3000\t"
_BEHIND_MARK = re.compile(rf"(?<=[：，。；、！？])[ \u3000]*\t[{_BLANKS}]*")
_TAB = re.compile(rf"[ \u3000]*\t[{_BLANKS}]*")
_SHOWN = 12
"""How many characters in front of a tab a notice shows."""


def without_tabs(source: SourceText) -> SourceText:
    """A source without the tabs that stand behind a mark; those at the start of a line and in the rows of tables stay."""
    if "\t" not in source.text:
        return source
    rows = _rows(source)
    lines = source.text.split("\n")
    looks = list(source.looks)
    for at, line in enumerate(lines):
        gone = [] if at in rows else [found.span() for found in _BEHIND_MARK.finditer(line)]
        if not gone:
            continue
        lines[at] = _BEHIND_MARK.sub("", line)
        looks = [
            (number, _moved(start, gone), _moved(stop, gone), look) if number == at else (number, start, stop, look)
            for number, start, stop, look in looks
        ]
    leads = tuple((at, _BEHIND_MARK.sub("", words)) for at, words in source.leads)
    return source._replace(text="\n".join(lines), looks=tuple(looks), leads=leads)


def tab_notices(source: SourceText, reported: Collection[int]) -> Iterator[Fault]:
    """A notice for each tab inside the text of a line. One behind an ordinal is layout, as one in front of a paragraph is.

    reported: the lines that have a notice already.
    """
    rows = _rows(source)
    for at, line in enumerate(source.text.split("\n") if "\t" in source.text else ()):
        if at in rows or at + 1 in reported:
            continue
        text = line.strip(_BLANKS)
        mark = mark_of(text)
        for found in _TAB.finditer(text, len(mark.text) if mark else 0):
            before = text[: found.start()]
            code = "draft.tab" if _BEHIND_MARK.match(text, found.start()) else "draft.tab-blank"
            yield Fault(code, Place(source.name, at + 1), {"text": before[-_SHOWN:]})


def _rows(source: SourceText) -> frozenset[int]:
    """The numbers of the lines that are rows of tables, whose cells tabs part."""
    return frozenset(at for at, hint in source.hints if hint in ROWS)


def _moved(place: int, gone: list[tuple[int, int]]) -> int:
    """A place in a line without some stretches."""
    return place - sum(min(stop, place) - start for start, stop in gone if start < place)

"""Speeches in one line.

::

    title=讲话 | salutation=同志们： | 开头。 | §一、/学习(导语。 | •一是/主动学标。(把……)◦二是/对标。(对……)) | ‖结尾。

``NAME=…`` is a front line, ``§`` a section whose heading stands alone, ``¶`` one whose heading runs in, ``•`` a point in a paragraph of its
own, ``◦`` a point that runs on. Before the slash stands the mark, behind it the heading with the mark that ends it; in brackets follow
the body and, in a section, its sub-sections. ``‖`` begins the closing. Everything else is a paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.speech.text import split_end
from drafter.speech.tree import FRONT_KINDS, FrontLine, Item, Point, Section, Speech

_FRONT = re.compile(rf"({'|'.join(FRONT_KINDS)})=([^|()]*)")
_UNIT = re.compile(r"([§¶•◦])([^/()|]*)/([^()|•◦‖]*)")
_TEXT = re.compile(r"[^§¶•◦|()‖]+")


class _Body(NamedTuple):
    items: tuple[Item, ...]
    sections: tuple[Section, ...]


def speech(notation: str) -> Speech:
    """The speech that a line says."""
    return _Notation(notation).speech()


def section(notation: str) -> Section:
    """The one section that a line says."""
    (only,) = speech(notation).sections
    return only


class _Notation:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def take(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        match = re.compile(pattern).match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def speech(self) -> Speech:
        front = []
        while line := self.take(_FRONT):
            front.append(FrontLine(line[1], line[2].strip()))
            self.take(r" *\| *")
        opening, sections = self.body()
        closing = self.body().items if self.take("‖") else ()
        assert self.at == len(self.text), f"not read: {self.text[self.at :]}"
        return Speech(tuple(front), opening, sections, closing)

    def body(self) -> _Body:
        items: list[Item] = []
        sections: list[Section] = []
        while True:
            if unit := self.take(_UNIT):
                heading, end = split_end(unit[3].strip())
                inner = _Body((), ())
                if self.take(r"\("):
                    inner = self.body()
                    assert self.take(r"\)"), f"no bracket closes: {self.text[self.at :]}"
                if unit[1] in "§¶":
                    sections.append(Section(unit[2], heading, end, unit[1] == "¶", inner.items, inner.sections))
                else:
                    items.append(Point(unit[2], heading or None, end, inner.items, unit[1] == "•"))
            elif text := self.take(_TEXT):
                items.append(text[0].strip())
            elif not self.take(r"\|"):
                return _Body(tuple(items), tuple(sections))
            self.take(r" *\| *| +")

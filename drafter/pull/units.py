"""A page as a tree of sections and points, made from its lines and the headings in them.

The outline's page and the wanted page are read in the same way, from their lines alone. So a new paragraph behind a point belongs to the
section, on both pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from drafter.outline.edit.content import WrittenUnit
from drafter.pull.edited import Head, PageLine
from drafter.speech.emphasis import typed
from drafter.speech.flow import Paragraph
from drafter.speech.numbering import recognise
from drafter.speech.text import split_end


@dataclass(eq=False)
class Unit:
    """A section or point of a page, or one of a speech's bodies; the speech itself holds these and the sections.

    words: its heading without its mark and the mark that ends it. own: whether it begins a paragraph. run_in: whether its heading is no line
    in the style of headings. alone: whether its heading is a line. items: its texts and points. sections: its sub-sections. line, start: where it begins. written: its place in the outline.
    """

    kind: Literal["speech", "opening", "closing", "section", "point"]
    level: int = 0
    words: str = ""
    own: bool = True
    run_in: bool = False
    alone: bool = False
    line: int = 0
    start: int = 0
    items: list[str | Unit] = field(default_factory=list)
    sections: list[Unit] = field(default_factory=list)
    written: WrittenUnit | None = None

    @property
    def points(self) -> list[Unit]:
        """The points directly inside it."""
        return [item for item in self.items if isinstance(item, Unit)]

    @property
    def text(self) -> str:
        """Its whole text without marks, with that of the units in it."""
        parts = [self.words, *(item if isinstance(item, str) else item.text for item in self.items)]
        return "\n".join([*parts, *(section.text for section in self.sections)])

    def inside(self) -> Iterator[Unit]:
        """The units inside it at every depth, each before its own units."""
        for unit in (*self.points, *self.sections):
            yield unit
            yield from unit.inside()


def line_of(paragraph: Paragraph) -> PageLine:
    """A paragraph of a rendered page as a line, with the marks of its emphasis."""
    heads, at, text = [], 0, ""
    for run in paragraph.runs:
        words = typed(run.text)
        if run.role != "text" and words:
            heads.append(Head(at, at + len(words), run.role, run.level))
        at += len(words)
        text += words
    return PageLine(text, paragraph.kind, paragraph.level, tuple(heads))


def words_of(heading: str) -> str:
    """A heading without its mark and the mark that ends it."""
    mark = recognise(heading)
    return split_end(heading[len(mark.text) if mark else 0 :])[0]


_NO_TEXT = ("title", "subtitle", "speaker", "date", "salutation", "bundle-title", "bundle-count")


def speech_of(lines: Sequence[PageLine], numbers: range, closing: int) -> Unit:
    """The units of a speech, which has some of the lines; `closing` is the first line of its closing."""
    speech, opening, ending = Unit("speech"), Unit("opening"), Unit("closing")
    opened: list[Unit] = [opening]
    speech.items += (opening, ending)
    for number in numbers:
        line = lines[number]
        if line.kind in _NO_TEXT:
            continue
        if number == closing:
            opened = [ending]
        while opened[-1].kind == "point":  # a new paragraph does not belong to the point
            opened.pop()
        at = 0
        for head in line.all_heads:
            if head.start > at:
                _open(opened, at).items.append(line.text[at : head.start])
            unit = _unit(line, head, number)
            _put(speech, opened, unit)
            at = head.stop
        if at < len(line.text):
            _open(opened, at).items.append(line.text[at:])
    return speech


def _open(opened: list[Unit], at: int) -> Unit:
    """The unit to which a text belongs: inside a paragraph the last open unit, else the innermost section or body."""
    return opened[-1] if at else next(unit for unit in reversed(opened) if unit.kind != "point")


def _unit(line: PageLine, head: Head, number: int) -> Unit:
    words = words_of(line.text[head.start : head.stop])
    alone = head.start == 0 and head.stop == len(line.text)
    return Unit(
        head.kind, head.level, words, head.start == 0, head.kind == "section" and line.kind != "heading", alone, number, head.start
    )


def _put(speech: Unit, opened: list[Unit], unit: Unit) -> None:
    """Open a unit. Open units that cannot contain it are closed first."""
    if unit.kind == "section":
        while opened and not (opened[-1].kind == "section" and opened[-1].level < unit.level):
            opened.pop()
        (opened[-1] if opened else speech).sections.append(unit)
    else:
        while opened[-1].kind == "point" and opened[-1].level >= unit.level:
            opened.pop()
        opened[-1].items.append(unit)
    opened.append(unit)

"""A source line by line, each with what it was taken for: what a person corrects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from drafter.mine.model import Mined
from drafter.read.source import SourceText
from drafter.speech.flow import bundle_front, paragraphs
from drafter.speech.tree import Bundle, FrontKind, Speech, speeches_of

Part = FrontKind | Literal["bundle", "opening", "section", "text", "closing", "noise", "blank"]


class Row(NamedTuple):
    """A line of a source.

    line: its number, from 1.
    text: as it stands in the source.
    part: what it was taken for: ``section`` for the line at which a section begins, ``text`` for one inside a section, ``noise`` for one
        taken out, ``blank`` for one that no paragraph begins in.
    section: the number of its section, 0 outside of sections.
    found: the text of the paragraphs that begin in it.
    """

    line: int
    text: str
    part: Part
    section: int
    found: str


def rows(mined: Mined, source: SourceText) -> list[Row]:
    """The lines of a source."""
    noise = {removed.line for removed in mined.noise if removed.whole}
    found: dict[int, list[tuple[Part, int, str]]] = {}
    for line, entry in zip(mined.lines, _parts(mined), strict=False):
        found.setdefault(line, []).append(entry)
    return [
        Row(number, text, *_first(found[number]))
        if number in found
        else Row(number, text, "noise" if number in noise else "blank", 0, "")
        for number, text in enumerate(source.text.splitlines(), 1)
    ]


def _first(entries: list[tuple[Part, int, str]]) -> tuple[Part, int, str]:
    """What a line is, by its first paragraph, or by the section that begins in it."""
    part, section, _ = next((entry for entry in entries if entry[0] == "section"), entries[0])
    return part, section, "".join(text for _, _, text in entries)


def _parts(mined: Mined) -> Iterator[tuple[Part, int, str]]:
    """What each paragraph of the document is."""
    if isinstance(mined.document, Bundle):
        for paragraph in bundle_front(mined.document):
            yield "bundle", 0, paragraph.text
    for speech in speeches_of(mined.document):
        for line in speech.front:
            yield line.kind, 0, line.text
        for paragraph in paragraphs(Speech(opening=speech.opening)):
            yield "opening", 0, paragraph.text
        for number, section in enumerate(speech.sections, 1):
            for place, paragraph in enumerate(paragraphs(Speech(sections=(section,)))):
                yield "text" if place else "section", number, paragraph.text
        for paragraph in paragraphs(Speech(closing=speech.closing)):
            yield "closing", 0, paragraph.text

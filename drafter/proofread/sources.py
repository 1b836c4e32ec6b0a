"""A finished speech, proofread: a text, Markdown, a Word document, a web page.

Mining reads it and removes the noise. It does not repair damage, because the checks are meant to find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter

from drafter.check import run
from drafter.check.model import Finding, Settings, Text
from drafter.check.page import text_of
from drafter.check.registry import CHECKS, Check
from drafter.errors import Fault, Place
from drafter.layout import DEFAULT, load_layout
from drafter.layout.fonts import fonts_of_gb2312
from drafter.mine.pipeline import mine_text
from drafter.nodes.source import Source
from drafter.outline.edit.edit import Edit
from drafter.outline.model import Limit
from drafter.proofread.model import Proof, Proofs
from drafter.read.source import SourceText

_WINDOW = 400
"""A line is searched in a part of the text that is this many characters longer than the line, because noise may stand inside it."""

_PIECE = 3
"""How many characters of a line are searched for, after its next character was not the next one of the text."""

_LONG = 16
"""A line with more characters is assumed to occur once, and is searched for in the whole text."""


def proofread_source(
    source: SourceText,
    settings: Settings,
    *,
    checks: Sequence[Check] = CHECKS,
    content: str | None = None,
    limit: Limit | None = None,
) -> Proofs:
    """The findings of the checks in a source.

    content: the text of the file, if it differs from the source's text (Markdown with its syntax). Places are lines and columns of
    it; for a Word document they are paragraphs and characters.
    limit: the length limit of the speech.
    """
    mined = mine_text(source, repair=False)
    text = text_of(mined.document)
    if limit is not None:
        text = text._replace(speeches=tuple(speech._replace(limit=limit) for speech in text.speeches))
    return proofread_text(source, text, settings, checks, content, mined.lines if content in (None, source.text) else ())


def proofread_text(
    source: SourceText,
    text: Text,
    settings: Settings,
    checks: Sequence[Check],
    content: str | None = None,
    lines: Sequence[int] = (),
) -> Proofs:
    """The findings of the checks in the text of a source.

    lines: for each line of the text, the line of the content at which it begins; empty if unknown. The other arguments are those of
    `proofread_source`.
    """
    content = source.text if content is None else content
    text = text._replace(narrow_fonts=fonts_of_gb2312(load_layout(DEFAULT)))  # it will hardly be printed in other fonts
    places = _SourcePlaces(Source(source.name, content), text, lines)
    proofs = sorted(places.proofs(run(text, settings, checks)), key=attrgetter("place"))
    return Proofs(source.name, text, tuple(proofs), _unread(source), content)


_WITH_WORDS = ("table", "text box", "header", "footer", "footnote", "endnote", "embedded document")
"""The kinds of left-out things that contain text which a proofreader would want to read."""


def _unread(source: SourceText) -> tuple[Fault, ...]:
    """Notices that parts of a document were not read: one for each kind of part."""
    kinds = dict.fromkeys(entry.partition(":")[0].partition(",")[0] for entry in source.left_out)
    return tuple(Fault("check.left-out", Place(source.name), {"found": kind}) for kind in kinds if kind in _WITH_WORDS)


class _SourcePlaces:
    """From the lines of a page to their places in the file."""

    def __init__(self, file: Source, text: Text, lines: Sequence[int]) -> None:
        self.file = file
        self.written = written(file.text, text, lines)

    def proofs(self, findings: Iterable[Finding]) -> Iterator[Proof]:
        """The findings at their places in the text. A line of a file may have a hundred thousand of them: it is looked up once."""
        name = self.file.name
        begins = ends = line = 0
        excerpt = ""
        for finding in findings:
            _, _, number, first, behind, _, _, fix = finding
            places = self.written[number]
            known = [at for at in places[first:behind] if at is not None]
            start = known[0] if known else _before(places, first)
            stop = known[-1] + 1 if known else start
            if not begins <= start < ends:
                line, column = self.file.position(start)
                excerpt = self.file.line_at(line)
                begins, ends = start - column, start - column + len(excerpt)
            edit = Edit(start, stop, fix) if fix is not None and stop - start == behind - first else None
            width = min(stop - start, begins + len(excerpt) - start)
            yield Proof(finding, Place(name, line + 1, start - begins + 1), excerpt, width, edit)


def _before(places: list[int | None], at: int) -> int:
    """The place for a character that the text does not have: before the next character that it has, else behind the last one."""
    behind = next((place for place in places[at:] if place is not None), None)
    if behind is not None:
        return behind
    return next((place + 1 for place in reversed(places) if place is not None), 0)


def written(text: str, page: Text, lines: Sequence[int] = ()) -> list[list[int | None]]:
    """For each line of a page, the index of each of its characters in a text; None for a character that the text does not have.

    lines: for each line of the page, the line of the text at which it begins, from 1; empty if unknown.
    """
    result: list[list[int | None]] = []
    at = 0
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    known = len(lines) == len(page.lines)
    for number, line in enumerate(page.lines):
        at = max(at, starts[lines[number] - 1]) if known else at
        behind = starts[lines[number + 1] - 1] if known and number + 1 < len(lines) else len(text)
        stop = behind if behind > at else len(text)  # the next line is not searched for this one: both may have the same words
        found = text.find(line.text, at, min(stop, at + len(line.text) + _WINDOW))
        if found < 0 and len(line.text) > _LONG:
            found = text.find(line.text, at, stop)
        if found >= 0:
            places: list[int | None] = list(range(found, found + len(line.text)))
        else:
            places = _matched(line.text, text, at, stop)
        result.append(places)
        at = next((place + 1 for place in reversed(places) if place is not None), at)
    return result


def _matched(line: str, text: str, at: int, stop: int) -> list[int | None]:
    """The same for one line that the text has in pieces before `stop`, because mining joined lines or removed blanks or syntax inside it."""
    begins = text.find(line[:_PIECE], at, min(stop, at + _WINDOW))
    at = begins if begins >= 0 else at
    places: list[int | None] = []
    for number, character in enumerate(line):
        while at < stop and text[at] != character and text[at].isspace():
            at += 1
        found = at if text.startswith(character, at) else text.find(line[number : number + _PIECE], at, min(stop, at + _WINDOW))
        places.append(found if found >= 0 else None)
        at = found + 1 if found >= 0 else at
    return places

"""A speech that somebody else wrote, proofread: a text, Markdown, a Word document, a page.

Mining reads it and takes the noise out; nothing is repaired, because what is to be repaired is what is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from drafter.check import run
from drafter.check.model import Finding, Settings, Text
from drafter.check.page import text_of
from drafter.check.registry import CHECKS, Check
from drafter.errors import Fault, Place
from drafter.mine.pipeline import mine_text
from drafter.nodes.source import Source
from drafter.outline.edit.edit import Edit
from drafter.outline.model import Limit
from drafter.proofread.model import Proof, Proofs
from drafter.read.source import SourceText

_WINDOW = 400
"""Characters beyond a line's own length in which it is looked for: noise may stand between its parts."""

_PIECE = 3
"""So many characters of a line are looked for where the next one is not the next of the text."""

_LONG = 16
"""A line of more characters stands but once in a text, and is looked for in all of it."""


def proofread_source(
    source: SourceText,
    settings: Settings,
    *,
    checks: Sequence[Check] = CHECKS,
    content: str | None = None,
    limit: Limit | None = None,
) -> Proofs:
    """What the checks find in a source.

    content: the text that places count in, where that is not the source's own: Markdown as it is written. Of a Word document, places are
    paragraphs and their characters. limit: how long the speech may be.
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
    """What the checks find in a text that a source was read as. lines: on which of the content's lines each of the text's begins, if known."""
    content = source.text if content is None else content
    places = _Places(Source(source.name, content), text, lines)
    proofs = sorted(map(places.proof, run(text, settings, checks)), key=lambda proof: proof.place)
    return Proofs(source.name, text, tuple(proofs), _unread(source), content)


_WITH_WORDS = ("table", "text box", "header", "footer", "footnote", "endnote", "embedded document")
"""What a reader leaves out though it says something that a proofreader would read."""


def _unread(source: SourceText) -> tuple[Fault, ...]:
    """That some of a document was not read: each kind of it once."""
    kinds = dict.fromkeys(entry.partition(":")[0].partition(",")[0] for entry in source.left_out)
    return tuple(Fault("check.left-out", Place(source.name), {"found": kind}) for kind in kinds if kind in _WITH_WORDS)


class _Places:
    """Where the lines of a page stand in the text that it was read from."""

    def __init__(self, file: Source, text: Text, lines: Sequence[int]) -> None:
        self.file = file
        self.written = written(file.text, text, lines)

    def proof(self, finding: Finding) -> Proof:
        """A finding at its place in the text."""
        places = self.written[finding.line]
        known = [at for at in places[finding.start : finding.stop] if at is not None]
        start = known[0] if known else _before(places, finding.start)
        stop = known[-1] + 1 if known else start
        line, column = self.file.position(start)
        excerpt = self.file.line_at(line)
        whole = stop - start == finding.stop - finding.start
        edit = Edit(start, stop, finding.fix) if finding.fix is not None and whole else None
        width = min(stop - start, len(excerpt) - column)
        return Proof(finding, Place(self.file.name, line + 1, column + 1), excerpt, width, edit)


def _before(places: list[int | None], at: int) -> int:
    """Where something stands that the text does not hold: before the next character that it does hold, or behind the last."""
    behind = next((place for place in places[at:] if place is not None), None)
    if behind is not None:
        return behind
    return next((place + 1 for place in reversed(places) if place is not None), 0)


def written(text: str, page: Text, lines: Sequence[int] = ()) -> list[list[int | None]]:
    """For each line of a page, where each of its characters stands in a text; None for those that the text does not hold.

    lines: on which line of the text each begins, from 1, where that is known.
    """
    result: list[list[int | None]] = []
    at = 0
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    known = len(lines) == len(page.lines)
    for number, line in enumerate(page.lines):
        at = max(at, starts[lines[number] - 1]) if known else at
        found = text.find(line.text, at, at + len(line.text) + _WINDOW)
        if found < 0 and len(line.text) > _LONG:
            found = text.find(line.text, at)
        if found >= 0:
            places: list[int | None] = list(range(found, found + len(line.text)))
        else:
            places = _matched(line.text, text, at)
        result.append(places)
        at = next((place + 1 for place in reversed(places) if place is not None), at)
    return result


def _matched(line: str, text: str, at: int) -> list[int | None]:
    """The same for a line that the text holds in pieces: its lines joined, its blanks or the marks of its type taken out."""
    begins = text.find(line[:_PIECE], at, at + _WINDOW)
    at = begins if begins >= 0 else at
    places: list[int | None] = []
    for number, character in enumerate(line):
        while at < len(text) and text[at] != character and text[at].isspace():
            at += 1
        found = at if text.startswith(character, at) else text.find(line[number : number + _PIECE], at, at + _WINDOW)
        places.append(found if found >= 0 else None)
        at = found + 1 if found >= 0 else at
    return places

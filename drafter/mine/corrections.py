"""Corrections of a mined source by a person: which lines are the title, where sections and the closing begin, what is no part of the speech."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from drafter.mine.address import is_address
from drafter.mine.marks import mark_of
from drafter.mine.model import Mined, Reason, Removed, SourceParagraph
from drafter.mine.pages import with_page_breaks, without_page_breaks
from drafter.mine.segment import unit_starts
from drafter.mine.segment.build import body_of, sections_of
from drafter.mine.segment.outline import UnitStart
from drafter.mine.skeleton import enrich
from drafter.mine.titles import is_date
from drafter.speech.flow import bundle_front, paragraphs
from drafter.speech.tree import MAX_LEVEL, Bundle, Document, FrontKind, FrontLine, Speech, canonical, speeches_of

BY_HAND = "by-hand"
"""The reason of a line that a person took out."""
_APART = 1000
"""Lists of different sections have numbers so far apart."""


class Corrections(NamedTuple):
    """What a person says of a source. Numbers are lines of `SourceText.text`, from 1, as in `Mined.lines`.

    title: the lines of the title; empty: as found.
    sections: the lines at which sections begin; None: as found.
    closing: the line at which the closing begins, 0 for no closing; None: as found.
    out: lines that are no part of the speech.
    back: lines that were taken out and belong to the speech.
    """

    title: tuple[int, ...] = ()
    sections: tuple[int, ...] | None = None
    closing: int | None = None
    out: tuple[int, ...] = ()
    back: tuple[int, ...] = ()


def corrected(mined: Mined, corrections: Corrections) -> Mined:
    """The source with the corrections.

    A speech that no correction names stays as it was found. Law: the paragraphs are the same, but for those that are taken out or
    brought back. The reasons of a corrected speech are left out. A closing above the last section is left out of account, and so is a line at which no paragraph begins.
    """
    document, unpaged, _ = without_page_breaks(mined.document, mined.lines)
    mined = mined._replace(document=document, lines=unpaged)
    front = list(bundle_front(document)) if isinstance(document, Bundle) else []
    found = list(_parts(mined, len(front)))
    wanted = {*corrections.back} - {*corrections.out}
    back = {removed.line: removed for removed in mined.noise if removed.whole and removed.line in wanted}
    speeches: list[Speech] = []
    gone: list[Removed] = []
    why: list[tuple[Reason, ...]] = []
    lines = list(mined.lines[: len(front)])
    for number, (speech, parts) in enumerate(zip(speeches_of(document), found, strict=True)):
        until = found[number + 1].paragraphs[0].line if number + 1 < len(found) and found[number + 1].paragraphs else math.inf
        returned = [back.pop(line) for line in sorted(back) if line < until]
        kept = parts.with_back(returned).without(corrections.out)
        gone += (Removed(one.text, one.line, BY_HAND) for one in parts.paragraphs if one.line in corrections.out)
        changed = kept != parts or kept.is_named(corrections, alone=not front)
        speeches.append(kept.with_(corrections).speech() if changed else speech)
        why.append(() if changed else next(iter(mined.why[number : number + 1]), ()))
        lines += (paragraph.line for paragraph in kept.paragraphs)
    made: Document = document._replace(speeches=tuple(speeches)) if isinstance(document, Bundle) else speeches[0]
    stays = [removed for removed in mined.noise if not (removed.whole and removed.line in wanted)]
    noise = tuple(sorted((*stays, *gone), key=lambda removed: removed.line))
    paged = with_page_breaks(made, lines, mined.pages)
    return mined._replace(
        document=paged.document,
        speeches=enrich(paged.document),
        noise=noise,
        lines=paged.lines,
        why=tuple(why) if mined.why else (),
    )


def _parts(mined: Mined, at: int) -> Iterator[_Parts]:
    """The speeches of a source as paragraphs. at: how many lines of a bundle stand above them."""
    for speech in speeches_of(mined.document):
        parts = _Parts.of(speech, mined.lines[at:])
        at += len(parts.paragraphs)
        yield parts


class _Parts(NamedTuple):
    """A speech as paragraphs. front: the kinds of the first ones. starts: the indexes of the sections. closing: its index."""

    paragraphs: tuple[SourceParagraph, ...]
    front: tuple[FrontKind, ...]
    starts: tuple[int, ...]
    closing: int

    @classmethod
    def of(cls, speech: Speech, lines: Sequence[int]) -> _Parts:
        texts = [paragraph.text for paragraph in paragraphs(speech)]
        found = tuple(_paragraph(text, line)._replace(at=at) for at, (text, line) in enumerate(zip(texts, lines, strict=False)))
        starts, at = [], len(speech.front) + _length(Speech(opening=speech.opening))
        for section in speech.sections:
            starts.append(at)
            at += _length(Speech(sections=(section,)))
        return cls(found, tuple(line.kind for line in speech.front), tuple(starts), at)

    def is_named(self, corrections: Corrections, *, alone: bool) -> bool:
        """Whether corrections are about this speech. alone: whether there is no other."""
        named = {*corrections.title, *(corrections.sections or ()), corrections.closing or 0}
        without = corrections.sections == () or corrections.closing == 0
        return any(paragraph.line in named for paragraph in self.paragraphs) or (without and alone)

    def at_line(self, line: int) -> int | None:
        """The first paragraph that begins in a line."""
        return next((number for number, paragraph in enumerate(self.paragraphs) if paragraph.line == line), None)

    def without(self, lines: Collection[int]) -> _Parts:
        """The speech without the paragraphs that begin in some lines."""
        return self._of([paragraph for paragraph in self.paragraphs if paragraph.line not in lines])

    def with_back(self, removed: Sequence[Removed]) -> _Parts:
        """The speech with lines that were taken out, each in its place."""
        returned = [_paragraph(one.text.strip(), one.line) for one in removed if one.text.strip()]
        return self._of(sorted([*self.paragraphs, *returned], key=lambda paragraph: paragraph.line)) if returned else self

    def _of(self, kept: Sequence[SourceParagraph]) -> _Parts:
        """The same division of other paragraphs; one that is new belongs where its neighbour above does."""
        places = {id(paragraph): number for number, paragraph in enumerate(self.paragraphs)}
        old = [places.get(id(paragraph)) for paragraph in kept]
        end = next((at for at, number in enumerate(old) if number is not None and number >= len(self.front)), len(kept))
        kinds: list[FrontKind] = [self.front[number] if number is not None else "subtitle" for number in old[:end]]
        return _Parts(
            tuple(paragraph._replace(at=at) for at, paragraph in enumerate(kept)),
            tuple(kinds),
            tuple(at for at, number in enumerate(old) if number in self.starts),
            next((at for at, number in enumerate(old) if number is not None and number >= self.closing), len(kept)),
        )

    def with_(self, corrections: Corrections) -> _Parts:
        """The parts as a person wants them."""
        front = self._front([at for line in corrections.title if (at := self.at_line(line)) is not None])
        starts = self.starts
        if corrections.sections is not None:
            starts = tuple(sorted({at for line in corrections.sections if (at := self.at_line(line)) is not None}))
        starts = tuple(start for start in starts if start >= len(front))
        closing = len(self.paragraphs) if corrections.closing == 0 else self.closing
        if corrections.closing and (at := self.at_line(corrections.closing)) is not None:
            closing = at
        if starts and closing <= starts[-1]:
            closing = self.closing if self.closing > starts[-1] else len(self.paragraphs)
        return self._replace(front=front, starts=starts, closing=max(closing, len(front)) if starts else len(self.paragraphs))

    def _front(self, title: Collection[int]) -> tuple[FrontKind, ...]:
        """The kinds of the front's lines, with another title. Lines above it that were none of the front, or the title, are subtitles."""
        if not title:
            return self.front
        kinds: list[FrontKind] = []
        for at in range(max(len(self.front), max(title) + 1)):
            kind = self.front[at] if at < len(self.front) else "subtitle"
            kinds.append("title" if at in title else "subtitle" if kind == "title" else kind)
        return tuple(kinds)

    def speech(self) -> Speech:
        """The tree."""
        front = tuple(FrontLine(kind, paragraph.text) for kind, paragraph in zip(self.front, self.paragraphs, strict=False))
        first = self.starts[0] if self.starts else self.closing
        opening, closing = self.paragraphs[len(front) : first], self.paragraphs[self.closing :]
        sections = self.paragraphs[first : self.closing]
        return canonical(
            Speech(
                front,
                body_of(opening, unit_starts(opening), MAX_LEVEL, run_on=False).items,
                sections_of(sections, list(self._units())) if self.starts else (),
                body_of(closing, unit_starts(closing), MAX_LEVEL).items,
            )
        )

    def _units(self) -> Iterator[UnitStart]:
        """The sections, and the lists in them."""
        for number, (start, stop) in enumerate(zip(self.starts, (*self.starts[1:], self.closing), strict=True), 1):
            head, below = self.paragraphs[start], self.paragraphs[start + 1 : stop]
            yield UnitStart(head, head.mark.text if head.mark else "", 0, 0)
            for unit in unit_starts(below):
                yield unit._replace(depth=unit.depth + 1, chain=unit.chain + number * _APART)


def _paragraph(text: str, line: int) -> SourceParagraph:
    return SourceParagraph(text, 0, line, mark_of(text), "", is_address(text), is_date(text))


def _length(speech: Speech) -> int:
    return len(paragraphs(speech))

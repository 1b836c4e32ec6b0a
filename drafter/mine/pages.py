"""Page breaks that somebody typed in a source, as lines of their kind in the tree.

A break stands behind the last paragraph of its page: in the opening, at the end of a section, between two paragraphs of a body. What
begins a page by itself needs none: a speech of a bundle, an attachment.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from drafter.read.left_out import left_out
from drafter.speech.flow import HEAD, document_paragraphs, heading_text
from drafter.speech.lines import BY_NAME, ENDING, PAGE_BREAK, Styled, kind_of
from drafter.speech.tree import Bundle, Document, Item, Point, Section, Speech, canonical, speeches_of, without_lines

_BREAK = Styled("", PAGE_BREAK)
_FRONT = frozenset((*HEAD, "salutation", "bundle-title", "bundle-count"))


class Paged(NamedTuple):
    """A document with its page breaks.

    lines: the line of the source for each paragraph, as in `drafter.mine.model.Mined`; a break has that of the paragraph behind it.
    left_out: an entry for each break that has no place in an outline, such as one inside the front.
    """

    document: Document
    lines: tuple[int, ...]
    left_out: tuple[str, ...] = ()


def with_page_breaks(document: Document, lines: Sequence[int], pages: Collection[int]) -> Paged:
    """A document without page breaks with those of its source. lines: of its paragraphs, in ascending order. pages: lines of the source that begin a page, from 1."""
    if not pages:
        return Paged(document, tuple(lines))
    found = document_paragraphs(document)
    begun = sorted({bisect_left(lines, page) for page in pages} - {0, len(lines)})
    numbers = [number for number, _ in found]
    kinds = [paragraph.kind for _, paragraph in found]
    begun = [at for at in begun if at < len(found) and numbers[at] == numbers[at - 1] and not _begins_page(kinds[at])]
    inside = [at for at in begun if kinds[at] in _FRONT]
    walk = _Walk(frozenset(begun).difference(inside))
    speeches = [walk.speech(speech) for speech in _with_starts(document, walk)]
    made: Document = document._replace(speeches=tuple(speeches)) if isinstance(document, Bundle) else speeches[0]
    lost = [left_out("page break", "", lines[at]) for at in sorted((*inside, *walk.lost))]
    return Paged(made, tuple(_with_breaks(made, lines)), tuple(lost))


def without_page_breaks(document: Document, lines: Sequence[int]) -> Paged:
    """A document without its page breaks."""
    kinds = [paragraph.kind for _, paragraph in document_paragraphs(document)]
    kept = [line for line, kind in zip(lines, kinds, strict=False) if kind != PAGE_BREAK]
    return Paged(without_lines(document, (PAGE_BREAK,)), tuple(kept))


def _begins_page(kind: str) -> bool:
    return kind in BY_NAME and BY_NAME[kind].new_page


def _with_starts(document: Document, walk: _Walk) -> Sequence[Speech]:
    walk.at = len(document_paragraphs(document)) - sum(len(document_paragraphs(speech)) for speech in speeches_of(document))
    return speeches_of(document)


def _with_breaks(document: Document, lines: Sequence[int]) -> list[int]:
    """The lines of a document's paragraphs, those of page breaks among them."""
    rest, found = list(lines), []
    at = 0
    for _, paragraph in document_paragraphs(document):
        found.append(rest[min(at, len(rest) - 1)])
        at += paragraph.kind != PAGE_BREAK
    return found


class _Walk:
    """A walk over the paragraphs of a document in their order. at: the number of the next. breaks: those that a page break stands above."""

    def __init__(self, breaks: frozenset[int]) -> None:
        self.breaks = breaks
        self.at = 0
        self.lost: list[int] = []

    def _opens(self) -> bool:
        """Whether a page break stands above the next paragraph, which is passed."""
        self.at += 1
        return self.at - 1 in self.breaks

    def speech(self, speech: Speech) -> Speech:
        self.at += len(speech.front)
        made = speech._replace(opening=self._items(speech.opening, inside=False), sections=())
        for section in speech.sections:
            broken, changed = self._section(section)
            made = _with_break(made) if broken else made
            made = made._replace(sections=(*made.sections, changed))
        ending = next((at for at, item in enumerate(speech.closing) if _kind(item) in ENDING), len(speech.closing))
        closing = self._items(speech.closing[:ending], inside=False)
        if closing and _kind(closing[0]) == PAGE_BREAK:
            made, closing = _with_break(made), closing[1:]
        return canonical(made._replace(closing=(*closing, *self._below(speech.closing[ending:]))))

    def _below(self, items: Sequence[Item]) -> list[Item]:
        """What stands below a closing. Only attachments have bodies; elsewhere a break has no place."""
        first = next((at for at, item in enumerate(items) if _kind(item) == "attachment-title"), len(items))
        for _ in items[: first + 1]:
            if self._opens():
                self.lost.append(self.at - 1)
        return [*items[: first + 1], *self._items(tuple(items[first + 1 :]), inside=False)]

    def _section(self, section: Section) -> tuple[bool, Section]:
        """Whether a page break stands above a section, and the section with the breaks inside it."""
        heads = section.run_in or bool(heading_text(section))
        broken = heads and self._opens()
        made = section._replace(body=self._items(section.body, inside=section.run_in), sections=())
        for child in section.sections:
            above, changed = self._section(child)
            made = _behind(made) if above else made
            made = made._replace(sections=(*made.sections, changed))
        return broken, made

    def _items(self, items: Sequence[Item], *, inside: bool) -> tuple[Item, ...]:
        """Items with the breaks between them. inside: whether the first text continues a paragraph."""
        found: list[Item] = []
        for item in items:
            opens = item.own_paragraph if isinstance(item, Point) else not (inside and not kind_of(item))
            if opens and self._opens():
                found.append(_BREAK)
            found.append(item._replace(body=self._items(item.body, inside=True)) if isinstance(item, Point) else item)
            inside = False
        return tuple(found)


def _kind(item: Item) -> str:
    return kind_of(item) if isinstance(item, str) else ""


def _with_break(speech: Speech) -> Speech:
    """A speech with a break at the end of its last section, or of its opening."""
    if speech.sections:
        return speech._replace(sections=(*speech.sections[:-1], _behind(speech.sections[-1])))
    return speech._replace(opening=(*speech.opening, _BREAK))


def _behind(section: Section) -> Section:
    """A section with a break at its end."""
    if section.sections:
        return section._replace(sections=(*section.sections[:-1], _behind(section.sections[-1])))
    return section._replace(body=(*section.body, _BREAK))

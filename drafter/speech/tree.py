"""The tree: a speech as frozen values, and the walk over it.

Every reader (templates, mining) returns a `Speech` or a `Bundle`; every writer and check takes one. The words are those of the
glossary in ``docs/architecture.md``: front 版头, opening 开头, section 部分, point 要点, mark 序号, closing 结尾.

The values are named tuples. Compared with a frozen dataclass, creating one takes half the time, and defining the class an eighth.

A paragraph is a `str` without line breaks; a line of a kind of its own (a cue, a signature) is a `drafter.speech.lines.Styled`, which is
a `str` too. Marks are kept as they are shown (``一、``, ``第一，``); `drafter.speech.numbering`
makes and recognises them.
"""

from collections.abc import Callable, Collection
from typing import Any, Literal, NamedTuple

from drafter.errors import Fault, SpeechError
from drafter.speech.emphasis import settled, spans_of
from drafter.speech.lines import Styled, joined, kind_of, notes_in, parted
from drafter.speech.text import UNPRINTABLE, has_unprintable, split_end

FrontKind = Literal["title", "subtitle", "speaker", "date", "salutation"]

FRONT_KINDS: tuple[FrontKind, ...] = ("title", "subtitle", "speaker", "date", "salutation")


class FrontLine(NamedTuple):
    """One line above the opening, as shown: ``——在……会上的讲话``, ``（2026年11月21日）``, ``同志们：``."""

    kind: FrontKind
    text: str


class Point(NamedTuple):
    """A unit inside a section, an opening, a closing or another point; its heading runs in to its first paragraph.

    mark: as shown, ``一是``; empty where there is none.
    heading: without the mark that ends it; None where the point has only a mark.
    end: what stands between the heading and the text, ``。`` ``，`` ``：`` or nothing.
    body: the first item, if a paragraph, continues the heading's line.
    own_paragraph: False where the point continues the paragraph before it.
    """

    mark: str = ""
    heading: str | None = None
    end: str = ""
    body: "tuple[Item, ...]" = ()
    own_paragraph: bool = True


Item = str | Point


class Section(NamedTuple):
    """A unit with a heading of level 1 to 4.

    heading: without its mark and without the mark that ends it; may be empty (a bare numeral on its own line).
    end: what ends the heading; normally empty where it stands alone, ``。`` where it runs in.
    run_in: whether the heading opens the paragraph of the first body item instead of standing alone.
    """

    mark: str = ""
    heading: str = ""
    end: str = ""
    run_in: bool = False
    body: tuple[Item, ...] = ()
    sections: "tuple[Section, ...]" = ()


class Speech(NamedTuple):
    """One complete document."""

    front: tuple[FrontLine, ...] = ()
    opening: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Item, ...] = ()

    def lines(self, kind: FrontKind) -> tuple[str, ...]:
        """The front lines of a kind, in order."""
        return tuple(line.text for line in self.front if line.kind == kind)

    @property
    def title(self) -> str:
        """The title, its lines joined; empty where there is none."""
        return "".join(self.lines("title"))


class Bundle(NamedTuple):
    """Several speeches in one document, under a title of their own.

    count_line: ``（2篇）`` as shown; empty where there is none.
    """

    title: str
    count_line: str = ""
    speeches: tuple[Speech, ...] = ()


Document = Speech | Bundle


def speeches_of(document: Document) -> tuple[Speech, ...]:
    """The speeches of a document: one, or all of a bundle."""
    return document.speeches if isinstance(document, Bundle) else (document,)


MAX_LEVEL = 4
"""Sections and points nest this deep (Heading 1–4; GB/T 9704-2012, 7.3.3 names four levels of marks)."""


def canonical(speech: Speech) -> Speech:
    """The same speech in its canonical form, which is the tree that reading its page gives. Several trees may look alike on a page.

    The mark that ends a heading is in `end`. A point without words has the heading None. A point that cannot continue a paragraph,
    because there is none before it, opens its own. There are no empty paragraphs.
    Example: the heading ``抓学习。`` with the end "" becomes ``抓学习`` with the end ``。``.
    """
    return speech._replace(
        opening=_items(speech.opening, inside=False),
        sections=tuple(_section(section) for section in speech.sections),
        closing=_items(speech.closing, inside=False),
    )


def _section(section: Section) -> Section:
    heading, end = split_end(_heading(section))
    return section._replace(
        heading=heading,
        end=end,
        body=_items(section.body, inside=section.run_in),
        sections=tuple(_section(child) for child in section.sections),
    )


def _heading(unit: Section | Point) -> str:
    """A unit's heading and its end mark, with the emphasis that marks can say."""
    heading = unit.heading or ""
    if type(heading) is str and type(unit.end) is str:
        return heading + unit.end
    return parted(settled(joined((unit.mark, heading, unit.end))), len(unit.mark))[1]


def _items(items: tuple[Item, ...], *, inside: bool) -> tuple[Item, ...]:
    """Items in their canonical form. inside: whether a paragraph is open before the first item."""
    result: list[Item] = []
    for item in items:
        if isinstance(item, Point):
            heading, end = split_end(_heading(item))
            own = item.own_paragraph or not inside
            body = _items(item.body, inside=True)
            result.append(item._replace(heading=heading or None, end=end, own_paragraph=own, body=body))
        elif item or kind_of(item):
            result.append(settled(item))
        else:
            continue
        inside = not ends_with_line(result[-1])
    return tuple(result)


def ends_with_line(item: Item) -> bool:
    """Whether an item ends with a line of a kind of its own, which nothing continues."""
    while isinstance(item, Point):
        if not item.body:
            return False
        item = item.body[-1]
    return bool(kind_of(item))


def mapped(speech: Speech, change: Callable[[str], str]) -> Speech:
    """A speech with each of its texts changed: lines of the front, paragraphs, headings and what ends them."""

    def items(found: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple([point(item) if isinstance(item, Point) else change(item) for item in found])

    def point(found: Point) -> Point:
        heading = found.heading if found.heading is None else change(found.heading)
        return found._replace(heading=heading, end=change(found.end), body=items(found.body))

    def section(found: Section) -> Section:
        heading, end, body = change(found.heading), change(found.end), items(found.body)
        return found._replace(heading=heading, end=end, body=body, sections=tuple(map(section, found.sections)))

    return Speech(
        tuple([line._replace(text=change(line.text)) for line in speech.front]),
        items(speech.opening),
        tuple(map(section, speech.sections)),
        items(speech.closing),
    )


def as_tuples(document: Document) -> tuple[Any, ...]:
    """A document as plain tuples of the same fields: what other processes get in a third of the time. `from_tuples` is the inverse."""

    def items(found: tuple[Item, ...]) -> tuple[Any, ...]:
        return tuple([item if isinstance(item, str) else point(item) for item in found])

    def point(found: Point) -> tuple[Any, ...]:
        mark, heading, end, body, own_paragraph = found
        if len(body) == 1 and isinstance(body[0], str):  # most often
            return mark, heading, end, body, own_paragraph
        return mark, heading, end, items(body), own_paragraph

    def sections(found: tuple[Section, ...]) -> tuple[Any, ...]:
        return tuple([(*one[:4], items(one.body), sections(one.sections)) for one in found])

    if isinstance(document, Bundle):
        return *document[:2], tuple(map(as_tuples, document.speeches))
    front, opening, inner, closing = document
    return tuple(map(tuple, front)), items(opening), sections(inner), items(closing)


def from_tuples(found: tuple[Any, ...]) -> Document:
    """The document of plain tuples as `as_tuples` makes them."""

    def items(inner: tuple[Any, ...]) -> tuple[Item, ...]:
        return tuple([item if isinstance(item, str) else point(*item) for item in inner])

    def point(mark: str, heading: str | None, end: str, body: tuple[Any, ...], own_paragraph: bool) -> Point:
        return Point(mark, heading, end, items(body), own_paragraph)

    def sections(inner: tuple[Any, ...]) -> tuple[Section, ...]:
        return tuple(
            [Section(mark, heading, end, run_in, items(body), sections(below)) for mark, heading, end, run_in, body, below in inner]
        )

    if len(found) == len(Bundle._fields):
        title, count_line, speeches = found
        return Bundle(title, count_line, tuple([speech for speech in map(from_tuples, speeches) if isinstance(speech, Speech)]))
    front, opening, inner, closing = found
    return Speech(tuple([FrontLine(*line) for line in front]), items(opening), sections(inner), items(closing))


def without_notes(document: Document) -> Document:
    """A document without its footnotes."""

    def bare(text: str) -> str:
        if not notes_in(text):
            return text
        spans = spans_of([span for span in text.spans if span.note is None])  # type: ignore[attr-defined]
        kind = kind_of(text)
        return Styled(str(text), kind, spans) if kind or spans else str(text)

    if isinstance(document, Bundle):
        return document._replace(speeches=tuple([mapped(speech, bare) for speech in document.speeches]))
    return mapped(document, bare)


def without_lines(document: Document, kinds: Collection[str]) -> Document:
    """A document without its lines of some kinds."""
    if isinstance(document, Bundle):
        return document._replace(speeches=tuple([_without(speech, kinds) for speech in document.speeches]))
    return _without(document, kinds)


def _without(speech: Speech, kinds: Collection[str]) -> Speech:
    def items(found: tuple[Item, ...]) -> tuple[Item, ...]:
        kept = [item for item in found if not (isinstance(item, str) and kind_of(item) in kinds)]
        return tuple([item._replace(body=items(item.body)) if isinstance(item, Point) else item for item in kept])

    def section(found: Section) -> Section:
        return found._replace(body=items(found.body), sections=tuple(map(section, found.sections)))

    return speech._replace(
        opening=items(speech.opening), sections=tuple(map(section, speech.sections)), closing=items(speech.closing)
    )


def check(document: Document) -> None:
    """Raises SpeechError where a text holds a line break or a control character, or where units nest deeper than `MAX_LEVEL`."""
    for speech in speeches_of(document):
        texts = [line.text for line in speech.front]
        _collect(speech.opening, 1, texts)
        _collect(speech.closing, 1, texts)
        _collect_sections(speech.sections, 1, texts)
        _check_texts(texts)
    if isinstance(document, Bundle):
        _check_texts([document.title, document.count_line])


def _check_texts(texts: list[str]) -> None:
    if Styled in map(type, texts):
        texts += [note.text or "" for text in texts for note in notes_in(text)]
    if not has_unprintable("".join(texts)):
        return
    for text in texts:
        if found := UNPRINTABLE.search(text):
            raise SpeechError(Fault("speech.control", facts={"found": f"U+{ord(found[0]):04X}", "text": text[:20]}))


def _collect(items: tuple[Item, ...], level: int, texts: list[str]) -> None:
    for item in items:
        if isinstance(item, str):
            texts.append(item)
        else:
            mark, heading, end, body, _ = item
            if level > MAX_LEVEL:
                raise SpeechError(Fault("speech.too-deep", facts={"deepest": MAX_LEVEL, "text": (heading or mark)[:20]}))
            texts += (mark, heading, end) if heading else (mark, end)
            _collect(body, level + 1, texts)


def _collect_sections(sections: tuple[Section, ...], level: int, texts: list[str]) -> None:
    for section in sections:
        if level > MAX_LEVEL:
            raise SpeechError(Fault("speech.too-deep", facts={"deepest": MAX_LEVEL, "text": section.heading[:20]}))
        texts += (section.mark, section.heading, section.end)
        _collect(section.body, 1, texts)
        _collect_sections(section.sections, level + 1, texts)

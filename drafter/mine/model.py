"""Frozen values that one step of mining passes to the next."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from drafter.mine.marks import FoundMark
from drafter.speech.frames import Frame
from drafter.speech.tree import Document


class Removed(NamedTuple):
    """A line, or a part of a line, that is not part of a speech.

    line: its number in the source, from 1.
    reason: the name of the pattern that matched it.
    whole: whether it is a whole line. Html tags inside the line are separate entries.
    """

    text: str
    line: int
    reason: str
    whole: bool = True


class Repair(NamedTuple):
    """A repair.

    what: its name.
    line: the number of the line, from 1.
    before, after: a few characters of the text before and after it.
    """

    what: str
    line: int
    before: str
    after: str


class Line(Protocol):
    """A line of a source, or a paragraph, with what is recognised in it without its neighbours."""

    @property
    def text(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def mark(self) -> FoundMark | None: ...
    @property
    def is_address(self) -> bool: ...


class SourceParagraph(NamedTuple):
    """A paragraph of a cleaned text, with what can be recognised without its neighbours.

    at: its index among the paragraphs of the source.
    line: the line of the source on which it begins, from 1.
    mark: the mark at its start, None without one.
    hint: what a style or Markdown calls it (``title``, ``subtitle``, ``heading-1``, ``bold``), "" without a hint.
    is_address, is_date: whether the whole paragraph is an address, or a date.
    lead: the bold words with which it begins, if plain ones follow; "" without such.
    """

    text: str
    at: int
    line: int = 0
    mark: FoundMark | None = None
    hint: str = ""
    is_address: bool = False
    is_date: bool = False
    lead: str = ""


class Cleaned(NamedTuple):
    """The paragraphs of a text, without noise and with damage repaired.

    Law: `paragraphs` and `noise` together have every Chinese character of the source, and no other but those of the title that
    only the bar of the browser has (`SourceText.page_title`). A character that only looks like one
    (⼀ for 一) counts as that one.
    """

    paragraphs: tuple[SourceParagraph, ...]
    noise: tuple[Removed, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the paragraphs."""
        return tuple(paragraph.text for paragraph in self.paragraphs)

    @property
    def lines(self) -> tuple[int, ...]:
        """The line of the source on which each paragraph begins, from 1, in ascending order.

        Lines end at a line feed, a carriage return, or both. A paragraph of several lines has the number of the first line.
        Paragraphs from one line, such as those of a restored break (`Repair`: ``lost-break-…``), have the same number.
        """
        return tuple(paragraph.line for paragraph in self.paragraphs)

    @property
    def hints(self) -> tuple[tuple[int, str], ...]:
        """Pairs of a paragraph's index and its hint, for paragraphs with a hint."""
        return tuple((paragraph.at, paragraph.hint) for paragraph in self.paragraphs if paragraph.hint)


class Reason(NamedTuple):
    """Why a line of the front or the end was taken for what it is.

    part: ``title``, ``subtitle``, ``date``, ``speaker``, ``salutation``, ``opening``, ``closing`` or ``signature``.
    code: the sign that weighed most; ``data/why.yaml`` words it.
    text: the line.
    """

    part: str
    code: str
    text: str


class Formula(NamedTuple):
    """A sentence that recurs in a genre.

    part: ``opening``, ``transition`` or ``closing``.
    text: the sentence with ``{name}`` for its blanks.
    values: the values of the blanks by name, in order.
    paragraph: the index of its item in the part.
    """

    part: str
    text: str
    values: tuple[tuple[str, str], ...] = ()
    paragraph: int = 0


class MinedSpeech(NamedTuple):
    """What mining found in one speech: frames, formulas, and the roles of its sections (``意义``, ``做法`` …; "" for no role)."""

    section_frame: Frame | None = None
    point_frames: tuple[tuple[int, Frame], ...] = ()
    formulas: tuple[Formula, ...] = ()
    roles: tuple[str, ...] = ()


class Mined(NamedTuple):
    """A mined source.

    speeches: an entry for each speech of the document, in order.
    lines: for each paragraph that `drafter.speech.flow.document_paragraphs` gives for the document, the line of `SourceText.text`
    on which it begins, from 1. They are `Cleaned.lines`, because segmenting neither splits nor joins paragraphs. For a Word
    document or a web page they are not lines of the file.
    why: for each speech, the reasons of its front and its end, in order.
    pages: the lines of `SourceText.text` that begin a page, because somebody typed a page break, from 1.
    """

    source: str
    document: Document
    speeches: tuple[MinedSpeech, ...]
    noise: tuple[Removed, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    why: tuple[tuple[Reason, ...], ...] = ()
    pages: tuple[int, ...] = ()

"""What the steps of mining hand on, as frozen values."""

from __future__ import annotations

from typing import NamedTuple

from drafter.mine.marks import Found
from drafter.speech.frames import Frame
from drafter.speech.tree import Document


class Removed(NamedTuple):
    """A line, or a part of one, that is not part of a speech. line: from 1. reason: the name of the pattern that took it.

    whole: whether it was a line of its own, as it stands in the source without its html tags, which are entries of their own, or a part of one.
    """

    text: str
    line: int
    reason: str
    whole: bool = True


class Repair(NamedTuple):
    """Something restored. what: the name of the repair. line: from 1. before, after: the few characters around it."""

    what: str
    line: int
    before: str
    after: str


class SourceParagraph(NamedTuple):
    """A paragraph of a cleaned text, with what is recognised of it by itself.

    at: its place among the paragraphs of the source, from 0. line: on which line of the source it begins, from 1. mark: the ordinal that
    it begins with, None where it begins with none. hint: what a style or Markdown says of it (``title``, ``subtitle``, ``heading-1``,
    ``bold``), "" where nothing does. is_address, is_date: whether it is nothing but an address of the hearers, nothing but a date.
    """

    text: str
    at: int
    line: int = 0
    mark: Found | None = None
    hint: str = ""
    is_address: bool = False
    is_date: bool = False


class Cleaned(NamedTuple):
    """The paragraphs of a text, noise taken out, losses restored.

    Law: every Chinese character of the source stands in `paragraphs` or in `noise`, and none stands there that is not in the source. What only
    looks like such a character (⼀ for 一) counts as that character.
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
        """On which line of the source each paragraph begins, from 1, none lower than the one before it.

        Lines end at a line feed, a carriage return or both, and nowhere else. A paragraph of several lines has the number of the first;
        paragraphs that one line holds, or that a restored break made of one (`Repair`: ``lost-break-…``), have the same.
        """
        return tuple(paragraph.line for paragraph in self.paragraphs)

    @property
    def hints(self) -> tuple[tuple[int, str], ...]:
        """What styles or Markdown say of a paragraph, by its index."""
        return tuple((paragraph.at, paragraph.hint) for paragraph in self.paragraphs if paragraph.hint)


class Formula(NamedTuple):
    """A sentence that recurs in a genre, its blanks as ``{name}``. part: ``opening``, ``transition`` or ``closing``.

    text: with blanks. values: what stood in them, by name, in order. paragraph: where it stands, the index of the item in its part.
    """

    part: str
    text: str
    values: tuple[tuple[str, str], ...] = ()
    paragraph: int = 0


class MinedSpeech(NamedTuple):
    """What mining adds to one speech of the document: frames, formulas and the roles of its sections (``意义``, ``做法`` …; "" for none)."""

    section_frame: Frame | None = None
    point_frames: tuple[tuple[int, Frame], ...] = ()
    formulas: tuple[Formula, ...] = ()
    roles: tuple[str, ...] = ()


class Mined(NamedTuple):
    """A source mined. `speeches` has an entry for each speech of `document`, in order.

    lines: on which line of the source, from 1, each paragraph of the page begins, as many as `drafter.speech.flow.document_paragraphs` gives, in its
    order, those of the front and the title and count of a bundle among them. Segmenting neither splits nor joins paragraphs: these are
    `Cleaned.lines`. The source is `SourceText.text`: of a Word document or a page its lines are not those of the file.
    """

    source: str
    document: Document
    speeches: tuple[MinedSpeech, ...]
    noise: tuple[Removed, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()

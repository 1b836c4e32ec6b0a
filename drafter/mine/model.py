"""What the steps of mining hand on, as frozen values."""

from __future__ import annotations

from typing import NamedTuple

from drafter.speech.frames import Frame
from drafter.speech.tree import Document


class Removed(NamedTuple):
    """A line, or a stretch of one, that is no part of a speech. line: from 1. reason: the name of the pattern.

    whole: whether it was a line of its own, as it stands in the source without its html tags, which are entries of their own, or a stretch inside one.
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


class Cleaned(NamedTuple):
    """The paragraphs of a text, noise taken out, losses restored.

    Law: every Chinese character of the source stands in `paragraphs` or in `noise`, and none stands there that is not in the source.

    lines: on which line of the source each paragraph begins, from 1, as many as there are paragraphs, none lower than the one before it. Lines
    end at a line feed, a carriage return or both, and nowhere else. A paragraph of several lines has the number of the first; paragraphs
    that one line holds, or that a restored break made of one (`Repair`: ``lost-break-…``), have the same. hints: what styles or Markdown say of a paragraph, by its index.
    """

    paragraphs: tuple[str, ...]
    noise: tuple[Removed, ...] = ()
    repairs: tuple[Repair, ...] = ()
    lines: tuple[int, ...] = ()
    hints: tuple[tuple[int, str], ...] = ()


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
    `Cleaned.lines`, where the rest is said. The source is `SourceText.text`: of a Word document or a page its lines are not those of the file.
    """

    source: str
    document: Document
    speeches: tuple[MinedSpeech, ...]
    noise: tuple[Removed, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()

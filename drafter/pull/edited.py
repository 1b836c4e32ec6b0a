"""The page of an edited Word document, as values."""

from __future__ import annotations

from typing import Literal, NamedTuple

from drafter.pull.pictures import ShownPicture
from drafter.speech.flow import Kind

BLANKS = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
"""The blanks that people type or paste to indent a line: all of Unicode, such as the em spaces of web pages, and those without a width.

At the beginning or end of a line they are layout, not text.
"""


class Head(NamedTuple):
    """A heading in a line, with its mark and the mark that ends it: the characters from `start` to `stop`.

    level: of a section 1 to 4; of a point as in `drafter.speech.flow.Run`.
    """

    start: int
    stop: int
    kind: Literal["section", "point"]
    level: int


class PageLine(NamedTuple):
    """A paragraph of the page, never empty.

    kind: by its style, ``body`` for any that Drafter does not know. level: of a heading. heads: the headings that run in, in order.
    """

    text: str
    kind: Kind = "body"
    level: int = 0
    heads: tuple[Head, ...] = ()

    @property
    def all_heads(self) -> tuple[Head, ...]:
        """The headings in the line; the whole line where it is one."""
        return (Head(0, len(self.text), "section", self.level),) if self.kind == "heading" else self.heads


class Hidden(NamedTuple):
    """A line with hidden text.

    at: the number of lines before it. whole: the line with the hidden text. text: the hidden text alone. seen: whether the line has visible
    text too.
    """

    at: int
    whole: PageLine
    text: str
    seen: bool


class LeftOut(NamedTuple):
    """What is no text (``table``), or a format (``bold``). words: those in it or of it, each shortened; none where there are none."""

    kind: str
    words: tuple[str, ...] = ()


class EditedPage(NamedTuple):
    """The page of a document.

    left_out: each kind once.
    contents: the paragraphs of a table of contents, each with the number of lines before it.
    hidden: the lines with hidden text.
    beside: the texts of headers and footers that are no page number, each with its kind.
    rendered: the digests of the page as it was rendered (`drafter.speech.digests`); none where the document does not tell.
    above_contents: the line above the contents as it was rendered; None where the document does not tell.
    tracked: whether there are tracked changes.
    typed: the lines with the marks of their emphasis, as one types them in an outline; empty where they are the same. The marks of
        footnotes have their numbers as names.
    notes: the footnotes as one types them, in the order of their marks.
    rendered_notes: the digests of the footnotes as they were rendered.
    pictures: in order. rendered_widths: those of the pictures as they were rendered, in millimetres.
    pages: the numbers of the lines above which somebody typed a page break; None where Drafter set the pages itself.
    rendered_pages: the same for `rendered`.
    aside: the lines that somebody set right or in the middle by hand.
    """

    lines: tuple[PageLine, ...]
    left_out: tuple[LeftOut, ...]
    contents: tuple[tuple[int, str], ...] = ()
    hidden: tuple[Hidden, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    rendered: tuple[bytes, ...] = ()
    above_contents: str | None = None
    tracked: bool = False
    typed: tuple[PageLine, ...] = ()
    pages: tuple[int, ...] | None = None
    rendered_pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    rendered_notes: tuple[bytes, ...] = ()
    pictures: tuple[ShownPicture, ...] = ()
    rendered_widths: tuple[int, ...] = ()
    aside: tuple[str, ...] = ()

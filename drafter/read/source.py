"""The result of a reader: the text of a source, hints, and what was left out."""

from __future__ import annotations

from typing import NamedTuple


class SourceText(NamedTuple):
    """A source as read.

    name: as the user gave it.
    text: its paragraphs, one a line, with Word's automatic numbering written out.
    left_out: things that are no text (``table``, ``text box``, ``picture``, ``footnote`` …), each with its place.
    hints: from the numbers of lines, counted from 0, to what the source's styles call them: ``title``, ``subtitle``, ``speaker``,
    ``date``, ``salutation``, ``heading-1`` to ``heading-4``, ``bundle-title``, ``bundle-count``, and the kinds of lines (`drafter.speech.lines`). Empty for a source without styles.
    keeps_paragraphs: whether the source marks the ends of its paragraphs, as a Word document does, so that none can be lost.
    aside: the numbers of lines, counted from 0, that the structure of a web page shows to be furniture: nothing but links, or inside elements
        named ``nav``, ``share``, ``comment`` …. They stay in the text, because structure alone is not sure.
    markup: whether tags and entities of HTML in the text are markup that somebody left in it. False where markup was read already,
        as in a web page: a ``<p>`` in its text is what the page shows to a person.
    looks: emphasis inside paragraphs: the number of the line from 0, the characters from start to before stop, and the look
        (`drafter.speech.emphasis`); and the marks of footnotes, `footnote 0`, without characters, by the places of the footnotes in `notes`.
    pages: the numbers of lines, counted from 0, above which somebody typed a page break.
    leads: the numbers of lines, counted from 0, that begin with bold words and go on in plain ones, each with these words: a run-in heading.
    signs: the numbers of lines, counted from 0, in front of which signs of Markdown stood that are no text, each with these: ``# ``, ``> ``.
    page_title: the entry in `left_out` of a web page's title, and this title without the name of the site. Who makes it a line drops the entry.
    notes: the footnotes whose marks are in `looks`: of each its entry in `left_out`, and its text. Who keeps a footnote drops its entry.
    """

    name: str
    text: str
    left_out: tuple[str, ...] = ()
    hints: tuple[tuple[int, str], ...] = ()
    keeps_paragraphs: bool = False
    markup: bool = True
    aside: tuple[int, ...] = ()
    looks: tuple[tuple[int, int, int, str], ...] = ()
    pages: tuple[int, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    leads: tuple[tuple[int, str], ...] = ()
    signs: tuple[tuple[int, str], ...] = ()
    page_title: tuple[str, str] = ("", "")

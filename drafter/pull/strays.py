"""Cleans the lines of an edited page: typed blanks of an indent are removed, text in the table of contents is sorted out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from drafter.pull.attachments import with_attachments
from drafter.pull.edited import BLANKS, EditedPage, PageLine
from drafter.speech.emphasis import plain
from drafter.speech.lines import BY_NAME, ROWS
from drafter.speech.numbering import recognise
from drafter.speech.text import is_wide

_PAGE_NUMBER = re.compile(r"[\t .…·]*\d*$")
_MOST_LINES = 8
"""The lines of a title that stands among others."""
_ABOVE = ("目录", "目次", "contents", "tableofcontents")
"""The line above a table of contents, without blanks, in a document that does not tell how it was rendered."""
_ABOVE_CONTENTS = ("bundle-title", "bundle-count")


def page_of(page: EditedPage, made: Sequence[PageLine]) -> tuple[list[PageLine], list[str]]:
    """The lines of a page without typed indents, and the texts that have no place in an outline; made: the lines of the outline's page.

    A paragraph of the outline's page stays a line of the page even if somebody gave it the style of the contents. Text in a table of
    contents that names no title or heading is returned as text without a place, because no outline can make it.
    """
    known = {line.text for line in made}
    page = _with_hidden(page, known)
    titles = {*_titles(page.lines), *_titles(made)}
    titles |= {line.text for line in (*page.lines, *made) if line.kind == "speaker"}
    titles |= {plain(title) for title in titles}  # the contents show titles without emphasis
    lines: list[PageLine] = []
    strays: list[str] = []
    contents: dict[int, tuple[str, ...]] = {}
    for before, group in groupby(page.contents, lambda entry: entry[0]):
        contents[before] = tuple(text for _, text in group)
    above = _ABOVE if page.above_contents is None else (_closed(page.above_contents).lower(),)
    first = next((text for _, text in page.contents if _closed(text).lower() in above), "")
    listed = False
    for at in range(len(page.lines) + 1):
        for text in contents.get(at, ()):
            named = text in titles or _PAGE_NUMBER.sub("", text) in titles
            if not named and text in known:
                lines.append(PageLine(text))
            elif not named and text is not first:
                strays.append(text.replace("\t", " "))
            listed = True
        if at < len(page.lines):
            line = page.lines[at]
            if listed and line.kind in _ABOVE_CONTENTS:
                strays.append(line.text)
            lines.append(line if line.text in known else without_indent(line, known))
    return with_attachments(lines, made), strays


def _with_hidden(page: EditedPage, known: set[str]) -> EditedPage:
    """A page with those hidden texts that the outline's page shows: hiding a sentence does not delete it."""
    lines, contents = list(page.lines), list(page.contents)
    added = 0
    for one in page.hidden:
        text = one.whole.text.strip(BLANKS)
        if text in known:
            at = one.at + added
            lines[at : at + one.seen] = [without_indent(one.whole, known)]
            if not one.seen:
                added += 1
                contents = [(before + (before > at), entry) for before, entry in contents]
    return page._replace(lines=tuple(lines), contents=tuple(contents)) if page.hidden else page


def _closed(text: str) -> str:
    return "".join(text.split())


def _titles(lines: Sequence[PageLine]) -> Iterator[str]:
    """The titles and headings of a page; a title on several lines whole too, wherever it begins: the speech above may be no more than its title."""
    for kind, group in groupby(lines, lambda line: line.kind):
        if kind in ("title", "heading", "bundle-title"):
            texts = [line.text for line in group]
            for first in range(len(texts)):
                yield from accumulate(texts[first : first + _MOST_LINES])
            yield "".join(texts)


def without_indent(line: PageLine, known: set[str]) -> PageLine:
    """A line without the spaces at its ends.

    Blanks behind an ordinal are removed in headings, before a Chinese character, and where the result is a known line. A line of a kind of
    its own keeps them: the list of attachments has one behind each number.
    """
    if line.kind in ROWS:  # a tab at an end is an empty cell
        return line
    text = line.text.strip(BLANKS)
    line = _shifted(line, line.text.find(text), text)
    mark = recognise(text)
    if mark is None or line.kind in BY_NAME or text[len(mark.text) : len(mark.text) + 1] not in tuple(BLANKS):
        return line
    words = text[len(mark.text) :].lstrip(BLANKS)
    if line.kind == "heading" or line.heads or is_wide(words[:1] or " ") or mark.text + words in known:
        return _shifted(line, len(text) - len(mark.text) - len(words), mark.text + words)
    return line


def _shifted(line: PageLine, by: int, text: str) -> PageLine:
    """A line with another text, some characters shorter at its beginning."""
    heads = (head._replace(start=max(0, head.start - by), stop=min(len(text), head.stop - by)) for head in line.heads)
    return line._replace(text=text, heads=tuple(head for head in heads if head.start < head.stop))

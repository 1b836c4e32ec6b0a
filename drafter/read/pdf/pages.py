"""The printed lines of a PDF, by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from drafter.read.pdf.printed import Line, Page
from drafter.speech.text import is_wide


class Locked(Exception):
    """The file asks for a password."""


class Unreadable(Exception):
    """The file is no PDF, or too damaged."""


class _Character(NamedTuple):
    text: str
    left: float
    right: float
    middle: float
    size: float


def pages_of(data: bytes) -> list[Page]:
    """All pages. Raises Locked or Unreadable."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise (Locked if locked else Unreadable) from None
    try:
        return [_page(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError:
        raise Unreadable from None
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            lines = list(_lines(_characters(text)))
        finally:
            text.close()
        pictures = any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))
        return Page(lines, page.get_width(), page.get_height(), pictures)
    finally:
        page.close()


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[_Character]:
    """The visible characters of a page as they were painted; what PDFium adds, spaces and line ends, is not among them."""
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    half = ""
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = chr(code) if code else "\ufffd"
        if "\ud800" <= character <= "\udbff":
            half = character
            continue
        if half:
            character = (half + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            half = ""
        if character.isspace() or character in _UNSEEN or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, index, place)
        size = raw.FPDFText_GetFontSize(text, index)
        height = abs(box.top - box.bottom)
        yield _Character(character, box.left, box.right, (box.top + box.bottom) / 2, height if size <= 1 else size)


_UNSEEN = "\u00ad\u0002\ufffe\u200b"
"""Soft hyphens, PDFium's signs for a hyphen at a line's end, a space without width."""


def _lines(characters: Iterator[_Character]) -> Iterator[Line]:
    """The lines in the order in which they were painted.

    A program paints the characters of another font (“ ” ——) after the line that they stand in, or after several lines: what stands at the
    height of a line and within it is part of it. Columns lie beside each other and stay apart.
    """
    rows: list[list[_Character]] = []
    for character in characters:
        if rows and _level(rows[-1][-1], character):
            rows[-1].append(character)
        else:
            rows.append([character])
    whole: list[list[_Character]] = []
    for row in rows:
        home = next((other for other in reversed(whole[-_FAR:]) if _level(other[0], row[0]) and _within(row, other)), None)
        if home is None:
            whole.append(row)
        else:
            home += row
    return map(_line, whole)


_FAR = 60
"""Lines; a page has hardly more."""


def _level(one: _Character, other: _Character) -> bool:
    return abs(one.middle - other.middle) < 0.4 * max(one.size, other.size)


def _within(row: list[_Character], other: list[_Character]) -> bool:
    """Whether one row lies inside the other, or goes on where it ends; either may have been painted first."""
    left, right = min(c.left for c in row), max(c.right for c in row)
    begins, ends = min(c.left for c in other), max(c.right for c in other)
    reach = 1.5 * other[0].size
    return (begins - reach <= left and right <= ends + reach) or (left - reach <= begins and ends <= right + reach)


def _line(row: list[_Character]) -> Line:
    row.sort(key=lambda character: character.left)
    parts = [row[0].text]
    for before, after in pairwise(row):
        if after.left - before.right > _gap(before, after):
            parts.append(" ")
        parts.append(after.text)
    sizes = sorted(character.size for character in row)
    middles = sorted(character.middle for character in row)
    return Line("".join(parts), row[0].left, max(c.right for c in row), middles[len(row) // 2], sizes[len(row) // 2])


def _gap(before: _Character, after: _Character) -> float:
    """How far apart two characters are where a space divides them: between Latin letters a quarter of their size, else a whole character."""
    wide = is_wide(before.text[-1]) or is_wide(after.text[0])
    return (0.9 if wide else 0.2) * max(before.size, after.size)

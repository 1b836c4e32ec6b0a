"""How many lines a text fills, and a page, in LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.layout.model import Layout, Type
from drafter.speech.text import is_wide


def filled_height(layout: Layout, taken: float = 0.0) -> float:
    """The height of a page's text: whole lines of the page's grid. taken: what stands beside the text on its page."""
    room = layout.page.text_height - taken - _pushed(layout)
    return room // layout.page.grid * layout.page.grid if layout.page.grid else room


def _pushed(layout: Layout) -> float:
    """By how much header and footer, where they reach into the text, make it lower."""
    page, number = layout.page, layout.page_number
    below = [head.type.line for head in (layout.footer,) if head] + [number.type.line] * (number.place != "none")
    above = [head.type.line for head in (layout.header,) if head]
    foot = page.footer + max(below) - page.bottom if below else 0.0
    head = page.header + max(above) - page.top if above else 0.0
    return max(0.0, foot) + max(0.0, head)


def line_count(text: str, type_: Type, width: float) -> int:
    """How many lines a text fills in LibreOffice. width: of a line, in points."""
    return 1 + sum(1 for _ in left_over(text, type_, width))


def tightened(text: str, type_: Type, width: float) -> Type:
    """The type of a heading, tightened by a hair where its last line would hold a single character. width: of a line, in points.

    Clerks do so by hand. Headings that would have to be tightened more, and all others, keep their type.
    """
    if len(text) < 2 or len(text) * (type_.size + type_.tracking) <= width - type_.indent.points(type_):
        return type_
    lines = line_count(text, type_, width)
    if line_count(text[:-1], type_, width) == lines:
        return type_
    for hair in range(1, _MOST_HAIRS + 1):
        if line_count(text, type_._replace(tracking=type_.tracking - hair * TWIP), width) < lines:
            return type_._replace(tracking=type_.tracking - (hair + _SPARE_HAIRS) * TWIP)
    return type_


_MOST_HAIRS, _SPARE_HAIRS = 14, 2
"""By how many twips the characters of a heading may stand closer, and how many more are taken, in case a program measures otherwise."""


def left_over(text: str, type_: Type, width: float) -> Iterator[float]:
    """What each line of a text but the last has left over, in points, before it is spread out. width: of a line.

    Closing marks begin no line and opening ones end none; 、。， hang in the margin; between Chinese and Latin letters or digits stands a
    quarter of an em, which LibreOffice adds whatever the document says. Words of Latin letters and digits are not broken.
    """
    return (left for left, _ in _broken(text, type_, width))


def lines_of(text: str, type_: Type, width: float) -> Iterator[str]:
    """The lines of a text in LibreOffice, as `left_over` counts them."""
    start = 0
    for _, end in _broken(text, type_, width):
        yield text[start:end]
        start = end
    yield text[start:]


def _broken(text: str, type_: Type, width: float) -> Iterator[tuple[float, int]]:
    """Of each line of a text but the last: what it has left over, and where the next one begins in the text."""
    em = type_.size + type_.tracking
    room = width - type_.indent.points(type_)
    if len(text) * em <= room:  # no character is wider
        return
    used = 0.0
    pieces: list[tuple[str, float]] = []  # of the line
    last = ""
    read = 0
    for piece in _PIECES.findall(text):
        read += len(piece)
        length = _MARK_WIDTH * em if piece == MARK else em if is_wide(piece[0]) else _times_width(piece, type_)
        gap = type_.size / 4 if last and _parted(last, piece) else 0.0
        last = piece
        if used + gap + length <= room + TWIP or not pieces:
            pieces.append((piece, gap + length))
            used += gap + length
            continue
        if piece in _HANGING and used <= room + TWIP:
            pieces.append((piece, length))
            used = room + em  # nothing else stands on this line
            continue
        moved = [(piece, length)]
        while len(pieces) > 1 and (moved[0][0] in _NOT_AT_START or pieces[-1][0] in _NOT_AT_END):
            moved.insert(0, pieces.pop())
        yield room - sum(length for _, length in pieces), read - sum(len(one) for one, _ in moved)
        room = width
        pieces, used = moved, sum(length for _, length in moved)


MARK = "\ufffc"
"""Stands for the mark of a footnote: a raised number of 58 % of the size, which begins no line."""
_MARK_WIDTH = 0.58
TWIP = 0.05
"""What lengths are rounded to."""
_PIECES = re.compile(r"[0-9A-Za-z.%+\-/]+|.", re.DOTALL)
_HANGING = frozenset("、。，．")
_NOT_AT_START = frozenset(f"、。，；：！？”’）》〉】〕…—·%‰℃{MARK}")
_NOT_AT_END = frozenset("“‘（《〈【〔")


def _parted(before: str, after: str) -> bool:
    """Whether one of two pieces is Chinese and the other a word of Latin letters or digits."""
    return ("\u4e00" <= before[-1] <= "\u9fff" and after[0].isascii() and after[0].isalnum()) or (
        before[-1].isascii() and before[-1].isalnum() and "\u4e00" <= after[0] <= "\u9fff"
    )


# ---------------------------------------------------------------- cells of tables


def cell_line_count(text: str, type_: Type, width: float) -> int:
    """How many lines the text of a table's cell fills in LibreOffice. width: of a line, in points.

    Cells are narrow, so their words are measured letter by letter. No mark hangs in the margin of a cell, blanks at the end of a line take no
    room, and a word longer than a line is broken where the line ends. A mark in front of a Latin word goes to the next line with it.
    """
    em, gap = type_.size + type_.tracking, 0.2 * type_.size - type_.tracking
    room = width - _CELL_ROUNDING
    if len(text) * em <= room:  # no character is wider
        return 1
    lines, used = 1, 0.0
    on_line: list[tuple[str, float]] = []
    last = ""
    for piece in _cell_pieces(text, type_, room):
        length = em if is_wide(piece[0]) else _times_width(piece, type_)
        before = gap if last and on_line and _parted(last, piece) else 0.0
        last = piece
        if piece == " " and used + length > room:
            continue
        if used + before + length <= room or not on_line:
            on_line.append((piece, length))
            used += before + length
            continue
        moved = [(piece, length)]
        if len(on_line) > 1 and piece.isascii() and on_line[-1][0] in _NOT_AT_START:
            moved.insert(0, on_line.pop())
        while len(on_line) > 1 and (moved[0][0][0] in _NOT_AT_START or on_line[-1][0] in _NOT_AT_END):
            moved.insert(0, on_line.pop())
        lines += 1
        on_line = moved
        used = sum(length for _, length in moved) + sum(gap for one, two in pairwise(moved) if _parted(one[0], two[0]))
    return lines


def cell_width(text: str, type_: Type) -> float:
    """How wide a cell must be for its text to stand on one line, in points, with a quarter of a character to spare."""
    gap = 0.2 * type_.size - type_.tracking
    parted = sum(1 for one, two in pairwise(text) if _parted(one, two))
    return text_width(text, type_) + gap * parted + type_.size / 4


def _cell_pieces(text: str, type_: Type, room: float) -> Iterator[str]:
    """The pieces of a text between which a line of a cell may end."""
    for piece in _CELL_PIECES.findall(text):
        if len(piece) > 1 and _times_width(piece, type_) > room:
            yield from piece
        else:
            yield piece


def text_width(text: str, type_: Type) -> float:
    """The width of a text on one line, in points."""
    em = type_.size + type_.tracking
    return sum(em if is_wide(character) else _times_width(character, type_) for character in text)


def _times_width(piece: str, type_: Type) -> float:
    return sum(_TIMES.get(letter, 0.5) for letter in piece) * type_.size + len(piece) * type_.tracking


_CELL_ROUNDING = 0.17
"""By how much a line of a cell may be shorter than counted: LibreOffice rounds the widths of columns."""
_CELL_PIECES = re.compile(r"[!-~]+|.", re.DOTALL)
_TIMES = {
    letter: width / 1000
    for width, letters in (
        (180, "'"), (250, " .,"), (278, "/:;ijlt"), (333, "!()-I[]`fr"), (389, "Js"), (408, '"'), (444, "?acez"), (469, "^"),
        (480, "{}"), (541, "~"), (556, "FPS"), (564, "+<=>"), (611, "ELTZ"), (667, "BCR"), (722, "ADGHKNOQUVXYw"), (778, "&m"),
        (833, "%"), (889, "M"), (921, "@"), (944, "W"),
    )
    for letter in letters
}  # fmt: skip
"""The widths of Latin letters and marks of Times New Roman in sizes of the type, from its font metrics; all others are half as wide as high."""

"""How high lines are whose pitch is a multiple, off the grid: the fonts decide it.

LibreOffice takes of each line the fonts that stand in it (one for Chinese, one for Latin letters and digits): what reaches farthest above the
line and what reaches farthest below it make single spacing. What a multiple adds stands below the line: in the last line of a paragraph of
this height, in the others of the height of the font for Chinese alone (of the other one without Chinese). The last line of a page does not
need it (measured in LibreOffice 7.4, to a twip).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.layout.model import FontHeight, Layout, Type

Piece = tuple[str, Type]
"""A part of a paragraph, and how it is set."""


class Height(NamedTuple):
    """The height of a line in points. last: what it needs as the last line of a page."""

    whole: float
    last: float


def line_heights(lines: Sequence[str], pieces: Sequence[Piece], type_: Type, layout: Layout) -> list[Height]:
    """The heights of a paragraph's lines. lines: joined, they are the text of `pieces`. type_: that of the paragraph."""
    fonts = dict(layout.fonts)
    found, rest = [], [*pieces]
    for number, line in enumerate(lines, 1):
        inside = list(_taken(rest, len(line)))
        reaches = [reach for text, own in inside for reach in _reaches(text, own, fonts)]
        single = max((above for above, _ in reaches), default=0.0) + max((below for _, below in reaches), default=0.0)
        single = round(single * _TWIPS) / _TWIPS or type_.line / type_.multiple
        added = single if number == len(lines) or not reaches else _of_last_font(inside, fonts)
        found.append(Height(single + added * (type_.multiple - 1), single * min(1.0, type_.multiple)))
    return found


_TWIPS = 20


def _taken(pieces: list[Piece], length: int) -> Iterator[Piece]:
    """The first characters of some pieces, which are taken from them."""
    while pieces and length:
        text, type_ = pieces.pop(0)
        yield text[:length], type_
        if len(text) > length:
            pieces.insert(0, (text[length:], type_))
        length -= min(length, len(text))


def _of_last_font(pieces: Sequence[Piece], fonts: Mapping[str, FontHeight]) -> float:
    """Single spacing of the font in which the last of some pieces is set that has a known one: of its Chinese, else of its Latin letters."""
    reaches = [next(_reaches(text, type_, fonts), None) for text, type_ in pieces]
    last = next(reach for reach in reversed(reaches) if reach)
    return round((last.above + last.below) * _TWIPS) / _TWIPS


def _reaches(text: str, type_: Type, fonts: Mapping[str, FontHeight]) -> Iterator[FontHeight]:
    """How far the fonts of a text reach above and below the line, in points."""
    latin = any("!" <= character <= "~" for character in text)
    chinese = any(character > "~" for character in text)
    for font, stands in ((type_.font, chinese), (type_.latin, latin)):
        if stands and font in fonts:
            yield FontHeight(fonts[font].above * type_.size, fonts[font].below * type_.size)

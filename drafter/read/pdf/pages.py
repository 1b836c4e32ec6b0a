"""The printed pages of a PDF, by pdfminer.six."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from math import atan2, copysign, degrees, hypot
from typing import NamedTuple

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.utils import Matrix, Rect, apply_matrix_rect, mult_matrix

from drafter.read.pdf.fonts import Font
from drafter.read.pdf.lines import lines_of
from drafter.read.pdf.printed import MIDDLE, Character, PrintedPage
from drafter.read.pdf.streams import Reading, TooLarge, reading


class Locked(Exception):
    """The file asks for a password."""


class Unreadable(Exception):
    """The file is no PDF, or is too damaged."""


class Printed(NamedTuple):
    """The pages of a file. damaged: the numbers of those of which something could not be read, 0 for what stands on none."""

    pages: list[PrintedPage]
    damaged: tuple[int, ...] = ()


def pages_of(data: bytes, most: int) -> Printed:
    """All pages; damaged ones as far as they can be read. most: bytes to which the file may unpack.

    Raises Locked, Unreadable where nothing can be read, TooLarge.
    """
    with reading(most) as current:
        pages: list[PrintedPage] = []
        try:
            pages.extend(_pages(data, current))
        except PDFEncryptionError:
            raise Locked from None
        except TooLarge:
            raise
        except Exception:  # noqa: BLE001 - of a damaged file pdfminer.six raises what Python raises
            raise Unreadable from None
    if not pages:
        raise Unreadable
    return Printed(pages, tuple(sorted(current.damaged)))


def _pages(data: bytes, current: Reading) -> Iterator[PrintedPage]:
    resources = PDFResourceManager()
    painting = _Painting(resources, current)
    interpreter = _Interpreter(resources, painting)
    for number, page in enumerate(_undamaged(PDFPage.create_pages(_Document(data, current)), current), 1):
        current.page = number
        painting.clear()
        try:
            interpreter.process_page(page)
        except TooLarge:
            raise
        except Exception:  # noqa: BLE001 - the same; what is painted so far is read
            current.note_damage()
        lines, painted_twice = lines_of(painting.characters)
        is_upright = 2 * sum(character.turn % 180 == 90 for character in painting.characters) <= len(painting.characters)
        width, height = (painting.width, painting.height) if is_upright else (painting.height, painting.width)
        yield PrintedPage(lines, width, height, painting.has_pictures, painted_twice)


class _Document(PDFDocument):
    """A document whose objects are never references, which pdfminer.six would follow for ever where one refers to itself."""

    def __init__(self, data: bytes, current: Reading) -> None:
        self._current = current
        super().__init__(PDFParser(BytesIO(data)))

    def getobj(self, objid: int) -> object:
        met = {objid}
        found = self._object(objid)
        while isinstance(found, PDFObjRef):
            if found.objid in met:
                raise PDFObjectNotFound(objid)
            met.add(found.objid)
            found = self._object(found.objid)
        return found

    def _object(self, objid: int) -> object:
        try:
            found: object = super().getobj(objid)
        except PDFObjectNotFound:
            self._current.miss()
            raise
        return found


def _undamaged(pages: Iterator[PDFPage], current: Reading) -> Iterator[PDFPage]:
    """The pages up to the first that cannot be found. Where that is the very first, the error goes on."""
    found = False
    while True:
        try:
            page = next(pages)
        except StopIteration:
            return
        except (TooLarge, PDFEncryptionError):
            raise
        except Exception:
            if not found:
                raise
            current.note_damage()
            return
        found = True
        yield page


_UNSEEN = re.compile("[\\s\u0001-\u001f\u00ad\u200b]+")
"""Characters without a shape: spaces (gaps show them), control characters (Chromium writes spaces so), soft hyphens."""


class _Start(NamedTuple):
    """The start of a drawing operation, and measures that all its characters share.

    left: the left edge of the first character.
    forward: points along the line for each unit of text space.
    """

    left: float
    middle: float
    size: float
    turn: int
    forward: float


class _Interpreter(PDFPageInterpreter):
    """Runs the drawing operations of pages, and of the forms that these draw, each for a number of times that is bounded."""

    device: _Painting

    def execute(self, streams: Sequence[object]) -> None:
        for one in streams:
            found = resolve1(one)
            if isinstance(found, PDFStream):
                self.device.current.run(found.objid or id(found), len(found.rawdata or found.data or b""))
        super().execute(streams)


class _Painting(PDFDevice):
    """Collects the visible characters of a page in the order of painting, and whether it has pictures."""

    def __init__(self, resources: PDFResourceManager, current: Reading) -> None:
        super().__init__(resources)
        self.current = current
        self._fonts: dict[PDFFont, Font] = {}
        self._operation = 0
        self._box: Rect = (0, 0, 0, 0)
        self.characters: list[Character] = []
        self.has_pictures = False

    @property
    def width(self) -> float:
        return self._box[2] - self._box[0]

    @property
    def height(self) -> float:
        return self._box[3] - self._box[1]

    def clear(self) -> None:
        """Forget the page before."""
        self.characters = []
        self.has_pictures = False

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self._box = apply_matrix_rect(ctm, page.cropbox)

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 - pdfminer's signature
        self.has_pictures = True

    def render_string(self, textstate: PDFTextState, seq: Iterable[object], *_colours: object) -> None:
        """One drawing operation. seq: strings, and numbers that move the next string by thousandths of the type size."""
        if textstate.font is None:
            return
        font = self._fonts.get(textstate.font)
        if font is None:
            font = self._fonts[textstate.font] = Font(textstate.font)
        self._operation += 1
        start = self._start(textstate, font.is_vertical)
        scaling = 1.0 if font.is_vertical else textstate.scaling / 100
        scale = textstate.fontsize * scaling
        moved = 0.0
        for part in seq:
            if isinstance(part, int | float):
                moved -= part / 1000 * scale
                continue
            for glyph in font.glyphs(part) if isinstance(part, bytes) else ():
                width = glyph.width * scale
                if not _UNSEEN.fullmatch(glyph.text):
                    left = start.left + moved * start.forward
                    right = left + abs(width * start.forward)
                    self.characters.append(
                        Character(glyph.text, left, right, start.middle, start.size, start.turn, self._operation)
                    )
                moved += width + (textstate.charspace + textstate.wordspace * glyph.is_space) * scaling
        x, y = textstate.linematrix
        textstate.linematrix = (x, y + moved) if font.is_vertical else (x + moved, y)

    def _start(self, state: PDFTextState, is_vertical: bool) -> _Start:
        """The start of an operation, measured on the page turned so that the line runs to the right.

        Vertical writing runs against the vertical axis of text space. The origin of its characters is their middle.
        """
        assert self.ctm is not None
        a, b, c, d, e, f = mult_matrix(state.matrix, self.ctm)
        axis = (-c, -d) if is_vertical else (a, b)
        length = hypot(*axis) or 1.0
        along = copysign(1 / length, state.fontsize)
        right, up = axis[0] * along, axis[1] * along
        size = abs(state.fontsize * (a * d - b * c)) / length
        x, y = state.linematrix
        from_left, from_foot = a * x + c * y + e - self._box[0], b * x + d * y + f - self._box[1]
        corner = max(0, -right) * self.width + max(0, -up) * self.height, max(0, up) * self.width + max(0, -right) * self.height
        middle = from_foot * right - from_left * up + corner[1]
        if not is_vertical:
            middle += MIDDLE * size + state.rise * abs(a * d - b * c) / length
        forward = copysign(length, -state.fontsize if is_vertical else state.fontsize)
        return _Start(from_left * right + from_foot * up + corner[0], middle, size, round(degrees(atan2(up, right))), forward)

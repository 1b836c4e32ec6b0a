"""Compressed streams and number ranges of a PDF within bounds, and what of a file is damaged.

pdfminer.six unpacks without a bound, counts as far as a number in the file says, gives up a damaged stream and says so to a logger alone.
While a `Reading` is open its unpacking and counting go through this module: what comes to more than the bound is refused, a damaged stream
is read as far as it goes, and both are noted.
Without an open reading everything is as pdfminer.six has it. Readings of several threads do not know of each other.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING

from pdfminer import cmapdb, pdffont, pdftypes
from pdfminer.lzw import LZWDecoder, lzwdecode

if TYPE_CHECKING:
    from zlib import _Decompress as Decompressor

_PIECE = 1 << 20
"""How many bytes are unpacked at a time."""
_HARMLESS = "color"
"""Remarks of pdfminer.six with this word lose no text."""


MOST_AGAIN = 16_000_000
"""The most bytes of drawing operations that are run a second time: pages share a stream, and a form draws others, each many times."""
LEAST_RUN = 256
"""The bytes that a run of a stream counts at least."""
LONGEST_RANGE = 1 << 16
"""The most codes in one range of a font's table: a character identifier has two bytes (ISO 32000-1, 9.7.4.2)."""
MOST_CODES = 3_000_000
"""The most codes in the ranges of all fonts."""
MOST_MISSING = 20_000
"""The most objects that a file refers to and does not hold."""


class TooLarge(Exception):
    """A file unpacks to more than its bound."""


class Reading:
    """What is noted while a file is read. most: bytes that its streams may unpack to. page: the one that is read, from 1; 0 before the first.

    damaged: the numbers of damaged pages, 0 for what stands on none.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.page = 0
        self.unpacked = 0
        self.again = 0
        self.codes = 0
        self.missing = 0
        self._run: set[object] = set()
        self.damaged: dict[int, None] = {}

    def note_damage(self) -> None:
        """Note that something of the page is damaged."""
        self.damaged[self.page] = None

    def add(self, size: int) -> None:
        """Count bytes that were unpacked. Raises TooLarge beyond the bound."""
        self.unpacked += size
        if self.unpacked > self.most:
            raise TooLarge

    def codes_in(self, numbers: range) -> Iterator[int]:
        """The codes of a range, counted. One that is longer than any font's is cut off. Raises TooLarge where all ranges together are too long."""
        if numbers[LONGEST_RANGE:]:
            self.note_damage()
        kept = numbers[:LONGEST_RANGE]
        self.codes += len(kept)
        if self.codes > MOST_CODES:
            raise TooLarge
        return iter(kept)

    def miss(self) -> None:
        """Count an object that the file does not hold. Raises TooLarge beyond the bound: a table of references may say that it is endless."""
        self.missing += 1
        if self.missing > MOST_MISSING:
            raise TooLarge

    def run(self, stream: object, size: int) -> None:
        """Count a run of a stream's operations. stream: what tells it from others. Raises TooLarge where streams are run too often."""
        if stream in self._run:
            self.again += max(size, LEAST_RUN)
            if self.again > MOST_AGAIN:
                raise TooLarge
        self._run.add(stream)


_current: ContextVar[Reading | None] = ContextVar("reading", default=None)


@contextmanager
def reading(most: int) -> Iterator[Reading]:
    """A reading of one file, open while the block runs."""
    opened = Reading(most)
    token = _current.set(opened)
    try:
        yield opened
    finally:
        _current.reset(token)


def _decompress(data: bytes) -> bytes:
    """A stream of deflate, as ``zlib.decompress`` gives it; of a damaged one as much as there is."""
    current = _current.get()
    if current is None:
        return zlib.decompress(data)
    before = current.unpacked
    unpacking = zlib.decompressobj()
    try:
        pieces = list(_pieces(unpacking, data, current))
    except zlib.error:  # of the piece with the damage zlib gives nothing, so it takes byte after byte
        current.unpacked = before
        unpacking, pieces = zlib.decompressobj(), []
        with suppress(zlib.error):
            for place in range(len(data)):
                pieces += _pieces(unpacking, data[place : place + 1], current)
    if not unpacking.eof:
        current.note_damage()
    return b"".join(pieces)


def _pieces(unpacking: Decompressor, data: bytes, current: Reading) -> Iterator[bytes]:
    """What some bytes unpack to, counted."""
    waiting = data
    while waiting and not unpacking.eof:
        piece = unpacking.decompress(waiting, _PIECE)
        current.add(len(piece))
        yield piece
        waiting = unpacking.unconsumed_tail


def _lzw(data: bytes) -> bytes:
    """A stream of LZW, as pdfminer.six unpacks it."""
    current = _current.get()
    if current is None:
        return lzwdecode(data)
    pieces = []
    for piece in LZWDecoder(BytesIO(data)).run():
        current.add(len(piece))
        pieces.append(piece)
    return b"".join(pieces)


def _codes(*bounds: int) -> Iterator[int]:
    """`range`, for the codes of a font."""
    current = _current.get()
    numbers = range(*bounds)
    return iter(numbers) if current is None else current.codes_in(numbers)


class _Remarks(logging.Handler):
    """Collects the log messages of pdfminer.six, so that they do not reach the screen. Those of its interpreter tell that it skipped a part."""

    def emit(self, record: logging.LogRecord) -> None:
        current = _current.get()
        of_page = record.name == "pdfminer.pdfinterp" and record.levelno >= logging.WARNING
        if current is not None and of_page and _HARMLESS not in str(record.msg):
            current.note_damage()


logging.getLogger("pdfminer").addHandler(_Remarks())
pdftypes.zlib = SimpleNamespace(decompress=_decompress, decompressobj=zlib.decompressobj, error=zlib.error)  # type: ignore[attr-defined, assignment]
pdftypes.lzwdecode = _lzw  # type: ignore[attr-defined]
pdffont.range = cmapdb.range = _codes  # type: ignore[attr-defined]

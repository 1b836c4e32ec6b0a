"""The characters and widths of the codes in a PDF. They come from the file alone, never from fonts of the machine.

pdfminer.six knows the encodings and widths, but has two faults: it looks up ToUnicode by character identifiers although that table
has codes, and it skips codes that an encoding lacks. Here no code is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from pdfminer.cmapdb import CMap, CMapDB, FileUnicodeMap, IdentityCMapByte, IdentityUnicodeMap, UnicodeMap
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined

from drafter.read.lookalikes import ordinary
from drafter.read.pdf.printed import UNKNOWN

_CODECS = {
    "GB-EUC": "gbk",
    "GBpc-EUC": "gbk",
    "GBK-EUC": "gbk",
    "GBKp-EUC": "gbk",
    "GBK2K": "gb18030",
    "B5pc": "cp950",
    "ETen-B5": "cp950",
    "ETenms-B5": "cp950",
    "HKscs-B5": "big5hkscs",
    "90ms-RKSJ": "cp932",
    "KSC-EUC": "cp949",
    "KSCms-UHC": "cp949",
}
"""From the names of Adobe's encodings, without -H or -V, to Python's codecs."""
_UNICODE_CODECS = {"UCS2": "utf-16-be", "UTF16": "utf-16-be", "UTF32": "utf-32-be", "UTF8": "utf-8"}
"""The same for names such as UniGB-UTF16-H, by their second word."""
_LONGEST = 4
"""The most bytes of a code."""
_HALF = 0.5


class Glyph(NamedTuple):
    """What a code paints.

    width: along the line, as a fraction of the type size; negative in vertical writing, which runs down.
    is_space: whether word spacing applies to it.
    """

    text: str
    width: float
    is_space: bool


class Font:
    """A font as a file describes it."""

    def __init__(self, font: PDFFont) -> None:
        self._font = font
        self._glyphs: dict[bytes, Glyph] = {}
        self.is_vertical = font.is_vertical()
        self._codec = _codec(str(font.cmap.attrs.get("CMapName", ""))) if isinstance(font, PDFCIDFont) else ""
        self._without_widths = not isinstance(font, PDFCIDFont) and not any(font.widths.values()) and not font.default_width

    def glyphs(self, data: bytes) -> Iterator[Glyph]:
        """The glyphs that a string paints, one for each of its codes."""
        for code in self._codes(data):
            glyph = self._glyphs.get(code)
            if glyph is None:
                glyph = self._glyphs[code] = self._glyph(code)
            yield glyph

    def _codes(self, data: bytes) -> Iterator[bytes]:
        """The codes of a string. A code has one byte or several."""
        cmap = self._font.cmap if isinstance(self._font, PDFCIDFont) else None
        if cmap is None or isinstance(cmap, IdentityCMapByte):
            return (data[place : place + 1] for place in range(len(data)))
        if self._codec:
            return _codes_of_codec(data, self._codec)
        if isinstance(cmap, CMap) and cmap.code2cid:
            return _codes_of_tree(data, cmap.code2cid)
        return (data[place : place + 2] for place in range(0, len(data), 2))  # Identity-H and unknown encodings

    def _glyph(self, code: bytes) -> Glyph:
        number = int.from_bytes(code)
        cid = next(iter(self._font.cmap.decode(code)), number) if isinstance(self._font, PDFCIDFont) else number
        text = next((text for text in self._texts(code, number, cid) if text.strip("\0")), UNKNOWN)
        return Glyph(ordinary(text), _HALF if self._without_widths else self._font.char_width(cid), code == b" ")

    def _texts(self, code: bytes, number: int, cid: int) -> Iterator[str]:
        """The texts that a code may stand for, the most reliable first."""
        font = self._font
        if not isinstance(font, PDFCIDFont):
            with suppress(PDFUnicodeNotDefined):
                yield font.to_unichr(number)
            return
        if isinstance(font.unicode_map, FileUnicodeMap):
            yield font.unicode_map.cid2unichr.get(number, "")
        if self._codec:
            yield _character(code, self._codec)
        yield _collection(font.cidcoding).cid2unichr.get(cid, "")
        if isinstance(font.unicode_map, IdentityUnicodeMap):
            yield chr(number)


def _codec(encoding: str) -> str:
    """Python's codec for one of Adobe's encodings; "" without one."""
    name = encoding.rpartition("-")[0]
    family, _, form = name.partition("-")
    return _UNICODE_CODECS.get(form, "") if family.startswith("Uni") else _CODECS.get(name, "")


def _codes_of_codec(data: bytes, codec: str) -> Iterator[bytes]:
    begin = 0
    while begin < len(data):
        ends = (begin + length for length in range(1, _LONGEST + 1))
        end = next((end for end in ends if _character(data[begin:end], codec)), begin + 2)
        yield data[begin:end]
        begin = end


@lru_cache(maxsize=1 << 16)
def _character(code: bytes, codec: str) -> str:
    """The character of a code; "" where the codec has no such code."""
    try:
        text = code.decode(codec)
    except UnicodeDecodeError:
        return ""
    return text if len(text) == 1 else ""


def _codes_of_tree(data: bytes, tree: dict[int, object]) -> Iterator[bytes]:
    """The codes of a string, by pdfminer's tree of an encoding: a dictionary for each byte, and a number for the last byte."""
    begin, branch = 0, tree
    for end, byte in enumerate(data, 1):
        found = branch.get(byte)
        if isinstance(found, dict):
            branch = found
        else:
            yield data[begin:end]
            begin, branch = end, tree
    if begin < len(data):
        yield data[begin:]


def _collection(name: str) -> UnicodeMap:
    """From the character identifiers of a collection (Adobe-GB1) to characters; empty for a collection of the font's own."""
    try:
        return CMapDB.get_unicode_map(name)
    except CMapDB.CMapNotFound:
        return UnicodeMap()

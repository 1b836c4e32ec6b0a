"""What the codes in a PDF say and how wide they are, by the file alone: no font of the machine is asked.

pdfminer.six knows the encodings and widths. It looks ToUnicode up by character identifiers where it holds codes, and passes over codes
that an encoding has not; here no code goes lost.
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
"""Python's codecs for Adobe's encodings, without the -H or -V of their names."""
_UNICODE_CODECS = {"UCS2": "utf-16-be", "UTF16": "utf-16-be", "UTF32": "utf-32-be", "UTF8": "utf-8"}
"""The same for UniGB-UTF16-H and its like, by the second word of their names."""
_LONGEST = 4
"""Bytes of a code."""
_HALF = 0.5


class Glyph(NamedTuple):
    """What a code paints.

    width: in parts of the type size, along the line; below zero in vertical writing, which runs down. is_space: whether word spacing
    widens it.
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
        """The codes of a string, of one byte or several."""
        cmap = self._font.cmap if isinstance(self._font, PDFCIDFont) else None
        if cmap is None or isinstance(cmap, IdentityCMapByte):
            return (data[place : place + 1] for place in range(len(data)))
        if self._codec:
            return _codes_of_codec(data, self._codec)
        if isinstance(cmap, CMap) and cmap.code2cid:
            return _codes_of_tree(data, cmap.code2cid)
        return (data[place : place + 2] for place in range(0, len(data), 2))  # Identity-H, and an encoding that nobody knows

    def _glyph(self, code: bytes) -> Glyph:
        number = int.from_bytes(code)
        cid = next(iter(self._font.cmap.decode(code)), number) if isinstance(self._font, PDFCIDFont) else number
        text = next((text for text in self._texts(code, number, cid) if text.strip("\0")), UNKNOWN)
        return Glyph(ordinary(text), _HALF if self._without_widths else self._font.char_width(cid), code == b" ")

    def _texts(self, code: bytes, number: int, cid: int) -> Iterator[str]:
        """What a code may say, the surest first."""
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
    """Python's codec for one of Adobe's encodings; empty where there is none."""
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
    """The one character that a code stands for; empty where it is no code."""
    try:
        text = code.decode(codec)
    except UnicodeDecodeError:
        return ""
    return text if len(text) == 1 else ""


def _codes_of_tree(data: bytes, tree: dict[int, object]) -> Iterator[bytes]:
    """The codes by pdfminer's tree of an encoding: a dictionary for each byte, a number below the last."""
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
    """What the identifiers of a collection (Adobe-GB1) stand for; nothing where the collection is the font's own."""
    try:
        return CMapDB.get_unicode_map(name)
    except CMapDB.CMapNotFound:
        return UnicodeMap()

"""Pictures of a speech: a line that stands for one, and what the header of its file says.

Only headers are read, never the points of a picture: a small file may hold one that fills the memory.
"""

from __future__ import annotations

import struct
from struct import unpack
from typing import NamedTuple, cast

from drafter.speech.lines import PICTURE, Styled

MOST_POINTS = 100_000_000
"""The most points of a picture. Cameras of telephones make 12 to 108 million; programs that show more run out of memory."""
MOST_BYTES = 20_000_000
"""The most bytes of a picture's file."""
_SIDE = 65_500
"""The most points of a side: JPEG has no more, and Word shows no more."""
_DPI = 96.0
"""Points an inch, where a file does not say it: what Windows and browsers assume."""
_DPI_RANGE = 30.0, 2400.0
"""What a file may say of its points an inch; other values are mistakes of programs (1, 65535)."""


class Measures(NamedTuple):
    """What a picture's header says. kind: ``png``, ``jpeg`` or ``gif``. width, height: in points (pixels). dpi: of these an inch."""

    kind: str
    width: int
    height: int
    dpi: float = _DPI


class Picture(NamedTuple):
    """A picture.

    file: the name of its file, as the outline has it. width: as typed, ``8cm``, ``50%``, ``20字``; "" for its own.
    data: its file; empty where it is not known. measures: of its header, None where it is not known.
    """

    file: str
    width: str = ""
    data: bytes = b""
    measures: Measures | None = None


class PictureLine(Styled):
    """The line that a picture is. As a text it is empty."""

    __slots__ = ("picture",)
    picture: Picture

    def __new__(cls, picture: Picture) -> PictureLine:
        made = cast("PictureLine", super().__new__(cls, "", PICTURE))
        made.picture = picture
        return made

    def __getnewargs__(self) -> tuple[Picture]:  # type: ignore[override]  # what `__new__` takes
        return (self.picture,)

    def __repr__(self) -> str:
        return f"PictureLine({self.picture.file!r}, {self.picture.width!r})"


def picture_of(line: str) -> Picture:
    """The picture that a line is; one without a name for any other line."""
    return line.picture if isinstance(line, PictureLine) else Picture("")


class DamagedError(ValueError):
    """The file is no picture, or not a whole one."""


def measured(data: bytes) -> Measures:
    """What the header of a picture says. Raises DamagedError for what is no whole PNG, JPEG or GIF."""
    try:
        found = _header(data)
    except struct.error:  # it ends in the midst of a number
        raise DamagedError from None
    if not found.width or not found.height:
        raise DamagedError
    return found if _DPI_RANGE[0] <= found.dpi <= _DPI_RANGE[1] else found._replace(dpi=_DPI)


def _header(data: bytes) -> Measures:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) > 13:
        return Measures("gif", *unpack("<HH", data[6:10]))
    raise DamagedError


def is_too_large(found: Measures) -> bool:
    """Whether a picture has more points than programs can show."""
    return max(found.width, found.height) > _SIDE or found.width * found.height > MOST_POINTS


def _png(data: bytes) -> Measures:
    """PNG (ISO/IEC 15948), 5.3: chunks with their lengths; the first has the size, the last is empty."""
    at, width, height, dpi = 8, 0, 0, _DPI
    while at + 12 <= len(data):
        (length,), kind = unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        if at == 8 and (kind != b"IHDR" or length != 13):
            raise DamagedError
        if kind == b"IHDR":
            width, height = unpack(">II", data[at + 8 : at + 16])
        elif kind == b"pHYs" and length == 9 and data[at + 16] == 1:
            dpi = unpack(">I", data[at + 8 : at + 12])[0] * 0.0254
        elif kind == b"IEND":
            return Measures("png", width, height, dpi)
        at += 12 + length
    raise DamagedError


_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The markers of JPEG with the size (ISO/IEC 10918-1, table B.1)."""
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))


def _jpeg(data: bytes) -> Measures:
    """JPEG: segments with their lengths up to the one with the size; the file ends with a marker of its end."""
    at, dpi = 2, _DPI
    while at + 9 < len(data):
        if data[at] != 0xFF:
            raise DamagedError
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = unpack(">H", data[at + 2 : at + 4])
        if marker in _SIZES:
            height, width = unpack(">HH", data[at + 5 : at + 9])
            if data.rfind(b"\xff\xd9") < at:
                break
            return Measures("jpeg", width, height, dpi)
        if marker == 0xE0 and data[at + 4 : at + 9] == b"JFIF\0" and length >= 16:
            unit, (across,) = data[at + 11], unpack(">H", data[at + 12 : at + 14])
            dpi = across * {1: 1.0, 2: 2.54}.get(unit, 0.0) or _DPI
        at += 2 + max(length, 2)
    raise DamagedError

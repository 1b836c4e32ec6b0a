"""Small pictures for tests."""

from __future__ import annotations

import zlib
from struct import pack


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def png(width: int = 30, height: int = 20, *, dpi: int = 0, says: tuple[int, int] | None = None) -> bytes:
    """A grey PNG. dpi: what it says of its points an inch, 0 for nothing. says: the size in its header, where that is another."""
    points = b"".join([b"\0" + b"\x80" * width] * height)
    head = pack(">IIBBBBB", *(says or (width, height)), 8, 0, 0, 0, 0)
    density = _chunk(b"pHYs", pack(">IIB", round(dpi / 0.0254), round(dpi / 0.0254), 1)) if dpi else b""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + density + _chunk(b"IDAT", zlib.compress(points)) + _chunk(b"IEND", b"")


def jpeg(width: int = 30, height: int = 20, *, dpi: int = 72) -> bytes:
    """The frame of a JPEG: what its header says, and its end. It shows nothing."""
    app0 = b"JFIF\0" + pack(">BBBHHBB", 1, 1, 1, dpi, dpi, 0, 0)
    size = pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    parts = ((0xE0, app0), (0xDB, b"\0" + b"\1" * 64), (0xC0, size))
    segments = b"".join([bytes((0xFF, marker)) + pack(">H", len(data) + 2) + data for marker, data in parts])
    return b"\xff\xd8" + segments + b"\xff\xd9"


def gif(width: int = 30, height: int = 20) -> bytes:
    """The frame of a GIF."""
    return b"GIF89a" + pack("<HH", width, height) + b"\0\0\0" + b"\x3b" * 4

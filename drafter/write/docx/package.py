"""The zip of a document: a base packed once, and the entries of one speech put behind it.

`zipfile` would parse the base again for every document. This module writes the same records (APPNOTE.TXT 6.3.10, 4.3), and keeps those of the
base as bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import Struct
from typing import NamedTuple

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_DOS_DATE = (1980 - 1980) << 9 | 1 << 5 | 1
"""1980-01-01, the zero of zip: the day of packing must not change the bytes."""
_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATED = 8
_STORED = 0
LEVEL = 1
"""The compression level of deflate. For a speech of 16 kB, level 1 takes 0.14 ms and gives 6.7 kB; zlib's default, 6, takes 0.28 ms and gives
6.3 kB.
"""


class ZipEntry(NamedTuple):
    """A part of the document as an entry of the zip.

    method: deflated, or stored where compression saves too little for its time.
    """

    name: str
    crc: int
    size: int
    data: bytes
    method: int = _DEFLATED

    @classmethod
    def packed(cls, name: str, text: str) -> ZipEntry:
        """A part with a text, compressed."""
        raw = text.encode()
        return cls(name, zlib.crc32(raw), len(raw), zlib.compress(raw, LEVEL, -15))

    @classmethod
    def stored(cls, name: str, text: str) -> ZipEntry:
        """A small part with a text, not compressed."""
        raw = text.encode()
        return cls(name, zlib.crc32(raw), len(raw), raw, _STORED)

    @classmethod
    def as_is(cls, name: str, raw: bytes) -> ZipEntry:
        """A part that is compressed already, such as a picture."""
        return cls(name, zlib.crc32(raw), len(raw), raw, _STORED)

    @classmethod
    def of_bytes(cls, name: str, raw: bytes) -> ZipEntry:
        """A part with any content, compressed."""
        return cls(name, zlib.crc32(raw), len(raw), zlib.compress(raw, LEVEL, -15))

    def local(self) -> bytes:
        """The entry's header and data, as they stand in the file."""
        name = self.name.encode()
        return _LOCAL.pack(b"PK\3\4", *self._facts(), len(name), 0) + name + self.data

    def central(self, offset: int) -> bytes:
        """The entry's record in the directory. offset: the index of its header in the file."""
        name = self.name.encode()
        return _CENTRAL.pack(b"PK\1\2", _VERSION, *self._facts(), len(name), 0, 0, 0, 0, 0, offset) + name

    def _facts(self) -> tuple[int, ...]:
        return _VERSION, _UTF8_NAMES, self.method, 0, _DOS_DATE, self.crc, len(self.data), self.size


class Base(NamedTuple):
    """The parts of a layout that are the same for all speeches, as the beginning of a zip.

    head: the headers and data of its entries.
    directory: the records of its entries.
    sums: the names and CRC-32 of its entries, for the content hash.
    """

    head: bytes
    directory: bytes
    sums: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, parts: Iterable[tuple[str, str]]) -> Base:
        """A base with these parts, in this order."""
        return cls.of_entries(ZipEntry.packed(name, text) for name, text in parts)

    @classmethod
    def of_entries(cls, entries: Iterable[ZipEntry]) -> Base:
        """A base of entries, in this order."""
        head, directory, sums = [], [], []
        offset = 0
        for entry in entries:
            local = entry.local()
            head.append(local)
            directory.append(entry.central(offset))
            sums.append((entry.name, entry.crc))
            offset += len(local)
        return cls(b"".join(head), b"".join(directory), tuple(sums))

    def with_entries(self, entries: list[ZipEntry]) -> bytes:
        """The complete zip: the base with further entries."""
        chunks = [self.head]
        records = [self.directory]
        offset = len(self.head)
        for entry in entries:
            local = entry.local()
            chunks.append(local)
            records.append(entry.central(offset))
            offset += len(local)
        directory = b"".join(records)
        count = len(self.sums) + len(entries)
        return b"".join((*chunks, directory, _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)))

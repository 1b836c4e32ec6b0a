"""A Word document's package, opened within limits. Mining, pulling, proofreading and the stamp all use it.

A package is a zip of parts, most of them XML (ECMA-376-2). It may come from anybody, so the sizes that it states are not trusted.
Parts are unpacked piece by piece up to a limit. No entity is expanded, nothing is fetched, and nesting is limited because the walks
over elements are recursive. Beyond a limit, or for a broken package, an InputError is raised.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from drafter.errors import Fault, InputError, Place
from drafter.read import is_encrypted

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_PART = 64_000_000
"""The most bytes of an unpacked part. The part for 5 MB of text has about 15 MB."""
MAX_TOTAL = 128_000_000
"""The most bytes of all unpacked parts together."""
MAX_RATIO, FREE = 300, 16_000_000
"""A part with more than `FREE` bytes may be at most `MAX_RATIO` times as long as the file. For 50,000 equal paragraphs the ratio is
290, for a zip bomb 1,000.
"""
MAX_PARTS = 20_000
MAX_TAGS = 3_000_000
"""The most tags of a part. An element takes a hundred bytes of memory and as few as four in the file. 64 MB of usual XML have two
million.
"""
MAX_PARAGRAPHS = 200_000
"""The most paragraphs of a part, the same as the most values of an outline."""
MAX_DEPTH = 256
"""The most levels of elements, the limit of libxml2 (which python-docx uses). Word writes about thirty."""

_PIECE = 1 << 20
_END = 22
"""The bytes of the record that ends a zip without a comment."""
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
"""From the namespaces of ISO 29500 Strict to those of Transitional, which the readers use."""

_BROKEN = (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, IndexError)
"""The exceptions of zipfile for truncated or otherwise broken archives."""


class Relation(NamedTuple):
    """A relationship of a part. kind: the last word of its type. target: the name of a part, or an address outside the package."""

    kind: str
    target: str
    outside: bool = False


class Package:
    """The parts of a document by name. name: the document's name as the user gave it, for messages.

    The constructor and all methods raise InputError with one of the codes `input.encrypted`, `input.damaged` (no zip, truncated,
    two parts of one name, a compression that Word does not know), `input.too-large`, `input.unpacks`, `input.paragraphs`.
    """

    def __init__(self, data: bytes, name: str):
        self.name = name
        if is_encrypted(data):
            raise self.fault("input.encrypted")
        self._data = data
        if data.count(b"PK\1\2") > MAX_PARTS:  # counted first: zipfile makes an object of each directory record
            raise self.fault("input.damaged")
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN:
            raise self.fault("input.damaged") from None
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        self._parts = {_normal(entry.filename): entry for entry in entries}
        if len(self._parts) < len(entries):  # two parts of one name: programs disagree which one counts
            raise self.fault("input.damaged")
        self._most = max(FREE, MAX_RATIO * len(data))
        self._unpacked: dict[str, int] = {}

    def fault(self, code: str, **facts: object) -> InputError:
        """An error about this document."""
        return InputError(Fault(code, Place(self.name), facts))

    def sums(self) -> list[tuple[str, int]]:
        """The name of each part as written in the directory, with its CRC-32 there."""
        return [(entry.filename, entry.CRC) for entry in self._parts.values()]

    def has_more(self) -> bool:
        """Whether the file has content that belongs to no part: comments, data of folders, bytes before, between or behind the entries."""
        if self._zip.comment or not self._data.endswith(b"\0\0") or not self._data.startswith(b"PK\5\6", len(self._data) - _END):
            return True
        at = 0
        for entry in sorted(self._zip.infolist(), key=lambda entry: entry.header_offset):
            if entry.comment or (entry.is_dir() and entry.compress_size) or entry.header_offset != at:
                return True
            at = self._behind(entry)
        return at != self._zip.start_dir

    def _behind(self, entry: ZipInfo) -> int:
        """The index of the first byte behind an entry (APPNOTE.TXT 6.3.10, 4.3.7 and 4.3.9)."""
        name = entry.header_offset + 26
        lengths = (int.from_bytes(self._data[at : at + 2], "little") for at in (name, name + 2))
        end = name + 4 + sum(lengths) + entry.compress_size
        if entry.flag_bits & 8:  # written as a stream: sums and sizes stand behind the data, mostly after a signature
            end += 16 if self._data.startswith(b"PK\7\x08", end) else 12
        return end

    def part(self, name: str, most: int = MAX_PART) -> bytes | None:
        """The content of a part, None where the package has no part of this name. most: the most bytes that it may have."""
        entry = self._parts.get(_normal(name))
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise self.fault("input.encrypted")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # other methods cannot be unpacked piece by piece
            raise self.fault("input.damaged")
        data = bytearray()
        try:
            with self._zip.open(entry) as file:
                while len(data) <= most and (piece := file.read(min(_PIECE, most + 1 - len(data)))):
                    data += piece
        except _BROKEN:
            raise self.fault("input.damaged") from None
        if len(data) > most:
            raise self.fault("input.too-large", most=most // 1_000_000)
        self._unpacked[entry.filename] = len(data)
        if len(data) > self._most or sum(self._unpacked.values()) > MAX_TOTAL:
            raise self.fault("input.unpacks", most=min(self._most, MAX_TOTAL) // 1_000_000)
        return bytes(data)

    def xml(self, name: str) -> Element | None:
        """The root element of a part, None where there is no such part."""
        data = self.part(name)
        return None if data is None else self._parsed(data)

    def _parsed(self, data: bytes) -> Element:
        from xml.etree import ElementTree as ET  # 6 ms, which checking a stamp can save

        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = self._utf8(data)
        # Only a document type can define entities, and Word refuses one too. A NUL byte means UTF-16 without a byte order mark, where
        # the search would miss it. In every other encoding that expat reads, ASCII is ASCII.
        if b"<!DOCTYPE" in data or b"\x00" in data:
            raise self.fault("input.damaged")
        if data.count(b"<") > MAX_TAGS:
            raise self.fault("input.too-large", most=MAX_PART // 1_000_000)
        if b"purl.oclc.org/ooxml" in data:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        try:
            root = ET.fromstring(data)  # noqa: S314 - without a document type expat expands nothing
        except (ET.ParseError, LookupError, ValueError):
            raise self.fault("input.damaged") from None
        if _is_deep(root):
            raise self.fault("input.damaged")
        if sum(1 for _ in root.iter(_PARAGRAPH)) > MAX_PARAGRAPHS:
            raise self.fault("input.paragraphs", most=MAX_PARAGRAPHS)
        return root

    def _utf8(self, data: bytes) -> bytes:
        """XML as UTF-8. For XML in UTF-16 the declaration is removed."""
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise self.fault("input.damaged") from None
        end = text.find("?>") + 2 if text.startswith("<?xml") else 0
        return text[end:].encode("utf-8", errors="replace")

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part by their ids; of the whole package for "" ."""
        folder, file = posixpath.split(_normal(name))
        root = self._relationships(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for element in root if root is not None else ():
            outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not outside:
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, outside)
        return found

    def main(self) -> str:
        """The name of the main part, which has the text."""
        return next((link.target for link in self.relations("").values() if link.kind == "officeDocument"), "word/document.xml")

    def _relationships(self, part: str) -> Element | None:
        root = self.xml(part)
        if root is None:
            return None
        if root.tag != _RELATIONSHIPS or any(link.get(key) is None for link in root for key in ("Id", "Type", "Target")):
            raise self.fault("input.damaged")
        return root

    def plain_zip(self) -> bytes:
        """The document as a zip without compression, safe for a library that has no limits of its own.

        Each part is within the limits, and its XML is well formed. The parts in ``customXml`` are not checked: nothing reads them.
        """
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as archive:
            for name, entry in self._parts.items():
                data = self.part(name) or b""
                archive.writestr(entry.filename, data)
                self._check(name, data)
        return packed.getvalue()

    def check(self) -> None:
        """Raise InputError where XML is not well formed, or beyond the limits: for a document whose parts are copied as they are."""
        for name in self._parts:
            if name.endswith((".xml", ".rels")):
                self._check(name, self.part(name) or b"")

    def _check(self, name: str, data: bytes) -> None:
        if name.endswith(".rels"):
            self._relationships(name)
        elif name.endswith(".xml") and not name.startswith("customxml/"):
            self._parsed(data)


def _normal(name: str) -> str:
    """A part's name in the form for comparison: case does not matter (ECMA-376-2, 9.1.1.1), and some programs write backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _is_deep(root: Element) -> bool:
    """Whether elements nest deeper than `MAX_DEPTH`."""
    depth, level = 0, [root]
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [child for element in level for child in element]
    return bool(level)

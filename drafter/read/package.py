"""A Word document's package, opened within bounds: the one place for mining, pulling, proofreading and the stamp.

A package is a zip of parts, most of them XML (ECMA-376-2). It may come from anybody, so nothing that it says of itself is believed: parts
are unpacked piece by piece until a bound, no entity is expanded, nothing outside is fetched, elements nest no deeper than the walks over
them may recurse. What breaks a bound or cannot be read is an InputError.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from drafter.errors import Fault, InputError, Place
from drafter.read import is_encrypted

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_PART = 64_000_000
"""Bytes of a part once unpacked; the text of 5 MB takes about 15."""
MAX_TOTAL = 128_000_000
"""Bytes of all parts that are unpacked."""
MAX_RATIO, FREE = 300, 16_000_000
"""A part of more than `FREE` bytes is at most so many times as long as the whole file: 50,000 equal paragraphs are 290 times, a bomb 1,000."""
MAX_PARTS = 20_000
MAX_TAGS = 3_000_000
"""Tags of a part: an element takes a hundred bytes of memory and may take four of the file. 64 MB of usual markup have two million."""
MAX_PARAGRAPHS = 200_000
"""Paragraphs of a part; as many as an outline has values."""
MAX_DEPTH = 256
"""Elements inside one another. libxml2, by which python-docx reads, takes no more; Word's own nest some thirty deep."""

_PIECE = 1 << 20
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
"""The namespaces of ISO 29500 Strict and those of Transitional that all else here knows."""

_BROKEN = (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, IndexError)
"""What zipfile raises for archives that are cut off or otherwise wrong."""


class Relation(NamedTuple):
    """Where a part points to. kind: the last word of the relationship's type. target: a part's name, or an address outside."""

    kind: str
    target: str
    outside: bool = False


class Package:
    """The parts of a document by name. name: of the document, as the user gave it, for messages.

    Every method raises InputError, as does the making: `input.encrypted`, `input.damaged` (no zip, cut off, two parts of one name, packed
    in a way that Word does not know), `input.too-large`, `input.unpacks`, `input.paragraphs`.
    """

    def __init__(self, data: bytes, name: str):
        self.name = name
        if is_encrypted(data):
            raise self.fault("input.encrypted")
        if data.count(b"PK\1\2") > MAX_PARTS:  # records of the directory, which zipfile would all make objects of
            raise self.fault("input.damaged")
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN:
            raise self.fault("input.damaged") from None
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        self._parts = {_normal(entry.filename): entry for entry in entries}
        if len(self._parts) < len(entries):  # which of two is read is each program's own guess
            raise self.fault("input.damaged")
        self._most = max(FREE, MAX_RATIO * len(data))
        self._unpacked: dict[str, int] = {}

    def fault(self, code: str, **facts: object) -> InputError:
        """The error that says what is wrong with this document."""
        return InputError(Fault(code, Place(self.name), facts))

    def sums(self) -> list[tuple[str, int]]:
        """The names of all parts as they are written, and the CRC-32 that the directory gives for each."""
        return [(entry.filename, entry.CRC) for entry in self._parts.values()]

    def part(self, name: str, most: int = MAX_PART) -> bytes | None:
        """The content of a part, None where there is none of that name. most: bytes that it may have."""
        entry = self._parts.get(_normal(name))
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise self.fault("input.encrypted")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others unpack in one piece, whatever its length
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
        from xml.etree import ElementTree as ET  # 6 ms that a stamp does without

        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = self._utf8(data)
        # A document type is all that could define an entity; Word refuses one too. UTF-16 without its mark would hide it. In every other
        # encoding that expat takes, ASCII is ASCII.
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
        """XML in UTF-16 as UTF-8, its declaration cut off."""
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            raise self.fault("input.damaged") from None
        end = text.find("?>") + 2 if text.startswith("<?xml") else 0
        return text[end:].encode("utf-8", errors="replace")

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part (of the whole package for "") by their ids."""
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
        """The name of the part that holds the text."""
        return next((link.target for link in self.relations("").values() if link.kind == "officeDocument"), "word/document.xml")

    def _relationships(self, part: str) -> Element | None:
        root = self.xml(part)
        if root is None:
            return None
        if root.tag != _RELATIONSHIPS or any(link.get(key) is None for link in root for key in ("Id", "Type", "Target")):
            raise self.fault("input.damaged")
        return root

    def plain_zip(self) -> bytes:
        """The document as a zip of its parts unpacked, for a library that believes what it opens.

        Each part is within the bounds, and its XML is well formed. That of ``customXml`` is others' data, which nobody here reads.
        """
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as archive:
            for name, entry in self._parts.items():
                data = self.part(name) or b""
                archive.writestr(entry.filename, data)
                if name.endswith(".rels"):
                    self._relationships(name)
                elif name.endswith(".xml") and not name.startswith("customxml/"):
                    self._parsed(data)
        return packed.getvalue()


def _normal(name: str) -> str:
    """Names are compared without case (ECMA-376-2, 9.1.1.1); some programs write them with backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _is_deep(root: Element) -> bool:
    """Whether elements stand more than `MAX_DEPTH` deep inside one another."""
    depth, level = 0, [root]
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [child for element in level for child in element]
    return bool(level)

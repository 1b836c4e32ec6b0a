"""The parts of an Office document, read with bounds: no bomb fills the memory, no entity is expanded, nothing outside is fetched."""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from drafter.errors import Fault, InputError, Place

MAX_PART = 64_000_000
"""Bytes of a part unpacked; the text of 5 MB takes about 15."""
MAX_TAGS = 8_000_000
"""Of a part: an element takes a hundred bytes of memory and may take four of the file."""

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
"""What zipfile raises for archives that are cut off, encrypted, packed in unknown ways or otherwise wrong."""


class Relation(NamedTuple):
    """Where a part points to. kind: the last word of the relationship's type. target: a part's name, or an address outside."""

    kind: str
    target: str
    outside: bool = False


class Package:
    """An Office document: its parts by name. Raises InputError for what is none, here and in every method."""

    def __init__(self, data: bytes, name: str):
        self.name = name
        try:
            self._zip = ZipFile(BytesIO(data))
            self._parts = {_normal(entry.filename): entry for entry in self._zip.infolist()}
        except _BROKEN:
            raise self.fault("input.damaged") from None

    def fault(self, code: str, **facts: object) -> InputError:
        """The error that says what is wrong with this document."""
        return InputError(Fault(code, Place(self.name), facts))

    def part(self, name: str) -> bytes | None:
        """The content of a part, None where there is none of that name."""
        entry = self._parts.get(_normal(name))
        if entry is None:
            return None
        try:
            with self._zip.open(entry) as file:
                data = file.read(MAX_PART + 1)
        except _BROKEN:
            raise self.fault("input.damaged") from None
        if len(data) > MAX_PART:
            raise self.fault("input.too-large", most=MAX_PART // 1_000_000)
        return data

    def xml(self, name: str) -> ET.Element | None:
        """The root element of a part, None where there is no such part."""
        data = self.part(name)
        if data is None:
            return None
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = _utf8(data) or self._damaged()
        # A document type is all that could define an entity; Word refuses one too. UTF-16 without its mark would hide it.
        if b"<!DOCTYPE" in data or b"\x00" in data:
            raise self.fault("input.damaged")
        if data.count(b"<") > MAX_TAGS:
            raise self.fault("input.too-large", most=MAX_PART // 1_000_000)
        if b"purl.oclc.org/ooxml" in data:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        try:
            return ET.fromstring(data)  # noqa: S314 - without a document type expat expands nothing
        except (ET.ParseError, LookupError, ValueError):
            raise self.fault("input.damaged") from None

    def _damaged(self) -> bytes:
        raise self.fault("input.damaged")

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part (of the whole package for "") by their ids."""
        folder, file = posixpath.split(_normal(name))
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for element in root if root is not None else ():
            outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not outside:
                target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, outside)
        return found


def _normal(name: str) -> str:
    """Names are compared without case (ECMA-376-2, 9.1.1.1); some programs write them with backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _utf8(data: bytes) -> bytes | None:
    """XML in UTF-16 as UTF-8, its declaration cut off."""
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        return None
    end = text.find("?>") + 2 if text.startswith("<?xml") else 0
    return text[end:].encode("utf-8", errors="replace")

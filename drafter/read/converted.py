"""``doc``, ``wps``, ``rtf``, ``odt``: formats that LibreOffice converts into a Word document, which is then read."""

from __future__ import annotations

import os

from drafter.errors import Fault, InputError, Place, ToolError
from drafter.files.libreoffice import convert, find_libreoffice
from drafter.read import docx
from drafter.read.source import SourceText

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_MAGIC = ((b"{\\rtf", "rtf"), (b"PK\x03\x04", "odt"))
_CONVERTED = ("doc", "dot", "wps", "wpt", "rtf", "odt")
"""The suffixes of files that LibreOffice converts."""


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """The text of the converted document. Raises ToolError where LibreOffice is missing or cannot read the file."""
    return docx.read(_converted(data, name), name, encoding)


def as_word(data: bytes, name: str) -> bytes:
    """A document as a Word document: as it is where it is one already, else converted. Raises ToolError as `read`.

    Raises InputError for a file of another kind, which LibreOffice would set in fonts of its own: a text, a page of the web.
    """
    if data.startswith(_ZIP) and not name.lower().endswith((".odt", ".ott")):
        return data
    if not data.startswith((_OLE, _MAGIC[0][0], _ZIP)) and _called(name) not in _CONVERTED:
        raise InputError(Fault("input.no-word-document", Place(name)))
    return _converted(data, name)


def _converted(data: bytes, name: str) -> bytes:
    program = find_libreoffice()
    if program is None:
        raise ToolError(Fault("tool.no-libreoffice-to-read", Place(name)))
    try:
        return convert(data, (_suffix(data, name), "docx"), "MS Word 2007 XML", program)
    except ToolError as error:
        raise ToolError(*(Fault(fault.code, Place(name), fault.facts) for fault in error.faults)) from None


def _suffix(data: bytes, name: str) -> str:
    """The suffix that LibreOffice gets: the one that the first bytes show, else the one of the name."""
    by_magic = next((suffix for magic, suffix in _MAGIC if data.startswith(magic)), "")
    called = _called(name)
    return by_magic or (called if called in _CONVERTED else "doc")


def _called(name: str) -> str:
    """The suffix of a name, in small letters."""
    return os.path.splitext(name)[1].lower().removeprefix(".")  # noqa: PTH122 - a name, and not always a path

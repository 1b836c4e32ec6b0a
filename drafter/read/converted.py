"""``doc``, ``wps``, ``rtf``, ``odt``: formats that LibreOffice converts into a Word document, which is then read."""

from __future__ import annotations

import os

from drafter.errors import Fault, Place, ToolError
from drafter.files.libreoffice import convert, find_libreoffice
from drafter.read import docx
from drafter.read.source import SourceText

_ZIP = b"PK\x03\x04"
_MAGIC = ((b"{\\rtf", "rtf"), (b"PK\x03\x04", "odt"))


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """The text of the converted document. Raises ToolError where LibreOffice is missing or cannot read the file."""
    return docx.read(_converted(data, name), name, encoding)


def as_word(data: bytes, name: str) -> bytes:
    """A document as a Word document: as it is where it is one already, else converted. Raises ToolError as `read`."""
    return data if data.startswith(_ZIP) and not name.lower().endswith((".odt", ".ott")) else _converted(data, name)


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
    called = os.path.splitext(name)[1].lower().removeprefix(".")  # noqa: PTH122 - a name, and not always a path
    return by_magic or (called if called in ("doc", "dot", "wps", "wpt", "rtf", "odt") else "doc")

"""``pdf``: the Word document, converted by LibreOffice in a temporary profile.

LibreOffice writes the time, and an identifier made from the time, into a PDF. Both are replaced here, so that the same document
gives the same bytes on one machine. Another version of LibreOffice, or other fonts, give other bytes. So does a document converted
together with different documents, because LibreOffice numbers embedded fonts (``UniqueID``) through all documents of one start.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from drafter.errors import DrafterError, Fault, ToolError
from drafter.files import libreoffice
from drafter.files.libreoffice import TIME_LIMIT, find_libreoffice
from drafter.layout.model import Layout
from drafter.speech.tree import Document
from drafter.write import Manuscript, Properties, StampState, docx
from drafter.write.stand_ins import chinese_fonts, fontconfig

_FILTER = 'writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
"""LibreOffice's export with tags, for screen readers, and bookmarks of the headings. Versions from 7.4 on understand options of this form."""


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The PDF. Raises ToolError where LibreOffice is missing or fails."""
    (made,) = write_all([Manuscript(document, layout, properties)])
    if isinstance(made, DrafterError):
        raise made
    return made


def write_all(manuscripts: Sequence[Manuscript]) -> list[bytes | DrafterError]:
    """The PDFs of several documents by one start of LibreOffice: for each document its bytes, or a ToolError."""
    program = find_libreoffice()
    if program is None:
        return [ToolError(Fault("tool.no-libreoffice")) for _ in manuscripts]
    documents = [docx.write(*manuscript) for manuscript in manuscripts]
    fonts = dict.fromkeys(font for manuscript in manuscripts for font in chinese_fonts(manuscript.layout))
    printed = convert_all(documents, program, tuple(fonts))
    return [
        stamped(timeless(in_language(made, manuscript.properties.language), manuscript.properties.created))
        if isinstance(made, bytes)
        else made
        for manuscript, made in zip(manuscripts, printed, strict=True)
    ]


def convert_all(
    documents: Sequence[bytes], program: str, fonts: tuple[str, ...] = (), time_limit: float = TIME_LIMIT
) -> list[bytes | ToolError]:
    """Word documents as PDFs, by one start of LibreOffice: for each its bytes, or a ToolError with the output of LibreOffice.

    program: the path of LibreOffice.
    fonts: the documents' Chinese fonts; those that are not installed are replaced by their stand-ins.
    time_limit: seconds for one document.
    """
    surroundings = partial(_stand_ins, fonts)
    return libreoffice.convert_all(documents, ("docx", "pdf"), _FILTER, program, surroundings=surroundings, time_limit=time_limit)


def _stand_ins(fonts: tuple[str, ...], folder: Path) -> dict[str, str]:
    """Environment variables that make LibreOffice use stand-ins.

    Empty on systems without fontconfig (Windows, macOS), or if all fonts exist.
    """
    lister = shutil.which("fc-list")
    if lister is None:
        return {}
    listed = subprocess.run([lister, ":", "family"], capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603
    installed = {name.strip() for line in listed.stdout.split("\n") for name in line.split(",")}
    missing = [font for font in fonts if font not in installed]
    if not missing:
        return {}
    file = folder / "fonts.conf"
    file.write_text(fontconfig(missing, os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(file)}


# ---------------------------------------------------------------- the same bytes

_DATE = re.compile(rb"/(CreationDate|ModDate) ?\(D:[0-9]{14}[^)]{0,10}\)")
_IDENTIFIER = re.compile(rb"(?:/ID \[ ?<[0-9A-F]{32}>\s*<[0-9A-F]{32}>|/DocChecksum /[0-9A-F]{32})")
_DIGITS = re.compile(rb"[0-9A-F]{32}")


_LANGUAGE = b"/Lang(en-US)"
"""What LibreOffice writes into the catalogue: the language of a document's Latin letters (ISO 32000-1, 14.9.2)."""


def in_language(data: bytes, language: str) -> bytes:
    """A PDF in a language, such as ``zh-CN``, for screen readers. A PDF lists the byte offsets of its parts, so the length must stay."""
    wanted = b"/Lang(%s)" % language.encode()
    return data.replace(_LANGUAGE, wanted) if len(wanted) == len(_LANGUAGE) else data


def timeless(data: bytes, created: str | None) -> bytes:
    """A PDF whose date is `created` (see `Properties`), or no date for None, and whose identifier is made from its content.

    Replacements have the same length, because a PDF lists the byte offsets of its parts.
    """
    digits = re.sub(r"[^0-9]", "", created or "")[:14]
    time = f"D:{digits}Z" if len(digits) == 14 else ""

    def date(match: re.Match[bytes]) -> bytes:
        entry = b"/%s(%s)" % (match[1], time.encode()) if time else b""
        return entry.ljust(len(match[0]))

    data = _IDENTIFIER.sub(lambda match: _DIGITS.sub(b"0" * 32, match[0]), _DATE.sub(date, data))
    identifier = hashlib.sha256(data).hexdigest()[:32].upper().encode()
    return _IDENTIFIER.sub(lambda match: _DIGITS.sub(identifier, match[0]), data)


# ---------------------------------------------------------------- the stamp

_STAMP = b"%DrafterContentHash "
_STAMPED = re.compile(rb"%DrafterContentHash ([0-9a-f]{64})\n")


def stamped(data: bytes) -> bytes:
    """A PDF with its SHA-256 in a comment at the end, which readers ignore (ISO 32000-1, 7.2.3 and 7.5.5)."""
    data = data if data.endswith(b"\n") else data + b"\n"
    return b"%s%s%s\n" % (data, _STAMP, hashlib.sha256(data).hexdigest().encode())


def stamp_state(data: bytes) -> StampState:
    """The state of a PDF: as Drafter wrote it, changed since then, or without Drafter's stamp.

    Programs that save a PDF drop the stamp.
    """
    start = data.rfind(_STAMP)
    if start < 0:
        return "foreign"
    found = _STAMPED.fullmatch(data, start)
    return "untouched" if found and hashlib.sha256(data[:start]).hexdigest().encode() == found[1] else "edited"

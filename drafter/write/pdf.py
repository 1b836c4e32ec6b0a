"""``pdf``: the Word document printed by LibreOffice, in a profile of its own that is thrown away.

LibreOffice writes the time and an identifier made from it into a PDF. Both are replaced here, so that the same document gives the same
bytes on one machine; another version of LibreOffice or other fonts give others. Of documents printed together the same ones in the same order do:
LibreOffice numbers the fonts that it embeds (``UniqueID``) on through all of them.
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


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The PDF. Raises ToolError where LibreOffice is missing or fails."""
    (made,) = write_all([Manuscript(document, layout, properties)])
    if isinstance(made, DrafterError):
        raise made
    return made


def write_all(manuscripts: Sequence[Manuscript]) -> list[bytes | DrafterError]:
    """The PDFs of several documents by one start of LibreOffice: for each its bytes, or a ToolError."""
    program = find_libreoffice()
    if program is None:
        return [ToolError(Fault("tool.no-libreoffice")) for _ in manuscripts]
    documents = [docx.write(*manuscript) for manuscript in manuscripts]
    fonts = dict.fromkeys(font for manuscript in manuscripts for font in chinese_fonts(manuscript.layout))
    printed = libreoffice.convert_all(
        documents, ("docx", "pdf"), "writer_pdf_Export", program, surroundings=partial(_stand_ins, tuple(fonts))
    )
    return [
        stamped(timeless(made, manuscript.properties.created)) if isinstance(made, bytes) else made
        for manuscript, made in zip(manuscripts, printed, strict=True)
    ]


def convert(data: bytes, program: str, fonts: tuple[str, ...] = (), time_limit: float = TIME_LIMIT) -> bytes:
    """A Word document as LibreOffice prints it, those of its `fonts` that are not installed by their stand-ins.

    Raises ToolError with what LibreOffice said.
    """
    surroundings = partial(_stand_ins, fonts)
    return libreoffice.convert(
        data, ("docx", "pdf"), "writer_pdf_Export", program, surroundings=surroundings, time_limit=time_limit
    )


def _stand_ins(fonts: tuple[str, ...], folder: Path) -> dict[str, str]:
    """What tells LibreOffice of stand-ins; nothing on systems without fontconfig (Windows, macOS), or where every font is installed."""
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


def timeless(data: bytes, created: str | None) -> bytes:
    """A PDF without the time of its making: with `created` (as in `Properties`) or no date, and an identifier made from its content.

    Nothing changes its place, because a PDF lists the places of its parts.
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
    """A PDF with its SHA-256 in a comment behind its end, where every reader passes over it (ISO 32000-1, 7.2.3 and 7.5.5)."""
    data = data if data.endswith(b"\n") else data + b"\n"
    return b"%s%s%s\n" % (data, _STAMP, hashlib.sha256(data).hexdigest().encode())


def stamp_state(data: bytes) -> StampState:
    """Whether a PDF is as Drafter wrote it, was changed since, or bears no stamp of Drafter's (a program that saves anew drops it)."""
    start = data.rfind(_STAMP)
    if start < 0:
        return "foreign"
    found = _STAMPED.fullmatch(data, start)
    return "untouched" if found and hashlib.sha256(data[:start]).hexdigest().encode() == found[1] else "edited"

"""``pdf``: the Word document printed by LibreOffice, in a profile of its own that is thrown away.

LibreOffice writes the time and an identifier made from it into a PDF. Both are replaced here, so that the same document gives the same
bytes on one machine; another version of LibreOffice or other fonts give others.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from drafter.errors import Fault, ToolError
from drafter.layout.model import Layout
from drafter.speech.tree import Document
from drafter.write import Properties, StampState, docx
from drafter.write.stand_ins import chinese_fonts, fontconfig

TIME_LIMIT = 120.0
"""Seconds; one conversion takes two or three."""

_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)


def write(document: Document, layout: Layout, properties: Properties) -> bytes:
    """The PDF. Raises ToolError where LibreOffice is missing or fails."""
    program = find_libreoffice()
    if program is None:
        raise ToolError(Fault("tool.no-libreoffice"))
    data = convert(docx.write(document, layout, properties), program, chinese_fonts(layout))
    return stamped(timeless(data, properties.created))


def find_libreoffice() -> str | None:
    """LibreOffice's program: the one that DRAFTER_SOFFICE names and no other, else on the PATH, else in the usual places."""
    named = os.environ.get("DRAFTER_SOFFICE")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in ("soffice", "libreoffice"))
    return next(filter(None, (*on_path, *map(shutil.which, _USUAL_PLACES))), None)


def convert(data: bytes, program: str, fonts: tuple[str, ...] = (), time_limit: float = TIME_LIMIT) -> bytes:
    """A Word document as LibreOffice prints it, those of its `fonts` that are not installed by their stand-ins.

    Raises ToolError with what LibreOffice said.
    """
    # a virus scanner may still hold a file when the folder is to go
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        source, said = folder / "speech.docx", folder / "said.txt"
        source.write_bytes(data)
        # LibreOffice takes its profile as an address and refuses the second program on a profile in use
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export", "--outdir", name]
        environment = {**os.environ, "TZ": "UTC", **_stand_ins(fonts, folder)}
        _run([program, profile, *options, str(source)], environment, said, time_limit)
        result = folder / "speech.pdf"
        # its exit status is 0 even where it converted nothing
        if not result.is_file():
            raise ToolError(Fault("tool.libreoffice-failed", facts={"said": _last_words(said)}))
        return result.read_bytes()


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


def _run(command: list[str], environment: dict[str, str], said: Path, time_limit: float) -> None:
    """Run a program with its output in a file: a pipe would stay open in the children of a program that was killed."""
    try:
        with said.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - a list, no shell; the program is the user's own
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,
            )
    except OSError as error:
        raise ToolError(Fault("tool.libreoffice-failed", facts={"said": error.strerror or str(error)})) from None
    try:
        process.wait(time_limit)
    except subprocess.TimeoutExpired:
        raise ToolError(Fault("tool.libreoffice-failed", facts={"said": f"> {time_limit:g} s"})) from None
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started: ``soffice`` is a script that starts another."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_words(said: Path) -> str:
    lines = [line.strip() for line in said.read_text(encoding="utf-8", errors="replace").split("\n")]
    return " / ".join([line for line in lines if line and "javaldx" not in line][-3:])


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

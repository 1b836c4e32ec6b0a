"""Read: a source of any known format as lines of text, and a report of what is not part of these lines (tables, pictures).

Each format has its own module; `READERS` lists them. A module, with the libraries that it needs, is imported when a source needs
it. The first bytes of a source count more than its name: some ``.doc`` files are web pages, and some ``.docx`` files are old
``.doc`` files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from drafter import files
from drafter.errors import Fault, InputError, Place
from drafter.read.source import SourceText


class Read(Protocol):
    """The signature of every reader's function ``read``."""

    def __call__(self, data: bytes, name: str, encoding: str | None = None) -> SourceText:
        """A source's text.

        Raises InputError for a source that it cannot read, ToolError where a program that it needs is missing.
        """
        ...


class Reader(NamedTuple):
    """A format that can be read. suffixes: the suffixes of its files, the usual one first."""

    name: str
    suffixes: tuple[str, ...]
    summary: str

    def load(self) -> Read:
        """The function that reads the format."""
        return cast("Read", import_module(f"drafter.read.{self.name}").read)


READERS: tuple[Reader, ...] = (
    Reader("txt", (".txt", ".text"), "text in UTF-8, UTF-16 or GB18030"),
    Reader("markdown", (".md", ".markdown"), "Markdown, others' and Drafter's own"),
    Reader("docx", (".docx", ".docm", ".dotx"), "Word documents, their numbering written out"),
    Reader("html", (".html", ".htm", ".xhtml"), "web pages"),
    Reader("pdf", (".pdf",), "PDF with a text layer"),
    Reader("converted", (".doc", ".wps", ".wpt", ".dot", ".rtf", ".odt"), "what LibreOffice can read"),
)
"""Every reader, in the order in which help lists them."""

_BY_NAME = {reader.name: reader for reader in READERS}
_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
SUFFIXES = tuple(_BY_SUFFIX)

MAX_LINES = 500_000
"""The most lines of a source; twenty megabytes of text have less than half of it. A line takes memory however short it is."""

ZIP = b"PK\x03\x04"
"""The first bytes of a zip file. Every Word document without a password is one."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(path: str | Path, *, encoding: str | None = None) -> SourceText:
    """A source from a file, or from standard input for ``-``.

    encoding: the encoding of a text; without it, it is guessed.
    Raises InputError where the source cannot be read, ToolError where it needs a program that is missing or fails.
    """
    data = files.read_bytes(path)
    return read_bytes(data, "stdin" if str(path) == files.STDIN else str(path), encoding=encoding)


def read_bytes(data: bytes, name: str, *, encoding: str | None = None) -> SourceText:
    """A source from its bytes. name: as the user gave it. Its suffix counts where the first bytes do not show the format.

    Raises as `read`, and InputError for a source of more than `MAX_LINES` lines.
    """
    source = reader_of(data, name).load()(data, name, encoding)
    if source.text.count("\n") > MAX_LINES:
        raise InputError(Fault("input.paragraphs", Place(name), {"most": MAX_LINES}))
    return source


def reader_of(data: bytes, name: str) -> Reader:
    """The reader for some bytes. Raises InputError where no reader knows the format (a spreadsheet)."""
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name, and not always a path
    found = _by_content(data, name, suffix) or _BY_SUFFIX.get(suffix)
    if found is None and suffix in _OTHERS:
        raise InputError(_unknown(name))
    return found or _BY_NAME["txt"]


_OTHERS = frozenset(
    f".{suffix}"
    for group in ("xls xlsx et csv ppt pptx dps ofd caj epub", "zip rar 7z gz tar", "jpg jpeg png gif bmp tif tiff mp3 mp4")
    for suffix in group.split()
)
"""Suffixes of files that are never read, whatever their bytes. A file with any other suffix may be a text."""


def _by_content(data: bytes, name: str, suffix: str) -> Reader | None:
    start = data[:1024]
    if data.startswith(ZIP):
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in start:
            return _BY_NAME["converted"]
        if suffix not in _BY_NAME["docx"].suffixes and (suffix in _OTHERS or b"[Content_Types].xml" not in data):
            raise InputError(_unknown(name))
        return _BY_NAME["docx"]
    if data.startswith(_OLE):
        if is_encrypted(data):
            raise InputError(Fault("input.encrypted", Place(name)))
        if suffix in _OTHERS:
            raise InputError(_unknown(name))
        return _BY_NAME["converted"]
    if b"%PDF-" in start and suffix != ".txt":
        return _BY_NAME["pdf"]
    if data.startswith(b"{\\rtf"):
        return _BY_NAME["converted"]
    page = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))
    return _BY_NAME["html"] if page and suffix not in (".txt", ".text", ".md", ".markdown") else None


def is_encrypted(data: bytes) -> bool:
    """Whether bytes are an Office document with a password. Such a document is an OLE file with the encrypted package inside."""
    return data.startswith(_OLE) and _ENCRYPTED in data


def _unknown(name: str) -> Fault:
    return Fault("input.unknown-format", Place(name), {"known": tuple(suffix.removeprefix(".") for suffix in SUFFIXES)})


# ---------------------------------------------------------------- folders


class FoundSources(NamedTuple):
    """The sources that some paths name.

    faults: files in folders that are no sources, and folders without sources. The sources can be read all the same.
    """

    paths: list[Path]
    faults: list[Fault]


def sources(paths: Iterable[str | Path]) -> list[Path]:
    """The files that some paths name, each once.

    A folder stands for all files with known suffixes in it and in its sub-folders, sorted. A file is taken as it is, even if it
    does not exist or has another suffix: the fault is reported when it is read. ``-`` is standard input.
    """
    return find(paths).paths


def find(paths: Iterable[str | Path], also: Sequence[str] = ()) -> FoundSources:
    """The files that `sources` gives, and faults for the files that were skipped. also: further suffixes that count as known.

    Raises InputError for an empty name, which Python would take for the working folder.
    """
    suffixes = {*_BY_SUFFIX, *also}
    found: dict[Path, None] = {}
    faults: list[Fault] = []
    for name in paths:
        if not str(name):
            raise InputError(Fault("input.missing", Place("")))
        path = Path(name)
        if str(path) == files.STDIN or not files.is_folder(path):
            found[path] = None
            continue
        inside = sorted(_walk(path, faults), key=lambda file: file.parts)
        known = [file for file in inside if file.suffix.lower() in suffixes and _has_end(file, faults)]
        faults += [_unknown(str(file)) for file in inside if file.suffix.lower() not in suffixes]
        if not known:
            faults.append(Fault("input.empty-folder", Place(str(path))))
        found.update(dict.fromkeys(known))
    return FoundSources(list(found), faults)


def _has_end(file: Path, faults: list[Fault]) -> bool:
    """False, with a fault, for a pipe or a device in a folder. A link that leads nowhere is reported when it is read."""
    if files.is_file(file) or not file.exists():
        return True
    faults.append(Fault("input.not-regular", Place(str(file))))
    return False


def _walk(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """The files inside a folder, without hidden files and the lock files of office programs (``~$``)."""

    def denied(error: OSError) -> None:
        faults.append(Fault("input.denied", Place(str(error.filename))))

    for where, folders, names in os.walk(folder, onerror=denied):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where, name) for name in names if not name.startswith((".", "~$")))

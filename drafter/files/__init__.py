"""Files read and written. No character is lost in decoding; how a result is written says `writing`."""

from __future__ import annotations

import errno
import os
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from os.path import commonprefix
from pathlib import Path

from drafter.errors import Fault, InputError, Place
from drafter.files.bounded import MAX_INPUT as MAX_INPUT
from drafter.files.bounded import NotRegularError, TooLargeError, bounded
from drafter.files.writing import write_output as write_output

STDIN = "-"


def read_bytes(path: str | Path) -> bytes:
    """The content of a file, or of standard input for ``-``. Raises InputError where it cannot be read or is too large."""
    shown = str(path)
    if shown == STDIN:
        if sys.stdin is None:  # closed by whoever started the program
            raise InputError(Fault("input.unreadable", Place("stdin"), {"said": os.strerror(errno.EBADF)}))
        data = sys.stdin.buffer.read(MAX_INPUT + 1)
        if len(data) > MAX_INPUT:
            raise InputError(Fault("input.too-large", Place("stdin"), {"most": MAX_INPUT // 1_000_000}))
        return data
    try:
        return bounded(shown, MAX_INPUT)
    except IsADirectoryError:
        raise InputError(Fault("input.is-folder", Place(shown))) from None
    except TooLargeError:
        raise InputError(Fault("input.too-large", Place(shown), {"most": MAX_INPUT // 1_000_000})) from None
    except NotRegularError:
        raise InputError(Fault("input.not-regular", Place(shown))) from None
    except FileNotFoundError:
        raise InputError(_missing(shown)) from None
    except PermissionError:  # Windows says it of a folder too
        raise InputError(Fault("input.is-folder" if is_folder(path) else "input.denied", Place(shown))) from None
    except (OSError, ValueError) as error:
        raise InputError(
            Fault("input.unreadable", Place(shown), {"said": getattr(error, "strerror", None) or str(error)})
        ) from None


def _missing(shown: str) -> Fault:
    file = Path(shown)
    if not file.is_absolute():
        try:
            Path.cwd()
        except FileNotFoundError:
            return Fault("input.no-working-folder")
    return Fault("input.missing", Place(shown), {"near": _similar(file)})


def _similar(file: Path) -> tuple[str, ...]:
    """The files of the folder whose names before the suffix are like that of a missing file; those with its suffix first, then outlines."""
    from drafter.messages.near import nearest

    by_stem: dict[str, list[Path]] = {}
    with suppress(OSError):
        for entry in list(file.parent.iterdir())[:1000]:
            if entry.name != file.name:
                by_stem.setdefault(entry.stem.lower(), []).append(entry)
    near = {stem: rank for rank, stem in enumerate(nearest(file.stem, by_stem))}
    found = [entry for stem in near for entry in by_stem[stem]]
    found.sort(
        key=lambda entry: (entry.suffix != file.suffix, entry.suffix not in (".yaml", ".yml"), near[entry.stem.lower()], entry.name)
    )
    return tuple(islice((entry.name for entry in found if os.path.exists(entry)), 3))  # noqa: PTH110 - raises nothing, and a dead link is no file


_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

_BOM_STARTS = tuple(bom[:1] for bom, _ in _BOMS)


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    r"""The text of some bytes, with ``\n`` at the line ends. The encoding is that of the byte order mark, else UTF-8, else GB18030.

    encoding: used instead of the guess. Raises InputError for bytes that are no text. No byte is dropped.
    """
    if encoding is None and b"\x00" not in data and data[:1] not in _BOM_STARTS:  # nearly always
        with suppress(UnicodeDecodeError):
            return _lines(data.decode("utf-8"))
    bom, found = _encoding_of(data, name, encoding)
    text = _lines(_decoded(data[len(bom) :], found, name))
    if found == "gb18030" and encoding is None and is_other_encoding(text):
        raise InputError(Fault("input.other-encoding", Place(name)))
    return text


def changed(data: bytes, name: str, changes: Iterable[tuple[int, int, str]], encoding: str | None = None) -> bytes:
    """Bytes of a text with changes. Encoding, byte order mark, line ends and all unchanged bytes stay the same.

    changes: (start, stop, new): the characters from start to stop of the text that `decode` returns become `new`. In order, without
    overlap.
    Raises InputError for bytes that are no text, and where the encoding cannot write the new text.
    """
    bom, found = _encoding_of(data, name, encoding)
    raw = _decoded(data[len(bom) :], found, name)
    ends = [match.start() - number for number, match in enumerate(re.finditer("\r\n", raw))] if "\r\n" in raw else []
    pieces: list[str] = []
    at = 0
    for start, stop, new in changes:
        pieces += (raw[at : start + bisect_left(ends, start)], new)
        at = stop + bisect_left(ends, stop)
    try:
        return bom + "".join((*pieces, raw[at:])).encode(found)
    except UnicodeEncodeError:
        raise InputError(Fault("input.encoding", Place(name), {"encoding": found})) from None


def rewritten(data: bytes, text: str, name: str) -> bytes:
    r"""Bytes of a text with another text. Encoding, byte order mark and line ends stay the same.

    text: with ``\n`` at the line ends. Where it differs from the text of the bytes it gets the line ends that most lines have; with
    the same text, the same bytes come back. Raises InputError as `changed` does.
    """
    bom, found = _encoding_of(data, name, None)
    raw = _decoded(data[len(bom) :], found, name)
    old = _lines(raw)
    if old == text:
        return data
    start = len(commonprefix((old, text)))  # noqa: RUF071 - of characters
    stop = len(commonprefix((old[start:][::-1], text[start:][::-1])))  # noqa: RUF071
    end = "\r\n" if 2 * raw.count("\r\n") > old.count("\n") else "\r" if "\n" not in raw and "\r" in raw else "\n"
    return changed(data, name, [(start, len(old) - stop, text[start : len(text) - stop].replace("\n", end))])


def _encoding_of(data: bytes, name: str, encoding: str | None) -> tuple[bytes, str]:
    """The byte order mark (empty for none) and the encoding of some bytes."""
    if encoding is not None:
        return b"", encoding
    for bom, by_bom in _BOMS:
        if data.startswith(bom):
            return bom, by_bom
    if b"\x00" in data[:4096]:
        raise InputError(Fault("input.binary", Place(name)))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "utf-8" if _mostly_utf8(data) else "gb18030"
    return b"", "utf-8"


def _mostly_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 with a few damaged ones.

    GB18030 would decode them too, to wrong characters; real GB18030 is hardly ever UTF-8.
    """
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", errors="ignore")) > 3 * damaged


def is_other_encoding(text: str) -> bool:
    """Whether a text that was read as GB18030 has another encoding.

    Nearly half of the characters of a Big5 text become characters for private use then. A text in GB18030 has hardly any of them;
    U+E5E5 is how it reads a blank of some web pages.
    """
    private = sum("\ue000" <= character <= "\uf8ff" and character != "\ue5e5" for character in text)
    return private > 2 and 5 * private > sum(character > "\x7f" for character in text)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(Fault("input.encoding", Place(name, line), {"encoding": encoding})) from None
    except (LookupError, UnicodeEncodeError):  # the name of none, or a name that holds half a character
        raise InputError(Fault("input.unknown-encoding", Place(name), {"encoding": encoding})) from None
    except UnicodeError:  # of codecs that are no encodings of characters: idna, undefined
        raise InputError(Fault("input.encoding", Place(name), {"encoding": encoding})) from None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_text(path: str | Path, encoding: str | None = None) -> str:
    """The text of a file, or of standard input for ``-``. Raises InputError."""
    return decode(read_bytes(path), "stdin" if str(path) == STDIN else str(path), encoding)


CONFIG_NAME = "drafter.yaml"
"""The name of a configuration file."""


def absolute(path: str | Path) -> str:
    """A path from the root of the file system; links stay. The path as it is where the working folder was removed."""
    try:
        return os.path.abspath(path)  # noqa: PTH100 - where a link leads is not where its user stands
    except FileNotFoundError:
        return str(path)


def find_config(start: Path) -> Path | None:
    """The configuration file of a folder, or of the nearest folder above that has one; None without one.

    A link that leads nowhere and a pipe are found too: reading them tells that nobody's settings hold.
    """
    folder = absolute(start)
    while True:
        path = os.path.join(folder, CONFIG_NAME)  # noqa: PTH118 - on the path of every command
        if os.path.isfile(path) or (os.path.lexists(path) and not os.path.isdir(path)):  # noqa: PTH112, PTH113
            return Path(os.path.relpath(path)) if not Path(start).is_absolute() else Path(path)
        folder, inner = os.path.dirname(folder), folder  # noqa: PTH120
        if folder == inner:
            return None


def build_time() -> str:
    """The time that SOURCE_DATE_EPOCH sets, as 1970-01-02T00:00:00Z; "" where it is not set, or holds no time of the years up to 9999."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return ""
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return ""


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether a path is a folder, or says so by the slash at its end. False also for a name that no file system allows."""
    try:
        return Path(path).is_dir() or str(path).endswith(("/", os.sep))
    except (OSError, ValueError):
        return False


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether a path is a file. False also for a name that no file system allows."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def lies_in(folder: Path, path: Path) -> bool:
    """Whether a file lies in a folder, and no link leads out of it. Raises OSError or RuntimeError for links in a circle."""
    return path.resolve().is_relative_to(folder.resolve())

"""Files read and written: no character is lost in decoding, and a result is written completely or not at all."""

from __future__ import annotations

import errno
import os
import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable
from contextlib import suppress
from os.path import commonprefix
from pathlib import Path

from drafter.errors import Fault, InputError, OutputError, Place
from drafter.files.bounded import MAX_INPUT as MAX_INPUT
from drafter.files.bounded import NotRegularError, TooLargeError, bounded

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
    file = Path(path)
    try:
        if file.is_dir():
            raise InputError(Fault("input.is-folder", Place(shown)))
        return bounded(file, MAX_INPUT)
    except TooLargeError:
        raise InputError(Fault("input.too-large", Place(shown), {"most": MAX_INPUT // 1_000_000})) from None
    except NotRegularError:
        raise InputError(Fault("input.not-regular", Place(shown))) from None
    except FileNotFoundError:
        near = _similar(file)
        raise InputError(Fault("input.missing", Place(shown), {"near": near})) from None
    except PermissionError:
        raise InputError(Fault("input.denied", Place(shown))) from None
    except (OSError, ValueError) as error:
        raise InputError(
            Fault("input.unreadable", Place(shown), {"said": getattr(error, "strerror", None) or str(error)})
        ) from None


def _similar(file: Path) -> tuple[str, ...]:
    from drafter.messages.near import nearest

    folder = file.parent
    with suppress(OSError):
        return nearest(file.name, [entry.name for entry in folder.iterdir() if entry.name != file.name][:1000])
    return ()


_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    r"""The text of some bytes, with ``\n`` at the line ends. The encoding is that of the byte order mark, else UTF-8, else GB18030.

    encoding: used instead of the guess. Raises InputError for bytes that are no text. No byte is dropped.
    """
    bom, found = _encoding_of(data, name, encoding)
    return _lines(_decoded(data[len(bom) :], found, name))


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
    """The configuration file of a folder, or of the nearest folder above that has one; None without one."""
    folder = absolute(start)
    while True:
        path = os.path.join(folder, CONFIG_NAME)  # noqa: PTH118 - on the path of every command
        if os.path.isfile(path):  # noqa: PTH113
            return Path(os.path.relpath(path)) if not Path(start).is_absolute() else Path(path)
        folder, inner = os.path.dirname(folder), folder  # noqa: PTH120
        if folder == inner:
            return None


# ---------------------------------------------------------------- writing


def write_output(path: Path, data: bytes, state: Callable[[bytes], str] | None, *, force: bool = False) -> None:
    """Write a result to a file, completely or not at all.

    state: returns the state of a file's content (``untouched``, ``edited``, ``foreign``); None for a format without a stamp. An
    existing file is replaced only if it is ``untouched`` or has the same content, or with `force`. Raises OutputError; the old file
    stays then.
    """
    shown = Place(str(path))
    try:
        target = Path(os.path.realpath(path))
    except FileNotFoundError:  # a relative path, and the working folder was removed
        raise OutputError(Fault("output.no-folder", shown, {"folder": os.curdir})) from None
    try:
        if target.is_dir():
            raise OutputError(Fault("output.is-folder", shown))
        exists = target.exists()
        if exists and not target.is_file():
            _write_through(target, data)
            return
        old = bounded(target, MAX_INPUT) if exists else None
    except TooLargeError:  # nothing that Drafter writes
        old = b""
    except PermissionError:
        raise OutputError(Fault("output.locked", shown)) from None
    except OSError as error:
        raise OutputError(_write_fault(error, target, shown)) from None
    if old == data:
        return
    if old is not None:
        _may_replace(target, shown, old, state, force=force)
    write_whole(target, data, shown)


def _write_through(target: Path, data: bytes) -> None:
    """Write to /dev/stdout, another device or a pipe. Raises OSError; for a pipe too that nobody reads."""
    no_wait = getattr(os, "O_NONBLOCK", 0)  # else it waits for a reader; Windows has no such pipes
    descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_BINARY", 0) | no_wait)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - of a descriptor
        if no_wait:
            os.set_blocking(descriptor, True)
        file.write(data)


def is_folder(path: str | Path) -> bool:
    """Whether a path is a folder, or says so by the slash at its end. False also for a name that no file system allows."""
    try:
        return Path(path).is_dir() or str(path).endswith(("/", os.sep))
    except (OSError, ValueError):
        return False


def is_file(path: str | Path) -> bool:
    """Whether a path is a file. False also for a name that no file system allows."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def _may_replace(target: Path, shown: Place, old: bytes, state: Callable[[bytes], str] | None, *, force: bool) -> None:
    if not os.access(target, os.W_OK):
        raise OutputError(Fault("output.locked", shown))
    if force:
        return
    if _open_elsewhere(target):
        raise OutputError(Fault("output.open", shown))
    if state is None:
        raise OutputError(Fault("output.differs", shown))
    found = state(old)
    if found != "untouched":
        page = found == "edited" and target.suffix.lower() != ".docx"  # edits of a .docx can be pulled
        raise OutputError(Fault("output.edited-page" if page else f"output.{found}", shown, {"found": shown.source}))


def _open_elsewhere(target: Path) -> bool:
    """Whether a document is open in Word or LibreOffice: their lock file is beside it.

    Word's lock file of ``speech.docx`` is ``~$speech.docx``. For a name of seven characters ``~$`` replaces the first character,
    for longer names the first two.
    """
    cut = max(0, min(len(target.stem) - 6, 2))
    names = (f"~${target.name[cut:]}", f"~${target.name}", f".~lock.{target.name}#")
    return any(target.with_name(name).exists() for name in names)


def write_whole(target: Path, data: bytes, shown: Place) -> None:
    """Write a file under a temporary name in the same folder, then rename it. Raises OutputError.

    A file is replaced only after the new one is on the disk, so that a power cut cannot lose both. A new file is not waited for: nothing can be
    lost, and the disk takes longer than rendering a speech.
    """
    draft = target.with_name(f".drafter-{os.urandom(6).hex()}.tmp")  # without the target's name, which may have the greatest length
    placed = False
    try:
        replaces = target.exists()
        with draft.open("xb") as file:
            file.write(data)
            if replaces:
                file.flush()
                os.fsync(file.fileno())
        if replaces:
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
        placed = True
    except OSError as error:
        raise OutputError(_write_fault(error, target, shown)) from None
    finally:
        if not placed:
            with suppress(OSError):
                draft.unlink()


def _write_fault(error: OSError, target: Path, shown: Place) -> Fault:
    if error.errno == errno.ENAMETOOLONG:
        return Fault("output.long-name", shown)
    given = Path(shown.source)
    folder = str(target.parent if given.is_symlink() else given.parent)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return Fault("output.no-folder", shown, {"folder": folder})
    if isinstance(error, PermissionError):
        locked = target.exists() and os.access(target.parent, os.W_OK)
        return Fault("output.locked" if locked else "output.read-only", shown, {"folder": folder})
    if error.errno == errno.ENXIO:
        return Fault("output.no-reader", shown)
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return Fault("output.full", shown)
    if error.errno == errno.EROFS:
        return Fault("output.read-only", shown, {"folder": folder})
    return Fault("output.failed", shown, {"said": error.strerror or str(error)})

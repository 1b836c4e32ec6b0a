"""The one place where bytes come in from files. It reads within a bound, and never waits for a file that has no end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MAX_INPUT = 64_000_000
"""The most bytes of an input. The longest known speeches have some hundred thousand characters."""

_MODE = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""O_NONBLOCK: opening a pipe returns at once, also where nobody writes to it. Windows has neither pipes among its files nor the flag."""
_PIECE = 1 << 16


class TooLargeError(OSError):
    """The file has more bytes than the bound."""


class NotRegularError(OSError):
    """The file is a device, a pipe or a socket: it may have no end, or no beginning."""


def bounded(path: str | Path, most: int = MAX_INPUT) -> bytes:
    """The content of a regular file with at most `most` bytes.

    The kind and the size are those of the opened file, and no more than one byte beyond the bound is read: the size that the
    folder states is not trusted. Raises TooLargeError, NotRegularError, IsADirectoryError, or another OSError of the system.
    """
    descriptor = os.open(path, _MODE)
    try:
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(found.st_mode):
            raise NotRegularError(str(path))
        if found.st_size > most:
            raise TooLargeError(str(path))
        return _all_of(descriptor, found.st_size, most, str(path))
    finally:
        os.close(descriptor)


def _all_of(descriptor: int, size: int, most: int, name: str) -> bytes:
    """What can be read up to the end of a file. size: what the system says; some files have more."""
    pieces: list[bytes] = []
    read = 0
    while piece := os.read(descriptor, max(size + 1 - read, _PIECE)):
        pieces.append(piece)
        read += len(piece)
        if read > most:
            raise TooLargeError(name)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)

"""The one place where bytes come in from files. It reads within a bound, and never waits for a file that has no end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MAX_INPUT = 64_000_000
"""The most bytes of an input. The longest known speeches have some hundred thousand characters."""

_MODE = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""O_NONBLOCK: opening a pipe returns at once, also where nobody writes to it. Windows has neither pipes among its files nor the flag."""


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
    with open(descriptor, "rb") as file:  # noqa: PTH123 - of a descriptor
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise NotRegularError(str(path))
        data = b"" if found.st_size > most else file.read(most + 1)
        if found.st_size > most or len(data) > most:
            raise TooLargeError(str(path))
        return data

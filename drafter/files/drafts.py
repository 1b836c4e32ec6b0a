"""Temporary files: a result lies in one until it is complete. Those of processes that died are removed later.

A killed process cannot remove its temporary files, so the next one that writes into the folder does. The name of a temporary file says
which process of which machine it belongs to: ``.drafter-0c5e1f32-4711-9be0d1c42.tmp``. On a network folder other machines write too, and
what runs on them cannot be seen from here.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from zlib import crc32

_PREFIX, _SUFFIX = ".drafter-", ".tmp"
_FOLDER = "drafter-"
"""The beginning of the names of temporary folders. They stand in the system's folder for such, and need not be hidden there."""

_LONG = 24 * 3600
"""Seconds after which any temporary file is left over, whoever made it. Writing one takes less than a second; a laptop may sleep meanwhile."""
_SHORT = 60
"""The same for files of this machine on Windows, where no process can be asked. Windows refuses to remove a file that is still open."""
_CLOCKS = 5.0
"""Seconds by which the clock of a file system, or one that was set, may differ from that of the processes."""
_AGAIN, _SHARE = 0.1, 20
"""How long a process that saves many files waits before it looks through a folder again: seconds, and a multiple of the time that looking
took. Starting a process takes longer than that, so what a killed one left is found by the next.
"""

_numbers = count()
_looked: dict[tuple[int, int], float] = {}
"""From when on this process looks through a folder again, by the folder's device and inode."""


def draft_in(folder: Path) -> Path:
    """The path of a new temporary file in a folder. The name does not contain that of the target, which may have the greatest length."""
    return folder / f"{_PREFIX}{_owner()}{next(_numbers):x}{_SUFFIX}"


def folder_prefix() -> str:
    """The beginning of the name of a temporary folder, for the module `tempfile`."""
    return f"{_FOLDER}{_owner()}"


def sweep(folder: Path) -> None:
    """Remove the temporary files of dead processes from a folder. What cannot be seen or removed stays."""
    with suppress(OSError, ValueError):
        found = os.stat(folder)  # noqa: PTH116 - asked at every saving
        key, now = (found.st_dev, found.st_ino), time.monotonic()
        if now < _looked.get(key, now):
            return
        for name in os.listdir(folder):  # noqa: PTH208 - a large folder has many names that are of no interest
            if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
                path = folder / name
                if _is_left_over(path, name[len(_PREFIX) : -len(_SUFFIX)]):
                    with suppress(OSError):
                        path.unlink()
        took = time.monotonic() - now
        _looked[key] = now + took + max(_AGAIN, _SHARE * took)


def sweep_folders(folder: Path) -> None:
    """Remove the temporary folders of dead processes from the system's folder for such."""
    from shutil import rmtree

    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - as in `sweep`
            if name.startswith(_FOLDER) and len(name.split("-")) == 4 and _is_left_over(folder / name, name[len(_FOLDER) :]):
                rmtree(folder / name, ignore_errors=True)


def _is_left_over(path: Path, owner: str) -> bool:
    """Whether the process that made a temporary file is dead. owner: the middle of the file's name."""
    machine, _, rest = owner.partition("-")
    pid, _, own = rest.partition("-")
    patience = _LONG
    if machine == _machine() and pid.isdecimal():
        if sys.platform == "win32":
            patience = _SHORT
        elif int(pid) == os.getpid():
            if not own.startswith(_token()):
                return True  # of an earlier process that had the same number
        elif not _lives(int(pid)) or _is_older(path, int(pid)):
            return True
    try:
        return time.time() - path.lstat().st_mtime > patience
    except OSError:
        return False


def _lives(pid: int) -> bool:
    """Whether a process of this machine is still running. A dead one whose parent has not asked for its end (a zombie) is not."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is another user's
        pass
    try:
        status = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:  # no Linux
        return True
    return status.rpartition(b")")[2].split()[:1] not in ([b"Z"], [b"X"])


def _is_older(path: Path, pid: int) -> bool:
    """Whether a file is older than the process that runs now under a number: then another one made it, which had that number before."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        booted = next(
            int(line.split()[1])
            for line in Path("/proc/stat").read_text(encoding="ascii").splitlines()
            if line.startswith("btime ")
        )
        return path.lstat().st_mtime < booted + int(fields[19]) / os.sysconf("SC_CLK_TCK") - _CLOCKS
    except (OSError, ValueError, IndexError, StopIteration, AttributeError):  # no Linux, or it has just ended
        return False


def _owner() -> str:
    return f"{_machine()}-{os.getpid()}-{_token()}"


@cache
def _machine() -> str:
    """A word for this machine, as far as the numbers of processes go: a container counts its own."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    numbers = 0
    with suppress(OSError):
        numbers = os.stat("/proc/self/ns/pid").st_ino  # noqa: PTH116
    return f"{crc32(f'{name} {numbers}'.encode('utf-8', 'surrogateescape')):08x}"


@cache
def _token() -> str:
    """A word for this process: another one may have had its number."""
    return os.urandom(4).hex()

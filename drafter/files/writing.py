"""Results written to files: completely or not at all, and never over what somebody else wrote.

A result is written under a temporary name in the same folder and then renamed. A kill or a full disk leaves the old file or the new one,
never a part. The new file gets the rights of the old one. Directly before the renaming the old file is looked at again.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from drafter.errors import Fault, OutputError, Place
from drafter.files.bounded import MAX_INPUT, NotRegularError, TooLargeError, bounded
from drafter.files.drafts import draft_in, sweep

State = Callable[[bytes], str] | None
"""Returns the state of a file's content: ``untouched``, ``edited``, ``foreign``. None for a format without a stamp."""


class Present(NamedTuple):
    """A file that stands where a result belongs. status: taken before the content was read. content: None if it is longer than any input."""

    status: os.stat_result
    content: bytes | None


def write_output(
    path: Path,
    data: bytes,
    state: State,
    *,
    force: bool = False,
    made_from: Callable[[bytes], bool] | None = None,
) -> tuple[Fault, ...]:
    """Write a result to a file, completely or not at all.

    state: see `State`. An existing file is replaced only if it is ``untouched`` or has the same content, or with `force`. It is never replaced
    if it was changed meanwhile.
    made_from: for a result that goes into its own source: returns whether a content is the one that the result was made from. Other
    content is never replaced.
    Returns notices of what the new file could not keep of the old one: owner, group, rights, further names. Raises OutputError; the old
    file stays then.
    """
    shown = Place(str(path))
    target = path
    try:
        status = _status(path)
        if status is not None and stat.S_ISLNK(status.st_mode):
            target = Path(os.path.realpath(path))
            status = _status(target)
        sweep(target.parent)
        if status is not None and stat.S_ISDIR(status.st_mode):
            raise OutputError(Fault("output.is-folder", shown))
        if status is not None and not stat.S_ISREG(status.st_mode):
            _write_through(target, data)
            return ()
        old = _present(target, status)
    except OSError as error:
        raise OutputError(_write_fault(error, target, shown)) from None
    if old is None:
        return _place(target, data, None, shown, state)
    if old.content == data:
        return ()
    if made_from is not None and not made_from(old.content or b""):
        raise OutputError(Fault("output.changed", shown))
    _may_replace(target, shown, old.content or b"", state, force=force)
    return _place(target, data, old, shown, state if made_from is None else None)


def _status(path: Path) -> os.stat_result | None:
    """The status of a file, of a link itself. None where there is no such file; a missing folder is noticed at writing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _present(target: Path, status: os.stat_result | None) -> Present | None:
    """The file of a status, None where there is none (any more). Raises OSError."""
    if status is None:
        return None
    try:
        return Present(status, bounded(target, MAX_INPUT))
    except TooLargeError:  # nothing that Drafter writes
        return Present(status, None)
    except FileNotFoundError:
        return None


def _write_through(target: Path, data: bytes) -> None:
    """Write to /dev/stdout, another device or a pipe. Raises OSError; for a pipe too that nobody reads."""
    no_wait = getattr(os, "O_NONBLOCK", 0)  # else it waits for a reader; Windows has no such pipes
    descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_BINARY", 0) | no_wait)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - of a descriptor
        if no_wait:
            os.set_blocking(descriptor, True)
        file.write(data)


def _may_replace(target: Path, shown: Place, old: bytes, state: State, *, force: bool) -> None:
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
    names = {f"~${target.name[cut:]}", f"~${target.name}", f".~lock.{target.name}#"}
    return any(os.path.exists(target.with_name(name)) for name in names)  # noqa: PTH110


# ---------------------------------------------------------------- placing


def _place(target: Path, data: bytes, old: Present | None, shown: Place, state: State) -> tuple[Fault, ...]:
    """Write a file under a temporary name, then rename it. Returns notices. Raises OutputError.

    A file is replaced only after the new one is on the disk, so that a power cut cannot lose both. A new file is not waited for: nothing can be
    lost, and the disk takes longer than rendering a speech.
    """
    draft = draft_in(target.parent)
    drafts: list[Path] = [draft]
    notices: list[Fault] = []
    try:
        with draft.open("xb", buffering=0) as file:
            if old is not None:
                notices += _keep_rights(draft, target, old.status, shown)
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            if old is not None:
                os.fsync(file.fileno())
        if _is_written(target, data, old, shown, state):
            return ()
        if old is not None and old.status.st_nlink > 1:
            notices += _keep_names(draft, target, old.status, shown, drafts)
        draft.replace(target)
        drafts.remove(draft)
    except OSError as error:
        raise OutputError(_write_fault(error, target, shown)) from None
    finally:
        for path in drafts:
            with suppress(OSError):
                path.unlink()
    return tuple(notices)


def _is_written(target: Path, data: bytes, old: Present | None, shown: Place, state: State) -> bool:
    """Whether another process wrote the same result meanwhile. Raises OutputError where the file was changed otherwise, and OSError."""
    status = _status(target)
    if status is None or (old is not None and _identity(status) == _identity(old.status)):
        return False
    now = _present(target, status) if stat.S_ISREG(status.st_mode) else Present(status, None)
    if now is None or (old is not None and now.content == old.content is not None):
        return False
    if now.content == data:
        return True
    if now.content is not None and state is not None and state(now.content) == "untouched":  # of another run, and nobody's work
        return False
    raise OutputError(Fault("output.changed", shown))


def _identity(status: os.stat_result) -> tuple[int, ...]:
    """What tells whether a file is another one, or has another content."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _keep_rights(draft: Path, target: Path, status: os.stat_result, shown: Place) -> Iterator[Fault]:
    """Give a temporary file owner, group, mode and access list of the file that it replaces. Says which of them the system refused.

    If the file cannot have the old group, its group gets only the rights that everybody has.
    """
    mode = stat.S_IMODE(status.st_mode)
    own = draft.stat()
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        has_owner, has_group = _given_away(draft, own, status)
        if not (has_owner and has_group):
            yield Fault("output.owner", shown, {"owner": f"{status.st_uid}:{status.st_gid}", "found": shown.source})
            mode &= 0o777
        if not has_group:
            mode = mode & ~0o070 | (mode & 0o007) << 3
    draft.chmod(mode)
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # a file system without them
            for name in os.listxattr(target):
                if name.startswith(("user.", "system.posix_acl_")):
                    os.setxattr(draft, name, os.getxattr(target, name))


def _given_away(draft: Path, own: os.stat_result, wanted: os.stat_result) -> tuple[bool, bool]:
    """Change owner and group of a temporary file. Returns whether it has the wanted owner and the wanted group then."""
    if not hasattr(os, "chown"):
        return True, True
    with suppress(OSError):
        os.chown(draft, wanted.st_uid, wanted.st_gid)
        return True, True
    with suppress(OSError):  # anybody may give a file to a group of theirs
        os.chown(draft, -1, wanted.st_gid)
        return own.st_uid == wanted.st_uid, True
    return own.st_uid == wanted.st_uid, False


def _keep_names(draft: Path, target: Path, status: os.stat_result, shown: Place, drafts: list[Path]) -> Iterator[Fault]:
    """Give further names of a file in its folder (hard links) to the temporary file as well; says how many names are elsewhere.

    The system cannot tell where these are. Written in place the file would keep all of them, but a kill would leave it half.
    drafts: receives the temporary files that have to be removed if something fails.
    """
    with os.scandir(target.parent) as entries:
        names = [entry.name for entry in entries if entry.inode() == status.st_ino and entry.name != target.name]
    names = [name for name in names if _has_inode(target.with_name(name), status)]
    for _ in names:
        further = draft_in(target.parent)
        os.link(draft, further)
        drafts.append(further)
    for name in names:
        drafts.pop().replace(target.with_name(name))
    elsewhere = status.st_nlink - 1 - len(names)
    if elsewhere:
        yield Fault("output.names", shown, {"count": elsewhere})


def _has_inode(path: Path, status: os.stat_result) -> bool:
    found = _status(path)
    return found is not None and (found.st_dev, found.st_ino) == (status.st_dev, status.st_ino)


# ---------------------------------------------------------------- what failed


# Path's own questions raise where a folder may not be looked into, or a name is too long; those of os.path say no.


def _write_fault(error: OSError, target: Path, shown: Place) -> Fault:
    if error.errno == errno.ENAMETOOLONG:
        return Fault("output.long-name", shown)
    given = Path(shown.source)
    folder = str(target.parent if os.path.islink(given) else given.parent)  # noqa: PTH114
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return Fault("output.no-folder", shown, {"folder": folder})
    if isinstance(error, NotRegularError):
        return Fault("output.changed", shown)
    if isinstance(error, PermissionError):
        locked = os.path.exists(target) and os.access(target.parent, os.W_OK)  # noqa: PTH110
        return Fault("output.locked" if locked else "output.read-only", shown, {"folder": folder})
    if error.errno == errno.ENXIO:
        return Fault("output.no-reader", shown)
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return Fault("output.full", shown)
    if error.errno == errno.EROFS:
        return Fault("output.read-only", shown, {"folder": folder})
    return Fault("output.failed", shown, {"said": error.strerror or str(error)})

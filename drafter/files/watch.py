"""Files watched for changes, so that values made of them (compiled templates, layouts) can be kept between calls."""

from __future__ import annotations

import os

LONGEST_PATH = 4096
"""Characters. No system opens a longer path, so that none of its folders is looked for."""
State = tuple[int, int, int] | None
"""The state of a file: time of the last change in nanoseconds, size, inode. Other content gives another state. None: no such file.
"""


def state_of(path: str | os.PathLike[str]) -> State:
    """The state of a file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at every rendering: a Path would cost as much again
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watch:
    """The files that a value was made of, each with its state at that time.

    Files that were looked for and missing are recorded too: if one appears, a search path finds it first.
    """

    __slots__ = ("_states",)

    def __init__(self) -> None:
        self._states: dict[str, State] = {}

    def look(self, path: str | os.PathLike[str]) -> None:
        """Record a file's state. Call it before reading the file, so that a change in between is noticed.

        If the file's folder is missing, the folder is recorded instead: one look at it then serves for all its files.
        """
        name = os.fspath(path)
        if len(name) > LONGEST_PATH:
            self._states.setdefault(name, None)
            return
        state = state_of(name)
        while state is None and (folder := os.path.dirname(name)) not in ("", name) and state_of(folder) is None:  # noqa: PTH120
            name = folder
        self._states.setdefault(name, state)

    def holds(self) -> bool:
        """Whether no file has changed."""
        return all(state_of(path) == state for path, state in tuple(self._states.items()))

    def __len__(self) -> int:
        return len(self._states)

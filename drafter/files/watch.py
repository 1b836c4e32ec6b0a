"""Whether files are still as they were: for what is kept between two calls, a compiled template or a layout."""

from __future__ import annotations

import os

State = tuple[int, int, int] | None
"""What tells one content of a file from another: the nanosecond of its last change, its size, its number on the disk. None: no such file."""


def state_of(path: str | os.PathLike[str]) -> State:
    """The state of a file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at every rendering: a Path would cost as much again
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watch:
    """The files that something was made of, each with the state in which it was met.

    A file that was looked for and was not there belongs to them too: where it appears, a search path leads elsewhere.
    """

    __slots__ = ("_states",)

    def __init__(self) -> None:
        self._states: dict[str, State] = {}

    def look(self, path: str | os.PathLike[str]) -> None:
        """Note a file's state. Call it before the file is read, so that a change in between is seen the next time.

        Of a file in a folder that is not there the folder is noted: one question then serves for all files in it.
        """
        name = os.fspath(path)
        state = state_of(name)
        while state is None and (folder := os.path.dirname(name)) not in ("", name) and state_of(folder) is None:  # noqa: PTH120
            name = folder
        self._states.setdefault(name, state)

    def holds(self) -> bool:
        """Whether every file is as it was."""
        return all(state_of(path) == state for path, state in tuple(self._states.items()))

    def __len__(self) -> int:
        return len(self._states)

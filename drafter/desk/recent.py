"""What the desk remembers of a user: the outlines that were opened last, and whether the tour was seen."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from drafter.desk.folder import title_in
from drafter.errors import DrafterError
from drafter.files import is_file, write_output
from drafter.files.bounded import bounded

MOST = 20
"""The most outlines that are remembered."""
_LARGEST = 100_000
"""The most bytes of the file that are read."""


class Recent(NamedTuple):
    """An outline that was opened.

    title: the one in the first lines of the file, else the one that it had when it was opened; "" for an open blank.
    changed: when its file was last changed, in ISO form, UTC.
    """

    path: str
    title: str
    changed: str


class Memory:
    """A file in the user's folder. If it cannot be read or written, nothing is remembered, and nobody is told: it is a convenience.

    folder: the user's; None to remember nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "desk-memory.json" if folder else None

    def make_folder(self) -> None:
        """Make the user's folder. Called before a page is rendered: templates are looked for there, so a new folder renders it again."""
        if self._file is not None:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)

    def recent(self) -> list[Recent]:
        """The outlines that are still there, the last opened first."""
        found = []
        for path, title in self._rows():
            with suppress(OSError, ValueError):
                if is_file(path):
                    changed = datetime.fromtimestamp(Path(path).stat().st_mtime, UTC).isoformat(timespec="seconds")
                    found.append(Recent(path, title_in(Path(path)) or title, changed))
        return found

    def opened(self, path: str, title: str) -> None:
        """Remember an outline as the last one that was opened."""
        rows = [(path, title), *(row for row in self._rows() if row[0] != path)]
        self._write(rows[:MOST], toured=self.toured)

    @property
    def toured(self) -> bool:
        """Whether the tour was seen."""
        return bool(self._values().get("toured"))

    def tour_seen(self) -> None:
        """Remember that the tour was seen."""
        self._write(self._rows(), toured=True)

    def _rows(self) -> list[tuple[str, str]]:
        rows = self._values().get("recent")
        return [
            (row["path"], str(row.get("title", "")))
            for row in (rows if isinstance(rows, list) else ())
            if isinstance(row, dict) and isinstance(row.get("path"), str)
        ]

    def _values(self) -> dict[str, object]:
        if self._file is not None:
            with suppress(OSError, ValueError):
                values = json.loads(bounded(self._file, _LARGEST))
                return values if isinstance(values, dict) else {}
        return {}

    def _write(self, rows: list[tuple[str, str]], *, toured: bool) -> None:
        if self._file is None:
            return
        values = {"recent": [{"path": path, "title": title} for path, title in rows], "toured": toured}
        with suppress(OSError, DrafterError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_output(self._file, json.dumps(values, ensure_ascii=False, indent=1).encode(), None, force=True)

"""An outline that is open on the desk: its sitting, its file, its history, and what of it is not saved yet."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from drafter.api.watching import behind
from drafter.desk.calls import Json
from drafter.desk.differences import difference
from drafter.desk.folder import EditedFile, Folder, Snapshot
from drafter.desk.history import History
from drafter.desk.merge import merged, merged_rest
from drafter.desk.sitting import Sitting
from drafter.errors import DrafterError, Fault, OutlineError, OutputError, Place
from drafter.files import is_folder
from drafter.messages.language import later, tr
from drafter.messages.wording import parts, word
from drafter.outline.load import load

SAVE_AFTER = 0.2
"""Seconds from a change to its being saved. What is typed meanwhile is saved with it."""

LATE = 0.5
"""Seconds after which whoever changes the text saves it, because the one that saves is behind: on a machine with much else to do."""

RETRY = 2.0
"""Seconds until a write that failed is tried again."""

GONE_AFTER = 0.6
"""Seconds after which a file that is missing is gone. Some programs remove the old file before they write the new one."""

MADE_KEPT = 1000
"""How many of the last changes are known by their names. A page tells one again before it tells the next."""

LONGEST_BEGINNING = 24
"""Characters that a moment of the history shows of what was changed."""

_DASH = re.compile(r"^\s*-(?:\s+|$)")

OPENED = later("opened")
FROM_DISK = later("changed on disk")


class Opened:
    """An outline that is open.

    folder: that of its file. clock: seconds, which never go back. lock: held by whoever changes the sitting.
    """

    def __init__(
        self, number: str, sitting: Sitting, file: EditedFile, folder: Folder, clock: Callable[[], float], lock: threading.RLock
    ) -> None:
        self.number = number
        self.sitting = sitting
        self.file = file
        self.folder = folder
        self.rate: float | None = None
        self._made: deque[str] = deque(maxlen=MADE_KEPT)
        self.history = History(clock)
        self.history.add(sitting.text, OPENED)
        self._clock = clock
        self._lock = lock
        self._file_lock = threading.Lock()
        """Held by whoever reads or writes the file. Nobody waits for it who holds the lock of the sitting."""
        self._unsaved_since: float | None = None
        self._not_before = 0.0
        self._missing_since: float | None = None
        self._gone_at_version = 0
        self._trouble = ""
        self._behind = behind(sitting.workspace, sitting.layout_name)
        self._behind_version = sitting.version

    def made(self, once: str | None) -> None:
        """Remember a change by its own name; None for one without."""
        if once is not None:
            self._made.append(once)

    def was_made(self, once: str | None) -> bool:
        """Whether a change was made already: one of the last `MADE_KEPT`."""
        return once is not None and once in self._made

    @property
    def saved(self) -> bool:
        """Whether the file holds the text."""
        return self.sitting.text == self.file.text and not self._gone_at_version

    def view(self, since: int | None = None) -> Json:
        """What the page shows of it."""
        return {
            **self.sitting.view(since),
            "sitting": self.number,
            "path": str(self.file.path),
            "saved": self.saved,
            "trouble": self._trouble or None,
        }

    def noted(self, label: str = "") -> None:
        """Put the present text into the history. Called after each change. label: what happened, "" for typing."""
        self.history.add(self.sitting.text, label)
        if self._unsaved_since is None:
            self._unsaved_since = self._clock()

    # ---------------------------------------------------------------- what is behind the page

    def look_behind(self) -> list[Json]:
        """Show the page anew if a template, the layout or the configuration changed. Returns what the page is told."""
        with self._lock:
            changed = not self._behind.hold()
            if changed:
                self.sitting.refresh()
            if self._behind_version != self.sitting.version:
                self._behind = behind(self.sitting.workspace, self.sitting.layout_name)
                self._behind_version = self.sitting.version
            return [self._event("template", version=self.sitting.version)] if changed else []

    # ---------------------------------------------------------------- the file

    def look(self) -> list[Json]:
        """Look whether the file changed on disk, and take up what another program wrote. Returns what the page is told."""
        with self._file_lock:
            return self._looked()

    def _looked(self) -> list[Json]:
        if not self.file.changed:
            self._missing_since = None
            return []
        if not self.file.there:
            return self._missing()
        try:
            found = self.file.read()
            with self._lock:
                return self._taken_up(found)
        except DrafterError as error:
            return self._troubled(error)

    def _taken_up(self, found: Snapshot) -> list[Json]:
        base, mine, theirs = self.file.text, self.sitting.text, found.text
        self._missing_since, self._gone_at_version = None, 0
        if theirs == base:  # touched, or saved as it was
            self.file.known = found
            return []
        together = merged(base, mine, theirs)
        if together is None or (together not in (mine, theirs) and self._loads(mine) and not self._loads(together)):
            kept = self.file.keep_beside(found, datetime.now().astimezone().strftime("%H%M%S"))
            self.file.known = found
            self.noted()
            rest, other = merged_rest(base, mine, theirs), merged_rest(base, theirs, mine)
            if rest != mine and self._loads(rest):
                self.sitting.replace(rest, "disk")
                self.noted(FROM_DISK)
            return [
                self._event(
                    "conflict", mine=self.sitting.text, theirs=other if self._loads(other) else theirs, base=base, kept=kept.name
                )
            ]
        self.file.known = found
        if together == mine:
            return []
        self.sitting.replace(together, "disk")
        self.noted(FROM_DISK)
        return [self._event("disk", view=self.view())]

    def _loads(self, text: str) -> bool:
        """Whether a text is an outline that can be read."""
        try:
            load(text, self.sitting.name)
        except OutlineError:
            return False
        return True

    def _missing(self) -> list[Json]:
        now = self._clock()
        self._missing_since = self._missing_since or now
        if now - self._missing_since < GONE_AFTER or self._gone_at_version:
            return []
        self._gone_at_version = self.sitting.version
        return self._troubled(OutputError(self._gone_fault()))

    def _gone_fault(self) -> Fault:
        folder = self.file.path.parent
        return Fault("desk.gone" if is_folder(folder) else "desk.folder-gone", Place(str(self.file.path)), {"folder": str(folder)})

    def save(self, *, now: bool = False) -> list[Json]:
        """Write the text to the file if it is time. Returns what the page is told. now: even if it is not time."""
        with self._file_lock:
            return self._save(now=now)

    def rename(self, path: Path) -> None:
        """Give the file another name; what is not saved yet is saved under it. Raises OutputError where the file is gone, or the name cannot be had."""
        with self._file_lock, self._lock:
            if self._gone_at_version:
                raise OutputError(self._gone_fault())
            self.file.rename(path)
            self.sitting.rename(str(path))

    def save_late(self) -> list[Json]:
        """Write the text to the file if that should have been done long ago, and nobody is doing it. Returns what the page is told."""
        since = self._unsaved_since
        if since is None or self._clock() - since < LATE or not self._file_lock.acquire(blocking=False):
            return []
        try:
            return self._save(now=False)
        finally:
            self._file_lock.release()

    def _save(self, *, now: bool) -> list[Json]:
        if self.sitting.text == self.file.text and not self._gone_at_version:
            self._unsaved_since = None
            return self._well()
        if self._gone_at_version == self.sitting.version:  # removed, and nothing was typed since
            return []
        at = self._clock()
        if self._unsaved_since is None:
            self._unsaved_since = at
        if not now and (at - self._unsaved_since < SAVE_AFTER or at < self._not_before):
            return []
        text = self.sitting.text
        try:
            if not self.file.write(text):
                return []  # somebody else wrote: the next look takes it up
        except OutputError as error:
            self._not_before = at + RETRY
            if not is_folder(self.file.path.parent):
                return self._troubled(OutputError(self._gone_fault()))
            fault = Fault("desk.not-saved", Place(self.file.path.name), {"said": parts(error.faults[0])[0]})
            return self._troubled(OutputError(fault))
        self._gone_at_version = 0
        self._unsaved_since = None if self.sitting.text == text else at
        return [*self._well(), self._event("saved", version=self.sitting.version)]

    def _well(self) -> list[Json]:
        """The end of a trouble."""
        ended, self._trouble = self._trouble, ""
        return [self._event("trouble", message="")] if ended else []

    def _troubled(self, error: DrafterError) -> list[Json]:
        message = word(error.faults[0])
        if message == self._trouble:
            return []
        self._trouble = message
        return [self._event("trouble", message=message)]

    def _event(self, kind: str, **facts: Any) -> Json:
        return {"sitting": self.number, "kind": kind, **facts}

    # ---------------------------------------------------------------- the history

    def moments(self) -> list[Json]:
        """The moments of the history, the newest first, each with the beginning of what it put in, and of what it took out."""
        moments = self.history.moments()
        changed = [("", ""), *(_changed(before.text, after.text) for before, after in pairwise(moments))]
        found: list[Json] = [
            {
                "number": moment.number,
                "at": moment.time.isoformat(timespec="seconds"),
                "label": tr(moment.label) if moment.label else "",
                "put": _beginning(put),
                "cut": _beginning(cut),
            }
            for moment, (put, cut) in zip(moments, changed, strict=True)
        ]
        return found[::-1]


def _changed(old: str, new: str) -> tuple[str, str]:
    r"""What was put into a text, and what was taken out.

    Lines that were put in or taken out are told from their beginnings, though the line behind may begin with the same characters.

    >>> _changed("- 好路。\n- 好桥。\n", "- 好路。\n- 好灯。\n- 好桥。\n")
    ('- 好灯。\n', '')
    """
    edit = difference(old, new)
    put, cut = edit.new, old[edit.start : edit.stop]
    head = old[old.rfind("\n", 0, edit.start) + 1 : edit.start]
    if not (put and cut) and (put or cut).endswith(head):
        put, cut = (f"{head}{text.removesuffix(head)}" if text else "" for text in (put, cut))
    return put, cut


def _beginning(text: str) -> str:
    """The first words of a changed text, in one line, without comments and the dashes of a list."""
    lines = text[: 8 * LONGEST_BEGINNING].split("\n")
    words = " ".join(" ".join(_DASH.sub("", line) for line in lines if not line.lstrip().startswith("#")).split())
    return words if len(words) <= LONGEST_BEGINNING else f"{words[:LONGEST_BEGINNING]}…"

"""The desk inside a page without an installation: Python runs in the browser, and the files lie in its memory.

The page keeps the files in the browser's store. It is told of every file that changed here, and says what other windows and programs wrote.
Nothing in this module knows of the browser: all goes in and out as texts and bytes.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from drafter.desk.calls import Json, MalformedCallError
from drafter.desk.desk import Desk
from drafter.desk.faults import error_of
from drafter.desk.folder import Folder
from drafter.desk.recent import Memory
from drafter.errors import Fault, InputError, Place, ToolError
from drafter.files import decode, write_output
from drafter.files.watch import State, state_of

MEMORY = ".memory"
"""The folder, inside that of the speeches, of what is remembered of the user."""

_MISSING = frozenset({"tool.no-libreoffice", "tool.no-libreoffice-to-read", "input.needs-extra"})
"""Codes of faults whose remedy is a program, which a page cannot install."""


class Alone:
    """A desk without a server.

    root: the folder of the speeches, made where it is missing. first: the path of the outline that is shown first, "" for the gallery.
    """

    def __init__(self, root: Path, first: str = "") -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        (root / MEMORY).mkdir(exist_ok=True)
        folder = Folder(root)
        name = folder.name_of(Path(first)) if first and Path(first).is_file() else ""
        self.desk = Desk(folder, name, memory=Memory(root / MEMORY))
        self._known: dict[Path, State] = {path: state_of(path) for path in self._files()}

    def call(self, name: str, arguments: str) -> str:
        """The answer of a call as JSON. arguments: JSON too. Everything is saved at once.

        Raises MalformedCallError for a call that no page of ours makes.
        """
        answer = self.desk.call(name, json.loads(arguments))
        if isinstance(answer, dict) and answer.get("error", {}).get("code") in _MISSING:
            answer = _not_here(answer["error"])
        if name == "gallery":
            known = {recent["path"] for recent in answer["recent"]}
            answer["files"] = [name for name in answer["files"] if str(self.root / name) not in known]
        return _json(answer)

    def poll(self, *, now: bool = True) -> str:
        """What the page is told, as a JSON list. now: save even what was typed in this moment."""
        events = self.desk.poll()
        if now:
            for one in list(self.desk.open.values()):
                events += one.save(now=True)
        return _json(events)

    def changed(self) -> list[tuple[str, bytes]]:
        """The files that were written since the last call, each with its path and its bytes."""
        found = []
        for path in self._files():
            state = state_of(path)
            if state is not None and self._known.get(path) != state:
                self._known[path] = state
                found.append((str(path), path.read_bytes()))
        return found

    def put(self, path: str, data: bytes, base: bytes) -> None:
        """Write what another window or program wrote. The next `poll` takes it up.

        base: what it changed. An outline that is open is merged from there on: its own text may be newer, and not yet outside of this page.
        Raises InputError for a path outside of the folder, OutputError.
        """
        target = Path(path)
        if not target.is_relative_to(self.root) or ".." in target.parts:
            raise InputError(Fault("desk.outside", Place(path)))
        target.parent.mkdir(parents=True, exist_ok=True)
        for one in self.desk.open.values():
            if one.file.path == target:
                one.file.known = one.file.known._replace(text=decode(bytes(base), path), data=bytes(base))
        write_output(target, bytes(data), None, force=True)
        self._known[target] = state_of(target)

    def _files(self) -> list[Path]:
        return [Path(folder, name) for folder, _, names in os.walk(self.root) for name in names if not name.endswith(".tmp")]


def _not_here(error: Json) -> Json:
    """The answer for what needs a program: its own remedy would be to install it."""
    first = error["faults"][0]
    return error_of(
        ToolError(Fault("desk.not-in-page", Place(first["place"]) if first["place"] else None, {"said": first["message"]}))
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


__all__ = ["Alone", "MalformedCallError"]

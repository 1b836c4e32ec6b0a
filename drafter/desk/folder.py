"""The folder that was opened, and its files. Nothing outside of it is read or written."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from drafter.errors import Fault, InputError, OutputError, Place
from drafter.files import CONFIG_NAME, decode, is_file, is_folder, read_bytes, rewritten, write_output
from drafter.files.watch import State, state_of
from drafter.speech.text import BLANK

OUTLINES = (".yaml", ".yml")
WRITABLE = (*OUTLINES, ".md.j2")
"""How the names of files end that may be made here."""

_FOREIGN = frozenset('\\:*?"<>|')
"""Signs that some system allows in no name, or reads as more than a name."""


_LONGEST_STEM = 200
"""Bytes of a name before what is added to it: no system allows more than 255 in all."""
_HEAD = 4000
"""Bytes of an outline in which its title is looked for."""
_TITLE = re.compile(r"""^[ ]*(?:title|标题)[ ]*:[ ]+(["']?)([^"'\s|>\[{&*#][^\n]*?)\1[ ]*(?:[ ]#[^\n]*)?\r?$""", re.MULTILINE)


class Folder:
    """A folder. root: its path, links resolved. Raises InputError where there is none."""

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        if not is_folder(self.root):
            raise InputError(Fault("desk.no-folder", Place(str(root))))

    def path_of(self, name: str) -> Path:
        """The path of a file in this folder, links resolved.

        name: relative, with ``/`` between its parts. Raises InputError for a name that leads elsewhere.
        """
        parts = name.split("/")
        if not name or any(part in ("", ".", "..") or _FOREIGN & set(part) or not part.isprintable() for part in parts):
            raise InputError(Fault("desk.outside", Place(name)))
        path = Path(os.path.realpath(self.root.joinpath(*parts)))
        if not path.is_relative_to(self.root):
            raise InputError(Fault("desk.outside", Place(name)))
        return path

    def name_of(self, path: Path) -> str:
        """The name of a file in this folder, as `path_of` takes it. Raises ValueError where it is elsewhere."""
        return Path(os.path.realpath(path)).relative_to(self.root).as_posix()

    def outlines(self) -> list[str]:
        """The names of the outlines that lie in the folder, sorted."""
        try:
            names = [entry.name for entry in os.scandir(self.root) if entry.name.endswith(OUTLINES) and entry.is_file()]
        except OSError:
            return []
        return sorted(name for name in names if name != CONFIG_NAME and not name.startswith("."))

    def titles(self) -> dict[str, str]:
        """The titles of the first speeches in the outlines that lie in the folder, by their names. One whose title is not in the first lines is not among them."""
        return {name: title for name in self.outlines() if (title := title_in(self.root / name))}

    def file(self, name: str) -> EditedFile:
        """A file of the folder, read. Raises InputError."""
        return EditedFile(self.path_of(name))

    def create(self, name: str, text: str) -> EditedFile:
        """A new file with a text. Its name gets a number where there is one of that name. Raises InputError, OutputError."""
        path = self.path_of(name)
        ending = next((suffix for suffix in WRITABLE if path.name.endswith(suffix)), None)
        if ending is None or any(part.startswith(".") for part in path.relative_to(self.root).parts):
            raise InputError(Fault("desk.name", Place(name), {"known": WRITABLE}))
        return EditedFile(new_file(path, ending, text.encode()))

    def renamed(self, path: Path, name: str) -> Path:
        """The path of an outline of this folder under another name. It keeps its ending where none is given. Raises InputError."""
        name = name.strip()
        if name and not name.endswith((*OUTLINES, path.suffix)):
            name += path.suffix
        if not name or name.startswith(".") or "/" in name or _FOREIGN & set(name) or not name.isprintable():
            raise InputError(Fault("desk.name", Place(name or path.name), {"known": OUTLINES}))
        if name.casefold() == CONFIG_NAME:
            raise InputError(Fault("desk.name-of-config", Place(name)))
        return path.with_name(name)


def title_in(path: Path) -> str:
    """The title of the first speech in a file; "" where it is not in the first lines, or still a blank."""
    with suppress(OSError):
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
        match = _TITLE.search(head)
        return match[2] if match and not re.fullmatch(BLANK, match[2]) else ""
    return ""


def _rename(old: Path, new: Path) -> None:
    """Rename a file, and raise FileExistsError where another program has just written one of the new name, which POSIX's ``rename`` would replace.

    A new link looks and writes at once. Names that differ in the case of letters alone may be the same file; some file systems have no links.
    """
    if old.name.casefold() != new.name.casefold():
        try:
            os.link(old, new, follow_symlinks=False)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            pass
        else:
            try:
                return old.unlink()
            except OSError:
                new.unlink()
                raise
    old.rename(new)
    return None


def new_file(path: Path, ending: str, data: bytes) -> Path:
    """Write a file under a name that is free: ``speech.yaml``, else ``speech-2.yaml`` and so on. That of the configuration is not. Raises OutputError."""
    stem = path.name.removesuffix(ending)
    for number in count(1):
        target = path.with_name(f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
        if state_of(target) is not None or target.name == CONFIG_NAME:
            continue
        try:
            write_output(target, data, None, force=True, made_from=_nothing)
        except OutputError as error:
            if error.faults[0].code != "output.changed":  # another program was faster
                raise
        else:
            return target
    raise AssertionError


def _nothing(_: bytes) -> bool:
    """Whether a file that stands there already may be replaced."""
    return False


class Snapshot(NamedTuple):
    """A file at one time. state: None where there is no file."""

    text: str
    data: bytes
    state: State


class EditedFile:
    """A file that is being edited.

    path: links resolved. known: the file as it was last read or written by us. Raises InputError where it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known = self.read()
        self._first = self.known

    def read(self) -> Snapshot:
        """The file as it is now. Raises InputError."""
        state = state_of(self.path)  # before reading: a change in between is noticed
        data = read_bytes(self.path)
        return Snapshot(decode(data, str(self.path)), data, state)

    @property
    def text(self) -> str:
        """The text that was last read or written."""
        return self.known.text

    @property
    def changed(self) -> bool:
        """Whether another program changed or removed the file since."""
        return state_of(self.path) != self.known.state

    @property
    def there(self) -> bool:
        """Whether there is a file."""
        return is_file(self.path)

    def write(self, text: str) -> bool:
        """Write a text, completely or not at all. Returns whether it did: not where another program wrote the file in the meantime.

        Encoding and line ends of the file stay, and so do the bytes of what did not change. A file that was removed is written again.
        Raises OutputError.
        """
        data = self._bytes(text)
        try:
            write_output(self.path, data, None, force=True, made_from=self._is_known)
        except OutputError as error:
            if error.faults[0].code == "output.changed":
                return False
            raise
        found = self._found()
        # Where yet another program wrote it in between, its version is looked at next.
        self.known = Snapshot(text, data, found.state if found is not None and found.data == data else None)
        return True

    def _is_known(self, content: bytes) -> bool:
        """Whether a file's content is the one that was last read or written."""
        return content == self.known.data

    def _found(self) -> Snapshot | None:
        try:
            return self.read()
        except InputError:
            return None

    def _bytes(self, text: str) -> bytes:
        if text == self._first.text:  # everything undone: the first bytes, even where line ends differ from line to line
            return self._first.data
        try:
            return rewritten(self.known.data, text, str(self.path))
        except InputError as error:
            raise OutputError(*error.faults) from None

    def rename(self, path: Path) -> None:
        """Give the file another name. Raises OutputError where something has that name, a link too, or the system refuses.

        What is known of the file stays: what another program wrote into it is looked at next, as under the old name.
        """
        if path == self.path:
            return
        try:
            # The listing tells a second name of the same file from the file itself, whose name differs in the case of letters alone.
            if path.name in os.listdir(path.parent) or (os.path.lexists(path) and not path.samefile(self.path)):  # noqa: PTH208 - names
                raise OutputError(Fault("desk.name-taken", Place(path.name)))
            _rename(self.path, path)
        except FileExistsError:
            raise OutputError(Fault("desk.name-taken", Place(path.name))) from None
        except OSError as error:
            raise OutputError(Fault("desk.not-renamed", Place(self.path.name), {"said": error.strerror or str(error)})) from None
        self.path = path

    def keep_beside(self, found: Snapshot, time: str) -> Path:
        """Write another version beside the file. time: for its name, ``speech-disk-093015.yaml``. Raises OutputError."""
        ending = next((suffix for suffix in WRITABLE if self.path.name.endswith(suffix)), self.path.suffix)
        stem = self.path.name.removesuffix(ending)
        while len(os.fsencode(stem)) > _LONGEST_STEM:
            stem = stem[:-1]
        return new_file(self.path.with_name(f"{stem}-disk-{time}{ending}"), ending, found.data)

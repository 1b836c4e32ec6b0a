"""The index of sources as a file in a cache folder: checked when it is read, written whole or not at all, never trusted blindly.

A line that names the format, a line of JSON with the sources, their hashes one behind the other, a digest of all that. Whatever is
wrong with it, it counts as absent: the index is built again.
"""

from __future__ import annotations

import json
import os
import sys
from array import array
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from drafter import __version__
from drafter.proofread.overlap.grams import GRAM, STEP

_FORMAT = f"drafter overlap 1 {__version__} {GRAM} {STEP} {sys.byteorder}\n".encode()
_DIGEST = 16


class State(NamedTuple):
    """What tells that a file is still the one that was read: its size, and the nanosecond of its last change."""

    size: int
    changed: int


class Entry(NamedTuple):
    """A source in the index. path: absolute."""

    path: str
    state: State
    grams: array[int]


def state_of(path: str) -> State | None:
    """The state of a file; None where there is none."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return State(found.st_size, found.st_mtime_ns)


def absolute(path: str | Path) -> str:
    """A path that names the same file from every folder."""
    return os.path.abspath(path)  # noqa: PTH100 - where a link leads is not where its user keeps the source


def place_of(roots: Iterable[str | Path], folder: Path) -> Path:
    """Where the index of some files and folders is kept."""
    named = "\n".join(sorted(absolute(root) for root in roots))
    return folder / f"overlap-{blake2b(named.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}.bin"


def load(place: Path) -> dict[str, Entry]:
    """The sources of an index by their paths; empty where there is no index, or no whole one of this version."""
    try:
        data = place.read_bytes()
        body = memoryview(data)[:-_DIGEST]
        if not data.startswith(_FORMAT) or blake2b(body, digest_size=_DIGEST).digest() != data[-_DIGEST:]:
            return {}
        end = data.index(b"\n", len(_FORMAT))
        rows = json.loads(data[len(_FORMAT) : end])
        hashes = array("Q", bytes(body[end + 1 :]))
    except (OSError, ValueError):
        return {}
    return _entries(rows, hashes)


def _entries(rows: object, hashes: array[int]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    at = 0
    if not isinstance(rows, list):
        return {}
    for row in rows:
        match row:
            case [str(path), int(size), int(changed), int(count)] if 0 <= count <= len(hashes) - at:
                entries[path] = Entry(path, State(size, changed), hashes[at : at + count])
                at += count
            case _:
                return {}
    return entries if at == len(hashes) else {}


def save(place: Path, entries: Iterable[Entry]) -> None:
    """Keep an index. A folder that cannot be written is no fault: the next run builds it again."""
    kept = list(entries)
    rows = [[entry.path, *entry.state, len(entry.grams)] for entry in kept]
    body = b"".join([_FORMAT, json.dumps(rows).encode(), b"\n", *(entry.grams.tobytes() for entry in kept)])
    draft = place.with_name(f".{place.name}-{os.urandom(6).hex()}.tmp")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("xb") as file:
                file.write(body)
                file.write(blake2b(body, digest_size=_DIGEST).digest())
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)

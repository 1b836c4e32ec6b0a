"""The index of sources as a file in a cache folder. It is written completely or not at all, and verified when it is read.

The file has: a line with the format's name, a line of JSON with the sources, all grams, the order of the grams by number, and a
digest of everything before. A faulty file is ignored, and the index is built again.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from drafter import __version__
from drafter.files import absolute
from drafter.files.drafts import draft_in, sweep
from drafter.proofread.overlap.grams import GRAM, STEP

_FORMAT = f"drafter overlap 2 {__version__} {GRAM} {STEP} {sys.byteorder}\n".encode()
_DIGEST = 16
_GRAM, _PLACE = array("Q").itemsize, array("I").itemsize


class State(NamedTuple):
    """The state of a file, by which a change is noticed: its size, and the time of its last change in nanoseconds."""

    size: int
    changed: int


class IndexedSource(NamedTuple):
    """A source in the index. path: its absolute path."""

    path: str
    state: State
    grams: array[int]


def state_of(path: str) -> State | None:
    """The state of a file; None for a missing file."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return State(found.st_size, found.st_mtime_ns)


def place_of(roots: Iterable[str | Path], folder: Path) -> Path:
    """The file for the index of some files and folders."""
    named = "\n".join(sorted(absolute(root) for root in roots))
    return folder / f"overlap-{blake2b(named.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}.bin"


class Kept(NamedTuple):
    """A saved index. order: the result of `places.order_of` for the grams of all entries."""

    entries: list[IndexedSource]
    order: array[int]


_NOTHING = Kept([], array("I"))


def load(place: Path) -> Kept:
    """A saved index. It is empty where the file is missing, incomplete or of another version."""
    try:
        data = place.read_bytes()
        body = memoryview(data)[:-_DIGEST]
        if not data.startswith(_FORMAT) or blake2b(body, digest_size=_DIGEST).digest() != data[-_DIGEST:]:
            return _NOTHING
        end = data.index(b"\n", len(_FORMAT)) + 1
        rows = json.loads(data[len(_FORMAT) : end])
        behind = end + (len(body) - end) // (_GRAM + _PLACE) * _GRAM
        grams, order = array("Q", bytes(body[end:behind])), array("I", bytes(body[behind:]))
    except (OSError, ValueError):
        return _NOTHING
    entries = _entries(rows, grams)
    return _NOTHING if entries is None or len(order) != len(grams) else Kept(entries, order)


def _entries(rows: object, grams: array[int]) -> list[IndexedSource] | None:
    entries: list[IndexedSource] = []
    at = 0
    if not isinstance(rows, list):
        return None
    for row in rows:
        match row:
            case [str(path), int(size), int(changed), int(count)] if 0 <= count <= len(grams) - at:
                entries.append(IndexedSource(path, State(size, changed), grams[at : at + count]))
                at += count
            case _:
                return None
    return entries if at == len(grams) else None


def save(place: Path, entries: Iterable[IndexedSource], order: array[int]) -> None:
    """Save an index. A folder that cannot be written to is no fault: the next run builds the index again."""
    kept = list(entries)
    rows = [[entry.path, *entry.state, len(entry.grams)] for entry in kept]
    body = b"".join([_FORMAT, json.dumps(rows).encode(), b"\n", *(entry.grams.tobytes() for entry in kept), order.tobytes()])
    draft = draft_in(place.parent)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        sweep(place.parent)
        try:
            with draft.open("xb") as file:
                file.write(body)
                file.write(blake2b(body, digest_size=_DIGEST).digest())
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)

"""An index of sources, and the passages that a text shares with them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from copy import copy
from functools import lru_cache
from pathlib import Path

from drafter.check.model import Line, Overlap
from drafter.errors import DrafterError, Fault
from drafter.files import absolute
from drafter.proofread.overlap.grams import letters_of, source_grams
from drafter.proofread.overlap.letters import letters_in, pieces
from drafter.proofread.overlap.places import Places
from drafter.proofread.overlap.runs import shared_runs
from drafter.proofread.overlap.store import IndexedSource, State, load, place_of, save, state_of
from drafter.read import find, read

CHUNK = 64
"""How many sources a process gets at a time."""


class Index:
    """The grams of sources. An index is called with the lines of a text, as `drafter.check.model.Overlaps` describes.

    names: from a source's absolute path to the name that the user gave it.
    faults: the sources that could not be read.
    absent: the indexes of sources that are ignored.
    letters: returns the letters of a source by its path; without it they are read from the file.
    order: see `Places`.
    """

    def __init__(
        self,
        entries: Iterable[IndexedSource],
        names: Mapping[str, str],
        faults: Iterable[Fault] = (),
        letters: Callable[[str], str] | None = None,
        order: array[int] | None = None,
    ) -> None:
        kept = list(entries)
        self.paths = [entry.path for entry in kept]
        self.names = names
        self.faults = tuple(faults)
        self.places = Places(kept, order)
        self._letters = letters or _letters_at
        self.absent: Sequence[int] = ()
        self._by_stem: dict[Path, list[int]] = {}
        for number, path in enumerate(self.paths):
            self._by_stem.setdefault(_stem(path), []).append(number)

    @classmethod
    def build(cls, paths: Iterable[str | Path], cache_folder: Path, executor: Executor | None = None) -> Index:
        """The index of files and folders.

        Saved parts in `cache_folder` are used; other sources are read and saved for the next time.
        """
        roots = list(paths)
        found = find(roots)
        names = {absolute(path): str(path) for path in found.paths}
        place = place_of(roots, cache_folder)
        kept = load(place)
        states = {path: state_of(path) for path in names}
        known = {entry.path: entry for entry in kept.entries if entry.state == states.get(entry.path)}
        missing = [path for path in names if path not in known]
        work = map(_grams_in, missing) if executor is None else executor.map(_grams_in, missing, chunksize=CHUNK)
        faults = list(found.faults)
        for path, outcome in zip(missing, work, strict=True):
            state = states[path]
            if isinstance(outcome, array):
                if state is not None:
                    known[path] = IndexedSource(path, state, outcome)
            else:
                faults += outcome
        entries = [known[path] for path in names if path in known]
        if entries == kept.entries:
            return cls(entries, names, faults, order=kept.order)
        index = cls(entries, names, faults)
        save(place, entries, index.places.order)
        return index

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Index:
        """The index of texts in memory. texts: by their names."""
        letters = {name: letters_of(text) for name, text in texts.items()}
        entries = [IndexedSource(name, State(0, 0), source_grams(found)) for name, found in letters.items()]
        return cls(entries, {name: name for name in texts}, letters=letters.__getitem__)

    def without(self, path: str | Path) -> Index:
        """The same index without one source and the files of that name beside it (``a.docx`` beside ``a.yaml``).

        Needed if the checked text is itself among the sources, or was rendered into them.
        """
        fewer = copy(self)
        fewer.absent = self._by_stem.get(_stem(absolute(path)), ())
        return fewer

    def __call__(self, lines: Iterable[Line]) -> Iterator[Overlap]:
        """The passages of at least `RUN` letters that the lines share with a source, in order.

        Each is verified against the source's text.
        """
        letters = letters_in(lines)
        for run in shared_runs(letters.text, self.places, self._letters_of, self.absent):
            yield from pieces(letters, run.start, run.stop, self.names[self.paths[run.source]])

    def _letters_of(self, source: int) -> str:
        return self._letters(self.paths[source])


def _stem(path: str) -> Path:
    """A path without its suffix: an outline and the documents rendered beside it have the same one."""
    found = Path(path)
    return found.parent / found.stem


def _grams_in(path: str) -> array[int] | tuple[Fault, ...]:
    """The grams of a source, or the faults for which it cannot be read."""
    try:
        return source_grams(letters_of(read(path).text))
    except DrafterError as error:
        return error.faults


@lru_cache(maxsize=1024)
def _letters_at(path: str) -> str:
    """The letters of a source as its file is now; "" where it can no longer be read."""
    try:
        return letters_of(read(path).text)
    except DrafterError:
        return ""

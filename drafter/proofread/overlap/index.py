"""An index of sources, and what a text shares with them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from copy import copy
from functools import lru_cache
from itertools import accumulate, takewhile
from pathlib import Path
from typing import NamedTuple

from drafter.check.model import Line, Overlap
from drafter.errors import DrafterError, Fault
from drafter.mine.read import find, read
from drafter.proofread.overlap.grams import GRAM, RUN, STEP, gram, is_letter, letters_of, source_grams
from drafter.proofread.overlap.store import Entry, State, absolute, load, place_of, save, state_of

CHUNK = 64
"""Sources handed to a process at a time."""
LEAST_PIECE = 8
"""Letters of a run that a line must have where the run goes over several."""

_ENOUGH = 32
"""Sources that are compared where many have the same words."""
_GAP = "\0"

_READ = ("body", "heading", "title", "subtitle")


class _Letters(NamedTuple):
    """The letters of a text, and the line and character where each stands. What the template wrote is one NUL, which no source has."""

    text: str
    lines: array[int]
    places: array[int]


class _Run(NamedTuple):
    """Letters of a text that a source has too."""

    start: int
    stop: int
    source: str


class Index:
    """The sources by their grams; it is called with the lines of a text, as `drafter.check.model.Overlaps` says.

    names: the sources as their user named them, by absolute paths. faults: those that could not be read, and why.
    absent: a source that does not count. letters: gives those of a source; without it they are read from its file.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        names: Mapping[str, str],
        faults: Iterable[Fault] = (),
        letters: Callable[[str], str] | None = None,
    ) -> None:
        kept = list(entries)
        self.paths = [entry.path for entry in kept]
        self.names = names
        self.faults = tuple(faults)
        self.absent = ""
        self._letters = letters or _letters_at
        self.grams = array("Q")
        for entry in kept:
            self.grams.extend(entry.grams)
        self._firsts = [0, *accumulate(len(entry.grams) for entry in kept)]

    @classmethod
    def build(cls, paths: Iterable[str | Path], cache_folder: Path, executor: Executor | None = None) -> Index:
        """The index of some files and folders: what is kept of them in a folder is used, the rest read and kept for the next time."""
        roots = list(paths)
        found = find(roots)
        names = {absolute(path): str(path) for path in found.paths}
        place = place_of(roots, cache_folder)
        kept = load(place)
        states = {path: state_of(path) for path in names}
        entries = {path: kept[path] for path, state in states.items() if path in kept and kept[path].state == state}
        missing = [path for path in names if path not in entries]
        work = map(_grams_in, missing) if executor is None else executor.map(_grams_in, missing, chunksize=CHUNK)
        faults = list(found.faults)
        for path, outcome in zip(missing, work, strict=True):
            state = states[path]
            if isinstance(outcome, array):
                if state is not None:
                    entries[path] = Entry(path, state, outcome)
            else:
                faults += outcome
        if missing or len(entries) != len(kept):
            save(place, entries.values())
        return cls(entries.values(), names, faults)

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Index:
        """The index of some texts, by their names."""
        letters = {name: letters_of(text) for name, text in texts.items()}
        entries = [Entry(name, State(0, 0), source_grams(found)) for name, found in letters.items()]
        return cls(entries, {name: name for name in texts}, letters=letters.__getitem__)

    def without(self, path: str | Path) -> Index:
        """The same without one source: the text itself, where it lies among them."""
        fewer = copy(self)
        fewer.absent = absolute(path)
        return fewer

    def __call__(self, lines: Iterable[Line]) -> Iterator[Overlap]:
        """What the lines share with a source, in the order of the lines: runs of `RUN` letters and more, verified against the source."""
        letters = _letters_in(lines)
        for run in self._runs(letters):
            yield from _pieces(letters, run)

    def _runs(self, letters: _Letters) -> Iterator[_Run]:
        text = letters.text
        hashes = [gram(text, at) for at in range(len(text) - GRAM + 1)]
        places = self._places(set(hashes))
        behind = 0
        for at, one in enumerate(hashes):
            if at + GRAM > behind and one in places:
                run = self._longest(text, at, places[one])
                if run is not None and run.stop > behind:
                    yield run._replace(start=max(run.start, behind))
                    behind = run.stop

    def _longest(self, text: str, at: int, places: list[int]) -> _Run | None:
        """The longest run around a gram of a text; None where no source has one of `RUN` letters. Of many sources, the first few decide."""
        best: _Run | None = None
        for tried, place in enumerate(places):
            if best is not None and tried >= _ENOUGH:
                break
            run = self._around(text, at, place)
            if run.stop - run.start >= RUN and (best is None or run.stop - run.start > best.stop - best.start):
                best = run
        return best

    def _around(self, text: str, at: int, place: int) -> _Run:
        """The letters around a gram of a text that a source has too; none where only the hashes are the same."""
        number = bisect_right(self._firsts, place) - 1
        path = self.paths[number]
        letters, start = self._letters(path), (place - self._firsts[number]) * STEP
        if text[at : at + GRAM] != letters[start : start + GRAM]:
            return _Run(at, at, path)
        before = _shared(_back(text, at), _back(letters, start))
        behind = _shared(_on(text, at + GRAM), _on(letters, start + GRAM))
        return _Run(at - before, at + GRAM + behind, self.names[path])

    def _places(self, wanted: set[int]) -> dict[int, list[int]]:
        """Where in the index some hashes stand."""
        common = wanted.intersection(self.grams)
        places: dict[int, list[int]] = {}
        if common:
            for place, one in enumerate(self.grams):
                if one in common and self.paths[bisect_right(self._firsts, place) - 1] != self.absent:
                    places.setdefault(one, []).append(place)
        return places


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _on(text: str, at: int) -> Iterator[str]:
    return (text[place] for place in range(at, len(text)))


def _back(text: str, at: int) -> Iterator[str]:
    return (text[place] for place in range(at - 1, -1, -1))


def _grams_in(path: str) -> array[int] | tuple[Fault, ...]:
    """The grams of a source, or why it cannot be read."""
    try:
        return source_grams(letters_of(read(path).text))
    except DrafterError as error:
        return error.faults


@lru_cache(maxsize=1024)
def _letters_at(path: str) -> str:
    """The letters of a source as it is now; "" where it cannot be read any more."""
    try:
        return letters_of(read(path).text)
    except DrafterError:
        return ""


def _letters_in(lines: Iterable[Line]) -> _Letters:
    """The letters of the lines that somebody wrote; the template's words are cut out, with a gap in their place."""
    text: list[str] = []
    numbers, places = array("L"), array("L")
    for number, line in enumerate(lines):
        if line.kind not in _READ:
            continue
        words = line.text
        for span in line.given:
            words = f"{words[: span.start]}{_GAP * (span.stop - span.start)}{words[span.stop :]}"
        for at, character in enumerate(words):
            if character == _GAP or is_letter(character):
                text.append(character)
                numbers.append(number)
                places.append(at)
    return _Letters("".join(text), numbers, places)


def _pieces(letters: _Letters, run: _Run) -> Iterator[Overlap]:
    """A run as stretches of lines, without those of a few letters."""
    start = run.start
    for at in range(run.start + 1, run.stop + 1):
        if at == run.stop or letters.lines[at] != letters.lines[start]:
            if at - start >= LEAST_PIECE:
                yield Overlap(letters.lines[start], letters.places[start], letters.places[at - 1] + 1, run.source)
            start = at

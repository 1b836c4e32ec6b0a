"""Finds the reading of the first lines for which most speaks: each line as note, title, subtitle, date, speaker, salutation, or opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.mine.clean.front import evidence
from drafter.mine.clean.front.evidence import NEVER, Weighed, Window
from drafter.mine.clean.front.glued import Part, parts_of
from drafter.mine.clean.front.notes import Notes
from drafter.mine.model import Line

WINDOW = 40
"""The most lines of a front, notes before it included."""

START, NOTED, NAMED, TITLED, BEHIND, CALLED = "start", "noted", "named", "titled", "behind", "called"
"""What has been read so far: nothing, a note, a name or date without a title, a title, lines behind it, a salutation."""

FOLLOWS: dict[str, dict[str, str]] = {
    "note": {START: NOTED, NOTED: NOTED, TITLED: BEHIND, BEHIND: BEHIND, NAMED: NOTED, CALLED: CALLED},
    "title": {START: TITLED, NOTED: TITLED, NAMED: TITLED, TITLED: TITLED},
    "subtitle": {START: NAMED, NAMED: NAMED, TITLED: BEHIND, BEHIND: BEHIND},
    "date": {START: NAMED, NOTED: NAMED, NAMED: NAMED, TITLED: BEHIND, BEHIND: BEHIND},
    "speaker": {START: NAMED, NOTED: NAMED, NAMED: NAMED, TITLED: BEHIND, BEHIND: BEHIND},
    "salutation": {START: CALLED, NOTED: CALLED, NAMED: CALLED, TITLED: CALLED, BEHIND: CALLED, CALLED: CALLED},
}
"""For each kind of line the states in which it may be read, and the state behind it."""

APART = frozenset({"label", "heading-label", "repeated-title", "site", "page-head", "masthead"})
"""Codes of notes of one line each, behind which no further lines of a note follow."""

NAMED_TITLE = 3.0
"""What speaks for a name in front of a title in the same line: ``周大河：在开闸仪式上的讲话``."""

PARTED = 0.5
"""What speaks against parting a line: each further part needs a better reason than this."""


class FrontPiece(NamedTuple):
    """A line of the front, or a part of one. line: its index. at: where in the line it begins. code: the strongest sign for it."""

    kind: str
    text: str
    line: int
    at: int
    code: str


class FrontReading(NamedTuple):
    """The pieces of a front in order. stop: the index of the first line of the opening. code: why the opening begins there."""

    pieces: tuple[FrontPiece, ...]
    stop: int
    code: str


class _Path(NamedTuple):
    weight: float
    pieces: tuple[FrontPiece, ...]


def read_front(lines: Sequence[Line], *, notes: Notes | None = None, parted: bool = False) -> FrontReading:
    """The front of a speech.

    notes: finds lines that are no part of the speech; without it, no line is taken for a note.
    parted: whether a line may be parted into several.
    """
    window = Window(lines[:WINDOW])
    paths: dict[str, _Path] = {START: _Path(0.0, ())}
    best: tuple[float, tuple[FrontPiece, ...], int, str] = (NEVER, (), 0, "start")
    for at in range(len(window.lines) + 1):
        for state, path in paths.items():
            end = evidence.body(window, at, titled=state in {TITLED, BEHIND})
            if path.weight + end.weight > best[0]:
                best = (path.weight + end.weight, path.pieces, at, end.code)
        if at == len(window.lines):
            break
        paths = _further(window, at, paths, notes, parted=parted)
        if not paths:
            break
    return FrontReading(best[1], best[2], best[3])


def _further(window: Window, at: int, paths: dict[str, _Path], notes: Notes | None, *, parted: bool) -> dict[str, _Path]:
    """The best path to each state behind a line. paths: those in front of it."""
    found: dict[str, _Path] = {}
    for parts in _readings(window, at, notes, parted=parted):
        for state, path in paths.items():
            reached = _through(window, at, state, path, parts, notes)
            if reached is not None and (reached[0] not in found or found[reached[0]].weight < reached[1].weight):
                found[reached[0]] = reached[1]
    return found


def _readings(window: Window, at: int, notes: Notes | None, *, parted: bool) -> Iterator[tuple[Part, ...]]:
    """The ways in which a line may be read: as a whole of each kind, and in parts."""
    text = window.texts[at]
    called = (
        window.lines[at].is_address
        or evidence.is_letter_address(window, at)
        or evidence.is_bare_address(window, at)
        or evidence.goes_on_address(window, at)
    )
    kinds = ["salutation"] if called else []
    kinds += ["title", "subtitle", "date", "speaker"] if len(text) <= LONGEST else []
    kinds += ["note"] if notes is not None else []
    yield from ((Part(kind, 0, text),) for kind in kinds)
    if parted and len(text) <= LONGEST:
        yield from (
            parts for parts in parts_of(text) if not (parts[0].kind == "speaker" and _is_named_below(window, at, parts[0].text))
        )


def _is_named_below(window: Window, at: int, name: str) -> bool:
    """Whether who leads a title has a line of his own below it: ``周大河：在开渠会上的讲话``, the date, ``周大河``."""
    return any(line.text.strip("（()）") == name for line in window.below(at, NEAR))


NEAR = 4
"""How many lines below a title are searched for the name that leads it."""


LONGEST = 120
"""The most characters of a line of a front that is no note."""


def _through(
    window: Window, at: int, state: str, path: _Path, parts: tuple[Part, ...], notes: Notes | None
) -> tuple[str, _Path] | None:
    """The state and the path behind the parts of a line; None where they cannot follow."""
    weight, pieces = path.weight - PARTED * (len(parts) - 1), path.pieces
    for number, part in enumerate(parts):
        behind = FOLLOWS[part.kind].get(state)
        if behind is None:
            return None
        if evidence.is_heading(window, at, titled=state in {TITLED, BEHIND}):
            return None
        leads = part.kind == "speaker" and any(other.kind == "title" for other in parts[number + 1 :])
        sign = Weighed(NAMED_TITLE, "name-of-title") if leads else _weighed(window, at, state, part, pieces, notes)
        if sign.weight <= NEVER / 2:
            return None
        weight += sign.weight
        pieces = (*pieces, FrontPiece(part.kind, part.text, at, part.at, sign.code))
        state = state if sign.code in APART else behind
    return state, _Path(weight, pieces)


def _weighed(window: Window, at: int, state: str, part: Part, pieces: tuple[FrontPiece, ...], notes: Notes | None) -> Weighed:
    titled = state in {TITLED, BEHIND}
    above = [piece.text for piece in pieces if piece.kind == "title"]
    if part.kind == "title":
        return evidence.title(window, at, part.text, above=pieces[-1].text if state == TITLED else None, named=state == NAMED)
    if part.kind == "subtitle":
        return evidence.subtitle(window, at, part.text, titled=titled)
    if part.kind == "date":
        return evidence.date(part.text, titled=titled)
    if part.kind == "speaker" and window.lines[at].hint == "speaker":
        return Weighed(8.0, "style")
    if part.kind == "speaker":
        return evidence.speaker(window, at, part.text, titled=titled)
    if part.kind == "salutation":
        closed = bool(pieces) and pieces[-1].kind == "salutation" and pieces[-1].text[-1] in "：:"
        styled = window.lines[at].hint.startswith("title")
        if (closed and not (window.lines[at].is_address and window.lines[at].text[-1] in "：:")) or styled:
            return Weighed(NEVER, "colon")
        if window.lines[at].is_address or (state == CALLED and evidence.goes_on_address(window, at)):
            return Weighed(6.0, "address")
        if evidence.is_bare_address(window, at):
            return Weighed(6.0, "address-without-mark")
        return Weighed(3.5 if titled or state == NOTED else NEVER, "address-of-letter")
    return notes.weighed(window, at, state, above) if notes is not None else Weighed(NEVER, "kept")

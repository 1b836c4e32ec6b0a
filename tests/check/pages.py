"""Texts in which errors are planted: their paragraphs, and where each character of these stands in the file."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import yaml

from drafter.check.model import SpeechText, Text, Unit
from drafter.check.page import text_of
from drafter.check.quoted import titles, within
from drafter.mine.pipeline import mine_text
from drafter.outline.edit.edit import Edit, applied
from drafter.outline.model import Limit
from drafter.proofread.file import Proofreader
from drafter.proofread.fix import repaired
from drafter.proofread.model import Proof, Proofs
from drafter.proofread.outlines import page_of
from drafter.proofread.overlap import Index
from drafter.proofread.sources import written
from drafter.read.source import SourceText
from drafter.template.positions import positions
from drafter.template.trace import trace
from tests.proofread.proofreading import ROOT, proofreader

RENDERER = proofreader().renderer
"""One for all: it has compiled its templates."""


class Passage(NamedTuple):
    """A paragraph of the page. places: where the file writes each of its characters, None for what a template wrote."""

    number: int
    kind: str
    speech: int
    text: str
    places: tuple[tuple[int, int] | None, ...]

    def own(self, start: int, stop: int) -> bool:
        """Whether the file holds some characters one behind the other, an author's words outside of titles in 《》."""
        around = self.places[max(0, start - 1) : stop] if start == stop else self.places[start:stop]
        joined = all(one and other and one[1] == other[0] for one, other in itertools.pairwise(around))
        return bool(around) and None not in around and joined and not within(titles(self.text), start, stop)

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """Where the file has the characters; an empty stretch stands behind the character before it."""
        first, last = self.places[min(start, len(self.places) - 1)], self.places[stop - 1] if stop else None
        if start == stop:
            at = last[1] if last else first[0] if first else 0
            return at, at
        assert first
        assert last
        return first[0], last[1]

    @property
    def whole(self) -> tuple[int, int]:
        """From its first to its last character in the file."""
        known = [place for place in self.places if place]
        return (known[0][0], known[-1][1]) if known else (0, 0)


class Change(NamedTuple):
    """Characters of a file that are right as ``right`` and wrong as ``wrong``. Where ``right`` is not what stands there, it is written first."""

    start: int
    stop: int
    right: str
    wrong: str


class Plant(NamedTuple):
    """An error. near: the stretch of the file, before all changes, where it is to be found; the last change where it is None.

    structural: whether more than words changes, so that an outline's values may be others. limit: how long the speech may be.
    """

    changes: tuple[Change, ...]
    near: tuple[int, int] | None = None
    structural: bool = False
    limit: Limit | None = None


class Page:
    """A text of the test's and how it is proofread."""

    def __init__(self, name: str, content: str, others: dict[str, str] | None = None) -> None:
        self.name = name
        self.path = str(ROOT / "samples" / name)  # beside it an outline finds its tables and pictures
        self.content = content
        self.is_outline = name.endswith(".yaml")
        self.others = others or {}
        self.text, self.passages = (self._of_outline if self.is_outline else self._of_text)()
        self._known: dict[tuple[str, str], Proofs] = {}

    def _of_outline(self) -> tuple[Text, list[Passage]]:
        self.traced = trace(self.content, RENDERER, self.path)
        text, file = page_of(self.traced), positions(self.content, self.traced.content.values)
        places: list[list[tuple[int, int] | None]] = []
        for segments in self.traced.paragraphs:
            places.append([])
            for segment in segments:
                known = file[segment.value] if segment.value is not None else []
                places[-1] += known if len(known) == len(segment.text) else [None] * len(segment.text)
        return text, self._passages(text, places)

    def _of_text(self) -> tuple[Text, list[Passage]]:
        text = text_of(mine_text(SourceText(self.name, self.content), repair=False).document)
        found = [[None if at is None else (at, at + 1) for at in line] for line in written(self.content, text)]
        return text, self._passages(text, found)

    def _passages(self, text: Text, places: list[list[tuple[int, int] | None]]) -> list[Passage]:
        shown = [number for number, line in enumerate(text.lines) if line.text.strip() or not self.is_outline]
        return [
            Passage(number, text.lines[number].kind, text.lines[number].speech, text.lines[number].text, tuple(where))
            for number, where in zip(shown, places, strict=True)
        ]

    # ---------------------------------------------------------------- what stands there

    def matches(self, pattern: str, kinds: tuple[str, ...] = ("body",)) -> Iterator[tuple[Passage, re.Match[str]]]:
        """The places of a pattern in the author's own words."""
        for passage in self.passages:
            if passage.kind in kinds:
                for match in re.finditer(pattern, passage.text):
                    if passage.own(*match.span()):
                        yield passage, match

    def passage(self, number: int) -> Passage:
        """The passage of a line."""
        return next(passage for passage in self.passages if passage.number == number)

    @cached_property
    def units(self) -> list[tuple[SpeechText, list[Unit]]]:
        """Units that stand side by side, each group with its speech."""
        return [
            (speech, list(group))
            for speech in self.text.speeches
            for group in (speech.sections, speech.opening.units, speech.closing.units, *(unit.units for unit in speech.units()))
            if group
        ]

    # ---------------------------------------------------------------- proofreading

    def proofs(self, content: str, check: str, limit: Limit | None = None) -> Proofs:
        """What one check finds in a version of the text."""
        return self.proofreader(check, limit).proofs(content.encode(), self.path if self.is_outline else self.name)

    def proofreader(self, check: str, limit: Limit | None = None) -> Proofreader:
        reader = proofreader(check)
        reader.renderer, reader.limit = RENDERER, limit
        reader.against = self.index if check == "source-overlap" else None
        return reader

    @cached_property
    def index(self) -> Index:
        return Index.of(self.others)

    def before(self, content: str, check: str) -> Proofs:
        """The same of a version without the error, read once."""
        key = check, content
        if key not in self._known:
            self._known = {known: proofs for known, proofs in self._known.items() if known[1] == self.content}
            self._known[key] = self.proofs(content, check)
        return self._known[key]

    # ---------------------------------------------------------------- planting

    def holds(self, plant: Plant) -> bool:
        """Whether an outline with the error still says what it said, but for the characters that changed."""
        if not self.is_outline or plant.structural:
            return True
        try:
            old, new = (_scalars(content) for content in (self.content, planted(self.content, plant)))
        except yaml.YAMLError:
            return False
        longer = sum(len(change.wrong) - (change.stop - change.start) for change in plant.changes)
        return len(old) == len(new) and sum(map(len, new)) - sum(map(len, old)) == longer


def _scalars(content: str) -> list[str]:
    """Every text of an outline."""
    return [str(token.value) for token in yaml.parse(content, Loader=_LOADER) if isinstance(token, yaml.ScalarEvent)]


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def prepared(content: str, plant: Plant) -> str:
    """A text without the error, and with what the error needs around it."""
    return applied(content, [Edit(change.start, change.stop, change.right) for change in sorted(plant.changes)])


def planted(content: str, plant: Plant) -> str:
    """A text with the error."""
    return applied(content, [Edit(change.start, change.stop, change.wrong) for change in sorted(plant.changes)])


LOCAL = 2
"""Characters from an error within which it is to be found."""


class Hit(NamedTuple):
    """What became of an error. repaired: the text after the repairs, "" where the finding has none; right: what it should be."""

    found: bool
    repaired: str = ""
    right: str = ""


def hit(page: Page, plant: Plant, check: str) -> Hit:
    """Whether a check finds an error at its place, where it found nothing without it, and what its repair makes of the text."""
    right, wrong = prepared(page.content, plant), planted(page.content, plant)
    before, after = page.before(right, check), page.proofs(wrong, check, plant.limit)
    known = {_key(right, proof, plant, right=True) for proof in before.proofs}
    start, stop = _stretch(plant)
    new = [
        proof
        for proof in after.proofs
        for at in [_offset(wrong, proof)]
        if at <= stop + LOCAL and at + proof.width >= start - LOCAL and _key(wrong, proof, plant, right=False) not in known
    ]
    if not any(proof.edit for proof in new):
        return Hit(bool(new))
    return Hit(found=True, repaired=repaired(after), right=repaired(before))


def _stretch(plant: Plant) -> tuple[int, int]:
    """Where an error is to be found in the text that holds it."""
    last = max(plant.changes)
    start, stop = plant.near or (last.start, last.stop)
    before = [change for change in plant.changes if change.start < start and change.stop <= start]
    behind = [change for change in plant.changes if change.stop <= stop]
    return start + sum(map(_growth, before)), stop + sum(map(_growth, behind))


def _growth(change: Change) -> int:
    return len(change.wrong) - (change.stop - change.start)


def _key(content: str, proof: Proof, plant: Plant, *, right: bool) -> tuple[str, int]:
    """What tells a finding from others: its words, and where the file had them before all changes."""
    at, longer = _offset(content, proof), 0
    for change in sorted(plant.changes):
        words = change.right if right else change.wrong
        if change.start + longer + len(words) > at:
            break
        longer += len(words) - (change.stop - change.start)
    return proof.finding.message.text, at - longer


def _offset(content: str, proof: Proof) -> int:
    return sum(len(line) + 1 for line in content.split("\n")[: proof.place.line - 1]) + proof.place.column - 1

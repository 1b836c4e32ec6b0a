"""Errors planted in texts that have none are found where they are, and repairs give the text back.

How many are planted for each kind and text: `PLANTS` in the environment, else few enough for every day.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from drafter.check.registry import CHECKS
from drafter.files import decode
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.flow import text_of
from tests.check.pages import Page, Plant, hit
from tests.check.planting import KINDS, Kind
from tests.proofread.proofreading import ROOT, SAMPLES

SOURCES = sorted((ROOT / "samples" / "sources").glob("*.txt"))
FOLDERS = [folder for folder in (ROOT / "tests" / "mine" / "sources", ROOT.parent / "shared" / "dev") if folder.is_dir()]
"""Sources that are mined first: the project's own, and those beside the checkout where there are any."""
ENOUGH = 0.95
PLACES = int(os.environ.get("PLANTS", "3"))
"""Places for each kind and outline or source."""
FEWER = int(os.environ.get("PLANTS", "3"))
"""The same for the samples as texts, and for longer texts of others."""


class Tally(NamedTuple):
    """What became of the errors of a kind. missed, damaged: the texts, each with the number of the place."""

    planted: int
    missed: list[str]
    damaged: list[str]

    @property
    def share(self) -> float:
        return 1 - len(self.missed) / self.planted if self.planted else 1


@lru_cache(maxsize=1)
def pages() -> list[tuple[Page, int]]:
    """The samples: outlines, what is written of them, and sources; each with how many places are tried."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (*SAMPLES, *SOURCES)}
    sources = {path.name: texts[path.name] for path in SOURCES}
    found = [(Page(name, text, _others(sources, name)), PLACES) for name, text in texts.items()]
    written = {page.name.replace(".yaml", ".txt"): text_of(page.traced.document) for page, _ in found if page.is_outline}
    return found + [(Page(name, text, sources), FEWER) for name, text in written.items()]


def _others(sources: dict[str, str], name: str) -> dict[str, str]:
    return {other: text for other, text in sources.items() if other != name}


@cache
def mined_pages(folder: Path) -> list[tuple[Page, int]]:
    """Sources as mining gives them, without what scraping left in them."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in SOURCES}
    found = []
    for path in sorted(folder.glob("*.txt")):
        read = SourceText(path.name, decode(path.read_bytes(), path.name))
        found.append((Page(path.name, text_of(mine_text(read).document), sources), FEWER))
    return found


@cache
def tally(kind: Kind, folder: Path | None = None) -> Tally:
    """The errors of a kind in some texts, one in each copy."""
    planted, missed, damaged = 0, list[str](), list[str]()
    for page, number, plant in plants(kind, folder):
        planted += 1
        result = hit(page, plant, kind.check)
        where = f"{page.name} {number}: {[change.wrong for change in plant.changes]}"
        if not result.found:
            missed.append(where)
        elif kind.restored and result.repaired != result.right:
            damaged.append(where)
    return Tally(planted, missed, damaged)


def plants(kind: Kind, folder: Path | None = None) -> Iterator[tuple[Page, int, Plant]]:
    """The places for errors of a kind in some texts: the page, the number of the try, and what is planted."""
    for page, places in pages() if folder is None else mined_pages(folder):
        tried = set()
        for number in range(places):
            plant = kind.plant(Random(f"{kind.name}/{page.name}/{number}"), page)
            if plant is None or plant in tried or not page.holds(plant):
                continue
            tried.add(plant)
            yield page, number, plant


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_planted_error_is_found_at_its_place_and_repaired_to_the_letter(kind: Kind):
    result = tally(kind)
    assert result.share >= ENOUGH, result.missed
    assert not result.damaged


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_same_holds_for_mined_sources(kind: Kind, folder: Path):
    here, there = tally(kind), tally(kind, folder)
    planted = here.planted + there.planted
    assert planted
    assert 1 - (len(here.missed) + len(there.missed)) / planted >= ENOUGH, there.missed
    assert not there.damaged


def test_errors_of_every_check_are_planted():
    lacking = {check.id for check in CHECKS} - {kind.check for kind in KINDS}
    assert not lacking, f"add a kind of error for these checks to KINDS in tests/check/planting.py: {lacking}"
    assert {kind.check for kind in KINDS} == {check.id for check in CHECKS}
    assert all(any(any(plants(kind)) for kind in KINDS if kind.check == check.id) for check in CHECKS)


def test_names_of_kinds_are_their_own():
    assert len({kind.name for kind in KINDS}) == len(KINDS)

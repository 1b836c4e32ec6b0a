"""Every kind of fault has at least three cases, and every case that `tests/kinds` names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.data import read_data

FOLDER = Path(__file__).parent
KINDS = [
    pytest.param(entry, id=f"{path.stem}: {kind}")
    for path in sorted((FOLDER / "kinds").glob("*.yaml"))
    for kind, entry in read_data(path).items()
]
FEWEST = 3
"""Cases of a kind. One may be mended alone, and two by an accident."""


def _titles(path: Path) -> set[str]:
    """What the cases of a file are called, or its tests."""
    if path.suffix == ".py":
        return set(re.findall(r"(?m)^def (test_\w+)", path.read_text(encoding="utf-8")))
    cases = read_data(path)
    if isinstance(cases, dict):
        return set(cases)
    return {case[key] for case in cases for key in ("title", "case", "id") if key in case}


@pytest.mark.parametrize("entry", KINDS)
def test_a_kind_says_what_holds_and_has_its_cases(entry):
    assert set(entry) == {"holds", "cases"}
    assert entry["holds"]
    named = [(file, title) for file, titles in entry["cases"].items() for title in titles]
    assert len(set(named)) >= FEWEST
    missing = [(file, title) for file, title in named if title not in _titles(FOLDER.parent / file)]
    assert missing == []


def test_each_kind_stands_once():
    kinds = [kind for path in sorted((FOLDER / "kinds").glob("*.yaml")) for kind in read_data(path)]
    assert len(kinds) >= 1
    assert sorted(set(kinds)) == sorted(kinds)

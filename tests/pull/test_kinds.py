"""Edited documents by kinds of edits, each with what comes back: the words, the structure, or what is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter import api
from drafter.pull.edited import BLANKS
from tests.data import read_data
from tests.pull.editing import document, edited, lines, pulled, renderer, text_of
from tests.pull.hands import do

FOLDER = Path(__file__).parent
OUTLINES: dict[str, str] = read_data(FOLDER / "outlines.yaml")
CASES: list[dict[str, Any]] = read_data(FOLDER / "kinds.yaml")


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['kind']}: {case['title']}") for case in CASES])
def test_an_edit_comes_back(case: dict[str, Any]):
    outline = OUTLINES[case["of"]]
    data = edited(document(outline), lambda opened: do(opened, case["edits"]))
    back = pulled(data, outline)
    told = "\n".join(fault.text("zh") for fault in back.notices)
    if case.get("same"):
        assert back.outline == outline
    else:
        assert text_of(back.outline) == [line.strip(BLANKS) for line in lines(data)], back.outline
    page = api.render(back.outline, to="md", renderer=renderer()).data.decode()
    assert [words for words in case.get("page", ()) if words not in page] == [], page
    assert [words for words in case.get("has", ()) if words not in back.outline] == [], back.outline
    assert [words for words in case.get("lacks", ()) if words in back.outline] == [], back.outline
    assert [words for words in case.get("told", ()) if words not in told] == [], told
    assert back.complete == (not case.get("told")), told

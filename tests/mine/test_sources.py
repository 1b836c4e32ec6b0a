"""Whole sources: their structure in every shape in which a text comes, the frames of their headings, their formulas."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from tests.mine.segment.notation import Case, assert_structure, mined, read_cases
from tests.mine.shapes import SHAPES

CASES = read_cases(Path(__file__).with_name("sources.yaml"))
of_every_source = pytest.mark.parametrize("case", CASES, ids=lambda case: case.title.partition(": ")[2])


@pytest.mark.parametrize("shape", SHAPES)
@of_every_source
def test_the_structure_is_found_in_every_shape(case: Case, shape: str):
    assert_structure(mined(SHAPES[shape](case.source)), case)


@of_every_source
def test_the_frames_that_headings_share_are_found(case: Case):
    for speech, expected in zip(_speeches(case), case.speeches, strict=True):
        wanted = expected.get("frames") or {}
        found = speech["frames"]
        if "sections" in wanted:
            assert found["sections"]["pattern"] == wanted["sections"]
        points = {int(number): frame["pattern"] for number, frame in found["points"].items()}
        assert points == wanted.get("points", {})


@of_every_source
def test_the_formulas_are_found(case: Case):
    for speech, expected in zip(_speeches(case), case.speeches, strict=True):
        found = [formula["text"] for formula in speech["formulas"]]
        assert [text for text in expected.get("formulas", ()) if text not in found] == []


def _speeches(case: Case):
    return to_json(mine_text(SourceText("source", case.source)))["speeches"]

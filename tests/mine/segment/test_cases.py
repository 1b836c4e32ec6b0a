"""Synthetic sources, each with the structure that a careful reader finds."""

from __future__ import annotations

import pytest

from tests.mine.segment.notation import Case, assert_structure, cases, mined

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_the_structure_of_a_source_is_found(case: Case):
    assert_structure(mined(case.source), case)


def test_the_cases_are_many_enough():
    assert len(CASES) >= 40
    assert len({case.title for case in CASES}) == len(CASES)

"""Whatever is wrapped round a speech, its structure is the same."""

from __future__ import annotations

import pytest

from tests.mine.wrappings.forms import FORMS
from tests.mine.wrappings.known import known_texts
from tests.mine.wrappings.results import PLAIN_FORM, Result, pairs, shares, singles
from tests.mine.wrappings.wrap import WRAPPINGS

LEAST = 0.95
"""The least share of equal structures for a wrapping."""
LEAST_OVER_ALL = 0.98
PAIRS = 20
"""How many pairs are drawn for each text."""

NAMES = [*WRAPPINGS, *(form for form in FORMS if form != PLAIN_FORM)]


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return list(singles(known_texts()))


def test_a_wrapping_for_each_way_in_which_texts_come():
    assert len(NAMES) >= 64


@pytest.mark.slow
@pytest.mark.xdist_group("wrappings")
@pytest.mark.parametrize("name", NAMES)
def test_the_structure_is_the_same_in_every_wrapping(name: str, results: list[Result]):
    found = shares(result for result in results if name in result.names)
    wrong = [result for result in results if name in result.names and result.wrong]
    assert found.by_wrapping[name] >= LEAST, wrong[:3]


@pytest.mark.slow
@pytest.mark.xdist_group("wrappings")
def test_the_structure_is_the_same_in_pairs_of_wrappings(results: list[Result]):
    found = shares([*results, *pairs(known_texts(), PAIRS, seed=1)])
    assert found.all >= LEAST_OVER_ALL, found.by_field

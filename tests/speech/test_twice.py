"""Words that an author types beside a blank although the template writes them: each word of ``data/twice.yaml`` by itself."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from drafter.files.tables import read_table
from drafter.speech.twice import clash, without_neighbours

TABLE: dict[str, Any] = read_table("speech", "twice")
LEADS = [pair for row in TABLE["leads"] for pair in permutations(row, 2) if len(pair[1]) > 1 and len(pair[0]) > 1]
ABOUT = [(first, again) for row in TABLE["about"] for first in row for again in row]
UNITS = [(unit, other) for unit, others in TABLE["units"].items() for other in others]


@pytest.mark.parametrize(("before", "typed"), LEADS)
def test_a_word_behind_another_of_its_row_is_left_out(before: str, typed: str):
    assert without_neighbours(f"{typed}春耕会议", f"今天，{before}", "，我们开会") == "春耕会议"


@pytest.mark.parametrize(("before", "typed"), ABOUT)
def test_a_word_before_a_number_is_left_out_behind_another_of_its_row(before: str, typed: str):
    assert without_neighbours(f"{typed}125", f"到会{before}", "人，其中") == "125"


@pytest.mark.parametrize("word", TABLE["prepositions"])
def test_a_preposition_is_left_out_behind_itself(word: str):
    assert without_neighbours(f"{word}青河县", f"今天，{word}", "，我们开会") == "青河县"


@pytest.mark.parametrize("word", [word for row in TABLE["no_prepositions"] for word in row])
def test_a_word_that_begins_like_a_preposition_stays_whole(word: str):
    assert without_neighbours(f"{word}的人", f"今天，{word[0]}", "，都来了") == f"{word}的人"


@pytest.mark.parametrize(("unit", "typed"), UNITS)
def test_another_unit_is_left_out_before_that_of_the_template(unit: str, typed: str):
    assert without_neighbours(f"125{typed}", "共有", f"{unit}，其中") == "125"


@pytest.mark.parametrize("unit", TABLE["other_units"])
def test_a_unit_contradicts_another_before_it(unit: str):
    assert clash("5丈", f"{unit}，其中") == f"5丈{unit}"

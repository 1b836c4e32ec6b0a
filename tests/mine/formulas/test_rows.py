"""What a row of the table of formulas needs beside itself: a sentence that it is found in, and hints for its blanks."""

from __future__ import annotations

from pathlib import Path

from drafter.mine.emit.genres import slot_hint
from drafter.mine.formulas.find import find_in
from drafter.mine.formulas.rows import rows
from tests.data import read_data

CASES = read_data(Path(__file__).with_name("cases.yaml"))


def test_every_formula_is_found_in_a_sentence_of_the_cases():
    found = {match.row.name for case in CASES for match in find_in(case["sentence"])}
    missing = sorted({row.name for row in rows()} - found)
    assert not missing, f"no sentence in tests/mine/formulas/cases.yaml is found by {'，'.join(missing)}: add one to it"


def test_every_blank_of_a_formula_has_a_hint():
    blanks = {blank.name for row in rows() for blank in row.blanks if blank.name}
    missing = sorted(name for name in blanks if slot_hint(name) == name)
    assert not missing, f"no hint for {'，'.join(missing)}: add one to `names` in drafter/mine/data/hints.yaml"

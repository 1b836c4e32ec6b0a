"""Repairs of errors planted anywhere in an outline: the characters that are wrong change, and no other byte of the file."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check.pages import Page, planted, prepared
from tests.check.planting import KINDS, Kind
from tests.proofread.proofreading import SAMPLES

REPAIRED = [kind for kind in KINDS if kind.restored]


@cache
def page(index: int, comments: bool, crowded: bool) -> Page:
    """A sample, with comments and a layout of its own."""
    lines = SAMPLES[index].read_text(encoding="utf-8").split("\n")
    if comments:
        lines = [
            line
            for given in lines
            for line in (([f"# 见{len(given)}字的底稿，-- 未定...", given]) if given[:1].isalpha() else [given])
        ]
    if crowded:
        lines = [f"{line}   " if line.endswith(":") else line for line in lines]
    return Page(SAMPLES[index].name, "\n".join(lines))


@pytest.mark.parametrize("kind", REPAIRED, ids=lambda kind: kind.name)
@settings(max_examples=12)
@given(st.integers(0, len(SAMPLES) - 1), st.booleans(), st.booleans(), st.sampled_from(["\n", "\r\n"]), st.integers(0, 10**6))
def test_repairs_give_the_file_back_and_find_nothing_more(
    kind: Kind, index: int, comments: bool, crowded: bool, end: str, seed: int
):
    text = page(index, comments, crowded)
    plant = kind.plant(Random(seed), text)
    if plant is None or not text.holds(plant):
        return
    reader = text.proofreader(kind.check)
    wrong, right = (version(text.content, plant).replace("\n", end).encode() for version in (planted, prepared))
    once = reader.repaired(wrong, text.path)
    if not once.repairs:  # only its author can say what belongs there
        assert once.data == wrong
        return
    assert once.data == right
    again = reader.repaired(once.data, text.path)
    assert (again.data, again.repairs) == (once.data, 0)

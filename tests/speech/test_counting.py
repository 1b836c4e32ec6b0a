"""Counting siblings, some of which bear a mark of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.speech.counting import numbers, own_marks
from drafter.speech.numbering import STYLES, style_named
from tests.speech.strategies import marks


@pytest.mark.parametrize(
    ("own", "counted"),
    [
        ([], []),
        ([None, None, None], [1, 2, 3]),
        ([None, "三、", None], [1, 3, 4]),
        ([None, None, "一、", None], [1, 2, 1, 2]),
        ([None, "", None], [1, 1, 2]),
        ([None, "甲、", None], [1, 1, 2]),
        (["最后，", None], [0, 1]),
        (["（五）", None], [5, 6]),
    ],
)
def test_what_follows_a_mark_counts_on_from_it(own, counted):
    assert list(numbers(own)) == counted


@pytest.mark.parametrize(
    ("style", "shown", "own"),
    [
        ("一是", ["一是", "二是", "三是"], [None, None, None]),
        ("一是", ["一是", "三是", "四是"], [None, "三是", None]),
        ("一、", ["一、", "二、", "一、", "二、"], [None, None, "一、", None]),
        ("none", ["", "一是", ""], [None, "一是", None]),
        ("首先，", ["首先，", "其次，", "最后，"], [None, None, None]),
        ("首先，", ["首先，", "其次，", "再次，"], [None, None, "再次，"]),
        ("①", ["㊿", "51"], ["㊿", "51"]),
    ],
)
def test_only_what_counting_does_not_give_is_said(style, shown, own):
    assert own_marks(shown, style_named(style)) == own


@given(st.lists(marks, max_size=8), st.sampled_from([None, *STYLES]))
def test_what_is_said_and_what_is_counted_are_the_marks(shown, style):
    own = own_marks(shown, style)
    for place, (mark, said, number) in enumerate(zip(shown, own, numbers(own), strict=True), 1):
        counted = style.mark(number, number if place == len(shown) else None) if style and said is None else ""
        assert mark == (counted if said is None else said)

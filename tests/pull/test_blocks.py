"""What two texts have in common: true, in order, and found in time that grows with them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.pull import blocks as module
from drafter.pull.blocks import blocks, stretches
from tests.safety.growth import in_proportion

PAGES = st.lists(st.sampled_from(["好。", "做实。", "要把工作做好。", "学", "。"]), max_size=12)


def assert_sound(old, new):
    found = blocks(old, new)
    assert all(old[one.old : one.old + one.size] == new[one.new : one.new + one.size] for one in found)
    assert all(one.size for one in found)
    assert all(one.old + one.size <= two.old and one.new + one.size <= two.new for one, two in pairwise(found))
    for side, text in ((1, old), (2, new)):
        covered = [span[side] for span in stretches(old, new)]
        assert covered == [] or (covered[0][0], covered[-1][1]) == (0, len(text))
        assert all(one[1] == two[0] for one, two in pairwise(covered))


@given(PAGES, PAGES)
def test_short_and_long_ones_are_equal_where_they_say_so(old, new):
    most = module.MOST
    try:
        for module.MOST in (0, 1, most):
            assert_sound(old, new)
            assert_sound("".join(old), "".join(new))
    finally:
        module.MOST = most


def test_a_word_added_to_a_long_paragraph_is_all_that_differs():
    old = "".join(f"第{number}，要把工作{number % 7}做好做实。" for number in range(3000))
    new = old.replace("第7，", "第七七七，").replace("第2900，要", "第2900，都要")
    assert sum(one.size for one in blocks(old, new)) == len(old) - 1


@pytest.mark.parametrize("unit", ["好。", "一是好，二是好；", "好", "要把工作做好，做实。"])
@pytest.mark.parametrize("listed", [False, True])
def test_repeated_ones_take_no_longer_than_their_length_asks(unit: str, *, listed: bool):
    def seconds(times: int) -> float:
        old = [unit] * times if listed else unit * times
        new = [*old[: times // 2], "又", *old[times // 2 :], "又"] if listed else f"{old[: times // 2]}又{old[times // 2 :]}又"
        began = time.process_time()
        assert sum(one.size for one in blocks(old, new)) >= len(old) - 60
        return time.process_time() - began

    assert in_proportion(seconds, 2_000)

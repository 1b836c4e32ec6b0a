"""Two versions of a text with a common ancestor: merged where they changed different lines, refused where they clash."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.desk.merge import merged, merged_closely, merged_rest
from tests.pace import within

BASE = "title: 甲\nspeaker: 乙\nsections:\n- 一: 子。\n- 二: 丑。\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        pytest.param(BASE, BASE, BASE, id="nothing changed"),
        pytest.param(BASE.replace("甲", "申"), BASE, BASE.replace("甲", "申"), id="only mine"),
        pytest.param(BASE, BASE.replace("甲", "申"), BASE.replace("甲", "申"), id="only theirs"),
        pytest.param(
            BASE.replace("甲", "申"),
            BASE.replace("乙", "酉"),
            BASE.replace("甲", "申").replace("乙", "酉"),
            id="neighbouring lines",
        ),
        pytest.param(BASE.replace("甲", "申"), BASE.replace("甲", "申"), BASE.replace("甲", "申"), id="the same change"),
        pytest.param(
            BASE.replace("甲", "申"), BASE + "- 三: 寅。\n", BASE.replace("甲", "申") + "- 三: 寅。\n", id="a line at the end"
        ),
        pytest.param(
            BASE.replace("甲", "申").replace("乙", "酉"),
            BASE.replace("甲", "申"),
            BASE.replace("甲", "申").replace("乙", "酉"),
            id="the same line, and one more",
        ),
        pytest.param(BASE.replace("甲", "申"), BASE.replace("甲", "酉"), None, id="the same line in two ways"),
        pytest.param(BASE + "- 三: 寅。\n", BASE + "- 三: 卯。\n", None, id="two lines at the same place"),
        pytest.param(
            BASE.replace("- 一: 子。\n", "- 一: 子。\n- 又: 辰。\n"),
            BASE.replace("- 一: 子。\n", ""),
            None,
            id="behind a line that is gone",
        ),
        pytest.param("", BASE.replace("甲", "申"), None, id="emptied, and changed"),
    ],
)
def test_changes_of_both_are_kept_or_it_is_a_conflict(mine: str, theirs: str, both: str | None):
    assert merged(BASE, mine, theirs) == both
    assert merged(BASE, theirs, mine) == both


def test_a_last_line_without_an_end_stays_so():
    assert merged("a\nb", "A\nb", "a\nb") == "A\nb"
    assert merged("a\nb\nc\nd", "A\nb\nc\nd", "a\nb\nc\nD") == "A\nb\nc\nD"


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), max_size=12).map("".join)


@given(LINES, LINES)
def test_one_change_alone_is_taken_as_it_is(base: str, other: str):
    assert merged(base, other, base) == merged(base, base, other) == merged(base, other, other) == other


@given(LINES, LINES, LINES)
def test_both_sides_give_the_same(base: str, one: str, other: str):
    assert merged(base, one, other) == merged(base, other, one)


@given(LINES, LINES, LINES)
def test_every_new_line_of_both_is_in_what_is_merged(base: str, one: str, other: str):
    for text in (base, one, other):  # of equal lines nobody can tell which is the new one
        lines = [line for line in text.split("\n") if line]
        assume(len(set(lines)) == len(lines))
    both = merged(base, one, other)
    if both is not None:
        for side in (one, other):
            added = _added(base, side)
            assert all(both.split("\n").count(line) >= added.count(line) for line in added)


def _added(base: str, side: str) -> list[str]:
    old, new = base.split("\n"), side.split("\n")
    found = []
    for kind, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        found += new[first:last] if kind != "equal" else []
    return [line for line in found if line]


def test_a_long_file_with_a_change_at_each_end_is_merged_quickly():
    base = "".join(f"- 第{number}段。\n\n" for number in range(4000))
    with within(1):
        assert merged(base, "# a\n" + base, base + "# b\n") == "# a\n" + base + "# b\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("改：甲乙丙丁", "甲乙丙丁戊", "改：甲乙丙丁戊"),
        ("子乙丙丁", "甲乙丙丑", "子乙丙丑"),
        ("甲乙子丁", "甲乙丑丁", None),
        ("甲子丙丁", "甲乙丑丁", None),
    ],
)
def test_changes_of_one_line_that_lie_apart_are_kept_in_two_windows(mine: str, theirs: str, both: str | None):
    assert merged_closely("甲乙丙丁", mine, theirs) == both
    assert merged_closely("甲乙丙丁", theirs, mine) == both


def test_half_of_a_move_is_not_taken():
    base = "甲段。\n乙段。\n丙段。\n丁段。\n戊段。\n"
    moved = "乙段。\n丙段。\n丁段。\n甲段。\n戊段。\n"
    assert merged_rest(base, base.replace("丁段。\n", "丁段。\n我的新段。\n"), moved) == base.replace(
        "丁段。\n", "丁段。\n我的新段。\n"
    )
    assert merged_rest(base, base.replace("甲段", "甲段改"), moved) == base.replace("甲段", "甲段改")

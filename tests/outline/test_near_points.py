"""A point whose colon was mistyped is taken for a paragraph, and that is told."""

import pytest

from drafter.errors import OutlineError
from drafter.outline.load import load


@pytest.mark.parametrize(
    "item", ["凝聚人心：去年收到表扬信", "凝聚人心:去年收到表扬信", "凝聚人心，让“车厢”暖起来：去年收到表扬信"]
)
def test_it_is_told_among_points(item: str):
    _, notices = load(f"opening:\n  - 学习: 每月一次\n  - {item}\n")
    assert [(notice.code, notice.place.line) for notice in notices] == [("outline.near-point", 3)]


@pytest.mark.parametrize("item", ["同志们，他说：“好。”", "这是一段普通的话。后来：又好了", "'凝聚人心：去年收到表扬信'"])
def test_what_reads_like_a_paragraph_is_not(item: str):
    assert load(f"opening:\n  - 学习: 每月一次\n  - {item}\n")[1] == ()


def test_nothing_is_told_where_there_are_no_points():
    assert load("opening:\n  - 凝聚人心：去年收到表扬信\n  - 好。\n")[1] == ()


@pytest.mark.parametrize(
    ("first", "second", "line"), [("安排:公司", "题目: 二", 2), ("安排: 公司", "题目:二", 3), ("安排：公司", "题目: 二", 2)]
)
def test_a_slot_without_its_space_is_named_in_its_own_line(first: str, second: str, line: int):
    with pytest.raises(OutlineError) as caught:
        load(f"slots:\n  {first}\n  {second}\n")
    (fault,) = caught.value.faults
    assert (fault.code in ("yaml.no-space-after-colon", "yaml.wide-colon"), fault.place.line) == (True, line)

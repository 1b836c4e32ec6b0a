"""What an outline has that needs no second look is read as the usual way reads it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yaml.nodes import ScalarNode

from drafter.errors import OutlineError
from drafter.nodes.compose import read_documents
from drafter.nodes.source import Source
from drafter.outline.keys import ALL_KEYS
from drafter.outline.load import load, outlines
from drafter.outline.model import OutlinePoint

KEYS = ("学在前头", "一是学", "正文", "null", "我们的口号是", "同志们", "a-b", "'学'", "学 习", "今天讲三点")
TEXTS = (
    "人人都要学。",
    "人人都要学",
    "无",
    "好。",
    "“学。”",
    "'学一遍。'",
    "一、学一遍。",
    "|\n        学一遍。\n        再学。",
    "学。#1 做。",
    "－学一遍。",
    "[学。]",
    "提示语：全体起立。",
    "分页。",
)
ITEMS = st.one_of(
    st.sampled_from(TEXTS),
    st.tuples(st.sampled_from(KEYS), st.sampled_from(TEXTS)).map(": ".join),
)


class Listening(Source):
    """A source whose texts somebody hears of, as the desk and pulling do: everything goes the usual way."""

    def text_read(self, node: ScalarNode, lines: Sequence[str], role: str) -> Sequence[str]:
        return super().text_read(node, lines, role)


def _read(source: Source) -> object:
    try:
        return outlines(source, read_documents(source)), source.notices
    except OutlineError as error:
        return error.faults, source.notices


@settings(max_examples=400, deadline=None)
@given(st.lists(ITEMS, min_size=1, max_size=6))
@example(["学在前头: 人人都要学。", "人人都要学。"])
@example(["人人都要学", "学在前头: 人人都要学。"])
def test_a_plain_item_is_read_as_the_usual_way_reads_it(items):
    text = "标题: 讲话\n部分:\n  - 小标题: 学\n    正文:\n" + "".join(f"      - {item}\n" for item in items)
    assert _read(Source("a.yaml", text, known=ALL_KEYS)) == _read(Listening("a.yaml", text, known=ALL_KEYS))


def test_points_are_refused_below_the_deepest_level():
    text = (
        "标题: 讲话\n开头:\n"
        + "".join(f"{'  ' * level}- 第{level}层:\n" for level in range(1, 5))
        + f"{'  ' * 5}- 学在前头: 人人都要学。\n"
    )
    with pytest.raises(OutlineError) as caught:
        load(text)
    assert [fault.code for fault in caught.value.faults] == ["outline.too-deep"]


def test_a_plain_point_has_its_heading_and_its_text():
    file, notices = load("标题: 讲话\n开头:\n  - 学在前头: 人人都要学。\n")
    assert file.outlines[0].opening == (OutlinePoint("学在前头", ("人人都要学。",)),)
    assert not notices

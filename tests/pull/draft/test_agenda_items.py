"""Items of a host's agenda: what counts them is the mark, wherever it stands, and what is called up the heading."""

from __future__ import annotations

import pytest

from drafter import api
from tests.pull.draft.test_parts import headings, outline_of

CALLED = "同志们："
BEGUN = "清淤表彰大会现在开始。"
CALLS = ["请王站长宣读决定", "请先进代表发言", "请县水利局局长讲话"]
END = "同志们，今天的会开得很好，散会。"


@pytest.mark.parametrize(
    "count",
    [
        "下面，进行第{}项议程：\n",
        "大会进行第{}项：\n",
        "会议进行第{}项议程\n",
        "{}、大会进行第{}项，",
        "（{}）进行第{}项议程：",
        "{}、表彰大会第{}项：",
        "首先，进行第{}项议程。",
        "现在进行会议的第{}项议程--",
        "会议第{}项",
        "第{}项",
        "女：第{}项，",
        "仪式议程第{}项：",
        "大会第{}项是",
    ],
)
def test_what_counts_an_item_is_its_mark(count: str):
    items = [f"{count.replace('{}', number)}{call}。" for number, call in zip("一二三", CALLS, strict=True)]
    assert [heading.rstrip("。") for heading in headings(outline_of(CALLED, BEGUN, *items, END, template=None))] == CALLS


def test_a_host_calls_nobody_up_where_what_is_held_begins():
    items = ["第一项：升旗仪式", "第二项：校长讲话", "第三项：学生代表发言"]
    text = "\n".join(["老师们、同学们：", "渠校开学典礼现在开始。", *items, "典礼到此结束，请同学们有序退场。"])
    assert api.outline_from(text, source="draft.txt", chinese=False).template != "speech"


@pytest.mark.parametrize(
    ("items", "heads"),
    [
        (["第一项，修好一道闸。这道闸漏了三年。", "第二项，清出十里渠。渠里淤泥一尺厚。"], ["修好一道闸", "清出十里渠"]),
        (["一、修好一道闸。这道闸漏了三年。", "二、清出十里渠。渠里淤泥一尺厚。"], ["修好一道闸", "清出十里渠"]),
    ],
)
def test_what_was_done_is_no_item_of_an_agenda(items: list[str], heads: list[str]):
    outline = outline_of(CALLED, "去年我站办了两件实事。", *items, "谢谢大家！", template=None)
    assert [heading.rstrip("。") for heading in headings(outline)] == heads


def test_a_long_paragraph_below_what_counts_an_item_is_text():
    told = "各位师傅，水是庄稼的命，渠是水的路，这条路我们修了三年，走了三年，今天终于走到了头，从龙口到柳村，三十里一步也没有落下，全靠大家。"
    outline = outline_of(CALLED, BEGUN, "大会进行第一项：", told, "大会进行第二项：", told, END, template=None)
    assert headings(outline) == ["", ""]

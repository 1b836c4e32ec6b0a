"""Lists whose first item stands in the line that leads to them, lists below the only heading, and paragraphs that begin with the last words above them."""

from __future__ import annotations

import pytest

from tests.pull.draft.test_headed import CALLED, MANY, PIECES
from tests.pull.draft.test_parts import headings, outline_of

END = "请大家支持，谢谢！"


def _bare(outline: dict[str, object]) -> list[str]:
    return [heading.rstrip("。：，") for heading in headings(outline)] if isinstance(outline.get("部分"), list) else []


@pytest.mark.parametrize(
    ("marks", "heads"),
    [
        (["第一，", "第二，", "第三，"], ["从读书抓起", "从守闸抓起", "从算账抓起"]),
        (["一是", "二是", "三是"], ["人手要足", "材料要备", "工期要紧"]),
        (["一、", "二、", "三、"], ["学制度", "学技术", "学先进"]),
        (["首先，", "其次，"], ["人要实在", "活要细致"]),
        (["首先，", "其次，", "最后，"], ["守住水", "守住人", "守住心"]),
    ],
)
@pytest.mark.parametrize("lead", ["如果我当上闸长，我会办好{}件事：", "我的想法有{}条："])
def test_the_first_item_may_stand_in_the_line_that_leads_to_the_list(marks: list[str], heads: list[str], lead: str):
    items = [f"{mark}{head}。{piece}" for mark, head, piece in zip(marks, heads, PIECES, strict=False)]
    lead = lead.format("零一两三"[len(heads)])
    outline = outline_of("竞聘演讲稿", CALLED, "我叫石小山。", lead + items[0], *items[1:], END, template="speech")
    assert (outline["开头"], _bare(outline)) == (["我叫石小山。", lead], heads)


@pytest.mark.parametrize(
    "texts",
    [
        ["我的想法有两条：第一，人要实在。第二，活要细致。这两条是我爹教我的。", PIECES[0]],  # all of it in one paragraph
        ["首先，我代表全站向大家问好。" + PIECES[0], "其次，说几句闲话。" + PIECES[1]],
    ],
)
def test_other_lists_begin_no_sections(texts: list[str]):
    assert _bare(outline_of("竞聘演讲稿", CALLED, "我叫石小山。", *texts, END, template="speech")) == []


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("以守闸为本，当好下游的看水人", ["一是", "二是", "三是"]),
        ("护渠工作体会", ["首先，", "其次，", "最后，"]),
        ("2024年工作回顾", ["一、", "二、", "三、"]),
        ("我想对看闸的人说：", ["一是", "二是", "三是"]),
    ],
)
def test_the_only_line_that_is_no_sentence_heads_a_list(line: str, marks: list[str]):
    items = [f"{mark}守好一道闸口。{piece}" for mark, piece in zip(marks, PIECES, strict=False)]
    lead = () if line[-1] == "：" else ("这几年主要做了三件事：",)
    outline = outline_of("述职报告", CALLED, "我当闸长已经三年了。", line, *lead, *items, template="speech")
    assert _bare(outline) == [line.rstrip("：")]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("渠水谣", ["一、", "二、", "三、"]),
        ("我想跟大家随便聊两句", ["第一，", "第二，", "第三，"]),
        ("下面讲三条：", ["一是", "二是", "三是"]),
    ],
)
def test_other_lines_head_no_list(line: str, marks: list[str]):
    items = [f"{mark}守好第{at}道闸口。{piece}" for at, (mark, piece) in enumerate(zip(marks, PIECES, strict=False))]
    assert len(_bare(outline_of("述职报告", CALLED, "我当闸长已经三年了。", line, *items, template="speech"))) == len(marks)


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("守好一道闸，管好一渠水", True),
        ("守住门前的渠，管好田里的水", True),
        ("春雨贵如油，渠水贵如金", False),
        ("水往低处流，人往高处走", False),
        ("一年之计在于春，一渠之水在于源", False),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_saying_heads_nothing(line: str, heads: bool, listed: bool):
    marks = ["一是守好一道闸口。", "二是守好两道闸口。", "三是守好三道闸口。"] if listed else ["", "", ""]
    items = [mark + piece * 2 for mark, piece in zip(marks, PIECES, strict=False)]
    found = _bare(outline_of("述职报告", CALLED, "我当闸长已经三年了。", line, *items, template="speech"))
    assert (found == [line]) is heads


@pytest.mark.parametrize(
    ("above", "heads"),
    [
        ("请让我们把对渠的眷恋化作一句诺言：我们不会忘记。", ["不会忘记这条渠", "不会忘记老师傅"]),
        ("此时此刻，我想说的只有两个字：感谢。", ["感谢乡亲", "感谢师傅"]),
        ("离校之前，我希望你们把两样东西牢牢记住。", ["记住这片土地", "记住这些人"]),
    ],
)
def test_two_paragraphs_that_begin_with_the_last_words_above_are_sections(above: str, heads: list[str]):
    texts = [f"{head}。{text}" for head, text in zip(heads, MANY, strict=False)]
    assert _bare(outline_of("毕业典礼上的发言", "同学们：", above, *texts, template="speech")) == heads


@pytest.mark.parametrize(
    "texts",
    [
        ["离校之前，我只想说：不会忘记。", "不会忘记了。" + MANY[0], "不会忘记的是渠。" + MANY[1]],
        ["十年修渠，我们感谢。", "感谢的话昨天说过了。" + MANY[0], "老陈挖了十年。" + MANY[1]],
        ["离校之前，我希望你们记住。", "记住这条渠。", "记住这些人。", MANY[0]],
    ],
)
def test_other_words_said_again_head_nothing(texts: list[str]):
    assert _bare(outline_of("毕业典礼上的发言", "同学们：", *texts, template="speech")) == []


def test_labels_on_lines_of_their_own_head_their_texts_without_a_colon():
    lines = [
        line for label, piece in zip(["思想方面：", "工作方面：", "存在不足："], PIECES, strict=False) for line in (label, piece)
    ]
    assert headings(outline_of("年度工作总结", "现将一年来的工作总结如下：", *lines, template="speech")) == [
        "思想方面",
        "工作方面",
        "存在不足",
    ]


@pytest.mark.parametrize(
    ("mark", "texts", "heads"),
    [
        (
            "第{}部分是",
            [
                "选题意义，我们在堤上走访了三十户人家，发现水账越来越乱，夜里涨水没有人知道。",
                "技术依赖，我们用了水尺和浮标，水到一尺就响铃，水到三尺就打电话给站长。",
            ],
            ["选题意义", "技术依赖"],
        ),
        ("第{}句话是", ["守时。水到闸口不等人，你晚到一刻钟，田就干了。", "守规。闸门起落有时辰，不能凭人情。"], ["守时", "守规"]),
        (
            "第{}点是",
            ["要把闸守好，把渠看好。闸是渠的咽喉，一样也不能放松。", "要把账记好，把钱管好。水费一笔一笔记。"],
            ["要把闸守好，把渠看好", "要把账记好，把钱管好"],
        ),
    ],
)
def test_of_a_long_sentence_behind_such_a_mark_the_first_words_are_the_heading(mark: str, texts: list[str], heads: list[str]):
    items = [mark.format(number) + text for number, text in zip("一二", texts, strict=True)]
    assert _bare(outline_of("学习汇报", "同学们：", "我讲两个方面。", *items, template="speech")) == heads

"""Rows of paragraphs that begin with headings without ordinals are sections; what only looks like them stays in the text."""

from __future__ import annotations

import pytest

from tests.pull.draft.test_parts import headings, outline_of

PIECES = (
    "六座水闸逐座体检，查出隐患三十一处，一闸一策定方案，逐项写明谁来修、哪天完。",
    "县里的钱一笔一笔打进专户，按进度分三次拨付，账目贴在站门口，谁都可以来看。",
    "监理全天守在工地，水泥进场先验后用，每道工序都拍照，三方签字才进下一道。",
    "夜里换班的人要当面说清水位，本子上写不清的不能走，第二天由站长逐条核对。",
)
"""Texts behind headings."""
CALLED = "各位师傅："


def with_texts(heads: list[str], end: str = "。") -> list[str]:
    return [f"{head}{end}{piece}" for head, piece in zip(heads, PIECES, strict=False)]


@pytest.mark.parametrize(
    ("lead", "heads"),
    [
        ("今年主要做了以下工作：", ["摸清险情底数", "落实加固资金", "严格施工管理"]),
        ("两个月学下来，我的收获可以概括为三句话。", ["图纸是方向盘", "算账是基本功", "守闸是试金石"]),
        ("这次修闸的做法是：", ["宣传先行", "修管结合", "专人看护"]),
        ("对今后的工作，我提四点希望：", ["腿要勤一点点", "嘴要甜一点", "心要细一点点", "手要快一点"]),
    ],
)
def test_short_headings_to_which_words_lead_are_sections(lead: str, heads: list[str]):
    outline = outline_of("水闸维修工作汇报", CALLED, lead, *with_texts(heads), "以上汇报，请批评指正。")
    assert headings(outline) == heads
    assert outline["结尾"] == ["以上汇报，请批评指正。"]


@pytest.mark.parametrize(
    ("lead", "heads"),
    [
        ("下面我讲一讲那天夜里的经过：", ["大雨下来了", "师傅赶到了", "水位降了"]),  # a tale
        ("说几句修闸的事。", ["先摸清底数", "再落实资金", "要严格管理"]),  # nothing leads to them
        ("今年的口号是：", ["先修后用", "这句话说来简单也难", "去年修了六座"]),
        ("下面我谈四点：", ["摸清险情底数", "落实加固资金", "严格施工管理"]),  # another number is announced
        ("今年主要做了以下工作：", ["今天先修东闸", "首先摸清底数", "最后验收合格"]),
    ],
)
def test_other_first_sentences_stay_in_the_text(lead: str, heads: list[str]):
    outline = outline_of("水闸维修工作汇报", CALLED, lead, *with_texts(heads), "以上汇报，请批评指正。")
    assert outline.get("部分") in (None, "无")


def test_much_text_behind_a_row_is_no_closing_and_the_row_no_sections():
    heads = ["摸清险情底数", "落实加固资金", "严格施工管理"]
    outline = outline_of("修闸见闻", CALLED, "我看见的情形是：", *with_texts(heads), *(PIECES[3] * 2 for _ in range(3)))
    assert outline.get("部分") in (None, "无")


def test_labels_that_the_paragraph_above_names_are_sections():
    lead = "下面，我从德、能、勤、绩、廉五个方面述职，请大家评议。"
    pieces = [f"{label}：{piece}" for label, piece in zip("德能勤绩廉", (*PIECES, PIECES[0]), strict=True)]
    found = headings(outline_of("护渠员述职报告", CALLED, lead, *pieces, "以上是我的述职，请大家批评指正。"))
    assert [heading.rstrip("：") for heading in found] == list("德能勤绩廉")
    for other in ("下面，我向大家述职，请评议。", "下面，我从德、勤、能、绩、廉五个方面述职。"):
        outline = outline_of("护渠员述职报告", CALLED, other, *pieces, "谢谢大家！")
        assert outline.get("部分") in (None, "无")


DONE = [
    "我们管好六座水闸，守住了全年平安",
    "我们清淤二十里，渠水一直到田头",
    "我们敞开站门办事，来的人越来越多",
    "我们把账目贴在墙上让人看得明白",
]


def test_what_we_did_in_a_row_is_sections_where_it_is_most_of_the_text():
    front, end = ("护渠站新年献词", CALLED, "过去的一年，是护渠站不平凡的一年。"), "新的一年，祝大家平安！"
    rows = [f"{head}。{piece}{piece}" for head, piece in zip(DONE, PIECES, strict=True)]
    assert headings(outline_of(*front, *rows, end)) == DONE
    for tale in (
        [
            "我们住过漏雨的土坯房，挤一床被子",
            "我们修过山后六道渠，手磨出血泡",
            "我们守过大水，三夜都没有合眼",
            "我们送走老站长那天，都湿了眼睛",
        ],
        ["我们管闸", "我们清淤二十里，渠水一直到田头", "我们守好每一道坝，也守好每一座桥和每一块田", "我们把账目贴在墙上"],
        DONE[:3],
    ):
        rows = [f"{head}。{piece}{piece}" for head, piece in zip(tale, PIECES, strict=False)]
        assert outline_of(*front, *rows, end).get("部分") in (None, "无")


@pytest.mark.parametrize("own_lines", [True, False])
@pytest.mark.parametrize(
    "heads", [["我想对看闸的人说", "我想对清淤的人说", "我想对巡堤的人说"], ["要给新师傅讲", "要给老师傅讲", "要给女师傅讲"]]
)
def test_words_to_each_of_several_are_sections(heads: list[str], own_lines: bool):
    rows = [f"{head}：{chr(10) * own_lines}{piece}" for head, piece in zip(heads, PIECES, strict=False)]
    found = headings(outline_of("护渠大会寄语", CALLED, "离汛期还有一百天，我有许多话。", *rows, "祝大家平安！"))
    assert [heading.rstrip("：") for heading in found] == heads


@pytest.mark.parametrize(
    "heads",
    [
        ["父亲对我说", "母亲对我说", "站长对我说"],
        ["我想对看闸的人说", "堤要有人巡", "渠要有人清"],
        ["我想对他说", "我想对他说", "我想对他说"],
    ],
)
def test_who_said_what_is_no_section(heads: list[str]):
    rows = [f"{head}：\n{piece}" for head, piece in zip(heads, PIECES, strict=False)]
    outline = outline_of("护渠大会寄语", CALLED, "离汛期还有一百天，我有许多话。", *rows, "祝大家平安！")
    assert outline.get("部分") in (None, "无")
    quoted = [f"我想对{who}说：“{piece}”" for who, piece in zip(("父亲", "母亲", "站长"), PIECES, strict=False)]
    assert outline_of("护渠大会寄语", CALLED, "离汛期还有一百天，我有许多话。", *quoted, "祝大家平安！").get("部分") in (None, "无")


@pytest.mark.parametrize(
    "heads",
    [
        ["我将牢记嘱托", "我将勤奋学习", "我将廉洁自律"],
        ["感谢水站", "感谢师傅", "感谢工友"],
        ["学会看水", "学会算账", "学会帮人"],
        ["我们是水的守门人", "我们是渠的清道夫", "我们是田的送水工"],
        ["我们会守好闸，睡得踏实", "我们会清好渠，流得顺畅", "我们会管好账，看得明白"],
    ],
)
def test_vows_and_thanks_in_a_row_are_sections(heads: list[str]):
    rows = [f"{head}。{piece}" for head, piece in zip(heads, PIECES, strict=False)]
    assert headings(outline_of("在护渠大会上的发言", CALLED, "今天我第一次上台。", *rows, "再见！")) == heads


@pytest.mark.parametrize(
    "heads",
    [
        ["忘不了那条路", "忘不了那口井", "忘不了那碗面"],
        ["先生学问扎实", "先生待人厚道", "先生看淡名利"],
        ["我将来会老的", "我要说一件事", "我会记住他们"],
        ["我们是三月到的", "我们走了五天", "我们是六月回的"],
        ["我将牢记嘱托", "这是站长说的", "我将廉洁自律"],
    ],
)
def test_memories_in_a_row_are_none(heads: list[str]):
    rows = [f"{head}。{piece}" for head, piece in zip(heads, PIECES, strict=False)]
    assert outline_of("在护渠大会上的发言", CALLED, "今天我第一次上台。", *rows, "再见！").get("部分") in (None, "无")


LONE = ("现在，我代表水管站报告工作，请大家审议。", *PIECES)
"""The first words of a report, and what stands below its heading."""


@pytest.mark.parametrize("line", ["2024年护渠工作回顾", "上半年主要做法", "下一步工作打算"])
def test_the_only_line_that_is_no_sentence_heads_what_stands_below(line: str):
    outline = outline_of("水管站工作报告", CALLED, LONE[0], line, *LONE[1:], "谢谢大家！")
    assert (headings(outline), outline["结尾"]) == ([line], ["谢谢大家！"])


@pytest.mark.parametrize("line", ["过去三年的主要工作", "上半年主要做法"])
def test_between_such_a_line_and_its_text_the_hearers_are_called(line: str):
    assert headings(outline_of("水管站工作报告", CALLED, LONE[0], line, "各位师傅！", *LONE[1:])) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        [LONE[0], "渠水谣", *LONE[1:]],  # it ends as no heading does
        [LONE[0], "一渠清水入田来", "各位师傅！", *LONE[1:]],
        [*LONE, "下一步工作打算", PIECES[0]],  # most of the text stands above
        ["墙上写着一行字：", "全年护渠工作目标", *PIECES],  # the words above lead to it
        [LONE[0], "让我们一起做好护渠工作", *LONE[1:]],  # a call
    ],
)
def test_other_lines_alone_head_nothing(lines: list[str]):
    assert outline_of("水管站工作报告", CALLED, *lines).get("部分") in (None, "无")


def test_a_line_that_only_calls_heads_nothing_and_nothing_stands_in_its_way():
    lines = [
        "各位领导",
        "入秋以来，我站认真查渠，扎实护闸，把一段段渠堤",
        "走了三遍，修好渗漏十处，换好闸板四块，没有误一天水。",
        "请指正。",
    ]
    outline = outline_of("护渠情况汇报", "交流、各位师傅：", *lines)
    assert outline["开头"] == lines

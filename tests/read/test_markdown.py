"""Markdown of others, and Drafter's own."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.read import read_bytes
from drafter.read.markdown import _FRONT_MATTER
from drafter.read.source import SourceText
from drafter.speech.flow import text_of
from drafter.speech.markdown import write
from tests.pace import within
from tests.write.examples import BUNDLE, RICH, SHORT


def read(text: str) -> SourceText:
    return read_bytes(text.encode(), "speech.md")


def lines(text: str) -> list[str]:
    return [line for line in read(text).text.split("\n") if line]


def test_one_heading_at_the_top_is_the_title():
    found = read("# 在会上的讲话\n\n同志们：\n\n## 一、加强学习\n\n正文\n\n### （一）读书\n")
    assert found.text == "在会上的讲话\n\n同志们：\n\n一、加强学习\n\n正文\n\n（一）读书"
    assert found.hints == ((0, "title"), (4, "heading-1"), (8, "heading-2"))


def test_several_are_headings():
    assert read("# 一、甲\n\n# 二、乙\n").hints == ((0, "heading-1"), (2, "heading-1"))
    assert read("同志们：\n\n# 一、甲\n").hints == ((2, "heading-1"),)


def test_lines_stay_lines():
    assert lines("同志们：\n今天开会。  \n讲三点。\\\n第一点。") == ["同志们：", "今天开会。", "讲三点。", "第一点。"]


def test_emphasis_is_dropped_and_its_words_kept():
    assert lines("**一是主动学标。**把*手册*列入`计划`，~~不~~改 2*3 ") == ["一是主动学标。把手册列入计划，~~不~~改 2*3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 甲\n2. 乙\n", ["1.甲", "2.乙"]),
        ("1. 甲\n1. 乙\n1. 丙\n", ["1.甲", "2.乙", "3.丙"]),
        ("3) 甲\n5) 乙\n", ["3)甲", "5)乙"]),
        ("1. 2026年\n", ["1. 2026年"]),
        ("- 甲\n  - 乙\n* 丙\n", ["- 甲", "- 乙", "* 丙"]),
        ("1. 甲\n\n   甲的第二段\n", ["1.甲", "甲的第二段"]),
        ("一、甲\n二、乙\n", ["一、甲", "二、乙"]),
        ("> 引用\n> 两行\n", ["引用", "两行"]),
        ("    缩进的段落\n", ["缩进的段落"]),
        ("[注]: 说明\n", ["[注]: 说明"]),
        ("```文\n代码\n```\n", ["文", "代码"]),
        ("<p>网页</p>\n", ["<p>网页</p>"]),
        ("甲&nbsp;&#20057;\\*\n", ["甲\xa0乙*"]),
        ("甲\n\n* * *\n\n乙\n", ["甲", "乙"]),
        ("题目\n====\n", ["题目"]),
    ],
)
def test_blocks(text, expected):
    assert lines(text) == expected


def test_what_is_left_out():
    found = read('前\n\n![会场](图.png)\n\n| 单位 | 人数 |\n|---|---|\n| 一局 | 86 |\n\n见[链接](http://例.cn "说明")。\n')
    assert found.text == "前\n\n见链接。"
    assert found.left_out == (
        "picture, line 3: 会场 图.png",
        "table, line 3: 单位 | 人数 / 一局 | 86",
        "link, line 3: http://例.cn 说明",
    )


def test_front_matter_is_reported():
    found = read("---\ntags:\n  - 学习\n---\n正文\n")
    assert (found.text, found.left_out) == ("正文", ("front matter: tags: / - 学习",))
    assert read("---\n正文\n---\n").text == "正文"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 守闸\ntags:\n  - 水\n\nlayout: post\n---\n各位好。\n",
        "---\ntitle: 守闸\n\n\n_draft: true\n\n---\n各位好。\n",
        "---\n标题: 守闸\n作者: 石小山\n---\n各位好。\n",
    ],
)
def test_front_matter_may_have_blank_lines_between_its_keys(text):
    assert "各位好。" in lines(text)
    assert not any(":" in line for line in lines(text))


@pytest.mark.parametrize(
    "said",
    [
        ["主持人:各位乡亲好，今晚说水。", "老石:乡亲们好，我来说两句。"],
        ["主持人: 各位乡亲好，今晚说水。", "老石: 乡亲们好，我来说两句。"],
        ["问:闸几点开？", "答:天亮就开。"],
        ["A:闸几点开？", "B:天亮就开。"],
        ["Q: 闸几点开？", "A: 天亮就开。"],
    ],
)
def test_what_speakers_say_between_two_rules_is_no_front_matter(said):
    assert [line.replace(" ", "") for line in lines("---\n" + "\n\n".join(said) + "\n\n---\n水来了。\n")] == [
        *(line.replace(" ", "") for line in said),
        "水来了。",
    ]


def test_what_speakers_say_without_a_blank_line_is_no_front_matter():
    found = read("---\n主持人:各位好。\n老石:大家好！\n---\n水来了。\n")
    assert ("各位好。" in found.text, "大家好！" in found.text, found.left_out) == (True, True, ())


def test_front_matter_ends_at_its_first_rule():
    assert lines("---\ntitle: 守闸\n---\n- 先开上闸\n- 再开下闸\n---\n") == ["守闸", "- 先开上闸", "- 再开下闸"]


@pytest.mark.parametrize("line", ["-a: x\n", "- a\n", "a: x\n", "a-: x\n", "ab: x\n\n", "水: 清\n", "水: 清。\n", "\n", "#a: x\n"])
def test_front_matter_that_nothing_closes_takes_no_long_time(line):
    with within(0.5):
        assert _FRONT_MATTER.match("---\n" + line * 20_000 + "完") is None


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 植树动员讲话\ntags: [春天]\n---\n同志们：\n",
        '---\ntitle: "植树动员讲话"\ntags: [春天]\n---\n\n同志们：\n',
        "title: 植树动员讲话\ntags: [春天]\n---\n同志们：\n",
        "tags: [春天]\ntitle: 植树动员讲话\n\n同志们：\n",
    ],
)
def test_the_title_of_front_matter_is_that_of_a_text_without_one(text):
    found = read(text)
    assert (found.text, found.hints) == ("植树动员讲话\n\n同志们：", ((0, "title"),))
    assert found.left_out == ("front matter: tags: [春天]",)


@pytest.mark.parametrize("text", ["title: 春天\n\n# 植树动员讲话\n", "title: 植树动员讲话\n\n植树动员讲话\n"])
def test_the_title_of_front_matter_stays_out_where_the_text_has_one(text):
    assert read(text).text == "植树动员讲话"


def test_a_heading_needs_no_blank_behind_its_signs():
    assert read("#年终总结\n\n##一、抓学习\n\n#安全生产月#\n").text.split("\n\n") == ["年终总结", "一、抓学习", "#安全生产月#"]
    assert read("> ##1、抓学习\n\n天天学。\n").text.split("\n\n") == ["1、抓学习", "天天学。"]


@pytest.mark.parametrize("document", [RICH, SHORT, BUNDLE])
def test_what_drafter_wrote_comes_back(document):
    found = read(write(document))
    assert found.text.split("\n") == [line for line in text_of(document).split("\n") if line]
    assert {hint for _, hint in found.hints} >= {"title", "salutation", "heading-1"}


def test_what_only_looks_like_drafters_is_read_as_others():
    assert lines("# 题目\n\n[同志们：]{.salutation}\n[正文]{.nothing}\n") == ["题目", "[同志们：]{.salutation}", "[正文]{.nothing}"]


marks = st.sampled_from(
    [
        *"同志们一二三学。：#*_`->[]()!|<&;\\~=+ \t\n",
        "\n\n",
        "    ",
        "1. ",
        "- ",
        "![",
        "](",
        "```",
        "---\n",
        "| ",
        "&#20013;",
        "[甲]: ",
    ]
)


def _chinese(text: str) -> Counter[str]:
    return Counter(character for character in text if "\u3400" <= character <= "\u9fff")


@given(st.lists(marks, max_size=60).map("".join))
def test_no_chinese_character_is_lost(text):
    found = read(text)
    assert not _chinese(text) - _chinese(found.text + "".join(found.left_out))


@pytest.mark.parametrize("sign", [">", "- ", "*", "[", "`", "<", "![](a)", "**a", "&", "|", "# "])
def test_a_text_made_to_be_slow_ends(sign):
    with within(20):
        assert "文" in read(sign * 50_000 + "文").text


def test_an_item_that_begins_with_a_quotation_keeps_its_mark():
    assert lines("1. > 乙\n2. 丙\n") == ["1.乙", "2.丙"]


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        (
            "# 关于借书的通知\n\n## 时间\n\n周三。\n\n### 下午\n\n两点。\n\n# 附表\n\n## 说明\n\n一格一本。\n",
            ["title", "heading-1", "heading-2", "heading-1", "heading-2"],
        ),
        ("# 讲话\n\n## 甲\n\n# 附一\n\n# 附二\n", ["title", "heading-1", "heading-1", "heading-1"]),
        ("# 讲话\n\n同志们：\n\n## 甲\n\n# 附\n\n## 乙\n\n### 丙\n", ["title", "heading-1", "heading-1", "heading-2", "heading-3"]),
        ("# 甲\n\n一段。\n\n# 乙\n\n## 丙\n", ["heading-1", "heading-1", "heading-2"]),
        ("## 甲\n\n# 乙\n\n## 丙\n", ["heading-2", "heading-1", "heading-2"]),
    ],
)
def test_the_first_heading_is_the_title_where_sections_stand_below_it(text: str, hints: list[str]):
    assert [hint for _, hint in read(text).hints] == hints


@pytest.mark.parametrize(
    ("text", "shown", "notes"),
    [
        ("渠修好了[^1]，水来了。\n\n[^1]: 见县志。\n", ["渠修好了，水来了。"], ("footnote: 见县志。",)),
        (
            "水[^甲]，渠[^乙]。\n\n[^甲]: 河水\n    和井水。\n[^乙]: 主渠。\n",
            ["水，渠。"],
            ("footnote: 河水 / 和井水。", "footnote: 主渠。"),
        ),
        ("[^1]: 先说注。\n\n渠[^1]通了[^1]。\n", ["渠通了。"], ("footnote: 先说注。",)),
        ("没有注的[^3]留下。\n", ["没有注的[^3]留下。"], ()),
        ("方括号[1]不是注。\n", ["方括号[1]不是注。"], ()),
    ],
)
def test_footnotes_are_left_out_and_listed(text: str, shown: list[str], notes: tuple[str, ...]):
    assert lines(text) == shown
    assert read(text).left_out == notes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("渠修好了。\n\n[^1]\n\n水来了。\n\n[^1]: 见县志。\n", (0, 5)),
        ("渠修好了。\n\n水来了。\n\n[^1]\n\n[^1]: 见县志。\n", (2, 4)),
        ("[^1]\n\n渠修好了。\n\n[^1]: 见县志。\n", (2, 5)),
    ],
)
def test_the_mark_of_a_footnote_in_a_line_of_its_own_goes_to_the_words_above(text: str, place: tuple[int, int]):
    found = read_bytes(text.encode(), "a.md")
    ((line, start, stop, look),) = found.looks
    assert (line, start, stop, look, found.text.split("\n")[line][:start]) == (
        *place,
        place[1],
        "footnote 0",
        found.text.split("\n")[line],
    )


def test_a_page_of_marks_alone_has_no_footnote():
    assert read_bytes("[^1]\n\n[^1]: 见县志。\n".encode(), "a.md").looks == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("渠水要省着用，菜地要勤着浇，谁家都不\n许漫灌。\n", ["渠水要省着用，菜地要勤着浇，谁家都不许漫灌。"]),
        (
            "坡再陡也要上，沟再深也要下，石头再多也\n要挖开，水要引到每一块地里去，一块地也\n不能落下。\n",
            ["坡再陡也要上，沟再深也要下，石头再多也要挖开，水要引到每一块地里去，一块地也不能落下。"],
        ),
        ("管水，管渠，管闸门，都要有人，都要记\n账。\n", ["管水，管渠，管闸门，都要有人，都要记账。"]),
        ("渠水清，渠水长，流过山岗流过村庄\n流到我家门前的小池塘\n", ["渠水清，渠水长，流过山岗流过村庄", "流到我家门前的小池塘"]),
        (
            "在全县节水大会上的讲话稿件之一\n县长李有泉讲的话，很短。\n",
            ["在全县节水大会上的讲话稿件之一", "县长李有泉讲的话，很短。"],
        ),
        (
            "二、严管渠道，堵住所有的漏洞\n一、要有人管，二、要有钱修，样样要落实。\n",
            ["二、严管渠道，堵住所有的漏洞", "一、要有人管，二、要有钱修，样样要落实。"],
        ),
    ],
)
def test_prose_that_an_editor_wrapped_is_joined_and_other_lines_stay(text: str, shown: list[str]):
    assert lines(text) == shown


def test_bold_words_inside_a_text_are_reported():
    assert read("渠水**一定**要省着用，**谁也不准**漫灌。\n").left_out == ("bold, line 1: 一定 / 谁也不准",)
    assert read("**一是管水。**管水要有章程。\n\n**都是粗的**\n").left_out == ()


@pytest.mark.parametrize(
    ("written", "read", "notes"),
    [
        ("渠长三里^[见水利志，第二卷。]，水到田头。", "渠长三里，水到田头。", ["见水利志，第二卷。"]),
        ("渠长三里[^志]，水到田头^[今年测的。]。\n\n[^志]: 见水利志。", "渠长三里，水到田头。", ["今年测的。", "见水利志。"]),
        ("二的三次方写成2^3，不是脚注。", "二的三次方写成2^3，不是脚注。", []),
    ],
)
def test_notes_inside_a_sentence_are_left_out_and_listed(written: str, read: str, notes: list[str]):
    found = read_bytes(f"# 在通水会上的讲话\n\n{written}\n".encode(), "a.md")
    assert found.text.split("\n")[-1] == read
    assert [one.partition(": ")[2] for one in found.left_out] == notes


def test_headings_of_drafters_own_markdown_are_headings_and_no_lines_of_a_kind_of_their_own():
    found = read(
        "# 在通水仪式上的讲话\n\n[同志们：]{.salutation}\n\n## 一、管水\n\n水要管好。\n\n[村\t长度]{.table-head}\n\n[]{.closing}谢谢！\n"
    )
    assert dict(found.hints) | {0: "title"} == {0: "title", 1: "salutation", 2: "heading-1", 4: "table-head"}


def test_sections_below_the_title_begin_with_level_one_whatever_their_signs():
    found = read("# 在会上的讲话\n\n### 多读\n\n正文\n\n#### 读史\n\n# 附：书单\n\n## 县志\n")
    assert [hint for _, hint in found.hints] == ["title", "heading-1", "heading-2", "heading-1", "heading-2"]
    assert read("# 题目\n\n## 甲\n\n#### 乙\n").hints == ((0, "title"), (2, "heading-1"), (4, "heading-3"))

"""What stands directly below a title: whose the text is, or its first heading."""

from __future__ import annotations

import pytest
import yaml

from tests.pull.draft.laws import holds
from tests.pull.draft.test_parts import LAST, LONG, MORE, headings, outline_of

SECTIONS = ("一、清好渠", LONG, "二、看好闸", MORE, "三、算好账", LAST)


@pytest.mark.parametrize(
    "line",
    ["青石河护渠站", "县水利局", "站务会成员　副站长　石大山", "管理委员会委员 第二组组长 李水生", "青石河护渠站 副站长 李水生"],
)
def test_an_office_or_a_person_with_posts_below_a_title_is_the_speaker(line: str):
    outline = outline_of("护渠工作情况汇报", line, "今年以来，护渠工作一步一步往前走。现将情况报告如下。", *SECTIONS)
    assert "".join(str(outline["讲话人"]).split()) == "".join(line.split())


@pytest.mark.parametrize("line", ["写给渠上的一封信", "人人都是护渠员，家家都有护渠人", "不误农时 不负春光"])
def test_another_line_below_a_title_is_no_speaker(line: str):
    outline = outline_of("护渠工作情况汇报", line, "今年以来，护渠工作一步一步往前走。现将情况报告如下。", *SECTIONS)
    assert "讲话人" not in outline


def test_a_first_heading_directly_below_a_title_is_a_section():
    lines = ("基本情况", LONG, "主要做法", MORE, "存在问题", LAST)
    assert headings(outline_of("护渠工作汇报", *lines)) == ["基本情况", "主要做法", "存在问题"]
    named = outline_of("护渠工作汇报", "石大山", LONG, "主要做法", MORE, "存在问题", LAST)
    assert (named["讲话人"], headings(named)) == ("石大山", ["主要做法", "存在问题"])


@pytest.mark.parametrize("whose", ["致辞：石大山（教师代表、护渠员）", "发言人：李水生", "**演讲：王春渠（学生代表、志愿者）**"])
def test_the_only_heading_below_who_speaks_is_the_title(whose: str):
    outline = markdown_outline(whose, "## 渠上的四季", LONG, MORE, LAST)
    assert outline["标题"] == "渠上的四季"
    assert outline.get("部分") in (None, "无")


@pytest.mark.parametrize(
    "lines",
    [
        ("在护渠大会上的致辞", "## 渠上的四季", LONG, MORE, LAST),  # a title above it
        ("致辞：石大山（教师代表、护渠员）", LONG, "## 渠上的四季", MORE, LAST),  # text above it
        ("发言：渠上人家（合唱、快板）", "## 渠上的四季", LONG, MORE, LAST),  # no person
        ("致辞：石大山（教师代表、护渠员）", "## 一、渠上的四季", LONG, MORE, LAST),
    ],
)
def test_the_only_heading_of_a_text_with_a_title_or_an_opening_is_none(lines: tuple[str, ...]):
    assert markdown_outline(*lines).get("标题") != "渠上的四季"


def markdown_outline(*lines: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(holds("\n\n".join(lines).encode(), "draft.md", "speech").text)
    return found

"""Footnotes of a source in the mined outline: their marks, and their texts under its key."""

from __future__ import annotations

import pytest

from drafter import api

OUTLINE = """标题: 在学习会上的讲话
称呼: 同志们
开头:
  - 发展新质生产力[^甲]，要因地制宜。
  - 各县[^乙]都要抓紧。
部分:
  - 抓落实[^丙]: 一件一件办，办一件[^丁]成一件。
脚注:
  甲: 以科技创新为主导的生产力。
  乙: 含各区。
  丙: 见任务表。
  丁: 指验收合格。
"""
NOTES = ["以科技创新为主导的生产力。", "含各区。", "见任务表。", "指验收合格。"]


def mined(data: bytes, source: str) -> api.MinedSource:
    return api.mine(data, source=source)


@pytest.mark.parametrize("to", ["docx", "md"])
def test_they_come_back_with_their_marks(to: str):
    found = mined(api.render(OUTLINE, to=to).data, f"speech.{to}")
    assert "新质生产力[^1]，" in found.outline
    assert "各县[^2]都" in found.outline
    assert "抓落实[^3]" in found.outline
    assert "办一件[^4]成" in found.outline
    notes = found.outline.partition("footnotes:\n")[2]
    assert notes.split("\n")[:4] == [f"  {number}: {note}" for number, note in enumerate(NOTES, 1)]
    assert found.mined.left_out == ()


def test_those_of_others_markdown_too_inside_the_text_or_below_it():
    text = "# 讲话\n\n各县^[含各区。]都要抓紧，新质生产力[^甲]要因地制宜，话要说完。\n\n[^甲]: 以科技创新为主导。\n    还有一段。\n"
    found = mined(text.encode(), "speech.md")
    assert "各县[^1]都要抓紧，新质生产力[^2]要" in found.outline
    assert "  1: 含各区。\n  2: 以科技创新为主导。还有一段。\n" in found.outline
    assert found.mined.left_out == ()


@pytest.mark.parametrize("heading", ["修渠。[^渠]", "修渠[^渠]。", "修渠[^渠]"])
def test_those_at_the_end_of_a_heading_stay_though_the_template_ends_it(heading: str):
    text = f"# 讲话\n\n## 一、{heading}\n\n先修上游。\n\n## 二、清沟。\n\n再清下游。\n\n[^渠]: 指主渠。\n"
    assert f"heading: {heading.removesuffix('。').replace('渠]', '1]')}\n" in mined(text.encode(), "speech.md").outline


@pytest.mark.parametrize("to", ["docx", "md"])
def test_those_at_the_start_of_a_heading_come_back_behind_the_ordinal(to: str):
    outline = (
        "标题: 在修渠会上的讲话\n开头: 今天开会。\n部分:\n  - 小标题: '[^甲]抓水'\n    正文:\n      - 水要省着用。\n"
        "      - '[^乙]旱情': 很重。\n      - 渠道: 要修。\n  - 小标题: 抓电\n    正文: 好。\n脚注: {甲: 主渠。, 乙: 去年的。}\n"
    )
    found = mined(api.render(outline, to=to).data, f"speech.{to}")
    assert "heading: '[^1]抓水'" in found.outline
    assert "'[^2]旱情': 很重。" in found.outline
    assert found.mined.left_out == ()


def test_one_whose_line_is_no_speech_is_told():
    data = api.render(OUTLINE.replace("部分:", "  - 点击这里下载全文[^乙]\n部分:").replace("各县[^乙]", "各县"), to="docx").data
    found = mined(data, "speech.docx")
    assert "点击" not in found.outline
    assert "[^3]" in found.outline
    assert "[^4]" not in found.outline
    assert any("含各区。" in entry for entry in found.mined.left_out)


def test_a_footnote_inside_a_text_of_an_outline_is_told():
    (told,) = api.render("标题: 讲话\n开头: 各县^[含各区。]都要抓紧。\n部分: 无\n").notices
    assert (told.code, told.facts["found"], told.place and told.place.line) == ("outline.footnote-inline", "^[含各区。]", 2)
    assert api.render("标题: 讲话\n开头: 各县\\^[含各区。]都要抓紧。\n部分: 无\n").notices == ()


@pytest.mark.parametrize("note", ["[^1]:", "[^1]: \x01", "[^1]:   \n\n[^2]: 指工作。", "[^1]: \n    \n"])
def test_one_without_a_text_is_told_and_its_mark_left_out(note: str):
    found = mined(f"# 讲话\n\n各县[^1]都要抓紧。\n\n{note}\n".encode(), "speech.md")
    assert "各县都要抓紧。" in found.outline
    assert "''" not in found.outline
    assert any(entry.startswith("footnote") for entry in found.mined.left_out)


def test_a_control_character_before_its_text_is_no_part_of_it():
    assert "  1: 指工作。\n" in mined("# 讲话\n\n各县[^1]都要抓紧。\n\n[^1]:\x01 指工作。\n".encode(), "speech.md").outline

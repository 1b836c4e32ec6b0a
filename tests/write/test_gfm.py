"""Markdown for other programs: nothing in it is Drafter's own."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from drafter import api
from drafter.layout import load_layout
from drafter.speech.emphasis import STRONG, SUBSCRIPT, SUPERSCRIPT, Span
from drafter.speech.lines import Note, Styled
from drafter.speech.pictures import Picture, PictureLine
from drafter.speech.tree import Bundle, FrontLine, Section, Speech
from drafter.write import write
from tests.samples.rendering import FOLDER, SAMPLES
from tests.write.examples import RICH
from tests.write.test_every_line import LINES, speech


def gfm(document) -> str:
    return write(document, "gfm", load_layout("gbt9704")).decode()


def body(*lines: str) -> str:
    """The Markdown of an opening."""
    return gfm(Speech(opening=lines)).removesuffix("\n")


def shown(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_has_an_attribute(name):
    made = api.render((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), source=str(FOLDER / f"{name}.yaml"), to="gfm")
    text = made.data.decode()
    assert not re.search(r"\{[.#\w]|\]\{", text)
    assert "**" not in shown(text), "every emphasis is read"


@pytest.mark.parametrize("name", LINES)
def test_no_kind_of_line_has_an_attribute(name):
    assert not re.search(r"\]\{|\)\{", gfm(speech(name)))


def test_headings_stand_below_the_title():
    heads = re.findall("^#+ .*", gfm(RICH), re.MULTILINE)
    assert heads[0].startswith("# 关于以学铸魂")
    assert heads[1:3] == ["## 一、提高政治站位，强化责任担当", "### （一）学在前"]


def test_in_a_bundle_everything_stands_a_level_lower():
    one = Speech((FrontLine("title", "甲"),), (), (Section("一、", "乙", body=("丙。",)),))
    assert gfm(Bundle("汇编", "（1篇）", (one,))) == "# 汇编\n\n（1篇）\n\n* * *\n\n## 甲\n\n### 一、乙\n\n丙。\n"


def test_a_title_of_two_lines_is_one_heading():
    assert gfm(Speech((FrontLine("title", "在修渠会上"), FrontLine("title", "的讲话")))) == "# 在修渠会上的讲话\n"


def test_a_heading_that_runs_in_is_strong_without_its_mark():
    text = gfm(Speech(sections=(Section("一、", "修渠", "。", True, ("先修东渠。",)),)))
    assert text == "**一、修渠**。先修东渠。\n"
    assert "<strong>一、修渠</strong>。" in shown(text)


@pytest.mark.parametrize(
    ("text", "spans", "wanted"),
    [
        ("水最要紧。", (Span(0, 1, (STRONG,)),), "**水**最要紧。"),
        ("学“三法”的事", (Span(1, 5, (STRONG,)),), "学<strong>“三法”</strong>的事"),
        ("学，“三法”，再做", (Span(2, 6, (STRONG,)),), "学，**“三法”**，再做"),
        ("10的6次", (Span(3, 4, (SUPERSCRIPT,)),), "10的<sup>6</sup>次"),
        ("CO2多了", (Span(2, 3, (SUBSCRIPT,)),), "CO<sub>2</sub>多了"),
        ("10、6", (Span(0, 2, (STRONG,)), Span(3, 4, (STRONG, SUPERSCRIPT))), "**10**、**<sup>6</sup>**"),
    ],
)
def test_emphasis_is_what_other_programs_read(text, spans, wanted):
    found = body(Styled(text, "", spans))
    assert found == wanted
    assert "**" not in shown(found)


def test_a_footnote_stands_below_its_speech():
    text = Styled("引水沟在东。", "", (Span(3, 3, (Note("1", "一条土沟。"),)),))
    assert body(text, "再说修渠。") == "引水沟[^1]在东。\n\n再说修渠。\n\n[^1]: 一条土沟。"


def test_a_quotation_has_its_source():
    assert body(Styled("水往低处流。", "quote"), Styled("——老话", "source")) == "> 水往低处流。\n>\n> ——老话"


def test_rows_are_a_table():
    rows = (Styled("渠\t里|程", "table-head"), Styled("东渠\t1.5", "table-row"), Styled("西渠", "table-row"))
    assert body(*rows) == "| 渠 | 里\\|程 |\n| --- | --- |\n| 东渠 | 1.5 |\n| 西渠 |  |"


def test_rows_without_a_head_have_an_empty_one():
    assert body(Styled("东渠\t2", "boxed-row")) == "|  |  |\n| --- | --- |\n| 东渠 | 2 |"


def test_a_picture_has_its_caption_and_no_width():
    lines = (PictureLine(Picture("渠 首.png", "4cm")), Styled("渠首", "picture-caption"))
    assert body(*lines) == "![渠首](<渠 首.png>)\n\n渠首"


def test_a_page_break_is_nothing():
    assert body("甲。", Styled("", "page-break"), "乙。") == "甲。\n\n乙。"

"""The list of attachments edited in Word: names added, deleted and typed with numbers in whatever form, also where there was no list."""

from __future__ import annotations

from typing import Any

import pytest

from drafter import api
from drafter.pull.attachments import name_of
from tests.outline.reading import outline as read_outline
from tests.pull.editing import document, edited, pulled
from tests.pull.hands import do

SPEECH = """\
标题: 在修库工作会上的讲话
称呼: 同志们
开头: 今天讲一件事，库要修好。
部分: 无
结尾: 大家动手干吧！
{}落款: 云岭县水利局
落款日期: 2026-11-29
"""
ONE, TWO, NONE = (SPEECH.format(text) for text in ("附件:\n  - 分工表\n", "附件:\n  - 分工表\n  - 值班表\n", ""))
END = "大家动手干吧"

EDITS: dict[str, tuple[str, list[dict[str, Any]], list[str]]] = {
    "a third without a blank": (TWO, [{"like": ["2. 值班表", "2. 值班表", "3.用料表"]}], ["分工表", "值班表", "用料表"]),
    "a third in the style of the text": (TWO, [{"like": ["2. 值班表", END, "3．用料表"]}], ["分工表", "值班表", "用料表"]),
    "a second, and a number for the first": (
        ONE,
        [{"replace": ["分工表", "1.分工表"]}, {"like": ["分工表", "分工表", "2.2027年用料表"]}],
        ["分工表", "2027年用料表"],
    ),
    "a second behind its own label": (ONE, [{"like": ["分工表", "分工表", "附件2：用料表"]}], ["分工表", "用料表"]),
    "the second deleted, the first's number forgotten": (TWO, [{"delete": "2. 值班表"}], ["分工表"]),
    "one with a figure in front": (ONE, [{"replace": ["分工表", "3.5亿元用料表"]}], ["3.5亿元用料表"]),
    "a first one": (NONE, [{"like": [END, END, "附件：用料表"]}], ["用料表"]),
    "a first and a second": (
        NONE,
        [{"like": [END, END, "附件：1.用料表"]}, {"like": ["用料表", END, "2.值班表"]}],
        ["用料表", "值班表"],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_list_comes_back(name: str):
    outline, edits, names = EDITS[name]
    back = pulled(edited(document(outline), lambda opened: do(opened, edits)), outline)
    read = read_outline(back.outline)
    assert [one.name for one in read.attachments] == names, back.outline
    assert (read.closing, back.complete) == ((f"{END}！",), True), back.notices


@pytest.mark.parametrize("text", ["附件要早点发下去。", "附件：见下一页。"])
def test_a_sentence_is_no_list(text: str):
    back = pulled(edited(document(NONE), lambda opened: do(opened, [{"like": [END, END, text]}])), NONE)
    assert read_outline(back.outline).closing == (f"{END}！", text)


@pytest.mark.parametrize(
    ("line", "place", "name"),
    [
        ("附件：1. 楼层图", 1, "楼层图"),
        ("附 件 2：楼层图", 2, "楼层图"),
        ("2．楼层图", 2, "楼层图"),
        ("2.2026年计划", 2, "2026年计划"),
        ("2.2026年计划", 3, "2.2026年计划"),
        ("3.5亿元计划", 0, "3.5亿元计划"),
        ("1.", 1, "1."),
        (f"{'9' * 5000}.楼层图", 1, "楼层图"),
    ],
)
def test_a_name_stands_behind_label_and_number(line: str, place: int, name: str):
    assert name_of(line, place) == name


def test_one_attachment_may_be_written_as_a_text():
    page = api.render(SPEECH.format("附件: 附件1：分工表\n"), to="txt")
    assert "附件：分工表\n" in page.data.decode()
    assert [notice.code for notice in page.notices] == ["outline.typed-ordinal"]

"""Lines of the front that were typed in Word without the marks that their template writes: brackets, dashes, colons."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from docx.text.paragraph import Paragraph

from tests.outline.reading import outline as read
from tests.pull.editing import document, edited, pulled
from tests.pull.hands import do

SPEECH = """\
标题: 让库房更干燥
副标题: 在修库工作会上的讲话
日期: 2026-11-29
称呼: 同志们
开头: 今天讲一件事，库要修好。
部分: 无
结尾: 大家动手干吧！
落款: 云岭县水利局
落款日期: 2026-11-30
"""
DASH, DATE, SIGNED = "——在修库工作会上的讲话", "（2026年11月29日）", "2026年11月30日"


def back_from(*edits: Any) -> Any:
    return pulled(edited(document(SPEECH), lambda opened: do(opened, [{"replace": list(edits)}])), SPEECH)


@pytest.mark.parametrize(
    ("old", "new", "key", "value"),
    [
        (DATE, "2026年12月1日", "date", "2026-12-01"),
        (DATE, "2026.12.1", "date", "2026-12-01"),
        (DATE, "(2026年12月1日 星期二)", "date", "2026年12月1日 星期二"),
        (SIGNED, "2026/12/2", "signed", "2026-12-02"),
        (DASH, "在修库推进会上的讲话", "subtitle", "在修库推进会上的讲话"),
        (DASH, "--在修库推进会上的讲话", "subtitle", "在修库推进会上的讲话"),
        ("同志们：", "各位库管员，同志们:", "salutation", ("各位库管员，同志们",)),
        ("同志们：", "各位库管员", "salutation", ("各位库管员",)),
    ],
)
def test_its_value_changes_and_the_marks_are_told(old: str, new: str, key: str, value: object):
    back = back_from(old, new)
    assert getattr(read(back.outline), key) == value
    assert [fault.code for fault in back.notices] == ["pull.decoration"]
    assert (back.notices[0].facts["text"], back.complete) == (new, True)
    assert len(back.outline.splitlines()) == len(SPEECH.splitlines())


def test_an_exclamation_mark_stays():
    back = back_from("同志们：", "同志们！")
    assert back.outline == SPEECH.replace("称呼: 同志们", "称呼: 同志们！")
    assert (back.notices, back.complete) == ((), True)


def test_with_its_marks_nothing_is_told():
    assert back_from(DATE, "（2026年12月1日）").notices == ()


def test_a_second_line_of_the_salutation_copied_from_the_first():
    def add_a_line(opened: Any) -> None:
        first = next(one for one in opened.paragraphs if one.text == "同志们：")
        second = deepcopy(first._p)
        first._p.addnext(second)
        Paragraph(second, first._parent).runs[0].text = "各位来宾："

    back = pulled(edited(document(SPEECH), add_a_line), SPEECH)
    assert read(back.outline).salutation == ("同志们", "各位来宾")
    assert [(fault.code, fault.facts["text"]) for fault in back.notices] == [("pull.decoration", "同志们：")]
    assert back.complete


BUNDLE = """\
合集: 青年论坛材料
---
标题: 我在窗口的一年
讲话人: 刘一
开头: 一年前我坐进窗口。
部分: 无
---
标题: 我在村里的三年
称呼: 各位朋友
开头: 三年前我进村。
部分: 无
"""


def test_a_name_below_the_title_of_a_bundle_is_told_and_one_below_that_of_a_speech_speaks():
    def type_below(words: str, text: str) -> Any:
        return lambda opened: do(opened, [{"typed without a style": [words, text]}])

    back = pulled(edited(document(BUNDLE), type_below("青年论坛材料", "团委书记 陈二")), BUNDLE)
    assert (back.outline, [fault.code for fault in back.notices]) == (BUNDLE, ["pull.unplaced"])

    def type_all(opened: Any) -> None:
        last = [one for one in opened.paragraphs if one.text == "我在村里的三年"][-1]
        made = deepcopy(last._p)
        last._p.addnext(made)
        Paragraph(made, last._parent).runs[0].text = "团委书记 陈二"

    back = pulled(edited(document(BUNDLE), type_all), BUNDLE)
    assert back.outline == BUNDLE.replace("三年\n", "三年\n讲话人: 团委书记 陈二\n")

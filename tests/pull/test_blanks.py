"""Open blanks that somebody filled in Word are filled in the outline."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.pull.editing import document, edited, lines, pulled, text_of

OUTLINE = """\
模板: symposium
标题:
讲话人: 潘阿水
称呼: 同志们
填空:
  单位:  # 全称
  干部职工人数:
  党员人数: 22
  党员占比: 25
开头: 有【待补：人数】人到会。
部分:
  - 修路: 快修。
  - 小标题:
    正文: 快引。
  - 小标题:
    正文: 快种。
结尾: 谢谢！
"""


def fill(*pairs: tuple[str, str]) -> Callable[[Any], None]:
    """Blanks replaced, each by its pattern, the first that is left on the page."""

    def edit(opened: Any) -> None:
        for blank, text in pairs:
            one = next(one for one in opened.paragraphs if re.search(blank, one.text))
            words = re.sub(blank, text, one.text, count=1)
            first, *more = [run for run in one.runs if run.text]
            first.text = words
            for run in more:
                run._r.getparent().remove(run._r)

    return edit


FILLED = {
    "a slot": ([("【待补：单位】", "县水务局")], [("单位:  #", "单位: 县水务局  #")]),
    "two slots of one line": (
        [("【待补：单位】", "县水务局"), ("【待补：干部职工人数】", "88")],
        [("单位:  #", "单位: 县水务局  #"), ("干部职工人数:", "干部职工人数: 88")],
    ),
    "words of the outline": ([("【待补：人数】", "三十")], [("【待补：人数】", "三十")]),
    "the title": ([("【待补：在…[^】]*】", "在渔会上的讲话")], [("标题:\n讲", "标题: 在渔会上的讲话\n讲")]),
    "the second heading": ([("二、【待补：小标题】", "二、引水")], [("小标题:\n    正文: 快引", "小标题: 引水\n    正文: 快引")]),
    "the last heading": ([("三、【待补：小标题】", "三、植树")], [("小标题:\n    正文: 快种", "小标题: 植树\n    正文: 快种")]),
}


@pytest.mark.parametrize("case", FILLED)
def test_what_was_filled_in_is_in_the_outline(case: str):
    edits, changes = FILLED[case]
    data = edited(document(OUTLINE), fill(*edits))
    back = pulled(data, OUTLINE)
    wanted = OUTLINE
    for old, new in changes:
        wanted = wanted.replace(old, new, 1)
    assert (back.outline, back.complete) == (wanted, True)
    assert text_of(back.outline) == lines(data)


def test_a_blank_for_the_sections_becomes_the_first_section():
    outline = "标题: 会\n开头: 开会。\n部分:\n结尾: 散会。\n"
    back = pulled(edited(document(outline), fill(("【待补：部分】", "养好路"))), outline)
    assert (back.outline, back.complete) == (outline.replace("部分:\n", "部分:\n  - 小标题: 养好路\n"), True)


@pytest.mark.parametrize("style", ["Heading 1", "Body Text"])
@pytest.mark.parametrize("sections", ["部分: 无", "部分: []"])
def test_the_first_section_of_a_speech_without_any(style: str, sections: str):
    outline = f"标题: 贺信\n开头: [路通了。]\n{sections}\n结尾: 祝贺！\n"

    def edit(opened: Any) -> None:
        last = next(one for one in opened.paragraphs if one.text == "祝贺！")
        last.insert_paragraph_before("一、养好路", style=opened.styles[style])
        last.insert_paragraph_before("年年修。", style=opened.styles["Body Text"])

    data = edited(document(outline), edit)
    back = pulled(data, outline)
    assert back.complete, back.notices
    assert text_of(back.outline) == lines(data)
    assert "小标题: 养好路" in back.outline


def test_slots_in_brackets_and_in_the_second_speech():
    first = "模板: symposium\n标题: 甲会\n填空: {单位: , 干部职工人数: 9, 党员人数: 3, 党员占比: 33}\n部分: [{修路: 快修。}]\n"
    outline = f"{first}---\n{first.replace('甲会', '乙会')}"
    data = edited(document(outline), lambda d: (fill(("【待补：单位】", "县局"))(d), fill(("【待补：单位】", "市局"))(d)))
    back = pulled(data, outline)
    assert (back.outline, back.complete) == (
        outline.replace("单位: ,", "单位: 县局,", 1).replace("单位: ,", "单位: 市局,", 1),
        True,
    )

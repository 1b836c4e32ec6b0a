"""What is pasted into a paragraph cuts it at the caret; an open paragraph gives way."""

from __future__ import annotations

import pytest

from drafter.desk.sitting import Sitting

OUTLINE = """\
template: speech
title: 讲话
opening:
  - {opening}
sections:
  - heading: 抓学习
    body:
      - 要学。
"""


def pasted(opening: str, at: int, text: str) -> list[str]:
    sitting = Sitting(OUTLINE.format(opening=opening), "speech")
    sitting.act(sitting.version, {"do": "paste", "path": "0/opening/0", "at": at, "text": text})
    form = sitting.view()["form"]["documents"][0]
    found = [item["text"] for item in form["opening"]["items"]]
    sitting.undo()
    assert sitting.text == OUTLINE.format(opening=opening)
    return found


@pytest.mark.parametrize(
    ("opening", "at", "found"),
    [
        ("前后。", 0, ["甲。", "乙。", "前后。"]),
        ("前后。", 1, ["前", "甲。", "乙。", "后。"]),
        ("前后。", 3, ["前后。", "甲。", "乙。"]),
        ("''", 0, ["甲。", "乙。"]),
        ("【待补：来由】", 0, ["甲。", "乙。"]),
    ],
)
def test_lines_stand_where_the_caret_is(opening: str, at: int, found: list[str]) -> None:
    assert pasted(opening, at, "甲。\n乙。") == found


def test_nothing_that_is_pasted_is_refused() -> None:
    sitting = Sitting(OUTLINE.format(opening="前后。"), "speech")
    sitting.act(
        sitting.version,
        {"do": "paste", "path": "0/opening/0", "at": 3, "text": "一、抓学习。要认真学。\n二、抓落实。要见成效。\n第三段没有序号"},
    )
    for words in ("要认真学。", "抓落实", "要见成效。", "第三段没有序号"):
        assert sitting.text.count(words) == 1

"""What was pasted below a key without the bar that keeps its lines apart, or with another bar."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.errors import OutlineError

FRONT = "标题: 讲话\n模板: speech\n"


def told(outline: str) -> list[tuple[int, str]]:
    try:
        faults = api.render(outline).notices
    except OutlineError as error:
        faults = error.faults
    return [(fault.place.line, fault.code) for fault in faults if fault.place]


@pytest.mark.parametrize("lines", ["我们要学习。\n  我们要落实。", "要学！\n  “要干。”\n  干什么？"])
def test_sentences_that_run_together_are_told(lines: str):
    assert told(f"{FRONT}开头:\n  {lines}\n部分: [{{甲: 乙。}}]\n") == [(4, "yaml.lines-joined")]
    assert told(f"{FRONT}部分:\n- 小标题: 甲\n  正文:\n    {lines.replace(chr(10), chr(10) + '  ')}\n") == [
        (6, "yaml.lines-joined")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "我们要学习，\n  我们要落实。",
        "|\n  我们要学习。\n  我们要落实。",
        "- 我们要学习。\n  - 我们要落实。",
        "我们要学习。我们\n  要落实。",
    ],
)
def test_a_wrapped_sentence_and_what_is_kept_apart_are_not(lines: str):
    assert told(f"{FRONT}开头:\n  {lines}\n部分: [{{甲: 乙。}}]\n".replace("开头:\n  |", "开头: |")) == []


def test_a_full_width_bar_is_named():
    assert told(f"{FRONT}开头: ｜\n  第一段。\n  第二段。\n部分: [{{甲: 乙。}}]\n") == [(3, "yaml.wide-bar")]


def test_full_width_colons_behind_all_names_of_slots_are_named():
    outline = "标题: 讲话\n模板: short-address\n填空:\n  单位：供销社\n  对象：各位来宾\n称呼: 同志们\n开头: 好。\n"
    assert told(outline) == [(4, "yaml.wide-colon"), (5, "yaml.wide-colon")]


@pytest.mark.parametrize(
    "outline",
    [
        "标题: 茶\n部分:\n  - 修渠: 水到田。\n    - 一级渠: 通了。\n",
        "标题: 茶\n部分:\n  - 修渠: 水到田。\n    - 一级渠: 通了。\n    - 二级渠: 也通。\n  - 护茶: 好。\n",
    ],
)
def test_points_below_a_text_are_told_at_their_line(outline: str):
    found = told(outline)
    assert {code for _, code in found} == {"yaml.list-under-text"}
    assert found[0][0] == 4


@pytest.mark.parametrize(
    "outline",
    [
        "title: '{%:\u3000甲'\nopening: 话。\nsections: []\n",
        "title: 开会\nopening: 时间上午, 地点:\u3000会议室{乙:\u3000丙}。\nsections: []\n",
        "title: 开会\nopening: 话。\nsections:\n  - {heading: '用{甲:\u3000乙}', body: 学。}\n",
    ],
)
def test_a_wide_blank_in_a_text_with_braces_is_the_authors(outline: str):
    assert api.render(outline, to="txt").data.decode().count("\u3000") == outline.count("\u3000")


def test_wide_blanks_behind_the_keys_between_braces_are_ordinary():
    outline = "title: 开会\nopening: 话。\nsections:\n  - {heading:\u3000抓学习, body:\u3000学。}\n"
    assert "抓学习\n学。" in api.render(outline, to="txt").data.decode()


def test_a_heading_with_a_full_width_colon_is_told_at_its_colon():
    outline = "标题: 茶\n部分:\n  - 一、把渠修到每一块茶园的地头：\n      - 一级渠通了。\n      - 二级渠也通。\n  - 护茶：剪枝要早。\n  - 别的。我说：好。\n"
    assert told(outline) == [(3, "yaml.wide-colon"), (6, "yaml.wide-colon"), (7, "yaml.shape")]


def test_a_point_with_a_full_width_colon_above_a_list_is_told_once():
    outline = "标题: 茶\n部分:\n  - 修渠:\n    - 一是清淤：\n      - 清上游。\n      - 清下游。\n    - 二是修闸。\n"
    assert told(outline) == [(4, "yaml.wide-colon")]

"""Ordinals that somebody types into a list that is numbered wherever it is shown: no move may change the words of its items."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.desk.sitting import Sitting

AGENDA = "标题: 题\n议程:\n  - 通报进度\n  - 颁奖\n  - 讲话\n"
ATTACHMENTS = "标题: 题\n开头: 话。\n附件:\n  - 名单\n  - 分工表\n"
TYPED = "标题: 题\n议程:\n  - 一、通报进度   # 先\n  - {事项: 二、颁奖}\n  - 讲话\n"


def _acted(text: str, *actions: dict[str, object]) -> Sitting:
    sitting = Sitting(text, "outline")
    for action in actions:
        sitting.act(sitting.version, action)
    return sitting


@pytest.mark.parametrize(("text", "path"), [(AGENDA, "0/agenda/1/item"), (ATTACHMENTS, "0/attachments/1/name")])
@pytest.mark.parametrize("words", ["二、验收", "（五）验收", "3.验收", "验收"])
def test_an_ordinal_that_is_typed_is_left_out(text, path, words):
    sitting = _acted(text, {"do": "set", "path": path, "text": words})
    old = text.split("  - ")[2].split("\n")[0]
    assert sitting.text == text.replace(old, "验收")


def test_a_number_that_is_no_ordinal_stays():
    assert "  - 10个项目验收\n" in _acted(AGENDA, {"do": "set", "path": "0/agenda/0/item", "text": "10个项目验收"}).text


def test_a_new_item_has_none_either():
    action = {"do": "add", "path": "0/attachments", "at": 0, "kind": "attachment", "text": "一、办法"}
    assert "附件:\n  - 办法\n  - 名单\n" in _acted(ATTACHMENTS, action).text


def test_ordinals_of_the_file_are_taken_off_when_an_item_moves():
    sitting = _acted(TYPED, {"do": "down", "path": "0/agenda/0"})
    assert sitting.text == "标题: 题\n议程:\n  - {事项: 颁奖}\n  - 通报进度   # 先\n  - 讲话\n"
    sitting.undo()
    assert sitting.text == TYPED


def test_words_that_would_become_an_ordinal_stay_words():
    text = "标题: 题\n议程:\n  - 讲话\n  - 颁奖\n  - 二、三产业座谈\n"  # 二、 at the third place is a word
    sitting = _acted(text, {"do": "up", "path": "0/agenda/2"})
    assert sitting.shown is not None
    assert "二、三产业座谈" in [value.text for value in sitting.shown.traced.content.values]


@pytest.mark.parametrize(("do", "at"), [("up", 2), ("down", 1)])
def test_words_that_an_ordinal_s_place_comes_to_stay_words(do, at):
    text = "标题: 题\n部分:\n  - 一、种好地: 话。\n  - 三、四月要忙: 话。\n  - 二、建新房: 话。\n"
    sitting = _acted(text, {"do": do, "path": f"0/sections/{at}"})
    assert sitting.text.endswith('  - 二、建新房: 话。\n  - "\\u4e09、四月要忙": 话。\n')
    assert "三、三、四月要忙\n" in api.render(sitting.text, to="txt").data.decode()

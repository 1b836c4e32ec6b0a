"""A change that the page tells with an old path is made where the part stands now."""

from __future__ import annotations

import pytest

from drafter.desk.sitting import Sitting
from drafter.errors import UsageError

SPEECH = """称呼: 同志们
标题: 在护林会上的讲话
开头:
  - 山要管住。
  - 林要护好。
  - 火要防牢。
部分:
  - 小标题: 管山
    正文:
      - 先看山。
      - ''
  - 小标题: 护林
    正文:
      - 再看林。
      - ''
"""


def _acted(*actions: dict[str, object]) -> str:
    sitting = Sitting(SPEECH, "speech.yaml")
    for action in actions:
        sitting.act(sitting.version, action)
    return sitting.text


DOWN = {"do": "down", "path": "0/opening/0"}


def test_what_is_typed_into_a_paragraph_that_another_passed_stands_in_it():
    text = _acted(DOWN, {"do": "set", "path": "0/opening/1", "text": "林要护好看。", "was": "林要护好。"})
    assert "  - 林要护好看。\n  - 山要管住。\n  - 火要防牢。\n" in text


def test_blanks_at_the_ends_are_no_difference():
    text = _acted(DOWN, {"do": "set", "path": "0/opening/1", "text": "林。", "was": " 林要护好。 "})
    assert "  - 林。\n  - 山要管住。\n" in text


def test_of_equal_texts_that_of_the_same_list_is_meant():
    speech = SPEECH.replace("再看林。", "林要护好。")
    told = {"do": "set", "path": "0/opening/0", "text": "林。", "was": "林要护好。"}
    sitting = Sitting(speech, "speech.yaml")
    sitting.act(1, told)
    assert "  - 山要管住。\n  - 林。\n" in sitting.text
    assert "      - 林要护好。\n" in sitting.text


def test_an_empty_paragraph_is_that_at_its_path_or_the_nearest():
    told = {"do": "set", "path": "0/sections/0/body/1", "text": "常巡山。", "was": ""}
    assert "      - 先看山。\n      - 常巡山。\n" in _acted(told)
    assert "      - 先看山。\n      - 常巡山。\n" in _acted({**told, "path": "0/sections/0/body/4"}), "not the last of the speech"


def test_what_the_form_does_not_show_is_no_difference():
    blank = {"do": "set", "path": "0/sections/0/body/1", "text": "【待补：数】", "was": ""}
    more = {**blank, "text": "【待补：数】元。", "was": "【待补：数】"}
    assert "      - 【待补：数】元。\n" in _acted(blank, more)
    ordinal = {"do": "set", "path": "0/sections/0/heading", "text": "一、管", "was": "管山"}
    assert "一、管好山" in _acted(ordinal, {**ordinal, "text": "一、管好山", "was": "一、管"})


def test_a_change_of_an_older_text_is_placed_in_that_text():
    sitting = Sitting(SPEECH, "speech.yaml")
    sitting.act(1, DOWN)
    old = sitting.version
    sitting.act(old, {"do": "set", "path": "0/title", "text": "在护林护山会上的讲话"})
    sitting.act(old, {"do": "set", "path": "0/opening/1", "text": "林要护好看。", "was": "林要护好。"})
    assert "  - 林要护好看。\n  - 山要管住。\n" in sitting.text
    assert "护林护山" in sitting.text


@pytest.mark.parametrize("typed", ["一、", "（一）", "1.", "一是"])
def test_an_ordinal_alone_is_a_value_without_places(typed):
    sitting = Sitting(SPEECH, "speech.yaml")
    sitting.act(1, {"do": "set", "path": "0/sections/0/heading", "text": typed, "was": "管山"})
    sitting.act(2, {"do": "set", "path": "0/sections/0/heading", "text": f"{typed}管水", "was": typed})
    assert "管水" in sitting.text


@pytest.mark.parametrize("action", [{"do": "split", "at": 1}, {"do": "join"}, {"do": "down"}, {"do": "kind", "kind": "point"}])
def test_a_part_that_is_nowhere_is_left_alone(action):
    with pytest.raises(UsageError):
        _acted({**action, "path": "0/opening/1", "box": "0/opening/1", "was": "别的话。"})


def test_a_part_is_found_by_its_first_text():
    moved = {"do": "down", "path": "0/sections/0"}
    told = {"do": "down", "path": "0/sections/0/body/0", "box": "0/sections/0/body/0", "was": "先看山。"}
    assert "      - ''\n      - 先看山。\n" in _acted(moved, told)
    told = {"do": "remove", "path": "0/sections/0", "box": "0/sections/0/heading", "was": "管山"}
    assert "护林" in _acted(moved, told)


def test_a_text_that_is_nowhere_is_put_together_with_what_is_there_and_a_value_that_cannot_move_is_set():
    assert "  - 先山要管住。\n" in _acted({"do": "set", "path": "0/opening/0", "text": "先山要", "was": "山要"})
    assert "标题: 甲\n" in _acted({"do": "set", "path": "0/title", "text": "甲", "was": "同志们"})
    assert "称呼: 乡亲们\n" in _acted({"do": "set", "path": "0/salutation", "text": "乡亲们", "was": ""})


@pytest.mark.parametrize("path", ["", "0", "x/y", "0/opening/99", "0/nowhere/1"])
def test_a_path_to_nowhere_is_refused(path):
    with pytest.raises(UsageError):
        _acted({"do": "set", "path": path, "text": "甲。", "was": "别的话。"})


def test_a_part_that_is_nowhere_is_not_removed():
    with pytest.raises(UsageError):
        _acted({"do": "remove", "path": "0/opening/0", "box": "0/opening/0", "was": "别的话。"})


def test_what_is_typed_while_a_paragraph_is_joined_to_another_stands_in_both():
    join = {"do": "join", "path": "0/opening/1"}
    text = _acted(join, {"do": "set", "path": "0/opening/1", "text": "林要都护好。", "was": "林要护好。"})
    assert "  - 山要管住。林要都护好。\n  - 火要防牢。\n" in text
    text = _acted(join, {"do": "down", "path": "0/opening/1", "box": "0/opening/1", "was": "林要护好。"})
    assert "  - 火要防牢。\n  - 山要管住。林要护好。\n" in text


def test_what_is_typed_while_a_point_becomes_a_paragraph_is_put_together_with_its_text():
    speech = "标题: 在护林会上的讲话\n开头: 同志们来了。\n部分:\n  - 小标题: 管山\n    正文:\n      - 第一处: 在北坡。\n"
    sitting = Sitting(speech, "speech.yaml")
    sitting.act(1, {"do": "kind", "kind": "text", "path": "0/sections/0/body/0"})
    sitting.act(2, {"do": "set", "path": "0/sections/0/body/0", "text": "先第一处", "was": "第一处"})
    assert "先第一处。在北坡。" in sitting.text

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


def test_of_equal_texts_the_nearest_is_meant():
    moved = {"do": "down", "path": "0/sections/0"}
    told = {"do": "set", "path": "0/sections/0/body/1", "text": "常巡山。", "was": ""}
    assert "      - 再看林。\n      - 常巡山。\n" in _acted(moved, told), "an empty paragraph at its path is meant itself"
    away = {"do": "remove", "path": "0/sections/0/body/1"}
    assert "      - 再看林。\n      - 常巡山。\n" in _acted(away, {**told, "path": "0/sections/0/body/0"})


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


def test_what_is_typed_while_a_point_becomes_a_paragraph_is_put_together_with_its_text():
    speech = "标题: 在护林会上的讲话\n开头: 同志们来了。\n部分:\n  - 小标题: 管山\n    正文:\n      - 第一处: 在北坡。\n"
    sitting = Sitting(speech, "speech.yaml")
    sitting.act(1, {"do": "kind", "kind": "text", "path": "0/sections/0/body/0"})
    sitting.act(2, {"do": "set", "path": "0/sections/0/body/0", "text": "先第一处", "was": "第一处"})
    assert "先第一处。在北坡。" in sitting.text

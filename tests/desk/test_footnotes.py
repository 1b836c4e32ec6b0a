"""Footnotes in the form: a mark is put at the caret, its text is a field, and what has no mark any more can go."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.desk.sitting import Sitting
from drafter.errors import UsageError
from tests.desk.playing import played

TEXT = "标题: 渠道\n开头:\n  - 要抓双碳工作。   # 边注\n"
NOTED = "标题: 渠道\n开头:\n  - 要抓双碳[^注1]工作。   # 边注\n脚注:\n  注1: 碳达峰。\n"


@pytest.fixture
def sitting(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    return lambda text: Sitting(text, str(tmp_path / "a.yaml"), tmp_path)


def test_a_footnote_is_put_at_a_character_and_its_text_is_open(sitting):
    made = played(sitting(TEXT), {"do": "footnote", "path": "0/opening/0", "at": 4})
    assert made == NOTED.replace("碳达峰。", "【待补：注文】")


def test_the_caret_goes_to_the_text_of_the_footnote(sitting):
    desk = sitting(TEXT)
    desk.act(desk.version, {"do": "footnote", "path": "0/opening/0", "at": 4})
    assert desk.view()["caret"]["path"] == "0/footnotes/注1"
    (field,) = desk.view()["form"]["documents"][0]["footnotes"]
    assert (field["label"], field["value"], field["hint"]) == ("注1", "", "注文")


def test_a_second_one_has_a_name_of_its_own(sitting):
    made = played(sitting(NOTED), {"do": "footnote", "path": "0/opening/0", "at": 1})
    assert made == NOTED.replace("要抓", "要[^注2]抓").replace("碳达峰。\n", "碳达峰。\n  注2: 【待补：注文】\n")


def test_a_text_of_several_lines_is_one(sitting):
    made = played(sitting(NOTED), {"do": "set", "path": "0/footnotes/注1", "text": "碳达峰、\n碳中和。"})
    assert made == NOTED.replace("碳达峰。", "碳达峰、碳中和。")


def test_without_a_text_a_footnote_is_open_while_its_mark_stands(sitting):
    made = played(sitting(NOTED), {"do": "set", "path": "0/footnotes/注1", "text": " "})
    assert made == NOTED.replace("碳达峰。", "【待补：注文】")


def test_without_a_mark_it_goes_with_its_text(sitting):
    away = {"do": "set", "path": "0/opening/0", "text": "要抓双碳工作。"}
    assert played(sitting(NOTED), away, {"do": "set", "path": "0/footnotes/注1", "text": ""}) == TEXT
    two = NOTED + "  注2: 另一条。\n"
    made = played(sitting(two), away, {"do": "set", "path": "0/footnotes/注1", "text": ""})
    assert made == TEXT + "脚注:\n  注2: 另一条。\n"


@pytest.mark.parametrize("at", [4, 5, 7, 9])
def test_a_paragraph_is_not_cut_between_a_word_and_its_mark(sitting, at: int):
    made = played(sitting(NOTED), {"do": "split", "path": "0/opening/0", "at": at})
    assert made == NOTED.replace("[^注1]工作。", "[^注1]").replace("   # 边注\n", "   # 边注\n  - 工作。\n")


@pytest.mark.parametrize(
    ("path", "at"), [("0/opening/0", 0), ("0/title", 2), ("0/opening", 1)], ids=["no word in front", "a title", "a list"]
)
def test_where_no_word_is_there_is_no_footnote(sitting, path: str, at: int):
    desk = sitting(TEXT)
    with pytest.raises(UsageError):
        desk.act(desk.version, {"do": "footnote", "path": path, "at": at})
    assert desk.text == TEXT


def test_a_blank_gets_no_mark_inside(sitting):
    text = TEXT.replace("双碳", "【待补：名称】")
    made = played(sitting(text), {"do": "footnote", "path": "0/opening/0", "at": 5})
    assert "要抓【待补：名称】[^注1]工作" in made

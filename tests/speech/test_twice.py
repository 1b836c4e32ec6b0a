"""Words that an author types beside a blank although the template writes them: each word of ``data/twice.yaml`` by itself."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from drafter.files.tables import read_table
from drafter.speech import twice as rules
from drafter.speech.twice import clash, without_neighbours

TABLE: dict[str, Any] = read_table("speech", "twice")
LEADS = [pair for row in TABLE["leads"] for pair in permutations(row, 2) if len(pair[1]) > 1 and len(pair[0]) > 1]
ABOUT = [(first, again) for row in TABLE["about"] for first in row for again in row]
UNITS = [(unit, other) for unit, others in TABLE["units"].items() for other in others]


@pytest.mark.parametrize(("before", "typed"), LEADS)
def test_a_word_behind_another_of_its_row_is_left_out(before: str, typed: str):
    assert without_neighbours(f"{typed}春耕会议", f"今天，{before}", "，我们开会") == "春耕会议"


TAILS = [pair for row in TABLE["tails"] for pair in permutations(row, 2) if not pair[0].endswith(pair[1])]


@pytest.mark.parametrize(("typed", "behind"), TAILS)
def test_a_word_before_another_of_its_row_is_left_out(typed: str, behind: str):
    assert without_neighbours(f"全年的灌溉情况{typed}", "现将", f"{behind}。") == "全年的灌溉情况"


@pytest.mark.parametrize(
    ("before", "value", "left"),
    [
        ("今天，我们召开", "今天我们召开春灌会议", "春灌会议"),
        ("今天，我们在这里隆重召开", "我们在这里召开春灌会议", "春灌会议"),
        ("会议，主要任务是", "这次会议主要任务是清渠", "清渠"),
        ("下面，我讲两点", "三点意见", "意见"),
        ("下面，我提两点", "提几点希望", "希望"),
        ("出席今天会议的有：", "出席今天会议的有各灌区站长", "各灌区站长"),
        # what stays
        ("今天，我们召开", "我们这代人的春灌会议", "我们这代人的春灌会议"),
        ("会议，主要任务是", "完成任务是否到位的检查", "完成任务是否到位的检查"),
        ("共完成两项", "三项制度改革", "三项制度改革"),
        ("下面，我讲两点", "重点意见", "重点意见"),
        ("开展农村水利", "农田水利建设", "农田水利建设"),
    ],
)
def test_words_that_a_template_says_with_others_between_are_left_out(before: str, value: str, left: str):
    assert without_neighbours(value, before, "。") == left


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("2026年9月18日（周五）", "2026年9月18日 周五"),
        ("（2026年9月18日【星期五】）", "2026年9月18日 星期五"),
        ("（北渠）和（南渠）", "（北渠）和（南渠）"),
        ("2026年9月18日（青石村）", "2026年9月18日（青石村）"),
    ],
)
def test_in_the_brackets_of_a_template_a_weekday_has_none(value: str, left: str):
    assert without_neighbours(value, "（", "）") == left


@pytest.mark.parametrize(("before", "typed"), ABOUT)
def test_a_word_before_a_number_is_left_out_behind_another_of_its_row(before: str, typed: str):
    assert without_neighbours(f"{typed}125", f"到会{before}", "人，其中") == "125"


@pytest.mark.parametrize(
    ("before", "value", "after"), [("“", "“ ”", "”"), ("“", "《 》", "”"), ("（", "（ ）", "）"), ("“", '" "', "”")]
)
def test_quotes_with_nothing_in_them_stay(before: str, value: str, after: str):
    assert without_neighbours(value, before, after) == value


@pytest.mark.parametrize("word", TABLE["prepositions"])
def test_a_preposition_is_left_out_behind_itself(word: str):
    assert without_neighbours(f"{word}青河县", f"今天，{word}", "，我们开会") == "青河县"


@pytest.mark.parametrize("word", [word for row in TABLE["no_prepositions"] for word in row])
def test_a_word_that_begins_like_a_preposition_stays_whole(word: str):
    assert without_neighbours(f"{word}的人", f"今天，{word[0]}", "，都来了") == f"{word}的人"


@pytest.mark.parametrize("word", TABLE["one_by_one"])
def test_one_by_one_is_no_dash(word: str):
    assert without_neighbours(f"一一{word}", "——", "") == f"一一{word}"


@pytest.mark.parametrize("words", ["在插秧节上的发言", "致护林员", "说说我们的支部", "写给返乡的人"])
def test_a_dash_typed_with_the_key_of_one_is_left_out_before_other_words(words: str):
    assert without_neighbours(f"一一{words}", "——", "") == words


@pytest.mark.parametrize(("unit", "typed"), UNITS)
def test_another_unit_is_left_out_before_that_of_the_template(unit: str, typed: str):
    assert without_neighbours(f"125{typed}", "共有", f"{unit}，其中") == "125"


@pytest.mark.parametrize("unit", TABLE["other_units"])
def test_a_unit_contradicts_another_before_it(unit: str):
    assert clash("5丈", f"{unit}，其中") == f"5丈{unit}"


def test_no_word_of_a_row_is_passed_over_for_its_first_or_last_character():
    table = read_table("speech", "twice")
    first = {word[0] for name in ("leads", "about") for row in table[name] for word in row}
    assert first <= rules._FIRST_OF_ROWS
    assert {word[-1] for row in table["tails"] for word in row} <= rules._LAST_OF_ROWS

"""What holds on each level when nobody says otherwise, and what a unit may say for the units in it."""

from __future__ import annotations

import pytest

from drafter.speech.style import PointStyle, SubsectionStyle, marks_below, runs_out, takes_end
from drafter.speech.tree import Point


def test_marks_go_down_the_levels_of_the_standard_and_stay_at_the_last():
    assert [marks_below(level) for level in range(6)] == ["一、", "（一）", "1.", "（1）", "①", "①"]


def test_points_of_points_have_the_next_marks_and_no_frame():
    style = PointStyle("一是", "own", "：", "抓{}")
    below = style.below()
    assert below == PointStyle("1.", "own", "：", "{}", 2)
    assert below.below().marks == "（1）"


def test_what_a_unit_says_holds_for_the_points_in_it():
    style = PointStyle("一是")
    assert style.with_keys(None, None) == style
    assert style.with_keys("①", "own") == PointStyle("①", "own")
    assert style.below("①", "own") == PointStyle("①", "own", depth=2)


def test_sub_sections_have_the_next_marks_and_points_the_marks_after_them():
    style = SubsectionStyle()
    assert (style.marks, style.of_points().marks) == ("（一）", "一是")
    assert (style.below().marks, style.below().of_points().marks) == ("1.", "一是")
    assert style.below("①") == SubsectionStyle("①", level=3)
    assert SubsectionStyle(point_marks="一是").below().of_points().marks == "一是"


@pytest.mark.parametrize(
    ("heading", "body", "takes"),
    [
        ("学", ("早",), True),
        ("学，", ("早",), False),
        ("学", (), False),
        ("", ("早",), False),
        ("学", (Point("", "早", "", (), True),), False),
        ("学", (Point("", "早", "", (), False),), True),
    ],
)
def test_a_mark_is_added_between_words_and_what_runs_on(heading, body, takes):
    assert takes_end(heading, body) is takes


@pytest.mark.parametrize(
    ("text", "open_end"),
    [
        ("大家都辛苦了！（掌声）", False),
        ("插秧要赶早。（老支书语）", False),
        ("他说：“这就办。”（鼓掌）", False),
        ("守住三条线(见附图)", True),
        ("做到“三不漏”（见附图）", True),
        ("插秧要赶早（老支书语）", True),
        ("（掌声）", False),
    ],
)
def test_a_remark_in_brackets_behind_the_end_of_a_sentence_needs_no_mark(text, open_end):
    assert runs_out(text) is open_end

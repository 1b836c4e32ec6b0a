"""A day without a year below who signs is of the signature; a row of days is none."""

from __future__ import annotations

import pytest

from tests.pull.draft.test_parts import LAST, LONG, MORE, headings, outline_of


@pytest.mark.parametrize("who", ["青石镇护渠站", "护渠员 李水生", "护渠站团支部"])
@pytest.mark.parametrize("day", ["3月10日", "九月十日", "10月9号"])
def test_a_day_without_a_year_stands_in_the_signature(who: str, day: str):
    outline = outline_of("护渠倡议书", "各位师傅：", LONG, MORE, "让我们一起动手，护好一渠清水！", who, day)
    assert outline["落款"] == [who, day]
    assert outline["结尾"] in ("让我们一起动手，护好一渠清水！", ["让我们一起动手，护好一渠清水！"])


def test_days_that_head_what_is_told_stay_headings():
    assert headings(outline_of("护渠日记", "3月10日", LONG, "3月11日", MORE, "3月12日", LAST)) == ["3月10日", "3月11日", "3月12日"]
    assert "落款" not in outline_of("在护渠会上的讲话", "各位师傅：", LONG, MORE, "开渠的日子就定在：", "3月10日")


@pytest.mark.parametrize("called", ["青石中学全体教工", "青石中学全体教师", "各位教职工"])
def test_teachers_of_a_school_are_addressed_without_a_title(called: str):
    assert outline_of(f"{called}：", LONG, MORE, LAST)["称呼"] == called

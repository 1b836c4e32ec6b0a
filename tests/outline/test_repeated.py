"""What an outline says twice, in every form in which YAML writes a text."""

from __future__ import annotations

import pytest

from drafter.outline.load import load

TWICE = "今天先修渠，后分水。"


@pytest.mark.parametrize(
    ("body", "second", "first"),
    [
        (f"\n  - {TWICE}\n  - {TWICE}\n", "4:5", 3),
        (f" |\n  {TWICE}\n  {TWICE}\n", "4:3", 3),
        (f' "{TWICE}\\n{TWICE}"\n', "2:10", 2),
        (f" '{TWICE}\n\n  {TWICE}'\n", "2:10", 2),
        (f" >\n  {TWICE}\n\n  今天先修渠，\n  后分水。\n", "2:10", 2),
        (f" [{TWICE}, {TWICE}]\n", "2:23", 2),
    ],
    ids=["list", "bar", "double quotes", "quotes", "folded", "brackets"],
)
def test_a_paragraph_pasted_twice_is_told(body: str, second: str, first: int):
    _, notices = load(f"title: 讲话\nopening:{body}", "a.yaml")
    (notice,) = [one for one in notices if one.code == "outline.said-twice"]
    place = notice.place
    assert place is not None
    assert (f"{place.line}:{place.column}", notice.facts["line"]) == (second, first)


def test_each_of_three_is_told_with_the_one_above_it():
    _, notices = load(f"title: 讲话\nopening: |\n{f'  {TWICE}{chr(10)}' * 3}", "a.yaml")
    told = [(one.place and one.place.line, one.facts["line"]) for one in notices if one.code == "outline.said-twice"]
    assert told == [(4, 3), (5, 4)]


@pytest.mark.parametrize("key", ["date", "signed"])
def test_a_date_may_have_more_digits_than_python_counts_with(key: str):
    _, notices = load(f"title: 讲话\n{key}: {'9' * 5000}-1-1\nsignature: 水利局\nclosing: 完。\n", "a.yaml")
    assert "outline.said-twice" not in [one.code for one in notices]


def test_numbers_with_noughts_are_the_same_day():
    _, notices = load("title: 2026年3月1日\ndate: 2026-03-01\n", "a.yaml")
    assert "outline.said-twice" in [one.code for one in notices]


@pytest.mark.parametrize("last", ["2026年3月1日", "2026-03-01", "（2026年3月1日）"])
def test_a_closing_that_ends_with_the_date_above_is_told(last: str):
    _, notices = load(f"title: 讲话\ndate: 2026-03-01\nclosing: [谢谢大家！, 水利局, {last}]\n", "a.yaml")
    told = [(one.place and one.place.line, one.facts["line"]) for one in notices if one.code == "outline.said-twice"]
    assert told == [(3, 2)]


@pytest.mark.parametrize("last", ["2026年3月2日", "谢谢大家！", "3月1日见！"])
def test_a_closing_with_another_end_is_not(last: str):
    _, notices = load(f"title: 讲话\ndate: 2026-03-01\nclosing: [渠通了。, {last}]\n", "a.yaml")
    assert "outline.said-twice" not in [one.code for one in notices]

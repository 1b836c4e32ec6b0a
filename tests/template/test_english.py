"""Speeches in English: a page of Drafter is Chinese, and says so."""

from __future__ import annotations

import pytest

from drafter import api

ENGLISH = """title: Remarks at the Canal Forum
date: 2026-11-21
salutation: [Ladies and gentlemen, Colleagues]
opening: Welcome to North River.
sections:
  - heading: Keep the water clean
    body: We tested every well.
closing: Thank you.
"""


def told(outline: str) -> list[object]:
    return [notice.facts["found"] for notice in api.render(outline, to="txt").notices if notice.code == "outline.english"]


def test_the_chinese_of_an_english_page_is_told():
    assert told(ENGLISH) == [["（2026年11月21日）", "一、"]]


def test_a_page_without_chinese_is_not():
    page = ENGLISH.replace("date: 2026-11-21\n", "").replace("    body", "    mark: none\n    body")
    assert told(page) == []


@pytest.mark.parametrize(
    "title", ["在水渠论坛上的讲话", "在Canal Forum上的讲话", "《河》", "2026"], ids=["Chinese", "both", "short", "figures"]
)
def test_a_chinese_page_is_not(title: str):
    assert told(f"标题: {title}\n称呼: 同志们\n开头: 今天请North River的同志讲一讲。\n部分: [{{抓落实: 马上就办。}}]\n") == []


def test_a_salutation_in_english_ends_with_half_width_marks():
    lines = api.render(ENGLISH, to="txt").text.split("\n")
    assert lines[2:4] == ["Ladies and gentlemen,", "Colleagues:"]
    assert "同志们：" in api.render("标题: 讲话\n称呼: 同志们\n部分: 无\n", to="txt").text


def test_it_is_pulled_unchanged():
    document = api.render(ENGLISH).data
    assert api.pull(document, ENGLISH).outline == ENGLISH

"""Texts in templates of users: what these write by themselves is left to them, what they have no place for is told and kept in the notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import api
from drafter.pull.draft.habits import habits_of

TEMPLATE = """---
title: 民主生活会发言
genre: 民主生活会发言
required: [title, sections]
slots:
  主题: {hint: 主题}
  日子: {hint: 哪天, type: date}
---
{% extends "speech.md.j2" %}
{% block subtitle %}{% endblock %}
{% block date %}
{% for line in date | lines %}
[时间：{{ line | cn_date }}]{.date}

{% endfor %}
{% endblock %}
{% block opening %}
按照会议安排，我作对照检查。{{ opening | paragraphs }}

本次会议主题是{{ 主题 }}，于{{ 日子 }}召开。
{% endblock %}
{% block section %}
## {{ section | mark("（一）") }}{{ section.heading }}

会议认为，{{ section.body | paragraphs("一是") }}
{% endblock %}
{% block closing %}
以上发言，请批评指正。
{% endblock %}
"""
TEXT = """在民主生活会上的发言
——对照检查材料
（2026年3月2日）
同志们：
按照会议安排，我作对照检查。今年以来学习抓得紧。
本次会议主题是抓整改，于2026年2月28日召开。
1、思想方面
会议认为，学习不够。
2、作风方面
下去得少。
以上发言，请批评指正。
请同志们多提意见。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.md.j2").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def _codes(drafted: api.Drafted) -> list[tuple[str, int]]:
    return [(notice.code.removeprefix("draft."), notice.place.line if notice.place else 0) for notice in drafted.notices]


def test_what_a_template_writes_is_found_by_rendering_it(folder: Path):
    renderer = api.Renderer(api.TemplateStore((folder,)))
    habits = habits_of(renderer.info("own"), renderer, 2)
    assert "subtitle" not in habits.front
    assert habits.front["date"].before == "时间："
    assert [text.words for text in habits.opening.fixed] == [
        ("按照会议安排，我作对照检查。",),
        ("本次会议主题是", "，于", "召开。"),
    ]
    assert habits.opening.fixed[0].runs_on
    assert habits.opening.fixed[1].slots == ("主题", "日子")
    assert habits.sections.heading.marks == "（一）"


def test_a_text_in_a_template_of_ones_own(folder: Path):
    drafted = api.outline_from(TEXT, "own", folders=(folder,), chinese=True)
    assert api.render(drafted.text, to="txt", folders=(folder,)).data.decode() == (
        "在民主生活会上的发言\n时间：2026年3月2日\n同志们：\n按照会议安排，我作对照检查。今年以来学习抓得紧。\n本次会议主题是抓整改，于2026年2月28日召开。\n"
        "（一）思想方面\n会议认为，学习不够。\n（二）作风方面\n会议认为，下去得少。\n以上发言，请批评指正。\n"
    )
    assert "  - 第2行：——对照检查材料\n  - 第12行：请同志们多提意见。\n" in drafted.text
    assert not drafted.complete
    assert _codes(drafted) == [
        ("added", 0),
        ("not-placed", 2),
        ("changed", 3),
        ("changed", 7),
        ("changed", 9),
        ("changed", 10),
        ("not-placed", 12),
    ]


def test_ones_own_template_is_chosen_among_the_others(folder: Path):
    drafted = api.outline_from(TEXT, folders=(folder,))
    assert drafted.template == "own"
    assert "民主生活会" in drafted.reason
    assert drafted.next_best == "self-examination"


def test_a_template_without_sections_tells_all_of_them(tmp_path: Path):
    (tmp_path / "short.md.j2").write_text("# {{ title }}\n\n{{ opening | paragraphs }}\n", encoding="utf-8")
    drafted = api.outline_from(
        "在会上的讲话\n同志们：\n一、抓早\n早动手。\n二、抓小\n小事不小。\n", "short", folders=(tmp_path,), chinese=True
    )
    told = [notice.facts["text"] for notice in drafted.notices if notice.code == "draft.not-placed"]
    assert told == ["同志们：", "一、抓早", "早动手。", "二、抓小", "小事不小。"]
    assert all(f"行：{text}" in drafted.text for text in told)


def test_a_template_that_is_wrong_is_no_choice_and_is_told_where_it_is_named(tmp_path: Path):
    (tmp_path / "bad.md.j2").write_text("{% if %}", encoding="utf-8")
    assert api.outline_from("春节致辞\n各位老人家：\n新年好！\n", folders=(tmp_path,)).template != "bad"
    with pytest.raises(api.TemplateError):
        api.outline_from("春节致辞\n各位老人家：\n新年好！\n", "bad", folders=(tmp_path,))


def test_an_unknown_template_is_told_before_the_text_is_read():
    with pytest.raises(api.TemplateError):
        api.outline_from("春节致辞\n", "nothing-of-the-kind", folders=())

"""Every numbering style of the table is known in sources: whole marks, at the start of a paragraph and in lists inside one."""

from __future__ import annotations

import pytest

from drafter.mine.marks import families, mark_of, runs
from drafter.mine.segment.points import items_of
from drafter.speech.numbering import STYLES
from drafter.speech.tree import Point

NAMES = [style.name for style in STYLES]
BY_NAME = {style.name: style for style in STYLES}


def marks(name: str, most: int = 11) -> list[str]:
    style = BY_NAME[name]
    return [style.mark(number) for number in range(1, min(most, style.numeral.most) + 1)]


@pytest.mark.parametrize("name", NAMES)
def test_a_paragraph_begins_with_the_whole_mark(name):
    found = [mark_of(f"{mark}学习要天天学。") for mark in marks(name)]
    assert [(mark.text, mark.number) for mark in found if mark] == [(mark, at) for at, mark in enumerate(marks(name), 1)]


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("下面，進行第二項，聽講話。", "下面，進行第二項，", 2),
        ("會議進行第一項，唱歌。", "會議進行第一項，", 1),
        ("最後，護好渠。", "最後，", 0),
    ],
)
def test_a_mark_in_traditional_characters_stays_as_it_is_written(text, mark, number):
    found = mark_of(text)
    assert found is not None
    assert (found.text, found.number) == (mark, number)


def runs_on(name: str) -> bool:
    """Whether the family of a style may number points inside a paragraph: 一、 and its like head sections."""
    mark = mark_of(f"{name}学习要天天学。")
    return any(family.run_on for family in families() if mark and family.name == mark.family)


@pytest.mark.parametrize("name", [name for name in NAMES if runs_on(name)])
def test_a_list_inside_a_paragraph_is_found(name):
    text = "".join(f"{mark}学习要天天学。" for mark in marks(name, 3))
    assert [[placed.mark.text for placed in found] for found in runs(f"讲几点。{text}")] == [marks(name, 3)]


def test_points_in_ordinals_with_qi_are_points():
    text = "好处有三条。其一，路近了。半小时就到。其二，水清了。看得见底。其三，人齐了。天天有客。"
    lead, *points = items_of(text)
    assert lead == "好处有三条。"
    assert points == [
        Point("其一，", "路近了", "。", ("半小时就到。",), own_paragraph=False),
        Point("其二，", "水清了", "。", ("看得见底。",), own_paragraph=False),
        Point("其三，", "人齐了", "。", ("天天有客。",), own_paragraph=False),
    ]

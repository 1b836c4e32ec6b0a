"""The style sheet of a page: the layout's measures, safe whatever a layout's file says."""

from __future__ import annotations

import pytest

from drafter.layout import load_layout
from drafter.speech.tree import Speech
from drafter.write import write
from drafter.write.stand_ins import chinese_fonts, stand_in
from drafter.write.stylesheet import stylesheet
from tests.write_html.page import Page

GBT9704 = load_layout("gbt9704")


def test_the_sheet_has_the_margins_of_the_layout():
    assert "@page{size:595.2756pt 841.8898pt;margin:104.8819pt 73.7008pt 99.2126pt 79.4pt}" in stylesheet(GBT9704)


@pytest.mark.parametrize(
    ("place", "boxes"),
    [
        ("outside", ["@page :right{@bottom-right{", "@page :left{@bottom-left{"]),
        ("center", ["@page{@bottom-center{"]),
        ("right", ["@page{@bottom-right{"]),
    ],
)
def test_the_page_number_stands_where_the_layout_says(place, boxes):
    css = stylesheet(GBT9704._replace(page_number=GBT9704.page_number._replace(place=place)))
    assert all(f'{box}content:"— " counter(page) " —"' in css for box in boxes)
    assert css.count("counter(page)") == len(boxes)


def test_a_layout_may_have_no_page_numbers():
    assert "counter(page)" not in stylesheet(GBT9704._replace(page_number=GBT9704.page_number._replace(place="none")))


def test_a_font_name_cannot_leave_its_string():
    name = 'x";}</style><script>alert(1)</script>\\'
    layout = GBT9704._replace(body=GBT9704.body._replace(font=name, latin=name))
    page = Page(write(Speech(opening=("正文。",)), "html", layout))
    assert "script" not in {tag for tag, _ in page.tags}
    assert page.texts == ["正文。"]


def test_every_official_font_has_a_stand_in_of_its_kind():
    assert [stand_in(font).families[-2] for font in chinese_fonts(GBT9704)] == [
        "AR PL UMing CN",
        "Source Han Serif SC",
        "AR PL UKai CN",
        "Noto Sans CJK SC",
        "Source Han Serif SC",
    ]


def test_the_fonts_of_every_kind_of_line_have_stand_ins(tmp_path):
    layout = tmp_path / "a.yaml"
    layout.write_text("引文: {字体: 华文隶书}\n题词: {字体: 华文行楷}\n页眉: {中: 材料, 字体: 华文中宋}\n", encoding="utf-8")
    assert {"华文隶书", "华文行楷", "华文中宋"} <= set(chinese_fonts(load_layout(str(layout))))

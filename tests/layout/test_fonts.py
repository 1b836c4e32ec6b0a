"""Names of fonts that are probably misspelt are told at their line; names of fonts are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import api
from drafter.layout.fonts import is_doubtful
from drafter.layout.store import layout_names, load_layout

RIGHT = [
    "仿宋",
    "仿宋_GB2312",
    "方正小标宋_GBK",
    "方正风雅宋简体",
    "汉仪大宋简",
    "微软雅黑 Light",
    "等线",
    "思源宋体",
    "SimSun",
    "simsun",
    "Times New Roman",
    "Our House Sans",
    "标楷体",
]
WRONG = ["仿宋体", "华文中宋体", "宋体字", "楷体GB2312", "小标宋", "方正小标宋", "黑体加粗", "Times New Romam", "Ariel", "公文仿宋"]


@pytest.mark.parametrize("name", RIGHT)
def test_a_font_is_no_mistake(name: str):
    assert not is_doubtful(name)


@pytest.mark.parametrize("name", WRONG)
def test_a_misspelt_name_is_one(name: str):
    assert is_doubtful(name)


@pytest.mark.parametrize("name", layout_names())
def test_the_shipped_layouts_name_fonts_of_the_table(name: str):
    layout = load_layout(name)
    types = [layout.body, layout.title, layout.subtitle, layout.speaker, layout.date, *layout.headings, *layout.points]
    assert not [font for type_ in types for font in (type_.font, type_.latin) if is_doubtful(font)]


def test_it_is_told_where_it_stands(tmp_path: Path):
    path = tmp_path / "l.yaml"
    path.write_text("继承: gbt9704\n正文:\n  字体: 仿宋体\n标题: {字体: 方正小标宋简体, 西文字体: Ariel}\n", encoding="utf-8")
    rendered = api.render("标题: 讲话\n部分: [{甲: 乙。}]\n", layout=str(path))
    places = [(notice.place.line, notice.facts["found"]) for notice in rendered.notices if notice.place]
    assert places == [(3, "仿宋体"), (4, "Ariel")]
    assert "仿宋" in rendered.notices[0].text("zh")


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("正文: {行距: 24磅}\n", 24),
        ("body: {line: 33pt}\n", 33),
        ("正文: {行距: 24磅}\n页面: {网格: 30磅}\n", 30),
        ("页面: {网格: 30磅}\n", 30),
        ("正文: {字号: 四号}\n", 28.95),
    ],
)
def test_the_grid_follows_the_lines_unless_it_is_given(tmp_path: Path, text: str, grid: float):
    path = tmp_path / "l.yaml"
    path.write_text(f"extends: gbt9704\n{text}", encoding="utf-8")
    assert load_layout(str(path)).page.grid == pytest.approx(grid)


def test_the_grid_follows_the_nearer_file(tmp_path: Path):
    (tmp_path / "base.yaml").write_text("extends: gbt9704\npage: {grid: 30pt}\nbody: {line: 30pt}\n", encoding="utf-8")
    (tmp_path / "l.yaml").write_text("extends: base.yaml\nbody: {line: 26pt}\n", encoding="utf-8")
    assert load_layout(str(tmp_path / "l.yaml")).page.grid == pytest.approx(26)

"""Pitches and sheets as people say them."""

from __future__ import annotations

import pytest

from drafter.errors import LayoutError
from drafter.layout import load_layout


def layout(tmp_path, text: str):
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return load_layout(str(path))


@pytest.mark.parametrize(("said", "points"), [("固定值28磅", 28), ("固定值 29.5 磅", 29.5), ("固定值1厘米", 28.35), ("28磅", 28)])
def test_a_fixed_pitch(tmp_path, said, points):
    assert layout(tmp_path, f"正文: {{行距: {said}}}\n").body.line == pytest.approx(points, abs=0.01)


@pytest.mark.parametrize(
    "said", ["固定值", "固定值900磅", "固定值28", "最小值28磅", "固定值1.5倍", "多倍行距", "多倍行距20", "0", "无"]
)
def test_what_is_no_fixed_pitch(tmp_path, said):
    with pytest.raises(LayoutError):
        layout(tmp_path, f"正文: {{行距: {said}}}\n")


@pytest.mark.parametrize(
    ("said", "times"), [("多倍行距1.25", 1.25), ("多倍行距 3", 3), ("多倍行距：1.2倍", 1.2), ("1.5 倍行距", 1.5)]
)
def test_a_multiple_pitch(tmp_path, said, times):
    assert layout(tmp_path, f"正文: {{行距: {said}}}\n").body.multiple == times


@pytest.mark.parametrize(
    ("said", "points"), [("加宽0.5磅", 0.5), ("加宽 1 磅", 1), ("紧缩0.25磅", -0.25), ("标准", 0), ("-0.3磅", -0.3)]
)
def test_the_space_between_characters(tmp_path, said, points):
    assert layout(tmp_path, f"正文: {{字距: {said}}}\n").body.tracking == points


@pytest.mark.parametrize("said", ["加宽", "加宽30磅", "紧缩6磅", "加宽-1磅", "标准1磅"])
def test_what_is_no_space_between_characters(tmp_path, said):
    with pytest.raises(LayoutError):
        layout(tmp_path, f"正文: {{字距: {said}}}\n")


def test_none_is_no_distance(tmp_path):
    found = layout(tmp_path, "正文: {首行缩进: 无, 段前: 无}\n页面: {网格: 无}\n")
    assert (found.body.indent.value, found.body.before.value, found.page.grid) == (0, 0, 0)


def test_words_of_the_buttons(tmp_path):
    found = layout(tmp_path, "标题: {对齐: 居中对齐, 颜色: 深红}\n一级标题: {颜色: 自动}\n页码: {位置: 右侧}\n")
    assert (found.title.align, found.title.color, found.headings[0].color) == ("center", "C00000", "")
    assert found.page_number.place == "right"


@pytest.mark.parametrize(
    ("said", "sides"),
    [
        ("16开(18.4×26厘米)", (184, 260)),
        ("A5（14.8 x 21 厘米）", (148, 210)),
        ("自定义大小(100*150毫米)", (100, 150)),
        ("A5(横向)", (210, 148)),
    ],
)
def test_a_sheet_with_its_sides(tmp_path, said, sides):
    page = layout(tmp_path, f"页面: {{纸张: {said}, 左边距: 10mm, 右边距: 10mm, 上边距: 10mm, 下边距: 20mm}}\n").page
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == sides


@pytest.mark.parametrize("said", ["16开(大)", "(横向)", "18.4×26"])
def test_what_is_no_sheet(tmp_path, said):
    with pytest.raises(LayoutError):
        layout(tmp_path, f"页面: {{纸张: {said}}}\n")


@pytest.mark.parametrize(("said", "wide"), [("A4竖向", False), ("A4 竖", False), ("A3横向", True), ("A4", False)])
def test_a_sheet(tmp_path, said, wide):
    page = layout(tmp_path, f"页面: {{纸张: {said}}}\n").page
    assert (page.width > page.height) == wide


def test_a_turn(tmp_path):
    page = layout(tmp_path, "页面: {纸张: A4横向, 方向: 竖向}\n").page
    assert page.width < page.height

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


@pytest.mark.parametrize("said", ["固定值", "固定值900磅", "固定值28", "最小值28磅", "固定值1.5倍"])
def test_what_is_no_fixed_pitch(tmp_path, said):
    with pytest.raises(LayoutError):
        layout(tmp_path, f"正文: {{行距: {said}}}\n")


@pytest.mark.parametrize(("said", "wide"), [("A4竖向", False), ("A4 竖", False), ("A3横向", True), ("A4", False)])
def test_a_sheet(tmp_path, said, wide):
    page = layout(tmp_path, f"页面: {{纸张: {said}}}\n").page
    assert (page.width > page.height) == wide


def test_a_turn(tmp_path):
    page = layout(tmp_path, "页面: {纸张: A4横向, 方向: 竖向}\n").page
    assert page.width < page.height

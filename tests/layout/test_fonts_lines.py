"""Lines of kinds of their own have fonts too, which may lack a character."""

from __future__ import annotations

from drafter.layout import load_layout
from drafter.layout.fonts import fonts_of_gb2312


def test_every_kind_of_line_has_its_font():
    fonts = fonts_of_gb2312(load_layout("gbt9704"))
    assert fonts["cue", 0] == "楷体_GB2312"
    assert fonts["table-row", 0] == "仿宋_GB2312"
    assert ("caption", 0) not in fonts  # 黑体
    assert not fonts_of_gb2312(load_layout("windows-fonts"))


def test_founders_fonts_count_beside_those_of_offices():
    assert fonts_of_gb2312(load_layout("gbt9704"))["title", 0] == "方正小标宋简体"


def test_a_title_with_more_characters_is_left_alone(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("标题: {字体: 方正小标宋_GBK}\n", encoding="utf-8")
    assert ("title", 0) not in fonts_of_gb2312(load_layout(str(path)))


def test_text_in_one_of_founders_fonts(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("正文: {字体: 方正仿宋简体}\n", encoding="utf-8")
    assert fonts_of_gb2312(load_layout(str(path)))["body", 0] == "方正仿宋简体"


def test_a_kind_of_ones_own_has_its_font(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("motto: {字体: 楷体_GB2312}\n", encoding="utf-8")
    assert fonts_of_gb2312(load_layout(str(path)))["motto", 0] == "楷体_GB2312"

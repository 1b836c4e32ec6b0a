"""Keys of a layout that nothing reads where they stand are told, and types that are higher than their lines."""

from __future__ import annotations

import pytest

from drafter.layout import load_layout

TOLD = {
    "标题: {按词句断行: 是}": ("layout.only-in-body", "按词句断行"),
    "motto: {phrases: yes}": ("layout.only-in-body", "phrases"),
    "样式: {motto: {phrases: yes}}": ("layout.only-in-body", "phrases"),
    "底稿样式: 底稿": ("layout.without-base", "底稿样式"),
    "页码: {位置: 无, 空: 2字}": ("layout.without-number", "空"),
    "page-number: {place: none, form: 第1页}": ("layout.without-number", "form"),
    "页码: {位置: 无, 首页: 否}": ("layout.without-number", "首页"),
    "watermark: {color: red}": ("layout.without-text", "watermark"),
    "正文: {字号: 初号}": ("layout.cut-off", "正文"),
    "标题: {行距: 固定值12磅}": ("layout.cut-off", "标题"),
    "heading-2: {size: 36pt}": ("layout.cut-off", "heading-2"),
    "脚注: {字号: 三号}": ("layout.cut-off", "脚注"),
    "页码: {字号: 小二}": ("layout.cut-off", "页码"),
    "页眉: {中: 内部, 字号: 小二}": ("layout.cut-off", "页眉"),
}
QUIET = [
    "正文: {按词句断行: 是}",
    "页码: {位置: 居中, 空: 1字}",
    "页码: {位置: 右, 空: 2字}",
    "page-number: {place: none}",
    "水印: 草稿",
    "正文: {字号: 二号}",
    "正文: {字号: 初号, 行距: 50磅}",
    "正文: {字号: 初号, 行距: 单倍行距}",
    "标题: {字体: 黑体}",
    "水印: {文字: 草稿, 颜色: 红}",
]


def notices(tmp_path, text):
    path = tmp_path / "own.yaml"
    path.write_text(text + "\n", encoding="utf-8")
    return [
        (notice.code, notice.facts["found"]) for notice in load_layout(str(path)).notices if notice.code != "layout.font-missing"
    ]


@pytest.mark.parametrize("text", TOLD)
def test_a_key_without_effect_is_told(tmp_path, text):
    assert notices(tmp_path, text) == [TOLD[text]]


@pytest.mark.parametrize("text", QUIET)
def test_a_key_with_effect_is_not(tmp_path, text):
    assert notices(tmp_path, text) == []

"""Keys of a layout that nothing reads where they stand are told."""

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
}
QUIET = [
    "正文: {按词句断行: 是}",
    "页码: {位置: 居中, 空: 1字}",
    "页码: {位置: 右, 空: 2字}",
    "page-number: {place: none}",
    "水印: 草稿",
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

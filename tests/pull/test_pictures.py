"""Pictures pulled: captions come back, and what was done to a picture is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter import api
from tests.pictures import gif, png
from tests.pull.editing import with_xml

OUTLINE = """\
标题: 在学习会上的讲话
开头:
  - 看看这两张图。
  - 图片: {文件: 春.png, 图题: 春季巡山, 宽: 8cm}
  - 再看一张。
  - 图片: 秋.gif
部分: 无
结尾: 谢谢大家。
"""
PARAGRAPH = re.compile(r'<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>.*?</w:p>')


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "春.png").write_bytes(png())
    (tmp_path / "秋.gif").write_bytes(gif())
    path = tmp_path / "a.yaml"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


def pulled(source: Path, change) -> api.Pulled:
    data = api.render(OUTLINE, source=str(source)).data
    return api.pull(with_xml(data, change), OUTLINE, source=str(source))


def told(back: api.Pulled) -> list[tuple[str, int]]:
    return [(fault.code, fault.place.line if fault.place else 0) for fault in back.notices]


def test_nothing_edited_is_nothing_changed(source: Path):
    back = pulled(source, lambda xml: xml)
    assert (back.outline, back.complete, back.notices) == (OUTLINE, True, ())


def test_the_caption_comes_back(source: Path):
    back = pulled(source, lambda xml: xml.replace("春季巡山</w:t>", "春天巡山</w:t>"))
    assert (back.outline, back.complete) == (OUTLINE.replace("春季巡山", "春天巡山"), True)


def test_a_caption_that_is_gone_leaves_the_picture(source: Path):
    back = pulled(source, lambda xml: re.sub(r'<w:p><w:pPr><w:pStyle w:val="PictureCaption"/>.*?</w:p>', "", xml))
    assert back.outline == OUTLINE.replace("春季巡山", "''")
    assert "图片: {文件: 春.png" in back.outline


def test_a_picture_that_is_gone_is_told(source: Path):
    back = pulled(source, lambda xml: PARAGRAPH.sub("", xml, count=1))
    assert (back.outline, back.complete, told(back)) == (OUTLINE, False, [("pull.picture-gone", 4)])


def test_pictures_that_changed_places_are_told(source: Path):
    def swapped(xml: str) -> str:
        first, second = PARAGRAPH.findall(xml)
        return xml.replace(first, "\x01").replace(second, first).replace("\x01", second)

    back = pulled(source, swapped)
    assert (back.outline, back.complete) == (OUTLINE, False)
    assert {code for code, _ in told(back)} == {"pull.picture-moved"}


def test_another_width_is_told(source: Path):
    back = pulled(source, lambda xml: xml.replace('cx="2880000"', 'cx="3600000"'))
    (fault,) = back.notices
    assert (fault.code, fault.facts, back.complete) == ("pull.picture-width", {"text": "春.png", "width": "10"}, False)


def test_a_picture_that_the_outline_has_not_is_told(source: Path):
    data = api.render(OUTLINE, source=str(source)).data
    without = OUTLINE.replace("  - 图片: 秋.gif\n", "")
    back = api.pull(data, without, source=str(source))
    assert ("pull.picture-added", 0) in told(back)
    assert not back.complete


def test_a_copy_to_read_aloud_shows_none_and_takes_none_away(source: Path):
    data = api.render(OUTLINE, source=str(source), layout="reading-copy").data
    back = api.pull(data, OUTLINE, source=str(source))
    assert (back.outline, back.complete, back.notices) == (OUTLINE, True, ())

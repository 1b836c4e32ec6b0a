"""Pictures in every format, and how large they are."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafter import api
from tests.pictures import gif, jpeg, png
from tests.validating import audit
from tests.write.letterheads import KINDS, packed

OUTLINE = """\
标题: 在学习会上的讲话
开头:
  - 看图。
  - 图片: {文件: 春.png, 图题: 图1　春季巡山, 宽: 8厘米}
部分:
  - 小标题: 抓学习
    正文:
      - 主动学:
          - 把手册读好。
          - 图片: 图/夏.jpg
结尾:
  - 图片: {文件: 秋.gif, 宽: 50%}
  - 图片: {文件: 春.png, 宽: 10字}
  - 谢谢大家。
"""


class Desk:
    """A folder with an outline and its pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "图").mkdir()
        for name, data in (("春.png", png()), ("图/夏.jpg", jpeg()), ("秋.gif", gif())):
            (folder / name).write_bytes(data)

    def render(self, outline: str = OUTLINE, to: str = "docx", layout: str = "") -> bytes:
        source = self.folder / "a.yaml"
        source.write_text(outline, encoding="utf-8")
        return api.render(outline, source=str(source), to=to, **({"layout": layout} if layout else {})).data


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def widths(data: bytes) -> list[int]:
    """The widths of the pictures in millimetres."""
    with ZipFile(BytesIO(data)) as package:
        return [
            round(int(found) / 36_000) for found in re.findall(r'<wp:extent cx="(\d+)"', package.read("word/document.xml").decode())
        ]


def test_a_width_is_a_length_a_part_of_the_line_or_characters(desk: Desk):
    # 夏.jpg is 30 points wide, 72 of them an inch; a line has 156 mm; ten characters are 10 × 15.8 pt
    assert widths(desk.render()) == [80, 11, 78, 56]


def test_no_picture_is_wider_than_the_line_or_higher_than_the_page(desk: Desk):
    (desk.folder / "宽.png").write_bytes(png(3000, 10))
    (desk.folder / "高.png").write_bytes(png(10, 3000))
    data = desk.render("标题: 讲话\n开头: [{图片: 宽.png}, {图片: {文件: 高.png, 宽: 10cm}}]\n部分: 无\n")
    with ZipFile(BytesIO(data)) as package:
        sizes = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', package.read("word/document.xml").decode())
    assert round(int(sizes[0][0]) / 36_000) == 156
    assert 180 < int(sizes[1][1]) / 36_000 < 225


def test_a_file_that_is_shown_twice_is_there_once(desk: Desk):
    with ZipFile(BytesIO(desk.render())) as package:
        media = {name: package.read(name) for name in package.namelist() if "media" in name}
        main = package.read("word/document.xml").decode()
    assert sorted(media.values()) == sorted((png(), jpeg(), gif()))
    assert re.findall(r'r:embed="([^"]+)"', main) == ["rIdPicture1", "rIdPicture2", "rIdPicture3", "rIdPicture1"]
    assert re.findall(r'<wp:docPr id="(\d)" name="([^"]*)" descr="([^"]*)"', main) == [
        ("1", "春.png", "图1　春季巡山"),
        ("2", "图/夏.jpg", ""),
        ("3", "秋.gif", ""),
        ("4", "春.png", ""),
    ]


@pytest.mark.parametrize("layout", ["gbt9704", "meeting-paper", "reading-copy", "strict"])
def test_it_is_valid_and_the_same_again(desk: Desk, layout: str):
    data = desk.render(layout=layout)
    assert audit(data) == []
    assert desk.render(layout=layout) == data


@pytest.mark.parametrize("kind", KINDS)
def test_the_office_file_gets_them_too(desk: Desk, kind: str, tmp_path: Path):
    (desk.folder / "head.docx").write_bytes(packed(KINDS[kind]()))
    (desk.folder / "l.yaml").write_text("底稿: head.docx\n", encoding="utf-8")
    outline = f"{OUTLINE}版式: l.yaml\n"
    data = desk.render(outline)
    assert audit(data) == []
    pulled = api.pull(data, outline, source=str(desk.folder / "a.yaml"))
    assert (pulled.outline, pulled.complete, pulled.notices) == (outline, True, ())


def test_a_page_holds_its_pictures(desk: Desk):
    page = desk.render(to="html").decode()
    found = re.findall(r'<p class="picture"><img src="data:image/(\w+);base64,([^"]*)" alt="([^"]*)"', page)
    assert [(kind, base64.b64decode(data), said) for kind, data, said in found] == [
        ("png", png(), "图1　春季巡山"),
        ("jpeg", jpeg(), ""),
        ("gif", gif(), ""),
        ("png", png(), ""),
    ]


def test_text_names_the_file_and_markdown_is_that_of_pandoc(desk: Desk):
    assert "看图。\n【图片：春.png】\n图1　春季巡山\n" in desk.render(to="txt").decode()
    text = desk.render(to="md").decode()
    assert "\n\n![图1　春季巡山](春.png){width=8cm}\n\n" in text
    assert "\n\n[]{.in-point}![](图/夏.jpg)\n\n" in text
    assert "\n\n[]{.closing}![](秋.gif){width=50%}\n\n" in text


@pytest.mark.parametrize("made", [("docx", "reading-copy"), ("prompt", "")])
def test_a_copy_to_read_aloud_has_none(desk: Desk, made: tuple[str, str]):
    data = desk.render(OUTLINE, *made)
    without = re.sub(r" *- 图片: .*\n", "", OUTLINE)
    assert data == desk.render(without, *made)


def test_a_renderer_sees_a_picture_that_was_changed(desk: Desk):
    before = desk.render()
    (desk.folder / "春.png").write_bytes(png(40, 20))
    assert desk.render() != before

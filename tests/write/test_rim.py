"""What stands around the text: headers and footers with fields, first and even pages, marks, watermarks, line numbers, landscape."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafter import api
from drafter.errors import LayoutError

OUTLINE = "标题: 在年会上的讲话\n日期: 2026-03-05\n称呼: 同志们\n部分: [{抓落实: 马上就办。}]\n"


@pytest.fixture
def parts(tmp_path: Path):
    """The parts of a rendered document by name, for a layout's text."""

    def render(layout: str, outline: str = OUTLINE) -> dict[str, str]:
        path = tmp_path / "l.yaml"
        path.write_text(layout, encoding="utf-8")
        with ZipFile(BytesIO(api.render(outline, layout=str(path)).data)) as package:
            return {name: package.read(name).decode() for name in package.namelist()}

    return render


def shown(xml: str) -> str:
    """The text of a header or footer: tabs as |, fields in braces."""
    xml = re.sub(r'<w:fldSimple w:instr=" (\w+) ">.*?</w:fldSimple>', r"{\1}", xml).replace("<w:tab/>", "|")
    return re.sub("<[^>]+>", "", xml.partition("?>")[2]).strip()


def test_a_header_has_three_places_and_fields(parts):
    found = parts("页眉: {左: 内部资料, 中: '{title}', 右: '{date} 第{page}页'}\n")
    assert shown(found["word/header1.xml"]) == "内部资料|在年会上的讲话|2026年3月5日 第{PAGE}页"
    assert 'w:headerReference w:type="default"' in found["word/document.xml"]
    assert shown(found["word/footer1.xml"]) == ""  # the number stands above


def test_a_footer_stands_beside_the_page_number_and_changes_sides_with_it(parts):
    found = parts("footer: {left: 市局办公室}\n")
    assert [shown(found[f"word/footer{number}.xml"]) for number in (1, 2)] == ["市局办公室||— {PAGE} —", "— {PAGE} —||市局办公室"]


def test_the_first_page_differs(parts):
    found = parts("页眉: {中: 会议材料, 首页: 无}\n页码: {首页: 否}\n")
    assert [shown(found[f"word/header{number}.xml"]) for number in (1, 3)] == ["|会议材料", ""]
    assert [shown(found[f"word/footer{number}.xml"]) for number in (1, 3)] == ["— {PAGE} —", ""]
    assert "<w:titlePg/>" in found["word/document.xml"]


def test_short_forms(parts):
    assert shown(parts("页眉: 会议材料\n")["word/header1.xml"]) == "|会议材料"
    assert "word/header1.xml" not in parts("页眉: 无\n")
    assert shown(parts("页码: {首页: 无}\n")["word/footer3.xml"]) == ""


@pytest.mark.parametrize("pitch", ["1.5", "1.5x", "1.5倍行距", "1.5 倍"])
def test_a_multiple_has_several_forms(parts, pitch: str):
    assert 'w:line="360" w:lineRule="auto"' in parts(f"正文: {{行距: {pitch}}}\n")["word/styles.xml"]


def test_even_pages_differ_where_the_layout_says_it(parts):
    found = parts("extends: meeting-paper\nheader: {left: 单, even: {right: 双}}\n")
    assert [shown(found[f"word/header{number}.xml"]) for number in (1, 2)] == ["单", "||双"]
    assert "evenAndOddHeaders" in found["word/settings.xml"]


def test_the_page_number_may_name_its_fields(parts):
    assert shown(parts("页码: {样式: '第{page}页 共{pages}页'}\n")["word/footer1.xml"]) == "第{PAGE}页 共{NUMPAGES}页"
    assert shown(parts("页码: {样式: '共{pages}页第{page}页'}\n")["word/footer1.xml"]) == "共{NUMPAGES}页第{PAGE}页"


def test_a_mark_stands_on_the_first_page_in_black_type(parts):
    found = parts("密级: 秘密★1年\n")
    assert [shown(found[f"word/header{number}.xml"]) for number in (1, 3)] == ["", "秘密★1年"]
    assert re.search(r'w:styleId="ClassificationMark">.*?w:eastAsia="黑体".*?<w:sz w:val="32"/>', found["word/styles.xml"])
    every = parts("密级: {文字: 内部资料, 页: 每页}\n")
    assert shown(every["word/header1.xml"]) == "内部资料"


def test_a_watermark_stands_in_every_header(parts):
    found = parts("水印: 草稿\n")
    assert [name for name, xml in found.items() if 'string="草稿"' in xml] == ["word/header1.xml", "word/header2.xml"]


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ("页面: {行号: 5}\n", '<w:lnNumType w:countBy="5" w:restart="newPage"/>'),
        ("页面: {纸张: A3, 方向: 横向}\n", '<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>'),
        ("page: {paper: Letter landscape, left: 1in, right: 2.54cm}\n", '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>'),
        ("page: {left: 1in, top: 1英寸}\n", 'w:top="1440"'),
    ],
)
def test_the_sheet(parts, layout, expected):
    assert expected in parts(layout)["word/document.xml"]


def test_lines_by_multiples_and_letters_with_colour(parts):
    styles = parts("正文: {行距: 1.5倍}\n标题: {颜色: 红, 下划线: 是, 倾斜: 是}\n")["word/styles.xml"]
    body, title = (re.search(rf'w:styleId="{style}">.*?</w:style>', styles)[0] for style in ("BodyText", "Title"))
    assert 'w:line="360" w:lineRule="auto"' in body
    assert re.search(r'<w:i/><w:iCs/><w:color w:val="C00000"/>.*<w:u w:val="single"/></w:rPr>', title)


def test_an_own_kind_of_line_has_a_style(parts):
    styles = parts("题词: {字体: 楷体, 对齐: 右对齐}\n")["word/styles.xml"]
    assert re.search(r'<w:name w:val="题词"/>.*?<w:jc w:val="right"/>.*?w:eastAsia="楷体"', styles)


def test_stand_ins_of_a_font_are_a_list_for_word(parts):
    assert '<w:altName w:val="仿宋,华文仿宋"/>' in parts("代用字体: {仿宋_GB2312: [仿宋, 华文仿宋]}\n")["word/fontTable.xml"]


def test_a_text_in_the_place_of_the_page_number_is_told(parts):
    with pytest.raises(LayoutError) as caught:
        parts("页脚: {右: 市局}\n")
    assert caught.value.faults[0].code == "layout.place-taken"


def test_lines_that_do_not_fit_the_grid_are_told(tmp_path: Path):
    path = tmp_path / "l.yaml"
    path.write_text("正文: {行距: 24磅}\n页面: {网格: 30磅}\n", encoding="utf-8")
    (notice,) = api.render(OUTLINE, layout=str(path)).notices
    assert (notice.code, notice.place.line) == ("layout.grid-line", 2)
    path.write_text("正文: {行距: 20磅}\n页面: {网格: 40磅}\n", encoding="utf-8")
    assert not api.render(OUTLINE, layout=str(path)).notices


def test_words_at_the_rim_are_no_edit(tmp_path: Path):
    (tmp_path / "l.yaml").write_text(
        "页眉: {左: '{title}', 首页: {右: '{date}'}}\n密级: 内部资料\n水印: 草稿\n页脚: {左: 市局}\n", encoding="utf-8"
    )
    outline, document = tmp_path / "a.yaml", tmp_path / "a.docx"
    outline.write_text(OUTLINE + "版式: l.yaml\n", encoding="utf-8")
    document.write_bytes(api.render(outline.read_text(encoding="utf-8"), source=str(outline)).data)
    pulled = api.pull(document.read_bytes(), outline.read_text(encoding="utf-8"), source=str(outline))
    assert not pulled.notices, pulled.notices


def test_the_web_page_prints_them_too(tmp_path: Path):
    path = tmp_path / "l.yaml"
    path.write_text("页眉: {左: '{title}', 首页: 无}\n水印: 草稿\n", encoding="utf-8")
    page = api.render(OUTLINE, layout=str(path), to="html").data.decode()
    assert '@top-left{content:"在年会上的讲话"' in page
    assert '@page :first{@top-left{content:""' in page
    assert 'main::before{content:"草稿"' in page

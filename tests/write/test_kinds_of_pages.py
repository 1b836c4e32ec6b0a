"""Kinds of what an office’s page must have, each with cases of its own; `tests/kinds` names them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from drafter import api
from drafter.errors import LayoutError
from drafter.layout.store import layout_source, load_layout

HEAD = "标题: 在开渠会上的讲话\n"
BODY = "称呼: 乡亲们\n开头: 今天开渠。\n部分: [{管好渠: 天天看。}]\n"
BUNDLE = (
    "合集: 渠长交流\n---\n标题: 东渠的做法\n部分: [{小标题: 修, 正文: 修好了。, 部分: [{清淤: 清了。}]}]\n---\n"
    "标题: 西渠的做法\n讲话人: 石大山\n部分: [{借: 借了水。}]\n"
)


def rendered(outline: str, layout: str = "") -> bytes:
    return api.render(outline, layout=layout).data if layout else api.render(outline).data


def xml(data: bytes, name: str) -> str:
    """The text of the parts of a document whose name holds a word."""
    with ZipFile(BytesIO(data)) as package:
        return "".join(package.read(part).decode() for part in package.namelist() if name in part)


@pytest.fixture
def layout(tmp_path: Path):
    """Writes a layout on the default one, and gives its path."""

    def write(text: str) -> str:
        path = tmp_path / "l.yaml"
        path.write_text(f"继承: gbt9704\n{text}\n", encoding="utf-8")
        return str(path)

    return write


# ---------------------------------------------------------------- sheets


@pytest.mark.parametrize(("paper", "width"), [("420 x 297mm", 23811), ("29.7 x 21cm", 16838)])
def test_a_sheet_wider_than_high_is_landscape(layout, paper: str, width: int):
    document = xml(rendered(HEAD + BODY, layout(f"页面: {{纸张: {paper}}}")), "word/document")
    assert f'w:w="{width}"' in document
    assert 'w:orient="landscape"' in document


def test_a_sheet_higher_than_wide_is_not(layout):
    assert "landscape" not in xml(rendered(HEAD + BODY, layout("页面: {纸张: 210 x 297mm}")), "word/document")


# ---------------------------------------------------------------- numbers of pages


@pytest.mark.parametrize("form", ["第1页（共9页）", "第 1 页，共 12 页", "1/8"])
def test_the_number_of_all_pages_is_counted(layout, form: str):
    footers = xml(rendered(HEAD + BODY, layout(f"页码: {{样式: '{form}'}}")), "word/footer")
    assert re.search("NUMPAGES|SECTIONPAGES", footers)
    assert not re.search("共 ?[0-9]+ ?页<", footers)


@pytest.mark.parametrize("form", ["共5页，第1页", "共{pages}页"])
def test_a_form_that_does_not_say_the_page_first_is_refused_at_its_line(layout, form: str):
    with pytest.raises(LayoutError) as raised:
        rendered(HEAD + BODY, layout(f"页码: {{样式: '{form}'}}"))
    assert raised.value.faults[0].place.line == 2


@pytest.mark.parametrize("form", ["第1页", "- 1 -", "·1·"])
def test_a_number_of_one_page_counts_no_others(layout, form: str):
    footers = xml(rendered(HEAD + BODY, layout(f"页码: {{样式: '{form}'}}")), "word/footer")
    assert "PAGE" in footers
    assert "NUMPAGES" not in footers


# ---------------------------------------------------------------- layouts of one’s own


@pytest.fixture(params=["shuili", "水利站"])
def own(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[str, Path]:
    """The name of a layout of one’s own, and its folder."""
    name = str(request.param)
    folder = tmp_path / "layouts"
    folder.mkdir()
    (folder / f"{name}.yaml").write_text("继承: strict\n说明: 水利站的版式\n", encoding="utf-8")
    return name, folder


def test_an_own_layout_is_shown(own):
    name, folder = own
    assert "水利站的版式" in layout_source(name, (folder,))


def test_an_own_layout_is_used(own):
    name, folder = own
    assert load_layout(name, (folder,)).page == load_layout("strict").page


def test_a_misspelt_own_layout_is_refused_with_its_name(own):
    name, folder = own
    with pytest.raises(LayoutError) as raised:
        layout_source(name[:-1] + "x", (folder,))
    assert name in str(raised.value)


# ---------------------------------------------------------------- blanks


def marked(data: bytes) -> list[str]:
    """The texts of runs that are shaded or highlighted, by themselves or by a style."""
    document = docx.Document(BytesIO(data))
    found: list[str] = []
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            places, style = [run._r.find(qn("w:rPr"))], run.style
            while style is not None:
                places.append(style.element.find(qn("w:rPr")))
                style = style.base_style
            if any(
                place is not None and place.find(qn(f"w:{tag}")) is not None for place in places for tag in ("shd", "highlight")
            ):
                found.append(run.text)
    return found


@pytest.mark.parametrize(
    "outline",
    [
        HEAD + "部分: [{小标题: 修好【待补：渠名】, 正文: 天天看。}]\n",
        HEAD + "部分: [{小标题: 修渠, 正文: [{管水: 每亩【待补：几方】方。}, {管闸: 天天看。}]}]\n",
        "标题: 在【待补：会名】上的讲话\n" + BODY,
        HEAD + "讲话人: 【待补：姓名】\n" + BODY,
        HEAD + BODY + "结尾: 谢谢【待补：谁】！\n",
    ],
)
def test_a_blank_is_marked_wherever_it_stands(outline: str):
    assert marked(rendered(outline)) == re.findall("【[^】]*】", outline)


def test_words_in_brackets_that_are_no_blank_are_not():
    assert marked(rendered(HEAD + BODY.replace("今天开渠", "【甲村】今天开渠"))) == []


# ---------------------------------------------------------------- navigation


def levels(data: bytes) -> dict[str, str]:
    """From each paragraph with an outline level to the level."""
    found = {}
    for paragraph in docx.Document(BytesIO(data)).paragraphs:
        elements, style = [paragraph._p], paragraph.style
        while style is not None:
            elements.append(style.element)
            style = style.base_style
        own = [level for one in elements if (level := one.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")) is not None]
        if own:
            found[paragraph.text] = own[0].get(qn("w:val"))
    return found


def test_speeches_of_a_bundle_are_in_the_navigation_above_their_sections():
    found = levels(rendered(BUNDLE))
    assert {title: found.get(title) for title in ("东渠的做法", "西渠的做法", "一、修", "（一）清淤")} == {
        "东渠的做法": "0",
        "西渠的做法": "0",
        "一、修": "1",
        "（一）清淤": "2",
    }
    assert "渠长交流" not in found


def test_sections_that_run_in_are_in_the_navigation():
    outline = HEAD + "部分:\n  - {小标题: 修渠, 段落: 接排, 正文: 修好了。}\n  - {小标题: 管渠, 正文: 管好了。}\n"
    assert [level for text, level in levels(rendered(outline)).items() if text.startswith(("一、", "二、"))] == ["0", "0"]


def test_the_contents_of_a_bundle_are_a_field_and_those_of_a_speech_are_none():
    assert "TOC " in xml(rendered(BUNDLE), "word/document")
    assert "TOC " not in xml(rendered(HEAD + BODY), "word/document")


# ---------------------------------------------------------------- formatting by styles


@pytest.mark.parametrize(
    "outline",
    [HEAD + BODY, HEAD + "讲话人: 石大山\n日期: 2026-03-05\n" + BODY, HEAD + "副标题: 写在通水之时\n" + BODY, BUNDLE],
)
@pytest.mark.parametrize("name", ["gbt9704", "strict"])
def test_no_paragraph_is_spaced_by_hand(outline: str, name: str):
    document = docx.Document(BytesIO(rendered(outline, name)))
    assert [one for one in document.element.body.iter(qn("w:spacing")) if one.getparent().tag == qn("w:pPr")] == []

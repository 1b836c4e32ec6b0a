"""Footnotes in every format: Word's own, marks in circles, and nothing of them in a copy to read aloud."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from drafter import api
from drafter.layout import load_layout
from drafter.speech.markdown import parse
from drafter.write import write
from tests.validating import audit
from tests.write.letterheads import KINDS, packed

OUTLINE = """\
标题: 在学习会上的讲话[^题]
称呼: 同志们
开头: 发展**新质[^新]生产力**，要因地制宜。[^地]
部分:
  - 小标题: 抓学习[^新2]
    正文:
      - 主动学[^学]: 把手册读好。
      - 表格: [[项目, 数量], ['手册[^册]', 3]]
结尾: 谢谢大家。
脚注:
  题: 本文是提纲。
  新: 以**创新**为主的生产力。
  地: 就是CO~2~也要看地方。
  新2: 第四条。
  学: 第五条。
  册: 第六条。
"""


def render(outline: str, to: str = "docx", layout: str = "") -> bytes:
    return api.render(outline, to=to, **({"layout": layout} if layout else {})).data


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode() if name in package.namelist() else ""


def test_word_has_its_own_footnotes_in_the_order_of_their_marks():
    data = render(OUTLINE)
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"/>', part(data, "word/document.xml")) == list("123456")
    notes = part(data, "word/footnotes.xml")
    texts = [
        "".join(re.findall(r"<w:t[^>]*>([^<]*)", note)).strip()
        for note in re.findall(r'<w:footnote w:id="\d".*?</w:footnote>', notes)
    ]
    assert texts == ["本文是提纲。", "以创新为主的生产力。", "就是CO2也要看地方。", "第四条。", "第五条。", "第六条。"]
    assert "\x01" not in part(data, "word/document.xml")
    assert Document(BytesIO(data)).paragraphs[0].text == "在学习会上的讲话"


@pytest.mark.parametrize("layout", ["gbt9704", "meeting-paper", "strict", "windows-fonts"])
def test_a_document_with_footnotes_is_valid_and_the_same_again(layout: str):
    data = render(OUTLINE, layout=layout)
    assert audit(data) == []
    assert render(OUTLINE, layout=layout) == data


def test_a_document_without_footnotes_has_no_part_for_them():
    data = render("标题: 讲话\n开头: 好。\n部分: 无\n")
    with ZipFile(BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "footnote" in name]
        assert b"ootnote" not in b"".join(package.read(name) for name in package.namelist())


def test_text_shows_marks_in_circles_and_the_footnotes_behind():
    text = render(OUTLINE, "txt").decode()
    assert text.startswith("在学习会上的讲话①\n同志们：\n发展新质②生产力，要因地制宜。③\n一、抓学习④\n一是主动学⑤。把手册读好。\n")
    assert text.endswith(
        "谢谢大家。\n①本文是提纲。\n②以创新为主的生产力。\n③就是CO₂也要看地方。\n④第四条。\n⑤第五条。\n⑥第六条。\n"
    )


def test_a_mark_at_the_start_of_a_text_stands_behind_the_ordinal():
    outline = OUTLINE.replace("在学习会上的讲话[^题]", "'[^题]在学习会上的讲话'").replace("抓学习[^新2]", "'[^新2]抓学习'")
    outline = outline.replace("主动学[^学]", "'[^学]主动学'")
    lines = render(outline, "txt").decode().splitlines()
    assert [line for line in lines if "学" in line] == [
        "①在学习会上的讲话", "一、④抓学习", "一是⑤主动学。把手册读好。"
    ]  # fmt: skip
    assert "## 一、[^新2]抓学习" in render(outline, "md").decode()
    assert [line.text for line in api.check(outline).text.lines][-6] == "本文是提纲。"


def test_a_page_leads_from_marks_to_footnotes_and_back():
    page = render(OUTLINE, "html").decode()
    for number, sign in enumerate("①②③④⑤⑥", 1):
        assert f'<sup id="footnote-mark-{number}"><a href="#footnote-{number}">{sign}</a></sup>' in page
        assert f'<p class="footnote"><a id="footnote-{number}" href="#footnote-mark-{number}">{sign}</a> ' in page


def test_markdown_is_that_of_pandoc():
    text = render(OUTLINE, "md").decode()
    assert "发展**新质[^新]生产力**，要因地制宜。[^地]\n" in text
    assert text.endswith("[^学]: 第五条。\n\n[^册]: 第六条。\n")


@pytest.mark.parametrize("made", [("docx", "reading-copy"), ("prompt", "")])
def test_a_copy_to_read_aloud_has_none(made: tuple[str, str]):
    with_notes, without = render(OUTLINE, *made), render(re.sub(r"\[\^.*?\]", "", OUTLINE).partition("脚注")[0], *made)
    assert with_notes == without


def test_more_than_twenty_have_numbers_that_are_none_of_the_text():
    marks = "".join(f"字[^{number}]" for number in range(1, 23))
    notes = "".join(f"  {number}: 注{number}。\n" for number in range(1, 23))
    text = render(f"标题: 讲话\n开头: {marks}。\n部分: 无\n脚注:\n{notes}", "txt").decode()
    assert "字⑳字[21]字[22]。" in text


def test_speeches_of_a_bundle_may_use_the_same_names():
    one = "标题: 甲\n开头: 春[^1]。\n部分: 无\n脚注: {1: 一月。}\n"
    two = "标题: 乙\n开头: 秋[^1]。\n部分: 无\n脚注: {1: 七月。}\n"
    bundle = f"合集: 四季\n---\n{one}---\n{two}"
    assert "春①。\n①一月。\n\n乙\n秋②。\n②七月。" in render(bundle, "txt").decode()
    text = render(bundle, "md").decode()
    assert "秋[^1-2]。" in text
    assert "[^1-2]: 七月。" in text
    document = parse(text)
    assert write(document, "txt", load_layout("gbt9704")) == render(bundle, "txt")


@pytest.mark.parametrize("kind", KINDS)
def test_the_office_file_gets_them_too(kind: str, tmp_path: Path):
    (tmp_path / "head.docx").write_bytes(packed(KINDS[kind]()))
    (tmp_path / "l.yaml").write_text("底稿: head.docx\n", encoding="utf-8")
    outline = f"{OUTLINE}版式: l.yaml\n"
    source = tmp_path / "a.yaml"
    source.write_text(outline, encoding="utf-8")
    data = api.render(outline, source=str(source)).data
    assert audit(data) == []
    assert part(data, "word/document.xml").count("<w:footnoteReference ") == 6
    assert part(data, "word/footnotes.xml").count("<w:footnote ") == 8
    pulled = api.pull(data, outline, source=str(source))
    assert (pulled.outline, pulled.complete) == (outline, True)

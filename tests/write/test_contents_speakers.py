"""The contents of a bundle with the speakers below the titles."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from drafter import api

BUNDLE = """合集: 护渠经验交流材料
---
标题: 把水送到田头
讲话人: [石梁县水利局, 局长　王建国]
开头: 今天讲三句话。
部分: []
---
标题: 把账算给农户
讲话人: 临江镇镇长　李明
日期: 2026-11-21
开头: 今天讲两句话。
部分: []
"""
LAYOUT = "extends: gbt9704\ncontents-speakers: yes\n"


@pytest.fixture
def layout(tmp_path) -> str:
    path = tmp_path / "ours.yaml"
    path.write_text(LAYOUT, encoding="utf-8")
    return str(path)


def rendered(layout: str | None = None, text: str = BUNDLE, to: str = "docx") -> bytes:
    return api.render(text, layout=layout, to=to).data


def contents(data: bytes) -> list[str]:
    """The lines of the contents, without page numbers."""
    paragraphs = docx.Document(BytesIO(data)).paragraphs
    return [one.text.split("\t")[0] for one in paragraphs if one.style.name.lower() in ("toc 1", "toc 2")]


def test_the_contents_say_who_speaks(layout):
    assert contents(rendered(layout)) == ["把水送到田头", "石梁县水利局", "局长　王建国", "把账算给农户", "临江镇镇长　李明"]


def test_they_say_only_titles_where_the_layout_does_not_ask():
    assert contents(rendered()) == ["把水送到田头", "把账算给农户"]
    assert "TOC2" not in [style.style_id for style in docx.Document(BytesIO(rendered())).styles]


def test_words_update_makes_the_same_lines(layout):
    xml = docx.Document(BytesIO(rendered(layout))).element.xml
    assert 'TOC \\h \\z \\n 2-2 \\t "Title,1,署名,2,署名末行,2"' in xml
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"')


def test_a_speech_without_a_speaker_has_a_title_alone(layout):
    text = BUNDLE.replace("讲话人: 临江镇镇长　李明\n", "")
    assert contents(rendered(layout, text))[-1] == "把账算给农户"


def test_nothing_is_pulled_from_them(layout):
    back = api.pull(rendered(layout), BUNDLE)
    assert back.outline == BUNDLE
    assert not back.notices


def test_the_web_page_has_them(layout):
    assert "<br>　　局长　王建国</li>" in rendered(layout, to="html").decode()


def test_the_pages_count_their_lines(layout):
    """Thirty titles and thirty speakers take two pages more than the first."""
    speech = BUNDLE.split("---\n")[2]
    text = BUNDLE.split("---\n", maxsplit=1)[0] + "---\n" + "---\n".join([speech] * 30)
    pages = [
        int(line.text.split("\t")[1]) for line in docx.Document(BytesIO(rendered(layout, text))).paragraphs if "\t" in line.text
    ]
    assert pages[0] == 4


def test_a_cover_puts_the_contents_on_the_next_page(tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text("extends: gbt9704\ncover: yes\n", encoding="utf-8")
    word = docx.Document(BytesIO(rendered(str(path))))
    assert word.styles["TOC Heading"].paragraph_format.page_break_before
    assert [line.text.split("\t")[1] for line in word.paragraphs if "\t" in line.text] == ["3", "4"]
    assert api.pull(rendered(str(path)), BUNDLE).outline == BUNDLE


def test_a_bundle_without_one_has_its_contents_below_the_title():
    word = docx.Document(BytesIO(rendered()))
    assert not word.styles["TOC Heading"].paragraph_format.page_break_before
    assert [line.text.split("\t")[1] for line in word.paragraphs if "\t" in line.text] == ["2", "3"]


def test_without_the_word_above_the_contents_there_is_no_cover(tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text("extends: gbt9704\ncover: yes\ncontents-title:\n", encoding="utf-8")
    word = docx.Document(BytesIO(rendered(str(path))))
    assert [line.text.split("\t")[1] for line in word.paragraphs if "\t" in line.text] == ["2", "3"]

"""Documents whose title has the style of the first level: the levels of their sections are counted from one."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

from drafter.pull.learn import learn

SECTIONS = ("早看险情", "早报险情")
TEXT = "每一段堤都要有人守，每一班都要有人接，每一天都要有人问。"


def learned(title_style: str, marks=("一、", "二、"), author: str = "") -> str:
    """What is learnt of a document with the title in a style, and sections in Heading 2."""
    word = docx.Document()
    font = word.styles["Heading 2"].font
    font.size = Pt(18)
    font.element.rPr.get_or_add_rFonts().set(qn("w:eastAsia"), "隶书")
    word.add_paragraph("在防汛动员会上的讲话", style=title_style)
    if author:
        word.styles.add_style(author, 1).base_style = word.styles["Heading 1"]
        word.add_paragraph("县水利局局长　王建国", style=author)
    word.add_paragraph("同志们：")
    word.add_paragraph(TEXT)
    for mark, heading in zip(marks, SECTIONS, strict=True):
        word.add_paragraph(mark + heading, style="Heading 2")
        word.add_paragraph(TEXT)
    saved = BytesIO()
    word.save(saved)
    return learn([("a.docx", saved.getvalue())], chinese=False).text


def kinds(text: str) -> dict[str, str]:
    """The values of each kind of line."""
    found: dict[str, str] = {}
    kind = ""
    for line in text.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            kind = line[:-1]
        else:
            found[kind] = found.get(kind, "") + line
    return found


def test_the_sections_below_a_title_of_level_1_are_of_level_1():
    found = kinds(learned("Heading 1"))
    assert "隶书" in found["heading-1"]
    assert "heading-2" not in found


def test_so_where_the_title_has_its_own_style():
    assert "隶书" in kinds(learned("Title"))["heading-1"]


def test_headings_that_count_as_level_2_are_of_level_2():
    assert "隶书" in kinds(learned("Title", marks=("（一）", "（二）")))["heading-2"]


def test_a_line_in_the_style_author_is_the_speaker():
    found = kinds(learned("Title", author="Author"))
    assert "speaker" in found
    assert "隶书" in found["heading-1"]

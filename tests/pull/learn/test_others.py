"""Documents of other programs: what they show is learnt, and nothing that only a shipped layout has."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from drafter.pull.learn import formats, learn

SPEECH = (
    "在防汛动员会上的讲话",
    "同志们：",
    "汛期到了，今天把任务分一分。每一段堤都要有人守，每一班都要有人接。",
    "险情要早看、早报、早治。",
)


def learned(change):
    word = docx.Document()
    for text in SPEECH:
        run = word.add_paragraph().add_run(text)
        run.font.size = Pt(18)
        change(run)
    saved = BytesIO()
    word.save(saved)
    return learn([("a.docx", saved.getvalue())], chinese=False)


def test_a_document_near_the_reading_copy_does_not_get_its_way_to_break_lines():
    found = learned(lambda run: run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312"))
    assert found.extends != "reading-copy" or "phrases: no" in found.text


def changed(change) -> str:
    """What is learnt of a document whose section was changed."""
    word = docx.Document()
    for text in SPEECH:
        word.add_paragraph(text)
    change(word.sections[0])
    saved = BytesIO()
    word.save(saved)
    return learn([("a.docx", saved.getvalue())], chinese=False).text


def test_a_grid_that_only_has_a_pitch_is_none():
    assert "  grid: 0\n" in changed(lambda _: None)


def test_a_number_in_dashes_has_them():
    def dashed(section) -> None:
        kind = OxmlElement("w:pgNumType")
        kind.set(qn("w:fmt"), "numberInDash")
        section._sectPr.append(kind)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        run = OxmlElement("w:r")
        run.text = "1"
        field.append(run)
        section.footer.paragraphs[0]._p.append(field)
        section.footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER

    assert "form: '- {page} -'" in changed(dashed)


def test_a_latin_font_for_chinese_text_is_the_one_that_word_takes_instead():
    found = learned(lambda run: run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Cambria"))
    assert "font: Cambria" not in found.text
    assert "font: 宋体" in found.text


def test_what_a_style_says_is_read_once(monkeypatch):
    """A document may have a hundred thousand paragraphs with nothing but a style."""
    read = []
    reading = formats._paragraph_values

    def counted(raw):
        read.append(raw)
        return reading(raw)

    monkeypatch.setattr(formats, "_paragraph_values", counted)
    word = docx.Document()
    for _ in range(200):
        word.add_paragraph()
        word.add_paragraph(style="Heading 1")
    for text in SPEECH:
        word.add_paragraph(text)
    saved = BytesIO()
    word.save(saved)
    learn([("a.docx", saved.getvalue())], chinese=False)
    assert len(read) < 20

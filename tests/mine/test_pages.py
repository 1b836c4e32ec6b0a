"""Page breaks of a Word document stand in the outline that is mined of it."""

from __future__ import annotations

from drafter.api import render
from drafter.mine.corrections import Corrections, corrected
from drafter.mine.pages import without_page_breaks
from drafter.mine.pipeline import mine_text
from drafter.speech.flow import document_paragraphs
from drafter.speech.markdown import write
from tests.read.word import document, p, r, read

BREAK = '<w:r><w:br w:type="page"/></w:r>'
NEW_PAGE = "<w:pageBreakBefore/>"
OUTLINE = """\
标题: 在防汛动员会上的讲话
称呼: 同志们
开头: [汛期到了，今天把任务分一分。, {分页: }, 先说水情，再说办法。]
部分:
  - 小标题: 守住堤坝
    正文: [{分页: }, 每一段堤都要有人守，每一班都要有人接。]
    部分: [{巡堤: [要有人走到。, {分页: }]}, {抢险: 要有人顶上。}]
  - 管好库水: [{分时段: 放多少、几时放，都听调度。}, {分河段: [要算清水账。, {分页: }, 还要算细。]}]
结尾: [{分页: }, 大家分头去做。谢谢大家！]
"""


def mined(*body):
    return mine_text(read(*body))


def marked(document):
    """The texts of the paragraphs, those that begin a page with a sign in front."""
    found, broken = [], False
    for _, paragraph in document_paragraphs(document):
        if paragraph.kind == "page-break":
            broken = True
        else:
            found.append("↵" * broken + paragraph.text)
            broken = False
    return found


SPEECH = (p("在防汛动员会上的讲话"), p("（2026年5月8日）"), p("同志们："), p("今天开个短会，把任务分一分。"))


def test_a_break_in_any_form_begins_a_page():
    forms = [
        (p(BREAK), p("一、守住堤坝")),
        (p(f"{BREAK}{r('一、守住堤坝')}"),),
        (p("一、守住堤坝", NEW_PAGE),),
        (p(f"{r('汛期到了。')}{BREAK}"), p("一、守住堤坝")),
        (p(f"{r('汛期到了。')}{BREAK}{r('一、守住堤坝')}"),),
    ]
    for form in forms:
        found = mined(*SPEECH, *form, p("每一段堤都要有人守。"), p("二、管好库水"), p("放水都听调度。"))
        assert "↵一、守住堤坝" in marked(found.document)
        assert sum(text.startswith("↵") for text in marked(found.document)) == 1
        assert len(found.lines) == len(document_paragraphs(found.document))


def test_what_drafter_wrote_is_mined_with_its_breaks():
    made = render(OUTLINE)
    from drafter.read import read_bytes

    found = mine_text(read_bytes(made.data, "a.docx"))
    assert marked(found.document) == marked(made.document)


def test_a_break_inside_the_front_is_listed_and_one_above_it_is_nothing():
    found = mined(p(f"{BREAK}{r('在防汛动员会上的讲话')}"), p("（2026年5月8日）", NEW_PAGE), p("同志们："), p("今天开个短会。"))
    assert not any("↵" in text for text in marked(found.document))
    assert found.left_out == ("page break, line 2",)


def test_a_break_in_a_column_or_a_table_is_none():
    cell = p(BREAK + r("东口"))
    table = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    found = mined(*SPEECH, p(f'<w:r><w:br w:type="column"/></w:r>{r("第二栏。")}'), table)
    assert not any("↵" in text for text in marked(found.document))


def test_corrections_keep_the_breaks():
    found = mined(*SPEECH, p("一、守住堤坝"), p("每一段堤都要有人守。"), p("二、管好库水", NEW_PAGE), p("放水都听调度。"))
    line = found.lines[next(at for at, text in enumerate(marked(found.document)) if "管好库水" in text)]
    again = corrected(found, Corrections(sections=(line,)))
    assert "↵二、管好库水" in marked(again.document)
    assert "page-break" not in write(without_page_breaks(again.document, again.lines).document)


def test_a_document_without_breaks_is_as_before():
    found = mined(*SPEECH)
    assert found.pages == ()
    assert document(*SPEECH)

"""Page breaks that somebody types in Word, or takes out there, are edits of the outline."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.pull.editing import changed_lines, document, edited, pulled, with_xml

OUTLINE = """\
标题: 在防汛动员会上的讲话
讲话人: 柳小河
称呼: 同志们
开头:
  - 汛期到了，今天把任务分一分。
  - 分页:
  - 先说水情，再说办法。
部分:
  - 守住堤坝:
    - 每一段堤都要有人守，每一班都要有人接。
    - 险情要早看、早报、早治。
  - 管好库水:
    - 放多少、几时放，都听调度。
结尾:
  - 大家分头去做。谢谢大家！
落款: 白水县
"""


def find(word, text):
    return next(paragraph for paragraph in word.paragraphs if text in paragraph.text)


def own_paragraph(word, text):
    find(word, text).insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)


def in_front_of_the_words(word, text):
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:br"))
    run[0].set(qn("w:type"), "page")
    find(word, text)._p.insert(1, run)


def as_a_property(word, text):
    find(word, text).paragraph_format.page_break_before = True


TYPED = [own_paragraph, in_front_of_the_words, as_a_property]
PLACES = {
    "险情要早看": ["+     - 分页: ''"],
    "二、管好库水": ["+     - 分页: ''"],
    "大家分头": ["+     - 分页: ''"],
    "白水县": ["+   - 分页: ''"],
    "一、守住堤坝": ["+   - 分页: ''"],
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("type_break", TYPED)
def test_a_break_that_somebody_types_is_a_line_of_the_outline(type_break, place):
    back = pulled(edited(document(OUTLINE), lambda word: type_break(word, place)), OUTLINE)
    assert (back.notices, back.complete) == ((), True)
    assert [line.replace("    ", "  ").strip("+ ") for line in changed_lines(OUTLINE, back.outline)] == ["- 分页: ''"]
    again = pulled(edited(document(OUTLINE), lambda word: type_break(word, place)), back.outline)
    assert again.outline == back.outline


def test_a_break_that_somebody_takes_out_goes():
    def without(word):
        find(word, "先说水情").paragraph_format.page_break_before = None

    back = pulled(edited(document(OUTLINE), without), OUTLINE)
    assert changed_lines(OUTLINE, back.outline) == ["-   - 分页:"]
    assert (back.notices, back.complete) == ((), True)


def test_a_break_that_the_outline_got_since_stays():
    later = OUTLINE.replace("结尾:\n", "结尾:\n  - 分页:\n")
    assert pulled(document(OUTLINE), later).outline == later


def test_a_break_that_the_outline_lost_since_stays_away():
    later = OUTLINE.replace("  - 分页:\n", "")
    assert pulled(document(OUTLINE), later).outline == later


def test_words_and_breaks_are_edited_together():
    def both(word):
        find(word, "险情要早看").runs[0].text = "险情要早看、早报、早治、早总结。"
        own_paragraph(word, "险情要早看")

    back = pulled(edited(document(OUTLINE), both), OUTLINE)
    assert "    - 分页: ''\n    - 险情要早看、早报、早治、早总结。\n" in back.outline
    assert back.complete


@pytest.mark.parametrize("type_break", TYPED)
def test_a_break_inside_the_front_is_told(type_break):
    back = pulled(edited(document(OUTLINE), lambda word: type_break(word, "柳小河")), OUTLINE)
    assert [notice.code for notice in back.notices] == ["pull.page-break"]
    assert (back.outline, back.complete) == (OUTLINE, False)


def test_a_break_above_the_title_is_nothing_new():
    assert pulled(edited(document(OUTLINE), lambda word: own_paragraph(word, "在防汛动员会")), OUTLINE).complete


def test_a_break_inside_a_paragraph_is_told():
    divided = with_xml(document(OUTLINE), lambda xml: xml.replace("都听调度。", '都听</w:t><w:br w:type="page"/><w:t>调度。'))
    back = pulled(divided, OUTLINE)
    assert ([notice.facts["found"] for notice in back.notices], back.outline) == (["page break"], OUTLINE)


def test_the_pages_of_a_copy_to_read_aloud_are_no_edits():
    from drafter import api

    data = api.render(OUTLINE, layout="reading-copy").data
    assert any(paragraph.paragraph_format.page_break_before for paragraph in docx.Document(BytesIO(data)).paragraphs)
    assert pulled(data, OUTLINE).outline == OUTLINE

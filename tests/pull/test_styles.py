"""What the styles and formats of a document mean for pulling."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.shared import RGBColor

from drafter.pull import pull
from drafter.pull.edited import Head, PageLine
from drafter.pull.headings import with_headings
from tests.pull.editing import document, edited, paragraph, pulled, renderer, replace
from tests.pull.test_structure import DEEP, W


def found(back) -> list[object]:
    return [one.facts.get("found") for one in back.notices]


COLOURS = {
    "black": (lambda run: setattr(run.font.color, "rgb", RGBColor(0, 0, 0)), []),
    "red": (lambda run: setattr(run.font.color, "rgb", RGBColor(255, 0, 0)), ["coloured"]),
    "yellow behind": (lambda run: setattr(run.font, "highlight_color", 7), ["highlighted"]),
    "nothing behind": (lambda run: run._r.get_or_add_rPr().append(parse_xml(f'<w:highlight {W} w:val="none"/>')), []),
    "shaded": (
        lambda run: run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="FFFF00"/>')),
        ["highlighted"],
    ),
    "grey behind, by the button": (
        lambda run: run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {W} w:val="pct15" w:color="auto" w:fill="FFFFFF"/>')),
        ["highlighted"],
    ),
    "white behind": (lambda run: run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="auto"/>')), []),
    "underlined": (lambda run: setattr(run, "underline", True), ["underlined"]),
    "not underlined": (lambda run: setattr(run, "underline", False), []),
    "raised": (lambda run: setattr(run.font, "superscript", True), ["superscript"]),
    "lowered": (lambda run: setattr(run.font, "subscript", True), ["subscript"]),
    "on the line": (lambda run: setattr(run.font, "superscript", False), []),
}


@pytest.mark.parametrize("case", COLOURS)
def test_a_format_is_told_and_what_looks_like_all_the_rest_is_none(case):
    change, kinds = COLOURS[case]
    back = pulled(edited(document(DEEP), lambda d: change(paragraph(d, "沟要直").runs[0])), DEEP)
    assert (back.outline, found(back), back.complete) == (DEEP, kinds, not kinds)


def test_the_words_of_a_watermark_are_told():
    def change(opened):
        names = f'{W} xmlns:v="urn:schemas-microsoft-com:vml"'
        run = opened.sections[0].header.paragraphs[0].add_run()
        run._r.append(parse_xml(f'<w:pict {names}><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict>'))

    back = pulled(edited(document(DEEP), change), DEEP)
    assert [(one.code, one.facts) for one in back.notices] == [("pull.header", {"text": "征求意见稿"})]
    assert (back.outline, back.complete) == (DEEP, False)


@pytest.mark.parametrize("words", ["第 1 页", "— 1 —", "1"])
def test_a_page_number_in_another_form_is_no_text(words):
    back = pulled(edited(document(DEEP), lambda d: setattr(d.sections[0].footer.paragraphs[0], "text", words)), DEEP)
    assert back == (DEEP, (), True)


@pytest.mark.parametrize("kind", ["body", "run"])
def test_the_colour_of_a_style_is_no_format_of_its_words(kind):
    def change(opened):
        run = paragraph(opened, "沟要直" if kind == "body" else "选良种").runs[0 if kind == "body" else 1]
        style = opened.styles["Body Text"] if kind == "body" else run.style
        style.font.color.rgb = RGBColor(255, 0, 0)
        run.font.color.rgb = RGBColor(255, 0, 0)

    assert pulled(edited(document(DEEP), change), DEEP) == (DEEP, (), True)


def test_words_shown_again_in_a_hidden_style_are_not_hidden():
    def change(opened):
        opened.styles["Body Text"].font.hidden = True
        for one in opened.paragraphs:
            for run in one.runs:
                run.font.hidden = False

    assert pulled(edited(document(DEEP), change), DEEP) == (DEEP, (), True)


def test_a_page_of_one_line_comes_back():
    outline = "标题: 老渠口护渠歌\n部分: 无\n"
    data = edited(document(outline), lambda d: replace(d, "护渠", "护林"))
    assert pull(data, outline, renderer()).outline == outline.replace("护渠", "护林")


@pytest.mark.parametrize(("length", "level"), [(80, 1), (81, 0)])
def test_a_long_heading_in_the_style_of_the_text_is_one_while_it_has_at_most_eighty_characters(length, level):
    text = "一、" + "修" * (length - 2)
    made = [PageLine("三、" + text[2:], "heading", 1), PageLine("渠要直。")]
    (first, _) = with_headings([PageLine(text), PageLine("渠要直。")], made).lines
    assert (first.kind, first.level) == (("heading", 1) if level else ("body", 0))


def test_a_line_with_headings_of_its_own_is_no_whole_heading():
    made = [PageLine("一、修渠", "heading", 1)]
    line = PageLine("一、修渠", heads=(Head(0, 4, "section", 1),))
    assert with_headings([line], made).lines == [line]

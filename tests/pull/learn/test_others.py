"""Documents of other programs: what they show is learnt, and nothing that only a shipped layout has."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
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


def test_the_gutter_is_margin():
    def bound(section) -> None:
        section.left_margin, section.gutter = Pt(70), Pt(14)

    assert "left: 84pt" in changed(bound)


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


def words(word) -> str:
    saved = BytesIO()
    word.save(saved)
    return learn([("a.docx", saved.getvalue())], chinese=False).text


def page_field(paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    run = OxmlElement("w:r")
    run.text = "1"
    field.append(run)
    paragraph._p.append(field)


def test_a_section_without_a_footer_has_that_of_the_section_in_front_of_it():
    """A cover and the text behind it: Word writes the footer only once."""
    word = docx.Document()
    word.add_paragraph("汛期工作材料")
    footer = word.sections[0].footer.paragraphs[0]
    page_field(footer)
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_section()
    for text in SPEECH:
        word.add_paragraph(text)
    found = words(word)
    assert "place: none" not in found
    assert "extends: meeting-paper" in found or "place: center" in found


BOX = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
 <mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="margin"><wp:align>{side}</wp:align></wp:positionH>
 <wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice>
 <mc:Fallback><w:pict><v:shape style="position:absolute;mso-position-horizontal:{side}"><v:textbox>
 <w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>"""
NUMBER = (
    '<w:p><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)


def test_a_page_number_in_a_text_box_stands_where_the_box_stands():
    """WPS puts its page numbers into text boxes, with a copy of each for older programs."""

    def boxed(side):
        def change(section) -> None:
            old = section.footer.paragraphs[0]._p
            old.getparent().replace(old, parse_xml(BOX.format(side=side, text=NUMBER)))

        return change

    assert "place: none" not in changed(boxed("outside"))
    centred = changed(boxed("center"))
    assert "extends: meeting-paper" in centred or "place: center" in centred
    assert "place: right" in changed(boxed("right"))


def test_a_page_number_in_a_text_box_at_a_distance_stands_where_the_distance_puts_it():
    """432 points of text: a box of 20 points, 206 and 400 points from its edge."""

    def placed(points: int) -> str:
        offset = f"<wp:posOffset>{points * 12700}</wp:posOffset>"
        box = BOX.replace(
            'relativeFrom="margin"><wp:align>{side}</wp:align></wp:positionH>', f'relativeFrom="margin">{offset}</wp:positionH>'
        )
        box = box.replace("<wps:txbx>", f'<wp:extent cx="{20 * 12700}" cy="1"/><wps:txbx>')

        def change(section) -> None:
            old = section.footer.paragraphs[0]._p
            old.getparent().replace(old, parse_xml(box.format(side="left", text=NUMBER)))

        return changed(change)

    centred = placed(206)
    assert "extends: meeting-paper" in centred or "place: center" in centred
    assert "place: right" in placed(400)


def listed(paragraph, number: int) -> None:
    numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = number


def in_lists(left: int, hanging: int):
    """A document and the number of a list in it whose level has these indents, in twips."""
    word = docx.Document()
    numbering = word.part.numbering_part.element
    xml = (
        '<w:abstractNum xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:abstractNumId="77">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, parse_xml(xml))
    return word, numbering.add_num(77).numId


def test_a_numbered_heading_has_the_indent_of_its_list():
    """A layout has no hanging indent: the heading begins where its number stood, 900 - 420 twips from the edge."""
    word, number = in_lists(900, 420)
    for text in SPEECH:
        word.add_paragraph(text)
    for text in ("守住每一段堤", "管好每一座闸"):
        heading = word.add_paragraph(text)
        heading.paragraph_format.first_line_indent = None
        listed(heading, number)
        word.add_paragraph("这件事要有人管，有人查，有人报。")
    found = words(word)
    section = found[found.index("heading-1:") :]
    assert "indent-left: 24pt" in section[: section.index("page:")]


def test_a_paragraph_without_the_number_of_its_style_has_not_its_indent():
    word, number = in_lists(1440, 0)
    style = word.styles.add_style("条文", 1)
    numbered = style.element.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_numId().val = number
    for text in SPEECH[:2]:
        word.add_paragraph(text)
    for text in SPEECH[2:]:
        listed(word.add_paragraph(text, style="条文"), 0)
    assert "indent-left" not in words(word)


def test_the_word_above_a_table_of_contents_is_its_heading():
    word = docx.Document()
    word.add_paragraph("在防汛动员会上的讲话").alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.add_paragraph("目  录").runs[0].font.size = Pt(15)
    style = word.styles.add_style("toc 1", 1)
    for text in ("一、守住每一段堤\t1", "二、管好每一座闸\t2"):
        word.add_paragraph(text, style=style)
    for text in ("一、守住每一段堤", SPEECH[2], "二、管好每一座闸", SPEECH[3]):
        word.add_paragraph(text)
    found = words(word)
    assert "contents-heading:" in found
    assert "size: 小三" in found[found.index("contents-heading:") : found.index("page:")]


def test_an_offices_template_with_words_in_the_place_of_the_text():
    """The number of the document, a title in the middle, text that is to be replaced, a signature."""
    word = docx.Document()
    for text, size, side, indent in (
        ("北河发〔20XX〕XX号", 16, WD_ALIGN_PARAGRAPH.CENTER, 0),
        ("[此处输入标题]", 22, WD_ALIGN_PARAGRAPH.CENTER, 0),
        ("[此处输入主送机关]：", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 0),
        ("[此处输入正文内容]", 16, WD_ALIGN_PARAGRAPH.JUSTIFY, 32),
        ("北河县水务局", 16, WD_ALIGN_PARAGRAPH.RIGHT, 0),
        ("20XX年XX月XX日", 16, WD_ALIGN_PARAGRAPH.RIGHT, 0),
    ):
        paragraph = word.add_paragraph()
        paragraph.add_run(text).font.size = Pt(size)
        paragraph.alignment = side
        paragraph.paragraph_format.first_line_indent = Pt(indent) if indent else None
    found = words(word)
    assert "also" not in found
    assert "salutation:" in found
    assert "signature:" in found
    assert "speaker:" not in found

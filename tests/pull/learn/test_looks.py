"""What the looks of a paragraph say where mining says nothing of it, and what looks like it and is something else."""

from __future__ import annotations

from io import BytesIO

import docx
import yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from drafter.layout.model import Length
from drafter.pull.learn import learn
from drafter.pull.learn.formats import Values
from drafter.pull.learn.paragraphs import LEFT_OUT, Counted, Paragraph, Word, by_look
from drafter.pull.learn.roles import Roles
from drafter.speech.tree import Speech

TEXT = "水库的闸门由两个人看，一个人管开，一个人管报，夜里每两个小时巡一遍，巡完要在本子上签名。"


def line(word, text: str, *, size: float = 16, side=WD_ALIGN_PARAGRAPH.JUSTIFY, indent: float = 0, bold: bool = False, style=None):
    paragraph = word.add_paragraph(style=style)
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    paragraph.alignment = side
    paragraph.paragraph_format.first_line_indent = Pt(indent) if indent else None
    return paragraph


def layout(word):
    saved = BytesIO()
    word.save(saved)
    return yaml.safe_load(learn([("a.docx", saved.getvalue())], chinese=False).text)


def speech(word, title: str = "在汛期值守会上的讲话") -> None:
    line(word, title, size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    line(word, "同志们：")
    for heading in ("一、看好闸门", "二、管好仓库"):
        line(word, heading, indent=32)
        line(word, TEXT, indent=32)
        line(word, TEXT[::-1], indent=32)


def test_what_stands_below_a_speech_is_known_by_its_look():
    """Behind telephone numbers mining looks for no speech any more."""
    word = docx.Document()
    speech(word)
    line(word, "联系人：王平", size=14, indent=28)
    line(word, "联系电话：0551-6000000，13800000000", size=14, indent=28)
    line(word, "附件1：值守安排表", size=14, indent=28)
    line(word, "附件2：仓库清单", size=14, indent=28)
    line(word, "北河县水务局", size=14, side=WD_ALIGN_PARAGRAPH.RIGHT)
    date = line(word, "2026年6月8日", size=14, side=WD_ALIGN_PARAGRAPH.RIGHT)
    date.paragraph_format.right_indent = Pt(28)
    found = layout(word)
    assert found["attachments"]["size"] == "四号"
    assert found["attachments-more"]["indent"] == "2字"
    assert found["signature"]["size"] == "四号"
    assert found["signed"]["indent-right"] == "2字"


def test_a_line_at_the_right_that_is_no_date_signs_nothing():
    word = docx.Document()
    speech(word)
    line(word, "（转下页）", size=14, side=WD_ALIGN_PARAGRAPH.RIGHT)
    assert "signed" not in layout(word)


def test_a_line_above_a_table_is_its_caption():
    word = docx.Document()
    speech(word)
    line(word, "表1　两班的分工", size=15, side=WD_ALIGN_PARAGRAPH.CENTER)
    word.add_table(2, 2).cell(0, 0).text = "班次"
    assert layout(word)["caption"]["size"] == "小三"


def test_a_sentence_that_begins_with_a_table_is_text():
    word = docx.Document()
    speech(word)
    line(word, "表1里的分工从今天晚上起算，没有轮到的人也不能离开县城，有事先请假。", size=15, indent=30)
    assert "caption" not in layout(word)


def test_the_title_that_mining_did_not_find_is_the_first_centred_line():
    word = docx.Document()
    line(word, "值守，是一件小事，也是一件大事。", size=18, side=WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    for _ in range(3):
        line(word, TEXT, indent=32)
    title = layout(word)["title"]
    assert (title["size"], title["bold"]) == ("小二", True)


def test_a_red_letterhead_is_no_title():
    word = docx.Document()
    head = line(word, "北河县水务局，文件。", size=36, side=WD_ALIGN_PARAGRAPH.CENTER)
    head.runs[0].font.color.rgb = docx.shared.RGBColor(0xFF, 0, 0)
    for _ in range(3):
        line(word, TEXT, indent=32)
    assert layout(word).get("title", {}).get("size") != "小初"


def test_a_line_alone_that_looks_like_text_is_no_title():
    """A name above a draft for oneself: the office's titles do not look like it."""
    word = docx.Document()
    line(word, "王平")
    line(word, "尊敬的各位评委，大家好")
    for _ in range(3):
        line(word, TEXT, indent=32)
    found = layout(word)
    assert "title" not in found


def test_words_to_the_hearers_above_indented_text_are_the_salutation():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    line(word, "尊敬的各位评委，大家好", size=18)
    for _ in range(3):
        line(word, TEXT, indent=32)
    assert layout(word)["salutation"]["size"] == "小二"


def test_a_first_sentence_that_is_not_indented_is_no_salutation():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    line(word, "各位的班次昨天夜里已经排好，今天开始执行，有事要先请假。", size=18)
    for _ in range(3):
        line(word, TEXT, indent=32)
    assert "salutation" not in layout(word)


def test_a_title_in_heading_2_above_sections_in_heading_1():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=26, side=WD_ALIGN_PARAGRAPH.CENTER, style="Heading 2")
    for heading in ("看好闸门", "管好仓库", "守好电话"):
        line(word, heading, indent=32, style="Heading 1")
        line(word, TEXT, indent=32)
    found = layout(word)
    assert found["title"]["size"] == "一号"
    assert "size" not in found.get("heading-2", {})


def test_sections_in_heading_2_below_one_in_heading_1_stay_as_they_are():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    line(word, "看好闸门", size=18, style="Heading 1")
    line(word, TEXT, indent=32)
    line(word, "白天两个人", size=15, style="Heading 2")
    line(word, TEXT, indent=32)
    found = layout(word)
    assert (found["heading-1"]["size"], found["heading-2"]["size"]) == ("小二", "小三")


def test_a_mined_heading_is_none_where_headings_of_its_level_have_a_style():
    """An item of a list with a number, in a document with Word's headings."""
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    for heading in ("一、看好闸门", "二、管好仓库"):
        line(word, heading, size=18, style="Heading 1")
        line(word, TEXT, indent=32)
    line(word, "三、都要签名", indent=32)
    line(word, TEXT, indent=32)
    saved = BytesIO()
    word.save(saved)
    found = learn([("a.docx", saved.getvalue())], chinese=False).text
    section = found[found.index("heading-1:") : found.index("page:")]
    assert "size: 小二\n" in section  # and no other size beside it


def test_contents_with_the_words_of_headings_do_not_hide_the_text():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    style = word.styles.add_style("toc 1", 1)
    for text in ("一、看好闸门\t1", "二、管好仓库\t2"):
        line(word, text, size=12, style=style)
    for heading in ("一、看好闸门", "二、管好仓库"):
        line(word, heading, size=18, indent=36)
        line(word, TEXT, indent=32)
    found = layout(word)
    assert found["heading-1"]["size"] == "小二"
    assert found["contents-line"]["size"] == "小四"


def test_lines_of_the_contents_of_deeper_levels_do_not_count():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    first, second = (word.styles.add_style(name, 1) for name in ("toc 1", "toc 2"))
    line(word, "看好闸门\t1", size=12, style=first)
    for text in ("白天两个人看守\t1", "夜里两个人看守\t2", "换班的时候要交接\t3"):
        line(word, text, size=10.5, style=second)
    line(word, TEXT, indent=32)
    assert layout(word)["contents-line"]["size"] == "小四"


def test_a_link_says_nothing_of_the_colour_of_the_contents():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    style = word.styles.add_style("toc 1", 1)
    link = word.styles.add_style("Hyperlink", 2)
    link.font.underline, link.font.color.rgb = True, docx.shared.RGBColor(0, 0, 0xFF)
    line(word, "看好闸门\t1", size=12, style=style).runs[0].style = link
    line(word, TEXT, indent=32)
    found = layout(word)["contents-line"]
    assert "color" not in found
    assert "underline" not in found


def test_a_line_below_the_title_in_a_style_of_the_office_is_the_speaker():
    word = docx.Document()
    line(word, "On Duty in the Flood Season", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    line(word, "Wang Ping – North River", size=14, side=WD_ALIGN_PARAGRAPH.CENTER)
    for _ in range(2):
        line(word, "Two people watch the gate. One opens it, and one reports what the river does.", size=12)
    assert "speaker" in layout(word) or "subtitle" in layout(word)


def test_a_line_of_space_is_one_of_the_grid():
    """Word writes the points beside it: half a line of a grid of 15.6 pt, whatever the pitch of the paragraph."""
    word = docx.Document()
    speech(word)
    for paragraph in word.paragraphs:
        paragraph.paragraph_format.line_spacing = Pt(28)
        if paragraph.text.startswith(("一、", "二、")):
            spacing = paragraph._p.pPr.find(qn("w:spacing"))
            spacing.set(qn("w:beforeLines"), "50")
            spacing.set(qn("w:before"), "156")
    assert layout(word)["heading-1"]["before"] == "7.8pt"


def test_a_font_of_latin_letters_counts_without_any():
    word = docx.Document()
    speech(word)
    for paragraph in word.paragraphs:
        paragraph.runs[0].font.name = "Arial" if paragraph.text.startswith(("一、", "二、")) else "Georgia"
    found = layout(word)
    assert (found["body"]["latin"], found["heading-1"]["latin"]) == ("Georgia", "Arial")


def test_letters_outvote_a_font_that_nothing_is_set_in():
    word = docx.Document()
    speech(word)
    for paragraph in word.paragraphs:
        paragraph.runs[0].font.name = "Arial"
    run = line(word, "夜里值守的电话是 119", indent=32).runs[0]
    run.font.name = "Georgia"
    assert layout(word)["body"]["latin"] == "Georgia"


def test_blanks_in_a_header_do_not_say_how_it_looks():
    word = docx.Document()
    speech(word)
    header = word.sections[0].header.paragraphs[0]
    header.add_run("      ").font.size = Pt(9)
    header.add_run("汛期值守材料").font.size = Pt(15)
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    assert layout(word)["header"]["size"] == "小三"


def test_a_page_number_looks_like_the_code_of_its_field():
    """Word sets a field like its code, whatever the runs that begin and end it say."""
    word = docx.Document()
    speech(word)
    footer = word.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    size = "<w:rPr><w:sz w:val='{}'/></w:rPr>".format
    mark = "<w:r {ns}>{look}<w:fldChar w:fldCharType='{kind}'/></w:r>".format
    ns = nsdecls("w")
    for xml in (
        mark(ns=ns, look=size(48), kind="begin"),
        f"<w:r {ns}>{size(24)}<w:instrText> PAGE </w:instrText></w:r>",
        mark(ns=ns, look=size(48), kind="separate"),
        f"<w:r {ns}>{size(24)}<w:t>1</w:t></w:r>",
        mark(ns=ns, look=size(48), kind="end"),
    ):
        footer._p.append(parse_xml(xml))
    assert layout(word)["page-number"]["size"] == "小四"


def test_empty_lines_below_the_title_are_the_gap_whatever_space_the_style_has():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER).paragraph_format.space_after = Pt(3)
    for _ in range(2):
        word.add_paragraph()
    for _ in range(3):
        line(word, TEXT, indent=32)
    assert layout(word)["page"]["gap"] == "2行"


def test_many_empty_lines_are_those_of_a_cover():
    word = docx.Document()
    line(word, "在汛期值守会上的讲话", size=22, side=WD_ALIGN_PARAGRAPH.CENTER)
    for _ in range(9):
        word.add_paragraph()
    for _ in range(3):
        line(word, TEXT, indent=32)
    assert "gap" not in layout(word)["page"]


def test_a_subject_on_a_cover_is_no_speaker():
    def found(text: str) -> list[str]:
        values: Values = {"align": "center", "indent": Length(0.0)}
        words = [Word(text, {"size": 16.0, "bold": False}, "")]
        return [
            one.kind
            for one in by_look(
                [
                    Counted(0, Paragraph(values, words, "汛期值守课程论文", "", 0), "title", 0, 8),
                    Counted(1, Paragraph(values, words, text, "", 0), LEFT_OUT, None, len(text)),
                    Counted(2, Paragraph({**values, "align": "left"}, words, TEXT, "", 0), "body", 8, len(TEXT)),
                ]
            )
        ]

    assert found("题目：看好闸门") == ["title", "body"]
    assert found("信息学院　王平") == ["title", "speaker", "body"]
    assert found("2026年6月8日") == ["title", "body"]


def test_no_page_number_has_no_first_page():
    word = docx.Document()
    speech(word)
    word.sections[0]._sectPr.append(OxmlElement("w:titlePg"))
    assert layout(word)["page-number"] == {"place": "none"}


def test_a_quotation_in_the_style_of_a_program():
    word = docx.Document()
    speech(word)
    style = word.styles.add_style("Block Text", 1)
    line(word, "水来了，人要在；人走了，水就来了。", size=14, style=style)
    assert layout(word)["quote"]["size"] == "四号"


def test_short_paragraphs_are_looked_for_between_the_long_ones():
    roles = Roles.__new__(Roles)
    roles._text, roles._roles, roles._starts = "看好闸门" + "甲" * 30 + "管好仓库" + "乙" * 30, [], []
    assert roles.places(["管好仓库", "甲" * 30, "管好仓库", "乙" * 30]) == [None, 4, 34, 38]
    assert Roles((Speech(),)[0]).places(["看好闸门"]) == [None]

"""What a Word document holds beside plain paragraphs: each kind read or reported as a reader would want it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from drafter.layout import load_layout
from drafter.read import read_bytes
from drafter.speech.flow import text_of
from drafter.write import write
from tests.read.word import document, lines, p, r, read, style
from tests.write.examples import BUNDLE, RICH, SHORT

BOX = "<w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p><w:p><w:r><w:t>文件</w:t></w:r></w:p></w:txbxContent>"


def field(instruction: str, result: str | None) -> str:
    """A field; None for one without a result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    middle = "" if result is None else mark("separate") + r(result)
    return f'{mark("begin")}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{middle}{mark("end")}'


# ---------------------------------------------------------------- changes


def test_insertions_are_kept_and_deletions_reported():
    change = 'w:id="1" w:author="某人" w:date="2026-01-01T00:00:00Z"'
    body = p(
        f"{r('我们')}<w:del {change}><w:r><w:delText>必须</w:delText></w:r></w:del><w:ins {change}>{r('要')}</w:ins>{r('学习')}"
        f"<w:moveFrom {change}>{r('走开')}</w:moveFrom><w:moveTo {change}>{r('过来')}</w:moveTo>"
    )
    found = read(p("上一段"), body)
    assert found.text == "上一段\n我们要学习过来"
    assert found.left_out == ("deleted text, line 2: 必须走开",)


def test_a_deleted_paragraph_end_joins_two_paragraphs_in_the_style_of_the_second():
    gone = "<w:rPr><w:del w:id='1' w:author='某人'/></w:rPr>"
    found = read(p("前半句，", gone), p("后半句。", style("Heading1")), p("完"))
    assert found.text == "前半句，后半句。\n完"
    assert found.hints == ((0, "heading-1"),)


def test_old_properties_of_tracked_changes_count_for_nothing():
    change = '<w:pPrChange w:id="1" w:author="a"><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    run = '<w:r><w:rPr><w:rPrChange w:id="2" w:author="a"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>正文</w:t></w:r>'
    found = read(p(run, change))
    assert (found.text, found.hints) == ("正文", ())


def test_comments_and_notes_are_reported_with_their_text():
    body = p(
        f'{r("加强学习")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>'
        '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + r("。")
    )
    note = "<w:{0} w:id='{1}'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{2}</w:t></w:r></w:p></w:{0}>".format
    notes = {
        "footnotes": note("footnote", 1, "分隔线") + note("footnote", 2, "见文件"),
        "endnotes": note("endnote", 3, "尾注"),
        "comments": note("comment", 0, "再查一下"),
    }
    found = read(body, notes=notes)
    assert found.text == "加强学习。"
    assert found.left_out == ("footnote, line 1: 见文件", "endnote, line 1: 尾注", "comment, line 1: 再查一下")


# ---------------------------------------------------------------- what stands beside the text


def test_tables_are_reported_with_their_words():
    cell = "<w:tc>{}</w:tc>".format
    inner = f"<w:tbl><w:tr>{cell(p('里面'))}</w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:tr>{cell(p('单位'))}{cell(p('人数'))}</w:tr><w:tr>{cell(p('一局') + inner + p())}{cell(p('86'))}</w:tr></w:tbl>"
    )
    found = read(p("如下表："), table, p("表后"))
    assert found.text == "如下表：\n表后"
    assert found.left_out == ("table, line 2: 单位 | 人数 / 一局 里面 | 86",)


def test_a_document_laid_out_in_a_table_is_read_from_it():
    table = f"<w:tbl><w:tr><w:tc>{p('讲话', style('Title'))}{p('同志们：')}</w:tc></w:tr></w:tbl>"
    found = read(p(), table, p())
    assert (found.text, found.hints, found.left_out) == ("讲话\n同志们：", ((0, "title"),), ())


def test_a_text_box_is_reported_once_whatever_forms_it_has():
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = read(p(shape + r("正文")))
    assert (found.text, found.left_out) == ("正文", ("text box, line 1: 红头 / 文件",))


def test_an_old_text_box_is_reported_too():
    found = read(p(f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>{r('正文')}"))
    assert found.left_out == ("text box, line 1: 红头 / 文件",)


def test_pictures_are_reported_with_their_description_and_lines_are_not():
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图 1" descr="会场"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    line = '<w:r><w:drawing><wp:anchor><wp:docPr id="2" name="直线 1"/></wp:anchor></w:drawing></w:r>'
    watermark = '<w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
    package = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    found = read(p(picture + line + watermark + package + r("正文")))
    assert found.text == "正文"
    assert found.left_out == ("picture, line 1: 会场", "picture, line 1: 草稿", "embedded document, line 1: Excel.Sheet.12")


def test_headers_and_footers_are_reported_once_and_page_numbers_not_at_all():
    number = f"<w:p>{r('— ')}<w:fldSimple w:instr=' PAGE '>{r('1')}</w:fldSimple>{r(' —')}</w:p>"
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId-header"/><w:footerReference w:type="default" r:id="rId-footer"/></w:sectPr>'
    notes = {"header": "<w:p><w:r><w:t>内部资料</w:t></w:r></w:p>", "footer": number}
    found = read(p("一", section), p("二"), notes=notes, settings=section)
    assert (found.text, found.left_out) == ("一\n二", ("header: 内部资料",))


def test_a_foreign_part_put_in_is_reported():
    assert read(p("一"), '<w:altChunk r:id="rId99"/>').left_out == ("embedded document, line 2",)


def test_a_formula_between_paragraphs_is_reported():
    formula = '<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></m:oMathPara>'
    assert read(p("一"), formula).left_out == ("formula, line 2: x=2",)


def test_hidden_text_is_reported_however_it_is_hidden():
    styles = (
        '<w:style w:type="character" w:styleId="Gone"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="GoneToo"><w:name w:val="都藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    by_run = r("一", "<w:vanish/>") + r("二", '<w:rStyle w:val="Gone"/>') + r("三", '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>')
    found = read(p(by_run + r("四")), p("五", style("GoneToo") + "<w:rPr><w:vanish/></w:rPr>"), p("六"), styles=styles)
    assert found.text == "三四\n六"
    assert found.left_out == ("hidden text, line 1: 一二", "hidden text, line 2: 五")


def test_a_paragraph_whose_end_is_hidden_runs_on_in_the_next():
    end = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert lines(p("一、加强学习。", style("Heading1") + end), p("我们要学。")) == ["一、加强学习。我们要学。"]


def test_an_initial_set_apart_belongs_to_its_paragraph():
    assert lines(p("同", '<w:framePr w:dropCap="drop" w:lines="3"/>'), p("志们，今天开会。")) == ["同志们，今天开会。"]


# ---------------------------------------------------------------- characters


def test_tabs_breaks_and_hyphens():
    run = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/><w:t>丁</w:t><w:br/><w:t>戊</w:t><w:cr/><w:t>己</w:t></w:r>"
    assert lines(p(run)) == ["甲\t乙-丙丁", "戊", "己"]


def test_a_soft_line_break_joins_in_a_title_and_a_page_break_divides():
    title = "<w:r><w:t>在会议上的</w:t><w:br/><w:t>讲话</w:t></w:r>"
    found = read(
        p(title, style("Title")), p(f'<w:r><w:br w:type="page"/></w:r>{r("第二页")}'), p('<w:r><w:br w:type="page"/></w:r>')
    )
    assert found.text == "在会议上的讲话\n第二页\n"
    assert found.hints == ((0, "title"),)


def test_blanks_count_as_word_counts_them():
    assert lines(p("<w:r><w:t> 甲 </w:t><w:t xml:space='preserve'> 乙\n丙 </w:t></w:r>")) == ["甲 乙 丙 "]


def test_symbols_in_their_fonts():
    symbols = '<w:r><w:sym w:font="Wingdings" w:char="F081"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="没见过" w:char="F041"/></w:r>'
    private = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf06c</w:t></w:r>'
    found = read(p(symbols + private))
    assert found.text == "①≥•●"
    assert found.left_out == ("picture, line 1: 没见过 F041",)


def test_the_words_under_phonetic_guides():
    ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yuè</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>乐</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    found = read(p(r("音") + ruby))
    assert (found.text, found.left_out) == ("音乐", ("phonetic guide, line 1: yuè",))


def test_formulas_links_and_containers_are_text():
    body = (
        f'<w:hyperlink r:id="rId9">{r("链接")}</w:hyperlink><w:smartTag>{r("标记")}</w:smartTag><w:sdt><w:sdtPr><w:alias w:val="不要"/></w:sdtPr>'
        f"<w:sdtContent>{r('控件')}</w:sdtContent></w:sdt><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:bdo>{r('方向')}</w:bdo>"
    )
    assert lines(p(body), f"<w:sdt><w:sdtContent>{p('块')}</w:sdtContent></w:sdt>") == ["链接标记控件x方向", "块"]


# ---------------------------------------------------------------- fields


@pytest.mark.parametrize(
    ("instruction", "result", "expected"),
    [
        (" REF a \\h ", "第三条", "见第三条。"),
        (" eq \\o\\ac(○,12)", None, "见⑫。"),
        (" eq \\o\\ac(□,密)", None, "见密。"),
        (" EQ \\* jc0 \\* hps10 \\o(\\s\\up 9(pīn),拼)", None, "见拼。"),
        (" XE 索引 ", None, "见。"),
        (" eq \\o\\ac(○,12)", "⑫", "见⑫。"),  # one that has its result is not drawn a second time
        (" ", None, "见。"),
    ],
)
def test_fields_show_their_results(instruction, result, expected):
    assert lines(p(r("见") + field(instruction, result) + r("。"))) == [expected]


def test_an_instruction_inside_another_is_no_text():
    inner = field(" IF " + "</w:instrText></w:r>" + field("PAGE", "1") + '<w:r><w:instrText xml:space="preserve"> = 1', "首页")
    found = read(p(inner))
    assert found.text == "首页"
    assert found.left_out == ("field, line 1: 1",)


def test_a_field_that_cannot_be_drawn_is_reported():
    found = read(p(field(" LISTNUM ", None) + r("甲")))
    assert (found.text, found.left_out) == ("甲", ("field, line 1: LISTNUM",))


def test_a_field_that_never_ends_hides_nothing_beyond_its_paragraph():
    assert lines(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'), p("正文")) == [
        "",
        "正文",
    ]


def test_a_table_of_contents_is_reported():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    body = [
        p("目录", style("TOCHeading")),
        p(f"{mark('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{mark('separate')}{r('一、甲')}"),
        p("二、乙"),
        p(mark("end")),
        p("一、甲"),
    ]
    styles = '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/></w:style>'
    found = read(*body, styles=styles)
    assert found.text.strip() == "一、甲"
    assert found.left_out == ("contents, line 1: 目录", "contents, line 1: 一、甲", "contents, line 1: 二、乙")


# ---------------------------------------------------------------- styles


@pytest.mark.parametrize(
    ("style_id", "name", "more", "expected"),
    [
        ("a3", "Title", "", "title"),
        ("a3", "标题", "", "title"),
        ("a4", "Subtitle", "", "subtitle"),
        ("1", "heading 1", "", "heading-1"),
        ("2", "标题 2", "", "heading-2"),
        ("7", "heading 7", "", "heading-4"),
        ("b", "二级标题", "", "heading-2"),
        ("c", "我的样式", '<w:basedOn w:val="Heading3"/>', "heading-3"),
        ("d", "提纲", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', "heading-2"),
        ("e", "正文样式", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', None),
        ("f", "正文", "", None),
        ("g", "称呼", "", "salutation"),
        ("h", "Date", "", "date"),
        ("i", "圈子", '<w:basedOn w:val="i"/>', None),
        ("Speaker", "署名", "", "speaker"),
        ("Author", "Author", '<w:basedOn w:val="Heading1"/>', "speaker"),
        ("j", "作者", "", "speaker"),
    ],
)
def test_what_styles_say(style_id, name, more, expected):
    made = f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{more}</w:style>'
    assert read(p("文字", style(style_id)), styles=made).hints == (((0, expected),) if expected else ())


def test_an_outline_level_of_the_paragraph_itself():
    assert read(p("文字", '<w:outlineLvl w:val="0"/>'), p("文字", '<w:outlineLvl w:val="9"/>')).hints == ((0, "heading-1"),)


@pytest.mark.parametrize("document", [RICH, SHORT, BUNDLE])
def test_what_drafter_wrote_comes_back(document):
    found = read_bytes(write(document, "docx", load_layout("gbt9704")), "speech.docx")
    assert [line for line in found.text.split("\n") if line] == [line for line in text_of(document).split("\n") if line]
    assert {entry.partition(",")[0] for entry in found.left_out} <= {"contents"}
    assert {hint for _, hint in found.hints} >= {"title", "salutation", "heading-1"}


@pytest.mark.parametrize("styles", [b"", b"<w:style w:type='character' w:styleId='x'><w:name w:val='x'/></w:style>"])
def test_a_document_without_paragraph_styles_has_plain_paragraphs(styles: bytes):
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(document(p(r("护林总结")), p(r("今年巡山九十天。"))))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/styles.xml":
                part = re.sub(rb"(<w:styles[^>]*>).*(</w:styles>)", rb"\1" + styles + rb"\2", part, flags=re.DOTALL)
            new.writestr(name, part)
    found = read_bytes(made.getvalue(), "a.docx")
    assert (found.text.split(), found.hints) == (["护林总结", "今年巡山九十天。"], ())


def test_styles_inside_styles():
    made = BytesIO()
    inner = b'<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    body = document(p(r("一、巡山"), style("1")), p(r("今年巡山九十天。")))
    with zipfile.ZipFile(BytesIO(body)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/styles.xml":
                part = re.sub(rb"(<w:styles[^>]*>).*(</w:styles>)", rb"\1\1" + inner + rb"\2\2", part, flags=re.DOTALL)
            new.writestr(name, part)
    assert read_bytes(made.getvalue(), "a.docx").hints == ((0, "heading-1"),)


# ---------------------------------------------------------------- bold type


def test_paragraphs_that_are_bold_as_a_whole_say_so():
    found = read(p(r("看好闸", "<w:b/>")), p("谁的班谁签字。"), p(r("清好渠", "<w:b/>") + r("，先清后放。")))
    assert found.hints == ((0, "bold"),)


def test_bold_type_says_nothing_where_most_of_a_text_has_it():
    assert read(p(r("看好闸", "<w:b/>")), p(r("谁的班谁签字。", "<w:b/>")), p("先清后放。")).hints == ()

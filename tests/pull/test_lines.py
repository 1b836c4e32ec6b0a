"""Lines of a kind of their own, pulled: each comes back under its key, and what the layout did not show stays."""

from __future__ import annotations

import copy
from io import BytesIO

import docx
import pytest
from docx.text.paragraph import Paragraph

from tests.pull.editing import document, edited, pulled

OUTLINE = """\
标题: 在春耕动员会上的讲话
称呼: 同志们
开头:
  - 现在开会。
  - 提示语: 全体起立
  - 讲者备注: 看一下会场
  - {引文: 民以食为天。, 出处: 《汉书》}
部分:
  - 小标题: 抓种子
    正文:
      - 种子要好。
      - 称呼: 同志们
      - 诗句: [春种一粒粟，, 秋收万颗子。]
  - 小标题: 抓水
    正文:
      - 水要足。
      - 分页:
      - 再说一句。
结尾: 谢谢大家！
附件:
  - 工作要点: [第一段。]
  - 分工表
落款: [县水务局, 县农业局]
落款日期: 2026-03-01
"""


def find(opened, text):
    return next(
        paragraph
        for paragraph in opened.paragraphs
        if paragraph.text == text or (paragraph.text.startswith(text) and text.endswith("才备。"))
    )


def reworded(old, new):
    def edit(opened):
        find(opened, old).runs[0].text = new

    return edit


def test_nothing_edited_is_nothing_changed():
    back = pulled(document(OUTLINE), OUTLINE)
    assert (back.outline, back.complete, back.notices) == (OUTLINE, True, ())


@pytest.mark.parametrize(
    ("old", "new", "line", "now"),
    [
        ("（全体起立）", "（全体鞠躬）", "提示语: 全体起立", "提示语: 全体鞠躬"),
        ("民以食为天。", "食为民天。", "引文: 民以食为天。", "引文: 食为民天。"),
        ("——《汉书》", "——《汉书·郦食其传》", "出处: 《汉书》", "出处: 《汉书·郦食其传》"),
        ("秋收万颗子。", "秋收万颗籽。", "秋收万颗子。", "秋收万颗籽。"),
        ("第一段。", "第一段改了。", "[第一段。]", "[第一段改了。]"),
        ("县农业局", "县农业农村局", "县农业局", "县农业农村局"),
        ("2. 分工表", "2. 分工明细表", "  - 分工表", "  - 分工明细表"),
        ("2026年3月1日", "2026年3月2日", "落款日期: 2026-03-01", "落款日期: 2026-03-02"),
    ],
)
def test_other_words_of_a_line_come_back(old, new, line, now):
    back = pulled(edited(document(OUTLINE), reworded(old, new)), OUTLINE)
    assert back.outline == OUTLINE.replace(line, now)
    assert back.complete


def test_a_deleted_line_is_gone_with_its_key():
    def edit(opened):
        for text in ("（全体起立）", "县农业局"):
            element = find(opened, text)._p
            element.getparent().remove(element)

    back = pulled(edited(document(OUTLINE), edit), OUTLINE)
    assert back.outline == OUTLINE.replace("  - 提示语: 全体起立\n", "").replace("[县水务局, 县农业局]", "县水务局")


def test_a_line_added_in_its_style_gets_its_key():
    def edit(opened):
        cue = copy.deepcopy(find(opened, "（全体起立）")._p)
        text = find(opened, "水要足。")
        text._p.addnext(cue)
        Paragraph(cue, text._parent).runs[0].text = "（停顿）"

    back = pulled(edited(document(OUTLINE), edit), OUTLINE)
    assert back.outline == OUTLINE.replace("      - 水要足。\n", "      - 水要足。\n      - 提示语: 停顿\n")


def test_a_note_deleted_in_the_reading_copy_is_gone():
    outline = f"版式: reading-copy\n{OUTLINE}"

    def edit(opened):
        element = find(opened, "〔看一下会场〕")._p
        element.getparent().remove(element)

    assert pulled(edited(document(outline), edit), outline).outline == outline.replace("  - 讲者备注: 看一下会场\n", "")


EMPHATIC = """\
标题: 讲话
称呼: 同志们
开头: 种子要早备，沟要直，二氧化碳写作CO~2~。
部分:
  - 小标题: 抓**种子**
    正文:
      - 种子要**早**备，不能3~5天才备。
      - 主动: 要学。
结尾: 完。
"""


def test_emphasis_that_nobody_touched_stays():
    back = pulled(document(EMPHATIC), EMPHATIC)
    assert (back.outline, back.complete) == (EMPHATIC, True)


def runs(opened, text, *parts):
    """The paragraph with some text as runs."""
    found = find(opened, text)
    for run in found.runs[1:]:
        run._r.getparent().remove(run._r)
    found.runs[0].text = parts[0]
    return [found.runs[0], *(found.add_run(part) for part in parts[1:])]


@pytest.mark.parametrize(("look", "marks"), [("bold", "**"), ("italic", "**"), ("superscript", "^"), ("subscript", "~")])
def test_what_word_makes_bold_italic_or_small_comes_back_as_marks(look, marks):
    def edit(opened):
        made = runs(opened, "种子要早备，沟要直，二氧化碳写作CO2。", "种子要早备，沟要", "直", "，二氧化碳写作CO", "2", "。")
        made[3].font.subscript = True
        setattr(made[1] if look in ("bold", "italic") else made[1].font, look, True)

    back = pulled(edited(document(EMPHATIC), edit), EMPHATIC)
    assert back.outline == EMPHATIC.replace("，沟要直", f"，沟要{marks}直{marks}")
    assert back.complete == (look != "italic")


@pytest.mark.parametrize(
    "item",
    [
        "'**沟要直。**'",
        "'**沟要直[^1]。**'",
        "'**沟要直。**[^1]'",
        "{引文: '**沟要直。**'}",
        "{正文: '**沟要直**'}",
        "{表格: {行: [['**乡镇**', 完成], ['**合计**', '**3**'], [丁, 'CO~2~']]}}",
    ],
)
def test_what_the_outline_writes_in_bold_as_a_whole_stays_so(item):
    outline = (
        f"标题: 讲话\n开头:\n  - {item}\n  - 种子要早备。{'' if '[^1]' in item else '[^1]'}\n部分: 无\n脚注:\n  1: '**注文**'\n"
    )
    back = pulled(document(outline), outline)
    assert (back.outline, back.complete) == (outline, True)


def test_a_whole_paragraph_that_somebody_made_bold_or_plain_is_the_layouts_or_plain():
    outline = "标题: 讲话\n开头:\n  - '**沟要直。**'\n  - 种子要早备。\n部分: 无\n"

    def edit(opened):
        find(opened, "沟要直。").runs[0].bold = None
        find(opened, "种子要早备。").runs[0].bold = True

    back = pulled(edited(document(outline), edit), outline)
    assert (back.outline, back.complete) == (outline.replace("**", ""), False)


def test_bold_that_somebody_took_off_is_gone():
    def edit(opened):
        for run in find(opened, "种子要早备，不能3~5天才备。").runs:
            run.bold = None

    assert pulled(edited(document(EMPHATIC), edit), EMPHATIC).outline == EMPHATIC.replace("**早**", "早")


def test_words_around_emphasis_can_change():
    def edit(opened):
        find(opened, "种子要早备，不能3~5天才备。").runs[2].text = "备好，不能3~5天才备。"

    back = pulled(edited(document(EMPHATIC), edit), EMPHATIC)
    assert back.outline == EMPHATIC.replace("**早**备，", "**早**备好，")


TABLE = """\
标题: 讲话
称呼: 同志们
开头:
  - 看表。
  - 表格:
      表题: 表1　进度
      行:
        - [乡镇, 完成]
        - [城关镇, 1100]
        - [南河乡, '']
  - 看完了。
结尾: 完。
"""


def test_a_table_comes_back_by_its_cells():
    def edit(opened):
        (table,) = opened.tables
        table.cell(1, 1).paragraphs[0].runs[0].text = "1200"
        table.cell(2, 1).paragraphs[0].add_run("800")
        find(opened, "表1　进度").runs[0].text = "表1　春耕进度"

    assert pulled(document(TABLE), TABLE).complete
    back = pulled(edited(document(TABLE), edit), TABLE)
    assert back.outline == TABLE.replace("1100", "1200").replace("''", "'800'").replace("表1　进度", "表1　春耕进度")


def test_a_deleted_row_is_gone():
    def edit(opened):
        row = opened.tables[0].rows[1]._tr
        row.getparent().remove(row)

    assert pulled(edited(document(TABLE), edit), TABLE).outline == TABLE.replace("        - [城关镇, 1100]\n", "")


def test_a_new_row_gets_its_place():
    def edit(opened):
        row = opened.tables[0].rows[1]._tr
        new = copy.deepcopy(row)
        row.addnext(new)
        for cell, text in zip(opened.tables[0].rows[2].cells, ("北山镇", "900"), strict=True):
            cell.paragraphs[0].runs[0].text = text

    back = pulled(edited(document(TABLE), edit), TABLE)
    assert back.outline == TABLE.replace("[城关镇, 1100]\n", "[城关镇, 1100]\n        - [北山镇, 900]\n")


def with_columns(texts, place):
    """A column of texts, before the column at a place."""

    def edit(opened):
        for row, text in zip(opened.tables[0].rows, texts, strict=True):
            cell = row._tr.tc_lst[min(place, len(row._tr.tc_lst) - 1)]
            new = copy.deepcopy(cell)
            (cell.addprevious if place < len(row._tr.tc_lst) else cell.addnext)(new)
            for paragraph in row.cells[place].paragraphs:
                for run in paragraph.runs:
                    run.text = ""
                paragraph.add_run(text)

    return edit


@pytest.mark.parametrize(
    ("texts", "place", "rows"),
    [
        (("序号", "1", "2"), 0, ("[序号, 乡镇, 完成]", "[1, 城关镇, 1100]", "[2, 南河乡, '']")),
        (("备注", "", "缓"), 2, ("[乡镇, 完成, 备注]", "[城关镇, 1100, '']", "[南河乡, '', 缓]")),
    ],
)
def test_a_new_column_is_in_each_row(texts, place, rows):
    back = pulled(edited(document(TABLE), with_columns(texts, place)), TABLE)
    assert back.complete
    assert back.outline == TABLE.replace("[乡镇, 完成]", rows[0]).replace("[城关镇, 1100]", rows[1]).replace(
        "[南河乡, '']", rows[2]
    )


def test_a_deleted_column_is_gone():
    def edit(opened):
        for row in opened.tables[0].rows:
            row._tr.remove(row._tr.tc_lst[1])

    back = pulled(edited(document(TABLE), edit), TABLE)
    assert back.outline == TABLE.replace(", 完成]", "]").replace(", 1100]", "]").replace(", '']", "]")


def test_a_moved_table_takes_its_caption_along():
    def edit(opened):
        behind = find(opened, "看完了。")._p
        for one in (opened.tables[0]._tbl, find(opened, "表1　进度")._p):
            behind.addnext(one)

    back = pulled(edited(document(TABLE), edit), TABLE)
    assert back.complete
    assert back.outline == TABLE.replace("  - 看完了。\n", "").replace("  - 表格", "  - 看完了。\n  - 表格")


def test_a_table_moves_into_a_section():
    outline = "标题: 讲话\n开头:\n  - 看表。\n  - 表格: [[乡镇, 完成], [城关镇, '1']]\n部分:\n  - 抓水: 水要足。\n"

    def edit(opened):
        find(opened, "水要足。")._p.addnext(opened.tables[0]._tbl)

    back = pulled(edited(document(outline), edit), outline)
    assert back.complete
    assert "小标题: 抓水\n    正文:\n      - 水要足。\n      - 表格" in back.outline.replace(
        "- 抓水:\n", "- 小标题: 抓水\n    正文:\n"
    )


def test_a_copied_table_is_another_one():
    def edit(opened):
        new = copy.deepcopy(opened.tables[0]._tbl)
        find(opened, "看完了。")._p.addnext(new)
        opened.tables[1].cell(1, 1).paragraphs[0].runs[0].text = "7"

    back = pulled(edited(document(TABLE), edit), TABLE)
    assert back.complete
    assert back.outline == TABLE.replace(
        "看完了。\n", "看完了。\n  - 表格:\n      行:\n        - [乡镇, 完成]\n        - [城关镇, 7]\n        - [南河乡, '']\n"
    )


def test_a_cell_that_was_emptied_is_empty():
    def edit(opened):
        opened.tables[0].cell(1, 1).paragraphs[0].runs[0].text = ""
        opened.tables[0].cell(2, 0).paragraphs[0].runs[0].text = ""

    back = pulled(edited(document(TABLE), edit), TABLE)
    assert back.complete
    assert "[城关镇, '']" in back.outline
    assert "['', '']" in back.outline or "南河乡" not in back.outline


def test_emphasis_in_the_front_is_on_the_page_and_stays():
    outline = (
        "标题: 在全县水利建设和农业生产以及农村人居环境**整治提升工作推进暨**部署会议上的讲话\n副标题: 一次**重要**的会\n"
        "讲话人: 县长石**大**山\n称呼: 各位**同志**\n开头: 开会。\n"
    )
    made = document(outline)
    title = docx.Document(BytesIO(made)).paragraphs[0]
    assert "".join(run.text for run in title.runs if run.bold).replace("\n", "") == "整治提升工作推进暨"
    back = pulled(made, outline)
    assert (back.outline, back.complete, back.notices) == (outline, True, ())


def test_a_title_with_emphasis_in_the_contents_of_a_bundle_is_no_new_text():
    outline = "合集: 材料\n---\n标题: 在**七一**表彰会上的讲话\n部分: [{甲: 乙。}]\n---\n标题: 第二篇\n部分: [{甲: 乙。}]\n"
    back = pulled(document(outline), outline)
    assert (back.outline, back.complete) == (outline, True)


def test_a_speech_of_no_more_than_its_title_above_another_title_is_no_new_text():
    bundle = "bundle: {title: 材料, layout: strict}\n---\ntitle: 甲堰\nsections: 无\n---\ntitle: [乙渠, 乙渠]\nopening: 好。\nsections: 无\n"
    back = pulled(document(bundle), bundle)
    assert (back.outline, back.notices, back.complete) == (bundle, (), True)

"""Lines of a kind of their own, pulled: each comes back under its key, and what the layout did not show stays."""

from __future__ import annotations

import copy

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
    return next(paragraph for paragraph in opened.paragraphs if paragraph.text == text)


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

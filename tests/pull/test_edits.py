"""Render, edit, pull, render: the edited text comes back, and the rest of the outline is untouched."""

from __future__ import annotations

import pytest

from tests.pull.editing import (
    add_after,
    changed_lines,
    document,
    edited,
    lines,
    move_before,
    paragraph,
    pulled,
    remove,
    replace,
    text_of,
    told,
)

OUTLINE = """\
# 讲话提纲，第一稿
template: regular-meeting
title: "在例会上的讲话"
speaker: '李明'
date: 2026-11-21  # 周六
salutation: 同志们
slots: {主题: 抓基层、打基础}
opening:
  - 刚才，办公室通报了情况，各支部作了汇报。
  # 下一段可以再短些
  - 从汇报看，大家都很用心。

sections:
  - heading: [标准, 规范, 下功夫]
    body:
      - 标准是工作的尺子。
      - "当前，有的同志还有差距：学得不深。"
  - heading: 坚持问题导向，在实处见实效
    body: 问题是时代的声音。
  - heading: [融合, 结合, 促提升]
    points: own
    body:
      - 要从三个方面推进。
      - heading: [业务]
        body: 把党建写进业务方案。
      - 抓好队伍: 把骨干培养成党员。
      - 抓好制度:
          - 把做法写成制度。
          - 制度要管用。
closing:
  - 同志们，让我们一起努力！
"""

EDITS = {
    "nothing": lambda _: None,
    "a word in a paragraph": lambda d: replace(d, "大家都很用心", "大家都非常用心"),
    "a paragraph in double quotes": lambda d: replace(d, "还有差距", "还有“一点”差距"),
    "the title": lambda d: replace(d, "例会", "第三季度例会"),
    "the speaker, in single quotes": lambda d: replace(d, "李明", "王芳"),
    "the date": lambda d: replace(d, "11月21日", "12月3日"),
    "the salutation": lambda d: replace(d, "同志们：", "各位同志："),
    "a slot inside a formula": lambda d: replace(d, "抓基层、打基础", "强作风"),
    "a whole heading": lambda d: replace(d, "在实处见实效", "在实处见成效"),
    "a blank of a frame": lambda d: replace(d, "坚持标准", "坚持高标准"),
    "the frame of a heading itself": lambda d: replace(d, "坚持标准，在规范上下功夫", "树立标准，规范管理"),
    "the heading of a point": lambda d: replace(d, "抓好队伍", "抓实队伍建设"),
    "the text of a point": lambda d: replace(d, "培养成党员", "培养成优秀党员"),
    "the second paragraph of a point": lambda d: replace(d, "制度要管用", "制度要管用、好用"),
    "a paragraph added to the opening": lambda d: add_after(d, "刚才", "会议开得很好：时间短。"),
    "a paragraph added at the end": lambda d: add_after(d, "同志们，让我们", "谢谢大家！"),
    "a paragraph added to a body that was one text": lambda d: add_after(d, "问题是时代", "要敢于正视问题。"),
    "a paragraph added behind a heading": lambda d: add_after(d, "二、坚持", "先讲一件事。"),
    "two paragraphs added": lambda d: (add_after(d, "标准是", "乙。"), add_after(d, "标准是", "甲。")),
    "a text that looks like YAML": lambda d: add_after(d, "标准是", "- 注意: #1 {甲} & 'x' \"y\""),
    "a text that looks like Markdown": lambda d: add_after(d, "标准是", "**要**[紧]{.point} <b>"),
    "a paragraph taken away": lambda d: remove(d, "标准是"),
    "the only paragraph of a section taken away": lambda d: remove(d, "问题是时代"),
    "a point taken away, the others counted on": lambda d: (remove(d, "二是抓好队伍"), replace(d, "三是抓好", "二是抓好")),
    "a point taken away, the others left as they were": lambda d: remove(d, "二是抓好队伍"),
    "a point added": lambda d: (add_after(d, "二是抓好队伍", "三是抓好阵地。把阵地用起来。"), replace(d, "三是抓好制度", "四是抓好制度")),
    "a section taken away": lambda d: (remove(d, "二、坚持"), remove(d, "问题是时代"), replace(d, "三、坚持", "二、坚持")),
    "a section added": lambda d: (add_after(d, "问题是时代", "新部分的正文。"), add_after(d, "问题是时代", "三、坚持从严，在细处用力", "Heading 1"), replace(d, "三、坚持融合", "四、坚持融合")),
    "a mark changed": lambda d: replace(d, "三、", "四、"),
    "paragraphs in another order": lambda d: move_before(d, "从汇报看", "刚才"),
    "points in another order": lambda d: move_before(d, "三是抓好制度", "二是抓好队伍"),
    "a paragraph split": lambda d: (replace(d, "，各支部作了汇报。", "。"), add_after(d, "刚才", "各支部作了汇报。")),
    "a paragraph of a body that was one text, split": lambda d: (replace(d, "问题是时代的声音。", "问题是"), add_after(d, "问题是", "时代的声音。")),
    "two paragraphs joined": lambda d: (remove(d, "从汇报看"), replace(d, "作了汇报。", "作了汇报。从汇报看，大家都很用心。")),
    "the closing taken away": lambda d: remove(d, "同志们，让我们"),
    "the speaker taken away": lambda d: remove(d, "李明"),
    "everything at once": lambda d: (replace(d, "李明", "王芳"), remove(d, "标准是"), add_after(d, "问题是时代", "要敢于正视问题。"), replace(d, "抓好队伍", "抓实队伍"), replace(d, "三、", "五、")),
    "a title on two lines": lambda d: (replace(d, "在例会上的讲话", "在例会上的"), add_after(d, "在例会上的", "讲话", "Title")),
    "a subtitle added": lambda d: add_after(d, "在例会上的", "——谈作风", "Subtitle"),
    "a second speaker": lambda d: add_after(d, "李明", "王芳", "署名"),
    "a second salutation": lambda d: (replace(d, "同志们：", "同志们，"), add_after(d, "同志们，", "朋友们：", "Salutation")),
    "an empty paragraph between": lambda d: add_after(d, "标准是", ""),
    "another style for a paragraph": lambda d: setattr(paragraph(d, "标准是"), "style", d.styles["Normal"]),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_the_edited_text_comes_back(edit):
    data = edited(document(OUTLINE), EDITS[edit])
    back = pulled(data, OUTLINE)
    assert text_of(back.outline) == lines(data), back.outline
    assert (back.complete, told(back)) == (True, [])


def test_an_untouched_document_leaves_every_byte():
    assert pulled(document(OUTLINE), OUTLINE).outline == OUTLINE


def test_what_is_saved_again_leaves_every_byte():
    assert pulled(edited(document(OUTLINE), lambda _: None), OUTLINE).outline == OUTLINE


UNTOUCHED = {
    "a word in a paragraph": ["-   - 从汇报看，大家都很用心。", "+   - 从汇报看，大家都非常用心。"],
    "the speaker, in single quotes": ["- speaker: '李明'", "+ speaker: '王芳'"],
    "the date": ["- date: 2026-11-21  # 周六", "+ date: 2026-12-03  # 周六"],
    "a slot inside a formula": ["- slots: {主题: 抓基层、打基础}", "+ slots: {主题: 强作风}"],
    "a blank of a frame": ["-   - heading: [标准, 规范, 下功夫]", "+   - heading: [高标准, 规范, 下功夫]"],
    "a paragraph added to the opening": ["+   - 会议开得很好：时间短。"],
    "a point taken away, the others counted on": ["-       - 抓好队伍: 把骨干培养成党员。"],
    "a point added": ["+       - heading: 抓好阵地", "+         body: 把阵地用起来。"],
    "a section added": ["+   - heading: 坚持从严，在细处用力", "+     body:", "+       - 新部分的正文。"],
    "a mark changed": ["+     mark: 四、"],
    "a paragraph taken away": ["-       - 标准是工作的尺子。"],
}


@pytest.mark.parametrize("edit", UNTOUCHED)
def test_nothing_else_is_touched(edit):
    back = pulled(edited(document(OUTLINE), EDITS[edit]), OUTLINE)
    assert changed_lines(OUTLINE, back.outline) == UNTOUCHED[edit]


RUN_ON = """\
template: symposium
title: 讲话
salutation: 同志们
slots: {单位: 我局, 干部职工人数: 9, 党员人数: 3, 党员占比: 33}
sections:
  - heading: [抓学习, 入心]
    body:
      - 学习很要紧，要常抓。时间要保证。
      - 早学: 早上读书。
      - 晚学: 晚上写字。
      - 互学: 互相提问。
  - heading: [抓工作, 见效]
    body:
      - 工作要落地。
"""

IN_ONE_PARAGRAPH = {
    "a word": lambda d: replace(d, "早上读书", "清早读书"),
    "a point taken out, the others counted on": lambda d: (replace(d, "二是晚学。", ""), replace(d, "晚上写字。", ""), replace(d, "三是", "二是")),
    "a point taken out, the others left": lambda d: (replace(d, "二是晚学。", ""), replace(d, "晚上写字。", "")),
    "a sentence added": lambda d: replace(d, "早上读书。", "早上读书。中午复习。"),
    "split within the first text": lambda d: split(d, "抓学习", "时间要保证。"),
    "split before a point": lambda d: split(d, "抓学习", "二是晚学。"),
    "split within a point": lambda d: split(d, "抓学习", "写字。"),
    "the heading of the section": lambda d: replace(d, "抓学习，务求入心", "抓好学习"),
    "the mark of the section": lambda d: replace(d, "二、抓工作", "三、抓工作"),
    "the number of a formula": lambda d: replace(d, "干部职工9人", "干部职工12人"),
}  # fmt: skip


def split(opened, start, at):
    """Begin a new paragraph at some words of one."""
    found, gone = paragraph(opened, start), False
    add_after(opened, start, at + found.text.partition(at)[2])
    for run in found.runs:
        before, words, _ = run.text.partition(at)
        if gone:
            run.text = ""
        elif words:
            run.text, gone = before, True
        elif at.startswith(run.text) and run.text:
            run.text, gone = "", True


@pytest.mark.parametrize("edit", IN_ONE_PARAGRAPH)
def test_edits_where_headings_and_points_run_in(edit):
    data = edited(document(RUN_ON), IN_ONE_PARAGRAPH[edit])
    back = pulled(data, RUN_ON)
    assert text_of(back.outline) == lines(data), back.outline
    assert back.complete


FRONT = """\
title: [在例会上的, 讲话]
speaker:
  - 李明
  - 王芳
salutation: 同志们
opening: 现在开会。
"""


@pytest.mark.parametrize(
    ("above", "new", "style", "written"),
    [
        ("在例会上的", "第二次", "Title", ["- title: [在例会上的, 讲话]", "+ title: [在例会上的, 第二次, 讲话]"]),
        ("讲话", "（提纲）", "Title", ["- title: [在例会上的, 讲话]", "+ title: [在例会上的, 讲话, （提纲）]"]),
        ("李明", "赵强", "署名", ["+   - 赵强"]),
        ("王芳", "赵强", "署名", ["+   - 赵强"]),
    ],
)
def test_a_line_joins_the_list_of_its_kind_in_the_front(above, new, style, written):
    data = edited(document(FRONT), lambda d: add_after(d, above, new, style))
    back = pulled(data, FRONT)
    assert text_of(back.outline) == lines(data), back.outline
    assert changed_lines(FRONT, back.outline) == written


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\ufeff"])
def test_without_an_edit_the_outline_comes_back_with_what_reading_leaves_out(sign: str):
    outline = f"{sign}标题: 讲话\n开头: 话。\n部分: 无\n"
    assert pulled(document(outline), outline).outline == outline

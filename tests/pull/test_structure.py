"""What is moved, copied or added in Word comes back as what it is: sections, sub-sections and points, with all that is in them."""

from __future__ import annotations

import copy

import pytest
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from drafter import api
from tests.pull.editing import changed_lines, document, edited, lines, paragraph, pulled, renderer, replace, text_of, told
from tests.pull.hands import like as add
from tests.pull.test_brackets import forms

DEEP = """\
template: speech
title: 在春耕会上的讲话
salutation: 各位社员
opening: 今天说四件事。
sections:
  - heading: 备好种子
    # 种子站的老李核过
    body:
      - 种子要早备。
      - 选良种: 一粒一粒挑。
      - 晒种子: 晒足三天。
  - heading: 整好田块
    sections:
      - 翻土: 翻到一尺深。
      - heading: 开沟
        body: 沟要直。
        sections:
          - 主沟: 三尺宽。
          - 支沟: 一尺宽。
      - 施肥: 先施底肥。   # 有机肥
  - heading: 管好用水
    points: own
    marks: 1.
    body:
      - 水是命根子。
      - 轮流放水: 白天上游，夜里下游。
      - 专人看闸: 一闸一人。
  - 记好工分: 当天记，当天公布。
closing: 大家回去就动手。
"""

LONG = DEEP.replace("      - 晒种子", "      - 泡种子: 泡一夜。\n      - 晒种子").replace(
    "三天。\n", "三天。\n      - 拌药: 戴上手套拌。\n", 1
)

RUN_IN = """\
模板: symposium
标题: 在护鸟座谈会上的讲话
称呼: 各位朋友
填空: {单位: 湿地站, 干部职工人数: 20, 党员人数: 8, 党员占比: 40}
部分:
  - 小标题: 守好湖面，不许下网
    正文: [湖面要天天巡。, {早巡: 天亮就去。}, {晚巡: 天黑才回。}]
  - {小标题: 看好芦苇，不许放火, 正文: 芦苇要留到开春。}
  - 小标题: 护好鸟窝，不许掏蛋
    部分:
      - {小标题: 认鸟, 段落: 接排, 正文: 先认十种。}
      - {小标题: 记鸟, 段落: 接排, 正文: 一天一记。}
结尾: 谢谢各位！
"""


def move(opened, before, *starts):
    for start in starts:
        paragraph(opened, before)._p.addprevious(paragraph(opened, start)._p)


def copied(opened, behind, *starts):
    at = paragraph(opened, behind)._p
    for start in starts:
        made = copy.deepcopy(paragraph(opened, start)._p)
        at.addnext(made)
        at = made


def put(opened, *pairs):
    for old, new in pairs:
        replace(opened, old, new)


def cut_runs(opened, gone, *pairs):
    """Runs taken out of paragraphs, and other words in the place of some."""
    for one in opened.paragraphs:
        for run in one.runs:
            if run.text in gone:
                run._r.getparent().remove(run._r)
    put(opened, *pairs)


def swap_first_two(opened, first, second):
    """Two ordinals change places; each stands before its own words."""
    here, there = paragraph(opened, first), paragraph(opened, second)
    here.runs[0].text, there.runs[0].text = there.runs[0].text, here.runs[0].text


EDITS = {
    # moved
    "the last section to the front": (DEEP, lambda d: (move(d, "一、备", "四、记", "当天记"), put(d, ("三、管", "四、管"), ("二、整", "三、整"), ("一、备", "二、备"), ("四、记", "一、记"))), ["## 一、记好工分\n\n当天记", "[一是选良种。]{.point}一粒", "### （二）开沟\n\n沟要直。\n\n#### 1.主沟", "[1.轮流放水。]{.point}"]),
    "a section with points to the end": (DEEP, lambda d: (move(d, "大家回去", "一、备", "种子要早备"), put(d, ("一、备", "四、备"), ("二、整", "一、整"), ("三、管", "二、管"), ("四、记", "三、记"))), ["## 四、备好种子\n\n种子要早备。[一是选良种。]{.point}"]),
    "a section with two levels in it": (DEEP, lambda d: (move(d, "一、备", "二、整", "（一）翻", "翻到", "（二）开", "沟要直", "1.主", "三尺", "2.支", "一尺宽", "（三）施", "先施"), put(d, ("一、备", "二、备"), ("二、整", "一、整"))), ["## 一、整好田块\n\n### （一）翻土", "#### 2.支沟\n\n一尺宽。\n\n### （三）施肥", "## 二、备好种子\n\n种子要早备。[一是"]),
    "a section, its ordinal left as it was": (DEEP, lambda d: move(d, "二、整", "三、管", "水是命", "轮流", "专人"), ["## 三、管好用水\n\n水是命根子。\n\n[1.轮流放水。]{.point}", "## 二、整好田块"]),
    "a sub-section to the front of its section": (DEEP, lambda d: (move(d, "（一）翻", "（三）施", "先施"), put(d, ("（二）开", "（三）开"), ("（一）翻", "（二）翻"), ("（三）施", "（一）施"))), ["### （一）施肥\n\n先施底肥。\n\n### （二）翻土", "### （三）开沟\n\n沟要直。\n\n#### 1.主沟"]),
    "a sub-section to another section": (DEEP, lambda d: (move(d, "四、记", "（三）施", "先施"), put(d, ("（三）施", "（一）施"))), ["### （一）施肥\n\n先施底肥。\n\n## 四、"]),
    "sub-sections of the third level": (DEEP, lambda d: (move(d, "1.主", "2.支", "一尺宽"), put(d, ("1.主", "2.主"), ("2.支", "1.支"))), ["#### 1.支沟\n\n一尺宽。\n\n#### 2.主沟\n\n三尺宽。"]),
    "a point in a paragraph of its own": (DEEP, lambda d: (move(d, "轮流放", "专人看"), put(d, ("1.轮", "2.轮"), ("2.专", "1.专"))), ["[1.专人看闸。]{.point}一闸一人。\n\n[2.轮流放水。]{.point}"]),
    "a section whose heading runs in": (RUN_IN, lambda d: (move(d, "三、护", "一、守"), put(d, ("二、看", "一、看"), ("一、守", "二、守"))), ["[一、看好芦苇，不许放火。]{.section}", "[二、守好湖面，不许下网。]{.section}湖面要天天巡。[一是早巡。]{.point}"]),
    "a run-in sub-section": (RUN_IN, lambda d: (move(d, "（一）认", "（二）记"), put(d, ("（一）认", "（二）认"), ("（二）记", "（一）记"))), ["[（一）记鸟。]{.section2}一天一记。", "[（二）认鸟。]{.section2}"]),
    # copied
    "a section copied": (DEEP, lambda d: (copied(d, "种子要早备", "一、备", "种子要早备"),), ["## 一、备好种子\n\n种子要早备。[一是选良种。]{.point}一粒一粒挑。[二是晒种子。]{.point}晒足三天。\n\n## 一、备好种子\n\n种子要早备。[一是选良种。]{.point}"]),
    "a sub-section copied": (DEEP, lambda d: (copied(d, "先施", "（三）施", "先施"),), ["### （三）施肥\n\n先施底肥。\n\n### （三）施肥\n\n先施底肥。"]),
    "a point copied": (DEEP, lambda d: (copied(d, "专人看", "轮流"),), ["[2.专人看闸。]{.point}一闸一人。\n\n[1.轮流放水。]{.point}白天"]),
    # more than one edit at once
    "a section moved, its text split and said otherwise": (DEEP, lambda d: (move(d, "四、记", "二、整", "（一）翻", "翻到", "（二）开", "沟要直", "1.主", "三尺", "2.支", "一尺宽", "（三）施", "先施"), put(d, ("三、管", "二、管"), ("二、整", "三、整"), ("翻到一尺深", "牛在前，人在后")), add(d, "牛在前", "牛在前", "翻过再耙。")), ["## 三、整好田块\n\n### （一）翻土\n\n牛在前，人在后。\n\n翻过再耙。\n\n### （二）开沟"]),
    "a sub-section copied, the first of both changed": (DEEP, lambda d: (put(d, ("（三）施", "（四）施")), copied(d, "一尺宽", "（二）开", "沟要直", "1.主", "三尺", "2.支", "一尺宽"), put(d, ("沟要直", "沟要深"), ("（二）开", "（三）开")), swap_first_two(d, "（三）开", "（二）开")), ["### （二）开沟\n\n沟要深。\n\n#### 1.主沟\n\n三尺宽。\n\n#### 2.支沟\n\n一尺宽。\n\n### （三）开沟\n\n沟要直。\n\n#### 1.主沟"]),
    "a section gone, another copied and longer": (DEEP, lambda d: ([paragraph(d, start)._p.getparent().remove(paragraph(d, start)._p) for start in ("三、管", "水是命", "轮流", "专人")], copied(d, "种子要早备", "一、备好种子", "种子要早备"), put(d, ("二、整", "三、整"), ("一、备", "二、备")), swap_first_two(d, "二、备", "一、备"), run_on(d, "二是晒种子", "三是拌药。", "戴上手套拌。")), ["## 一、备好种子\n\n种子要早备。[一是选良种。]{.point}一粒一粒挑。[二是晒种子。]{.point}晒足三天。[三是拌药。]{.point}戴上手套拌。\n\n## 二、备好种子\n\n种子要早备。[一是选", "## 三、整好", "## 四、记好"]),
    "a run-on point gone, the others counted anew": (LONG, lambda d: cut_runs(d, ("二是泡种子。", "泡一夜。"), ("三是", "二是"), ("四是", "三是")), ["种子要早备。[一是选良种。]{.point}一粒一粒挑。[二是晒种子。]{.point}晒足三天。[三是拌药。]{.point}戴上手套拌。\n"]),
    "two run-on points gone, the others counted anew": (LONG, lambda d: cut_runs(d, ("三是晒种子。", "晒足三天。", "一是选良种。", "一粒一粒挑。"), ("二是", "一是"), ("四是", "二是")), ["种子要早备。[一是泡种子。]{.point}泡一夜。[二是拌药。]{.point}戴上手套拌。\n"]),
    # added
    "a sub-section in heading style": (DEEP, lambda d: (add(d, "先施", "（三）施", "（四）起垄"), add(d, "（四）起垄", "先施", "垄要平。")), ["### （四）起垄\n\n垄要平。"]),
    "one in the middle": (DEEP, lambda d: (put(d, ("（三）施", "（四）施"), ("（二）开", "（三）开")), add(d, "翻到", "（四）施", "（二）耙地"), add(d, "（二）耙地", "先施", "耙三遍。")), ["### （二）耙地\n\n耙三遍。\n\n### （三）开沟\n\n沟要直。\n\n#### 1.主沟"]),
    "one of the third level": (DEEP, lambda d: (add(d, "一尺宽", "2.支", "3.毛沟"), add(d, "3.毛沟", "先施", "半尺宽。")), ["#### 3.毛沟\n\n半尺宽。"]),
    "the first sub-sections of a section": (DEEP, lambda d: (add(d, "当天记", "（三）施", "（一）谁来记"), add(d, "（一）谁来记", "先施", "会计来记。")), ["## 四、记好工分\n\n当天记，当天公布。\n\n### （一）谁来记\n\n会计来记。"]),
    "a section with a sub-section": (DEEP, lambda d: (add(d, "当天记", "四、记", "五、过好夏天"), add(d, "五、过好夏天", "（三）施", "（一）避暑"), add(d, "（一）避暑", "先施", "中午歇工。")), ["## 五、过好夏天\n\n### （一）避暑\n\n中午歇工。"]),
    "a run-in sub-section at the end": (RUN_IN, lambda d: add(d, "（二）记", "（二）记", "（三）放鸟。", "养好就放。"), ["[（三）放鸟。]{.section2}养好就放。"]),
    "a run-in section": (RUN_IN, lambda d: (add(d, "芦苇要留", "芦苇要留", "三、清好水草，不许乱倒。", "水草十天一清。"), put(d, ("三、护", "四、护"), ("三方面", "四方面"))), ["[三、清好水草，不许乱倒。]{.section}水草十天一清。"]),
    "a point of its own at the end": (DEEP, lambda d: add(d, "专人看", "专人看", "3.下雨停水。", "一听雷就关。"), ["[3.下雨停水。]{.point}一听雷就关。"]),
    "a point of its own in front": (DEEP, lambda d: (put(d, ("2.专", "3.专"), ("1.轮", "2.轮")), add(d, "水是命", "专人看", "1.先修水渠。", "漏的先补。")), ["水是命根子。\n\n[1.先修水渠。]{.point}漏的先补。\n\n[2.轮流"]),
    "a run-on point, typed in its own type": (DEEP, lambda d: run_on(d, "二是晒种子", "三是拌药。", "戴上手套拌。"), ["[三是拌药。]{.point}戴上手套拌。"]),
    # typed in the style of the text
    "a section": (DEEP, lambda d: (add(d, "当天记", "当天记", "五、养好耕牛"), add(d, "五、养好耕牛", "当天记", "夜里加一顿草。")), ["## 五、养好耕牛\n\n夜里加一顿草。"]),
    "two sections": (DEEP, lambda d: [add(d, behind, "当天记", text) for behind, text in (("当天记", "五、养好耕牛"), ("五、养好耕牛", "夜里加草。"), ("夜里加草", "六、修好农具"), ("六、修好农具", "闲时就修。"))], ["## 五、养好耕牛\n\n夜里加草。\n\n## 六、修好农具\n\n闲时就修。"]),
    "a sub-section": (DEEP, lambda d: (add(d, "先施", "先施", "（四）起垄"), add(d, "（四）起垄", "先施", "垄要平。")), ["### （四）起垄\n\n垄要平。"]),
    "a section in the middle": (DEEP, lambda d: (put(d, ("四、记", "五、记"), ("三、管", "四、管")), add(d, "先施", "先施", "三、选好队长"), add(d, "三、选好队长", "先施", "大家来选。")), ["## 三、选好队长\n\n大家来选。\n\n## 四、管好用水\n\n水是命根子。\n\n[1.轮流"]),
    "a point of its own": (DEEP, lambda d: add(d, "专人看", "水是命", "3.下雨停水。一听雷就关。"), ["[3.下雨停水。]{.point}一听雷就关。"]),
    "a run-on point": (DEEP, lambda d: run_on(d, "二是晒种子", "三是拌药。戴上手套拌。"), ["[三是拌药。]{.point}戴上手套拌。"]),
    "a run-on point before the first": (DEEP, lambda d: put(d, ("二是晒", "三是晒"), ("一是选", "二是选"), ("种子要早备。", "种子要早备。一是备种子。备足三样。")), ["种子要早备。[一是备种子。]{.point}备足三样。[二是选良种。]{.point}一粒一粒挑。[三是晒种子。]{.point}"]),
    "run-on points before the first and behind the last": (DEEP, lambda d: put(d, ("二是晒", "四是晒"), ("一是选", "三是选"), ("种子要早备。", "种子要早备。一是备种子。备足三样。二是量种子。一升一升量。"), ("晒足三天。", "晒足三天。五是拌药。戴上手套拌。")), ["种子要早备。[一是备种子。]{.point}备足三样。[二是量种子。]{.point}一升一升量。[三是选良种。]{.point}", "[四是晒种子。]{.point}晒足三天。[五是拌药。]{.point}戴上手套拌。"]),
}  # fmt: skip


def run_on(opened, behind, *texts):
    """Runs at the end of a paragraph: the first like that heading, or all in one like the text."""
    runs = paragraph(opened, behind).runs
    model = next(at for at, run in enumerate(runs) if run.text.startswith(behind))
    for text, run in zip(texts, runs[model : model + 2] if len(texts) > 1 else runs[model + 1 : model + 2], strict=True):
        made = copy.deepcopy(run._r)
        paragraph(opened, behind)._p.append(made)
        paragraph(opened, behind).runs[-1].text = text


def markdown(outline: str) -> str:
    return api.render(outline, to="md", renderer=renderer()).data.decode()


@pytest.mark.parametrize("edit", EDITS)
def test_the_structure_comes_back(edit):
    outline, change, expected = EDITS[edit]
    data = edited(document(outline), change)
    back = pulled(data, outline)
    assert text_of(back.outline) == lines(data), back.outline
    assert (back.complete, told(back)) == (True, [])
    for part in expected:
        assert part in markdown(back.outline)


def test_a_moved_section_brings_its_own_text_of_the_outline_along():
    change = EDITS["a section with points to the end"][1]
    back = pulled(edited(document(DEEP), change), DEEP).outline
    assert (
        "\n  - heading: 备好种子\n    # 种子站的老李核过\n    body:\n      - 种子要早备。\n      - 选良种: 一粒一粒挑。\n" in back
    )
    assert "      - 施肥: 先施底肥。   # 有机肥\n" in back


def test_a_sub_section_that_becomes_one_of_another_level_is_indented_anew():
    def change(opened):
        move(opened, "四、记", "2.支", "一尺宽")
        put(opened, ("四、记", "五、记"), ("2.支", "四、支"))
        paragraph(opened, "四、支").style = "heading 1"

    back = pulled(edited(document(DEEP), change), DEEP)
    assert back.complete, back
    assert "\n  - 支沟: 一尺宽。\n" in back.outline


SPELLED = {
    "a section": ("当天记", "五{}养好耕牛", "夜里加一顿草。", ("五.", "五．", "五，", "五 ", "五：", "五：、"), "## 五、养好耕牛\n\n夜里加一顿草。", "五、"),
    "a sub-section": ("先施", "{}起垄", "垄要平。", ("(四)", "（四)", "(四）", "（四）、", "〔四〕"), "### （四）起垄\n\n垄要平。", "（四）"),
    "a point": ("专人看", "{}下雨停水。一听雷就关。", "", ("3、", "3．", "３.", "3，", "3、."), "[3.下雨停水。]{.point}一听雷就关。", "3."),
}  # fmt: skip


@pytest.mark.parametrize(("unit", "ordinal"), [(unit, ordinal) for unit, row in SPELLED.items() for ordinal in row[3]])
def test_an_ordinal_in_another_spelling_is_the_one_of_its_kind_and_told(unit, ordinal):
    behind, first, second, _, expected, written = SPELLED[unit]
    heading = first.format(ordinal.removeprefix("五"))

    def change(opened):
        add(opened, behind, "水是命" if unit == "a point" else behind, heading)
        if second:
            add(opened, heading, behind, second)

    back = pulled(edited(document(DEEP), change), DEEP)
    assert expected in markdown(back.outline), back.outline
    assert back.complete
    assert [(one.code, one.facts) for one in back.notices] == [("pull.ordinal", {"typed": ordinal.strip(), "written": written})]


@pytest.mark.parametrize("typed", ["①闸口有人。", "二是闸口有人。", "2.闸口有人。"])
def test_what_is_typed_behind_the_ordinal_of_a_point_without_heading_is_its_text(typed):
    outline = "template: speech\ntitle: 讲话\nsections:\n  - heading: 管水\n    marks: 1.\n    points: own\n    body:\n      - body: 白天放水。\n      - body: 闸口有人。\n"

    def change(opened):
        paragraph(opened, "2.闸口").runs[0].text = f"2.{typed}"
        for run in paragraph(opened, f"2.{typed}").runs[1:]:
            run.text = ""

    back = pulled(edited(document(outline), change), outline)
    assert back.complete, back
    assert f"2.{typed}" in text_of(back.outline)


PROSE = [
    "一年之计在于春，四邻八乡都要动起来。",
    "五、六月份雨水多，要早开沟。",
    "五谷丰登，六畜兴旺。",
    "三是最后一天，不要拖。",
    "五.八级的风里也要出工。",
    "五 谷丰登的年景，大家都高兴。",
    "（五)班的孩子都来帮忙。",
]


@pytest.mark.parametrize("text", PROSE)
def test_a_sentence_that_begins_like_an_ordinal_is_a_paragraph(text):
    back = pulled(
        edited(document(DEEP), lambda d: (add(d, "当天记", "当天记", text), add(d, text, "当天记", "这件事要记住。"))), DEEP
    )
    assert f"当天记，当天公布。\n\n{text}\n\n这件事要记住。" in markdown(back.outline)


def test_a_point_typed_with_nothing_before_its_full_stop_is_a_paragraph():
    back = pulled(edited(document(DEEP), lambda d: add(d, "专人看", "水是命", "3.。下雨停水。")), DEEP)
    assert "\n\n3\\.。下雨停水。" in markdown(back.outline)


INDENTS = {
    "wide blanks before a sub-section": ("（二）开沟", "　　（二）开沟"),
    "a tab before a point": ("1.轮流放水", "\t1.轮流放水"),
    "half-width blanks before the closing": ("大家回去", "    大家回去"),
    "wide blanks before a title": ("在春耕会上", "　在春耕会上"),
    "a tab behind an ordinal": ("一、备好", "一、\t备好"),
    "blanks at the end": ("沟要直。", "沟要直。　 "),
    "em spaces of a web page": ("种子要早备。", "\u2003\u2003种子要早备。"),
    "en spaces before a section": ("二、整好", "\u2002\u2002\u2002\u2002二、整好"),
    "a mark without a width": ("（三）施肥", "\ufeff（三）施肥"),
}


@pytest.mark.parametrize("case", INDENTS)
def test_blanks_typed_for_an_indent_change_nothing(case):
    back = pulled(edited(document(DEEP), lambda d: put(d, INDENTS[case])), DEEP)
    assert (back.outline, back.complete, back.notices) == (DEEP, True, ())


def test_a_point_that_moves_out_of_a_sub_section_is_one_of_the_section():
    outline = (
        "标题: 讲话\n部分:\n  - 小标题: 办三件事\n    要点: 另起\n    序号: 第一，\n    正文: [{修路: 一里一里修。}, {修桥: 三座都修。}]\n"
        "  - 小标题: 守好山\n    部分:\n      - 小标题: 看火\n        要点: 另起\n        序号: （1）\n        正文: [{夜里看: 两人一组。}, {白天看: 一人一片。}]\n"
    )

    def edit(opened):
        move(opened, "二、守", "（1）夜里")
        put(opened, ("（1）夜里", "第三，夜里"), ("（2）白天", "（1）白天"))

    back = pulled(edited(document(outline), edit), outline)
    assert (back.complete, back.notices) == (True, ())
    assert "[第三，夜里看。]{.point}两人一组。\n\n## 二、守好山\n\n### （一）看火\n\n[（1）白天看。]{.point}" in markdown(
        back.outline
    )


@pytest.mark.parametrize("words", ["三是要记牢", "（一）记什么", "1.5亩以上的田", "①号田", "一体推进记分", "三会一课"])
@pytest.mark.parametrize(("mark", "old"), [("四、", "记好工分"), ("（一）", "翻土"), ("1.", "主沟"), ("一是", "选良种")])
def test_words_like_an_ordinal_behind_an_ordinal_are_words(mark, old, words):
    data = edited(document(DEEP), lambda d: put(d, (mark + old, mark + words)))
    back = pulled(data, DEEP)
    assert (back.complete, back.notices) == (True, ())
    assert text_of(back.outline) == lines(data)
    assert len(back.outline.split("\n")) == len(DEEP.split("\n"))


FORMATS = {
    "bold": (lambda d: setattr(paragraph(d, "沟要直").runs[0], "bold", True), "bold"),
    "bold, one word": (lambda d: setattr(paragraph(d, "种子要早备").runs[0], "bold", True), "bold"),
    "italic": (lambda d: setattr(paragraph(d, "水是命").runs[0], "italic", True), "italic"),
    "underlined": (lambda d: setattr(paragraph(d, "大家回去").runs[0], "underline", True), "underlined"),
    "set right": (lambda d: setattr(paragraph(d, "大家回去"), "alignment", 2), "side"),
    "in the middle": (lambda d: setattr(paragraph(d, "今天说"), "alignment", 1), "side"),
    "a table": (lambda d: d.add_table(1, 2), "table"),
    "raised": (lambda d: setattr(paragraph(d, "沟要直").runs[0].font, "superscript", True), "superscript"),
    "highlighted": (lambda d: setattr(paragraph(d, "沟要直").runs[0].font, "highlight_color", 7), "highlighted"),
    "red": (lambda d: setattr(paragraph(d, "水是命").runs[0].font.color, "rgb", RGBColor(255, 0, 0)), "coloured"),
    "with emphasis marks": (
        lambda d: paragraph(d, "沟要直").runs[0]._r.get_or_add_rPr().append(parse_xml(f'<w:em {W} w:val="dot"/>')),
        "emphasised",
    ),
    "framed": (
        lambda d: paragraph(d, "沟要直").runs[0]._r.get_or_add_rPr().append(parse_xml(f'<w:bdr {W} w:val="single"/>')),
        "bordered",
    ),
    "a paragraph with a line below": (
        lambda d: (
            paragraph(d, "大家回去")._p.get_or_add_pPr().append(parse_xml(f'<w:pBdr {W}><w:bottom w:val="single"/></w:pBdr>'))
        ),
        "bordered",
    ),
    "a shaded paragraph": (
        lambda d: paragraph(d, "大家回去")._p.get_or_add_pPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="D9D9D9"/>')),
        "shaded",
    ),
    "with a phonetic guide": (
        lambda d: inside(d, "沟要直", "<w:r {}><w:ruby><w:rt><w:r><w:t>gou</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>"),
        "phonetic guide",
    ),
    "another document in it": (
        lambda d: paragraph(d, "沟要直")._p.addnext(parse_xml(f"<w:altChunk {W}/>")),
        "embedded document",
    ),
    "a part of a master document": (lambda d: inside(d, "沟要直", "<w:subDoc {}/>"), "embedded document"),
    "a comment": (lambda d: d.add_comment(paragraph(d, "沟要直").runs, text="多直？", author="李"), "comment"),
    "a link": (lambda d: linked(d, "沟要直"), "link"),
    "a date that Word counts": (lambda d: inside(d, "沟要直", '<w:fldSimple {} w:instr=" DATE "/>'), "field"),
    "a text box": (
        lambda d: inside(
            d, "沟要直", "<w:r {}><w:pict><w:txbxContent><w:p><w:r><w:t>沟长三里</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        ),
        "text box",
    ),
}


def inside(opened, start, xml):
    """An element at the end of a paragraph; {} are its name spaces."""
    paragraph(opened, start)._p.append(parse_xml(xml.format(W)))


def linked(opened, start):
    """The first run of a paragraph as a link to the web."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    at = opened.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    names = f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    link = parse_xml(f'<w:hyperlink {names} r:id="{at}"/>')
    run = paragraph(opened, start).runs[0]._r
    run.addprevious(link)
    link.append(run)


@pytest.mark.parametrize("case", FORMATS)
def test_what_no_outline_holds_is_told(case):
    change, kind = FORMATS[case]
    back = pulled(edited(document(DEEP), change), DEEP)
    assert (back.outline, back.complete) == (DEEP, False)
    assert [one.facts["found"] for one in back.notices if one.code.startswith("pull.left-out")] == [kind]
    assert len(back.notices) == 1


def test_what_a_layout_sets_bold_or_in_the_middle_is_no_loss():
    def change(opened):
        paragraph(opened, "一、备好").runs[0].font.size = Pt(20)
        opened.styles["heading 1"].font.bold = True
        paragraph(opened, "一、备好").runs[0].bold = True

    assert pulled(edited(document(DEEP), change), DEEP) == (DEEP, (), True)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def automatic(opened, form: str, pattern: str, *headings: tuple[str, str], level: int = 0) -> None:
    """Typed ordinals as numbers that Word counts."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    xml = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    part = NumberingPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, xml.encode(), opened.part.package)
    opened.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    for old, new in headings:
        replace(opened, old, new)
        numbers = parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')
        paragraph(opened, new)._p.get_or_add_pPr().append(numbers)


AUTOMATIC = {
    "sub-sections": ("chineseCounting", "（%1）", ("（一）翻土", "翻土"), ("（二）开沟", "开沟"), ("（三）施肥", "施肥")),
    "points": ("decimal", "%1.", ("1.轮流放水", "轮流放水"), ("2.专人看闸", "专人看闸")),
    "sections": ("chineseCountingThousand", "%1、", ("一、备好种子", "备好种子"), ("二、整好田块", "整好田块"), ("三、管好用水", "管好用水"), ("四、记好工分", "记好工分")),
}  # fmt: skip


@pytest.mark.parametrize("case", AUTOMATIC)
def test_numbers_that_word_counts_are_the_ordinals(case):
    back = pulled(edited(document(DEEP), lambda d: automatic(d, *AUTOMATIC[case])), DEEP)
    assert (back.outline, back.complete, back.notices) == (DEEP, True, ())


def test_a_new_section_with_a_number_that_word_counts_is_a_section():
    def change(opened):
        automatic(opened, *AUTOMATIC["sections"])
        add(opened, "当天记", "记好工分", "养好耕牛")
        add(opened, "养好耕牛", "当天记", "夜里加一顿草。")

    back = pulled(edited(document(DEEP), change), DEEP)
    assert "## 五、养好耕牛\n\n夜里加一顿草。" in markdown(back.outline)
    assert [line for line in changed_lines(DEEP, back.outline) if line.startswith("-")] == []


FORMS = {form: written for form, written in forms(DEEP).items() if form != "values in brackets"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("edit", [edit for edit, (outline, _, _) in EDITS.items() if outline is DEEP])
def test_so_it_does_however_the_outline_is_written(edit, form):
    _, change, expected = EDITS[edit]
    data = edited(document(FORMS[form]), change)
    back = pulled(data, FORMS[form])
    assert text_of(back.outline) == lines(data), back.outline
    assert back.complete, back
    for part in expected:
        assert part in markdown(back.outline)


@pytest.mark.parametrize("gone", [0, 1])
def test_a_short_section_that_was_deleted_leaves_no_hollow_one(gone: int):
    names = ["开闸", "关闸", "看闸"]
    outline = "标题: 茶\n部分:\n" + "".join(f"- {name}: {name[0]}好。\n" for name in names)
    kept = [name for at, name in enumerate(names) if at != gone]
    wanted = "标题: 茶\n部分:\n" + "".join(f"- {name}: {name[0]}好。\n" for name in kept)
    document = api.render(wanted).data
    pulled = api.pull(document, outline)
    assert (pulled.outline, pulled.complete) == (wanted, True)

"""The host's words, made of an agenda and edited in Word, come back into the items of the agenda."""

from __future__ import annotations

import pytest
import yaml

from drafter.pull.agenda import with_clocks
from drafter.pull.edited import Head, PageLine
from tests.pull.editing import add_after, changed_lines, document, edited, lines, pulled, remove, replace, text_of

OUTLINE = """\
template: host-script
title: 春耕会议主持词
salutation: 同志们
slots: {议程: 议程, 结束: 会议}
start: "8:30"
opening: [现在开会。]
agenda:
  - item: 通报墒情
    who: 李站长
    minutes: 10
    introduction: 请大家记数字。
    remark: 墒情比去年好。
  - item: 休息
    minutes: 15
  - item: 发言
    who: [石桥村孟春华同志, 上岭村何有田同志]
    minutes: 20
  - item: 讲话
    who: 王镇长
    minutes: 20
    remark:
      - 王镇长讲了三点。
      - 请照着办。
closing: [同志们，散会以后就下地。]
"""

EDITS = {
    "a word of an introduction": lambda d: replace(d, "记数字", "记住数字"),
    "who speaks": lambda d: replace(d, "李站长", "农技站李站长"),
    "one of two speakers": lambda d: replace(d, "孟春华", "孟秋华"),
    "what is done": lambda d: replace(d, "通报墒情", "通报墒情和苗情"),
    "a paragraph of a remark": lambda d: replace(d, "照着办", "对照着办"),
    "the closing": lambda d: replace(d, "散会以后", "吃过饭"),
    "a paragraph added behind the last remark": lambda d: add_after(d, "请照着办", "今天就办。"),
    "a paragraph added to the opening": lambda d: add_after(d, "现在开会", "请把手机调到静音。"),
}  # fmt: skip
ONE_LINE = [
    "a word of an introduction",
    "who speaks",
    "one of two speakers",
    "what is done",
    "a paragraph of a remark",
    "the closing",
]


@pytest.mark.parametrize("edit", EDITS)
def test_the_edited_words_come_back(edit: str):
    data = edited(document(OUTLINE), EDITS[edit])
    back = pulled(data, OUTLINE)
    assert text_of(back.outline) == lines(data), back.outline
    assert back.complete


@pytest.mark.parametrize("edit", ONE_LINE)
def test_nothing_else_of_the_agenda_is_touched(edit: str):
    back = pulled(edited(document(OUTLINE), EDITS[edit]), OUTLINE)
    assert len(changed_lines(OUTLINE, back.outline)) == 2, changed_lines(OUTLINE, back.outline)


def item(start: str) -> str:
    """An item of the agenda as it is written."""
    at = OUTLINE.index(f"  - item: {start}")
    following = OUTLINE.find("  - item:", at + 1)
    return OUTLINE[at : following if following > 0 else OUTLINE.index("closing")]


def without_third(opened):
    """Delete the third item, and count anew."""
    remove(opened, "孟春华")
    replace(opened, "三项议程", "两项议程")
    replace(opened, "第三项", "第二项")


def test_a_deleted_item_is_gone():
    data = edited(document(OUTLINE), without_third)
    back = pulled(data, OUTLINE)
    assert text_of(back.outline) == lines(data)
    assert back.outline == OUTLINE.replace(item("发言"), "")


def test_items_that_changed_places_do_so_in_the_agenda():
    def edit(opened):
        speaking = next(one for one in opened.paragraphs if "孟春华" in one.text)
        for start in ("请王镇长", "王镇长讲了", "请照着办"):
            speaking._p.addprevious(next(one for one in opened.paragraphs if start in one.text)._p)
        replace(opened, "第三项，请王", "第二项，请王")
        replace(opened, "第二项，请石", "第三项，请石")

    data = edited(document(OUTLINE), edit)
    back = pulled(data, OUTLINE)
    assert text_of(back.outline) == lines(data)
    assert back.outline.index("item: 休息") < back.outline.index("item: 讲话") < back.outline.index("item: 发言")
    assert sorted(back.outline) == sorted(OUTLINE)


def test_what_no_line_shows_is_kept_where_the_speaker_of_an_item_changed_and_another_item_is_gone():
    def edit(opened):
        replace(opened, "李站长", "刘站长")
        without_third(opened)

    data = edited(document(OUTLINE), edit)
    back = pulled(data, OUTLINE)
    assert (text_of(back.outline), back.complete) == (lines(data), True)
    assert back.outline == OUTLINE.replace(item("发言"), "").replace("who: 李站长", "who: 刘站长")


def test_a_remark_that_changed_with_the_speaker_comes_back_too():
    def edit(opened):
        replace(opened, "李站长", "刘站长")
        replace(opened, "墒情比去年好", "苗情比去年强得多")
        without_third(opened)

    data = edited(document(OUTLINE), edit)
    back = pulled(data, OUTLINE)
    assert (text_of(back.outline), back.complete) == (lines(data), True)
    assert yaml.safe_load(back.outline)["agenda"][0]["minutes"] == 10


def test_what_no_line_shows_is_kept_where_an_item_is_new_and_the_speakers_of_others_changed():
    def edit(opened):
        between(opened)
        replace(opened, "李站长", "刘站长")
        replace(opened, "王镇长", "王副镇长")

    data = edited(document(OUTLINE), edit)
    back = pulled(data, OUTLINE)
    assert (text_of(back.outline), back.complete) == (lines(data), True)
    assert [one.get("minutes") for one in yaml.safe_load(back.outline)["agenda"]] == [10, 15, 20, None, 20]


def without_first(opened):
    remove(opened, "通报墒情")
    remove(opened, "墒情比去年好")
    replace(opened, "三项议程", "两项议程")
    replace(opened, "第二项", "第一项")
    replace(opened, "第三项", "第二项")


BREAKS = {
    "the item before it gone, the clock as it was": (without_first, OUTLINE.replace(item("通报墒情"), ""), ["pull.counted"]),
    "longer, the clock as it was": (lambda d: replace(d, "休息15分钟", "休息20分钟"), OUTLINE.replace("15", "20"), ["pull.counted"]),
    "another clock": (lambda d: replace(d, "8点55分继续", "9点整继续"), OUTLINE, ["pull.counted"]),
}  # fmt: skip


@pytest.mark.parametrize("edit", BREAKS)
def test_a_break_ends_when_the_minutes_say_so(edit: str):
    change, outline, told = BREAKS[edit]
    back = pulled(edited(document(OUTLINE), change), OUTLINE)
    assert back.outline == outline
    assert [notice.code for notice in back.notices] == told


SAID = {
    "one more behind a remark": (lambda d: add_after(d, "墒情比去年好", "苗情也好。"), "    remark:\n      - 墒情比去年好。\n      - 苗情也好。\n"),
    "one of two gone": (lambda d: remove(d, "请照着办"), "    remark:\n      - 王镇长讲了三点。\n"),
    "the only one gone": (lambda d: remove(d, "墒情比去年好"), "    introduction: 请大家记数字。\n  - item: 休息\n"),
}  # fmt: skip


@pytest.mark.parametrize("edit", SAID)
def test_paragraphs_that_come_or_go_in_an_item_come_back(edit: str):
    change, written = SAID[edit]
    data = edited(document(OUTLINE), change)
    back = pulled(data, OUTLINE)
    assert (text_of(back.outline), back.complete) == (lines(data), True)
    assert written in back.outline


UNCOUNTED = OUTLINE.replace("{议程: 议程, 结束: 会议}", "{结束: 会议}")


def between(opened):
    replace(opened, "三项议程", "四项议程")
    replace(opened, "第三项，请王", "第四项，请王")
    add_after(opened, "请石桥村", "下面，进行第三项，请妇联赵主任宣读表彰决定。请受表彰的同志起立。")
    add_after(opened, "宣读表彰决定", "受表彰的村要带好头。")


def at_the_end(opened):
    replace(opened, "三项议程", "四项议程")
    add_after(opened, "请照着办", "下面，进行第四项，奏唱国歌。")


NEW_ITEMS = {
    "between two": (
        OUTLINE, between, [{"item": "宣读表彰决定", "who": "妇联赵主任", "introduction": "请受表彰的同志起立。", "remark": ["受表彰的村要带好头。"]}],
    ),
    "at the end": (OUTLINE, at_the_end, [{"item": "奏唱国歌"}]),
    "a break": (OUTLINE, lambda d: add_after(d, "请石桥村", "现在休息5分钟，9点20分继续。"), [{"item": "休息", "minutes": 5}]),
    "of a host who does not count": (
        UNCOUNTED, lambda d: add_after(d, "请石桥村", "下面，请赵主任就防汛作说明。"), [{"item": "就防汛作说明", "who": "赵主任"}],
    ),
    "who does what no list of words knows": (
        UNCOUNTED, lambda d: add_after(d, "请石桥村", "下面，请赵主任敲钟。"), [{"item": "请赵主任敲钟"}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NEW_ITEMS)
def test_what_was_typed_as_a_new_item_is_one(case: str):
    outline, edit, new = NEW_ITEMS[case]
    data = edited(document(outline), edit)
    back = pulled(data, outline)
    assert text_of(back.outline) == lines(data)
    assert back.complete
    before, after = (yaml.safe_load(text)["agenda"] for text in (outline, back.outline))
    assert [item for item in after if item not in before] == new
    assert [item for item in after if item in before] == before


def test_a_new_item_is_counted_and_what_counts_otherwise_is_told():
    data = edited(document(OUTLINE), lambda d: add_after(d, "请石桥村", "下面，进行第三项，请赵主任宣读表彰决定。"))
    back = pulled(data, OUTLINE)
    assert "宣读表彰决定" in back.outline
    assert not back.complete
    counted = [notice.facts for notice in back.notices if notice.code == "pull.counted"]
    assert {"text": "今天的会议共有三项议程。", "written": "今天的会议共有四项议程。"} in counted


def test_a_break_gets_the_minutes_that_it_has_now():
    data = edited(document(OUTLINE), lambda d: replace(d, "现在休息15分钟，8点55分", "现在休息20分钟，9点"))
    back = pulled(data, OUTLINE)
    assert (back.outline, back.complete) == (OUTLINE.replace("minutes: 15", "minutes: 20"), True)


def test_an_untouched_script_leaves_every_byte():
    assert pulled(document(OUTLINE), OUTLINE).outline == OUTLINE


def test_an_item_typed_with_an_old_number_where_another_is_gone_stands_once():
    outline = "template: host-script\ntitle: 主持词\nsalutation: 同志们\nopening: [开会。]\nagenda:\n  - {item: 通报墒情, who: 李站长}\n  - item: 颁奖\n  - {item: 讲话, who: 王镇长}\nclosing: [散会。]\n"
    data = edited(
        document(outline), lambda d: (add_after(d, "颁奖", "下面，进行第三项，请孙秘书宣读纪律。"), remove(d, "通报墒情"))
    )
    back = pulled(data, outline)
    assert [item["item"] for item in yaml.safe_load(back.outline)["agenda"]] == ["颁奖", "宣读纪律", "讲话"]
    assert yaml.safe_load(back.outline)["opening"] in ("开会。", ["开会。"])
    assert {notice.code for notice in back.notices} == {"pull.counted"}


def test_a_heading_that_ends_with_the_clock_goes_on_to_its_new_end():
    line = PageLine("现在休息15分钟。", heads=(Head(0, len("现在休息15分钟"), "point", 1),))
    (made,) = with_clocks([line], [PageLine("现在休息15分钟，8点55分继续。")])
    assert made.text == "现在休息15分钟，8点55分继续。"
    assert [(head.start, head.stop) for head in made.heads] == [(0, len("现在休息15分钟，8点55分继续"))]

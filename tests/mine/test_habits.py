"""Habits of offices: how a name, a date, a list, a bulletin and an end are typed."""

from __future__ import annotations

import pytest

from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.tree import Bundle, Point, Speech, speeches_of

BEGUN = "在开渠会上的讲话\n同志们：\n今天开渠，我讲几句。\n"


def _mined(text: str) -> Speech:
    (speech,) = speeches_of(mine_text(SourceText("a.txt", text)).document)
    return speech


def _headings(speech: Speech) -> list[tuple[str, str]]:
    return [(section.mark, section.heading) for section in speech.sections]


@pytest.mark.parametrize(
    ("front", "speaker", "date"),
    [
        ("在开渠会上的讲话\n局长　石大山（三月六日）", "局长　石大山", "（三月六日）"),
        ("在 东 河 开 渠 会 上 的 讲 话\n（ 二 ○ 二 六 年 三 月 六 日 ）\n石 大 山", "石 大 山", "（二○二六年三月六日）"),
    ],
)
def test_a_date_without_a_year_and_one_set_apart_are_dates(front: str, speaker: str, date: str):
    speech = _mined(f"{front}\n同志们：\n今天开渠，我讲几句。")
    assert (speech.lines("speaker"), speech.lines("date"), speech.lines("subtitle")) == ((speaker,), (date,), ())


def test_what_is_printed_round_a_paper_is_no_part_of_it():
    mined = mine_text(
        SourceText("a.txt", f"东河镇人民政府办公室　　内部资料\n{BEGUN}水到了，人要跟上。\n东河镇党政办　印发　共印45份")
    )
    assert [gone.text for gone in mined.noise] == ["东河镇人民政府办公室　　内部资料", "东河镇党政办　印发　共印45份"]


def test_dashes_that_a_colon_leads_to_are_sections():
    speech = _mined(
        "护渠倡议书\n各位乡亲：\n渠水来了，我们向大家倡议：\n——管水员早晚走一趟。闸门看三遍。\n——浇地错开时辰。先下游。\n——孩子不下渠。\n水是大家的，请一起爱护。"
    )
    assert _headings(speech) == [("——", "管水员早晚走一趟"), ("——", "浇地错开时辰"), ("——", "孩子不下渠")]
    assert speech.closing


def test_a_sentence_that_counts_in_its_middle_heads_a_section():
    speech = _mined(
        "在退休会上的发言\n各位同事：\n今天我来说几句。\n我要送的第一个物件是“水壶”。夜里巡渠，一口热水比什么都强，我背了它二十年。\n"
        "它漏过三回，我补过三回。\n我要送的第二个物件是“手电”。会用的人太少。\n我要送的第三个物件是“本子”。走得再远，记得翻翻。\n"
        "同事们，我走了，渠还在。\n谢谢大家！"
    )
    assert [heading for _, heading in _headings(speech)] == [
        f"我要送的第{one}" for one in ("一个物件是“水壶”", "二个物件是“手电”", "三个物件是“本子”")
    ]
    assert len(speech.sections[0].body) == 2


def test_points_that_count_before_a_verb_are_points_below_a_section():
    speech = _mined(
        f"{BEGUN}一、管水\n一管闸口。每班两人。\n二管渠道。每段一人。\n三管用户。每户一本。\n二、管人\n到岗到位。\n同志们，开渠了。"
    )
    points = [(item.mark, item.heading) for item in speech.sections[0].body if isinstance(item, Point)]
    assert points == [("一", "管闸口"), ("二", "管渠道"), ("三", "管用户")]


def test_the_closing_stands_below_a_list_of_bare_sentences():
    speech = _mined(
        f"{BEGUN}一、管水\n（一）管闸\n1.白天有人。\n2.夜里有人。\n二、管人\n（一）担责\n1.签字背书。\n2.追责到底。\n同志们，水清了，人心就齐了。"
    )
    assert [str(item) for item in speech.closing] == ["同志们，水清了，人心就齐了。"]


def test_the_end_of_a_programme_is_no_item_of_it():
    speech = _mined(
        f"{BEGUN}开渠仪式第一项：请施工单位发言\n开渠仪式第二项：请用水户发言\n开渠仪式第三项：请县长讲话\n开渠仪式至此结束。谢谢大家！"
    )
    assert len(speech.sections) == 3
    assert [str(item) for item in speech.closing] == ["开渠仪式至此结束。谢谢大家！"]


PAPERS = """把闸门当家门
县水利局　石大山
一年来，我们守住了三道闸，没有伤一个人，没有倒一间房，上下游十二个村都安稳过了汛期，主要做法是：
一、守得早
三月就上堤。
二、守得全
一道不落。
下一步，我们接着守，把去年没有来得及换的启闭机全部换掉，让守闸的人少受一点累。
把渠道当街道
县农业局　周大河
去年以来，我们清了六条渠，做了两件事。
一、清得净
见底见边。
二、管得长
一段一人。
渠通了，我们放心了。"""


def test_papers_that_begin_with_a_title_an_office_and_a_name_are_several():
    document = mine_text(SourceText("a.txt", PAPERS)).document
    assert isinstance(document, Bundle)
    assert [(speech.title, "".join(speech.lines("speaker")), len(speech.sections)) for speech in document.speeches] == [
        ("把闸门当家门", "县水利局　石大山", 2),
        ("把渠道当街道", "县农业局　周大河", 2),
    ]


def test_what_a_program_wrote_below_its_draft_is_noise():
    mined = mine_text(
        SourceText("a.txt", f"{BEGUN}水到了，人要跟上。谢谢大家！\n这篇内容既符合您的需求，又好懂，希望能满足您的期待。")
    )
    assert [gone.text for gone in mined.noise] == ["这篇内容既符合您的需求，又好懂，希望能满足您的期待。"]


SHORT_LINES = """年终总结
周大河
一、今年的事
来站里半年多，我管了三座闸，学会了看水位，现把这半年的工作说一说：
看水位
记台账
巡渠道
守闸口
去过的地方：
东河站
西河站
南河站
目前东河站的台账还在补，预计一月初补完，补完以后大家都能在站里查到每一天的水位。
补台账的时候遇到了不少没有想到的问题，我问了老站长，他带着我一本一本地对。
二、明年的事
明年我要把三座闸的水位每天记两次，少一次都不行，记下来的都要能查得到。
谢谢大家。"""


def test_short_lines_between_two_sections_are_no_menu_above_the_speech():
    speech = _mined(SHORT_LINES)
    assert speech.title == "年终总结"
    assert _headings(speech) == [("一、", "今年的事"), ("二、", "明年的事")]


def test_the_meeting_above_the_title_of_a_paper_is_a_label():
    text = f"在全县水利大会上的发言材料\n{PAPERS[: PAPERS.index('把渠道当街道')]}"
    mined = mine_text(SourceText("a.txt", text))
    assert [gone.text for gone in mined.noise] == ["在全县水利大会上的发言材料"]
    (speech,) = speeches_of(mined.document)
    assert (speech.title, speech.lines("speaker")) == ("把闸门当家门", ("县水利局　石大山",))


def test_what_an_archive_says_of_a_text_is_noise():
    text = "标题：在开渠会上的讲话\n来源：东河县水利局\n抓取时间：2026-04-03\n文种：讲话\n\n今天开渠，我讲几句。水到了，人要跟上，各段的闸门要有人管。"
    mined = mine_text(SourceText("a.txt", text))
    assert [gone.text for gone in mined.noise if gone.whole] == ["来源：东河县水利局", "抓取时间：2026-04-03", "文种：讲话"]
    (speech,) = speeches_of(mined.document)
    assert speech.title == "在开渠会上的讲话"


def test_what_the_hearers_do_is_no_title_in_front_of_their_address():
    speech = _mined(
        "敬重的出席仪式的各位领导、同事、伙伴：大家上午好。今天开渠，我讲几句，请大家多提意见，多给支持。\n闸门要常查常修。\n谢谢大家！"
    )
    assert (speech.title, speech.lines("salutation")) == ("", ("敬重的出席仪式的各位领导、同事、伙伴：大家上午好。",))


def test_the_first_line_of_minutes_is_their_title():
    speech = _mined(
        "会议纪要\n时间：3月5日\n地点：二楼\n参加人员：各组组长\n会议研究了两件事，议定如下：\n一、修渠\n四月底前修完。\n二、清淤\n五月底前清完。"
    )
    assert speech.title == "会议纪要"


@pytest.mark.parametrize("label", ["先进个人名单", "先进个人有："])
def test_a_list_of_names_does_not_end_the_speech(label: str):
    end = "希望受表彰的同志再接再厉，大家向他们学习，把今年的防汛工作做得更好。\n谢谢大家！"
    names = "县水利局　石大山\n县农业局　周大河\n县林业局　李秋生"
    mined = mine_text(
        SourceText(
            "a.txt",
            f"在表彰会上的讲话\n同志们：\n今天我们表彰一批先进，他们在防汛中立了功，向他们表示祝贺！\n{label}\n{names}\n{end}",
        )
    )
    assert not mined.noise
    assert len(speeches_of(mined.document)) == 1

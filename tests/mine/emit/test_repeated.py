"""What the prose of a speech says several times in a row in the same form is named in the hint of its template."""

from __future__ import annotations

import re

import pytest

from drafter.mine.emit import emit
from drafter.mine.emit.repeated import repeated_clauses
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("希望运动员奋勇争先；希望裁判员公正执法；希望同学们文明观赛。", ["希望……；希望……；希望……"]),
        ("希望运动员奋勇争先；希望裁判员公正执法。", []),
        ("泵站要常去看看；泵站要常修一修；泵站要常擦一擦。", []),
        ("为了早一天通水，他们住在工地。为了少漏一滴水，他们逐段试压。为了多浇一亩田，他们修到地头。", ["为了……；为了……；为了……"]),
    ],
)
def test_clauses_that_begin_alike(text: str, patterns: list[str]):
    assert list(repeated_clauses(text, "在开工仪式上的讲话")) == patterns


def test_a_template_of_prose_says_how_long_it_is_and_what_is_repeated():
    mined = mine_text(
        SourceText(
            "a",
            "在运动会上的讲话\n同学们：\n秋天到了，操场上热闹起来。\n希望运动员奋勇争先；希望裁判员公正执法；希望同学们文明观赛。\n",
        )
    )
    assert "  opening: 正文两段，约50字；有排比：希望……；希望……；希望……\n" in emit(mined, "a").template


def test_what_is_only_the_topic_of_a_speech_is_no_frame():
    text = (
        "捐赠图书倡议书\n同学们：\n图书室建好了，书架还空着，请大家一起来捐书。\n一、捐赠内容\n各类图书都可以，旧书也欢迎。\n"
        "二、捐赠时间\n本月二十日以前，每天下午都有人值班。\n三、捐赠地点\n教学楼一层的图书室，门口有牌子。\n"
    )
    assert "frame(" not in emit(mine_text(SourceText("a", text)), "a").template


SECTIONS = "一、{}\n{}\n二、{}\n{}\n三、收尾要干净\n沟边的土都要清走。\n"


def test_a_term_that_two_of_three_headings_share_is_no_frame():
    body = "样板渠从村口起。样板渠两边种树，样板渠每月巡一次。"
    text = "在水利会上的讲话\n同志们：\n今天说修渠。\n" + SECTIONS.format("样板渠建设", body, "样板渠管护", body)
    assert "frame(" not in emit(mine_text(SourceText("a", text)), "a").template
    words = "在水利会上的讲话\n同志们：\n今天说修渠。\n" + SECTIONS.format("全力以赴修主渠", body, "全力以赴修支渠", body)
    assert 'frame("全力以赴修{}")' in emit(mine_text(SourceText("a", words)), "a").template


def test_half_of_a_bracket_is_no_word_of_a_frame():
    text = "在水利会上的讲话\n同志们：\n今天说修渠。\n" + SECTIONS.format(
        "【渠道防渗】修好主渠", "先修上游。", "【渠道清淤】清好支渠", "再清下游。"
    ).replace("收尾要干净", "【渠道巡查】每月巡一次")
    assert "【" not in "".join(re.findall(r"frame\([^)]*\)", emit(mine_text(SourceText("a", text)), "a").template))


def test_no_blank_begins_with_a_particle():
    from drafter.speech.frames import align

    frame = align(["这是“实干”的内在要求", "这是“创新”的必然要求", "这是“担当”的根本要求"])
    assert frame is not None
    assert frame.pattern == "这是“{}”的{}要求"


def test_who_signs_tells_the_genre():
    mined = mine_text(
        SourceText("a", "申 请\n尊敬的领导：\n我家住在渠尾，田里缺水，想接一条支渠。\n请批准。\n申请人：周小禾\n2026年3月12日\n")
    )
    assert "\ngenre: 申请书\n" in emit(mined, "a").template
    without_title = mine_text(SourceText("a", "我家住在渠尾，田里缺水，想接一条支渠。\n请批准。\n申请人：周小禾\n2026年3月12日\n"))
    assert "\ngenre: 申请书\n" in emit(without_title, "a").template

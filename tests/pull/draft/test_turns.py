"""Whose words hand over to the next speaker, and whose only begin alike."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.pull.draft.turns import _hands_over


@pytest.mark.parametrize(
    "words",
    [
        "下面由张局长作报告。",
        "第一项议程，听取汇报。",
        "第二项，请李明同志发言。",
        "首先由县水务局局长通报情况。",
        "下一个节目，合唱《我们的渠》。",
        "最后一首歌曲《渠水长流》",
        "下面比赛正式开始，首先请1号选手上场，2号选手做准备。",
        "所有选手的演讲已经结束，下面请王书记点评。",
        "下面让我们用热烈的掌声欢迎他们上场！",
    ],
)
def test_a_host_hands_over(words: str):
    assert _hands_over(words)


@pytest.mark.parametrize(
    "words",
    [
        "首先由衷感谢各位作出的贡献。",
        "下面由于时间关系，我简要报告三点。",
        "现在由于修渠，作业都停了。",
        "第一项，隐患排查。各村每天一查。",
        "首先由此说明一点，讲话要短。",
        "第一项，由水务局局长通报情况；第二项，由县长讲话。",
        "第一项，请护渠队发言，第二项，请县长讲话。",
        "让我们以热烈的掌声欢迎他们！",
        "请大家用掌声欢迎你们的到来！",
        "会议开了半天，下面请大家发言。",
        "下一步，我们要修好三座闸。",
        "各位师傅，下面由于时间关系，我只讲三点。",
    ],
)
def test_other_words_do_not(words: str):
    assert not _hands_over(words)


def test_items_that_are_counted_are_no_script_of_a_host():
    text = "在安全生产工作会议上的讲话\n同志们：\n今天开会。\n第一项，隐患排查。\n每村每天一查。\n第二项，教育培训。\n每月一课。\n第三项，应急演练。\n每季一练。\n"
    assert api.outline_from(text, source="draft.txt", chinese=False).template != "host-script"


def test_a_turn_inside_a_numbered_item_is_an_item():
    text = (
        "表彰大会主持词\n同志们：\n现在开会。\n下面，进行第一项，请李副市长讲话。\n感谢李副市长。下面，进行第二项，为先进集体颁奖。\n"
        "请获奖者上台。\n下面，进行第三项，请张局长发言。\n会议到此结束。\n"
    )
    found = api.outline_from(text, "host-script", source="draft.txt", chinese=False).text
    assert found.count("- heading: ") == 3


HOST = "护渠工作会议主持词\n同志们：\n现在开会。\n{}\n会议到此结束。\n"


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("会议有两项议程。第一项，由站长通报；第二项，由县长讲话。\n下面进行第一项，请站长通报。\n下面进行第二项，请县长讲话。", 2),
        ("会议分两步。第一项，请站长通报，第二项，请县长讲话。\n现在，请站长通报。\n下面，请县长讲话。", 2),
        ("会议分两步。\n第一项，请站长通报，时间十分钟；大家不要离场。\n第二项，请县长讲话。", 2),
        ("下面进入第一个环节，请站长通报。\n第一个环节已经结束。\n下面进入第二个环节，请县长讲话。", 2),
    ],
)
def test_a_sentence_that_lists_the_items_and_the_end_of_one_are_no_items(said: str, items: int):
    found = api.outline_from(HOST.format(said), "host-script", source="draft.txt", chinese=False).text
    assert found.count("- heading: ") == items


OPENS = "护渠大会主持词\n一、开场介绍\n各位师傅：\n大家好！今天的大会现在开始。\n"


@pytest.mark.parametrize(
    ("middle", "heads"),
    [
        (
            "二、站长致辞\n首先，有请站长致辞，大家欢迎！\n感谢站长的致辞。\n三、颁奖\n下面请副站长宣读名单。\n",
            ["站长致辞", "颁奖"],
        ),
        (
            "二、致辞环节\n（一）站长致辞\n首先有请站长致辞。\n（二）村长致辞\n接下来有请村长致辞。\n三、抽奖\n看看谁有好运。下面请站长抽取三等奖。\n",
            ["致辞环节", "抽奖"],
        ),
    ],
)
def test_stages_with_turns_below_are_sections_and_what_opens_and_ends_needs_none(middle: str, heads: list[str]):
    text = f"{OPENS}{middle}四、结束语\n师傅们，渠水长流。大会到此结束，祝大家平安！\n"
    found = api.outline_from(text, source="draft.txt", chinese=False).text
    assert [head for head in ("开场介绍", *heads, "结束语") if f"heading: {head}\n" not in found] == []
    assert found.count("\n  - heading: ") == 4


def test_what_a_host_demands_at_the_end_is_no_stage():
    text = (
        "护渠工作会议主持词\n同志们：\n现在开会。\n首先，请站长通报情况。\n下面，请县长讲话。\n同志们，我再提两点要求：\n"
        "一、提高认识\n各站要马上传达，把思想统一起来。\n二、抓好落实\n月底前报送情况。\n散会。\n"
    )
    found = api.outline_from(text, source="draft.txt", chinese=False).text
    assert found.count("\n  - heading: ") == 2


def test_items_that_are_counted_before_a_colon_are_a_script_where_one_of_them_hands_over():
    items = ["第一项：升国旗，奏国歌。请全体肃立。", "第二项：渠首宣誓（全体举右手）", "第三项：请周站长讲话"]
    text = "\n".join(["师傅们：", "大家早上好！今天放水，先升旗。", "首先请护旗手就位", *items, "放水仪式到此结束！"])
    found = api.outline_from(text, source="draft.txt", chinese=False)
    assert found.template == "host-script"
    assert found.text.count("- heading: ") == 3
    told = [item.replace("请周站长讲话", "种柳。两岸种柳两千棵。").replace("请全体肃立。", "") for item in items]
    assert (
        api.outline_from("\n".join(["师傅们：", "今年做了三项。", *told]), source="draft.txt", chinese=False).template
        != "host-script"
    )


def test_an_agenda_that_is_read_out_and_then_gone_through_keeps_its_items():
    opening = "会议有三项议程：一是审议工作报告；二是审议选举办法；三是选举理事会。"
    items = [
        "一、审议工作报告。请周站长宣读报告。（宣读后）同意的请举手。一致通过。",
        "二、审议选举办法。请李会计宣读草案。（宣读后）同意的请举手。一致通过。",
        "三、选举理事会。请监票人发票。投票开始。",
    ]
    lines = [
        "用水户大会主持词",
        "各位代表：",
        "现在请工作人员清点人数。",
        "应到五十人，实到四十八人。",
        opening,
        "现在开始开会。",
        *items,
    ]
    found = api.outline_from("\n".join([*lines, "各位代表，各项议程进行完毕，散会。"]), source="draft.txt", chinese=False).text
    assert [line.split(": ")[1] for line in found.split("\n") if "- heading: " in line] == [
        "审议工作报告",
        "审议选举办法",
        "选举理事会",
    ]
    called = ["下面，请周站长宣读报告。", "报告听完了，请举手。", "下面，请李会计宣读草案。", "下面，请监票人讲话。"]
    listed = ["一、审议工作报告；", "二、审议选举办法；", "三、选举理事会。"]
    other = "\n".join([*lines[:2], "会议有三项议程：", *listed, *called, "会议到此结束。"])
    assert api.outline_from(other, source="draft.txt", chinese=False).text.count("- heading: ") == 3


def test_the_first_item_may_name_the_meeting_between_two_verbs():
    text = (
        "护渠大会主持词\n各位来宾：\n下午好！\n下面进行大会进行第一项议程，全体起立，奏唱国歌；\n大会进行第二项议程，请李镇长致词；\n"
        "大会进行第三项议程，请周站长介绍情况；\n今天的大会到此结束。\n"
    )
    assert api.outline_from(text, source="draft.txt", chinese=False).text.count("- heading: ") == 3

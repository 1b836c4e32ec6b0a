"""The last paragraph of a text without sections that asks, hopes or vows is its closing."""

from __future__ import annotations

import pytest

from tests.pull.draft.test_parts import LAST, LONG, MORE, outline_of

CALLED = "各位师傅："


@pytest.mark.parametrize(
    "last",
    [
        "各位师傅，汛期将到，人手又紧，希望大家守好自己的一段，让村里人睡个安稳觉！",
        "各位师傅，水不等人，请大家明天就上堤。",
        "希望新来的师傅们早日把闸看熟、把账算清。",
        "今后的工作中，我将多走多看，把每一道闸都记在心里。",
        "最后呢，祝渠水长流，祝各位身体好。",
        "请各位师傅放心，渠上的事我们说到做到！",
        "请村里的老人监督我们！",
        "我将以老站长为镜，守好自己的一段渠。",
    ],
)
def test_a_last_paragraph_that_asks_hopes_or_vows_closes(last: str):
    outline = outline_of("在护渠会上的发言", CALLED, LONG, MORE, LAST, last, template="speech")
    assert outline["结尾"] in (last, [last])


@pytest.mark.parametrize(
    "last",
    [
        ["各位师傅，去年的水是怎么跑的？一个老鼠洞。希望大家记住，先看堤脚。", "对讲机坏了的，会后到站里换新的。"],
        ["我希望来的人是真正爱护渠的，不是来混工分的。", "水靴站里有四双，可以借。"],
        ["希望闸上的师傅把水位报准，少估一点，多看一眼。", "希望堤上的师傅把路看熟，少走夜路，多带一盏灯。"],
        ["今后，我们将抓好三件事：一是清淤，二是换闸，三是种柳。"],
        ["请各位师傅放心，工钱月底就发。", "发钱的单子要签字，签了才算数。"],
        ["我们将在五月前换掉六座闸，十月前清完二十里渠。"],
        ["请大家把路边的柴火垛搬走，月底前搬完。"],
    ],
)
def test_what_asks_in_the_middle_a_row_of_hopes_and_a_plan_close_nothing(last: list[str]):
    assert "结尾" not in outline_of("在护渠会上的发言", CALLED, LONG, MORE, *last, template="speech")


@pytest.mark.parametrize(
    "last",
    [
        "回顾一年来的工作，虽然做了一些事，但与大家的要求还有差距。今后，我将加倍努力。",
        "我将以这次述职为新的起点，把每一天的水都看好。",
    ],
)
def test_a_look_back_that_owns_up_and_a_new_start_close_behind_sections(last: str):
    lines = ("护渠员述职报告", CALLED, "现述职如下。", "一、主要工作", LONG, "二、存在不足", MORE)
    assert outline_of(*lines, last)["结尾"] in (last, [last])
    looked = "回顾一年来的工作，我们深切体会到，护渠要靠大家，单打独斗守不住三十里长渠，这是最要紧的一条。"
    assert outline_of(*lines[:5], looked, *lines[5:], "谢谢大家！")["结尾"] in ("谢谢大家！", ["谢谢大家！"])


@pytest.mark.parametrize("lead", ["老牛下岗，小虎上岗。新的一年里，祝愿师傅们：", "临别之际，我衷心祝你们：", "在此，谨祝渠上："])
@pytest.mark.parametrize("behind", [[], ["谢谢大家！"]])
def test_wishes_on_short_lines_and_the_words_that_lead_to_them_close(lead: str, behind: list[str]):
    wishes = [lead, "工作上，步步登高；", "身体上，虎虎生威；", "生活上，甜甜蜜蜜。", *behind]
    assert outline_of("护渠站新年致辞", CALLED, LONG, MORE, LAST, *wishes, template="speech")["结尾"] == wishes


@pytest.mark.parametrize(
    "lead", ["他在信里祝我们过得好，还写了三条：", "今年的工作分三块：", "渠边立着一块牌子，上面写着祝愿：谁家有难处："]
)
def test_other_short_lines_do_not(lead: str):
    rows = [lead, "工作上，先清头渠；", "身体上，雨天不下水；", "生活上，食堂一天三餐。", MORE]
    assert "结尾" not in outline_of("护渠站新年致辞", CALLED, LONG, MORE, LAST, *rows, template="speech")


def test_a_paragraph_that_goes_on_with_the_one_above_begins_no_closing():
    last = "我的话讲完了，谢谢大家！"
    goes_on = "当然，我也愿意做大家的朋友，让我们一起把渠守好，把水送到田头！"
    assert outline_of("竞选护渠员的演讲", CALLED, LONG, MORE, goes_on, last, template="speech")["结尾"] == [last]
    turned = goes_on.removeprefix("当然，")
    assert outline_of("竞选护渠员的演讲", CALLED, LONG, MORE, turned, last, template="speech")["结尾"] == [turned, last]


def test_who_would_do_something_with_all_closes_behind_sections():
    lines = ("护渠员工作总结", CALLED, "现总结如下。", "一、主要工作", LONG, MORE, "二、感想", LAST, "渠上的人教会了我很多。")
    last = "我愿与大家一起守好这条渠，为村里的庄稼出一份力。"
    assert outline_of(*lines, last)["结尾"] in (last, [last])
    assert "结尾" not in outline_of(*lines, "我愿意改的地方还有许多，先从记账改起。")


def test_all_wishes_of_a_row_close():
    wishes = [f"祝师傅们{what}！" for what in ("身体硬朗", "胃口好", "天天开心", "儿孙孝顺")]
    assert outline_of("春节慰问致辞", CALLED, LONG, MORE, LAST, *wishes, template="speech")["结尾"] == wishes


@pytest.mark.parametrize("lead", ["现在，我提议：", "最后，让我们共同举杯，"])
def test_a_toast_on_lines_of_its_own_closes(lead: str):
    toast = [lead, "为各位师傅的健康，", "为渠水长流，", "干杯！"]
    assert outline_of("祝酒词", CALLED, LONG, MORE, LAST, *toast, template="speech")["结尾"] == toast


def test_a_last_paragraph_that_ends_with_a_wish_closes():
    last = "略备薄酒，不成敬意。请大家吃好喝好！"
    assert outline_of("乔迁致辞", CALLED, LONG, MORE, LAST, last, template="speech")["结尾"] in (last, [last])
    asked = "柴火垛占了路。请大家月底前搬完。"
    assert "结尾" not in outline_of("乔迁致辞", CALLED, LONG, MORE, LAST, asked, template="speech")


@pytest.mark.parametrize(
    "ends",
    [
        ["同学们，前路漫漫，愿你们一路平安！"],
        ["师傅们，你们就要走了。无论走到哪里，请记住，渠首永远是你们的家！"],
        ["山高水长，后会有期！"],
        ["最后，我想用老站长的一句话结束我的发言：守渠就是守人心。"],
        ["我的话完了。"],
        ["借此机会，向守渠的师傅们表示衷心的感谢！", "谢谢大家！"],
        ["师傅们！", "路在脚下，水在前方。", "让我们一起努力！"],
        ["各位师傅、各位乡亲，", "祝大家端午安康！"],
        ["我坚信，有师傅们的守护，我们的渠一定会越流越清！"],
        ["现在，我宣布：渠首放水节开幕！"],
        ["最后，我代表今年的新员工，再次感谢站里的帮助，作为后来人，我们应该带好头，让渠更清。"],
        ["最后，请允许我代表全家，向各位师傅致以节日的问候，大家辛苦了。"],
        ["最后，我谨代表渠首水站向远道而来的客人表示欢迎。"],
        ["最后，我想对新来的师傅们说几句心里话：多看一眼闸，多走一里堤，不懂就问，不要怕丢面子。", "谢谢大家！"],
        ["我来守闸，不为挣几个工分，只为渠水不断、庄稼不旱。如果大家信得过我，就请投我一票，请大家监督我。谢谢~"],
        ["老站长走了三年了，他的脚印还留在堤上。我们要像他那样守时、守信、守规矩，把渠守好，这是对老站长最好的纪念。"],
        ["老站长走了，渠首少了一位好师傅。我们要化悲痛为力量，像他那样守好每一座闸。", "老站长，安息吧！"],
        ["他把一生都给了这条渠，渠水记得他，庄稼记得他。老站长，您一路走好！"],
    ],
)
def test_ways_to_close_a_text_without_sections(ends: list[str]):
    assert [str(one) for one in closing_of(*ends)] == [str(one) for one in ends]


@pytest.mark.parametrize(
    "last",
    [
        "后来老站长也走了，走的时候还念着大家的名字！",
        "全村人喊了起来：“水来了！”",
        "我们要把站修得更好，明年修操场，后年盖宿舍，大后年再打一口井！",
        "期待各位师傅来南山看一看蜂。",
        "最后，我代表站里去验收了三座闸，闸都修得结实，水一滴也不漏。",
        "渠首的水位已经涨到了警戒线，涨得比去年还快，堤上的人没有一个敢合眼！",
    ],
)
def test_other_exclamations_close_nothing(last: str):
    assert closing_of(last) == []


def closing_of(*ends: str) -> list[object]:
    found = outline_of("在渠首大会上的致辞", CALLED, "大家好！", LONG, MORE, LAST, *ends, template="speech").get("结尾", [])
    found = found if isinstance(found, list) else [found]
    return [one if isinstance(one, str) else f"{next(iter(one.values()))}！" for one in found]


def test_the_closing_begins_with_the_last_word_where_only_a_call_stands_above():
    call, last = "新的一年，要有干劲，让我们守好每一道闸，把水送到田头！", "最后，衷心祝愿大家平安！"
    assert closing_of(call, last) == [last]
    assert closing_of("感谢师傅们一年的辛苦！", last) == ["感谢师傅们一年的辛苦！", last]
    assert closing_of(call, "谢谢大家！") == [call, "谢谢大家！"]


@pytest.mark.parametrize(
    "call",
    [
        "让我们一起把渠守好、把闸看牢、把水送到每一块田头！",
        "月到中秋，渠水无声。在这团圆的夜里，让我们共同祝愿渠上的每一家平平安安！",
    ],
)
def test_a_paragraph_that_is_a_call_or_wishes_with_all_belongs_to_the_closing_above_the_last_word(call: str):
    last = "最后，祝大家身体好！"
    assert closing_of(call, last) == [call, last]


@pytest.mark.parametrize(
    "last",
    [
        "首先要看，其次要记，我想对新来的说：渠是大家的。",
        "老站长生前说过，守好渠就是对他最好的纪念，这句话我记了三年，也讲给了每一个徒弟听。",
    ],
)
def test_other_words_to_somebody_and_other_memories_close_nothing(last: str):
    assert closing_of(last) == []


@pytest.mark.parametrize(
    ("lead", "row"),
    [
        ("我们郑重承诺：", ["各位领导，我们会守好渠；", "各位乡亲，我们会把水送到田头！"]),
        ("站里说三句话：", ["师傅们，闸要看牢。", "同志们，账要算清。", "同学们，汛期离渠远一点！"]),
        ("在此表个态：", ["各位师傅，渠我们来清！", "各位家长，孩子我们来教！"]),
    ],
)
def test_the_last_of_a_row_that_turns_to_several_hearers_closes_nothing(lead: str, row: list[str]):
    assert closing_of(lead, *row) == []


@pytest.mark.parametrize(
    "ends",
    [
        ["渠修好了，路也通了。", "同志们，出发吧！"],
        ["我只有一句话：", "同志们，出发吧！"],  # no row
        ["我们郑重承诺：", "各位领导，渠我们守好。", "渠修好了，路也通了。", "各位乡亲，出发吧！"],
    ],
)
def test_another_call_to_the_hearers_at_the_end_closes(ends: list[str]):
    assert closing_of(*ends)

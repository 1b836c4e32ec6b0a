"""Texts whose paragraphs stand in their parts: annexes between sections, long headings, closings, lines of a narrow page."""

from __future__ import annotations

from itertools import chain

import pytest
import yaml

from tests.pull.draft.laws import holds, page_of

LONG = "渠要有人看，闸要有人管，水才能按时到田里。今年各村一共出了三百个工，把多年没有清的淤泥都清上了岸。"
MORE = "夜里下大雨，值班的人要上堤，看清水位再报数，不能估，不能拖，更不能等到天亮才说。"
LAST = "账要算在明处，一分一厘都贴到墙上，村里的老人看得见，年轻人也看得见。"


def outline_of(*lines: str, template: str | None = None) -> dict[str, object]:
    """The outline of a text, after its law was checked."""
    found: dict[str, object] = yaml.safe_load(holds("\n".join(lines).encode(), "draft.txt", template).text)
    return found


def headings(outline: dict[str, object]) -> list[str]:
    sections = outline.get("部分")
    assert isinstance(sections, list)
    return [one["小标题"] if "小标题" in one else next(iter(one)) for one in sections]


@pytest.mark.parametrize(
    "annex",
    [
        ["附：渠道名录和管护范围说明", "石河干渠长九公里，归水管站管。", "支渠十二条，归各村管。"],
        ["附件：护渠员分段表", "1.东段由王家庄负责，共八人。", "2.西段由李家坪负责，共六人。"],
        ["附表：出动机具一览", "拖拉机　四十台", "水泵　十二台"],
        ["【背景资料】", "水闸建于二〇一二年，可以浇三万亩地。", "看闸的师傅都有证。"],
    ],
)
def test_what_is_annexed_between_two_sections_is_part_of_the_text(annex: list[str]):
    outline = outline_of(
        "石河灌区工作汇报", "各位领导：", "现在汇报。", "一、灌区的家底", LONG, *annex, "二、今年的事", LONG, "三、明年的事", MORE
    )
    assert headings(outline) == ["灌区的家底", "今年的事", "明年的事"]
    assert "备注" not in outline


def test_an_annex_between_two_sub_sections_is_part_of_the_text():
    above = ["供水站工作汇报", "各位领导：", "一、供水的现状", "（一）水源", LONG, "附：水源保护的具体内容", "上游三里不准养猪。"]
    outline = outline_of(*above, "（二）管网", MORE, "附：管网改造的几个阶段", "第一阶段换掉铁管。", "二、下一步的工作", LAST)
    assert headings(outline) == ["供水的现状", "下一步的工作"]
    assert "备注" not in outline


@pytest.mark.parametrize(
    "annex",
    [
        ["附件：护渠实施方案", "一、总体要求", LONG, "二、工作任务", MORE, "三、保障措施", LAST],
        ["附：护渠公约", "第一条 不往渠里倒垃圾。", "第二条 不在堤上取土。"],
        ["附件：清淤任务表", "1.东街清淤三百米。", "2.西街清淤二百米。", "3.北街清淤一百米。"],
    ],
)
def test_an_annex_behind_a_text_goes_into_the_notes(annex: list[str]):
    outline = outline_of("在护渠会上的讲话", "同志们：", "一、清好渠", LONG, "二、看好闸", MORE, "谢谢大家！", *annex)
    assert headings(outline) == ["清好渠", "看好闸"]
    assert "备注" in outline


@pytest.mark.parametrize(
    "heads",
    [
        [
            "护渠要从站长自己做起。各段要按照水情，有步骤地把闸门管起来",
            "工分要拉开差距，给肯上堤的人多记工",
            "看水的本领人人要学。会计和电工都来学一学",
        ],
        [
            "改制的头一件事是把账本打开。茶农要看得见厂里一年卖了多少，花了多少",
            "改制的第二件事是把秤换掉。新秤由茶农自己选人来看",
            "改制的第三件事是把路修通。山上的茶要一天之内运到厂里",
        ],
        ["防疫是养殖户自己的事。不要等兽医上门才想起来打针", "卖猪要抱团，不要一家一家去求人"],
    ],
)
def test_lines_of_several_sentences_without_a_mark_at_the_end_are_headings(heads: list[str]):
    body = [[f"{mark}、{head}", LONG, MORE] for mark, head in zip("一二三", heads, strict=False)]
    assert headings(outline_of("在会上的讲话", "我讲几个问题。", *chain.from_iterable(body))) == heads


def test_lines_of_two_even_sentences_are_headings_as_a_sentence_beside_them_is():
    heads = [
        "窑火要慢慢升，谁也不要急。裂了一窑砖，坏的是全厂的名声。",
        "泥要选好的泥，沙多了砖就脆，脆了就没有人要。",
        "工钱每月初五发，一天也不许拖。谁拖了，工人可以直接来找厂长。",
    ]
    body = [[f"{mark}、{head}", LONG + MORE, LAST] for mark, head in zip("一二三", heads, strict=True)]
    assert headings(outline_of("窑厂复工会上的讲话", "今天复工，我说三点。", *chain.from_iterable(body))) == heads


@pytest.mark.parametrize("end", ["。", ""])
def test_a_text_behind_a_heading_stays_a_text(end: str):
    lines = [
        "一、抓紧清淤。各村要在十天里把支渠清完，淤泥要运到指定的地方，不准堆在路边。清完一段验收一段" + end,
        LONG,
        "二、抓紧修闸。闸门的铁锈要打掉，螺丝要换新的，钥匙交给专人。",
        MORE,
        "三、抓紧值班。夜里要有两个人，电话要有人接。",
    ]
    found = headings(outline_of("在清渠会上的讲话", "同志们：", *lines, LAST))
    assert [head.rstrip("。") for head in found] == ["抓紧清淤", "抓紧修闸", "抓紧值班"]


def test_a_line_that_leads_to_a_list_is_cut_behind_its_heading():
    lines = [
        "一、抓紧清淤。今年要做好以下两件事",
        "1.先清头渠。",
        "2.再清支渠。",
        "二、抓紧修闸。要做好以下两件事",
        "1.先修东闸。",
        "2.再修西闸。",
    ]
    found = headings(outline_of("在清渠会上的讲话", "同志们：", *lines))
    assert [head.rstrip("。") for head in found] == ["抓紧清淤", "抓紧修闸"]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (["最后预祝书法班越办越好！"], "最后预祝"),
        (["展望新的一年，我愿意和山上的每一位师傅一起，把每一片叶子都做好！", "敬祝各位新年快乐！"], "展望"),
        (["展望2026年，我愿意和山上的每一位师傅一起，把每一片叶子都做好！", "敬祝各位新年快乐！"], "展望"),
        (["我们相信，有你们在岸上守着灯，船一定会平安回来。", "祝您和孩子身体健康。"], "我们相信"),
        (["最后，我想对带班的师傅说一声感谢。是你们手把手教会了他们。", "祝大家早日出师！", "此致", "敬礼！"], "最后，"),
        (["同志们，海上的风不认人，只认本事。把网补好，把灯点亮。祝大家一路平安！"], "同志们，"),
        (["工友们，火已经点着了，泥也和好了。让我们用一窑好砖，回答等着盖房的乡亲！"], "工友们，"),
    ],
)
def test_a_text_without_sections_closes_with_what_looks_forward(last: list[str], first: str):
    closing = outline_of("在开班式上的讲话", "各位师傅：", LONG, MORE, LAST, *last, template="speech")["结尾"]
    assert isinstance(closing, list)
    assert [len(closing), str(closing[0]).startswith(first)] == [len(last), True]


@pytest.mark.parametrize(
    "last",
    [
        "期待了三天的水终于到了田头，大家都站在埂上看。",
        "愿意来的人，明天早上到站里登记，带上自己的锹，站里管一顿饭，别的什么也不用带。这件事就这样定下来，不再改了，谁也不要再来说情，说了也没有用，只会叫段长为难。",
        "同志们，这件事站里研究过三次。会后由各段的段长把人数报上来。",
    ],
)
def test_what_looks_back_or_orders_is_no_closing(last: str):
    assert "结尾" not in outline_of("在护渠站的讲话", "各位师傅：", LONG, MORE, last, template="speech")


@pytest.mark.parametrize(
    "last",
    [
        "我将虚心听取大家对我的评议，把渠看好，把账记清，做一名让乡亲放心的管水员。",
        "同事们给我的信任很重，我会把它放在心上，天天看着。",
    ],
)
def test_what_stands_behind_the_last_points_closes_though_points_with_headings_have_texts(last: str):
    work = [
        "一、做过的事",
        LONG,
        "1.修渠",
        "渠修了三条，都通了水。",
        MORE,
        "2.护林",
        "林子没有着火。",
        "这些事都是大家做的，我只是带了个头。",
    ]
    lacks = ["二、不足的地方", "1.学得不够。书读得多，用得少，到了渠上还是不会算水账。", "2.走得不够。远的村子一年只去了两次。"]
    outline = outline_of("2025年度述职报告", "石大山", *work, *lacks, last, template="speech")
    assert outline["结尾"] == [last]


def test_what_stands_behind_points_in_every_section_is_no_closing():
    done = [
        "一、已做的事",
        "1.修闸。闸修了三座，都能开能关。",
        "2.清淤。淤清了九里，都上了岸。",
        "这两件事花了二十天，用了三百个工。",
    ]
    plan = ["二、要做的事", "1.修泵。泵房漏雨，先修屋顶。", "2.种树。岸上种柳树，两步一棵。", "这两件事要花四十天，用五百个工。"]
    assert "结尾" not in outline_of("护渠工作汇报", *done, *plan, template="speech")


def test_a_line_that_could_name_a_speaker_goes_on_with_the_paragraph():
    lines = [
        "林场支部查摆问题的材料",
        "会前，支部认真准备，把上级的要求逐条对照。支部委员分头",
        "到四个护林点征求意见。书记和场长之间、场长和队长之间都",
        "开诚布公，交换看法。支部委员和护林点负责同志之间也逐个",
        "谈心，一共收到意见二十二条，全部列出清单，能改的当场就",
        "改，一时改不了的写明期限。",
        "一、主要的问题",
        "巡山的记录不完整，有的护林点在填写巡山日志的时候图省事",
        "，三天的事写在一天里，日期也对不上，出了火情查不到人。",
    ]
    assert outline_of(*lines, template="speech")["开头"] == ["".join(lines[1:6])]


@pytest.mark.parametrize(
    "first",
    ["一是学会看水还很不容易。新来的队员在学看水尺的时候", "第一，工具的管理很混乱。铁锹水桶用完以后总是随手一"],
)
def test_a_marked_line_with_a_sentence_and_the_start_of_another_is_no_heading(first: str):
    lines = [
        "护渠站支部查摆问题的材料",
        "支部按照要求在会前做了准备，把一年来的工作从头到尾查了一",
        "遍，共收到意见建议十九条，都记在本子上，一条一条去对照。",
        "一、存在的问题",
        first,
        "放，能够认得数字，但是到了渠上遇到涨水就慌了手脚，不知道",
        "先关哪一道闸，后关哪一道闸，等到把老站长从家里请来，水已",
        "经漫过了堤。",
    ]
    found = outline_of(*lines, template="speech")
    assert "漫过了堤" in str(found)
    assert f"{first[-4:]}放，能够" in str(found)


def test_a_speaker_below_a_title_stays_a_line_of_its_own():
    lines = [
        "在护渠大会上的讲话",
        "护渠站站长　石大山",
        "同志们：",
        "渠要有人看，闸要有人管，水才能按时到田里。今年各村一共",
        "出了三百个工，把多年没有清的淤泥都清上了岸，大家都辛苦了",
    ]
    outline = outline_of(
        *lines,
        "，这件事一定要记住。",
        "一、看好渠",
        "夜里下大雨，值班的人要上堤，看清水位再报数，不能估，不",
        "能拖，更不能等到天亮才说，出了事谁也担不起这个责任。",
    )
    assert "石大山" in str(outline["讲话人"])


@pytest.mark.parametrize("mark", ["第{}条线是", "第{}个做法就是", "第{}步是"])
def test_a_colon_behind_an_ordinal_belongs_to_it(mark: str):
    lines = [
        mark.format(number) + text
        for number, text in zip("一二", ["：守住闸门，按时开关。", "：守住堤岸，不让人挖。"], strict=True)
    ]
    outline = outline_of(
        "护渠工作汇报", "各位领导：", "一、怎样护渠", "护渠靠人。", *lines, "二、怎样用水", LAST, template="speech"
    )
    assert all(not text.startswith("：") for text in _texts(outline))


def _texts(value: object) -> list[str]:
    """All texts and keys of an outline."""
    if isinstance(value, dict):
        return [text for key, inner in value.items() for text in (str(key), *_texts(inner))]
    return [text for inner in value for text in _texts(inner)] if isinstance(value, list) else [str(value)]


@pytest.mark.parametrize(
    "last",
    [
        ["现在，我提议：", "为了渔业的丰收，为了各位的健康，干杯！"],
        ["最后，请大家举起酒杯，为秋天的收成，干杯！"],
        ["今天就讲到这里，散会。"],
        ["好，我就说这么多，大家回去以后抓紧准备。"],
    ],
)
def test_a_toast_and_the_end_of_a_meeting_close_a_text_without_sections(last: list[str]):
    closing = outline_of("在联谊会上的讲话", "各位朋友：", LONG, MORE, *last, template="speech")["结尾"]
    assert isinstance(closing, list)
    assert "".join(closing) == "".join(last)


@pytest.mark.parametrize("last", ["今天就说到船的事，网的事明天再说。", "散会以后值班的人留下来，把灯都擦一遍。"])
def test_what_only_speaks_of_the_end_of_a_meeting_closes_nothing(last: str):
    assert "结尾" not in outline_of("在船员会上的讲话", "大家好。", LONG, last, MORE, LAST, template="speech")


PLANS = "今后五年，我们要把老闸都换成新闸，一年换三座，换到山脚下为止。"


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ([LONG, MORE, "我提议，每年春分各村一起清一次渠，清完了再放水。"], 3),
        ([LONG, MORE, "我提议，在堤上种两排柳树。", "我提议，把水尺都重新漆一遍。"], 4),
        (["大家好，我是看闸的石大山。", "我相信每一滴水都认得回家的路。渠修到哪里，水就走到哪里。"], 2),
        ([LONG, MORE, PLANS], 3),
        ([LONG, MORE, "未来3年，我们将让水走到每一块田。"], 3),
        ([LONG, MORE, "明年，我们将先修渠头。", "今后，我们将再修渠尾。"], 4),
        ([LONG, MORE, "盼望着，盼望着，水车终于转起来了，孩子们都跑来看。"], 3),
        ([LONG, MORE, "期待已经变成了账本上的数，渠长了两里。"], 3),
    ],
)
def test_proposals_beliefs_and_plans_above_thanks_stay_in_the_text(above: list[str], kept: int):
    outline = outline_of("在护渠会上的发言", "各位师傅：", *above, "谢谢大家！", template="speech")
    opening = outline["开头"]
    assert len(opening if isinstance(opening, list) else [opening]) == kept


def test_what_looks_forward_alone_closes_only_with_a_wish():
    for last, closes in (("期待各位师傅来南山看一看蜂。", False), ("展望未来，路还很长。让我们把灯点亮！", True)):
        outline = outline_of("在开班式上的讲话", "各位师傅：", LONG, MORE, LAST, last, template="speech")
        assert ("结尾" in outline) is closes


def test_short_wishes_count_as_paragraphs_of_a_closing():
    wishes = ["祝孩子们好好学！", "祝老师们身体好！", "祝渠水长流！", "祝大家平安！"]
    closing = outline_of("在开班式上的讲话", "各位师傅：", LONG, MORE, *wishes, template="speech")["结尾"]
    assert closing == wishes[1:]


@pytest.mark.parametrize("end", ["谢谢大家！", "2026年3月5日"])
def test_an_annex_behind_thanks_or_a_day_is_no_part_of_the_text(end: str):
    annex = ["附：清淤分段表", "三、东街三百米。", "四、西街二百米。"]
    outline = outline_of("在护渠会上的讲话", "同志们：", "一、清好渠", LONG, "二、看好闸", MORE, end, *annex)
    assert headings(outline) == ["清好渠", "看好闸"]


@pytest.mark.parametrize("title", ["工会委员会工作报告", "用水户协会理事会工作报告", "护渠站职代会厂务工作报告"])
def test_a_piece_of_words_of_any_genre_names_no_template(title: str):
    lines = [title, "各位代表：", "我受委员会的委托，向大会作工作报告，请予审议。", "一、一年的工作", LONG, "二、明年的打算", MORE]
    drafted = holds("\n".join(lines).encode(), "draft.txt", None)
    assert [drafted.template, "代表【待补" in page_of(drafted.text)] == ["speech", False]


def test_a_report_of_a_government_is_known_by_its_name_or_its_sentence():
    said = "现在，我代表县人民法院，向大会报告工作，请予审议，并请各位政协委员提出意见。"
    below = ["一、一年的工作", LONG, "二、明年的打算", MORE, "各位代表，让我们一起努力！"]
    for title, first in (("青石镇政府工作报告", "我报告工作。"), ("东河县人民法院工作报告", said)):
        lines = [title, "各位代表：", first, *below]
        assert holds("\n".join(lines).encode(), "draft.txt", None).template == "government-report"


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("学管水体会交流材料", ["一是", "二是", "三是"]),
        ("护渠经验交流材料", ["一是", "二是", "三是"]),
        ("在护渠经验交流会上的发言", ["一、", "二、", "三、"]),
        ("在护渠经验交流会上的发言", ["第一，", "第二，", "第三，"]),
        ("巡堤工作交流发言稿", ["一要", "二要", "三要"]),
    ],
)
def test_ordinals_stand_in_no_heading(title: str, marks: list[str]):
    heads = ["清淤不留死角", "修闸不留隐患", "巡堤不留空当"]
    body = [f"{mark}{head}。{MORE}" for mark, head in zip(marks, heads, strict=True)]
    found = headings(outline_of(title, "同志们：", "我有以下几点体会：", *body, "下一步，我将把学到的东西用起来。"))
    assert [head.rstrip("。") for head in found] == heads


def test_headings_of_its_form_lead_to_a_template_without_ordinals():
    heads = ["在理念上融合，拧成一股绳。", "在机制上融合，搭好一座台。", "在载体上融合，同走一条路。"]
    lines = ["在护渠与巡堤融合交流会上的发言材料", "同志们：", LONG, *(head + MORE for head in heads)]
    assert holds("\n".join(lines).encode(), "draft.txt", None).template == "integration-exchange"

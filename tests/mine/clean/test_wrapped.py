"""Hard-wrapped texts: the paragraphs come back, whatever the width of the page was."""

from __future__ import annotations

import pytest

from drafter.mine.clean import clean
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.flow import document_paragraphs

SPEECH = (
    "在全乡养蜂技术推广会上的讲话",
    "同志们：",
    (
        "油菜花还有二十天就要开了，外地的蜂车已经到了县城。我们自己的蜂箱还堆在屋檐下，有的缺脾，有的缺王，有的连盖子都找不到。"
        "今天把四个村的养蜂户请来，就是要趁花还没有开，把该修的修好，把该买的买齐，不要等到满山遍野黄成一片的时候，站在地边上干着急。"
    ),
    "一、先说账，养蜂到底划不划算",
    (
        "去年全乡养蜂三百箱，收蜜九千斤，卖了十六万元。刨去糖钱、药钱、箱子钱，净落十一万元。这笔账是会计一户一户核出来的，没有水分。"
        "一箱蜂一年挣三百多元，一个老人照看二十箱，比出去打零工强，还能顾家里。"
    ),
    (
        "也有赔的。赔在哪里？一是买了病群，开箱三天就死了一半。二是喂得太迟，蜂没有力气，花期过了才壮起来。三是贪多，一家摆了八十箱，"
        "蜜源就那么大，谁都吃不饱。这三条，条条都是花钱买来的教训，今天讲出来，是请大家不要再花第二遍。"
    ),
    "二、再说技术，关键在春天这一个月",
    "第一件事是紧脾。天还冷，蜂少脾多，夜里顾不过来，子就冻死了。老师傅的办法是宁挤勿松，三脾蜂只留两张脾，外面包上稻草，晒得到太阳。",
    "第二件事是喂糖。糖水要温，浓度要准，傍晚喂，当夜吃完，不留剩的。喂得好，十天以后满箱都是嗡嗡声，站在院子里就听得见。",
    "三、最后说组织，一家一户闯不了市场",
    (
        "合作社要把三件事管起来：统一买药，统一检验，统一商标。谁家的蜜掺了糖，查出来，全乡的招牌都要跟着倒，所以这一条没有商量。"
        "收购的价钱每五天公布一次，贴在村口，愿意卖给谁由各家自己定，合作社只保底，不拦路。"
    ),
    "同志们，蜜蜂采一斤蜜要飞几万里，从来没有听见它叫苦。我们把功夫下在花开以前，今年秋天再坐到一起算账的时候，脸上都会有笑！",
)


def wrapped(width: int, indent: str) -> str:
    """The speech as a page of so many characters prints it: no line begins with a mark of punctuation."""
    lines = []
    for number, paragraph in enumerate(SPEECH):
        rest = (indent if number > 1 else "") + paragraph
        while len(rest) > width:
            cut = width
            while rest[cut] in "，。、；：？！":
                cut -= 1
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return "\n".join(lines)


@pytest.mark.parametrize("repair", [True, False])
@pytest.mark.parametrize("width", range(24, 60, 3))
def test_the_paragraphs_of_an_indented_text_come_back(width: int, repair: bool):
    assert clean(SourceText("wrapped", wrapped(width, "\u3000\u3000")), repair=repair).texts == SPEECH


@pytest.mark.parametrize("repair", [True, False])
def test_each_paragraph_knows_the_line_on_which_it_begins(repair: bool):
    text = "广告\n##paidbegin##\n" + wrapped(36, "\u3000\u3000")
    mined = mine_text(SourceText("wrapped", text), repair=repair)
    page = [paragraph.text for _, paragraph in document_paragraphs(mined.document)]
    lines = text.split("\n")
    assert len(mined.lines) == len(page)
    for number, paragraph in zip(mined.lines[-len(SPEECH) :], SPEECH, strict=True):
        assert paragraph.startswith(lines[number - 1].strip())


@pytest.mark.parametrize("width", range(24, 60, 3))
def test_what_opens_a_unit_opens_a_paragraph_where_nothing_is_indented(width: int):
    found = clean(SourceText("wrapped", wrapped(width, ""))).texts
    assert [paragraph for paragraph in found if paragraph[1:2] == "、"] == [text for text in SPEECH if text[1:2] == "、"]
    assert found[:2] == SPEECH[:2]
    assert "".join(found) == "".join(SPEECH)
    assert len(found) <= len(SPEECH) + 1, "a line that begins with 二是 by chance"


def test_a_page_of_the_web_around_a_wrapped_text_does_not_hide_that_it_is_wrapped():
    around = "本页面由某某网站的编辑整理并发布，更多内容请在站内搜索，欢迎收藏本站，也欢迎来信告诉我们您的意见和建议，我们会认真阅读并及时改进"
    found = clean(SourceText("wrapped", f"{wrapped(30, chr(0x3000) * 2)}\n{around}")).texts
    assert found[: len(SPEECH)] == SPEECH


SHORT = """先进工作者代表发言
各位领导、同志们：
我是一名邮递员，跑的是全县最远的一条线，今天说说路上的事。
　　翻山越岭，做群众的信使。一条路走了二十年，鞋子穿破了四十
双，信没有丢过一封。
　　走村入户，做老人的帮手。捎盐捎药捎家书，顺手的事，做长了
就是情分。
谢谢大家！
"""


def test_in_a_short_text_an_indented_line_that_reaches_the_margin_goes_on():
    assert clean(SourceText("a", SHORT)).texts == (
        "先进工作者代表发言",
        "各位领导、同志们：",
        "我是一名邮递员，跑的是全县最远的一条线，今天说说路上的事。",
        "翻山越岭，做群众的信使。一条路走了二十年，鞋子穿破了四十双，信没有丢过一封。",
        "走村入户，做老人的帮手。捎盐捎药捎家书，顺手的事，做长了就是情分。",
        "谢谢大家！",
    )


def test_a_number_broken_over_lines_is_one_number():
    text = "全县生产总值达到218亿元，增长6.1%，工业用电量增长百分之五点三，货运量增长百分之八，社会消费品零售总额比上年多出二十一亿元。"
    for width in range(18, 31):
        lines = [text[at : at + width] for at in range(0, len(text), width)] * 6
        assert all(" " not in paragraph for paragraph in clean(SourceText("a", "\n".join(lines))).texts), width


def test_parallel_headings_of_one_length_are_no_wrapped_lines():
    texts = (
        "在蜂农大会上的讲话",
        "各位蜂友：",
        "讲三个方面。",
        "一、看到进步，倍加珍惜来之不易的好局面",
        "今年收蜜九千斤，没有一箱病群。",
        "二、看到差距，不断增强学习技术的自觉性",
        "有的箱子缺脾，有的连盖子都没有。",
        "三、看到任务，要把开春的准备抓紧抓仔细",
        "十天之内箱子要修好，药要买齐。",
        "谢谢大家！",
    )
    assert clean(SourceText("a", "\n".join(texts))).texts == texts


CUT = ["在闸口会上的讲话", "各位乡亲：", "　　老闸修了三回，一回比一回结实，今年汛期来了两场大", "水，一滴也没有漏进村里来，大家都看得见的。", "　　新闸要比老闸宽出一丈，闸门用铁的，闸墩用石头砌好", "，工钱按天算，饭在社里吃，一天三顿不收钱。", "　　看闸的人一年换一回，谁家有空谁家来，夜里也要有人", "守着，雨再大也不许离开，这是头一条规矩啊。", "　　开闸放水先远后近，先高后低，谁也不许抢，抢了水的", "要在会上当众讲清楚，明年这时候再看看谁家做得好。"]  # fmt: skip


@pytest.mark.parametrize("last", ["最后，祝大家收成好。谢谢！", "开闸那天我在闸口等着大家。"])
def test_a_line_shorter_than_a_cut_ends_its_paragraph(last: str):
    """All broken lines have twenty-six characters; those above the last one could have held one more."""
    found = clean(SourceText("cut.txt", "\n".join([*CUT, last]) + "\n")).texts
    assert found[-1] == last
    assert found[2].endswith("来了两场大水，一滴也没有漏进村里来，大家都看得见的。")


BLANK = """在晒谷会上的讲话

各位社员：

谷子进场已经三天，天公作美，一滴雨也没有落，再晒两
天就能进仓，大家再辛苦一阵子。

进仓以前先过秤，一担一担记清楚，账贴在仓门口，谁
家多谁家少，一看就明白。

散会！
"""


def test_paragraphs_parted_by_blank_lines_go_on_where_two_of_them_break_off_inside_a_clause():
    assert clean(SourceText("a.txt", BLANK)).texts == (
        "在晒谷会上的讲话",
        "各位社员：",
        "谷子进场已经三天，天公作美，一滴雨也没有落，再晒两天就能进仓，大家再辛苦一阵子。",
        "进仓以前先过秤，一担一担记清楚，账贴在仓门口，谁家多谁家少，一看就明白。",
        "散会！",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("进仓以前先过秤，一担一担记清楚，账贴在仓门口，谁\n家多", "进仓以前先过秤。\n谁家多"),  # only one of them
        ("，再晒两\n天", "\n再晒两天"),  # at another width
        ("再晒两\n天", "再晒两天。\n天"),
        ("一看就明白。", "一看就明白"),
    ],
)
def test_without_that_each_line_is_a_paragraph(old: str, new: str):
    text = BLANK.replace(old, new)
    assert clean(SourceText("a.txt", text)).texts == tuple(line for line in text.split("\n") if line)


OPENED = [
    "在汛期值守部署会上的讲话",
    "同志们：",
    "汛期就要到了，在这风雨欲来的时候，值守工作显",
    "得尤为重要。这不仅关系到三千亩秧田的收成，也关系",
    "到下游几百户人家的安危。今天开会，就是要对汛期值",
    "守作一次全面安排，确保平安度汛。",
]
"""The beginning of a speech on a narrow page whose indentations were lost."""
TOLD = [
    "汛期雨多水急，闸门起落频繁，人员又紧张，是事",
    "故的高发期。加上今年工程还没有完工，堤上的土还没",
    "有压实，给我们的工作带来了很大的压力。",
]


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        (["一、强化认识，增强做好汛期值守工作的责任感和", "紧迫感"], "一、强化认识，增强做好汛期值守工作的责任感和紧迫感"),
        (["二、压实责任，把任务落到每一座闸、每一段堤、", "每一个人"], "二、压实责任，把任务落到每一座闸、每一段堤、每一个人"),
        (["一、提高认识"], "一、提高认识"),
    ],
)
def test_a_heading_that_fills_a_line_near_the_start_goes_on_in_the_next(lines: list[str], heading: str):
    assert clean(SourceText("wrapped", "\n".join([*OPENED, *lines, *TOLD]))).texts[3] == heading

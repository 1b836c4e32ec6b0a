"""A host's script with stages, with counted items, and with several ways to hand over."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from drafter import api
from drafter.pull.draft.stages import names_stage
from drafter.pull.draft.turns import _hands_over, _sums_up
from tests.pull.draft.laws import holds

_HELLO = ["渠首晚会主持词", "男：亲爱的工友们，", "女：各位来宾，", "合：晚上好！", "男：今晚月亮很圆。", "女：晚会现在开始。"]


def outline_of(lines: list[str]) -> dict[str, list[object]]:
    """The outline of a text, after its law was checked."""
    text = "\n".join(lines)
    holds(text.encode(), "draft.txt", None)
    found: dict[str, list[object]] = yaml.safe_load(api.outline_from(text, source="draft.txt", chinese=False).text)
    return found


def headings(lines: list[str]) -> list[str]:
    """The headings of the outline of a text."""
    sections = outline_of(lines).get("sections")
    found = [one for one in sections if isinstance(one, dict)] if isinstance(sections, list) else []
    return [str(one.get("heading") or next(iter(one))) for one in found]


@pytest.mark.parametrize(
    "names",
    [
        ["### 开场", "### 颁奖", "### 散场"],
        ["【节目一】合唱《渠水谣》", "【互动游戏】", "【尾声】"],
        ["第一篇章 春水", "第二篇章 夏灌", "第三篇章 秋收"],
        ["节目一：合唱《渠水谣》", "节目二：快板《巡渠》", "节目三：独唱《月光》"],
    ],
)
def test_lines_that_name_stages_are_sections_with_their_turns(names: list[str]):
    turns = ["男：闸门一开，水到田头。", "女：下面请老站长上台。", "男：老站长辛苦了。"]
    found = headings([*_HELLO, *(line for name in names for line in (name, *turns))])
    assert len(found) == len(names)
    assert all(name.endswith(heading) for name, heading in zip(names, found, strict=True))


@pytest.mark.parametrize("cue", ["【灯光暗】", "（音乐起）", "（男女主持人上场）"])
def test_what_happens_on_the_stage_is_no_stage(cue: str):
    turns = ["男：闸门一开，水到田头。", "女：下面请老站长上台讲话。"]
    assert cue not in headings([*_HELLO, cue, *turns, cue, *turns])


def test_counted_items_of_two_hosts_are_the_agenda():
    items = ["A：第一项：护渠队入场。", "B：他们走得很齐。", "A：第二项：升旗。", "B：第三项：请站长致辞。", "A：第四项：宣誓。"]
    found = outline_of(["护渠日仪式主持词", "A：各位乡亲，", "B：大家好！", *items, "B：仪式到此结束。"])
    assert len(found["sections"]) == 4


def test_who_is_asked_inside_a_numbered_item_begins_none():
    items = ["下面，进行第一项，通报水情。", "下面，进行第二项，交流发言。", "请北坡村发言。", "下面，进行第三项，请局长讲话。"]
    assert len(headings(["水利会议主持词", "同志们：", "现在开会。", *items, "会议到此结束。"])) == 3


@pytest.mark.parametrize(
    "words",
    [
        "下面进入抽奖环节，请站长上台。",
        "接下来登场的是护渠队，他们表演快板。",
        "女：请欣赏合唱《渠水谣》。",
        "最后揭晓的是护渠奖。",
        "下一位是三号选手梁小溪。",
        "激动人心的时刻到了，有请站长揭晓大奖！",
        "现在是游戏时间，谁愿意上来？",
        "主持人甲：下面请老站长讲话。",
        "先请老站长发言。",
        "现在，请各位领导为大坝奠基。",
        "请站长讲话，大家欢迎。",
        "让我们以热烈的掌声欢迎各位裁判入场。",
        "让我们以热烈的掌声欢迎所有获奖师傅上台领奖！",
        "掌声欢迎老站长！",
    ],
)
def test_ways_to_hand_over(words: str):
    assert _hands_over(words)


@pytest.mark.parametrize(
    "words",
    [
        "最后，让我们举起酒杯，祝渠水长流！",
        "防汛的关键时刻到了，大家要守在堤上。",
        "现在进入主汛期的关键阶段，一刻也不能松。",
        "下面我来宣布比赛规则。",
        "最后要强调的是用水纪律。",
        "请各位领导放心，渠上的奖我们不争。",
        "先请大家看一段片子。",
        "女：让我们以热烈的掌声欢迎各位裁判。",
        "让我们用掌声欢迎所有护渠队员！",
        "请大家以热烈的掌声欢迎诸位老师傅。",
    ],
)
def test_words_that_hand_over_to_nobody(words: str):
    assert not _hands_over(words)


@pytest.mark.parametrize(
    "words",
    [
        "女：亲爱的朋友们，今晚过得真快。",
        "快乐的时光总是短暂的。",
        "他的话留在渠边。追思会到此结束。",
        "婚礼仪式到此礼成。",
        "时间过得快，今天的分享会就到这里。",
        "再次感谢各位师傅！",
        "县长的讲话，给我们指出了方向，会后要认真落实。",
    ],
)
def test_the_end_of_an_evening_sums_up(words: str):
    assert _sums_up(words)


@pytest.mark.parametrize(
    "words", ["感谢站长的讲话，讲得实在，听得进去，也记得住。", "再次响起了掌声。", "他的渠修得好，讲话也讲得好。"]
)
def test_thanks_for_one_item_sum_up_nothing(words: str):
    assert not _sums_up(words)


def test_a_turn_hands_over_in_a_further_sentence():
    turns = [
        "男：感谢站长。接下来请欣赏合唱《渠水谣》。",
        "女：唱得真好。",
        "男：谢谢合唱队。下面请看快板《巡渠》。",
        "女：晚会到此结束。",
    ]
    found = headings([*_HELLO, *turns])
    assert [heading.rstrip("。") for heading in found] == [
        "男：感谢站长。接下来请欣赏合唱《渠水谣》",
        "男：谢谢合唱队。下面请看快板《巡渠》",
    ]


def test_what_happens_on_the_stage_is_no_subtitle():
    found = outline_of(
        [_HELLO[0], "（音乐起，主持人上场）", *_HELLO[1:], "男：首先请站长致辞。", "女：谢谢站长。", "男：下面请李工讲话。"]
    )
    assert not found.get("subtitle")


@pytest.mark.parametrize("name", ["青石中学校长　李文远", "李文远（校长）"])
def test_a_person_with_a_post_is_no_title(name: str):
    text = f"{name}\n岁月无声，又是新年。我代表学校向大家问好！\n一年里，渠边的树长高了。\n新的一年，让我们一起出发！\n"
    found = yaml.safe_load(api.outline_from(text, source="draft.txt", chinese=False).text)
    assert "李文远" in str(found.get("speaker"))
    assert "李文远" not in str(found.get("title"))


def test_a_title_with_a_name_stays_a_title():
    text = "石河中学校长李文远的讲话\n同学们：\n开学了。\n大家要早起。\n祝大家进步！\n"
    found = yaml.safe_load(api.outline_from(text, source="draft.txt", chinese=False).text)
    assert found["title"] == "石河中学校长李文远的讲话"


def test_programmes_that_are_counted_as_they_are_announced():
    turns = [
        f"女：请欣赏第{number}个节目，{name}。\n男：真好看。"
        for number, name in zip("一二三", ["腰鼓", "快板", "秧歌"], strict=True)
    ]
    text = "\n".join(["渠首中秋晚会串词", *_HELLO[1:], *turns, "女：各位邻居，晚会到此结束。"])
    assert len(headings(text.split("\n"))) == 3


def test_thanks_behind_the_last_stage_stay_the_closing():
    stages = [
        "第一个环节，看渠。",
        "大家沿着渠走了一圈。",
        "第二个环节，认闸。",
        "闸有大有小。",
        "第三个环节，尝水。",
        "水是甜的。",
    ]
    found = outline_of(["护渠讲堂主持词", "各位乡亲：", "今天讲堂开讲。", *stages, "讲堂到此结束，谢谢大家。"])
    assert len(found["sections"]) == 3
    assert "谢谢大家" in str(found["closing"])


def test_one_stage_alone_makes_no_section():
    turns = ["男：渠水清清。", "女：月亮圆圆。", "男：下面进入猜灯谜环节。", "女：谁猜中了，送一条鱼。", "男：鱼是自家养的。"]
    assert not headings([*_HELLO, *turns])


def test_a_programme_in_a_sentence_and_a_stage_are_two_sections():
    turns = ["男：首先是护渠队的腰鼓，请欣赏。", "女：鼓点真齐。", "男：下面进入猜灯谜环节。", "女：谁猜中了，送一条鱼。"]
    assert len(headings([*_HELLO, *turns])) == 2


def test_a_line_in_brackets_below_the_title_of_a_speech_is_its_subtitle():
    text = "让渠水更清\n（在护渠日登台发言）\n同志们：\n渠修好了，水也清了。\n大家都来看一看。\n祝大家平安！\n"
    assert "登台" not in str(yaml.safe_load(api.outline_from(text, source="draft.txt", chinese=False).text).get("opening"))


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (["下面举行放水仪式的第一项议程：奏国歌", "下面举行第二项议程：请站长致辞"], ["奏国歌", "请站长致辞"]),
        (["大会第一项：护渠队入场。", "大会第二项：升旗。", "大会第三项：请站长致辞。"], ["护渠队入场", "升旗", "请站长致辞"]),
        (["现在开始拜师礼的第一个议程：敬茶。", "现在开始拜师礼的第二个议程：训话。"], ["敬茶", "训话"]),
        (["下面进行第一个内容，请校长讲话。", "下面进行第二个内容，请家长发言。"], ["请校长讲话", "请家长发言"]),
        (["会议开始，首先进行表彰会的第一项议程，颁奖。", "接着进行表彰会的第二项议程，讲话。"], ["颁奖", "讲话"]),
    ],
)
def test_items_are_counted_in_many_words_which_are_their_marks(items: list[str], found: list[str]):
    assert headings(["渠首放水大会主持词", "乡亲们：", "今天放水。", *items, "放水大会到此结束。"]) == found


def test_who_is_called_up_inside_or_before_counted_items_begins_none_but_the_last_item_does():
    inside = ["首先，请石匠代表发言。", "谢谢石匠师傅。", "下面，请村长发言。"]
    items = ["仪式进行第一项，介绍来宾。", "仪式进行第二项，交流发言。", *inside, "现在进行最后一项，请县长宣布合龙。"]
    outline: Any = outline_of(["渠首合龙仪式主持词", "乡亲们：", "首先，请大家看看这道坝。", *items, "合龙仪式到此结束。"])
    assert [len(section.get("body") or []) for section in outline["sections"]] == [0, 3, 0]
    assert len(outline["opening"]) == 1


def test_the_words_that_name_the_last_item_are_its_mark():
    items = ["大会进行第一项，介绍来宾。", "大会进行第二项，交流发言。", "最后一项，请县长讲话。"]
    last = outline_of(["渠首大会主持词", "乡亲们：", *items, "散会。"])["sections"][-1]
    assert (last["mark"], last["heading"]) == ("最后一项，", "请县长讲话")


def test_below_items_that_are_lines_stands_the_closing():
    items = ["首先，请欣赏合唱《渠水谣》。", "下面有请站长讲话。", "接下来请欣赏快板《巡渠》。"]
    end = "渠水流过春夏秋冬，我们还要一起走下去。"
    assert outline_of(["渠首联欢会主持词", "各位工友：", "大家晚上好！", *items, end])["closing"] == [end]
    said = ["首先，请欣赏合唱《渠水谣》。", "唱得真好。", "下面有请站长讲话。", "接下来请欣赏快板《巡渠》。"]
    assert "closing" not in outline_of(["渠首联欢会主持词", "各位工友：", "大家晚上好！", *said, end])


def test_stages_in_which_the_host_says_himself_what_is_done_are_sections():
    stages = [
        *("（一）奏国歌", "请全体起立，奏国歌。请坐下。", "（二）宣读决定", "下面请副站长宣读决定。"),
        *("（三）颁奖", "请获奖的师傅上台领奖。请站长颁奖。", "（四）站长讲话", "请站长讲话，大家欢迎。"),
    ]
    found = headings(["渠首表彰大会主持词", "各位师傅：", "大会马上开始。", *stages, "大会到此结束，谢谢大家。"])
    assert found == ["奏国歌", "宣读决定", "颁奖", "站长讲话"]


def test_the_name_of_the_first_stage_is_no_speaker():
    items = ["1、舞蹈《水乡》", "甲：下面请看舞蹈。", "2、独唱《渠水谣》", "乙：请听独唱。", "3、小品《巡渠》", "甲：请看小品。"]
    outline = outline_of(["渠首晚会主持词", "开场白", "甲：亲爱的工友们，", "乙：晚上好！", *items, "结束语", "合：再见！"])
    assert outline.get("speaker") is None
    assert outline["opening"][0] == "开场白"


STAGED = (
    ["男：尊敬的各位来宾", "女：师傅们，大家好！"],
    ["男：下面颁发护渠奖，有请获奖师傅上台。", "女：请站长为他们颁奖。"],
    ["男：渠水长流，歌声不断。", "女：今天的汇演到此结束。"],
)
"""The turns of three stages."""


@pytest.mark.parametrize(
    "names", [("开幕词", "颁奖环节", "闭幕词"), ("开幕词", "颁奖环节", "结束词"), ("开幕词", "颁奖环节", "谢幕词")]
)
def test_the_words_that_open_and_end_an_evening_are_stages(names: tuple[str, ...]):
    lines = [line for name, turns in zip(names, STAGED, strict=True) for line in (name, *turns)]
    assert headings(["渠水长流文艺汇演主持词", *lines]) == list(names)


@pytest.mark.parametrize("name", ["开场词", "开场语"])
def test_the_words_that_open_an_evening_are_no_speaker(name: str):
    outline = outline_of(["渠水长流文艺汇演主持词", name, *(line for turns in STAGED for line in turns)])
    assert "speaker" not in outline
    assert outline["opening"][0] == name


@pytest.mark.parametrize("line", ["男：开幕词由站长来致。", "开幕词的意思", "师傅们的开幕词讲稿"])
def test_other_lines_with_such_words_are_none(line: str):
    assert not names_stage(line)


SHOW = (
    "女：下面请欣赏清淤队带来的合唱《我的渠》",
    "男：唱得真好。",
    "女：接下来请大家欣赏看闸组带来的快板《巡渠》",
    "男：快板打得响。",
)
"""Two items of a programme."""


@pytest.mark.parametrize("name", ["结束语：", "尾声", "【闭幕词】"])
def test_below_a_programme_one_such_line_begins_the_closing(name: str):
    found = outline_of([*_HELLO, *SHOW, name, "男：歌声停了，渠水还在流。", "女：月亮高了，夜也深了。"])
    assert len(found["sections"]) == 2
    assert found["closing"] == [name, "男：歌声停了，渠水还在流。", "女：月亮高了，夜也深了。"]


@pytest.mark.parametrize("cue", ["开场舞《渠水谣》", "暖场音乐：《月光》", "合唱《我的渠》"])
def test_what_is_performed_above_the_first_words_is_no_title(cue: str):
    found = outline_of([cue, *_HELLO[1:], *SHOW])
    assert "title" not in found
    assert found["opening"][0] == cue


def test_a_title_with_the_name_of_a_work_stays_a_title():
    assert outline_of(["致读者《渠水谣》", *_HELLO[1:], *SHOW]).get("title", "") == "致读者《渠水谣》"

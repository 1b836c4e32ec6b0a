"""What ends a text without sections with wishes, thanks or a turn to the hearers, who signs it, and the half of an address that is no title."""

from __future__ import annotations

import pytest

from tests.pull.draft.test_parts import LAST, LONG, MORE, outline_of

CALLED = "各位师傅："


@pytest.mark.parametrize(
    "last",
    [
        "过了今天，大家各奔东西，别忘了常回来看看。祝各位前程似锦，渠水长流。",
        "年关将近，大家回家注意安全。恭祝各位师傅新年快乐，阖家平安。",
        "在此，我谨代表水管站再次感谢各位乡亲的支持，恭祝大家新年吉祥，祝愿年年有余！",
        "在此，我们再次向关心支持工程的各级领导、施工单位和沿线群众，表示最衷心的感谢，并祝大家身体健康！",
    ],
)
def test_a_last_paragraph_that_wishes_with_its_last_sentence_closes(last: str):
    assert outline_of("在护渠会上的发言", CALLED, LONG, MORE, LAST, last, template="speech")["结尾"] in (last, [last])


@pytest.mark.parametrize(
    "last",
    [
        "那天，柳村的老人送来一面锦旗。祝寿的酒席摆了三桌，说了半天话。",
        "老人把水账交给了站长。祝福的话说了一箩筐。",
    ],
)
def test_a_wish_that_is_told_of_closes_nothing(last: str):
    assert "结尾" not in outline_of("在护渠会上的发言", CALLED, LONG, MORE, last, template="speech")


@pytest.mark.parametrize(
    "line", ["东河水管站站长", "青石中学学生代表", "柳村党支部书记兼村委会主任", "学生会主席", "东河水管站党员代表"]
)
def test_a_post_below_a_wish_signs(line: str):
    outline = outline_of("新春贺词", LONG, MORE, "值此新春，祝乡亲们身体健康，万事如意！", line, template="speech")
    assert outline["落款"] in (line, [line])


@pytest.mark.parametrize(
    "line", ["他就是我们的老书记", "我的师傅老站长", "东河村老支书", "守渠人石站长", "咱们村的村长", "永远的老站长"]
)
def test_a_line_that_tells_of_somebody_signs_nothing(line: str):
    assert "落款" not in outline_of("在护渠会上的发言", CALLED, LONG, MORE, "今天我只想感谢一个人。", line, template="speech")


def test_a_closing_begins_with_the_last_turn_to_the_same_hearers():
    last = ["一个人挖不出渠，全村人挖得出。", "我知道，上湾的闸今年一定修得成！", "谢谢大家。"]
    turned = ["朋友们！", LONG, MORE, "朋友们！", LONG, MORE]
    outline = outline_of("在放水仪式上的致辞", "朋友们：", LONG, MORE, *turned, "朋友们！", *last, template="speech")
    assert outline["结尾"] == ["朋友们！", *last]


def test_the_first_half_of_an_address_is_no_title():
    outline = outline_of("各位领导，远道而来的各", "位同行大家好，我是石小山，欢迎各位今天来看水。", LONG, template="speech")
    assert all("待补" in str(outline.get(part, "待补")) for part in ("标题", "称呼"))
    assert "各位领导，远道而来的各位同行大家好" in str(outline)


@pytest.mark.parametrize(
    ("above", "below", "joins"),
    [
        ("尊敬的各位师傅，亲爱的", "乡亲们下午好，我是石小山，今天说说修渠。", True),
        ("各位领导、在座的各位", "同事好，我是石小山，今天说说修渠。", True),
        ("尊敬的先生，永远的守渠人", "今天天气真好，渠边的柳树都绿了。", False),
        ("尊敬的师傅，我们的", "渠水今年流得真好，田里的苗都绿了。", False),
        ("致各位老师，亲爱的同学", "你好，我是石小山，今天说说修渠。", False),
        ("致各位老师，亲爱的", "同学们好，我是石小山，今天说说修渠。", False),
    ],
)
def test_a_half_ends_inside_the_address_and_the_other_greets(above: str, below: str, joins: bool):
    assert (above + below[:8] in str(outline_of(above, below, LONG, MORE, template="speech"))) is joins


@pytest.mark.parametrize("last", ["大家晚安：", "大家早安："])
def test_who_wishes_a_good_night_addresses(last: str):
    line = f"各位贵宾、各位渠长、各位乡亲，以及我最亲爱的护渠班老学员、刚上堤的新学员，{last}"
    assert str(outline_of("护渠班结业会致词稿", line, LONG, MORE, template="speech")["称呼"]).rstrip("：") == line.rstrip("：")


@pytest.mark.parametrize("line", ["尊敬的各位领导，各位同事", "各位师傅", "各位评委、同事们"])
@pytest.mark.parametrize("greeting", ["大家下午好", "大家下午好！"])
def test_an_address_that_lost_its_colon_stands_above_a_greeting(line: str, greeting: str):
    assert line in str(outline_of("竞聘演讲", line, greeting, LONG, MORE, template="candidacy")["称呼"])


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("同学们，你们知道渠水是从哪里来的吗？", False),
        ("各位师傅，大家还记得去年的大水吗？", False),
        ("渠水从哪里来？", True),
        ("同志们，前进！", True),
    ],
)
def test_a_question_to_the_hearers_is_no_title(line: str, titled: bool):
    outline = outline_of(line, LONG, MORE, "谢谢大家！", template="speech")
    assert (str(outline.get("标题")) == line) == titled

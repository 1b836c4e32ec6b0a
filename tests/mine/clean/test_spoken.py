"""Words of a speech that resemble the furniture of a page, each where it could be taken for it."""

from __future__ import annotations

import json

import pytest

from drafter import api

_BODY = (
    "渠水从山上流下来，流过三个村子，养活了一千多口人，大家都记得它。",
    "守渠的人换了几代，渠没有断过一天水，这就是我们的本事。",
    "今后还要修闸、清淤、植树，把渠守得更好，让子孙也有水用。",
)
_TITLE = "在守渠大会上的讲话\n"
_HEAD = f"{_TITLE}同志们：\n"


def _is_in_speech(text: str, *words: str) -> bool:
    found = api.mine(text, source="a.md" if text.startswith("#") else "a.txt").data
    shown = json.dumps(found["speeches"], ensure_ascii=False)
    return all(word in shown for word in words)


@pytest.mark.parametrize(
    "line",
    ["今日动态", "关注热点新闻", "你的作品", "一周要闻", "监督电话：0571-88886666", "意见 建议"],
)
def test_what_stands_between_paragraphs(line: str):
    text = "\n".join((*_BODY[:2], line, _BODY[2], "谢谢大家！"))
    assert _is_in_speech(f"{_HEAD}{text}\n", line, *_BODY, "谢谢大家！")


@pytest.mark.parametrize(
    "line",
    [
        "（一渠水系着千家万户的收成）",
        "本文没有发表于任何报刊，只说给在座的各位听",
        "（知恩图报）",
        "（展示手抄报）",
        "本站已连续十年安全供水",
        "本平台支持村民随时报水情、查水量",
        "Dream：明天更好",
        "【周大河】",
        "今天是2026年3月4日，请大家记住这一天。",
    ],
)
def test_what_stands_at_the_end(line: str):
    assert _is_in_speech("\n".join((_HEAD.rstrip(), *_BODY, line)), line.strip("（）【】"))


@pytest.mark.parametrize(
    "line",
    [
        "东河县水利局 2026-03-12",
        "东河县水利局　2026.3.12",
        "东河水务公司　2026/1/1",
        "东河县融媒体中心 2026年3月12日",
        "东河日报 2026年1月1日",
        "东河水利网 周大河 2026-03-12",
    ],
)
def test_who_signs_with_a_day(line: str):
    assert _is_in_speech("\n".join((_HEAD.rstrip(), *_BODY, line)), line.split(maxsplit=1)[0], line.rsplit(maxsplit=1)[-1])


@pytest.mark.parametrize(
    "line",
    [
        "今天是9月1日，星期三，新学期开始了。下周五再开一次会。",
        "今天是星期四，又到了我们守渠人开会的日子。",
        "今天是2026年10月1日，是祖国的生日。",
        "东河水管站欢迎您的到来！",
    ],
)
def test_the_first_sentence(line: str):
    assert _is_in_speech("\n".join((_HEAD.rstrip(), line, *_BODY)), line)


@pytest.mark.parametrize("title", ["热词：奋斗", "东河大学欢迎你", "家乡欢迎您！", "乡村教育·在教师节座谈会上的讲话"])
def test_the_title(title: str):
    assert _is_in_speech("\n".join((title, "同志们：", *_BODY)), title.rstrip("！"))


@pytest.mark.parametrize("line", ["2026-03-04 东河县水利局 周大河", "2026.3.4 县礼堂 周大河"])
def test_a_day_with_who_speaks(line: str):
    assert _is_in_speech("\n".join((_TITLE.rstrip(), line, "同志们：", *_BODY)), "周大河")


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("今天我演讲的题目是《渠水长流》，想和大家分享我的故事。", "各位老师、同学们，大家好！"),
        ("很高兴能在这里发言，和大家分享守渠三十年的感受。", "尊敬的各位领导，大家上午好！"),
    ],
)
def test_a_sentence_above_an_address_that_greets(line: str, address: str):
    assert _is_in_speech("\n".join(("守渠的故事", line, address, *_BODY)), line)


@pytest.mark.parametrize(
    "quoted",
    ["> 收入不高，可守渠人心里踏实。", "> 备注写在水账上，人心写在渠堤上。", "> 载于史册的，不只是英雄。\n> 还有守渠的人。"],
)
def test_a_motto_in_quotes(quoted: str):
    text = "\n\n".join((f"# {_TITLE.rstrip()}", quoted, "同志们：", *_BODY))
    assert _is_in_speech(text, quoted.rsplit("\n", maxsplit=1)[-1].removeprefix("> "))


def test_a_sentence_between_two_lines_of_a_page():
    told = "今天我是带着感恩的心来到这里，和大家说说心里话的。"
    assert _is_in_speech("\n".join((_TITLE.rstrip(), "来源：东河网　浏览次数：28", told, "【字号 大 中 小】", *_BODY)), told)


def test_lines_below_one_that_leads_to_them():
    lines = ("有什么难处，打这个电话：", "值班电话：0571-88886666")
    assert _is_in_speech("\n".join((_HEAD.rstrip(), *_BODY, *lines)), *lines)


def test_numbers_of_times_are_no_counts_of_a_page():
    lines = ("去年检修次数：", "28次", "今年检修次数：", "12次")
    assert _is_in_speech("\n".join((_HEAD.rstrip(), *_BODY[:2], *lines, _BODY[2], "谢谢大家！")), "28次", "12次", _BODY[2])


@pytest.mark.parametrize("typed", ["同志们 ：", "同志们\t：", "同志们\u3000:"])
@pytest.mark.parametrize("above", ["在守渠大会上的讲话", "（9999999999年3月12日）\n县水利局局长　周大河"])
def test_an_address_has_no_blank_in_front_of_its_colon(typed: str, above: str):
    found = api.mine(f"{above}\n\n{typed}\n\n{_BODY[0]}\n\n一、抓水源\n\n{_BODY[1]}\n\n二、抓队伍\n\n{_BODY[2]}\n", source="a.txt")
    assert "同志们 " not in json.dumps(found.data["speeches"], ensure_ascii=False)
    assert "同志们：" in found.text or "同志们" in str(found.data["speeches"][0]["salutation"])

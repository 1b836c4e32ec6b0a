"""Verses at the end of a speech on a page: short lines without marks, as the entries of a menu are."""

from __future__ import annotations

import pytest

from drafter.mine.clean import clean
from drafter.read import read_bytes

PAGE = """<html><head><title>东河诗社</title></head><body><div class="nav"><a href="/">首页</a> <a href="/a">动态</a></div>
<h1>在诗会上的致辞</h1><p>各位诗友：</p><p>今天我们相聚在东河岸边，纪念东河诗社成立三十周年，心里有说不完的话要讲。</p>
<p>三十年来，诗社出了六本诗集，办了一百场朗诵会，培养了三百名青年诗人。</p>{end}
<div class="foot"><a href="1">上一篇</a> <a href="2">下一篇</a></div></body></html>"""
VERSES = ("东河的水啊慢慢流", "岸上的柳啊悄悄绿", "三十年的歌声未曾老", "又是一年春风起")


def end_of(*lines: str) -> tuple[str, ...]:
    """The last lines of the speech on a page that ends with some lines."""
    page = PAGE.format(end="".join(f"<p>{line}</p>" for line in lines))
    return clean(read_bytes(page.encode(), "a.html")).texts[4:]


@pytest.mark.parametrize(
    "lead", ["最后，我用一首小诗献给大家。", "最后，送给大家四句诗：", "正如歌中唱道：", "请允许我朗诵一首自己写的诗。"]
)
def test_verses_belong_to_the_speech_that_leads_to_them(lead: str):
    assert end_of(lead, *VERSES) == (lead, *VERSES)


def test_the_title_of_verses_and_its_date_stay_with_them():
    lines = ("请允许我朗诵一首自己写的诗。", "东河春", "2024年3月19日", *VERSES)
    assert end_of(*lines) == lines


def test_a_couplet_is_enough():
    lines = ("我以一副对联结束今天的讲话。", "东河水暖千家富", "西岭春深万木荣")
    assert end_of(*lines) == lines


@pytest.mark.parametrize(
    ("lead", "entries"),
    [
        ("最后，祝大家春节快乐，万事如意！", ("相关阅读推荐", "东河水利局要闻", "东河县情概况")),
        ("他念了一首诗，我们都哭了。", ("扫一扫关注我们", "分享到朋友圈里", "点击查看更多内容")),
        ("感谢诗社，感谢各位诗友！", ("责任编辑周大江", "审核人员石大山")),
    ],
)
def test_entries_of_a_page_below_a_speech_are_no_verses(lead: str, entries: tuple[str, ...]):
    assert end_of(lead, *entries) == (lead,)


def test_nothing_below_thanks_is_a_verse():
    lines = ("最后，我用一首小诗献给大家。", "谢谢大家！")
    assert not {"网站地图使用帮助", "技术支持单位名录"} & set(end_of(*lines, "网站地图使用帮助", "技术支持单位名录"))


def test_the_title_of_verses_is_no_heading():
    lines = f"<p>请允许我朗诵一首自己写的诗。</p><h1>东河春</h1><p>2024年3月19日</p>{''.join(f'<p>{line}</p>' for line in VERSES)}"
    cleaned = clean(read_bytes(PAGE.format(end=lines).encode(), "a.html"))
    assert [paragraph.hint for paragraph in cleaned.paragraphs if paragraph.text == "东河春"] == [""]

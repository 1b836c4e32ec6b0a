"""The prompter as a file: the words of the speech, their numbers, the rate and the time; nothing that a browser could fetch or run but its own."""

from __future__ import annotations

import re

import pytest

from drafter.api import render
from drafter.speech.text import count_characters

OUTLINE = """\
标题: 讲话
日期: 2026-11-21
称呼: 同志们
语速: 180
限长: 6分钟
开头: 大家好<b>&。
部分:
  - 小标题: 抓落实
    正文: 今年建成3个点。
结尾: 谢谢大家。
"""


def page(outline: str = OUTLINE) -> str:
    return render(outline, to="prompt").data.decode()


def test_the_words_are_those_of_the_speech():
    rendered = render(OUTLINE, to="prompt")
    shown = re.findall(r"<p [^>]*>(.*?)</p>", rendered.data.decode())
    assert [text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for text in shown] == rendered.text.splitlines()


def test_what_is_spoken_counts_as_word_counts_it_and_the_front_does_not():
    counts = {text: int(count) for count, text in re.findall(r'data-spoken="(\d+)"[^>]*>(.*?)</p>', page())}
    assert counts["讲话"] == counts["（2026年11月21日）"] == 0
    assert counts["谢谢大家。"] == count_characters("谢谢大家。")


@pytest.mark.parametrize(("limit", "minutes"), [("6分钟", ' data-minutes="6"'), ("900字", ' data-minutes="5"'), ("", "")])
def test_the_rate_and_the_limit_stand_in_the_page(limit, minutes):
    assert f'<body data-rate="180"{minutes}>' in page(OUTLINE.replace("6分钟", limit))


def test_parts_are_named_by_title_and_headings():
    assert re.findall(r'data-part="([^"]*)"', page()) == ["讲话", "一、抓落实"]


def test_emphasis_cues_and_notes_to_the_speaker_are_shown_apart():
    outline = OUTLINE.replace(
        "开头: 大家好<b>&。",
        "开头:\n  - 今天**三件事**，10^3^公斤。\n  - 提示语: 停顿\n  - 讲者备注: 看前排",
    )
    found = re.findall(r'<p class="([^"]*)" data-spoken="(\d+)"[^>]*>(.*?)</p>', page(outline))
    assert ("body", "10", "今天<strong>三件事</strong>，10<sup>3</sup>公斤。") in found
    assert ("cue", "0", "（停顿）") in found
    assert ("speaker-note", "0", "〔看前排〕") in found
    assert "看前排" not in render(outline, to="txt").data.decode()


def test_nothing_is_fetched():
    assert not re.search(r"(?:src|href)=|https?:|@import|url\(", page())
    assert "default-src 'none'" in page()

"""Readings above rare characters and names, and the minutes in the margin, in a copy to read aloud."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from drafter.api import mine, pull, render
from drafter.write.pronunciation import is_rare, readings, unread

OUTLINE = """\
标题: 讲话
讲话人: 仇喆
开头: 请仇书记讲话，随后到亳州。
部分:
  - 小标题: 抓落实
    正文: 单大海同志说，这是一件简单的事，不是报仇的事。
"""


def shown(text: str, **own: tuple[str, ...]) -> dict[str, str]:
    return {text[reading.at]: reading.sound for reading in readings(text, own)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("仇书记", {"仇": "qiú"}),
        ("报仇的事", {}),
        ("查处长期存在的问题", {}),
        ("请仇书记讲话", {"仇": "qiú"}),
        ("单大海同志", {"单": "shàn"}),
        ("简单的事", {}),
        ("到单县去", {"单": "shàn"}),
        ("镇长任小平", {"任": "rén"}),
        ("责任书", {}),
        ("陶喆", {"喆": "zhé"}),
        ("尉迟局长", {"尉": "yù", "迟": "chí"}),
        ("令狐国平同志", {"令": "líng", "狐": "hú"}),
        ("大城县", {"大": ""}),
        ("盖主任", {"盖": ""}),
        ("盖章的主任", {}),
        ("莎车县", {"莎": "shā"}),
        ("隗书记", {"隗": ""}),
        ("大城市", {}),
        ("区委书记到会", {}),
        ("，任县委书记三年", {}),
        ("书记任职期间", {}),
        ("局长曾多次到场", {}),
        ("主任解释说", {}),
        ("市长单独会见", {}),
        ("书记查看了灾情", {}),
        ("那位书记", {}),
        ("请镇长任小平讲话", {}),
        ("镇长任小平、书记解建国到会", {"任": "rén"}),
        ("任正非董事长、曾国华书记", {"任": "rén", "曾": "zēng"}),
        ("请任局长讲话", {"任": "rén"}),
        ("任局长期间", {}),
        ("一个𠮷字", {"𠮷": ""}),
        ("常用的字", {}),
    ],
)
def test_names_are_read_as_names_and_rare_characters_at_all(text, expected):
    assert shown(text) == expected


def test_an_office_has_its_own_readings():
    assert shown("𠮷野在甪直", 𠮷野=("jí", ""), 甪直=("lù", "")) == {"𠮷": "jí", "甪": "lù"}


def test_an_office_says_what_sources_differ_about():
    assert shown("盖主任到大城县", 盖主任=("gě", "", ""), 大城县=("dài", "", "")) == {"盖": "gě", "大": "dài"}


def test_level_one_is_what_gb_2312_says():
    assert not is_rare("啊")
    assert not is_rare("座")
    assert is_rare("亍")


def xml(outline: str = OUTLINE) -> str:
    data = render(outline, layout="reading-copy").data
    return zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()


def test_readings_stand_above_their_characters_in_the_copy_alone():
    found = re.findall(r"<w:rt><w:r>.*?<w:t>(.*?)</w:t></w:r></w:rt><w:rubyBase>.*?<w:t[^>]*>(.*?)</w:t>", xml())
    assert ("qiú", "仇") in found
    assert ("bó", "亳") in found
    assert ("shàn", "单") in found
    assert "w:ruby" not in zipfile.ZipFile(BytesIO(render(OUTLINE).data)).read("word/document.xml").decode()


def test_the_words_come_back_without_readings_and_minutes():
    outline = OUTLINE + f"结尾: {'我们要把群众的事办好。' * 60}\n"
    data = render(outline, layout="reading-copy").data
    assert pull(data, outline) == pull(render(outline).data, outline)
    assert mine(data, source="speech.docx").mined.speeches == mine(render(outline).data, source="speech.docx").mined.speeches


def test_minutes_stand_in_the_margin_at_sections_and_pages():
    sections = "".join(f"  - 小标题: 第{number}件事\n    正文: {'办好群众的事。' * 40}\n" for number in range(4))
    text = xml(f"标题: 讲话\n语速: 140\n部分:\n{sections}")
    minutes = [int(found) for found in re.findall(r"<w:t>(\d+)′</w:t>", text)]
    assert minutes == sorted(minutes)
    assert {2, 4, 6} <= set(minutes)


def test_what_no_table_knows_is_told_once():
    (notice,) = [
        one for one in render("标题: 讲话\n开头: 𠮷野和𠮷田。\n", layout="reading-copy").notices if one.code == "reading.unknown"
    ]
    assert "𠮷" in str(notice)
    assert "读音待补" in str(notice)


def test_a_usual_character_is_asked_for_with_its_name():
    (notice,) = [
        one for one in render("标题: 讲话\n开头: 请盖主任讲话。\n", layout="reading-copy").notices if one.code == "reading.unknown"
    ]
    assert "【读音待补：盖主任】" in str(notice)
    assert "{盖主任: … - -}" in str(notice)


def test_the_configuration_has_readings(tmp_path: Path):
    from drafter.api import render_many

    (tmp_path / "drafter.yaml").write_text("读音:\n  𠮷野: jí -\n", encoding="utf-8")
    (tmp_path / "speech.yaml").write_text("标题: 讲话\n开头: 𠮷野来了。\n版式: reading-copy\n", encoding="utf-8")
    (one,) = render_many([tmp_path / "speech.yaml"])
    assert "jí" in zipfile.ZipFile(BytesIO(one.result().data)).read("word/document.xml").decode()


def test_every_row_is_one_character_and_one_reading():
    from drafter.write.pronunciation import _sounds

    assert len(_sounds()) > 4000
    assert all(len(character) == 1 and is_rare(character) for character in _sounds())


def test_a_document_without_rare_characters_is_silent():
    assert unread(render("标题: 讲话\n开头: 大家好。\n").document, {}) == []


SPOKEN = """template: speech
title: 在护林会上的讲话
salutation: 尊敬的仇书记
opening:
  - 今天请**仇书记**和副书记仇大海同志上山，【待补：仇书记】不来。
  - 引文: 亳州的师傅说，先看风。
sections:
  - heading: 请林业局副局长仇婉清同志负责防火隔离带的建设，东河林场场长何有田同志负责日夜巡护
    body: 说到做到。
closing: 散会。
"""


def test_a_line_with_a_reading_is_as_high_as_any_other():
    """A small reading fits the space between lines, off the grid; on it LibreOffice makes two lines of one."""
    read = [one for one in re.findall("<w:p>.*?</w:p>", xml()) if "<w:ruby>" in one]
    assert read
    assert all('<w:snapToGrid w:val="0"/>' in one and '<w:rt><w:r><w:rPr><w:sz w:val="16"/>' in one for one in read)
    assert not any("snapToGrid" in one for one in re.findall("<w:p>.*?</w:p>", xml()) if one not in read)


def test_readings_stand_above_all_that_is_said_wherever_it_stands():
    data = render(SPOKEN, layout="reading-copy").data
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    found = re.findall(r"<w:rt><w:r>.*?<w:t>(.*?)</w:t>.*?<w:rubyBase>(.*?)</w:rubyBase>", xml)
    assert [sound for sound, _ in found] == ["qiú", "qiú", "qiú", "bó", "qiú"]
    assert ["<w:b/>" in base for _, base in found] == [False, True, False, False, False]
    back = pull(data, SPOKEN)
    assert (back.outline, back.complete) == (SPOKEN, True)


def test_a_name_behind_the_end_of_a_line_has_its_reading():
    text = "title: 讲话\nopening: 这几天山上风大，路上又滑又冷，请大家听从指挥，由林业局副局长仇婉清同志带队上山。\n"
    for words in ("", "今天", "今天一早", "今天一早起来", "今天一早起来以后", "今天一早起来以后大家"):
        data = render(text.replace("这几天", words + "这几天"), layout="reading-copy").data
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert package.read("word/document.xml").count(b"<w:ruby>") == 1

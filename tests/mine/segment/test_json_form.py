"""The JSON of a mined source: which keys it has, and what stands in them."""

from __future__ import annotations

import pytest

from drafter.mine.json_form import to_json
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes
from drafter.read.source import SourceText
from tests.mine.segment.notation import mined

TEXT = """标题
——副题
同志们：
开头。
一、第一件。正文。一是好。好在哪里。二是难。难在哪里。
二、第二件。正文。
结尾（下转第二版）的话。
"""


def test_a_point_and_a_run_in_heading_read_on_into_their_bodies():
    speech = mined(TEXT)["speeches"][0]
    section = speech["sections"][0]
    assert section["mark"] + section["heading"] + section["body"][0] == "一、第一件。正文。"
    assert section["body"][1] == {"mark": "一是", "heading": "好", "body": ["。好在哪里。"], "own_paragraph": False}
    assert section["run_in"]
    assert section["role"] is None


def test_the_title_includes_a_subtitle_and_the_salutation_has_no_colon():
    speech = mined(TEXT)["speeches"][0]
    assert (speech["title"], speech["subtitle"], speech["salutation"]) == ("标题 ——副题", "——副题", "同志们")


def test_the_title_includes_a_subtitle_of_two_lines():
    text = "守住一渠水\n——石大山站长在2026年东河春灌动员大会暨管水员培训班\n上的讲话\n同志们：\n开头的话，说一说水。\n"
    speech = mined(text)["speeches"][0]
    assert speech["title"] == "守住一渠水 ——石大山站长在2026年东河春灌动员大会暨管水员培训班上的讲话"


def test_noise_is_whole_lines_and_what_was_cut_out_of_one_stands_with_the_repairs():
    found = mined(TEXT)
    assert found["noise"] == []
    assert found["repairs"] == ["7: turn-over: （下转第二版） → "]


def test_every_key_is_there_even_for_an_empty_source():
    found = mined("")
    assert set(found) == {"schema", "source", "noise", "why", "repairs", "left_out", "confidence", "bundle", "speeches"}
    keys = {
        "title",
        "subtitle",
        "date",
        "speaker",
        "salutation",
        "opening",
        "sections",
        "closing",
        "signature",
        "frames",
        "formulas",
        "why",
        "confidence",
    }
    assert set(found["speeches"][0]) == keys


@pytest.mark.parametrize(
    ("name", "text", "noise"),
    [
        (
            "话.html",
            "<title>修渠动员_东河水管站</title><nav><ul><li>首页<li>水情<br>雨情</ul></nav><h1>修渠动员</h1><p>同志们：<p>渠修好了，水才进得来。<footer>东河水管站<div>电话：见站内</div></footer>",
            ["修渠动员_东河水管站", "首页", "水情", "雨情", "东河水管站", "电话：见站内"],
        ),
        ("名.html", "<title>修渠动员</title><?php top(); ?><h1>修渠动员</h1><p>同志们：<p>渠修好了，水才进得来。", []),
    ],
)
def test_lines_around_a_page_that_its_reader_took_out_are_noise(name: str, text: str, noise: list[str]):
    found = to_json(mine_text(read_bytes(text.encode(), name)))
    assert found["noise"] == noise
    assert found["speeches"][0]["title"] == "修渠动员"


def test_a_greeting_address_in_the_first_paragraph_of_word_is_the_salutation():
    source = SourceText(
        "话.docx", "修渠动员\n各位乡亲、各位同事大家好！渠修好了，水才进得来。\n大家辛苦了。", keeps_paragraphs=True
    )
    speech = to_json(mine_text(source))["speeches"][0]
    assert (speech["salutation"], speech["opening"][0]) == ("各位乡亲、各位同事大家好！", "渠修好了，水才进得来。")

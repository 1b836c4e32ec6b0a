"""A line that would be spread out wide in front of a long word is not spread out."""

from __future__ import annotations

import pytest

from drafter.layout import load_layout
from drafter.speech.tree import Section, Speech
from drafter.write.docx.lines import left_over, line_count
from tests.write.examples import W, docx, part

TORN = "我们同International Business Machines Corporation和Telecommunications签了协议，一起修渠。"


def alignments(speech: Speech, layout: str = "gbt9704") -> list[str]:
    """What is said of the alignment of each paragraph, "" for nothing but its style."""
    found = [p.find(f"{W}pPr/{W}jc") for p in part(docx(speech, layout), "word/document.xml").iter(f"{W}p")]
    return ["" if one is None else one.get(f"{W}val") for one in found]


@pytest.mark.parametrize(
    ("text", "ragged"),
    [
        (TORN, True),
        ("全渠的图纸在网上也有，地址是https://canal.example.org/maps/of/the/east/2026.htm，请大家看。", True),
        ("东渠长12.5公里，西渠长8.6公里，两条渠一共要修20.1公里，占全乡水渠总长的百分之六十三点五，秋后开工。", False),
        ("International Business Machines来了人，看过渠以后说可以修。", False),
        ("修渠要用Telecommunications", False),  # one line
        ("先修东渠，" * 20, False),
    ],
)
def test_only_a_paragraph_with_a_torn_line_is_ragged(text, ragged):
    said = "left" if ragged else ""
    assert alignments(Speech(opening=("先说一句。", text))) == ["", said]


def test_a_heading_that_runs_in_makes_no_difference():
    assert alignments(Speech(sections=(Section("一、", "先修渠", "。", True, (TORN,)), Section("二、", "守渠", "。", True)))) == [
        "left",
        "",
    ]


def test_a_layout_that_does_not_spread_lines_needs_nothing(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("body: {align: left}\n", encoding="utf-8")
    assert alignments(Speech(opening=("先说一句。", TORN)), str(path)) == ["", ""]


def test_what_lines_have_left_over():
    layout = load_layout("gbt9704")
    found = [left / (layout.body.size + layout.body.tracking) for left in left_over(TORN, layout.body, layout.page.text_width)]
    assert len(found) == 1
    assert 2 < found[0] < 8
    assert [*left_over("短。", layout.body, layout.page.text_width)] == []


def test_latin_words_are_as_wide_as_their_letters():
    """WiFi is narrower than four letters are on the average: 也不能拖 still stands on the second line, its full stop in the margin."""
    layout = load_layout("gbt9704")
    text = "我们一家一户地公开排涝渠，出了问题要有人管、把责任写到纸上。镇里在第12周前公开WiFi覆盖的村部，一天也不能拖。"
    assert line_count(text, layout.body, layout.page.text_width) == 2

"""What is restored, and that it is reported with its line."""

from __future__ import annotations

import pytest

from drafter.mine.clean import clean
from drafter.mine.model import Removed
from drafter.read.source import SourceText

PROSE = "今天开会，是为了把造林任务一件一件落到山头地块，大家都要听明白、记清楚、干到位。"


READ = {"letter-spaced", "hyphen-broken-word", "wrapped-line"}
"""What belongs to reading a page, and is done where nothing is repaired too. Characters without a width stay there: check names them."""


@pytest.mark.parametrize(
    ("source", "paragraphs", "what"),
    [
        ("我们要学,要干.", "我们要学，要干。", "half-width-marks"),
        ("开 业 典 礼 致 辞", "开业典礼致辞", "letter-spaced"),
        ('他说的是"真话"。', "他说的是“真话”。", "straight-quotes"),
        ("这是企业的‘根和‘魂,不能丢。", "这是企业的‘根’和‘魂’，不能丢。", "unpaired-quote"),
        ("向基层延伸，，要抓实。", "向基层延伸，要抓实。", "doubled-marks"),
        ("零宽\u200b字符。", "零宽字符。", "invisible-characters"),
        ("deve-\nlopment 很重要。", "development 很重要。", "hyphen-broken-word"),
        ("他走了很远\n，又回来了。", "他走了很远，又回来了。", "wrapped-line"),
        ("各位同学大家好！我是新来的老师。", "各位同学大家好！\n我是新来的老师。", "lost-break-behind-address"),
    ],
)
def test_a_repair_is_made_and_reported(source: str, paragraphs: str, what: str):
    cleaned = clean(SourceText("repair", source))
    assert "\n".join(cleaned.texts) == paragraphs
    assert what in {repair.what for repair in cleaned.repairs}
    read = {repair.what for repair in clean(SourceText("repair", source), repair=False).repairs}
    assert read == ({what} & READ)


@pytest.mark.parametrize(
    "text", ["比例是3.5:1，版本是1.2。", "他说：“好！”", "见 https://example.org/a,b 一文。", "A,B两组", "在1:3的比例下"]
)
def test_what_is_right_is_left_alone(text: str):
    assert clean(SourceText("right", text)).texts == (text,)


def test_line_breaks_of_every_kind_and_separators_end_a_paragraph():
    text = f"{PROSE}\r\n{PROSE}\r{PROSE}\u2028{PROSE}[SEP]{PROSE}<br/>{PROSE}"
    assert clean(SourceText("breaks", text)).texts == (PROSE,) * 6


def test_a_page_residue_inside_a_paragraph_is_cut_out_and_no_line_of_noise():
    cleaned = clean(SourceText("within", f"{PROSE}（下转第四版）（紧接第一版）{PROSE}"))
    assert cleaned.texts == (PROSE + PROSE,)
    assert cleaned.noise == (
        Removed("（下转第四版）", 1, "turn-over", whole=False),
        Removed("（紧接第一版）", 1, "turn-over", whole=False),
    )


def test_a_paragraph_knows_its_line_and_a_heading_of_markdown_its_level():
    cleaned = clean(SourceText("lines", f"# 标题\n\n{PROSE}\n\n## 小标题\n{PROSE}"))
    assert cleaned.lines == (1, 3, 5, 6)
    assert cleaned.hints == ((0, "title"), (2, "heading-1"))


def test_styles_of_the_source_reach_the_paragraphs():
    cleaned = clean(SourceText("styles", f"广告\n##paidbegin##\n标题\n{PROSE}", hints=((2, "title"),)))
    assert dict(cleaned.hints)[cleaned.texts.index("标题")] == "title"

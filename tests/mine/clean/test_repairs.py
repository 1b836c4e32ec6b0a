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
        ("同志们:。", "同志们：", "doubled-marks"),
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


WITHOUT_STOPS = "今天开会是为了把造林任务一件一件落到山头地块，大家都要听明白，记清楚，干到底"
"""Of a text that has lost its full stops. Its last character may stand before an address."""


def _behind_text(line: str) -> tuple[list[str], set[str]]:
    """The paragraphs of a line behind a text without full stops, and what was repaired."""
    cleaned = clean(SourceText("lossy", f"{'，'.join([WITHOUT_STOPS] * 9)}\n{line}"))
    return list(cleaned.texts[1:]), {repair.what for repair in cleaned.repairs}


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (f"{WITHOUT_STOPS * 3}同志们，动手吧", [WITHOUT_STOPS * 3, "同志们，动手吧"]),
        (f"{'我' * 92}同志们，动手吧", ["我" * 92 + "同志们，动手吧"]),  # 我 goes on: 我同志们
        (f"{'干' * 93}同志们，动手吧", ["干" * 93, "同志们，动手吧"]),
        (f"{'干' * 92}同志们，动手吧", [f"{'干' * 92}同志们，动手吧"]),  # 99 characters: too short for two paragraphs
    ],
    ids=["behind a word", "behind a word that goes on", "100 characters", "99 characters"],
)
def test_a_text_without_full_stops_is_broken_before_its_last_address(line: str, pieces: list[str]):
    found, repairs = _behind_text(line)
    assert found == pieces
    assert ("lost-break-before-address" in repairs) == (len(pieces) == 2)


@pytest.mark.parametrize(
    "line",
    [
        f"{WITHOUT_STOPS * 3}同志们",
        f"{WITHOUT_STOPS * 3}同志们动手吧",
        f"{WITHOUT_STOPS * 3}，同志们，动手吧",
        f"{WITHOUT_STOPS * 3}请同志们，动手吧",
        f"{WITHOUT_STOPS}同志们，{WITHOUT_STOPS * 2}",
    ],
    ids=["nothing behind", "no mark behind", "behind a comma", "behind 请", "in the first half"],
)
def test_an_address_inside_a_sentence_breaks_no_paragraph(line: str):
    assert _behind_text(line)[0] == [line]

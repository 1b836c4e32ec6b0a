"""A copy to read aloud: lines end at marks and between words, pages with sentences, and the words stay what they are."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.api import mine, pull, render
from drafter.files.continued import LINED
from drafter.layout import load_layout
from drafter.read import read_bytes
from drafter.speech.flow import Paragraph, Run, head_length, paragraphs, text_of
from drafter.speech.tree import Speech, speeches_of
from drafter.write import write
from drafter.write.docx.titles import measure
from drafter.write.reading import Phrases, divided, kept_together, set_pages
from tests.write.examples import BUNDLE, RICH, SHORT

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.yaml"))
LAYOUT = load_layout("reading-copy")
WIDTH = (LAYOUT.page.text_width + 0.5) / LAYOUT.body.size

texts = st.text(st.sampled_from("一二三十百抓好学习工作的和在了，。；、“”《》（）0123456789abc %-—王张同志书记个村"), max_size=200)


def lines_of(text: str, width: float = WIDTH, indent: float = 2.0) -> list[str]:
    ends = Phrases(text).lines(width, indent)
    return [text[start:stop] for start, stop in zip([0, *ends], ends, strict=False)]


def body(text: str) -> Paragraph:
    return Paragraph("body", [Run(text)])


@given(texts)
def test_the_lines_are_the_text_and_none_is_too_long(text):
    lines = lines_of(text)
    assert "".join(lines) == text
    assert all(measure(line)[-1] <= WIDTH - (0 if number else 2) for number, line in enumerate(lines) if len(line) > 1)


@pytest.mark.parametrize(
    "kept",
    [
        "12345个",
        "98.6%",
        "三分之二",
        "二是对表",
        "王大海同志",
        "镇长李大海",
        "仇书记",
        "2026年",
        "“红盾护民”",
        "《中国共产党章程》",
        "第十四届纪律检查委员会",
        "支部书记孟秋华同志",
        "农贸市场",
        "班子",
        "逐一",
        "验收",
        "老百姓",
        "担任",
        "37摄氏度",
        "35℃",
        "12.6千瓦时",
        "3万千瓦",
        "480兆瓦",
        "0.2毫克",
        "18米/秒",
        "90公里/小时",
        "三十五分贝",
        "四十二班次",
    ],
)
@pytest.mark.parametrize("before", range(15, 26))
def test_numbers_names_and_terms_stay_on_one_line(kept, before):
    text = f"{'好' * before}{kept}{'做' * 20}。"
    assert any(kept in line for line in lines_of(text)), lines_of(text)


@pytest.mark.parametrize("word", ["存在", "一些", "过程", "许多", "参与"])
def test_no_line_ends_inside_a_common_word_with_a_particle_in_it(word):
    for before in range(12):
        text = f"{'渠水清'[: before % 4]}{'修渠' * (before // 2)}{word}渠道清淤工作管护办法"
        assert any(word in line for line in lines_of(text, 14.0, 0.0)), text


def test_lines_end_at_marks_where_they_are_near():
    text = "我们坚持学习在前头，工作在后头，一年四季都这样做，群众看在眼里，记在心里。"
    assert all(line[-1] in "，。" for line in lines_of(text, 18.0))


def test_a_word_longer_than_a_line_is_cut():
    assert lines_of("a" * 100)[0].startswith("a")
    assert "".join(lines_of("a" * 100)) == "a" * 100


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_pages_end_with_sentences_and_break_no_unit(sample: Path):
    document = render(sample.read_text(encoding="utf-8"), source=str(sample)).document
    for speech in speeches_of(document):
        found = paragraphs(speech)
        for paragraph, ends in zip(found, set_pages(found, LAYOUT, head_length(found)), strict=True):
            text = paragraph.text
            for place in ends.pages:
                assert place == 0 or re.search(r"[。！？…][”’」』）》]*$", text[:place]), text[:place][-20:]
            if paragraph.kind in LINED:
                for start, stop in kept_together(text):
                    assert not any(start < place < stop for place in ends.lines), text[start:stop]
            shown = "".join(run.text for piece in divided(paragraph, ends) for run in piece)
            assert shown.replace("\n", "") == text


@pytest.mark.parametrize("document", [RICH, SHORT, BUNDLE], ids=["rich", "short", "bundle"])
def test_every_paragraph_is_read_back(document):
    data = write(document, "docx", LAYOUT)
    read = read_bytes(data, "speech.docx").text
    assert "".join(read.split()) == "".join(text_of(document).split())


def test_no_heading_is_left_alone_at_the_foot_of_a_page():
    sections = [f"  - 小标题: 第{number}件事\n    正文: {'办好群众的事。' * 30}\n" for number in range(12)]
    document = render(f"标题: 讲话\n部分:\n{''.join(sections)}").document
    assert isinstance(document, Speech)
    found = paragraphs(document)
    for place, ends in enumerate(set_pages(found, LAYOUT, head_length(found))):
        assert 0 not in ends.pages or found[place - 1].kind != "heading"


def test_a_sentence_longer_than_a_page_ends_with_a_clause():
    text = "，".join(["没有句号的一句话"] * 120) + "。"
    (ends,) = set_pages([body(text)], LAYOUT)
    assert ends.pages
    assert all(text[place - 1] == "，" for place in ends.pages)


def test_readings_on_later_pages_do_not_shorten_a_page():
    plain, rare = "今天天气很好，大家都来了。" * 60, "仡佬族的乡亲们也来了，坐在彧河边上。" * 60
    (without,) = set_pages([body(plain * 2)], LAYOUT)
    (ends,) = set_pages([body(plain + rare)], LAYOUT)
    assert ends.pages[0] == without.pages[0]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_pull_and_mine_give_the_speech_without_its_lines(sample: Path):
    text = sample.read_text(encoding="utf-8")
    aloud = render(text, source=str(sample), layout="reading-copy").data
    plain = render(text, source=str(sample)).data
    assert pull(aloud, text, source=str(sample)).outline == text
    assert mine(aloud, source="speech.docx").mined.speeches == mine(plain, source="speech.docx").mined.speeches


QUOTED = """标题: 讲话
开头:
  - 话不多说。
  - 引文: 能卖的攒起来，会烂的沥干水，有毒的单独交，剩下的装袋走，一样一样都放到该放的地方去。
  - 提示语: 请后排的同志们打开手里的那一本小册子翻到第三页，对着大屏幕一起看这一张图
  - 讲者备注: 等后排坐定再开口，先看左手边的施工队，再看右手边的村民代表和孩子们
部分: 无
"""


def test_long_headings_end_their_lines_at_words_and_come_back():
    heading = "请林业局副局长上官婉清同志负责防火隔离带和东河瞭望塔的建设，东河林场场长何有田同志负责日夜巡护"
    outline = f"template: speech\ntitle: 在护林会上的讲话\nopening: 说一件事。\nsections:\n- heading: {heading}\n  body: 说到做到。\nclosing: 散会。\n"
    data = render(outline, layout="reading-copy").data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    (shown,) = re.findall(r'<w:pStyle w:val="Heading1"/>.*?</w:p>', xml)
    lines = re.sub("<(?!w:br)[^>]*>", "", shown).split("<w:br/>")
    assert len(lines) > 1
    assert all(any(name in line for line in lines) for name in ("上官婉清同志", "何有田同志", "一、"))
    assert heading in read_bytes(data, "speech.docx").text
    back = pull(data, outline)
    assert (back.outline, back.complete) == (outline, True)


def test_quotations_cues_and_notes_end_their_lines_at_words_and_come_back():
    aloud = render(QUOTED, layout="reading-copy").data
    with zipfile.ZipFile(io.BytesIO(aloud)) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count("<w:br/>") >= 3
    assert not re.search("有毒的单<w|左手<w|小册<w", re.sub("</w:t><w:br/>", "<w", xml))
    assert pull(aloud, QUOTED).outline == QUOTED


def test_an_attachment_begins_a_page_and_fills_it():
    """Its paragraphs were set as if they went on behind the signature, so that the second stood on a page of its own."""
    text = (
        "标题: 讲话\n开头:\n"
        + "  - 一件事一件事地办好。\n" * 18
        + "部分: 无\n附件:\n  - 名单:\n"
        + "      - 一个人一个人地记好。\n" * 8
    )
    document = render(text).document
    (speech,) = speeches_of(document)
    found = paragraphs(speech)
    behind = next(at for at, one in enumerate(found) if one.kind == "attachment")
    assert all(ends.pages == () for ends in set_pages(found, LAYOUT, head_length(found))[behind:])


def test_contents_count_the_pages_that_attachments_begin():
    def page_of_the_second(attached: str) -> str:
        text = f"合集: 汇编\n---\n标题: 甲\n开头: 好。\n部分: 无\n{attached}---\n标题: 乙\n开头: 好。\n部分: 无\n"
        data = render(text, layout="reading-copy").data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read("word/document.xml").decode()
        return str(re.findall(r"PAGEREF.*?<w:t[^>]*>(\d+)</w:t>", xml)[1])

    assert page_of_the_second("") == "3"
    assert page_of_the_second("附件:\n  - 名单:\n      - 好。\n") == "4"


def test_a_line_leaves_room_for_the_space_beside_figures():
    text = "守住了扩散的底线。年初确定的22项任务完成21项，还有1项因为设备招标两次流标，推迟到明年3月。"
    start = 0
    for stop in Phrases(text).lines(24):
        line = text[start:stop]
        figures = len(re.findall(r"[0-9]+", line))
        assert sum(0.5 if one.isascii() else 1 for one in line) + 0.2 * 2 * figures <= 24.2, line
        start = stop


@pytest.mark.parametrize("count", range(8, 34, 5))
def test_no_page_is_for_a_single_line(count: int):
    opening = "  - 一件事一件事地办好，一年比一年办得更好一些。\n" * count
    document = render(f"标题: 讲话\n开头:\n{opening}  - 会议到此结束。\n部分: 无\n").document
    (speech,) = speeches_of(document)
    found = paragraphs(speech)
    assert set_pages(found, LAYOUT, head_length(found))[-1].pages == ()


def test_no_line_is_for_a_single_character():
    text = "我们召开这次动员会，为的是把去冬今春没有修完的渠道，在上冻以前，一段一段都修好。大家辛苦了"
    lone = [length for length in range(24, 47) if len(lines_of(text[:length] + "。")[-1]) == len("了。")]
    assert lone == []


def test_the_paragraph_behind_a_page_break_is_set_as_well():
    text = "标题: 讲话\n开头:\n  - 先说渠。\n  - 分页:\n  - " + "一件事一件事地办好，" * 12 + "办完了再说。\n部分: 无\n"
    (speech,) = speeches_of(render(text).document)
    found = paragraphs(speech)
    (long,) = (at for at, one in enumerate(found) if len("".join(run.text for run in one.runs)) > 100)
    assert set_pages(found, LAYOUT, head_length(found))[long].lines

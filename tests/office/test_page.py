"""Word documents as LibreOffice sets them: lines, characters, page numbers, kinds of type."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from drafter.layout import layout_names, load_layout
from drafter.speech.flow import text_of
from drafter.speech.lines import Styled
from drafter.speech.tree import Bundle, FrontLine, Section, Speech
from drafter.write import write
from drafter.write.docx.contents import first_pages
from drafter.write.font_heights import with_font_heights
from tests.office.reading import faces, pages, text
from tests.write.examples import BUNDLE, RICH, SHORT

pytestmark = pytest.mark.office

MIXED = (
    "今年以来，我们坚持“人民至上”的理念——把群众的事放在心上……全年办成实事86件，增长12.5%；群众满意度达99.2%，比去年高3个百分点。"
)
NEAR = 2.5
"""Points: what LibreOffice's placing of characters and rounding to twips may come to."""


def printed(to_pdf, document, layout="gbt9704"):
    return pages(to_pdf(write(document, "docx", load_layout(layout))))


@pytest.mark.parametrize(
    ("layout", "lines", "characters"),
    [("gbt9704", 22, 28), ("strict", 22, 28), ("meeting-paper", 22, 28), ("windows-fonts", 22, 28)],
)
def test_a_full_page_has_so_many_lines_of_so_many_characters(to_pdf, layout, lines, characters):
    page = load_layout(layout).page
    # a reading copy does not part a paragraph, so each of these fills a page
    paragraph = "国" * (lines * characters - 2)
    found = [sheet.body(page.bottom) for sheet in printed(to_pdf, Speech(opening=(paragraph,) * 3), layout)]
    assert [len(body) for body in found] == [lines] * 3
    for body in found:
        assert [len(line.text) for line in body] == [characters - 2] + [characters] * (lines - 1)
        # not the last line: it is not stretched
        assert body[-2].left == pytest.approx(page.left, abs=NEAR)
        assert body[-2].right == pytest.approx(page.width - page.right, abs=NEAR)


@pytest.mark.parametrize(("layout", "lines"), [("gbt9704", 22), ("strict", 22)])
def test_marks_digits_and_headings_change_nothing_of_the_lines_of_a_page(to_pdf, layout, lines):
    sections = tuple(
        Section(
            f"{mark}、", "加强学习，提高认识", body=(MIXED * 3,), sections=(Section("（一）", "抓落实", "。", True, (MIXED * 4,)),)
        )
        for mark in "一二三四五六"
    )
    page = load_layout(layout).page
    found = [sheet.body(page.bottom) for sheet in printed(to_pdf, Speech(sections=sections), layout)]
    # a heading at the foot of a page goes to the next one
    assert len(found) > 3
    assert {len(body) for body in found[:-1]} <= {lines, lines - 1}
    assert Counter(len(body) for body in found[:-1])[lines] >= len(found) // 2
    pitches = {round(below.middle - above.middle) for body in found for above, below in pairwise(body)}
    assert pitches <= {27, 28, 29, 30, 31}, "no line is squeezed or let loose"


def test_the_text_of_a_strict_page_fills_225_millimetres(to_pdf):
    body = printed(to_pdf, Speech(opening=("国" * 28 * 30,)), "strict")[0].body(load_layout("strict").page.bottom)
    size = load_layout("strict").body.size
    assert body[-1].middle - body[0].middle + size == pytest.approx(225 / 25.4 * 72, abs=3)


def test_odd_pages_have_their_number_right_and_even_ones_left_one_character_in(to_pdf):
    layout = load_layout("gbt9704")
    page, inset = layout.page, layout.page_number.type.size
    numbers = [sheet.number(page.bottom) for sheet in printed(to_pdf, Speech(opening=("国" * 28 * 70,)))]
    assert [number.text for number in numbers] == ["—1—", "—2—", "—3—", "—4—"]
    for number in numbers[::2]:
        assert number.right == pytest.approx(page.width - page.right - inset, abs=NEAR)
    for number in numbers[1::2]:
        assert number.left == pytest.approx(page.left + inset, abs=NEAR)
    # its dashes, in its middle, stand 7 mm below the type area (GB/T 9704-2012, 7.5)
    assert (numbers[0].middle - (page.height - page.bottom)) / 72 * 25.4 == pytest.approx(7, abs=0.5)


def test_a_meeting_paper_has_its_number_in_the_middle(to_pdf):
    page = load_layout("meeting-paper").page
    for sheet in printed(to_pdf, Speech(opening=("国" * 28 * 30,)), "meeting-paper"):
        number = sheet.number(page.bottom)
        assert (number.left + number.right) / 2 == pytest.approx(page.left + page.text_width / 2, abs=NEAR)


SPEECH_OF_ALL_KINDS = Speech(
    (
        FrontLine("title", "在座谈会上的讲话"),
        FrontLine("subtitle", "——在全市科技系统"),
        FrontLine("speaker", "李明"),
        FrontLine("date", "（2026年11月21日）"),
        FrontLine("salutation", "同志们："),
    ),
    ("正文从这里开始。“好”事办成86件……这是——把群众放在心上。",),
    (
        Section("一、", "加强学习", sections=(Section("（一）", "学原文", sections=(Section("1.", "逐字读"),)),)),
        Section("二、", "抓落实", "。", True, ("正文。",)),
    ),
)


@pytest.mark.parametrize(
    ("words", "face"),
    [
        ("座谈会上的讲话", r"NotoSerifCJK\w\w-Bold"),
        ("在全市科技系统", "FandolKai"),
        ("李明", "FandolKai"),
        ("日）", "FandolKai"),
        ("同志们", "FandolFang"),
        ("正文从这里开始", "FandolFang"),
        ("加强学习", r"NotoSansCJK\w\w-Regular"),
        ("学原文", "FandolKai"),
        ("逐字读", "FandolFang"),
        ("抓落实", r"NotoSansCJK\w\w-Regular"),
        ("2026", "LiberationSerif"),
        ("86", "LiberationSerif"),
        ("“", "FandolFang"),
        ("……", "FandolFang"),
        ("——把", "FandolFang"),
        ("— ", "FandolSong"),
    ],
)
def test_each_kind_of_type_is_the_one_it_should_be(all_kinds, words, face):
    used = {name for piece, name in all_kinds if words in piece}
    assert used
    assert all(re.match(face, name) for name in used), used


def test_no_other_type_is_used(all_kinds):
    families = {re.sub(r"(?<=CJK)\w\w|-.*", "", name) for _, name in all_kinds}
    assert families == {"NotoSerifCJK", "NotoSansCJK", "FandolKai", "FandolFang", "FandolSong", "LiberationSerif"}


@pytest.fixture(scope="module")
def all_kinds(to_pdf):
    return faces(to_pdf(write(SPEECH_OF_ALL_KINDS, "docx", load_layout("gbt9704"))))


@pytest.mark.parametrize("layout", layout_names())
def test_every_layout_prints_every_word(all_to_pdf, layout):
    documents = (RICH, SHORT)
    printed = all_to_pdf([write(document, "docx", load_layout(layout)) for document in documents])
    for document, pdf in zip(documents, printed, strict=True):
        shown = re.sub(r"\d+′", "", text(pdf)) if layout == "reading-copy" else text(pdf)  # without the minutes in the margin
        assert shown == "".join(text_of(document).split())


def test_each_speech_of_a_bundle_begins_a_page_and_the_contents_name_it(to_pdf):
    long = Speech((FrontLine("title", "长讲话"),), ("国" * 28 * 40,))
    page = load_layout("gbt9704").page
    found = [sheet.body(page.bottom) for sheet in printed(to_pdf, Bundle("汇编", "（2篇）", (long, SHORT)))]
    assert [line.text.replace(".", "") for line in found[0]] == ["汇编", "（2篇）", "目录", "长讲话2", "在座谈会上的讲话4"]
    assert (found[1][0].text, found[3][0].text) == ("长讲话", "在座谈会上的讲话")
    assert len(printed(to_pdf, BUNDLE)) >= 4


@pytest.mark.parametrize(
    "values", ["body: {line: 1.5x}", "body: {font: 宋体, size: 四号, line: 1x}", "body: {font: 楷体_GB2312, line: 2x}"]
)
def test_the_contents_have_the_pages_of_lines_that_the_fonts_make(to_pdf, tmp_path, values):
    """A multiple off the grid: lines with digits are higher than lines without, a page's last line needs no space below."""
    (tmp_path / "ours.yaml").write_text(f"page: {{grid: 0}}\n{values}\n", encoding="utf-8")
    layout = with_font_heights(load_layout(str(tmp_path / "ours.yaml")))
    texts = ("修渠的人到了三百个，渠还差两里地，天黑以前要合龙。", "今年修渠28条，长316公里，用工4万个。")
    speeches = tuple(
        Speech(
            (FrontLine("title", f"第{number}次讲话"),),
            tuple(texts[line * number % 3 % 2] * (1 + line % 4) for line in range(7 + 3 * number)),
        )
        for number in range(1, 13)
    )
    bundle = Bundle("汇编", "（12篇）", speeches)
    told = first_pages(bundle, layout)
    found = [sheet.lines[0].text for sheet in pages(to_pdf(write(bundle, "docx", layout)))]
    assert [found.index(f"第{number}次讲话") + 1 for number in range(1, 13)] == told


@pytest.mark.parametrize("kind", ["table", "boxed"])
def test_a_caption_stands_on_the_page_of_its_table_with_the_head_and_a_row(to_pdf, kind):
    rows = (Styled("渠名\t里程", f"{kind}-head"), *(Styled(f"渠{number}\t3公里", f"{kind}-row") for number in range(4)))
    speeches = tuple(
        Speech((FrontLine("title", f"讲话{lines}"),), ("修渠。",) * lines + (Styled(f"表{lines}题", "caption"), *rows))
        for lines in range(12, 20)
    )
    found = [[line.text for line in sheet.lines] for sheet in printed(to_pdf, Bundle("汇编", "（8篇）", speeches))]
    for lines in range(12, 20):
        (page,) = [texts for texts in found if f"表{lines}题" in texts]
        behind = page[page.index(f"表{lines}题") + 1 :]
        assert [behind[0], behind[1]] == ["渠名里程", "渠03公里"]

"""Bundles: contents and one speech after the other."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest

from drafter import api
from drafter.files.tables import read_table
from drafter.layout import load_layout
from drafter.speech.emphasis import Span
from drafter.speech.lines import Note, Styled
from drafter.speech.pictures import Picture, PictureLine, measured
from drafter.speech.tree import Bundle, FrontLine, Speech
from drafter.write.docx.contents import first_pages
from drafter.write.docx.lines import cell_line_count
from tests.write.examples import BUNDLE, RICH, SHORT, W, docx, part

LINES_A_PAGE = 22


def speech(title: str, paragraphs: int = 1) -> Speech:
    """A speech whose head takes four lines of the page and every paragraph one."""
    return Speech((FrontLine("title", title),), ("一行正文。",) * paragraphs)


def paragraphs(data: bytes, style: str) -> list[str]:
    found = part(data, "word/document.xml").iterfind(f".//{W}p")
    return [
        "".join(text.text or "" for text in p.iter(f"{W}t")) for p in found if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style
    ]


def test_the_contents_list_the_titles_with_their_pages():
    data = docx(Bundle("汇编", "（2篇）", (speech("甲", 30), speech("乙"))))
    assert paragraphs(data, "TOCHeading") == ["目　录"]
    assert paragraphs(data, "TOC1") == ["甲2", "乙4"]


def test_every_entry_refers_to_a_bookmark_that_is_there():
    document = part(docx(BUNDLE), "word/document.xml")
    bookmarks = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    anchors = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    contents, *pages = [field.text for field in document.iter(f"{W}instrText")]
    assert contents == ' TOC \\h \\z \\t "Title,1,标题末行,1" '
    fields = [re.fullmatch(r" PAGEREF (\w+) \\h ", page)[1] for page in pages]
    assert anchors == fields == ["speech1", "speech2"]
    assert bookmarks == {"speech1", "speech2", "speech3"}


def test_opening_it_asks_no_question():
    data = docx(BUNDLE)
    assert part(data, "word/settings.xml").find(f"{W}updateFields") is None
    assert not part(data, "word/document.xml").xpath("//@w:dirty", namespaces={"w": W[1:-1]})


def test_every_speech_begins_on_a_page_of_its_own():
    document = part(docx(BUNDLE), "word/document.xml")
    new = [p for p in document.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(new) == 3
    assert all(p.find(f"{W}bookmarkStart") is not None for p in new)


def test_a_speech_by_itself_has_neither_contents_nor_bookmarks():
    document = part(docx(RICH), "word/document.xml")
    assert document.find(f".//{W}bookmarkStart") is None
    assert document.find(f".//{W}hyperlink") is None


def test_a_bundle_without_titles_has_no_contents():
    data = docx(Bundle("汇编", "", (Speech(opening=("甲。",)),)))
    assert paragraphs(data, "TOCHeading") == []


def test_a_bundle_with_nothing_before_its_first_speech_begins_with_it():
    document = part(docx(Bundle("", "", (Speech(opening=("甲。",)), Speech(opening=("乙。",))))), "word/document.xml")
    breaks = [p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in document.iter(f"{W}p")]
    assert breaks == [False, True]


def test_pages_are_counted_by_lines():
    layout = load_layout("gbt9704")
    full = LINES_A_PAGE - 3  # the title is higher than a line, so it takes the room of two, and the line under it is free
    assert first_pages(Bundle("", "", (speech("甲", full), speech("乙", full + 1), SHORT)), layout) == [2, 3, 5]


def test_a_bundle_with_nothing_before_its_first_speech_counts_from_it():
    layout = load_layout("gbt9704")
    untitled = Speech(opening=("一行正文。",) * (LINES_A_PAGE + 1))
    assert first_pages(Bundle("", "", (Speech(), untitled, untitled, Speech(opening=("甲。",)))), layout) == [1, 1, 3, 5]


def test_what_is_not_parted_moves_to_the_next_page_unless_longer_than_half_a_page():
    usual = load_layout("gbt9704")
    layout = usual._replace(body=usual.body._replace(keep_lines=True))
    three, half, more = ("长" * (28 * lines - 2 - 1) + "。" for lines in (3, LINES_A_PAGE // 2, LINES_A_PAGE // 2 + 1))

    def pages(*texts: str) -> int:
        return first_pages(Bundle("", "", (Speech(opening=texts), Speech(opening=("甲。",)))), layout)[1] - 1

    line = "一行。"
    assert pages(*[line] * (LINES_A_PAGE - 3), three) == 1
    assert pages(*[line] * (LINES_A_PAGE - 2), three) == 2
    assert pages(*[line] * (LINES_A_PAGE - 2), three, *[line] * (LINES_A_PAGE - 3)) == 2
    assert pages(*[line] * (LINES_A_PAGE - 2), three, *[line] * (LINES_A_PAGE - 2)) == 3
    assert pages(*[line] * (LINES_A_PAGE - 2), half, *[line] * (LINES_A_PAGE - LINES_A_PAGE // 2)) == 2
    assert pages(*[line] * (LINES_A_PAGE - 2), half, *[line] * (LINES_A_PAGE - LINES_A_PAGE // 2 + 1)) == 3
    assert pages(*[line] * (LINES_A_PAGE - 2), more, *[line] * (LINES_A_PAGE + 2 - LINES_A_PAGE // 2 - 1)) == 2


def test_the_contents_fill_whole_lines_of_the_grid():
    """A reading copy has 21 lines of 30 points and 7.8 points more, which LibreOffice leaves empty: the title takes 35 points."""
    layout = load_layout("reading-copy")

    def first(number: int) -> int:
        return first_pages(Bundle("汇编", "（多篇）", tuple(speech(f"渠{at}") for at in range(number))), layout)[0]

    assert [first(15), first(16), first(17)] == [2, 3, 3]


def second_page(*body, layout="gbt9704"):
    """The page on which a speech begins behind one with this body, by the contents."""
    first = Speech((FrontLine("title", "甲"),), body)
    return first_pages(Bundle("汇编", "（2篇）", (first, Speech((FrontLine("title", "乙"),)))), load_layout(layout))[1]


def test_a_picture_takes_its_height():
    data = b64decode(read_table("write", "specimen")["image"])
    picture = PictureLine(Picture("渠.png", "20cm", data, measured(data)._replace(width=100, height=100)))
    lines = ("修渠。",) * 16
    assert second_page(*lines) == 3
    assert second_page(*lines, picture) == 4


def test_footnotes_stand_on_the_page_of_their_marks():
    noted = Styled("修渠。", "", (Span(2, 2, (Note("1", "引水的沟。" * 30),)),))
    assert second_page(*["修渠。"] * 19) == 3
    assert second_page(noted, *["修渠。"] * 18) == 4
    assert second_page(noted, *["修渠。"] * 14) == 3


def test_the_head_of_a_table_stands_on_each_of_its_pages():
    head = Styled("渠\t里程", "table-head")
    rows = [Styled(f"渠{n}\t3公里", "table-row") for n in range(200)]
    bare = [Styled(f"渠{n}\t3公里", "table-row") for n in range(200)]
    pages = [second_page(head, *rows[:count]) for count in range(60, 200)]
    without = [second_page(*bare[: count + 1]) for count in range(60, 200)]
    assert all(one >= other for one, other in zip(pages, without, strict=True))
    assert pages != without


def test_a_line_that_the_layout_does_not_show_takes_no_room():
    notes = [Styled("〔慢些〕", "speaker-note")] * 20
    assert second_page(*["修渠。"] * 15, *notes) == second_page(*["修渠。"] * 15) == 3


def test_no_space_stands_between_the_names_of_those_who_sign():
    names = [Styled(f"石梁县{name}", "signature") for name in ("水利局", "供销社", "财政局", "农业局")]
    assert second_page(*["修渠。"] * 14, *names) == 3
    assert second_page(*["修渠。"] * 15, *names) == 4


@pytest.mark.parametrize(
    ("below", "styles"), [("讲话人: 王建国\n", "Title,1"), ("日期: 2026-11-21\n", "Title,1"), ("", "Title,1,标题末行,1")]
)
def test_words_update_finds_titles_below_which_nothing_stands(below: str, styles: str):
    """Their paragraphs have a style of their own, which has the space below the head."""
    speech = f"标题: 把水送到田头\n{below}开头: 今天讲三句话。\n部分: []\n"
    xml = part(api.render(f"合集: 护渠经验\n---\n{speech}---\n{speech}").data, "word/document.xml")
    contents = next(field.text for field in xml.iter(f"{W}instrText"))
    assert contents == f' TOC \\h \\z \\t "{styles}" '


def test_the_lines_of_a_table_take_room():
    """30 rows of 20 points stand below a head and three lines on a page of 637 points; a boxed table has a line below each row."""
    rows = [Styled(f"渠{n}\t3公里", "table-row") for n in range(200)]
    boxed = [Styled(f"渠{n}\t3公里", "boxed-row") for n in range(200)]
    assert second_page(*rows[:28]) == 3
    assert second_page(*rows[:29]) == 4
    assert second_page(*boxed[:27]) == 3
    assert second_page(*boxed[:28]) == 4


def test_a_short_table_that_is_higher_than_half_a_page_is_divided():
    """Kept together it would leave most of a page empty, and LibreOffice leaves the caption of one that is higher than a page alone."""
    head = Styled("渠\t做法", "table-head")
    for words, kept in (("引水、", 1), ("引水、清淤、护坡、" * 15, 0)):
        rows = [Styled("渠\t" + words, "table-row")] * 8
        document = part(docx(Speech((FrontLine("title", "甲"),), (head, *rows))), "word/document.xml")
        assert len(document.findall(f".//{W}tbl//{W}keepNext")) == kept * 8 * 2


def test_a_short_table_that_is_higher_than_a_page_goes_on_where_its_page_ends():
    long = Styled("渠\t" + "引水、清淤、护坡、" * 15, "table-row")
    assert second_page("修渠。", Styled("渠\t做法", "table-head"), *[long] * 9) == 4


def test_a_page_number_that_reaches_into_the_text_makes_it_lower():
    usual = load_layout("gbt9704")
    layout = usual._replace(page=usual.page._replace(grid=0.0, footer=usual.page.bottom + 20))
    bundle = Bundle("", "", (speech("甲", LINES_A_PAGE - 3), SHORT))
    assert [first_pages(bundle, one)[1] for one in (usual, layout)] == [3, 4]


def test_two_tables_without_a_caption_are_parted_by_an_empty_line():
    """Word and LibreOffice make one table of two that follow each other."""
    table = [Styled("渠\t里程", "table-head"), Styled("东渠\t3公里", "table-row")]
    for layout in ("gbt9704", "reading-copy"):
        body = part(docx(Speech((FrontLine("title", "甲"),), (*table, *table)), layout=layout), "word/document.xml").find(
            f"{W}body"
        )
        tags = [child.tag.removeprefix(W) for child in body if not child.tag.endswith("sectPr")]
        assert tags[-4:] == ["tbl", "p", "tbl", "p"]


def test_a_reading_copy_counts_the_pages_of_a_table():
    head = Styled("渠\t做法", "table-head")
    rows = [Styled("渠\t" + "引水、清淤、护坡、" * 15, "table-row")] * 20
    assert second_page(head, *rows, layout="reading-copy") > second_page(head, *rows[:10], layout="reading-copy") + 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("修" * 10, 1),
        ("修" * 9 + "，清", 2),  # no mark hangs in the margin of a cell
        ("清淤3公里" * 5, 3),
        ("www.example.cn/notice/2026", 2),  # a word longer than a line is broken
        ("修渠修渠修渠修渠、A4纸", 2),
    ],
)
def test_how_many_lines_a_cell_has(text: str, lines: int):
    type_ = load_layout("gbt9704").type_of("table-row")
    assert cell_line_count(text, type_, 10 * 11.75 + 0.2) == lines

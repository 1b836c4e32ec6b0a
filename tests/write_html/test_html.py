"""Web pages: the speech's text in elements that mean something, whatever the text is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from drafter.layout import load_layout
from drafter.speech.flow import document_paragraphs
from drafter.speech.lines import Styled
from drafter.speech.tree import Bundle, Document, FrontLine, Section, Speech, check
from drafter.write import Properties, write
from tests.write.examples import BUNDLE, LAYOUTS, RICH, SHORT
from tests.write_html.page import Page
from tests.write_text.speeches import DOCUMENTS


def html(document: Document, layout: str = "gbt9704", properties: Properties | None = None) -> bytes:
    return write(document, "html", load_layout(layout), properties)


def expected(document: Document) -> list[str]:
    return [paragraph.text for _, paragraph in document_paragraphs(document) if paragraph.text]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("document", [RICH, SHORT], ids=["rich", "short"])
def test_every_paragraph_is_there_in_order(document, layout):
    assert Page(html(document, layout)).texts == expected(document)


@given(DOCUMENTS)
def test_any_document_has_the_same_text_as_its_paragraphs(document):
    check(document)
    page = Page(html(document))
    assert [text for name, text in page.blocks if name != "p.contents-heading"] == expected(document)


@pytest.mark.parametrize(
    "text",
    ["# 一、*x* <b>&amp;", "</style></title></p>", "\"引号\"与'撇号'", "a  b", "　前后　", "<!-- 注 -->", "{{ x }}", "&#19968;、"],
)
def test_a_value_comes_out_as_typed_wherever_it_stands(text):
    front = tuple(FrontLine(kind, text) for kind in ("title", "subtitle", "speaker", "date", "salutation"))
    page = Page(html(Speech(front, (text,), (Section("", text, body=(text,)),), (text,))))
    assert page.texts == [text] * 9
    assert page.title == text
    assert page.meta["author"] == text


def test_headings_and_paragraphs_say_what_they_are():
    page = Page(html(RICH))
    kinds = [name for name, _ in page.blocks]
    assert kinds[:6] == ["h1", "p.subtitle", "p.speaker", "p.date", "p.salutation", "p"]
    assert [(name, text) for name, text in page.blocks if re.fullmatch("h[2-5]", name)] == [
        ("h2", "一、提高政治站位，强化责任担当"),
        ("h3", "（一）学在前"),
        ("h4", "1.学原文"),
        ("h5", "（1）逐字读"),
    ]
    assert page.spans == [
        ("point2", "一是主动学标。"),
        ("point3", "1.细化措施。"),
        ("point4", "（1）压实责任。"),
        ("point2", "二是流程对标。"),
        ("point2", "三是"),
        ("section2", "（二）干在前。"),
        ("section1", "二、务求党建达标。"),
        ("section2", "（一）建机制。"),
        ("section3", "1.抓考核。"),
        ("section4", "（1）严奖惩。"),
    ]
    assert [tag for tag, _ in page.tags].count("section") == 2


def test_what_heads_text_without_being_an_element_for_headings_says_so():
    page = Page(
        html(Bundle("汇编", "", (RICH, Speech(closing=(Styled("附件1", "attachment"), Styled("各渠里程", "attachment-title"))))))
    )
    levels = [attributes["aria-level"] for _, attributes in page.tags if attributes.get("role") == "heading"]
    # the contents, four run-in headings of levels 1 to 4 (the first stands below a heading), the title of an attachment
    assert levels == ["2", "3", "2", "3", "4", "5", "2"]


def test_a_long_title_has_the_lines_that_it_has_in_word():
    from drafter.write.docx.titles import title_lines

    layout = load_layout("gbt9704")
    lines = re.findall('<span class="line">(.*?)</span>', html(RICH).decode())
    assert lines == title_lines(RICH.title, layout.title, layout.page.text_width)
    assert len(lines) == 2


def test_a_bundle_begins_with_its_contents_and_every_entry_leads_to_its_speech():
    page = Page(html(BUNDLE))
    assert page.blocks[:3] == [("h1.bundle-title", BUNDLE.title), ("p.bundle-count", "（3篇）"), ("p.contents-heading", "目　录")]
    assert page.contents == [RICH.title, SHORT.title]
    ids = [attributes.get("id") for tag, attributes in page.tags if tag == "article"]
    assert ids == ["speech1", "speech2", "speech3"]
    assert [attributes["href"] for tag, attributes in page.tags if tag == "a"] == ["#speech1", "#speech2"]


def test_a_cover_is_a_sheet_of_its_own():
    plain = load_layout("gbt9704")
    page = write(BUNDLE, "html", plain._replace(cover=True), None).decode()
    cover, contents = page.split('</header>\n<header class="sheet">\n', 1)
    assert BUNDLE.title in cover
    assert contents.startswith("<nav>")
    assert html(BUNDLE).decode().count('<header class="sheet">') == 1


def test_a_bundle_without_any_title_has_no_empty_first_sheet():
    page = Page(html(Bundle("", "", (Speech(opening=("甲。",)),))))
    assert [attributes["class"] for tag, attributes in page.tags if tag in ("article", "header")] == ["sheet"]


def test_the_page_needs_nothing_from_elsewhere():
    data = html(BUNDLE).decode()
    assert not re.search(r"<(script|link|img|iframe)|url\(|@import|https?:", data)


def test_the_page_says_what_it_is():
    page = Page(html(SHORT, properties=Properties("题目", "李明", "2026-11-21T00:00:00Z")))
    assert page.tags[0] == ("html", {"lang": "zh-CN"})
    assert page.title == "题目"
    assert page.meta["author"] == "李明"
    assert page.meta["dcterms.created"] == "2026-11-21T00:00:00Z"
    assert page.meta["generator"] == "Drafter"


def test_properties_hold_no_control_characters():
    page = Page(html(SHORT, properties=Properties("两\n行", "甲\x00乙")))
    assert (page.title, page.meta["author"]) == ("两 行", "甲 乙")

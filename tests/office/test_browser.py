"""Web pages as Chromium prints them, and on a phone."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from drafter.layout import load_layout
from drafter.speech.flow import text_of
from drafter.speech.tree import Bundle, FrontLine, Section, Speech
from drafter.write import write
from tests.office.reading import pages, text
from tests.write.examples import BUNDLE, RICH, SHORT

pytestmark = pytest.mark.browser

GBT9704 = load_layout("gbt9704")
NEAR = 2.0
"""Points: what placing of characters and rounding to pixels may come to."""


def printed(chromium, document, layout=GBT9704):
    return pages(chromium.pdf(write(document, "html", layout)))


@pytest.mark.parametrize("layout", ["gbt9704", "reading-copy"])
@pytest.mark.parametrize("document", [RICH, SHORT], ids=["rich", "short"])
def test_every_word_is_printed_on_a4(chromium, document, layout):
    pdf = chromium.pdf(write(document, "html", load_layout(layout)))
    assert text(pdf) == "".join(text_of(document).split())
    assert {(round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) for page in pages(pdf)} == {(210, 297)}


@pytest.mark.parametrize(("layout", "lines", "characters"), [("gbt9704", 22, 28), ("strict", 22, 28), ("reading-copy", 21, 24)])
def test_a_full_page_has_the_lines_and_characters_of_a_word_document(chromium, layout, lines, characters):
    layout = load_layout(layout)
    paragraph = "国" * (lines * characters - 2)
    found = [sheet.body(layout.page.bottom) for sheet in printed(chromium, Speech(opening=(paragraph,) * 3), layout)]
    assert [[len(line.text) for line in body] for body in found] == [[characters - 2] + [characters] * (lines - 1)] * 3
    line = found[0][5]
    by_hand = layout.page.left + characters * layout.body.size  # lines that Drafter breaks are not drawn out to the margin
    right = by_hand if layout.body.phrases else layout.page.width - layout.page.right
    assert (line.left, line.right) == pytest.approx((layout.page.left, right), abs=NEAR)
    pitches = [below.middle - above.middle for above, below in pairwise(found[1])]
    assert pitches == pytest.approx([layout.body.line] * (lines - 1), abs=0.6)


def test_page_numbers_stand_where_they_stand_in_a_word_document(chromium):
    page, inset = GBT9704.page, GBT9704.page_number.type.size
    numbers = [sheet.number(page.bottom) for sheet in printed(chromium, Speech(opening=("国" * 28 * 50,)))]
    assert [number.text for number in numbers] == ["—1—", "—2—", "—3—"]
    assert numbers[0].right == pytest.approx(page.width - page.right - inset, abs=NEAR)
    assert numbers[1].left == pytest.approx(page.left + inset, abs=NEAR)
    assert (numbers[0].middle - (page.height - page.bottom)) / 72 * 25.4 == pytest.approx(7, abs=1)


def test_a_meeting_paper_has_its_number_in_the_middle(chromium):
    layout = load_layout("meeting-paper")
    (sheet,) = printed(chromium, SHORT, layout)
    number = sheet.number(layout.page.bottom)
    assert (number.left + number.right) / 2 == pytest.approx(layout.page.left + layout.page.text_width / 2, abs=NEAR)


def test_each_speech_of_a_bundle_begins_a_page(chromium):
    long = Speech((FrontLine("title", "长讲话"),), ("国" * 28 * 40,))
    found = printed(chromium, Bundle("汇编", "（2篇）", (long, SHORT)))
    assert [page.lines[0].text for page in found] == ["汇编", "长讲话", "国" * 28, "在座谈会上的讲话"]
    assert [line.text for line in found[0].body(GBT9704.page.bottom)][2:] == ["目录", "长讲话", "在座谈会上的讲话"]


AWKWARD = Speech(
    (FrontLine("title", "https://example.org/" + "a" * 200), FrontLine("speaker", "W" * 90)),
    ("字" + "b" * 300, "  两个 空格  "),
    (Section("一、", "c" * 120, body=("——" * 60,)),),
)


@pytest.mark.parametrize("width", [320, 390, 700, 1000])
@pytest.mark.parametrize("document", [RICH, BUNDLE, AWKWARD], ids=["rich", "bundle", "awkward"])
def test_no_screen_scrolls_sideways(chromium, document, width):
    assert chromium.needed_width(write(document, "html", GBT9704), width) <= width


def test_awkward_text_is_printed_whole(chromium):
    pdf = chromium.pdf(write(AWKWARD, "html", GBT9704))
    assert re.sub(r"\s", "", text(pdf)) == "".join(text_of(AWKWARD).split())

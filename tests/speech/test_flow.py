"""A speech as the paragraphs of its page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from drafter.speech.flow import Paragraph, document_paragraphs, heading_text, paragraphs
from drafter.speech.tree import Bundle, Speech, canonical
from tests.speech.notation import section, speech
from tests.speech.strategies import speeches


def shown(paragraph: Paragraph) -> str:
    """``kind: text``, run-in headings as ``[role level: text]``."""
    runs = "".join(run.text if run.role == "text" else f"[{run.role}{run.level}: {run.text}]" for run in paragraph.runs)
    return f"{paragraph.kind}{paragraph.level or ''}: {runs}"


def page(tree: Speech) -> list[str]:
    return [shown(paragraph) for paragraph in paragraphs(tree)]


PAGES = {
    "the front stands line by line": (
        "title=在座谈会上的 | title=讲话 | subtitle=——谈学习 | speaker=李明 | date=（2026年11月21日） | salutation=同志们：",
        [
            "title: 在座谈会上的",
            "title: 讲话",
            "subtitle: ——谈学习",
            "speaker: 李明",
            "date: （2026年11月21日）",
            "salutation: 同志们：",
        ],
    ),
    "opening, sections and closing follow": (
        "开头 | §一、/学(学。) | ‖结尾",
        ["body: 开头", "heading1: 一、学", "body: 学。", "body: 结尾"],
    ),
    "a run-in heading opens its paragraph": (
        "¶一、/学。(我们学。 | 还学。)",
        ["body: [section1: 一、学。]我们学。", "body: 还学。"],
    ),
    "a run-in heading without text is a paragraph": ("¶一、/学。", ["body: [section1: 一、学。]"]),
    "a point runs in to its text": ("§/学(•一是/主动学。(把手册))", ["heading1: 学", "body: [point2: 一是主动学。]把手册"]),
    "points that run on share a paragraph": (
        "导语。◦一是/学。(学。)◦二是/做。(做。)",
        ["body: 导语。[point2: 一是学。]学。[point2: 二是做。]做。"],
    ),
    "a point that runs on after a run-in heading": (
        "¶一、/学。(◦一是/早学。(早))",
        ["body: [section1: 一、学。][point2: 一是早学。]早"],
    ),
    "an own point after a run-in heading": (
        "¶一、/学。(•一是/早学。(早))",
        ["body: [section1: 一、学。]", "body: [point2: 一是早学。]早"],
    ),
    "a point has further paragraphs": ("•一是/学。(学 | 再学)", ["body: [point2: 一是学。]学", "body: 再学"]),
    "a deeper point is a level deeper": (
        "•一是/学。(学 | •1./早学。(早))",
        ["body: [point2: 一是学。]学", "body: [point3: 1.早学。]早"],
    ),
    "levels end at four": (
        "•/一(•/二(•/三(•/四)))",
        ["body: [point2: 一]", "body: [point3: 二]", "body: [point4: 三]", "body: [point4: 四]"],
    ),
    "sub-sections count their levels": (
        "§一、/学(§（一）/深学(§1./细(¶（1）/更细。(细))))",
        ["heading1: 一、学", "heading2: （一）深学", "heading3: 1.细", "body: [section4: （1）更细。]细"],
    ),
    "a point of a sub-section is a level deeper": (
        "§一、/学(§（一）/深(•1./早。(早)))",
        ["heading1: 一、学", "heading2: （一）深", "body: [point3: 1.早。]早"],
    ),
    "a section without a heading leaves no empty line": ("§/(学。)", ["body: 学。"]),
    "a point without words leaves no empty line": ("•/", []),
}


@pytest.mark.parametrize("case", PAGES)
def test_on_the_page(case):
    notation, expected = PAGES[case]
    assert page(speech(notation)) == expected


def test_the_paragraphs_of_a_bundle_say_which_speech_they_are_of():
    bundle = Bundle("合集", "（2篇）", (speech("title=甲 | 一"), speech("title=乙")))
    numbered = [(number, shown(paragraph)) for number, paragraph in document_paragraphs(bundle)]
    assert numbered == [
        (0, "bundle-title: 合集"),
        (0, "bundle-count: （2篇）"),
        (1, "title: 甲"),
        (1, "body: 一"),
        (2, "title: 乙"),
    ]


def test_a_bundle_without_a_title_begins_with_its_first_speech():
    numbered = [(number, paragraph.text) for number, paragraph in document_paragraphs(Bundle("", "", (speech("title=甲"),)))]
    assert numbered == [(1, "甲")]


def test_a_heading_is_its_mark_its_words_and_its_end():
    assert heading_text(section("¶一、/加强学习。")) == "一、加强学习。"
    assert heading_text(speech("•一是/").opening[0]) == "一是"


@settings(max_examples=200)
@given(speeches)
def test_the_page_shows_the_canonical_form_and_no_empty_paragraph(tree):
    assert [p for p in page(tree) if not p.startswith(("title", "sub", "sp", "date", "sal"))] == [
        p for p in page(canonical(tree)) if not p.startswith(("title", "sub", "sp", "date", "sal"))
    ]
    assert all(paragraph.text for paragraph in paragraphs(tree) if paragraph.kind in ("body", "heading"))

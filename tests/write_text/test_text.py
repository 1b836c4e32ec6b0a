"""Plain text and Markdown files: the words of the page, and nothing else."""

from __future__ import annotations

from hypothesis import given

from drafter.layout import load_layout
from drafter.speech.flow import document_paragraphs, text_of
from drafter.speech.markdown import parse
from drafter.speech.tree import Bundle, FrontLine, Point, Section, Speech, canonical, check
from drafter.write import write
from tests.write.examples import BUNDLE, LAYOUTS, RICH, SHORT
from tests.write_text.speeches import DOCUMENTS


def test_a_speech_is_one_paragraph_a_line():
    speech = Speech(
        (FrontLine("title", "在座谈会上的讲话"), FrontLine("date", "（2026年11月21日）"), FrontLine("salutation", "同志们：")),
        ("我讲一点。",),
        (Section("一、", "抓学习", "。", True, ("要真学。", Point("一是", "学原文", "。", ("逐字读。",), own_paragraph=False))),),
        ("谢谢大家！",),
    )
    assert text_of(speech) == (
        "在座谈会上的讲话\n（2026年11月21日）\n同志们：\n我讲一点。\n一、抓学习。要真学。一是学原文。逐字读。\n谢谢大家！\n"
    )


def test_a_blank_line_stands_before_each_speech_of_a_bundle_and_nowhere_else():
    bundle = Bundle("汇编", "（2篇）", (SHORT, SHORT))
    assert text_of(bundle) == "\n".join(["汇编\n（2篇）\n", text_of(SHORT), text_of(SHORT)])


def test_a_bundle_without_a_title_begins_with_its_first_speech():
    assert text_of(Bundle("", "", (SHORT, SHORT))) == f"{text_of(SHORT)}\n{text_of(SHORT)}"


def test_nothing_to_say_is_an_empty_file():
    assert text_of(Speech()) == text_of(Bundle("", "", (Speech(),))) == ""


@given(DOCUMENTS)
def test_the_lines_are_the_paragraphs_of_the_page(document):
    check(document)
    text = text_of(document)
    assert [line for line in text.split("\n") if line] == [p.text for _, p in document_paragraphs(document) if p.text]
    assert not text.startswith("\n")
    assert "\n\n\n" not in text
    assert text == "" or (text.endswith("\n") and not text.endswith("\n\n"))


def test_no_layout_changes_text_or_markdown():
    for to in ("txt", "md"):
        assert len({write(RICH, to, load_layout(name)) for name in LAYOUTS}) == 1


def test_markdown_is_read_back_as_the_same_document():
    for document in (RICH, SHORT):
        assert parse(write(document, "md", load_layout("gbt9704")).decode()) == canonical(document)
    bundle = parse(write(BUNDLE, "md", load_layout("gbt9704")).decode())
    assert bundle == Bundle(BUNDLE.title, BUNDLE.count_line, tuple(map(canonical, BUNDLE.speeches)))

"""The text of a document is the text of the speech, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given

from drafter.errors import SpeechError
from drafter.layout import load_layout
from drafter.speech.flow import document_paragraphs
from drafter.speech.tree import FrontLine, Speech, check
from drafter.write import write
from tests.write.examples import BUNDLE, DOCUMENTS, LAYOUTS, RICH, SHORT, W, docx, part, shown


def expected(document):
    return [paragraph.text for _, paragraph in document_paragraphs(document)]


@pytest.mark.parametrize(
    "layout", [name for name in LAYOUTS if name != "reading-copy"]
)  # that one is set in lines: test_reading.py
@pytest.mark.parametrize("document", [RICH, SHORT, BUNDLE], ids=["rich", "short", "bundle"])
def test_python_docx_reads_back_every_paragraph(document, layout):
    assert shown(docx(document, layout)) == expected(document)


@pytest.mark.parametrize("text", ["A&B", "<w:t>", '"x"', "a\tb", " 空 格 ", "　全角", "]]>", "&amp;", "🎤", "\ufeff"])
def test_a_value_never_makes_structure_and_is_never_lost(text):
    document = Speech(front=(FrontLine("title", text), FrontLine("speaker", text)), opening=(text,))
    assert shown(docx(document)) == [text, text, text]


@given(DOCUMENTS)
def test_any_document_is_written_whole_or_refused(document):
    layout = load_layout("gbt9704")
    try:
        data = write(document, "docx", layout)
    except SpeechError:
        with pytest.raises(SpeechError):
            check(document)
        return
    assert shown(data) == expected(document)


def test_run_in_headings_end_with_their_full_stop():
    document = part(docx(RICH), "word/document.xml")
    styled = [
        (run.find(f"{W}rPr/{W}rStyle").get(f"{W}val"), run.findtext(f"{W}t"))
        for run in document.iter(f"{W}r")
        if run.find(f"{W}rPr") is not None
    ]
    assert styled == [
        ("Point2", "一是主动学标。"),
        ("Point3", "1.细化措施。"),
        ("Point4", "（1）压实责任。"),
        ("Point2", "二是流程对标。"),
        ("Point2", "三是"),
        ("Heading2Char", "（二）干在前。"),
        ("Heading1Char", "二、务求党建达标。"),
        ("Heading2Char", "（一）建机制。"),
        ("Heading3Char", "1.抓考核。"),
        ("Heading4Char", "（1）严奖惩。"),
    ]


def test_there_is_no_empty_paragraph():
    document = part(docx(BUNDLE), "word/document.xml")
    assert all("".join(paragraph.itertext()) for paragraph in document.iter(f"{W}p"))

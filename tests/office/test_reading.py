"""Documents that LibreOffice reads for Drafter, and PDF that it printed."""

from __future__ import annotations

import pytest

from drafter.errors import ToolError
from drafter.files.libreoffice import convert
from drafter.layout import load_layout
from drafter.read import read_bytes
from drafter.speech.flow import text_of
from drafter.write import write
from tests.read.test_docx_numbering import CHINESE
from tests.read.word import document, listed, num, p
from tests.write.examples import RICH, SHORT

pytestmark = pytest.mark.office

FILTERS = {"doc": "MS Word 97", "odt": "writer8"}
NUMBERED = document(
    p("在会上的讲话"), p("加强学习", listed(1)), p("主动学", listed(1, 1)), p("抓实", listed(1)), numbering=CHINESE + num(1, 0)
)


@pytest.mark.parametrize("suffix", FILTERS)
def test_other_programs_documents_with_their_numbering(suffix, libreoffice):
    data = convert(NUMBERED, ("docx", suffix), FILTERS[suffix], libreoffice)
    assert read_bytes(data, f"speech.{suffix}").text.split("\n") == ["在会上的讲话", "一、加强学习", "（一）主动学", "二、抓实"]


def test_rich_text(libreoffice):
    data = convert(document(p("同志们："), p("一、加强学习")), ("docx", "rtf"), "Rich Text Format", libreoffice)
    assert read_bytes(data, "speech.doc").text.split("\n") == ["同志们：", "一、加强学习"]


def test_a_document_that_libreoffice_cannot_read(libreoffice):
    with pytest.raises(ToolError) as caught:
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "speech.doc")
    assert caught.value.faults[0].code == "tool.libreoffice-failed"


@pytest.mark.parametrize("speech", [SHORT, RICH])
def test_a_printed_speech_comes_back_but_for_the_lines_of_its_title(speech, to_pdf):
    found = read_bytes(to_pdf(write(speech, "docx", load_layout("gbt9704"))).read_bytes(), "speech.pdf")
    assert "".join(found.text.split()) == "".join(text_of(speech).split())
    printed, written = (text.rstrip("\n").split("\n") for text in (found.text, text_of(speech)))
    assert printed[-10:] == written[-10:]


def test_automatic_numbers_are_those_that_libreoffice_shows(libreoffice):
    shown = convert(NUMBERED, ("docx", "txt"), "Text (encoded):UTF8", libreoffice).decode("utf-8-sig")
    read = read_bytes(NUMBERED, "speech.docx").text
    assert ["".join(line.split()) for line in shown.split("\n") if line.strip()] == read.split("\n")

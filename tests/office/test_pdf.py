"""The PDF writer: what comes out of LibreOffice, made the same every time and stamped."""

from __future__ import annotations

import re
import subprocess

import pytest

from drafter.layout import load_layout
from drafter.speech.flow import text_of
from drafter.write import Manuscript, Properties, write
from drafter.write.pdf import stamp_state, write_all
from tests.office.reading import faces, text
from tests.write.examples import RICH, SHORT

pytestmark = pytest.mark.office

GBT9704 = load_layout("gbt9704")


@pytest.fixture(scope="module")
def pdf(libreoffice):
    return write(SHORT, "pdf", GBT9704, Properties("题目", "李明", "2026-11-21T08:00:00Z"))


def test_the_same_document_gives_the_same_bytes(pdf):
    assert write(SHORT, "pdf", GBT9704, Properties("题目", "李明", "2026-11-21T08:00:00Z")) == pdf


def test_it_tells_title_author_and_the_time_it_was_given(pdf, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf)
    told = subprocess.run(["pdfinfo", "-isodates", tmp_path / "a.pdf"], check=True, capture_output=True, encoding="utf-8")
    assert not told.stderr
    facts = dict(line.split(":", 1) for line in told.stdout.split("\n") if line)
    assert [facts[key].strip() for key in ("Title", "Author", "CreationDate")] == ["题目", "李明", "2026-11-21T08:00:00Z"]


def test_without_a_time_it_tells_none(libreoffice, tmp_path):
    (tmp_path / "a.pdf").write_bytes(write(SHORT, "pdf", GBT9704))
    told = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], check=True, capture_output=True, encoding="utf-8")
    assert not told.stderr
    assert "CreationDate" not in told.stdout


def test_it_says_every_word(libreoffice, tmp_path):
    (tmp_path / "a.pdf").write_bytes(write(RICH, "pdf", GBT9704))
    assert text(tmp_path / "a.pdf") == "".join(text_of(RICH).split())


def test_fonts_that_are_not_installed_have_their_stand_ins(pdf, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert {"FandolFang-Regular"} == {name for piece, name in faces(tmp_path / "a.pdf") if "同志们" in piece}


def test_its_stamp_tells_whether_it_was_changed(pdf):
    assert stamp_state(pdf) == "untouched"
    assert stamp_state(pdf.replace(b"/Producer", b"/Prodocer")) == "edited"
    assert stamp_state(pdf + b"1 0 obj\n") == "edited"
    assert stamp_state(pdf[: pdf.rindex(b"%%EOF") + 6]) == "foreign"


def test_documents_printed_together_are_those_printed_alone(pdf, libreoffice, tmp_path):
    manuscripts = [
        Manuscript(SHORT, GBT9704, Properties("题目", "李明", "2026-11-21T08:00:00Z")),
        Manuscript(RICH, GBT9704, Properties("丰富")),
    ]
    together = write_all(manuscripts)
    assert together == write_all(manuscripts)
    assert together[0] == pdf
    (tmp_path / "b.pdf").write_bytes(together[1])  # LibreOffice numbers embedded fonts on, so that its bytes are others
    assert text(tmp_path / "b.pdf") == "".join(text_of(RICH).split())


def test_it_is_tagged_in_chinese_and_has_bookmarks(pdf):
    assert b"/Lang(zh-CN)" in pdf
    assert b"/Lang(en-US)" not in pdf
    assert re.search(rb"/MarkInfo ?<< ?/Marked true", pdf)
    assert b"/Outlines" in pdf

"""The check of every document that tests make finds a wrong one, and does not look at one form twice."""

from __future__ import annotations

import random
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from drafter.layout import load_layout
from drafter.speech.tree import Section, Speech
from drafter.write import Properties
from drafter.write.docx import write
from tests.safety.documents import GOOD, parts_of, with_body, with_part
from tests.validating import KEPT, MAIN, Documents, form_of, showing_all

MOST = 30
"""How many documents the Open XML SDK is shown in a run: most of a second each."""


def made(*texts: str, layout: str = "gbt9704") -> bytes:
    return write(Speech(sections=tuple(Section("一、", text, body=(text,)) for text in texts)), load_layout(layout), Properties())


def test_texts_and_their_number_are_no_form_and_markup_is():
    assert form_of(made("甲")) == form_of(made("乙", "丙丁"))
    assert form_of(made("甲")) != form_of(made("甲", layout="strict"))
    assert form_of(GOOD) != form_of(with_body("<w:p><w:r/></w:p>"))


def test_a_wrong_document_is_found_once(tmp_path: Path):
    documents = Documents(tmp_path / "kept")
    documents.made = {made("甲"): None}
    assert documents.faults() == []
    wrong = with_body("<w:rubbish/>")
    documents.made = {wrong: None}
    assert "rubbish" in " ".join(documents.faults())
    documents.made = {wrong: None}
    assert documents.faults() == []
    assert {path.read_bytes() for path in (tmp_path / "kept").iterdir()} == {made("甲"), wrong}


def test_a_repaired_document_may_be_as_wrong_as_its_source():
    documents = Documents()
    wrong, as_wrong = with_body("<w:rubbish/>"), with_body("<w:rubbish/><w:p/>")
    documents.made = {as_wrong: wrong}
    assert documents.faults() == []
    documents.made = {wrong: GOOD}
    assert documents.faults() != []


def test_a_character_that_xml_cannot_hold_is_found_in_any_form():
    documents = Documents()
    documents.made = {GOOD: None}
    assert documents.faults() == []
    documents.made = {with_part(MAIN, parts_of(GOOD)[MAIN].replace("学习".encode(), b"\x01")): None}
    with pytest.raises(ET.ParseError):
        documents.faults()


def test_shown_is_what_no_other_document_shows():
    one, as_good, other, wrong = made("甲"), made("乙", "丙"), made("甲", layout="strict"), with_body("<w:rubbish/>")
    assert showing_all([one, as_good]) == [one]
    assert set(showing_all([one, other, as_good])) == {one, other}
    assert set(showing_all([GOOD, wrong])) == {GOOD, wrong}


@pytest.mark.ooxml
def test_the_open_xml_sdk_finds_a_wrong_document(open_xml_sdk):
    assert "rubbish" in open_xml_sdk(with_body("<w:rubbish/>"))


@pytest.mark.ooxml
def test_the_open_xml_sdk_finds_nothing_in_what_the_tests_made(open_xml_sdk):
    documents = showing_all(path.read_bytes() for path in sorted(KEPT.glob("*.docx")))
    for data in random.sample(documents, min(MOST, len(documents))):
        assert open_xml_sdk(data) == ""

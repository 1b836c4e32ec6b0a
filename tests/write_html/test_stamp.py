"""The stamp of a web page: whether it is still as it was written."""

from __future__ import annotations

from drafter.layout import load_layout
from drafter.speech.tree import Speech
from drafter.write import write
from drafter.write.html import stamp_state as state
from tests.write.examples import RICH, SHORT

PAGE = write(RICH, "html", load_layout("gbt9704"))


def test_the_same_document_gives_the_same_bytes():
    assert write(RICH, "html", load_layout("gbt9704")) == PAGE


def test_a_page_as_written_is_untouched():
    assert state(PAGE) == "untouched"
    assert state(write(SHORT, "html", load_layout("reading-copy"))) == "untouched"


def test_any_change_is_seen():
    assert state(PAGE.replace("主动学标".encode(), "主动对标".encode())) == "edited"
    assert state(PAGE + b"\n") == "edited"
    assert state(PAGE.replace(b"\n", b"\r\n")) == "edited"
    assert state(PAGE[:-1]) == "edited"


def test_other_files_are_foreign():
    assert state(b"") == "foreign"
    assert state(b"<!DOCTYPE html><title>x</title>") == "foreign"
    assert state("中文".encode("gb18030")) == "foreign"


def test_a_speech_cannot_bring_a_stamp_of_its_own():
    text = '<meta name="drafter-content-hash" content="' + "0" * 64 + '">'
    assert state(write(Speech(opening=(text,)), "html", load_layout("gbt9704"))) == "untouched"

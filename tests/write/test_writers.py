"""The list of writers."""

from __future__ import annotations

import pytest

from drafter.errors import SpeechError, UsageError
from drafter.layout import load_layout
from drafter.speech.tree import Bundle, FrontLine, Speech
from drafter.write import WRITERS, Properties, properties_of, write, writer_named
from tests.write.examples import SHORT


def test_what_is_written_when_nobody_names_a_format_stands_first():
    assert WRITERS[0].name == "docx"


def test_no_name_means_two_formats():
    names = [name for writer in WRITERS for name in (writer.name, *writer.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "means"), [("docx", "docx"), (".docx", "docx"), ("DOCX", "docx"), ("text", "txt"), ("markdown", "md")]
)
def test_a_format_is_found_by_name_alias_or_suffix(name, means):
    assert writer_named(name).name == means


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(UsageError) as caught:
        write(SHORT, "odt", load_layout("gbt9704"), Properties())
    (fault,) = caught.value.faults
    assert fault.code == "write.unknown-format"
    assert fault.facts["found"] == "odt"
    assert "docx" in fault.facts["known"]


@pytest.mark.parametrize("writer", [writer for writer in WRITERS if writer.name != "pdf"], ids=lambda writer: writer.name)
def test_every_writer_refuses_what_no_format_can_carry(writer):
    with pytest.raises(SpeechError):
        write(Speech(opening=("两\n行",)), writer.name, load_layout("gbt9704"))


def test_a_speech_is_by_its_speaker():
    speech = Speech((FrontLine("title", "讲话"), FrontLine("speaker", "李明")))
    assert properties_of(speech, "2026-11-21") == Properties("讲话", "李明", "2026-11-21")


def test_a_bundle_is_by_the_speaker_that_all_its_speeches_share():
    li, wang = (Speech((FrontLine("title", "讲话"), FrontLine("speaker", name))) for name in ("李明", "王芳"))
    assert properties_of(Bundle("汇编", "", (li, li))).author == "李明"
    assert properties_of(Bundle("汇编", "", (li, wang))).author == ""

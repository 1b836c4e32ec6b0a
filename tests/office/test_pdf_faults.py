"""The PDF writer without LibreOffice, or with one that fails: a fault for the user, and nothing left behind."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from drafter import api
from drafter.errors import ToolError
from drafter.files.libreoffice import convert_all, find_libreoffice
from drafter.layout import load_layout
from drafter.write import pdf, write
from drafter.write.pdf import stamp_state, timeless
from tests.write.examples import SHORT

posix = pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Makes a shell script that stands for LibreOffice."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    def make(script: str) -> str:
        file = tmp_path / "soffice"
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)
        return str(file)

    yield make
    assert not list(temporary.iterdir()), "nothing is left behind"


def fault(program: str, **options):
    (failed,) = pdf.convert_all([b""], program, **options)
    (found,) = failed.faults
    return found


def test_without_libreoffice_the_fault_says_so(monkeypatch):
    monkeypatch.setenv("DRAFTER_SOFFICE", "no-such-program")
    with pytest.raises(ToolError) as caught:
        write(SHORT, "pdf", load_layout("gbt9704"))
    assert [fault.code for fault in caught.value.faults] == ["tool.no-libreoffice"]


@posix
def test_the_named_program_is_taken_before_all_others(program, monkeypatch):
    named = program("exit 0")
    monkeypatch.setenv("DRAFTER_SOFFICE", named)
    assert find_libreoffice() == named


@posix
def test_a_program_that_makes_nothing_failed_whatever_its_exit_status(program):
    found = fault(program("echo 'Error: source file could not be loaded'; exit 0"))
    assert (found.code, found.facts) == ("tool.libreoffice-failed", {"said": "Error: source file could not be loaded"})


@posix
def test_a_program_that_does_not_end_is_ended_with_what_it_started(program, tmp_path):
    found = fault(program(f"(sleep 2; touch {tmp_path}/alive) & wait"), time_limit=0.5)
    assert found.code == "tool.libreoffice-failed"
    time.sleep(2)
    assert not (tmp_path / "alive").exists()


@posix
def test_a_program_that_cannot_be_started_failed(program):
    assert fault(program("") + "-missing").code == "tool.libreoffice-failed"


MADE = (
    b"%PDF-1.6\n<</CreationDate(D:20260102030405+08'00')>>\n"
    b"/ID [ <0123456789ABCDEF0123456789ABCDEF>\n<0123456789ABCDEF0123456789ABCDEF> ]\n"
    b"/DocChecksum /0123456789ABCDEF0123456789ABCDEF\n%%EOF\n"
)


@pytest.mark.parametrize("created", ["2026-11-21T08:00:00Z", None])
def test_times_and_identifiers_of_a_pdf_are_replaced_in_their_places(created):
    other = MADE.replace(b"20260102030405", b"20270102030405").replace(b"0123456789ABCDEF", b"FEDCBA9876543210")
    assert timeless(MADE, created) == timeless(other, created)
    assert len(timeless(MADE, created)) == len(MADE)
    assert (b"(D:20261121080000Z)" in timeless(MADE, created)) == bool(created)


def test_other_files_bear_no_stamp():
    assert stamp_state(b"") == stamp_state(MADE) == "foreign"


COPIES = """
echo start >> {log}
while [ "$1" != --outdir ]; do shift; done
folder=$2
shift 2
for file in "$@"; do
    grep -q bad "$file" && {{ echo "cannot load $(basename "$file")"; exit 1; }}
    cp "$file" "$folder/$(basename "${{file%.*}}").pdf"
done
"""


@posix
def test_many_documents_are_converted_by_one_start(program, tmp_path):
    log = tmp_path / "log"
    soffice = program(COPIES.format(log=log))
    assert convert_all([b"one", b"two", b"three"], ("docx", "pdf"), "x", soffice) == [b"one", b"two", b"three"]
    assert log.read_text(encoding="utf-8") == "start\n"
    assert convert_all([], ("docx", "pdf"), "x", soffice) == []


@posix
def test_a_document_that_fails_takes_no_other_along(program, tmp_path):
    soffice = program(COPIES.format(log=tmp_path / "log"))
    one, bad, three = convert_all([b"one", b"bad", b"three"], ("docx", "pdf"), "x", soffice)
    assert (one, three) == (b"one", b"three")
    assert isinstance(bad, ToolError)
    assert bad.faults[0].facts == {"said": "cannot load speech-0.docx"}


@posix
def test_a_single_document_that_fails_is_tried_once(program, tmp_path):
    log = tmp_path / "log"
    (bad,) = convert_all([b"bad"], ("docx", "pdf"), "x", program(COPIES.format(log=log)))
    assert isinstance(bad, ToolError)
    assert log.read_text(encoding="utf-8") == "start\n"


@posix
def test_the_pdfs_of_many_outlines_start_libreoffice_once(program, tmp_path, monkeypatch):
    log = tmp_path / "log"
    monkeypatch.setenv("DRAFTER_SOFFICE", program(COPIES.format(log=log)))
    for name, text in {"a": "title: 甲\n", "b": "tilte: 乙\n", "c": "title: 丙\n"}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    files = list(api.render_many([tmp_path / f"{name}.yaml" for name in "abc"], to="pdf"))
    assert [Path(file.source).stem for file in files] == ["a", "b", "c"]
    assert [file.error is None for file in files] == [True, False, True]
    assert log.read_text(encoding="utf-8") == "start\n"

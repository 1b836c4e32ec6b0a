"""Which reader a source gets, which files a folder gives, and what a process loads for it."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.errors import InputError, ToolError
from drafter.read import READERS, find, read, read_bytes, reader_of, sources
from tests.read.printed import page, pdf
from tests.read.word import document, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
WORD = document(p("同志们："))
PDF = pdf(page("同志们："))
PAGE = "<!DOCTYPE html><p>同志们：</p>".encode()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        ("同志们：".encode(), "a.txt", "txt"),
        ("同志们：".encode(), "stdin", "txt"),
        ("同志们：".encode(), "a.MD", "markdown"),
        ("同志们：".encode(), "讲话.稿", "txt"),
        (WORD, "a.docx", "docx"),
        (WORD, "stdin", "docx"),
        (WORD, "a.doc", "docx"),
        (WORD, "a.txt", "docx"),
        (OLE, "a.doc", "converted"),
        (OLE, "a.docx", "converted"),
        (OLE, "a.wps", "converted"),
        (rb"{\rtf1\ansi}", "a.doc", "converted"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "a.odt", "converted"),
        (PDF, "a.pdf", "pdf"),
        (PDF, "stdin", "pdf"),
        (PAGE, "a.html", "html"),
        (PAGE, "stdin", "html"),
        (PAGE, "a.doc", "html"),
        (b"\xef\xbb\xbf\n<html>", "a.wps", "html"),
        (PAGE, "a.txt", "txt"),
        (PAGE, "a.text", "txt"),
        (PAGE, "a.md", "markdown"),
        (PAGE, "a.markdown", "markdown"),
        (b" \t\r\n" + PAGE, "a.doc", "html"),
        (PDF, "a.txt", "txt"),
        (b"\n" * 1000 + PDF, "a.pdf", "pdf"),
        (b"a,b", "a.log", "txt"),
    ],
)
def test_what_a_source_is_its_bytes_say_before_its_name(data, name, expected):
    assert reader_of(data, name).name == expected


@pytest.mark.parametrize(
    ("data", "name"),
    [(OLE, "a.xls"), (b"a,b", "a.csv"), (b"PK\x03\x04zip", "a.zip"), (b"PK\x03\x04zip", "a"), (b"\xff\xd8", "a.jpg")],
)
def test_what_no_reader_takes(data, name):
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    assert caught.value.faults[0].code == "input.unknown-format"
    assert "docx" in str(caught.value)


@pytest.mark.parametrize(
    "suffix",
    [
        "xls",
        "xlsx",
        "et",
        "csv",
        "ppt",
        "pptx",
        "dps",
        "ofd",
        "caj",
        "epub",
        "zip",
        "rar",
        "7z",
        "gz",
        "tar",
        "jpg",
        "jpeg",
        "png",
        "gif",
        "bmp",
        "tif",
        "tiff",
        "mp3",
        "mp4",
    ],
)
def test_a_name_says_that_no_reader_takes_it(suffix: str):
    with pytest.raises(InputError):
        reader_of("同志们：".encode(), f"a.{suffix}")


@pytest.mark.parametrize("data", [WORD, PDF, PAGE, "同志们：".encode(), "同志们：".encode("utf-16")])
def test_standard_input(data, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    found = read("-")
    assert (found.name, found.text) == ("stdin", "同志们：")


def test_a_file(tmp_path):
    file = tmp_path / "讲话.txt"
    file.write_bytes("同志们：".encode("gb18030"))
    assert read(file).text == read(str(file)).text == "同志们："
    with pytest.raises(InputError):
        read(tmp_path / "没有.txt")
    with pytest.raises(InputError):
        read(file, encoding="utf-8")


def test_folders_are_walked_and_sorted(tmp_path):
    for name in ("乙/二.txt", "乙/一.docx", "甲.md", "丙.PDF", "表.xlsx", ".藏/一.txt", "~$甲.docx", ".DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "乙" / "圈").symlink_to(tmp_path)
    found = find([tmp_path, tmp_path / "甲.md", "-", tmp_path / "没有.txt"])
    names = [path.relative_to(tmp_path).as_posix() if path != Path("-") else "-" for path in found.paths]
    assert names == ["丙.PDF", "乙/一.docx", "乙/二.txt", "甲.md", "-", "没有.txt"]
    assert [(fault.code, str(fault.place)) for fault in found.faults] == [("input.unknown-format", str(tmp_path / "表.xlsx"))]
    assert sources([tmp_path]) == found.paths[:4]


def test_a_folder_without_sources(tmp_path):
    assert [fault.code for fault in find([tmp_path]).faults] == ["input.empty-folder"]


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.wps"])
def test_without_libreoffice_the_message_says_what_it_is_for(name, monkeypatch):
    monkeypatch.setenv("DRAFTER_SOFFICE", "no-such-program")
    with pytest.raises(ToolError) as caught:
        read_bytes(OLE, name)
    (fault,) = caught.value.faults
    assert (fault.code, str(fault.place)) == ("tool.no-libreoffice-to-read", name)


def test_every_reader_is_there_and_no_suffix_belongs_to_two():
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(callable(reader.load()) for reader in READERS)


def test_nothing_heavy_is_loaded_before_it_is_needed():
    heavy = "{'docx', 'lxml', 'markdown_it', 'selectolax', 'pdfminer', 'zipfile', 'subprocess', 'pydantic', 'jinja2'}"
    script = f"import sys, drafter.read as r; r.read_bytes(b'text', 'a.txt'); print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.strip() == "[]"

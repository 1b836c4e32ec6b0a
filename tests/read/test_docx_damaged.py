"""Documents that are cut off, locked, hostile or something else: a message, never a traceback, never much memory."""

from __future__ import annotations

import random
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from drafter.errors import InputError
from drafter.read import package, read_bytes
from tests.read.word import document, p

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def code(data: bytes, name: str = "speech.docx") -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name)
    (fault,) = caught.value.faults
    assert fault.place is not None
    assert fault.place.source == name
    return fault.code


def packed(main: bytes, **more: bytes) -> bytes:
    """A package of a main part and nothing else that a document needs."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", main)
        for name, data in more.items():
            archive.writestr(name, data)
    return file.getvalue()


def body(content: str, namespace: str = WORD) -> str:
    return f'<w:document xmlns:w="{namespace}"><w:body>{content}</w:body></w:document>'


PARAGRAPH = "<w:p><w:r><w:t>同志们：</w:t></w:r></w:p>"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip", "同志们：".encode()])
def test_what_is_no_package(data):
    assert code(data) == "input.damaged"


def test_every_place_where_a_document_may_be_cut_off():
    data = document(p("同志们：" * 100))
    for end in range(0, len(data) - 1, 997):
        assert code(data[:end]) == "input.damaged"


def test_bytes_changed_at_random_are_read_or_refused():
    data = document(*(p(f"{number}、加强学习") for number in range(50)))
    dice = random.Random(3)
    for _ in range(300):
        changed = bytearray(data)
        for _ in range(dice.randrange(1, 20)):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        try:
            read_bytes(bytes(changed), "speech.docx")
        except InputError as error:
            assert error.faults[0].code.startswith("input.")  # noqa: PT017 - either is right


def test_a_locked_document():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    assert code(ole) == "input.encrypted"


def test_a_spreadsheet():
    assert code(packed(b"<a/>"), "list.xlsx") == "input.unknown-format"
    assert code(packed(b"<workbook/>"), "list.docx") == "input.no-word-document"


@pytest.mark.parametrize(
    "main",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>',
        "<w:document>",
        body("&nothing;"),
        body(PARAGRAPH + "\x00"),
        body("<w:sdt>" * 3000 + PARAGRAPH + "</w:sdt>" * 3000),
    ],
)
def test_what_xml_could_do(main):
    assert code(packed(main.encode())) == "input.damaged"


def test_entities_in_utf_16_are_found_too():
    main = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    assert code(packed(main.encode("utf-16"))) == "input.damaged"
    assert code(packed(main.encode("utf-16-le"))) == "input.damaged"


def test_a_bomb_is_not_unpacked():
    assert code(packed(bytes(package.MAX_PART + 10))) == "input.too-large"


def test_a_part_of_too_many_elements(monkeypatch):
    monkeypatch.setattr(package, "MAX_TAGS", 100)
    assert code(packed(body("<w:p/>" * 100).encode())) == "input.too-large"


@pytest.mark.parametrize(
    "main", [body(PARAGRAPH).encode("utf-16"), body(PARAGRAPH, STRICT).encode(), b"\xef\xbb\xbf" + body(PARAGRAPH).encode()]
)
def test_other_ways_to_write_the_same(main):
    assert read_bytes(packed(main), "speech.docx").text == "同志们："


def test_parts_that_point_nowhere_and_numbers_that_are_none():
    wrong = (
        '<w:p><w:pPr><w:pStyle w:val="Nobody"/><w:numPr><w:ilvl w:val="x"/><w:numId w:val="99"/></w:numPr><w:outlineLvl w:val="-3"/></w:pPr>'
        '<w:r><w:footnoteReference w:id="7"/><w:sym w:font="x" w:char="zz"/><w:t>文</w:t></w:r></w:p>'
    )
    found = read_bytes(packed(body(wrong).encode(), **{"word/numbering.xml": b"<a/>"}), "speech.docx")
    assert (found.text, found.left_out) == ("文", ("footnote, line 1",))


def test_names_with_backslashes_and_capitals():
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("Word\\Document.xml", body(PARAGRAPH))
    assert read_bytes(file.getvalue(), "speech.docx").text == "同志们："

"""The file itself: small, the same every time, sound, and knowing whether it was edited."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document as Docx

from drafter.layout import load_layout
from drafter.speech.tree import Section, Speech
from drafter.write import Properties
from drafter.write.docx import stamp_state, write
from drafter.write.docx.base import base_of, base_parts
from tests.validating import audit, showing_all
from tests.write.examples import BUNDLE, LAYOUTS, RICH, SHORT, TEXT, docx

DOCUMENTS = {"rich": RICH, "short": SHORT, "bundle": BUNDLE, "empty": Speech()}


def edited(data: bytes) -> bytes:
    document = Docx(io.BytesIO(data))
    document.paragraphs[0].add_run("改")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_openxml_audit_finds_nothing(name, layout):
    assert audit(docx(DOCUMENTS[name], layout)) == []


@pytest.mark.ooxml
def test_the_open_xml_sdk_finds_nothing(open_xml_sdk):
    for data in showing_all(docx(document, layout) for layout in LAYOUTS for document in DOCUMENTS.values()):
        assert open_xml_sdk(data) == ""


def test_the_same_speech_gives_the_same_bytes():
    first = docx(RICH)
    base_of.cache_clear()
    assert docx(RICH) == first
    command = "from tests.write.examples import RICH, docx; import sys; sys.stdout.buffer.write(docx(RICH))"
    other = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True)
    assert other.stdout == first


def test_the_zip_bears_no_date_of_its_making():
    with zipfile.ZipFile(io.BytesIO(docx(RICH))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_zipfile_finds_the_parts_whole_and_in_order():
    with zipfile.ZipFile(io.BytesIO(docx(RICH))) as package:
        assert package.testzip() is None
        names = package.namelist()
    assert names[0] == "[Content_Types].xml"
    assert names == [*base_parts(load_layout("gbt9704")), "word/document.xml", "docProps/core.xml", "docProps/custom.xml"]


def test_the_content_types_and_relations_name_the_parts_that_are_there():
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(docx(RICH))) as package:
        names = set(package.namelist())
        types = etree.fromstring(package.read("[Content_Types].xml"))
        targets = {"/" + str(relation.get("Target")) for relation in etree.fromstring(package.read("_rels/.rels"))}
        targets |= {
            f"/word/{relation.get('Target')}" for relation in etree.fromstring(package.read("word/_rels/document.xml.rels"))
        }
    typed = {element.get("PartName") for element in types if element.get("PartName")}
    assert typed == targets == {f"/{name}" for name in names if not name.endswith((".rels", "[Content_Types].xml"))}


def test_a_speech_of_3000_characters_is_under_16_kb():
    words = [TEXT[n:] + TEXT[:n] for n in range(len(TEXT))]
    sections = tuple(Section(f"{n}、", words[n][:12], body=(words[n], words[n + 9], words[n + 18])) for n in range(18))
    assert len(docx(Speech(opening=(TEXT,), sections=sections))) < 16_000


def test_rendering_needs_no_python_docx():
    code = (
        "import sys; from drafter.layout import load_layout; from drafter.write import write; from drafter.speech.tree import Speech\n"
        "write(Speech(opening=('好。',)), 'docx', load_layout('gbt9704'))\n"
        "print(*sorted({'docx', 'lxml', 'jinja2', 'zipfile', 'importlib.resources'} & {*sys.modules} - given))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; given = {{*sys.modules}}\n{code}"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("\n", "")


def test_the_properties_are_the_callers():
    data = docx(SHORT, properties=Properties("标题 & <x>", "李明\x00", "2026-11-21T08:00:00Z"))
    core = Docx(io.BytesIO(data)).core_properties
    assert (core.title, core.author, core.last_modified_by, core.language) == ("标题 & <x>", "李明 ", "李明 ", "zh-CN")
    assert core.created == core.modified == datetime(2026, 11, 21, 8, tzinfo=UTC)


def test_a_document_made_at_no_known_time_says_none():
    data = docx(RICH)
    core = Docx(io.BytesIO(data)).core_properties
    assert core.created is None
    assert core.author == "市科技局党组书记　李明"
    assert core.title == RICH.title
    assert core.comments == ""


def test_a_document_as_written_is_untouched():
    assert stamp_state(docx(RICH)) == "untouched"
    assert stamp_state(docx(BUNDLE, "reading-copy")) == "untouched"


def test_a_document_saved_by_another_program_is_edited():
    assert stamp_state(edited(docx(RICH))) == "edited"


def test_a_document_whose_layout_was_changed_is_edited():
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(RICH))) as package, zipfile.ZipFile(buffer, "w") as changed:
        for entry in package.infolist():
            content = package.read(entry)
            changed.writestr(
                entry, content.replace(b'w:val="32"', b'w:val="36"') if entry.filename == "word/styles.xml" else content
            )
    assert stamp_state(buffer.getvalue()) == "edited"


def test_packing_it_again_changes_nothing():
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(RICH))) as package, zipfile.ZipFile(buffer, "w") as packed:
        for name in sorted(package.namelist()):
            packed.writestr(name, package.read(name))
    assert stamp_state(buffer.getvalue()) == "untouched"


def repacked(
    data: bytes, *, added: dict[str, bytes] | None = None, comment: bytes = b"", method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(buffer, "w", method) as packed:
        for name in package.namelist():
            packed.writestr(name, (added or {}).get(name, package.read(name)))
        for name in {*(added or {})} - {*package.namelist()}:
            packed.writestr(name, (added or {})[name])
        packed.comment = comment
    return buffer.getvalue()


def custom(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("docProps/custom.xml").decode()


_LABEL = '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="MSIP_Label"><vt:lpwstr>内部</vt:lpwstr></property></Properties>'
WRITTEN = docx(RICH)
ADDED = {
    "a property of a label": repacked(
        WRITTEN, added={"docProps/custom.xml": custom(WRITTEN).replace("</Properties>", _LABEL).encode()}
    ),
    "a blank among the properties": repacked(WRITTEN, added={"docProps/custom.xml": custom(WRITTEN).encode() + b" "}),
    "another hash": repacked(
        WRITTEN, added={"docProps/custom.xml": custom(WRITTEN).replace("<vt:lpwstr>", "<vt:lpwstr>0", 1).encode()}
    ),
    "a part": repacked(WRITTEN, added={"docMetadata/LabelInfo.xml": b"<a/>"}),
    "a part whose name differs in case": repacked(WRITTEN, added={"customXml/item1.xml": b"", "docprops/thumbnail.jpeg": b"x"}),
    "a folder with data": repacked(WRITTEN, added={"notes/": b"x"}),
    "a comment": repacked(WRITTEN, comment=b"seen by Li"),
    "bytes behind the end": WRITTEN + b"\0\0",
    "a signature behind the end": WRITTEN + b"-----BEGIN SIGNATURE-----",
    "bytes before the beginning": b"#!/bin/sh\n" + WRITTEN,
}


@pytest.mark.parametrize("title", ADDED)
def test_whatever_is_added_anywhere_counts_as_an_edit(title: str):
    assert stamp_state(ADDED[title]) in ("edited", "foreign" if title == "another hash" else "edited")


def test_bytes_between_the_parts_count_as_an_edit():
    at = WRITTEN.index(b"PK\1\2")
    end = bytearray(WRITTEN[-22:])
    end[16:20] = (int.from_bytes(end[16:20], "little") + 7).to_bytes(4, "little")
    moved = WRITTEN[:at] + b"a note." + WRITTEN[at:-22] + end
    with zipfile.ZipFile(io.BytesIO(moved)) as package:
        assert package.testzip() is None
    assert stamp_state(moved) == "edited"


class Unseekable(io.BytesIO):
    """A stream: a zip written to it has sums and sizes behind each part."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise OSError

    def tell(self) -> int:
        raise OSError


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_another_packing_is_no_edit(method: int):
    assert stamp_state(repacked(WRITTEN, method=method)) == "untouched"
    stream = Unseekable()
    with zipfile.ZipFile(io.BytesIO(WRITTEN)) as package, zipfile.ZipFile(stream, "w", method) as packed:
        for name in package.namelist():
            packed.writestr(name, package.read(name))
    assert stamp_state(stream.getvalue()) == "untouched"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text", docx(RICH)[:-30]], ids=["empty", "start", "text", "cut"])
def test_what_is_no_document_is_foreign(data):
    assert stamp_state(data) == "foreign"


def test_a_document_of_another_program_is_foreign():
    buffer = io.BytesIO()
    Docx().save(buffer)
    assert stamp_state(buffer.getvalue()) == "foreign"


def test_layouts_that_share_a_name_do_not_share_a_base():

    layout = load_layout("gbt9704")
    other = layout._replace(page=layout.page._replace(top=layout.page.top + 10))
    assert write(SHORT, layout, Properties()) != write(SHORT, other, Properties())

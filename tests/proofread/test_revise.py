"""Word documents with their findings: repairs as tracked changes, the rest as comments."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from drafter import api
from drafter.errors import DrafterError
from drafter.proofread.revise import MOST_COMMENTS
from tests.proofread.proofreading import SAMPLES, proofreader
from tests.pull.editing import with_xml
from tests.validating import audit, showing_all

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OUTLINE = """\
title: 在推进会上的讲话
salutation: 同志们
opening: 落实"一岗双责"，层层压实“。
sections:
  - heading: 抓"实"字
    body:
      - 先把路修好，再把《渠修通。
      - 主动"领"任务: 把"责任"落到人。
"""
FIXED = OUTLINE.replace('"一岗双责"', "“一岗双责”").replace('"实"', "“实”").replace('"领"', "“领”").replace('"责任"', "“责任”")


def page(data: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs of a document with all its changes accepted, or with all of them rejected."""
    root = ET.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
    return [_text(paragraph, accepted=accepted) for paragraph in root.iter(f"{W}p")]


def _text(element: ET.Element, *, accepted: bool) -> str:
    if element.tag == (f"{W}del" if accepted else f"{W}ins"):
        return ""
    own = element.text or "" if element.tag in (f"{W}t", f"{W}delText") else "\t" if element.tag == f"{W}tab" else ""
    return own + "".join(_text(child, accepted=accepted) for child in element)


def comments(data: bytes) -> list[str]:
    opened = docx.Document(BytesIO(data))
    return [comment.text for comment in opened.comments]


def saved(document: Any) -> bytes:
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def made(build: Callable[[Any], object]) -> bytes:
    document = docx.Document()
    document.add_paragraph("在推进会上的讲话")
    document.add_paragraph("同志们：")
    build(document)
    document.add_paragraph("今后我们要把各项任务一件一件抓到底，抓出成效来。")
    return saved(document)


def test_accepting_all_gives_the_repaired_text_and_rejecting_all_the_old_one():
    data = api.render(OUTLINE).data
    revised = proofreader("quotes").repaired(data, "a.docx")
    assert revised.repairs == 8
    assert page(revised.data, accepted=True) == page(api.render(FIXED).data, accepted=True)
    assert page(revised.data, accepted=False) == page(data, accepted=False)
    assert len(comments(revised.data)) == 2
    assert all("[quotes]" in comment for comment in comments(revised.data))


def test_of_too_many_findings_the_first_become_comments_and_the_last_says_how_many_are_left():
    data = made(lambda document: document.add_paragraph("）" * (MOST_COMMENTS + 7)))
    found = comments(proofreader("quotes").repaired(data, "a.docx").data)
    assert len(found) == MOST_COMMENTS
    assert [comment.partition("\n")[2] for comment in found if "\n" in comment] == [
        "7 more findings have no comment; drafter check lists them"
    ]


def test_nothing_found_is_the_same_document():
    data = api.render(FIXED.replace("压实“", "压实").replace("《", "")).data
    assert proofreader("quotes").repaired(data, "a.docx").data == data


def test_the_same_document_gives_the_same_bytes():
    data = api.render(OUTLINE).data
    assert proofreader("quotes").repaired(data, "a.docx").data == proofreader("quotes").repaired(data, "a.docx").data


def _many_runs(document: Any) -> None:
    paragraph = document.add_paragraph()
    for number, piece in enumerate(["落实", '"一', "岗", '双责"', "，层层压", "实。"]):
        run = paragraph.add_run(piece)
        run.bold = number % 2 == 0
        run.font.size = Pt(10 + number)


def _tabs_in_a_run(document: Any) -> None:
    document.add_paragraph().add_run('落实\t"一岗双责"\t，层层\t压实，把"责任"落到人。')


def _several_texts_in_a_run(document: Any) -> None:
    run = document.add_paragraph().add_run('落实"一')
    for piece in ('岗双责"，', '层层"压', '实"。'):
        run._r.add_t(piece)


def _numbered(document: Any) -> None:
    for text in ('落实"一岗双责"制度', '压实"两个"责任', "抓好三件大事"):
        document.add_paragraph(text, style="List Number")


def _a_table(document: Any) -> None:
    document.add_table(1, 1).cell(0, 0).text = '表里的"字"不动'
    document.add_paragraph('落实"一岗双责"，层层压实责任，一级抓一级。')


def _a_link(document: Any) -> None:
    paragraph = document.add_paragraph("学习")
    link = paragraph._p.makeelement(f"{W}hyperlink", {f"{W}anchor": "x"})
    run = paragraph.add_run('"两山"理论')
    link.append(run._r)
    paragraph._p.append(link)
    paragraph.add_run("，走绿色发展的路子，把青山绿水留给后人。")


def _changed_before(document: Any) -> None:
    paragraph = document.add_paragraph("落实")
    for tag, piece in (("ins", '"一岗双责"'), ("del", "旧话")):
        change = paragraph._p.makeelement(f"{W}{tag}", {f"{W}id": "7", f"{W}author": "甲"})
        run = paragraph.add_run(piece)
        if tag == "del":
            run._r[0].tag = f"{W}delText"
        change.append(run._r)
        paragraph._p.append(change)
    paragraph.add_run("，层层压实责任，一级抓一级，一环扣一环。")


def _numbered_with_its_own_sign(document: Any) -> None:
    """Word writes （一）、 before each item: a mark that no one can change in the text."""
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）、"/></w:lvl>'
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text in ('抓"学习"制度,抓到底', "抓落实，其它事情往后放", "抓作风，一年接着一年抓"):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))


def _blanks(document: Any) -> None:
    """Tabs inside words and blanks before them, which a reader of the text does not keep."""
    document.add_paragraph("市长李\t明，后面其它的话不说，大家都记住了")
    document.add_paragraph('  前面有空格的"这一段"也要改对地方')
    document.add_paragraph("后面的其它事情，一件一件接着说清楚")


BUILDS = [
    _many_runs,
    _tabs_in_a_run,
    _several_texts_in_a_run,
    _numbered,
    _a_table,
    _a_link,
    _changed_before,
    _numbered_with_its_own_sign,
]


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.__name__.strip("_"))
def test_documents_of_others(build: Callable[[Any], object]):
    data = made(build)
    revised = proofreader("quotes").repaired(data, "a.docx")
    assert revised.repairs >= 2
    after = page(revised.data, accepted=True)
    assert [line.replace("“", '"').replace("”", '"') for line in after] == page(data, accepted=True)
    assert sum(line.count("“") for line in after) == revised.repairs // 2
    assert docx.Document(BytesIO(revised.data)).paragraphs[0].text == "在推进会上的讲话"


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.__name__.strip("_"))
def test_with_all_checks_accepting_gives_the_repaired_text_and_rejecting_the_old(build: Callable[[Any], object]):
    data = made(build)
    revised = proofreader().repaired(data, "a.docx")
    assert page(revised.data, accepted=False) == page(data, accepted=False)
    _ends_alike(page(revised.data, accepted=True), revised.after)
    _ends_alike(page(data, accepted=True), revised.before)


def _ends_alike(paragraphs: list[str], text: str) -> None:
    """Each paragraph is a line of the text, but for the number that Word writes before it; cells of tables are no lines."""
    lines = text.split("\n")
    for paragraph in paragraphs:
        assert not paragraph or paragraph == '表里的"字"不动' or any(line.endswith(paragraph) for line in lines), paragraph


def test_a_mark_that_word_writes_itself_is_told_and_nothing_of_the_text_is_changed_for_it():
    revised = proofreader("ordinals").repaired(made(_numbered_with_its_own_sign), "a.docx")
    assert revised.repairs == 0
    assert page(revised.data, accepted=True) == page(made(_numbered_with_its_own_sign), accepted=True)
    assert len(comments(revised.data)) == 3 == len(revised.left.proofs)


@pytest.mark.parametrize("root", ["w:p", "w:ftr"])
def test_a_document_whose_root_is_none_is_damaged(root: str):
    data = with_xml(made(_many_runs), lambda xml: re.sub(r"<(/?)w:document\b", rf"<\1{root}", xml))
    with pytest.raises(DrafterError) as error:
        proofreader("quotes").repaired(data, "a.docx")
    assert [fault.code for fault in error.value.faults] == ["input.damaged"]


def test_runs_keep_their_type():
    revised = proofreader("quotes").repaired(made(_many_runs), "a.docx").data
    root = ET.fromstring(zipfile.ZipFile(BytesIO(revised)).read("word/document.xml"))
    sizes = {run.find(f"{W}rPr/{W}sz").get(f"{W}val") for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}sz") is not None}
    assert sizes == {str(2 * size) for size in range(10, 16)}


DOCUMENTS = [*(made(build) for build in BUILDS), api.render(OUTLINE).data]


def test_openxml_audit_finds_nothing():
    for data in DOCUMENTS:
        assert set(audit(proofreader("quotes").repaired(data, "a.docx").data)) <= set(audit(data))


@pytest.mark.ooxml
def test_the_open_xml_sdk_finds_nothing(open_xml_sdk):
    for data in showing_all(proofreader("quotes").repaired(data, "a.docx").data for data in DOCUMENTS):
        assert open_xml_sdk(data) == ""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_with_straight_quotes(sample: Path):
    renderer = proofreader().renderer
    data = api.render(sample.read_text(encoding="utf-8"), source=str(sample), renderer=renderer).data
    straight = with_xml(data, lambda xml: xml.replace("“", "&quot;").replace("”", "&quot;"))
    revised = proofreader("quotes").repaired(straight, "a.docx")
    assert page(revised.data, accepted=False) == page(straight, accepted=False)
    assert [proof.finding.check for proof in revised.left.proofs] == []
    assert page(revised.data, accepted=True) == page(data, accepted=True)


def test_a_text_outside_of_a_run_is_no_place_for_a_comment():
    data = made(lambda document: document.add_paragraph("压实）。落实。"))
    extra = with_xml(
        data, lambda xml: xml.replace("<w:t>压实", "<w:t>压").replace("<w:r><w:t>压", "<w:t>一岗</w:t><w:r><w:t>压", 1)
    )
    assert extra != data
    assert (
        comments(proofreader("quotes").repaired(extra, "a.docx").data)
        == comments(proofreader("quotes").repaired(data, "a.docx").data)
        != []
    )

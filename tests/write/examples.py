"""The speeches that these tests write, and a look into what was written."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from hypothesis import strategies as st
from lxml import etree

from drafter.layout import layout_names, load_layout
from drafter.speech.numbering import OFFERED
from drafter.speech.tree import FRONT_KINDS, Bundle, Document, FrontLine, Point, Section, Speech
from drafter.write import Properties, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUTS = layout_names()

TEXT = "今年以来，我们坚持“人民至上”的理念——把群众的事放在心上……办成实事86件，增长12.5%，A&B <公司>也参加了。"


def point(mark: str, heading: str | None, *body: str | Point, own: bool = True) -> Point:
    return Point(mark, heading, "。" if heading else "", body, own)


RICH = Speech(
    front=(
        FrontLine("title", "关于以学铸魂、以实干笃行推动科技创新和成果转化全面见效的工作交流发言稿"),
        FrontLine("subtitle", "——在全市科技系统党建工作座谈会上"),
        FrontLine("speaker", "市科技局党组书记　李明"),
        FrontLine("date", "（2026年11月21日）"),
        FrontLine("salutation", "同志们："),
    ),
    opening=(TEXT, TEXT),
    sections=(
        Section(
            "一、",
            "提高政治站位，强化责任担当",
            body=(
                TEXT,
                point("一是", "主动学标", TEXT, point("1.", "细化措施", TEXT, point("（1）", "压实责任", TEXT))),
                point("二是", "流程对标", TEXT, own=False),
                point("三是", None, TEXT),
            ),
            sections=(
                Section(
                    "（一）",
                    "学在前",
                    body=(TEXT,),
                    sections=(Section("1.", "学原文", sections=(Section("（1）", "逐字读", body=(TEXT,)),)),),
                ),
                Section("（二）", "干在前", "。", run_in=True, body=(TEXT, TEXT)),
            ),
        ),
        Section(
            "二、",
            "务求党建达标",
            "。",
            run_in=True,
            body=(TEXT,),
            sections=(
                Section(
                    "（一）",
                    "建机制",
                    "。",
                    True,
                    (TEXT,),
                    (Section("1.", "抓考核", "。", True, (TEXT,), (Section("（1）", "严奖惩", "。", True),)),),
                ),
            ),
        ),
    ),
    closing=(TEXT, "谢谢大家！"),
)
"""Every kind of paragraph and run, at every level."""

SHORT = Speech(
    front=(FrontLine("title", "在座谈会上的讲话"), FrontLine("salutation", "同志们：")),
    opening=("今天我讲三点。",),
    sections=(Section("一、", "抓学习", body=("要真学。",)),),
)

BUNDLE = Bundle("交流发言汇编", "（3篇）", (RICH, SHORT, Speech(opening=("没有标题的讲话。",))))


def docx(document: Document, layout: str = "gbt9704", properties: Properties | None = None) -> bytes:
    return write(document, "docx", load_layout(layout), properties)


def part(data: bytes, name: str) -> Any:
    """A part of a document, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def style(data: bytes, style_id: str) -> Any:
    (found,) = part(data, "word/styles.xml").iterfind(f"{W}style[@{W}styleId='{style_id}']")
    return found


def attributes(element: Any, path: str) -> dict[str, str]:
    """The attributes of an element's only descendant at a path (``pPr/ind``), without their namespace; a KeyError where it is missing."""
    found = element.findall("/".join(f"{W}{step}" for step in path.split("/")))
    if len(found) != 1:
        raise KeyError(path)
    return {etree.QName(key).localname: value for key, value in found[0].items()}


def shown(data: bytes) -> list[str]:
    """The paragraphs as python-docx reads them, without the line breaks that part a title's lines, and without the contents.

    A row of a table is its cells with tabs between them.
    """
    from docx import Document as Docx
    from docx.table import Table

    lines = []
    for block in Docx(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        elif not block.style.style_id.startswith("TOC"):
            lines.append(block.text.replace("\n", ""))
    return lines


_text = st.text(st.one_of(st.sampled_from("一二、。（）“”—…&<>\"'\t\u3000 aA1"), st.characters()), max_size=12)
_mark = st.one_of(
    st.just(""), st.sampled_from([style.mark(n) for style in OFFERED for n in (1, 2, 11) if n <= style.numeral.most]), _text
)


def _items(depth: int) -> st.SearchStrategy[tuple[str | Point, ...]]:
    body = _items(depth - 1) if depth > 1 else st.lists(_text, max_size=2).map(tuple)
    made = st.builds(Point, _mark, st.one_of(st.none(), _text), st.sampled_from(["", "。"]), body, st.booleans())
    return st.lists(st.one_of(_text, made), max_size=3).map(tuple)


def _sections(depth: int) -> st.SearchStrategy[tuple[Section, ...]]:
    children = _sections(depth - 1) if depth > 1 else st.just(())
    return st.lists(
        st.builds(Section, _mark, _text, st.sampled_from(["", "。"]), st.booleans(), _items(2), children), max_size=2
    ).map(tuple)


SPEECHES = st.builds(
    Speech,
    st.lists(st.builds(FrontLine, st.sampled_from(FRONT_KINDS), _text), max_size=4).map(tuple),
    _items(5),
    _sections(5),
    _items(2),
)
"""Any speech: with characters that no document can hold, and deeper than any may be, too."""

DOCUMENTS: st.SearchStrategy[Document] = st.one_of(
    SPEECHES, st.builds(Bundle, _text, _text, st.lists(SPEECHES, max_size=2).map(tuple))
)

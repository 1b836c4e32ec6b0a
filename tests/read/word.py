"""Word documents for tests: made by python-docx, what is tested of them as the XML that Word writes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from drafter.read import read_bytes

if TYPE_CHECKING:
    from drafter.read.source import SourceText

NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
STYLE_ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId"
NOTES = {"footnotes": RT.FOOTNOTES, "endnotes": RT.ENDNOTES, "comments": RT.COMMENTS, "header": RT.HEADER, "footer": RT.FOOTER}


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """A paragraph of a text, or of runs."""
    inside = content if content.startswith("<") or not content else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def style(name: str) -> str:
    """The property that gives a paragraph a style."""
    return f'<w:pStyle w:val="{name}"/>'


def listed(num: int, level: int = 0) -> str:
    """The property that puts a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def level(index: int, fmt: str, text: str, more: str = "", *, start: int = 1) -> str:
    """One level of a list."""
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(key: int, *levels: str) -> str:
    """A list."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    """A use of a list."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def document(*body: str, numbering: str = "", styles: str = "", notes: dict[str, str] | None = None, settings: str = "") -> bytes:
    """A document. notes: parts by the name of their root (``footnotes`` …), their content as XML, related as ``rId-footnotes`` …."""
    word = docx.Document()
    root = word.element.body
    for child in list(root):
        root.remove(child)
    for child in parse_xml(f"<w:body {NAMES}>{''.join(body)}{settings}</w:body>"):
        root.append(child)
    if numbering:
        element = word.part.numbering_part.element
        for child in list(element):
            element.remove(child)
        for child in parse_xml(f"<w:numbering {NAMES}>{numbering}</w:numbering>"):
            element.append(child)
    for child in parse_xml(f"<w:styles {NAMES}>{styles}</w:styles>"):
        for old in list(word.styles.element):
            if old.get(STYLE_ID) == child.get(STYLE_ID):
                word.styles.element.remove(old)
        word.styles.element.append(child)
    for kind, content in (notes or {}).items():
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        name = PackURI(f"/word/{kind}1.xml")
        media = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        part = Part(name, media, f"<w:{tag} {NAMES}>{content}</w:{tag}>".encode(), word.part.package)
        word.part.rels.add_relationship(NOTES[kind], part, f"rId-{kind}")
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def read(*body: str, **parts) -> SourceText:
    """What the reader makes of a document."""
    return read_bytes(document(*body, **parts), "speech.docx")


def lines(*body: str, **parts) -> list[str]:
    """The lines that the reader finds in a document."""
    return read(*body, **parts).text.split("\n")

"""An edited Word document as the paragraphs of its page.

What a reader sees counts: tracked insertions are text, tracked deletions are not, comments and field codes are left aside. Paragraphs are
told by their styles; Word in Chinese renames the ids of built-in styles when it saves, so that their names are asked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import Fault, InputError, Place
from drafter.read import ZIP, is_encrypted
from drafter.read.package import Package
from drafter.speech.flow import Kind
from drafter.speech.text import UNPRINTABLE
from drafter.write.docx.styles import PARAGRAPH_STYLES, heading_style
from drafter.write.docx.xml import WORD

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = f"{{{WORD}}}"
_PASSED_OVER = frozenset(
    f"{_W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "sectPr", "sdtPr", "sdtEndPr")
)
_LEFT_OUT = {
    f"{_W}tbl": "table",
    f"{_W}drawing": "picture",
    f"{_W}pict": "picture",
    f"{_W}object": "object",
    f"{_W}footnoteReference": "footnote",
    f"{_W}endnoteReference": "endnote",
    f"{_W}sym": "symbol",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "picture",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "formula",
}
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": ""}
_BY_STYLE: dict[str, tuple[str, int]] = {style: (kind, 0) for kind, style in PARAGRAPH_STYLES.items()}
_BY_STYLE |= {heading_style(level): ("heading", level) for level in range(1, 5)}
_NAMES = {"body text": "BodyText", "title": "Title", "subtitle": "Subtitle", "date": "Date", "salutation": "Salutation", "toc heading": "TOCHeading", "toc 1": "TOC1",
          "署名": "Speaker", "合集标题": "BundleTitle", "篇数": "BundleCount"}  # fmt: skip
_NAMES |= {f"heading {level}": heading_style(level) for level in range(1, 5)}
_CONTENTS = ("contents-heading", "contents-line")
_BALANCED = ("title", "subtitle", "bundle-title")


class Line(NamedTuple):
    """A paragraph of the page, never empty. kind: by its style, ``body`` for any that Drafter does not know. level: of a heading."""

    text: str
    kind: Kind = "body"
    level: int = 0


class Page(NamedTuple):
    """What a document says. left_out: the kinds of what is no text (``table``), each once."""

    lines: tuple[Line, ...]
    left_out: tuple[str, ...]


def read_page(data: bytes, name: str) -> Page:
    """The page of a Word document. Raises InputError where the bytes are none."""
    if not data.startswith(ZIP) and not is_encrypted(data):
        raise InputError(Fault("input.no-word-document", Place(name)))
    package = Package(data, name)
    main = package.main()
    root = package.xml(main)
    if root is None:
        raise package.fault("input.no-word-document")
    reader = _Reader(_style_ids(_styles(package, main)))
    body = root.find(f"{_W}body")
    for paragraph in reader.paragraphs(body if body is not None else root):
        reader.add(paragraph)
    reader.end()
    return Page(tuple(reader.lines), tuple(dict.fromkeys(reader.left_out)))


def _styles(package: Package, main: str) -> Element | None:
    return next((package.xml(link.target) for link in package.relations(main).values() if link.kind == "styles"), None)


def _style_ids(styles: Element | None) -> Mapping[str, str]:
    """Drafter's ids of styles by those of the document."""
    found = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = style.find(f"{_W}name")
        known = _NAMES.get((name.get(f"{_W}val") or "").lower()) if name is not None else None
        if known:
            found[style.get(f"{_W}styleId") or ""] = known
    return found


class _Reader:
    """The lines read so far, and a line that a deleted paragraph mark leaves open."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.styles = styles
        self.lines: list[Line] = []
        self.left_out: list[str] = []
        self.open = ""

    def paragraphs(self, element: Element) -> Iterator[Element]:
        """The paragraphs of a text that are shown, in order."""
        for child in element:
            if child.tag == f"{_W}p":
                yield child
            elif child.tag in _LEFT_OUT:
                self.left_out.append(_LEFT_OUT[child.tag])
            elif child.tag not in _PASSED_OVER:
                yield from self.paragraphs(child)

    def add(self, paragraph: Element) -> None:
        kind, level = self.kind(paragraph)
        text = self.open + "".join(self.pieces(paragraph))
        self.open = ""
        if kind in _CONTENTS:
            return
        if kind in _BALANCED:  # their lines are broken by the layout
            text = text.replace("\n", "")
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            self.open = text
            return
        self.put(text, kind, level)

    def end(self) -> None:
        self.put(self.open, "body", 0)

    def put(self, text: str, kind: str, level: int) -> None:
        for line in re.split(r"[\n\x0b\x0c\x85\u2028\u2029]", text):
            clean = UNPRINTABLE.sub("", line)
            if clean.strip():
                self.lines.append(Line(clean, kind, level))  # type: ignore[arg-type]

    def kind(self, paragraph: Element) -> tuple[str, int]:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = (style.get(f"{_W}val") or "") if style is not None else ""
        return _BY_STYLE.get(self.styles.get(named, named), ("body", 0))

    def pieces(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag == f"{_W}t":
                yield (child.text or "").replace("\n", " ")
            elif child.tag in _CHARACTERS:
                yield "" if child.tag == f"{_W}br" and child.get(f"{_W}type") in ("page", "column") else _CHARACTERS[child.tag]
            elif child.tag in _LEFT_OUT:
                self.left_out.append(_LEFT_OUT[child.tag])
            elif child.tag not in _PASSED_OVER:
                yield from self.pieces(child)

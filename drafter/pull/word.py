"""An edited Word document as the paragraphs of its page.

Tracked insertions are text; tracked deletions, comments and field codes are not. The style of a paragraph tells its kind. Chinese
versions of Word change the ids of built-in styles when they save, so styles are found by name too. The package, names and deletions
come from `drafter.read`, but the walk over the text is a separate one. Mining needs the text as the page shows it, with numbering,
symbols and hidden text resolved. Pulling needs exactly the characters of the outline (U+2011, blanks at the ends of runs), and only
the kinds of everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import Fault, InputError, Place
from drafter.read import ZIP, is_encrypted
from drafter.read.docx.names import COMPATIBILITY, DELETED, MATH, WORD, runs_on, value
from drafter.read.docx.styles import style_of
from drafter.read.package import Package
from drafter.speech.flow import Kind
from drafter.speech.text import UNPRINTABLE
from drafter.write.docx.styles import PARAGRAPH_STYLES, STYLE_NAMES, heading_style

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PASSED_OVER = DELETED | frozenset(
    f"{WORD}{name}" for name in ("pPr", "rPr", "instrText", "delText", "delInstrText", "sectPr", "sdtPr", "sdtEndPr")
)
_LEFT_OUT = {
    f"{WORD}tbl": "table",
    f"{WORD}drawing": "picture",
    f"{WORD}pict": "picture",
    f"{WORD}object": "object",
    f"{WORD}footnoteReference": "footnote",
    f"{WORD}endnoteReference": "endnote",
    f"{WORD}sym": "symbol",
    f"{COMPATIBILITY}AlternateContent": "picture",
    f"{MATH}oMath": "formula",
}
_CHARACTERS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "\u2011", f"{WORD}softHyphen": ""}
_BY_STYLE: dict[str, tuple[str, int]] = {style: (kind, 0) for kind, style in PARAGRAPH_STYLES.items()}
_BY_STYLE |= {heading_style(level): ("heading", level) for level in range(1, 5)}
_IDS = {name.lower(): style for style, name in STYLE_NAMES.items()}
"""From the names of styles to Drafter's ids."""
_CONTENTS = ("contents-heading", "contents-line")
_BALANCED = ("title", "subtitle", "bundle-title")


class PageLine(NamedTuple):
    """A paragraph of the page, never empty.

    kind: from its style, ``body`` for an unknown style.
    level: the level of a heading, else 0.
    """

    text: str
    kind: Kind = "body"
    level: int = 0


class EditedPage(NamedTuple):
    """The page of a document. left_out: the kinds of things that are no text (``table``), each once."""

    lines: tuple[PageLine, ...]
    left_out: tuple[str, ...]


def read_page(data: bytes, name: str) -> EditedPage:
    """The page of a Word document. Raises InputError where the bytes are no Word document."""
    if not data.startswith(ZIP) and not is_encrypted(data):
        raise InputError(Fault("input.no-word-document", Place(name)))
    package = Package(data, name)
    main = package.main()
    root = package.xml(main)
    if root is None:
        raise package.fault("input.no-word-document")
    reader = _LineReader(_style_ids(_styles(package, main)))
    body = root.find(f"{WORD}body")
    for paragraph in reader.paragraphs(body if body is not None else root):
        reader.add(paragraph)
    reader.end()
    return EditedPage(tuple(reader.lines), tuple(dict.fromkeys(reader.left_out)))


def _styles(package: Package, main: str) -> Element | None:
    return next((package.xml(link.target) for link in package.relations(main).values() if link.kind == "styles"), None)


def _style_ids(styles: Element | None) -> Mapping[str, str]:
    """From the ids of styles in the document to Drafter's ids."""
    found = {}
    for style in styles.iter(f"{WORD}style") if styles is not None else ():
        known = _IDS.get((value(style, "name") or "").lower())
        if known:
            found[style.get(f"{WORD}styleId") or ""] = known
    return found


class _LineReader:
    """The lines read so far. carried: the text of a paragraph whose end is deleted; the next line begins with it."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.styles = styles
        self.lines: list[PageLine] = []
        self.left_out: list[str] = []
        self.carried = ""

    def paragraphs(self, element: Element) -> Iterator[Element]:
        """The visible paragraphs inside an element, in order."""
        for child in element:
            if child.tag == f"{WORD}p":
                yield child
            elif child.tag in _LEFT_OUT:
                self.left_out.append(_LEFT_OUT[child.tag])
            elif child.tag not in _PASSED_OVER:
                yield from self.paragraphs(child)

    def add(self, paragraph: Element) -> None:
        kind, level = self.kind(paragraph)
        text = self.carried + "".join(self.pieces(paragraph))
        self.carried = ""
        if kind in _CONTENTS:
            return
        if kind in _BALANCED:  # the layout broke their lines
            text = text.replace("\n", "")
        if runs_on(paragraph.find(f"{WORD}pPr")):
            self.carried = text
            return
        self.put(text, kind, level)

    def end(self) -> None:
        self.put(self.carried, "body", 0)

    def put(self, text: str, kind: str, level: int) -> None:
        for line in re.split(r"[\n\x0b\x0c\x85\u2028\u2029]", text):
            clean = UNPRINTABLE.sub("", line)
            if clean.strip():
                self.lines.append(PageLine(clean, kind, level))  # type: ignore[arg-type]

    def kind(self, paragraph: Element) -> tuple[str, int]:
        style = style_of(paragraph.find(f"{WORD}pPr"), "pStyle")
        return _BY_STYLE.get(self.styles.get(style, style), ("body", 0))

    def pieces(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag == f"{WORD}t":
                yield (child.text or "").replace("\n", " ")
            elif child.tag in _CHARACTERS:
                yield "" if child.tag == f"{WORD}br" and child.get(f"{WORD}type") in ("page", "column") else _CHARACTERS[child.tag]
            elif child.tag in _LEFT_OUT:
                self.left_out.append(_LEFT_OUT[child.tag])
            elif child.tag not in _PASSED_OVER:
                yield from self.pieces(child)

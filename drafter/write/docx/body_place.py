"""Where the speech stands in the office's own Word file, found by the positions of its elements in the text of the part."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from xml.parsers import expat

from drafter.errors import Fault, LayoutError, Place
from drafter.read.package import Package


class BodyPlace(NamedTuple):
    """The place of a speech: the characters from `start` to `end` of the part give way to it.

    page: the values of `drafter.layout.model.Page` that its section says. ahead, behind: how many paragraphs the part has in front of it and behind it.
    """

    start: int
    end: int
    page: Mapping[str, Any]
    ahead: int
    behind: int


class _Span(NamedTuple):
    """An element of the part, by its bytes. parent: the number of the span around it, -1 for none."""

    tag: str
    start: int
    end: int
    parent: int
    attributes: Mapping[str, str]


_KEPT = frozenset(
    ("w:p", "w:sdt", "w:bookmarkStart", "w:bookmarkEnd", "w:alias", "w:tag", "w:sectPr", "w:tbl", "w:tc", "w:body", "w:sdtContent")
)
_OPENING = re.compile(rb"""<(?:"[^"]*"|'[^']*'|[^"'>])*>""")
_DRAWN = re.compile(r"<w:(?:drawing|pict|object|sectPr|br|bookmarkStart|fldChar|commentReference|footnoteReference)\b")
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(?=</w:t>)")


def find_body(document: str, names: Collection[str], package: Package) -> BodyPlace:
    """The place of the speech. names: of bookmarks, content controls and slots, in small letters."""
    data = document.encode()
    spans = _spans(data, package)
    found = _marked(spans, names) or _slotted(spans, data, names) or _at_the_end(spans, data)
    if found is None:
        raise LayoutError(Fault("layout.base-form", Place(package.name)))
    start, end = found
    section = next((span for span in spans if span.tag == "w:sectPr" and span.start >= end), None)
    page = _page(data[section.start : section.end].decode()) if section else {}
    paragraphs = [span for span in spans if span.tag == "w:p"]
    ahead, behind = sum(span.end <= start for span in paragraphs), sum(span.start >= end for span in paragraphs)
    before = len(data[:start].decode())
    return BodyPlace(before, before + len(data[start:end].decode()), page, ahead, behind)


def _spans(data: bytes, package: Package) -> list[_Span]:
    """The elements that matter, in the order of their beginnings."""
    parser = expat.ParserCreate()
    spans: list[_Span] = []
    open_: list[int] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if tag in _KEPT:
            spans.append(_Span(tag, parser.CurrentByteIndex, -1, open_[-1] if open_ else -1, attributes))
            open_.append(len(spans) - 1)

    def end(tag: str) -> None:
        if tag in _KEPT:
            at = open_.pop()
            opening = _OPENING.match(data, spans[at].start)
            assert opening is not None
            empty = opening[0].endswith(b"/>")
            spans[at] = spans[at]._replace(end=opening.end() if empty else data.index(b">", parser.CurrentByteIndex) + 1)

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise package.fault("input.damaged") from None
    return spans


def _marked(spans: list[_Span], names: Collection[str]) -> tuple[int, int] | None:
    """The place of a bookmark or content control of one of the names."""
    for number, span in enumerate(spans):
        said = span.attributes.get("w:name" if span.tag == "w:bookmarkStart" else "w:val", "").strip().lower()
        if said not in names:
            continue
        if span.tag in ("w:alias", "w:tag"):
            control = _around(spans, number, "w:sdt")
            if control is not None:
                paragraph = _around(spans, spans.index(control), "w:p")
                return (paragraph or control)[1:3]
        elif span.tag == "w:bookmarkStart":
            ends = [
                one for one in spans if one.tag == "w:bookmarkEnd" and one.attributes.get("w:id") == span.attributes.get("w:id")
            ]
            first = _around(spans, number, "w:p") or span
            last = (_around(spans, spans.index(ends[0]), "w:p") or ends[0]) if ends else first
            if last.parent != first.parent:
                last = first
            return first.start, max(last.end, first.end)
    return None


def _around(spans: list[_Span], number: int, tag: str) -> _Span | None:
    """The nearest element of a tag around one."""
    number = spans[number].parent
    while number >= 0 and spans[number].tag != tag:
        number = spans[number].parent
    return spans[number] if number >= 0 else None


def _slotted(spans: list[_Span], data: bytes, names: Collection[str]) -> tuple[int, int] | None:
    """The place of a paragraph that holds a slot of one of the names and nothing else."""
    for span in spans:
        if span.tag == "w:p":
            found = re.fullmatch(r"\{\{\s*(.+?)\s*\}\}", _text_of(data, span))
            if found and found[1].lower() in names:
                return span.start, span.end
    return None


def _at_the_end(spans: list[_Span], data: bytes) -> tuple[int, int] | None:
    """The end of the body, above the properties of its last section. An empty paragraph that stands there gives way."""
    body = next((number for number, span in enumerate(spans) if span.tag == "w:body"), -1)
    if body < 0:
        return None
    children = [span for span in spans if span.parent == body and span.tag in ("w:p", "w:tbl", "w:sdt", "w:sectPr")]
    end = children[-1].start if children and children[-1].tag == "w:sectPr" else data.rindex(b"</w:body>")
    blocks = [span for span in children if span.tag != "w:sectPr"]
    last = blocks[-1] if blocks else None
    xml = data[last.start : last.end].decode() if last else ""
    if last and last.tag == "w:p" and not _text_of(data, last) and not _DRAWN.search(xml) and len(blocks) > 1:
        return last.start, last.end
    return end, end


def _text_of(data: bytes, span: _Span) -> str:
    return "".join(text for _, text in _TEXT.findall(data[span.start : span.end].decode())).strip()


def _page(section: str) -> dict[str, Any]:
    """The values of a section that pages have, in points."""

    def said(tag: str, name: str) -> float | None:
        found = re.search(rf'<w:{tag} [^>]*?w:{name}="(-?[0-9.]+)"', section)
        return abs(float(found[1])) / 20 if found else None

    grid = (
        said("docGrid", "linePitch")
        if re.search(r'<w:docGrid [^>]*?w:type="(?:lines|linesAndChars|snapToChars)"', section)
        else None
    )
    margins = {key: said("pgMar", key) for key in ("top", "bottom", "left", "right", "header", "footer")}
    return {"width": said("pgSz", "w"), "height": said("pgSz", "h"), **margins, "grid": grid}


# ---------------------------------------------------------------- slots


_PARAGRAPH = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)


def joined_slots(xml: str) -> str:
    """A part whose slots stand each in one element, where Word divided them into several."""
    return _PARAGRAPH.sub(lambda found: _joined(found[0]), xml) if "{" in xml else xml


def _joined(paragraph: str) -> str:
    pieces = list(_TEXT.finditer(paragraph))
    text = "".join(piece[2] for piece in pieces)
    if "{{" not in text:
        return paragraph
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece[2])
    new = [piece[2] for piece in pieces]
    for slot in reversed(list(re.finditer(r"\{\{[^{}]{1,80}\}\}", text))):
        inside = [
            number for number, start in enumerate(starts) if start < slot.end() and start + len(pieces[number][2]) > slot.start()
        ]
        if len(inside) < 2:
            continue
        first, last = inside[0], inside[-1]
        new[last] = new[last][slot.end() - starts[last] :]
        for number in inside[1:-1]:
            new[number] = ""
        new[first] = new[first][: slot.start() - starts[first]] + slot[0]
    parts: list[str] = []
    at = 0
    for piece, content in zip(pieces, new, strict=True):
        parts += (paragraph[at : piece.start(2)], content)
        at = piece.end(2)
    return "".join((*parts, paragraph[at:]))

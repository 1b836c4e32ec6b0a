"""The picture of a template for the gallery: the first page of its new outline, as an SVG that any browser draws small."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from drafter.api.folders import layout_folders, renderer_for
from drafter.api.templates import new_outline
from drafter.layout import DEFAULT, Layout, Type, load_layout
from drafter.speech.flow import Paragraph, document_paragraphs
from drafter.speech.tree import Bundle

FAMILIES = "'Noto Serif CJK SC', 'Songti SC', SimSun, serif"
BOLD = "'Noto Sans CJK SC', 'PingFang SC', SimHei, sans-serif"
"""What stands in for the fonts of a layout: at this size nobody tells them apart."""


class _Line(NamedTuple):
    """A line of type. x: of its left end, or of its middle where it is centred."""

    text: str
    x: float
    y: float
    type: Type
    centred: bool
    heading: bool


def picture(template: str, folders: Sequence[Path]) -> str:
    """The picture of a template. Raises TemplateError, LayoutError, and OutlineError for a template that its own outline does not fit."""
    renderer = renderer_for(tuple(folders))
    draft = renderer.draft(new_outline(template, folders), f"new {template}")
    layout = load_layout(draft.layout or DEFAULT, layout_folders(renderer.store))
    front = isinstance(draft.document, Bundle)  # two lines; the first speech says more
    paragraphs = [paragraph for number, paragraph in document_paragraphs(draft.document) if number == 1 or not front]
    page = layout.page
    lines = "".join(map(_drawn, _lines(paragraphs, layout)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {page.width:g} {page.height:g}">'
        f'<rect width="100%" height="100%" fill="#fff"/>{lines}</svg>'
    )


def _lines(paragraphs: Sequence[Paragraph], layout: Layout) -> Iterator[_Line]:
    """The lines of the first page."""
    page = layout.page
    y, end = page.top, page.height - page.bottom
    for paragraph in paragraphs:
        type_ = _type_of(paragraph, layout)
        centred = type_.align == "center"
        indent = 0.0 if centred else type_.indent.points(type_)
        y += type_.before.points(type_)
        for text in _broken(paragraph.text, page.text_width / type_.size, indent / type_.size):
            if y + type_.line > end + 1:
                return
            x = page.left + (page.text_width / 2 if centred else indent)
            yield _Line(text, x, y + (type_.line + type_.size * 0.7) / 2, type_, centred, paragraph.kind in ("heading", "title"))
            y += type_.line
            indent = 0.0
        y += type_.after.points(type_)


def _type_of(paragraph: Paragraph, layout: Layout) -> Type:
    if paragraph.kind == "heading":
        return layout.headings[min(max(paragraph.level, 1), 4) - 1]
    found = getattr(layout, paragraph.kind, layout.body)
    return found if isinstance(found, Type) else layout.body


def _broken(text: str, width: float, first: float) -> Iterator[str]:
    """A text in lines. width: of a line in characters. first: the indentation of the first one."""
    line, at = "", first
    for sign in text:
        length = 1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5
        if at + length > width and line:
            yield line
            line, at = "", 0.0
        line += sign
        at += length
    yield line


def _drawn(line: _Line) -> str:
    anchor = ' text-anchor="middle"' if line.centred else ""
    family = BOLD if line.heading else FAMILIES
    return f'<text x="{line.x:g}" y="{line.y:.1f}" font-size="{line.type.size:g}" font-family="{family}"{anchor}>{escape(line.text)}</text>'

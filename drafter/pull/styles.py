"""What the styles of an edited document mean: kinds of paragraphs, run-in headings, formats.

Other programs change the ids of styles, and some their names: Word in Chinese calls the style of a run-in heading ``标题 1 字符``. A style
that somebody added counts as the style that it is based on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from drafter.files.continued import MARGIN_STYLE, runs_on_by_style
from drafter.files.tables import read_table
from drafter.read.docx.names import WORD, switch, value
from drafter.speech.lines import KINDS
from drafter.speech.tree import MAX_LEVEL
from drafter.write.docx.styles import PARAGRAPH_STYLES, heading_style

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KINDS: dict[str, tuple[str, int]] = {style: (kind, 0) for kind, style in PARAGRAPH_STYLES.items()}
_LEVELLED = re.compile(r"(?:heading|标题)([1-9])")
_CONTENTS = re.compile(r"(?:toc|目录)[1-9]")
_RUN_IN = re.compile(r"(?:heading|标题)([1-9])(?:char|字符)|(要点|point)([2-4])")
_POINT = re.compile(r"要点 ?[2-4]")
_LINKS = ("hyperlink", "followedhyperlink", "超链接", "已访问的超链接")
_SWITCHES = {"b": "bold", "i": "italic", "strike": "struck", "dstrike": "struck"}
_COLOURS = {"highlight": (("none",), "highlighted"), "color": (("auto", "000000"), "coloured")}
"""Elements that colour a run: the values that are no colour, and the kind of format that any other value is."""
_SIDES = frozenset({"center", "right", "end"})
"""The values of ``w:jc`` that set a line to another side than the text has."""


class Styles:
    """The styles of a document by id. own_kinds: the user's own kinds of lines; the name of each is that of its style."""

    def __init__(self, root: Element | None, own_kinds: Collection[str] = ()) -> None:
        self._elements = {e.get(f"{WORD}styleId") or "": e for e in root.iter(f"{WORD}style")} if root is not None else {}
        own = {kind.style_name.lower(): kind.style for kind in KINDS}
        self._names: dict[str, str] = {**own, **read_table("pull", "styles")}
        self._kinds: dict[str, tuple[str, int]] = {}
        self._own = own_kinds
        self._heads: dict[str, tuple[str, int] | None] = {}
        self.sets_lines = any(runs_on_by_style(self._name(style)) for style in self._elements)
        """Whether Drafter broke the lines and pages, as in a copy to read aloud; the line breaks are not the user's then."""

    def runs_on(self, style: str) -> bool:
        """Whether a paragraph of the style goes on in the next one."""
        return self.sets_lines and runs_on_by_style(self._name(style))

    def is_margin(self, style: str) -> bool:
        """Whether a paragraph of the style is a time in the margin."""
        return self.sets_lines and self._name(style) == MARGIN_STYLE[1]

    def _name(self, style: str) -> str:
        element = self._elements.get(style)
        return "" if element is None else value(element, "name") or ""

    @cached_property
    def marks_points(self) -> bool:
        """Whether the document has Drafter's styles of points. If so, the styles of its texts say what these are."""
        return any(_POINT.fullmatch(value(element, "name") or "") for element in self._elements.values())

    def kind(self, style: str, outline: int | None = None) -> tuple[str, int]:
        """The kind and level of a paragraph by its style, or by the outline level (from 0) that was set by hand."""
        if style not in self._kinds:
            own = next((kind for kind in self._own if self._name(style) == kind), "")
            self._kinds[style] = (own, 0) if own else next(filter(None, map(self._kind, self._plain_names(style))), ("body", 0))
        found = self._kinds[style]
        return ("heading", min(outline + 1, MAX_LEVEL)) if found[0] == "body" and outline is not None and outline < 9 else found

    def head(self, style: str) -> tuple[str, int] | None:
        """The kind (``section`` or ``point``) and level of the run-in heading that a run of this style is; None for other styles."""
        if style not in self._heads:
            self._heads[style] = next(filter(None, map(_head, self._plain_names(style))), None)
        return self._heads[style]

    def is_link(self, style: str) -> bool:
        """Whether the style is that of a link, whose looks are not the user's."""
        return any(name in _LINKS for name in self._plain_names(style))

    def _kind(self, name: str) -> tuple[str, int] | None:
        if levelled := _LEVELLED.fullmatch(name):
            return "heading", min(int(levelled[1]), MAX_LEVEL)
        if _CONTENTS.fullmatch(name):
            return "contents-line", 0
        return _KINDS.get(self._names.get(name, ""))

    def _plain_names(self, style: str) -> Iterator[str]:
        """The names of a style and of those that it is based on; the id where the document does not define it."""
        if style and style not in self._elements:
            yield _BY_ID.get(style, style).lower()
        for element in self._chain(style):
            yield re.sub(r"\s", "", value(element, "name") or "").lower()

    def _chain(self, style: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style and style not in seen and style in self._elements:
            seen.add(style)
            yield self._elements[style]
            style = value(self._elements[style], "basedOn") or ""

    def hides(self, properties: Element | None, *styles: str) -> bool:
        """Whether a run is hidden, by itself or by its styles."""
        said = switch(properties, "vanish")
        return any(self._has(style, "vanish") for style in styles if style) if said is None else said

    # -- formats

    def formats_of_run(self, properties: Element | None, *styles: str) -> Iterator[str]:
        """The formats that somebody gave a run by hand, beyond those of its styles: ``bold``."""
        if properties is None:
            return
        for tag, kind in _SWITCHES.items():
            if switch(properties, tag) and not any(self._has(style, tag) for style in styles):
                yield kind
        if (value(properties, "u") or "none") != "none":
            yield "underlined"
        if (value(properties, "em") or "none") != "none":
            yield "emphasised"
        if (raised := value(properties, "vertAlign")) in ("superscript", "subscript"):
            yield raised
        if _is_shaded(properties.find(f"{WORD}shd")):
            yield "highlighted"
        if (value(properties, "bdr") or "nil") not in _NO_BORDER:
            yield "bordered"
        for tag, (plain, kind) in _COLOURS.items():
            said = value(properties, tag)
            if said and said.lower() not in plain and not any(said == self._said(style, tag) for style in styles):
                yield kind

    def is_resized(self, properties: Element | None, *styles: str) -> bool:
        """Whether somebody gave a run another size than that of its styles, the first that has one."""
        size = value(properties, "sz")
        usual = next(filter(None, (self._said(style, "sz") for style in styles if style)), None)
        return size is not None and usual is not None and size != usual

    def format_of_paragraph(self, properties: Element | None, style: str) -> Iterator[str]:
        """What was done to a paragraph by hand: ``side`` (set right or in the middle), ``bordered``, ``shaded``."""
        side = value(properties, "jc")
        if side in _SIDES and side != next(filter(None, (value(e.find(f"{WORD}pPr"), "jc") for e in self._chain(style))), None):
            yield "side"
        if properties is None:
            return
        if _is_shaded(properties.find(f"{WORD}shd")):
            yield "shaded"
        borders = properties.find(f"{WORD}pBdr")
        if borders is not None and any(border.get(f"{WORD}val", "nil") not in _NO_BORDER for border in borders):
            yield "bordered"

    def _said(self, style: str, tag: str) -> str | None:
        said = (value(element.find(f"{WORD}rPr"), tag) for element in self._chain(style))
        return next((one for one in said if one is not None), None)

    def _has(self, style: str, tag: str) -> bool:
        said = (switch(element.find(f"{WORD}rPr"), tag) for element in self._chain(style))
        return bool(next((one for one in said if one is not None), False))


_NO_BORDER = ("nil", "none")
_UNSHADED = ("", "auto", "ffffff", "ffe699")
"""The fills that no person chose: none, white, and that of an open blank (`drafter.write.docx.styles.SHADED`)."""


def _is_shaded(shading: Element | None) -> bool:
    """Whether somebody shaded a text: with a colour, or with a pattern such as ``pct15``, which Word's button gives."""
    if shading is None:
        return False
    pattern, fill = shading.get(f"{WORD}val", "clear"), shading.get(f"{WORD}fill", "")
    return pattern not in ("clear", "nil") or fill.lower() not in _UNSHADED


_BY_ID = {heading_style(level): f"heading{level}" for level in range(1, MAX_LEVEL + 1)}
_BY_ID |= {
    style: {"Speaker": "署名", "BundleTitle": "合集标题", "BundleCount": "篇数"}.get(style, style)
    for style in PARAGRAPH_STYLES.values()
}


def _head(name: str) -> tuple[str, int] | None:
    found = _RUN_IN.fullmatch(name)
    if found is None:
        return None
    return ("point", int(found[3])) if found[2] else ("section", min(int(found[1]), MAX_LEVEL))

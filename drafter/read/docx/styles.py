"""The styles of a document. A style can give its paragraphs a hint (title, heading), put them into a list, or hide them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.files.continued import MARGIN_STYLE, runs_on_by_style
from drafter.files.tables import read_table
from drafter.read.docx.names import VAL, WORD, number, switch, value
from drafter.speech.lines import KINDS, OWN_HINT, OWN_STYLE, is_own_name
from drafter.speech.numbering import HAN
from drafter.speech.tree import MAX_LEVEL

CONTENTS = "contents"
"""The hint of `Styles.hint` for a line of a table of contents."""

_LEVELLED = re.compile(r"(heading|标题|toc|目录)([1-9])")
SENTENCE_ENDS = frozenset("。！？；")
"""A paragraph that ends with one of these is no heading, though somebody gave it an outline level: Enter in a heading's paragraph leaves the level behind."""
_RUN_IN = re.compile(r"(?:heading|标题)[1-9](?:char|字符)")
_SIZE = 20
"""Half points of a document's letters where it does not say (ISO/IEC 29500-1, 17.3.2.38)."""


class WordStyle(NamedTuple):
    """A style as the file defines it, without inherited properties."""

    name: str
    based_on: str = ""
    num_id: int | None = None
    level: int | None = None
    outline: int | None = None
    hidden: bool | None = None
    size: int | None = None


class Listed(NamedTuple):
    """The list that a style puts its paragraphs into. style: the id of the style, or of its ancestor, that names the list."""

    num_id: int
    level: int | None
    style: str


class Styles:
    """All styles of a document by id. default: the style of paragraphs that name no style."""

    def __init__(self, root: Element | None):
        self.default = ""
        self._styles: dict[str, WordStyle] = {}
        self._hints: dict[str, str] = {}
        defaults = None if root is None else root.find(f".//{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
        self._size = number(defaults, "sz") or _SIZE
        for element in root.iter(f"{WORD}style") if root is not None else ():  # some programs put one list of styles into another
            style_id = element.get(f"{WORD}styleId", "")
            self._styles[style_id] = _style(element)
            if element.get(f"{WORD}type") == "paragraph" and element.get(f"{WORD}default") in ("1", "true", "on"):
                self.default = style_id
        self.sets_lines = any(runs_on_by_style(style.name) for style in self._styles.values())
        """Whether Drafter set the lines and pages, as in a copy to read aloud."""

    def runs_on(self, style_id: str) -> bool:
        """Whether a paragraph of the style goes on in the next one."""
        return self.sets_lines and style_id in self._styles and runs_on_by_style(self._styles[style_id].name)

    def is_margin(self, style_id: str) -> bool:
        """Whether a paragraph of the style is a time in the margin."""
        return self.sets_lines and style_id in self._styles and self._styles[style_id].name == MARGIN_STYLE[1]

    def _chain(self, style_id: str) -> Iterator[tuple[str, WordStyle]]:
        """A style and its ancestors (``basedOn``), nearest first."""
        seen: set[str] = set()
        while style_id and style_id not in seen and (style := self._styles.get(style_id)):
            seen.add(style_id)
            yield style_id, style
            style_id = style.based_on

    def hint(self, style_id: str) -> str:
        """The hint of a style: one of `SourceText.hints`, or `CONTENTS`; "" without a hint."""
        if style_id not in self._hints:
            self._hints[style_id] = self._find_hint(style_id)
        return self._hints[style_id]

    def _find_hint(self, style_id: str) -> str:
        if style_id not in self._styles:
            return _hint_of(style_id)
        name = self._styles[style_id].name
        if style_id == f"{OWN_STYLE}{name}" and is_own_name(name):
            return f"{OWN_HINT}{name}"
        for _, style in self._chain(style_id):
            if hint := _hint_of(style.name):
                return hint
            if style.outline is not None:
                return outline_hint(style.outline)
        return ""

    def is_run_in(self, style_id: str) -> bool:
        """Whether a character style is that of run-in headings: Word links one to each style of headings (``heading 1 Char``)."""
        return any(_RUN_IN.fullmatch(re.sub(r"\s", "", style.name).lower()) for _, style in self._chain(style_id))

    def listed(self, style_id: str) -> Listed | None:
        """The list that a style puts its paragraphs into.

        None without a list, or where the style removes them from one (``numId`` 0).
        """
        level = None
        for found, style in self._chain(style_id):
            level = style.level if level is None else level
            if style.num_id is not None:
                return Listed(style.num_id, level, found) if style.num_id else None
        return None

    def ids(self, style_id: str) -> tuple[str, ...]:
        """The ids of a style and of its ancestors."""
        return tuple(found for found, _ in self._chain(style_id))

    def size(self, style_id: str) -> int:
        """The size of a style's letters in half points."""
        return next((style.size for _, style in self._chain(style_id) if style.size), self._size)

    def hidden(self, style_id: str) -> bool:
        """Whether a style hides its text."""
        return next((style.hidden for _, style in self._chain(style_id) if style.hidden is not None), False)


def outline_hint(level: int) -> str:
    """The hint of an outline level. level: counted from 0; 9 is body text."""
    return f"heading-{min(level + 1, MAX_LEVEL)}" if 0 <= level < 9 else ""


@cache
def _hints() -> dict[str, str]:
    """From a style's name or id, in small letters without blanks, to its hint. A kind of line has its own name."""
    found: dict[str, str] = read_table("read", "styles")
    own = {name.lower(): kind.name for kind in KINDS for name in (kind.style, kind.style_name) if name}
    return {**own, **found}


def _hint_of(name: str) -> str:
    """The hint of a style's name or id, by Word's English and Chinese names."""
    plain = re.sub(r"\s", "", name).lower().removesuffix("char")
    if plain[1:] == "级标题" and plain[0] in HAN[:9]:
        return outline_hint(HAN.index(plain[0]))
    levelled = _LEVELLED.fullmatch(plain)
    if levelled:
        return CONTENTS if levelled[1] in ("toc", "目录") else outline_hint(int(levelled[2]) - 1)
    return _hints().get(plain, "")


def _style(element: Element) -> WordStyle:
    paragraph, run = element.find(f"{WORD}pPr"), element.find(f"{WORD}rPr")
    listed = None if paragraph is None else paragraph.find(f"{WORD}numPr")
    return WordStyle(
        name=value(element, "name") or "",
        based_on=value(element, "basedOn") or "",
        num_id=number(listed, "numId"),
        level=number(listed, "ilvl"),
        outline=number(paragraph, "outlineLvl"),
        hidden=switch(run, "vanish"),
        size=number(run, "sz"),
    )


def style_of(properties: Element | None, name: str) -> str:
    """The id of the style that a paragraph (``pStyle``) or a run (``rStyle``) names, "" for none."""
    child = None if properties is None else properties.find(WORD + name)
    return "" if child is None else child.get(VAL, "")

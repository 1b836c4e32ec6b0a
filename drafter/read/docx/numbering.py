"""Word's automatic numbering: marks that the page shows and the text does not contain (ISO/IEC 29500-1, 17.9).

``numbering.xml`` has lists (``abstractNum``) of up to nine levels, and instances of them (``num``). An instance may override levels
and their starts. All instances of one list share its count. An instance that overrides a start begins there when it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from drafter.read.docx.formats import shown
from drafter.read.docx.names import COMPATIBILITY, VAL, WORD, number, switch, value
from drafter.read.docx.symbols import UNKNOWN, symbol
from drafter.speech.numbering import recognise
from drafter.speech.text import join_separator

LEVELS = 9
LONGEST_MARK = 255
"""The most characters of the pattern of a mark, which stands in front of each paragraph of a list. Word writes no longer one."""
_BLANK = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list.

    pattern: its mark, with ``%1`` to ``%9`` for the numbers of this and of outer levels.
    restart: how many of the outer levels restart this one when they count; None for all.
    legal: whether all numbers in the mark are decimal.
    style: the paragraph style that is tied to this level.
    font: the font of a bullet.
    """

    start: int = 0
    format_name: str = "decimal"
    format_pattern: str = ""
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    suffix: str = "tab"
    hidden: bool = False
    font: str = ""


class List(NamedTuple):
    """An instance of a list: the list whose count it shares, its levels after all overrides, and the starts that it overrides."""

    counts_as: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, and the current count of each."""

    def __init__(self, root: Element | None):
        elements = [] if root is None else root.findall(f"{WORD}abstractNum")
        self._abstract = {element.get(f"{WORD}abstractNumId", ""): element for element in elements}
        self._styled = {name: key for key, element in self._abstract.items() if (name := value(element, "styleLink"))}
        self._uses = {} if root is None else {element.get(f"{WORD}numId", ""): element for element in root.findall(f"{WORD}num")}
        self._lists: dict[int, List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def level_of_style(self, num_id: int, styles: tuple[str, ...]) -> int | None:
        """The level of a list that is tied to one of some paragraph styles; the first such style counts.

        None without such a level.
        """
        found = self._list(num_id)
        by_style = {level.style: index for index, level in found.levels.items() if level.style} if found else {}
        return next((by_style[style] for style in styles if style in by_style), None)

    def mark(self, num_id: int, level_index: int) -> tuple[str, str] | None:
        """Count one paragraph.

        Returns its mark and what separates the mark from the text, as in `Level.suffix`; None where no mark is shown.
        """
        found = self._list(num_id)
        level = found.levels.get(level_index) if found else None
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.counts_as, [None] * LEVELS)
        self._count(num_id, level_index, found, counts)
        if level.hidden:
            return None
        if level.format_name == "bullet":
            return _bullet(level), level.suffix
        text = _BLANK.sub(lambda blank: _number(int(blank[1]) - 1, level, found, counts), level.pattern)
        return (text, level.suffix) if text.strip() else None

    def _count(self, num_id: int, index: int, found: List, counts: list[int | None]) -> None:
        start = found.starts.get(index, found.levels[index].start)
        before = counts[index]
        if index in found.starts and (num_id, index) not in self._begun:
            self._begun.add((num_id, index))
            counts[index] = start
        else:
            counts[index] = start if before is None else before + 1
        for higher in range(index):
            if counts[higher] is None and higher in found.levels:  # a skipped outer level counts as if its first item existed
                counts[higher] = found.starts.get(higher, found.levels[higher].start)
        for deeper in range(index + 1, LEVELS):
            level = found.levels.get(deeper)
            if level is None or level.restart is None or index < level.restart:
                counts[deeper] = None

    def _list(self, num_id: int) -> List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: int) -> List | None:
        use = self._uses.get(str(num_id))
        key = value(use, "abstractNumId")
        key = self._linked(key) if key else None
        if use is None or key is None:
            return None
        levels = dict(_levels(self._abstract[key]))
        starts: dict[int, int] = {}
        for override in use.findall(f"{WORD}lvlOverride"):
            index = _index(override)
            replaced = override.find(f"{WORD}lvl")
            if replaced is not None:
                levels[index] = _level(replaced)
            start = number(override, "startOverride")
            if start is not None:
                starts[index] = start
        return List(key, levels, starts)

    def _linked(self, key: str) -> str | None:
        """The list that defines the levels.

        A list may use those of a numbering style (``numStyleLink``), and that style names a list.
        """
        element = self._abstract.get(key)
        if element is None:
            return None
        style = value(element, "numStyleLink")
        return self._styled.get(style, key) if style else key


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for child in element.findall(f"{WORD}lvl"):
        yield _index(child), _level(child)


def _index(element: Element) -> int:
    said = element.get(f"{WORD}ilvl", "0")
    return int(said) if said.isdecimal() and len(said) < 3 and int(said) < LEVELS else 0


def _level(element: Element) -> Level:
    run = element.find(f"{WORD}rPr")
    fonts = None if run is None else run.find(f"{WORD}rFonts")
    format_ = _format(element)
    pattern = element.find(f"{WORD}lvlText")
    start = number(element, "start")
    return Level(
        start=0 if start is None else start,
        format_name=format_.get(VAL, "decimal") if format_ is not None else "decimal",
        format_pattern=format_.get(f"{WORD}format", "")[:LONGEST_MARK] if format_ is not None else "",
        pattern=pattern.get(VAL, "")[:LONGEST_MARK] if pattern is not None else "",
        restart=number(element, "lvlRestart"),
        legal=switch(element, "isLgl") or False,
        style=value(element, "pStyle") or "",
        suffix=value(element, "suff") or "tab",
        hidden=switch(run, "vanish") or False,
        font="" if fonts is None else fonts.get(f"{WORD}ascii") or fonts.get(f"{WORD}hAnsi") or "",
    )


def _format(element: Element) -> Element | None:
    """The format of a level. A newer format stands in ``mc:Choice``, beside a fallback for older programs."""
    direct = element.find(f"{WORD}numFmt")
    if direct is not None:
        return direct
    return element.find(f"{COMPATIBILITY}AlternateContent/{COMPATIBILITY}Choice/{WORD}numFmt")


def _number(index: int, level: Level, found: List, counts: list[int | None]) -> str:
    """The number of a level inside a mark. A level that has not counted yet shows its start."""
    other = found.levels.get(index)
    if other is None:
        return ""
    count = counts[index]
    number_ = found.starts.get(index, other.start) if count is None else count
    if level.legal and other.format_name not in ("none", "bullet"):
        return str(number_)
    return shown(number_, other.format_name, other.format_pattern)


def _bullet(level: Level) -> str:
    characters = (symbol(ord(character), level.font) if not character.isspace() else "" for character in level.pattern)
    return "".join(UNKNOWN if character is None else character for character in characters) or UNKNOWN


def marked(mark: str, suffix: str, text: str) -> str:
    """A paragraph with its mark, as if typed: ``一、加强学习``, ``1.1 加强学习``, ``第一章 总则``.

    The tab or space behind a mark becomes a space only where mark and text could not be told apart without one.
    """
    if suffix == "nothing" or not text:
        return mark + text
    found = recognise(mark)
    ends = found is not None and found.text == mark
    return mark + (join_separator(mark, text) if ends or not mark[-1].isalnum() else " ") + text

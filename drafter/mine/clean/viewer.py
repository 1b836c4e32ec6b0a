"""Paragraphs of a text whose lines a viewer of documents put into one, with a blank for each break of the page: ``……是我镇凝心聚力、加 快发展的一年，……``.

A page breaks a line where the next character does not fit. So the width of the page tells which lines end a paragraph: behind those, more would have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.mine.address import is_address
from drafter.mine.clean.lines import SourceLine, finished
from drafter.mine.marks import mark_of
from drafter.speech.text import join_separator

LONG = 120
"""The fewest characters of a line that alone shows how wide the page was."""
FULL = range(24, 46)
"""The widths of a line of a page, in Chinese characters."""
SLACK = 3
"""By how many characters a full line may be shorter than the page, because of a mark that may not begin the next, of figures, or of an indentation."""
LEAST_FULL = 4
"""The fewest full lines that show it."""
SHARE = 0.5
"""The least part of a text that stands in full lines."""
INDENT = 2
"""How far the first line of a paragraph is indented, where it is."""
PLAY = 1
"""By how much the width of a page may be wrong."""
_MARKS = "，。、；：！？”’）》】,;:!?)"
_OPENING = "“‘（《【("


class Page(NamedTuple):
    """The page that the lines of a text were broken for. indented: whether the first line of each paragraph was."""

    width: int
    indented: bool

    def breaks(self, line: str, below: str, *, first: bool) -> bool:
        """Whether a line had to be broken before the next one. first: whether it begins a paragraph."""
        room = self.width - printed_width(line) - INDENT * (first and self.indented)
        return _word_of(below) > room - PLAY

    def begins(self, line: str, below: str | None) -> bool:
        """Whether a line begins a paragraph, for only with an indentation it had to be broken where it was."""
        if not self.indented or below is None:
            return False
        return self.breaks(line, below, first=True) and printed_width(line) + _word_of(below) <= self.width - PLAY


def lines_in(line: SourceLine) -> list[str]:
    """The lines of a page that stand in one; empty where it is an ordinary line."""
    text = line.text
    if len(text) < LONG or line.hint or " " not in text:
        return []
    return _mostly_full(text, text.split()) or _mostly_full(text, _at_breaks(text))


def page_of(lines: Sequence[Sequence[str]]) -> Page | None:
    """The page of a text, from those of its lines that hold several of a page; None for a text without such."""
    parts = [part for found in lines for part in found]
    counts = Counter(printed_width(part) for part in parts if part[-1] not in _MARKS) or Counter(map(printed_width, parts))
    if not counts:
        return None
    width = max(counts, key=lambda size: (sum(counts[size - less] for less in range(SLACK)), size))
    page = Page(width, indented=True)
    firsts = [page.begins(line, below) for found in lines for line, below in _firsts(found, page)]
    return Page(width, indented=sum(firsts) * 2 > len(firsts))


def _firsts(parts: Sequence[str], page: Page) -> Iterator[tuple[str, str]]:
    """The broken lines behind lines that surely end a paragraph, each with the next one."""
    for above, line, below in zip(parts, parts[1:], parts[2:], strict=False):
        if not page.breaks(above, line, first=True) and page.breaks(line, below, first=True) and not finished(line):
            yield line, below


def one_paragraph(line: SourceLine, parts: list[str], page: Page) -> str:
    """A line without the blanks at which the page broke it, where it is a single paragraph; "" for other lines.

    parts: the lines of the page in it, empty where it alone does not show them.
    """
    if line.hint or " " not in line.text or printed_width(line.text) < page.width - SLACK:
        return ""
    parts = parts or _broken(line.text, page.width)
    wide = [printed_width(part) for part in parts]
    if len(parts) < 2 or max(wide) > page.width + SLACK or any(size < page.width - SLACK for size in wide[1:-1]):
        return ""
    return _joined(parts) if wide[0] >= page.width - SLACK - INDENT * page.indented else ""


def paragraphs(parts: list[str], page: Page) -> list[str]:
    """The paragraphs of the lines of a page."""
    alone = _headings_alone(parts, page)
    found: list[list[str]] = []
    for at, part in enumerate(parts):
        below = parts[at + 1] if at + 1 < len(parts) else None
        if found and _goes_on(found[-1], part, below, page, alone):
            found[-1].append(part)
        else:
            found.append([part])
    return [_joined(lines) for lines in found]


def _goes_on(lines: list[str], part: str, below: str | None, page: Page, alone: frozenset[str]) -> bool:
    """Whether a line of a page goes on with the paragraph whose lines stand above it. below: the line below it."""
    above = lines[-1]
    if not page.breaks(above, part, first=len(lines) == 1) or page.begins(part, below):
        return False
    if finished(above) or above[-1] in "：:":
        return mark_of(part) is None and not is_address(part)
    mark = mark_of(above) if len(lines) == 1 and "。" not in above else None
    headed = mark is not None and mark.family in alone
    full = below is not None and page.breaks(part, below, first=False)
    return not (headed and (finished(part) or (full and not page.indented)))


def _headings_alone(parts: list[str], page: Page) -> frozenset[str]:
    """The families of marks behind which mostly a heading stands, and nothing else."""
    marked = [(mark.family, part) for part in parts if (mark := mark_of(part)) is not None]
    every = Counter(family for family, _ in marked)
    short = Counter(family for family, part in marked if printed_width(part) < page.width - SLACK and not finished(part))
    return frozenset(family for family, count in every.items() if short[family] * 2 > count)


def _joined(parts: list[str]) -> str:
    """The lines of a paragraph as one."""
    text = parts[0]
    for part in parts[1:]:
        text += join_separator(text, part) + part
    return text


def _mostly_full(text: str, parts: list[str]) -> list[str]:
    """The parts of a line, if most of it stands in full lines of a page; else none."""
    widest = max(map(printed_width, parts), default=0)
    full = [part for part in parts if printed_width(part) > widest - SLACK]
    broken = sum(not finished(part) for part in full) * 2 > len(full)  # sentences of one length end there
    is_wrapped = widest in FULL and len(full) >= LEAST_FULL and sum(map(printed_width, full)) >= printed_width(text) * SHARE
    return parts if is_wrapped and broken else []


def _at_breaks(text: str) -> list[str]:
    """The parts of a line at blanks that stand for breaks, if some lines of one width show it."""
    sizes = sorted((size for size in map(printed_width, _UNTYPED.split(text)) if size in FULL), reverse=True)
    widest = next((size for size in sizes if sum(size - SLACK < other <= size for other in sizes) >= LEAST_FULL), 0)
    return _broken(text, widest) if widest else []


def _broken(text: str, width: int) -> list[str]:
    """The parts of a line at blanks that stand for breaks. One beside a letter or a figure is typed (``XX 部长``, ``低于 30 万``), unless a full line ends there."""
    found: list[str] = []
    for part in _UNTYPED.split(text):
        line = ""
        for word in part.split():
            if line and printed_width(line) > width - SLACK:
                found.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        found.append(line)
    return [line for line in found if line]


_UNTYPED = re.compile(r"(?<![A-Za-z0-9%.]) +(?![A-Za-z0-9])")
_WORD = re.compile(rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9.%]+|.)[{re.escape(_MARKS)}]*")


def _word_of(text: str) -> int:
    """The width of what a page does not part at the start of a line: a character or a number, with the marks beside it."""
    word = _WORD.match(text)
    return printed_width(word[0]) if word else 0


def printed_width(text: str) -> int:
    """The width of a text on the page: figures and letters are half as wide as a Chinese character."""
    return round(len(text) - len(_NARROW.findall(text)) / 2)


_NARROW = re.compile(r"[^\u2001-\U0010ffff,;:!?()]")
"""A figure, a letter, a blank. From U+2001 on a character is as wide as a Chinese one, and so is a mark in the place of a Chinese one."""

"""Finds verses below a paragraph that leads to them: short lines without marks, as the entries of a menu are, but words of the speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.mine.clean.front.evidence import shape
from drafter.mine.clean.lines import SourceLine, finished
from drafter.mine.titles import is_date, is_titled

LEAST = 2
"""The fewest verses."""
MOST = 40
"""The most lines that are looked at below such a paragraph."""
LEADS = 60
"""In how many last characters a paragraph says that verses come."""
EVEN = 6
"""The most characters by which the lengths of verses differ."""
_VERSE = re.compile("[\u4e00-\u9fff]{5,14}(?:[，。、！？；]|[ \u3000]{1,3}[\u4e00-\u9fff]{5,14}[，。！？；]?)?")


def verses(lines: Sequence[SourceLine], sure: Sequence[bool]) -> Iterator[int]:
    """The indexes of verses, with the lines of their title between.

    sure: whether words or signs prove that a line is furniture; verses end there.
    """
    for index, line in enumerate(lines):
        if not sure[index] and leads_to_verses(line.text):
            yield from _below(lines, sure, index + 1)


def without_verse_headings(lines: list[SourceLine]) -> list[SourceLine]:
    """The lines, the title of verses as a plain one where a page has it as a heading: no section begins in them."""
    if not any(line.hint for line in lines):
        return lines
    plain = set(verses(lines, [False] * len(lines)))
    return [line._replace(hint="") if at in plain and line.hint else line for at, line in enumerate(lines)] if plain else lines


def leads_to_verses(text: str) -> bool:
    """Whether the end of a line says that verses follow: ``他写过这样一首诗：``."""
    return not _WORDS.isdisjoint(text[-LEADS:]) and bool(shape("verses_below").search(text[-LEADS:]))


_WORDS = frozenset("诗词歌联溜句")
"""Of these one stands in words that lead to verses."""


def _below(lines: Sequence[SourceLine], sure: Sequence[bool], start: int) -> range:
    """The verses that begin at a line, below their title and its date; empty where they are too few or of no measure."""
    stop = min(start + MOST, len(lines))
    first = next((at for at in range(start, min(start + TITLE, stop)) if _is_verse(lines[at]) and not _is_title(lines, at)), stop)
    end = next((at for at in range(first, stop) if sure[at] or not _is_verse(lines[at])), stop)
    sizes = [len(lines[at].text) for at in range(first, end)]
    between = any(sure[at] or finished(lines[at].text) for at in range(start, first))  # 谢谢大家！: what stands below is no verse
    fits = len(sizes) >= LEAST and max(sizes) - min(sizes) <= EVEN and not between
    return range(start, end) if fits else range(0)


TITLE = 3
"""Within how many lines verses begin: their title and a date may stand above them."""


def _is_title(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line is the title of verses: a date stands below it."""
    return at + 1 < len(lines) and is_date(lines[at + 1].text)


def _is_verse(line: SourceLine) -> bool:
    plain = line.mark is None and not line.is_address and not line.aside and not is_titled(line.text) and not is_date(line.text)
    return plain and bool(_VERSE.fullmatch(line.text.strip()))

"""Lines of a source, which every step of cleaning takes and returns, and the report of what the steps did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from drafter.mine.address import is_address
from drafter.mine.marks import FoundMark, mark_of
from drafter.mine.model import Removed, Repair
from drafter.speech.text import is_mostly_wide

SENTENCE_ENDS = "。！？!?；;…"
CLOSERS = "”’」』）)》】\"'"

WIDEST = 120
"""The most Chinese characters of a hard-wrapped line. A longer line is a paragraph."""
PAST_ALL = 2 * (WIDEST + 10)
"""The number of characters from which a line is wider than any wrapped line, even if each character has half the width of a Chinese
one.
"""


class _Fields(NamedTuple):
    text: str
    number: int
    source: str
    hint: str = ""
    aside: bool = False
    lead: str = ""


class SourceLine(_Fields):
    """A line that is not blank.

    text: without the spaces around it.
    number: its number in the source, from 1.
    source: its text in the source, without html tags; the report lists these separately.
    hint: from the style of the source, see `drafter.mine.model.SourceParagraph`.
    aside, lead: see `drafter.read.source.SourceText`. Blank lines and indentation are not stored,
    because a second cleaning, without them, must give the same result. Mark, width and address are computed when they are first
    needed, and cached.
    """

    @cached_property
    def mark(self) -> FoundMark | None:
        """The mark at its start, None without one."""
        return mark_of(self.text)

    @cached_property
    def is_address(self) -> bool:
        """Whether the whole line is an address."""
        return is_address(self.text)

    @cached_property
    def width(self) -> float:
        """Its width on the page, in Chinese characters. In a text that is mostly Latin each character has half the width."""
        return width_of(self.text)

    def with_text(self, text: str) -> SourceLine:
        """The line with another text."""
        return self if text == self.text else self._replace(text=text)

    def moved(self, number: int, source: str) -> SourceLine:
        """The same text at another place of the source."""
        line = self._replace(number=number, source=source)
        line.__dict__.update(self.__dict__)  # keeps what was computed
        return line


Step = Callable[[SourceLine, "Report"], SourceLine]
"""A step that needs the text of one line alone."""
Settled = dict[Step, set[str]]
"""From each such step to the texts that it left as they are."""


def each(step: Step, lines: Iterable[SourceLine], report: Report, settled: Settled) -> list[SourceLine]:
    """The lines behind a step. A text that it has left as it is in an earlier pass is not looked at again."""
    known = settled.setdefault(step, set())
    found: list[SourceLine] = []
    for line in lines:
        made = line if line.text in known else step(line, report)
        if made is line:
            known.add(line.text)
        found.append(made)
    return found


def _han(text: str) -> list[str]:
    return [character for character in text if "\u4e00" <= character <= "\u9fff"]


class Report(NamedTuple):
    """The growing list of what the steps removed and repaired."""

    noise: list[Removed]
    repairs: list[Repair]

    def removed(self, line: SourceLine, reason: str) -> None:
        """Add a removed line as it stood; with its text where a part was cut out of it before, or other lines were joined to it."""
        whole = line.source
        if whole != line.text and _han(whole) != _han(line.text):
            cuts = [
                gone
                for gone in self.noise
                if not gone.whole and gone.line == line.number and gone.text in whole and _han(gone.text)
            ]
            together = _han(line.text + "".join(gone.text for gone in cuts))
            if sorted(together) == sorted(_han(whole)):
                self.noise[:] = [gone for gone in self.noise if gone not in cuts]
            else:
                whole = line.text
        self.noise.append(Removed(whole, line.number, reason))

    def cut(self, text: str, line: SourceLine, reason: str) -> None:
        """Add a removed part of a line."""
        self.noise.append(Removed(text, line.number, reason, whole=False))

    def repaired(self, what: str, line: SourceLine, before: str, after: str) -> None:
        """Add a repair."""
        self.repairs.append(Repair(what, line.number, before[:CONTEXT], after[:CONTEXT]))


CONTEXT = 24
"""How many characters of the text the report shows with a repair."""


def width_of(text: str) -> float:
    """The width of a text on the page, in Chinese characters.

    Exact only up to `PAST_ALL` characters; longer lines are never wrapped ones.
    """
    if len(text) > PAST_ALL:
        return len(text)
    return len(text) if not text.isascii() and is_mostly_wide(text) else len(text) / 2


def finished(text: str) -> bool:
    """Whether a line ends with a mark that ends a sentence."""
    bare = text.rstrip(CLOSERS)
    if bare[-1:] in SENTENCE_ENDS:
        return True
    if bare[-1:] in WAVES:
        return bool(_WAVED.search(bare[-WAVED:]))
    return text[-1:] in "）)" and bool(_REMARKED.search(text[-REMARK:]))


WAVES = "~～"
"""With these a writer ends a sentence in a chat or an album: ``愿清水永远长流~``."""
WAVED = 6
"""How many last characters of a line show it: two letters stand in front of the sign, for 10~ is a range."""
_WAVED = re.compile("[\u4e00-\u9fff，、！!。]{2}[~～]+$")

REMARK = 12
"""The most characters of a remark behind the last sentence, with the mark in front of it and its brackets."""
_REMARKED = re.compile(r"[。！？!?…][）)”]?[（(][^（）()。！？，]{1,8}[）)]$")
"""A remark of who took the words down: ``谢谢大家。（掌声）``."""


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph, not a heading, label or advertisement: it is long, and has a comma or ends like a sentence."""
    return len(text) >= PROSE and (finished(text) or "，" in text or "," in text or "。" in text)


PROSE = 45
"""The fewest characters of a line of prose."""

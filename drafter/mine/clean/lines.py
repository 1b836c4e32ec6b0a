"""A source as lines: the value that every step of cleaning takes and gives."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from drafter.mine.address import is_address
from drafter.mine.marks import Found, mark_of
from drafter.mine.model import Removed, Repair
from drafter.speech.text import is_wide

SENTENCE_ENDS = "。！？!?；;…"
CLOSERS = "”’」』）)》】\"'"

WIDEST = 120
"""A hard-wrapped line has no more Chinese characters than this; a longer one is a paragraph."""
PAST_ALL = 2 * (WIDEST + 10)
"""A line of so many characters is wider than any wrapped one, even if each of them is half as wide as a Chinese one."""


class _Fields(NamedTuple):
    text: str
    number: int
    source: str
    hint: str = ""


class SourceLine(_Fields):
    """A line that is not blank.

    text: without the blanks around it. number: in the source, from 1. source: as it stands there, without its html tags, which are listed on
    their own. hint: what a style says of it, see `drafter.mine.model.SourceParagraph`. Blank lines and indentation are no part of it: a text
    must not be read otherwise once it is cleaned.

    Mark, width and address are recognised when first asked for, and kept.
    """

    @cached_property
    def mark(self) -> Found | None:
        """The mark that it begins with."""
        return mark_of(self.text)

    @cached_property
    def is_address(self) -> bool:
        """Whether it is nothing but an address of the hearers."""
        return is_address(self.text)

    @cached_property
    def width(self) -> float:
        """How wide it is set, in Chinese characters: a text that is mostly Latin takes half of one for each character."""
        return width_of(self.text)

    def with_text(self, text: str) -> SourceLine:
        """The line with another text; itself where that is the text it has."""
        return self if text == self.text else self._replace(text=text)

    def moved(self, number: int, source: str) -> SourceLine:
        """The same text at another place of a source."""
        line = self._replace(number=number, source=source)
        line.__dict__.update(self.__dict__)  # what was recognised of the text
        return line


class Report(NamedTuple):
    """What the steps removed and restored, as it grows."""

    noise: list[Removed]
    repairs: list[Repair]

    def removed(self, line: SourceLine, reason: str) -> None:
        """Note a whole line that is gone."""
        self.noise.append(Removed(line.source, line.number, reason))

    def cut(self, text: str, line: SourceLine, reason: str) -> None:
        """Note a part of a line that is gone."""
        self.noise.append(Removed(text, line.number, reason, whole=False))

    def repaired(self, what: str, line: SourceLine, before: str, after: str) -> None:
        """Note something that was restored."""
        self.repairs.append(Repair(what, line.number, before[:CONTEXT], after[:CONTEXT]))


CONTEXT = 24
"""So many characters of a text are shown with a repair."""


def width_of(text: str) -> float:
    """How wide a text is set, in Chinese characters. Exact only up to `PAST_ALL`: beyond it no line is a wrapped one."""
    if len(text) > PAST_ALL:
        return len(text)
    return len(text) if not text.isascii() and sum(map(is_wide, text)) * 2 > len(text) else len(text) / 2


def finished(text: str) -> bool:
    """Whether a line ends as a sentence ends."""
    return text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph and no heading, label or advertisement: long, and finished or with a comma in it."""
    return len(text) >= PROSE and (finished(text) or "，" in text or "," in text or "。" in text)


PROSE = 45
"""A line of prose has at least so many characters."""

"""Finds what several persons said one after another, each behind a name and a colon (``李甲（城关镇）：……``), as records of meetings print it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from drafter.mine.clean.front.names import is_person, is_person_with_post
from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table
from drafter.speech.numbering import recognise

LEAST = 3
"""The fewest turns of a record."""
PERSONS = 2
"""The fewest persons in it."""
LONGEST = 30
"""The most characters of a name with its office."""
SPOKEN = 40
"""The fewest characters that a turn has on the average. A dialogue for the stage has fewer, and stays whole."""
SHARE = 0.6
"""The least part of the text that is turns."""
_LABEL = re.compile(r"([^：:，。！？；,.!?;]{2,28})[：:]")
_OFFICE = re.compile(r"[（(][^（）()]{1,20}[）)]")
ASKED = 2
"""The fewest questions that nobody with a name asks; who answers them gives one talk, whatever stands between."""
_CHAIR = re.compile(r"(?:会议)?主持(?:人)?")


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(table("words")["asked"])


class Turn(NamedTuple):
    """Where a person begins to speak: the index of the paragraph, and the length of the name with its colon."""

    at: int
    length: int


class Text(Protocol):
    """A line or a paragraph of a source."""

    @property
    def text(self) -> str: ...


def turns_of(lines: Sequence[Text]) -> list[Turn]:
    """The turns of a record; empty for any other text."""
    found = [Turn(at, length) for at, line in enumerate(lines) if (length := _named(line.text)) and not _is_fact(line.text)]
    if len(found) < (PERSONS if lines and _is_record(lines[0].text) else LEAST):
        return []
    persons = {lines[turn.at].text[: turn.length] for turn in found}
    spoken = sum(len(line.text) for line in lines[found[0].at :])
    if sum(_asked().match(line.text) is not None for line in lines) >= ASKED:  # one answers what others ask: his talk is one speech
        return []
    if sum(_is_headed(lines, turn.at) for turn in found) > 1 or _has_sections(
        lines[: found[0].at]
    ):  # minutes with sections of their own
        return []
    if len(persons) < PERSONS or spoken < SPOKEN * len(found) or spoken < SHARE * sum(len(line.text) for line in lines):
        return []
    return found


def _is_fact(text: str) -> bool:
    """Whether a line only says who led a meeting: ``主持人：周大河``."""
    label, _, name = text.replace(":", "：", 1).partition("：")
    return _CHAIR.fullmatch(label) is not None and is_person(name.strip())


def _is_record(text: str) -> bool:
    """Whether a line is the title of a record: ``清渠座谈会记录``."""
    return len(text) <= HEADING and re.search(table("words")["documents"]["record"], text) is not None


def without_chair(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines of a record without the one above its first turn that says who led the meeting."""
    turns = turns_of(lines)
    facts = [at for at in range(turns[0].at if turns else 0) if _is_fact(lines[at].text)]
    for at in facts:
        report.removed(lines[at], "meeting-facts")
    return [line for at, line in enumerate(lines) if at not in facts] if facts else lines


def _is_headed(lines: Sequence[Text], at: int) -> bool:
    """Whether a numbered heading stands directly above a turn: ``一、对清淤的看法：``."""
    above = lines[at - 1].text if at else ""
    return 0 < len(above) <= HEADING and recognise(above) is not None


def _has_sections(lines: Sequence[Text]) -> bool:
    """Whether sections stand above the first turn: two numbered headings with text below each. An agenda has no text: ``一、清渠``, ``二、分水``."""
    marked = [len(line.text) <= HEADING and recognise(line.text) is not None for line in lines]
    return sum(mark and not below for mark, below in pairwise([*marked, True])) > 1


HEADING = 40
"""The most characters of such a heading."""


def _named(text: str) -> int:
    """The length of the name and the colon with which a paragraph begins; 0 without."""
    match = _LABEL.match(text[: LONGEST + 1])
    if match is None:
        return 0
    who = _OFFICE.sub("", match[1]).strip()
    return match.end() if _CHAIR.fullmatch(who) or is_person(who) or is_person_with_post(who) else 0


def parted_turns(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, with each name on a line of its own."""
    lengths = {turn.at: turn.length for turn in turns_of(lines)}
    result: list[SourceLine] = []
    for at, line in enumerate(lines):
        length = lengths.get(at, len(line.text))
        name, text = line.text[:length], line.text[length:].lstrip()
        if not text:
            result.append(line)
            continue
        report.repaired("lost-break-behind-speaker", line, line.text, f"{name}¶{text[:12]}")
        result += [line.with_text(name), line._replace(text=text, hint="")]
    return result

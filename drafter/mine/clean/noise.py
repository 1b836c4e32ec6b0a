"""Removes lines that are no part of a speech, judged by their words, their position and the lines around them."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from drafter.mine.address import opening_address
from drafter.mine.clean.joints import paragraphs_of
from drafter.mine.clean.lines import Report, SourceLine, finished, is_prose
from drafter.mine.clean.noise_table import block_start, long_noise, noise_in
from drafter.mine.clean.surroundings import (
    is_menu,
    lone_title,
    quiet_from,
    running_heads,
    without_advertising,
    without_banner,
    without_page_date,
)
from drafter.mine.dialogue import LEAST_TURNS, is_turn
from drafter.mine.documents import texts_of_fronts
from drafter.mine.patterns import table
from drafter.mine.titles import is_end_date, is_signing_line, is_unsigned
from drafter.speech.lines import BY_NAME, OWN_HINT


class Zones(NamedTuple):
    """Where the speech begins and ends.

    Lines before the index `head` are above the speech, lines from the index `tail` on are below it.
    """

    head: int
    tail: int

    def of(self, index: int) -> str:
        """The zone of a line: ``head``, ``body`` or ``tail``."""
        return "head" if index < self.head else "tail" if index >= self.tail else "body"


SHORTEST_LAST = 4
"""The fewest characters of the last line of a speech, so that 谢谢！ counts and a single mark does not."""


def zones(lines: list[SourceLine]) -> Zones:
    """The zones of a text, from its first and its last paragraph of prose."""
    head = next((i for i, line in enumerate(lines) if _begins(line)), len(lines))
    tail = next((i + 1 for i in range(len(lines) - 1, head - 1, -1) if _ends(lines[i])), head)
    return Zones(head, tail)


def _begins(line: SourceLine) -> bool:
    return (is_prose(line.text) and not noise_in(line.text, "head")) or line.is_address or _numbered(line)


def _numbered(line: SourceLine) -> bool:
    mark = line.mark
    return mark is not None and mark.number == 1 and mark.rank is not None and mark.rank <= 2 and line.text != mark.text


def _ends(line: SourceLine) -> bool:
    text = line.text
    return len(text) >= SHORTEST_LAST and finished(text) and not noise_in(text, "tail") and table("noise")["never_last"] not in text


def with_teaser_apart(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines. If a speech begins inside one of the first, behind a site's teaser, that line is cut there.

    Example: 小编整理了讲话稿，供大家参考。同志们：今天……
    """
    for at, line in enumerate(lines[:SEARCHED]):
        if line.is_address:
            break
        for end in (match.end() for match in islice(_SENTENCE_END.finditer(line.text), MOST_SENTENCES)):
            teaser, text = line.text[:end].strip(), line.text[end:]
            if opening_address(text) and noise_in(teaser, "head"):
                report.repaired("lost-break-in-front", line, teaser[-SHOWN:] + text[:SHOWN], f"{teaser[-SHOWN:]}¶{text[:SHOWN]}")
                return [*lines[:at], *(line._replace(text=part, source=part) for part in (teaser, text)), *lines[at + 1 :]]
    return lines


_SENTENCE_END = re.compile(r"[。！!]\s*")
MOST_SENTENCES = 5
"""The most sentences of a teaser."""
SEARCHED = 30
"""How many lines are searched for one."""
SHOWN = 8
"""How many characters on both sides of the cut a report shows."""


def without_noise(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without noise."""
    lines = _without_noisy_paragraphs(lines, report)
    where = zones(lines)
    kept: list[tuple[SourceLine, str]] = []
    until, reason = len(lines), ""
    repeated = running_heads(lines)
    if repeated:
        repeated -= texts_of_fronts(lines, repeated)
    title = lone_title(lines, repeated)
    quiet = quiet_from(lines)
    concluded = _is_concluded(lines)
    hosted = sum(map(is_turn, lines)) >= LEAST_TURNS
    for index, line in enumerate(lines):
        if index >= until:
            report.removed(line, reason)
            continue
        zone = where.of(index)
        if line.hint in BY_NAME or line.hint.startswith(OWN_HINT):
            kept.append((line, zone))
            continue
        pattern = noise_in(line.text, zone)
        if pattern is None and index >= quiet:
            pattern = block_start(line)
        if pattern is not None and pattern.where == "title":
            pattern = None
        if pattern is not None and pattern.name == "preface" and concluded:
            pattern = None
        if pattern is not None and pattern.name == "host" and hosted:
            pattern = None
        if pattern is not None and pattern.name == "time-line" and kept and _signs(kept[-1][0], line):
            pattern = None
        if pattern is None and is_menu(line.text):
            report.removed(line, "menu")
        elif line.text in repeated and index != title:
            report.removed(line, "running-head")
        elif pattern is None:
            kept.append((line, zone))
        else:
            report.removed(line, pattern.name)
            if pattern.block:
                until, reason = index + 1, pattern.name
    kept = without_page_date(kept, report)
    return without_banner(without_advertising(kept, report), report)


def _is_concluded(lines: list[SourceLine]) -> bool:
    """Whether a text has numbered sections and a labelled conclusion (结语：). Then a labelled preface is the author's too, and no noise."""
    marked = next((at for at, line in enumerate(lines) if _numbered(line)), len(lines))
    labelled = re.compile(table("words")["closing"]["labelled"])
    return any(map(labelled.fullmatch, (line.text for line in lines[marked:])))


def _signs(above: SourceLine, line: SourceLine) -> bool:
    """Whether a line is the date of a signature: ``日期：2026年3月12日`` below ``汇报人：周大河``, or below such a label without a name."""
    return (is_signing_line(above.text) or is_unsigned(above.text)) and is_end_date(line.text)


def _without_noisy_paragraphs(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without those paragraphs of several lines that are noise as a whole: an editor's note, a notice of a web site."""
    groups = paragraphs_of(lines)
    if len(groups) == len(lines):
        return lines
    whole = [group[0]._replace(text="".join(line.text for line in group)) for group in groups]
    where = zones(whole)
    kept: list[SourceLine] = []
    for index, (group, line) in enumerate(zip(groups, whole, strict=True)):
        pattern = None
        if len(group) > 1:
            zone = where.of(index)
            pattern = noise_in(line.text, zone) or long_noise(group[0].text, zone)
        if pattern is None or pattern.where == "title":
            kept += group
        else:
            for gone in group:
                report.removed(gone, pattern.name)
    return kept

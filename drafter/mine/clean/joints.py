"""Lines that belong together: hard-wrapped text, a word broken at a hyphen, a line that begins with a closing mark."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.address import starts_with_address
from drafter.mine.clean.lines import WIDEST, Report, SourceLine, finished, width_of
from drafter.mine.clean.wrap import Wrap, indentation, is_brim, is_full, is_indented, wrapped
from drafter.mine.marks import Found
from drafter.mine.patterns import table
from drafter.mine.titles import is_date, is_speaker, is_titled
from drafter.speech.text import joint as join_separator

_HYPHEN = re.compile(r"[A-Za-z]{2,}-$")
_CLOSING = "，。、；：！？,;!?”’）》】"


@cache
def _turn() -> re.Pattern[str]:
    """How a line of a dialogue begins: 男：."""
    return re.compile(table("words")["turn"])


FRONT = 4
"""A title and a speaker stand in the first lines."""
SHORTEST_CLAUSE = 15
"""A line that ends in a comma goes on below it, whatever the width, if it is no shorter: a line of a title or a list may be."""
HEADINGS = 2
"""The lowest rank of marks whose lines are headings that may not be indented as text is."""


def joined(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines as paragraphs."""
    wrap = wrapped(lines)
    result: list[SourceLine] = []
    parts: list[str] = []
    above: SourceLine | None = None
    for line in lines:
        if above is not None and (why := _goes_on(result[-1], above, line, wrap, head=len(result) <= FRONT)):
            if why == "hyphen":
                parts[-1] = above.text[:-1]
            parts += (_separator(why, above.text, line.text), line.text)
            report.repaired("hyphen-broken-word" if why == "hyphen" else "wrapped-line", line, above.text[-12:], line.text[:12])
        else:
            if result:
                result[-1] = result[-1].with_text("".join(parts))
            result.append(line)
            parts = [line.text]
        above = line
    if result:
        result[-1] = result[-1].with_text("".join(parts))
    return result


def _separator(why: str, above: str, text: str) -> str:
    """What joins two lines: nothing inside a word that was broken, or inside XX, which stands for a name; else as `drafter.speech.text` says."""
    broken = why == "hyphen" or (above[-1:] == text[:1] and text[:1] in "Xx×")
    return "" if broken else join_separator(above, text)


def paragraphs_of(lines: list[SourceLine]) -> list[list[SourceLine]]:
    """The lines of each paragraph, for a text that is hard-wrapped; of any other, each line by itself."""
    wrap = wrapped(lines)
    if wrap.full > WIDEST:
        return [[line] for line in lines]
    groups: list[list[SourceLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][0], groups[-1][-1], line, wrap, head=len(groups) <= FRONT) == "wrapped":
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(first: SourceLine, above: SourceLine, line: SourceLine, wrap: Wrap, *, head: bool) -> str:
    """Why a line continues the one above it: ``hyphen``, ``mark``, ``wrapped``; empty where it does not.

    first: the first line of the paragraph that it would continue. head: whether that may be a title or a speaker's line.
    """
    text, before, full = line.text, above.text, wrap.full
    if _turn().match(text):
        return ""
    if _HYPHEN.search(before) and text[:1].islower():
        return "hyphen"
    if text[0] in _CLOSING and not (finished(before) and text[0] in "。，") and not first.hint:
        return "mark"
    if wrap.indented and not head and not first.hint and not line.hint and is_full(above, full):
        apart = is_indented(line) or line.is_address or is_date(text) or (finished(before) and _is_heading_mark(line.mark))
        return "" if apart else "wrapped"
    if first.hint or line.hint or line.is_address or above.is_address or is_date(text):
        return ""
    return "wrapped" if _is_wrapped(first, above, line, wrap, head=head) else ""


def _is_wrapped(first: SourceLine, above: SourceLine, line: SourceLine, wrap: Wrap, *, head: bool) -> bool:
    """Whether the page broke the line above for want of room, by its width and how it ends."""
    text, before, full = line.text, above.text, wrap.full
    if line.mark:
        inside = wrap.sure and not head and before != first.text and is_brim(above.width, full)
        return inside and not finished(before) and before[-1] not in "：:"
    if finished(before):
        return wrap.sure and is_brim(above.width, full) and not starts_with_address(text) and not (head and is_speaker(text))
    if is_full(above, full):
        below_heading = before == first.text and _heads(first, line, wrap)
        return not below_heading and not (head and (is_titled(before) or is_speaker(text)))
    return before[-1] in "，、" and len(before) >= SHORTEST_CLAUSE and not is_titled(text)


def _is_heading_mark(mark: Found | None) -> bool:
    return mark is not None and mark.rank is not None and mark.rank <= HEADINGS


def _heads(first: SourceLine, below: SourceLine, wrap: Wrap) -> bool:
    """Whether a line with a mark is a heading, and what is below it text: no second line of the heading."""
    if first.mark is None or first.mark.family not in wrap.headings:
        return False
    width = width_of(indentation(first) + first.text)
    return not is_brim(width, wrap.full) or is_full(below, wrap.full) or finished(below.text)

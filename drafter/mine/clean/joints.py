"""Lines that belong together: hard-wrapped text, a word broken at a hyphen, a line that begins with a closing mark."""

from __future__ import annotations

import re

from drafter.mine.address import is_address, starts_with_address
from drafter.mine.clean.lines import Line, Report, finished
from drafter.mine.clean.wrap import WIDEST, Wrap, indentation, is_brim, is_full, is_indented, wrapped
from drafter.mine.marks import mark_of
from drafter.mine.titles import is_date, is_speaker, is_titled
from drafter.speech.text import joint

_HYPHEN = re.compile(r"[A-Za-z]{2,}-$")
_CLOSING = "，。、；：！？,;!?”’）》】"

FRONT = 4
"""A title and a speaker stand in the first lines."""
HEADINGS = 2
"""The lowest rank of marks whose lines are headings that may not be indented as text is."""


def joined(lines: list[Line], report: Report) -> list[Line]:
    """The lines as paragraphs."""
    wrap = wrapped(lines)
    result: list[Line] = []
    parts: list[str] = []
    for line in lines:
        if parts and (what := _goes_on(result[-1], parts[-1], line, wrap, head=len(result) <= FRONT)):
            before = parts[-1]
            if what == "hyphen":
                parts[-1] = before[:-1]
            parts.append(joint(parts[-1], line.text) if what != "hyphen" and not _in_blank(before, line.text) else "")
            parts.append(line.text)
            report.repaired("hyphen-broken-word" if what == "hyphen" else "wrapped-line", line, before[-12:], line.text[:12])
            continue
        if result:
            result[-1] = result[-1]._replace(text="".join(parts))
        result.append(line)
        parts = [line.text]
    if result:
        result[-1] = result[-1]._replace(text="".join(parts))
    return result


def _in_blank(before: str, text: str) -> bool:
    """Whether a line was broken inside what stands for a name: XX, and X on the next line."""
    return before[-1:] == text[:1] and text[:1] in "Xx×"


def paragraphs_of(lines: list[Line]) -> list[list[Line]]:
    """The lines of each paragraph, for a text that is hard-wrapped; of any other, each line by itself."""
    wrap = wrapped(lines)
    if wrap.full > WIDEST:
        return [[line] for line in lines]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][0], groups[-1][-1].text, line, wrap, head=len(groups) <= FRONT) == "wrapped":
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(first: Line, before: str, line: Line, wrap: Wrap, *, head: bool) -> str:
    """Why a line continues the one above it: ``hyphen``, ``mark``, ``wrapped``; empty where it does not."""
    text, full = line.text, wrap.full
    if _HYPHEN.search(before) and text[:1].islower():
        return "hyphen"
    if text[0] in _CLOSING and not (finished(before) and text[0] in "。，") and not first.hint:
        return "mark"
    if wrap.indented and not head and not first.hint and not line.hint and is_full(before, full):
        apart = is_indented(line) or is_address(text) or is_date(text) or (finished(before) and _is_heading_mark(text))
        return "" if apart else "wrapped"
    if first.hint or line.hint or is_address(text) or is_address(before) or is_date(text):
        return ""
    if mark_of(text):
        inside = wrap.sure and not head and before != first.text and is_brim(before, full)
        return "wrapped" if inside and not finished(before) and before[-1] not in "：:" else ""
    if finished(before):
        goes_on = wrap.sure and is_brim(before, full) and not starts_with_address(text) and not (head and is_speaker(text))
        return "wrapped" if goes_on else ""
    if is_full(before, full):
        if before == first.text and _heads(first, text, wrap):
            return ""
        return "" if head and (is_titled(before) or is_speaker(text)) else "wrapped"
    if before[-1] in "，、" and len(before) >= 15 and not is_titled(text):
        return "wrapped"
    return ""


def _is_heading_mark(text: str) -> bool:
    mark = mark_of(text)
    return mark is not None and mark.rank is not None and mark.rank <= HEADINGS


def _heads(first: Line, text: str, wrap: Wrap) -> bool:
    """Whether a line with a mark is a heading, and what is below it text: no second line of the heading."""
    mark = mark_of(first.text)
    if mark is None or mark.family not in wrap.headings:
        return False
    return not is_brim(indentation(first) + first.text, wrap.full) or is_full(text, wrap.full) or finished(text)

"""Lines that belong together: hard-wrapped text, a word broken at a hyphen, a line that begins with a closing mark."""

from __future__ import annotations

import re

from drafter.mine.address import is_address
from drafter.mine.clean.lines import Line, Report, finished
from drafter.mine.marks import mark_of
from drafter.mine.titles import is_date, is_speaker, is_titled
from drafter.speech.text import is_wide, joint

_HYPHEN = re.compile(r"[A-Za-z]{2,}-$")
_CLOSING = "，。、；：！？,;!?”’）》】"

FULL = 0.9
"""A wrapped line is at least this part of the longest."""
FRONT = 4
"""A title and a speaker stand in the first lines."""
WIDEST = 120
"""A wrapped line has no more characters than this; a longer one is a paragraph."""


def joined(lines: list[Line], report: Report) -> list[Line]:
    """The lines as paragraphs."""
    full = _full_width(lines)
    result: list[Line] = []
    parts: list[str] = []
    for line in lines:
        if parts and (what := _goes_on(result[-1], parts[-1], line, full, head=len(result) <= FRONT)):
            before = parts[-1]
            if what == "hyphen":
                parts[-1] = before[:-1]
            parts.append(joint(parts[-1], line.text) if what != "hyphen" else "")
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


def _width(line: Line) -> float:
    text = line.text
    return len(text) if not text.isascii() and sum(map(is_wide, text)) * 2 > len(text) else len(text) / 2


def _full_width(lines: list[Line]) -> float:
    """The width from which on a line is full, where the text is hard-wrapped; infinite where it is not."""
    widths = [_width(line) for line in lines]
    widest = max(widths, default=0.0)
    if not 16 <= widest <= WIDEST:
        return float("inf")
    full = [line for line, width in zip(lines, widths, strict=True) if width >= widest * FULL]
    broken = [line for line in full if not finished(line.text) and line.text[-1] not in "：:"]
    return widest * FULL if len(full) >= 3 and len(broken) * 2 > len(full) else float("inf")


def _goes_on(first: Line, before: str, line: Line, full: float, *, head: bool) -> str:
    """Why a line continues the one above it: ``hyphen``, ``mark``, ``wrapped``; empty where it does not."""
    text = line.text
    if _HYPHEN.search(before) and text[:1].islower():
        return "hyphen"
    if text[0] in _CLOSING and not (finished(before) and text[0] in "。，") and not first.hint:
        return "mark"
    if first.hint or line.hint or finished(before) or mark_of(text) or is_address(text) or is_address(before) or is_date(text):
        return ""
    if len(before) >= full * FULL or (full < WIDEST and _width(Line(before, 0, "")) >= full * FULL):
        return "" if head and (is_titled(before) or is_speaker(text)) else "wrapped"
    if before[-1] in "，、" and len(before) >= 15 and not is_titled(text):
        return "wrapped"
    return ""

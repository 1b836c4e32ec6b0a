"""Removes another document behind the speech: a regulation or an annex, with its own title and its own numbers."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("noise")["appendix"][name])


EARLIEST = 0.15
"""An annex begins behind this fraction of the lines."""
SPOKEN = 80
"""An annex can only follow a speech. A line with more characters than this, or a first section, shows that a speech has begun."""
LONGEST_TITLE = 60
NEAR = 40
"""How many lines below a title are examined to tell whether it opens an annex."""


def without_appendix(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines above the annex; all lines without one.

    An annex begins with a title, and the lines below must look like another document.
    """
    begun = False
    for index, line in enumerate(lines):
        if begun and index > len(lines) * EARLIEST and _opens(line.text) and _is_document(lines[index:]):
            for gone in lines[index:]:
                report.removed(gone, "appendix")
            return lines[:index]
        begun = begun or _is_section(line) or len(line.text) > SPOKEN
    return lines


def _is_section(line: SourceLine) -> bool:
    return line.mark is not None and line.mark.rank is not None and line.mark.rank <= 1


def _opens(text: str) -> bool:
    """Whether a line can be the title of an annex."""
    if len(text) > LONGEST_TITLE:
        return False
    return (
        bool(_shape("labels").fullmatch(text) and _shape("label_sign").fullmatch(text))
        or bool(_shape("bracketed").fullmatch(text))
        or (text[0] == "《" and bool(_shape("titles").fullmatch(text)))
    )


def _is_document(lines: list[SourceLine]) -> bool:
    """Whether the lines from a title on are another document: the title names an annex, or sections are numbered from one again."""
    if _shape("annex").fullmatch(lines[0].text):
        return True
    for line in lines[1:NEAR]:
        if (_is_section(line) and line.mark and line.mark.number == 1) or _shape("article").match(line.text):
            return True
    return bool(_shape("bracketed").fullmatch(lines[0].text))

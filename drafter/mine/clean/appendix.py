"""A document of its own behind the speech: a regulation, an annex, with its own title and its own numbers."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("noise")["appendix"][name])


EARLIEST = 0.15
"""No annex begins in the first part of the lines."""


def without_appendix(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines down to the annex, where a line says that one begins and what follows counts from one again, or is no speech."""
    counted = 0
    for index, line in enumerate(lines):
        if index > len(lines) * EARLIEST and counted and _opens(line.text) and _foreign(lines, index):
            for gone in lines[index:]:
                report.removed(gone, "appendix")
            return lines[:index]
        mark = line.mark
        if mark and mark.rank is not None and mark.rank <= 1:
            counted = max(counted, mark.number)
        elif len(line.text) > 80:
            counted = max(counted, 1)
    return lines


def _opens(text: str) -> bool:
    if len(text) > 60:
        return False
    return (
        bool(_shape("labels").fullmatch(text) and (text[0] in "【[附（(" or text[-1] in "：:"))
        or bool(_shape("bracketed").fullmatch(text))
        or (text[0] == "《" and bool(_shape("titles").fullmatch(text)))
    )


def _foreign(lines: list[SourceLine], index: int) -> bool:
    """Whether what follows is a document: it counts from one again, or it is an annex by name."""
    if lines[index].text.lstrip("【[（(").startswith("附"):
        return True
    for line in lines[index + 1 : index + 40]:
        mark = line.mark
        if mark and mark.number == 1 and mark.rank is not None and mark.rank <= 1:
            return True
        if re.match("第[一1]条", line.text):
            return True
    return bool(_shape("bracketed").fullmatch(lines[index].text))

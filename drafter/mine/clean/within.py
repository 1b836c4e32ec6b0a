"""Removes remains of page layout inside a paragraph: （下转第四版）, a page number, a source in brackets at the end."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.address import is_address
from drafter.mine.clean.lines import Report, SourceLine, finished
from drafter.mine.patterns import table
from drafter.mine.titles import is_titled


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(row["pattern"])) for row in table("noise")["within"])


def without_residues(line: SourceLine, report: Report) -> SourceLine:
    """The line without such remains. Its text may be empty then."""
    for name, pattern in _patterns():
        if pattern.search(line.text):
            for match in pattern.finditer(line.text):
                report.cut(match[0], line, name)
            line = line.with_text(pattern.sub("", line.text))
    return line.with_text(line.text.strip())


def without_stray_marks(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without the question marks that a converter put for the blanks in front of a paragraph: ``？金秋九月，五谷飘香。``.

    The line above is finished: behind one that is not, the mark belongs to its question.
    """
    found: list[SourceLine] = []
    for line in lines:
        stray = _STRAY.match(line.text)
        if stray and (not found or _ends(found[-1]) or is_address(line.text[stray.end() :])):
            report.cut(stray[0], line, "stray-mark")
            if stray.end() < len(line.text):
                found.append(line.with_text(line.text[stray.end() :]))
        else:
            found.append(line)
    return found


def _ends(line: SourceLine) -> bool:
    """Whether no question goes on behind a line."""
    return finished(line.text) or line.is_address or is_titled(line.text)


_STRAY = re.compile("[?？]{1,8}\\s*(?=[\u4e00-\u9fff“《]|$)")


def without_code(line: SourceLine, report: Report) -> SourceLine:
    """An address without the letters and figures that a page puts behind it against copying: ``各位渠工：aQ30``. With them it would not be known for one.

    A sentence goes without the bar of a table that the page had round the text: ``……开始。 |``.
    """
    if line.text[-1] in "|｜" and (bar := _BAR.search(line.text)):
        report.cut(bar[0].strip(), line, "page-code")
        return line.with_text(line.text[: bar.start()])
    code = _CODE.search(line.text)
    if code is None or not is_address(line.text[: code.start()]):
        return line
    report.cut(code[0], line, "page-code")
    return line.with_text(line.text[: code.start()])


_BAR = re.compile(r"(?<=[。！？!?”])\s*[|｜](?:\s*[|｜])*$")
_CODE = re.compile(r"(?<=[:：])\s?(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{3,8}$")

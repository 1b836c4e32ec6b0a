"""Page residues inside a paragraph: （下转第四版）, a page number, a source in brackets at its end."""

from __future__ import annotations

import re
from functools import cache

from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(row["pattern"])) for row in table("noise")["within"])


_CUES = re.compile(r"版[^（）()【】]{0,6}[）)】]|##|[\u4e00-\u9fff]\s*[-—]\s?\d|[来稿]源|编")


def without_residues(line: SourceLine, report: Report) -> SourceLine:
    """The line without them; its text may be empty then."""
    if not _CUES.search(line.text):
        return line
    text = line.text
    for name, pattern in _patterns():
        for match in pattern.finditer(text):
            report.cut(match[0], line, name)
        text = pattern.sub("", text)
    return line.with_text(text.strip())

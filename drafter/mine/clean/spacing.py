"""Letter-spaced lines: 开 业 典 礼, as a title is set; 讲　话, as the last line of one."""

from __future__ import annotations

import re

from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table

_LETTER = r"[\u4e00-\u9fff“”《》·0-9（）()：:，、]"
_SPACED = re.compile(rf"{_LETTER}(?:[ \u3000]{_LETTER}){{3,}}")

LONGEST = 120
"""A line that is letter-spaced is no longer."""
SHOWN = 20
"""So many characters of it are reported."""


def closed_up(line: SourceLine, report: Report) -> SourceLine:
    """The line without blanks between its characters, where one stands behind each but the last, or the line is a word that titles end with."""
    text = line.text
    if len(text) > LONGEST or (" " not in text and "\u3000" not in text):
        return line
    plain = text.replace(" ", "").replace("\u3000", "")
    if not _SPACED.fullmatch(text) and plain not in table("words")["genres"]:
        return line
    report.repaired("letter-spaced", line, text[:SHOWN], plain[:SHOWN])
    return line.with_text(plain)

"""Closes up letter-spaced lines, as titles may be set: 开 业 典 礼; 讲　话 as the last line of one."""

from __future__ import annotations

import re

from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified

_LETTER = r"[\u4e00-\u9fff“”《》·0-9（）()：:，、]"
_SPACED = re.compile(rf"{_LETTER}(?:[ \u3000]{_LETTER}){{3,}}")

LONGEST = 120
"""The most characters of a letter-spaced line."""
SHOWN = 20
"""How many characters of the line the report shows."""


def closed_up(line: SourceLine, report: Report) -> SourceLine:
    """The line without blanks between its characters, if there is one between every two of them, or the line is a word that ends titles."""
    text = line.text
    if len(text) > LONGEST or (" " not in text and "\u3000" not in text):
        return line
    plain = text.replace(" ", "").replace("\u3000", "")
    if not _SPACED.fullmatch(text) and simplified(plain) not in table("words")["genres"]:
        return line
    report.repaired("letter-spaced", line, text[:SHOWN], plain[:SHOWN])
    return line.with_text(plain)

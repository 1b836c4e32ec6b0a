"""Closes up letter-spaced lines, as titles may be set: 开 业 典 礼."""

from __future__ import annotations

import re

from drafter.mine.clean.lines import Report, SourceLine

_LETTER = r"[\u4e00-\u9fff“”《》·0-9（）()：:，、]"
_SPACED = re.compile(rf"{_LETTER}(?:[ \u3000]{_LETTER}){{3,}}")

LONGEST = 120
"""The most characters of a letter-spaced line."""
SHOWN = 20
"""How many characters of the line the report shows."""


def closed_up(line: SourceLine, report: Report) -> SourceLine:
    """The line without blanks between its characters, if there is a blank between every two of them."""
    text = line.text
    if len(text) > LONGEST or (" " not in text and "\u3000" not in text) or not _SPACED.fullmatch(text):
        return line
    plain = text.replace(" ", "").replace("\u3000", "")
    report.repaired("letter-spaced", line, text[:SHOWN], plain[:SHOWN])
    return line.with_text(plain)

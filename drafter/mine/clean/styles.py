"""Removes the rules of a style sheet that a converter wrote as text in front of a speech: ``p { margin: 0; font-size: 10pt } 在修渠会上的讲话``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.mine.clean.lines import Report, SourceLine

LEAST_VALUES = 3
"""The fewest values of the rules. A single one may be what a lesson speaks about."""

_VALUE = r"[a-z-]{3,30}\s?:[^{}:;]{1,120}+"
_RULE = rf"[@.#*a-zA-Z][\w.#@*:,> \[\]=-]{{0,60}}\{{\s?{_VALUE}(?:;\s?{_VALUE})*+(?:;\s?)?\}}\s*"
_RULES = re.compile(rf"\s*(?:/?[a-z]{{0,10}}>\s*)?(?:\[标签[:：][^\[\]]{{1,8}}\]\s*)?(?:{_RULE})+", re.ASCII)
"""The rules, behind what a collector of pages left above them: the rest of a tag, the name of a field in brackets."""
_STYLED = re.compile(
    r"[{;]\s?(?:margin|padding|font|color|text-|line-height|background|border|width|height|size|display|mso-)[a-z-]*\s?:"
)


def without_styles(lines: Iterable[SourceLine], report: Report) -> Iterator[SourceLine]:
    """The lines without the rules of a style sheet that begin one. What stands behind them in the line stays."""
    for line in lines:
        rules = _RULES.match(line.text) if "{" in line.text and ":" in line.text else None
        if rules is None or rules[0].count(":") < LEAST_VALUES or not _STYLED.search(rules[0]):
            yield line
            continue
        report.removed(line._replace(text=rules[0].strip(), source=rules[0].strip()), "style-sheet")
        if rest := line.text[rules.end() :].strip():
            yield line._replace(text=rest, source=rest)

"""Ordinals that notes type without a mark: ``1 管住火`` and ``2 管住人`` on lines of their own."""

from __future__ import annotations

import re

from drafter.read.source import SourceText
from drafter.speech.numbering import HAN, from_han

_LONGEST = 40
"""Characters of such a line."""
_FEWEST = 2
_ORDINAL = re.compile(
    rf"(?P<before>[\s　]*)(?P<number>\d{{1,2}}|[{HAN}]{{1,2}})[ 　\t]+(?P<words>[^\W\d_年月日号时点个名位项次].*)"
)
_MARKS = {True: ".", False: "、"}


def with_points(source: SourceText) -> SourceText:
    """A source with the missing mark (``.`` or ``、``) added behind such numbers, if they count from one. Lines that end with a comma are no items."""
    lines = source.text.split("\n")
    found: list[tuple[int, re.Match[str]]] = []
    for at, line in enumerate(lines):
        match = _ORDINAL.fullmatch(line.rstrip())
        if match and len(line) <= _LONGEST and line.rstrip()[-1] not in "，、" and _number(match["number"]) == len(found) + 1:
            found.append((at, match))
    if len(found) < _FEWEST or len({match["number"].isdecimal() for _, match in found}) > 1:
        return source
    for at, match in found:
        lines[at] = f"{match['before']}{match['number']}{_MARKS[match['number'].isdecimal()]}{match['words']}"
    return source._replace(text="\n".join(lines))


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else from_han(text)

"""Joins the fragments into which a library of documents cuts a text, each behind its number, wherever a word happens to end: ``1、……紧紧围绕“农民增收``, ``2、、粮食增产”的目标……``."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.mine.clean.lines import Report, SourceLine, finished

_NUMBER = re.compile(r"(?P<number>[1-9][0-9]{0,2})、")
LEAST = 2
"""The fewest fragments."""
LONG = 100
"""The fewest characters of a fragment that is not the last: items of a list may be as long, but end as sentences do."""


def with_fragments_joined(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, the fragments of a text joined to one line and without their numbers.

    They count on from 1, each but the last is long, and most break off inside a sentence behind others, or inside a clause: an item of a list whose full
    stop is missing has no other inside.
    """
    found = [(at, match) for at, line in enumerate(lines) if (match := _NUMBER.match(line.text.lstrip()))]
    numbers = [int(match["number"]) for _, match in found]
    if len(found) < LEAST or numbers != list(range(1, len(found) + 1)):
        return lines
    places = [at for at, _ in found]
    between = any(lines[at].text.strip() for above, below in pairwise(places) for at in range(above + 1, below))
    texts = [lines[at].text.strip() for at in places]
    broken = sum(
        not finished(text) and text[-1] not in "：:；;" and ("。" in text or below[match.end()] in "、，。；”")
        for text, below, (_, match) in zip(texts, texts[1:], found[1:], strict=False)
    )
    if between or broken * 2 <= len(texts) - 1 or min(map(len, texts[:-1])) < LONG:
        return lines
    first = lines[places[0]]
    for at, match in found:
        report.cut(match[0], lines[at], "fragment-number")
    whole = "".join(text[match.end() :] for text, (_, match) in zip(texts, found, strict=True))
    return [*lines[: places[0]], first._replace(text=whole, source=whole), *lines[places[-1] + 1 :]]

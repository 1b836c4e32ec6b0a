"""Headings without marks of two levels: a line that names a part of a report directly above another heading, and the next such part behind its texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.alone import is_heading_line
from drafter.mine.segment.shared import shared_end


class Levels(NamedTuple):
    """Headings without marks, in order. lower: the places of those that stand below another heading."""

    headings: Sequence[SourceParagraph]
    lower: frozenset[int] = frozenset()


LEAST = 2
"""The fewest headings of the first level."""
ALIKE = 2
"""How many characters at the end of a heading say that it is of the kind of another."""


def with_levels(paragraphs: Sequence[SourceParagraph], headings: Sequence[SourceParagraph], marked: Collection[int]) -> Levels:
    """The headings, with the lines above them that name parts of a report: ``工作业绩`` above ``清渠``, ``换闸``, and ``不足之处`` behind their texts.

    A heading behind such a line stands below it, until another one names a part that nothing of that kind holds: what was lacking, what is planned,
    the conclusion. Without such a line all headings are of one level.
    marked: the places of paragraphs that belong to a list.
    """
    known = {heading.at for heading in headings}
    others = {*known, *marked}
    over = {
        line.at: below
        for line, below in pairwise(paragraphs[1:])
        if below.at in known and line.at not in others and is_heading_line(line) and _over().search(line.text)
    }
    lower: set[int] = set()
    first: SourceParagraph | None = None
    found = sorted([*headings, *(line for line in paragraphs if line.at in over)], key=_place)
    for heading in found:
        if heading.at in over:
            first = over[heading.at]
        elif first is not None and heading is not first and _behind().search(heading.text) and not _are_of_a_kind(heading, first):
            first = None
        elif first is not None:
            lower.add(heading.at)
    return Levels(found, frozenset(lower)) if over and len(found) - len(lower) >= LEAST else Levels(headings)


def _place(paragraph: SourceParagraph) -> int:
    return paragraph.at


def _are_of_a_kind(heading: SourceParagraph, other: SourceParagraph) -> bool:
    return len(shared_end([heading.text, other.text])) >= ALIKE


@cache
def _over() -> re.Pattern[str]:
    return re.compile(table("words")["parts_of_report"]["over"])


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(table("words")["parts_of_report"]["behind"])

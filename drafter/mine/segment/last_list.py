"""Finds a list that belongs to the closing: behind a paragraph that announces the end, 最后，我再强调三件事：, or turns to the hearers once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.address import starts_with_address
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.outline import Member
from drafter.mine.segment.siblings import announced

SHARE = 0.5
"""The greatest fraction of the body for a closing with a list."""
LEAST = 2
"""The fewest items of the list."""


def closing_with_list(paragraphs: Sequence[SourceParagraph], members: Sequence[Member]) -> int | None:
    """The index, among the paragraphs, of the one that leads to the closing's list; None without such a list.

    The list begins with its first number directly below it, and no list from before goes on behind it.
    """
    size = sum(len(paragraph.text) for paragraph in paragraphs)
    settled = re.compile(table("words")["closing"]["settled"])
    firsts: dict[int, int] = {}
    for place, member in enumerate(members):
        firsts.setdefault(member.chain, place)
    begun = len(members)  # where the first of the lists seen so far begins
    left = 0
    at = len(paragraphs)
    for place in range(len(members) - 1, -1, -1):
        member = members[place]
        begun = min(begun, firsts[member.chain])
        begin = member.at - paragraphs[0].at
        left += sum(len(paragraph.text) for paragraph in paragraphs[begin:at])
        at = begin
        if left > size * SHARE or begin == 0:
            return None
        lead = paragraphs[begin - 1]
        if member.number != 1 or (place and members[place - 1].at == lead.at) or len(members) - place < LEAST:
            continue
        if begun < place:
            continue
        if settled.match(lead.text) or _turns(lead, len(members) - place):
            return begin - 1
    return None


def _turns(lead: SourceParagraph, count: int) -> bool:
    """Whether a paragraph speaks to the hearers again and leads to a list of so many items."""
    return starts_with_address(lead.text) and (lead.text[-1] in "：:" or announced([lead]) == count)

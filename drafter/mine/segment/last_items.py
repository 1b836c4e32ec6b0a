"""Finds whether a speech ends with a list without ordinals, whose last item is no closing: ``• 早巡查`` ``• 勤宣传``, or the same without signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from drafter.mine.clean.front.names import is_person
from drafter.mine.clean.lines import finished
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.titles import is_name_line, is_signing_line, is_speaker

LONGEST = 40
"""The most characters of an item without a sign."""
SHORT = 16
"""The most characters of one that ends a sentence, where no words lead to it."""
FEWEST = 2
"""The fewest items above the last one that show a list, where no words lead to it."""
LEADS = "：:"
"""How a line ends that leads to a list."""


def is_item(paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether the last paragraph is the last item of a list of the last section.

    Either the same sign stands before it and before the one above, or the items all end alike, down from the words that lead to
    them: ``要做好这几件事：``. Where none ends a sentence, nothing need lead to them; nor where they are all short, below a heading.
    """
    text = paragraphs[-1].text
    if len(paragraphs) == 1 or is_person(text) or is_signing_line(text):
        return False
    if (sign := _sign(text)) and sign == _sign(paragraphs[-2].text):
        return True
    end = _end(text)
    items = list(takewhile(lambda other: _is_like(other, end), reversed(paragraphs)))
    lead = paragraphs[-len(items) - 1] if 0 < len(items) < len(paragraphs) else None
    led = lead is not None and lead.text[-1] in LEADS and not lead.is_address
    headed = lead is not None and not _end(lead.text) and all(len(item.text) <= SHORT for item in items)
    named = is_name_line(text) or is_speaker(text)  # 火有人管 below 要做到： is none
    return len(items) > 1 and (led or (len(items) > FEWEST and not named and (not end or headed)))


def _is_like(paragraph: SourceParagraph, end: str) -> bool:
    text = paragraph.text
    special = paragraph.mark or paragraph.hint or paragraph.is_address or paragraph.is_date
    return not special and len(text) <= LONGEST and text[-1] not in LEADS and _end(text) == end


def _end(text: str) -> str:
    """The mark with which a text ends a sentence, "" where it ends none; a list may part its items with ``；`` or ``，``."""
    return "。" if text[-1] in "；;，,、" else text[-1] if finished(text) else ""


def _sign(text: str) -> str:
    """The sign of a list with which a text begins, "" without one."""
    found = re.match(table("words")["signs"], text)
    return found[0][0] if found else ""

"""Finds a speech that who tells of it attached: ``附：在开渠会上的讲话`` below a report, with its address below that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.clean.lines import SourceLine, finished
from drafter.mine.titles import is_date, is_speaker, is_titled

BELOW = 4
"""How many lines below its title an attached speech may have its address."""
WITHIN = 16
"""How many first lines may hold its title."""
_LABEL = re.compile(
    r"附(?:件|录|文|稿|全文|原文)?[0-9一]?(?:\s*[：:]\s*|[ \u3000]+)|[（(【\[]附(?:件|录|文|稿)?[0-9一]?[）)】\]]\s*|附(?:件|录|文|稿)?[0-9一]?$"
)


def attached_label(text: str) -> int:
    """The length of the label in front of what is attached, 0 without one."""
    label = _LABEL.match(text)
    return label.end() if label else 0


def is_attached(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a line is the label of an attached speech: its title stands behind or below it, and its address below that, with nothing but a date and names between."""
    label = attached_label(lines[at].text)
    if not label:
        return False
    alone = label == len(lines[at].text)
    if at + 1 + alone > len(lines) or not is_titled(lines[at + 1].text if alone else lines[at].text[label:]):
        return False
    for line in lines[at + 1 + alone : at + 1 + alone + BELOW]:
        if line.is_address:
            return True
        if not is_date(line.text) and not is_speaker(line.text):
            break
    return False


def above_attached(lines: Sequence[SourceLine]) -> range:
    """The indexes of the lines that only tell of an attached speech, and of its label where that stands alone; empty without one.

    None of them is an address, an item, or the title of a speech, and they are shorter than what is attached.
    """
    at = next((at for at, line in enumerate(lines[1:WITHIN], 1) if line.text[0] in "附（(【[" and is_attached(lines, at)), 0)
    above, below = lines[:at], lines[at:]
    begun = any(line.is_address or line.mark is not None or is_titled(line.text) or line.hint == "title" for line in above)
    told = any(finished(line.text) for line in above)
    shorter = sum(len(line.text) for line in above) < sum(len(line.text) for line in below)
    return range(at + (attached_label(lines[at].text) == len(lines[at].text))) if told and not begun and shorter else range(0)

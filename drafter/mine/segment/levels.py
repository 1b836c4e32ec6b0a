"""Mends the level of a heading that a hand made shallower than its neighbours: ``##`` once among many ``###``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.mine.model import SourceParagraph

LEAST_ALIKE = 3
"""The fewest headings of the level that the others have."""
LEAST_BEFORE = 2
"""The fewest of them before the single one, if `LEAST_ALIKE` and more stand behind it. One alone does not show that they are all siblings."""


def with_even_levels(paragraphs: Sequence[SourceParagraph]) -> Sequence[SourceParagraph]:
    """The paragraphs, with a heading that alone is of a shallower level on the level of the others.

    Others stand before it, so it is not above them all. Behind it others stand too, or it is the last of several. It has a text of its own:
    ``### 修渠``, ``### 换闸``, ``## 护林``, ``### 种树``.
    Where one stands before it and many behind, these are its parts. Then the one before it is its sibling, and gets its level:
    ``### 前言``, ``## 做法``, ``### 修渠``, ``### 换闸``, ``### 护林``. Headings with marks are told by these.
    """
    paragraphs = _with_first_levels(paragraphs)
    headed = [at for at, paragraph in enumerate(paragraphs) if paragraph.hint.startswith("heading-")]
    levels = Counter(paragraphs[at].hint for at in headed)
    if len(levels) != 2 or any(paragraphs[at].mark for at in headed):
        return paragraphs
    shallow, deep = sorted(levels)
    lone = next(at for at in headed if paragraphs[at].hint == shallow)
    above = headed.index(lone)
    below = len(headed) - above - 1
    if levels[shallow] > 1 or levels[deep] < LEAST_ALIKE or not above:
        return paragraphs
    if below >= LEAST_ALIKE and above < LEAST_BEFORE and headed[0] + 1 < lone:
        return _with_hint(paragraphs, headed[0], shallow)
    return paragraphs if lone + 1 in headed else _with_hint(paragraphs, lone, deep)


def _with_hint(paragraphs: Sequence[SourceParagraph], at: int, hint: str) -> Sequence[SourceParagraph]:
    return [*paragraphs[:at], paragraphs[at]._replace(hint=hint), *paragraphs[at + 1 :]]


def _with_first_levels(paragraphs: Sequence[SourceParagraph]) -> Sequence[SourceParagraph]:
    """The paragraphs. Headings in front of the first of the shallowest level, each with a text of its own, are of that level: there is nothing that they could be parts of."""
    headed = {at for at, paragraph in enumerate(paragraphs) if paragraph.hint.startswith("heading-")}
    top = min((paragraphs[at].hint for at in headed), default="")
    tops = [at for at in sorted(headed) if paragraphs[at].hint == top]
    before = {at for at in headed if at < tops[0]} if len(tops) >= LEAST_TOPS else set()
    marked = any(paragraphs[at].mark for at in before) or all(paragraphs[at].mark for at in tops)
    if not before or marked or any(at + 1 in headed for at in before):
        return paragraphs
    return [paragraph._replace(hint=top) if at in before else paragraph for at, paragraph in enumerate(paragraphs)]


LEAST_TOPS = 2
"""The fewest headings of the shallowest level. A single one among deeper ones takes their level."""

"""Mends the level of a heading that a hand made shallower than its neighbours: ``##`` once among many ``###``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafter.mine.model import SourceParagraph

LEAST_ALIKE = 3
"""The fewest headings of the level that the others have."""


def with_even_levels(paragraphs: Sequence[SourceParagraph]) -> Sequence[SourceParagraph]:
    """The paragraphs. A single heading of a shallower level, with headings of the deeper one before it and behind it and a text of its own, is one of these.

    Where it was meant to be above them, none would stand before it. Headings with marks are told by these.
    """
    paragraphs = _with_first_levels(paragraphs)
    headed = [at for at, paragraph in enumerate(paragraphs) if paragraph.hint.startswith("heading-")]
    levels = Counter(paragraphs[at].hint for at in headed)
    if len(levels) != 2 or any(paragraphs[at].mark for at in headed):
        return paragraphs
    shallow, deep = sorted(levels)
    lone = next(at for at in headed if paragraphs[at].hint == shallow)
    inside = headed[0] < lone < headed[-1] and lone + 1 not in headed
    if levels[shallow] > 1 or levels[deep] < LEAST_ALIKE or not inside:
        return paragraphs
    return [*paragraphs[:lone], paragraphs[lone]._replace(hint=deep), *paragraphs[lone + 1 :]]


def _with_first_levels(paragraphs: Sequence[SourceParagraph]) -> Sequence[SourceParagraph]:
    """The paragraphs. Headings in front of the first of the shallowest level, each with a text of its own, are of that level: there is nothing that they could be parts of."""
    headed = [at for at, paragraph in enumerate(paragraphs) if paragraph.hint.startswith("heading-")]
    top = min((paragraphs[at].hint for at in headed), default="")
    tops = [at for at in headed if paragraphs[at].hint == top]
    before = [at for at in headed if at < tops[0]] if len(tops) >= LEAST_TOPS else []
    marked = any(paragraphs[at].mark for at in before) or all(paragraphs[at].mark for at in tops)
    if not before or marked or any(at + 1 in headed for at in before):
        return paragraphs
    return [paragraph._replace(hint=top) if at in before else paragraph for at, paragraph in enumerate(paragraphs)]


LEAST_TOPS = 2
"""The fewest headings of the shallowest level. A single one among deeper ones takes their level."""

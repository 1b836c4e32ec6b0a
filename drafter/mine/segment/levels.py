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

"""A slice of a text with emphasis and footnotes has what stands in it, however many stand outside."""

from __future__ import annotations

import random

import pytest

from drafter.speech.emphasis import Span
from drafter.speech.lines import Note, Styled

_TEXT = "渠水清清流过三个村子养活了一千多口人"


def _spans(draw: random.Random) -> tuple[Span, ...]:
    """Some spans in order: bold words, and footnotes behind characters."""
    found: list[Span] = []
    at = 0
    while at < len(_TEXT):
        if draw.random() < 0.4:
            found.append(Span(at, at, (Note("甲"),)))
        stop = min(at + draw.randint(1, 4), len(_TEXT))
        if draw.random() < 0.5:
            found.append(Span(at, stop, ("bold",)))
        at = stop
    return tuple(found)


@pytest.mark.parametrize("seed", range(40))
def test_a_slice_keeps_what_stands_in_it(seed: int):
    spans = _spans(random.Random(seed))
    text = Styled(_TEXT, "", spans)
    for first in range(len(_TEXT)):
        for last in range(first, len(_TEXT) + 1):
            kept = [
                (max(span.start, first) - first, min(span.stop, last) - first)
                for span in spans
                if (
                    span.start < last and span.stop > first
                    if span.note is None
                    else first < span.stop <= last or first == span.stop == 0
                )
            ]
            found = text[first:last]
            assert [(span.start, span.stop) for span in getattr(found, "spans", ())] == kept

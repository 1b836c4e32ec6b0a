"""Sibling headings aligned into one frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.speech.frames.common import common_parts
from drafter.speech.frames.pattern import Frame, Parts, fill_parts, is_frame, leans, weight, written

LONGEST = 120
"""A longer text is no heading, and no frame is looked for in it."""

SAMPLE = 16
"""How many headings are compared at most. Of more headings an even sample is taken, in sorted order."""

FEW = 8
"""With this many headings or fewer, the search is repeated without each of them: one odd heading must not hide the frame of the
others.
"""

ENOUGH = 2.5
"""The weight (see `pattern.weight`) at which a frame that all headings fit is taken at once, without looking for a better one."""

PARTICLES = "的地得"
"""Words with which no blank begins."""

TRIED = 5
"""How many candidate frames of a sample are tried on all headings, the best first."""

Rank = tuple[float, int, int, str]


def align(headings: Sequence[str]) -> Frame | None:
    """The frame of sibling headings, None where they share none (see `is_frame`).

    The order of the headings does not matter. The frame with the greater weight wins; with equal weights, the frame that more
    headings fit.
    """
    known = Counter(heading for heading in headings if heading)
    texts = sorted(heading for heading in known if len(heading) <= LONGEST)
    if len(texts) < 2:
        return None
    sample = texts if len(texts) <= SAMPLE else [texts[i * len(texts) // SAMPLE] for i in range(SAMPLE)]
    total = len(headings)
    sample_total = total if sample is texts else sum(known[text] for text in sample)
    for _, parts in sorted(_ranked(sample, known, sample_total), reverse=True)[:TRIED]:
        supporters = _support(parts, texts, known)
        if is_frame(parts, supporters, total):
            return Frame(written(_with_particles(parts, texts)), supporters, total)
    return None


def _with_particles(parts: Parts, texts: Sequence[str]) -> Parts:
    """The parts with a particle behind a fixed part that all blanks begin with: ``这是“{}”的{}要求``, not a blank 的内在."""
    filled = [blanks for text in texts if (blanks := fill_parts(parts, text)) is not None]
    if len(filled) < 2:
        return parts
    widened = list(parts)
    for place in range(len(parts) - 1):
        column = [blanks[place] for blanks in filled]
        if parts[place] and all(len(blank) > 1 and blank[0] in PARTICLES and blank[0] == column[0][0] for blank in column):
            widened[place] += column[0][0]
    return tuple(widened)


def _ranked(sample: list[str], known: Counter[str], total: int) -> Iterator[tuple[Rank, Parts]]:
    """The frames of a sample, each with its rank. Stops at a frame with the weight `ENOUGH`."""
    tried: set[Parts] = set()
    for group in _groups(sample):
        sure = False
        for parts in _variants(common_parts(group)):
            if parts in tried:
                continue
            tried.add(parts)
            supporters = _support(parts, sample, known)
            if is_frame(parts, supporters, total):
                near = supporters + sum(known[text] for text in sample if leans(parts, text) and fill_parts(parts, text) is None)
                score = round(weight(parts) * (near / total) ** 2, 6)
                sure = sure or (supporters == total and score >= ENOUGH)
                yield (score, supporters, -len(parts), written(parts)), parts
        if sure:
            return


def _support(parts: Parts, texts: list[str], known: Counter[str]) -> int:
    """How many headings fit. A heading that occurs twice counts twice."""
    return sum(known[text] for text in texts if fill_parts(parts, text) is not None) if len(parts) > 1 else 0


def _groups(texts: list[str]) -> Iterator[Sequence[str]]:
    """The groups of texts to compare: all texts; texts that begin or end alike; for few texts, all but one, once without each."""
    yield texts
    if len(texts) < 3:
        return
    for edge in (slice(2), slice(-2, None), slice(-1, None)):
        alike = Counter(text[edge] for text in texts)
        most = min(alike, key=lambda start: (-alike[start], start))
        if len(texts) > alike[most] >= max(2, len(texts) // 2):
            yield [text for text in texts if text[edge] == most]
    if len(texts) <= FEW:
        for i in range(len(texts)):
            yield texts[:i] + texts[i + 1 :]


def _variants(parts: Parts) -> Iterator[Parts]:
    """The parts as found, then the parts without a blank that only some headings fill (``要在……`` beside ``在……``)."""
    yield parts
    for i in range(len(parts) - 1):
        yield (*parts[:i], parts[i] + parts[i + 1], *parts[i + 2 :])
    if len(parts) > 3:
        yield (parts[0] + parts[1], *parts[2:-2], parts[-2] + parts[-1])

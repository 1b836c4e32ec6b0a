"""Finds points without numbers below a unit: paragraphs behind a dash or the same sign, headings that stand alone, and paragraphs whose first sentences are parallel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.mine.address import starts_with_address
from drafter.mine.clean.lines import finished
from drafter.mine.clean.verses import leads_to_verses
from drafter.mine.dialogue import is_turn
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.alone import heading_lines
from drafter.mine.segment.counted import announced_row, announced_words, summed_paragraphs
from drafter.mine.segment.outline import UnitStart
from drafter.mine.segment.sentences import is_single
from drafter.mine.segment.siblings import framed_paragraphs, led_paragraphs, signed_paragraphs
from drafter.mine.titles import is_title

LEAST = 2
"""The fewest paragraphs behind dashes that are a list. A single one is rhetoric, or a subtitle."""
LEAST_ABOVE = 4
"""The fewest points without numbers in front of a list with numbers, or behind one of dashes. Fewer are what leads to it, or follows from it."""
SERIES = 2
"""The most lists without numbers below a unit: ``——……`` what was reached, and then, paragraph by paragraph, what was done for it."""


def with_lesser(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[UnitStart]:
    """The units, and below those without units of their own the points without numbers.

    paragraphs: those of the sections, or of another part. Where a unit has numbered units below it, its dashes are below these, or
    are rhetoric; parallel paragraphs above these are points of it too.
    """
    if not paragraphs:
        return list(units)
    chain = max((unit.chain for unit in units), default=0)
    base, stop = paragraphs[0].at, paragraphs[-1].at + 1
    tops = [unit for unit in units if unit.depth == 0]
    cut = len(tops) == 1 and bool(tops[0].mark)
    found: list[UnitStart] = []
    for unit, below in pairwise([*units, None]):
        end = below.at if below else stop
        if unit:
            found.append(unit)
        if unit and (below is None or below.depth <= unit.depth):
            chain += SERIES
            found += _points(paragraphs[unit.at + 1 - base : end - base], unit.depth + 1, chain, cut=cut)
        elif unit and below and unit.depth == 0:
            chain += SERIES
            found += _points_above(paragraphs[unit.at + 1 - base : end - base], below.depth, chain)
    return found


def _points(paragraphs: Sequence[SourceParagraph], depth: int, chain: int, *, cut: bool) -> Iterator[UnitStart]:
    """The points without numbers among the paragraphs below a unit. cut: whether the unit is in the only section of the text, whose end is lost."""
    if len(paragraphs) < LEAST:
        return
    led = dashed_paragraphs(paragraphs) or signed_paragraphs(paragraphs)
    if led:
        yield from (UnitStart(paragraph, sign, depth, chain) for paragraph, sign in led)
        behind = paragraphs[led[-1][0].at - paragraphs[0].at + 1 :]
        yield from _points_above(behind, depth, chain + 1) if depth == 1 else ()
    elif depth == 1:
        heads = next((heads for way in _WAYS if (heads := way(paragraphs))), _first_heading(paragraphs) if cut else [])
        yield from (UnitStart(paragraph, "", depth, chain) for paragraph in heads)


def _headings(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Headings that stand alone, two and more of them above texts: ``整修支渠``, ``开春以来，……``, ``更换闸门``, ``全年……``.

    What a host or a guest says, a label with its value (``地点：……``), and verses are none.
    """
    found = heading_lines(paragraphs, ())
    if any(is_turn(heading) or _COLON.search(heading.text[:-1]) for heading in found):
        return []
    above = found[0].at - 1 - paragraphs[0].at if found else -1
    return [] if above >= 0 and leads_to_verses(paragraphs[above].text) else found


_COLON = re.compile("[：:]")


def _first_heading(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """The only line that does not end as a sentence does, above two texts and more: the page shows no more of the section than its first point."""
    lines = [at for at, paragraph in enumerate(paragraphs) if not finished(paragraph.text)]
    if not lines or lines[1:] not in ([], [len(paragraphs) - 1]):
        return []
    heading, below = paragraphs[lines[0]], paragraphs[lines[0] + 1 :]
    text = heading.text
    heads = len(text) <= LONGEST_HEADING and is_title(text) and text[-1].isalnum()
    fits = heads and len(below) >= LEAST and all(len(paragraph.text) > len(text) for paragraph in below)
    return [heading] if fits and not is_turn(heading) and not _COLON.search(text) else []


LONGEST_HEADING = 30
"""The most characters of such a line. A longer one is a paragraph whose full stop was left out."""
_WAYS = (_headings, led_paragraphs, framed_paragraphs, summed_paragraphs, announced_row, announced_words)
"""The ways to find such points that are no list of signs, the surest first."""


def _points_above(paragraphs: Sequence[SourceParagraph], depth: int, chain: int) -> Iterator[UnitStart]:
    """The points without numbers in front of a list, or behind one of dashes: first what was reached, then ``（一）`` ``（二）`` what was done for it."""
    heads = framed_paragraphs(paragraphs) if len(paragraphs) >= LEAST_ABOVE else []
    if len(heads) >= LEAST_ABOVE:
        yield from (UnitStart(paragraph, "", depth, chain) for paragraph in heads)


def dashed_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs that begin with a dash (``——着力提升供水质量。``), each with the dash; empty with fewer than `LEAST`."""
    dash = re.compile(table("words")["dashes"])
    found = [
        (paragraph, match[0])
        for paragraph in paragraphs
        if (match := dash.match(paragraph.text)) and match.end() < len(paragraph.text)
    ]
    return found if len(found) >= LEAST else []


def announced_dashes(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs behind dashes that are the sections of a short text, each with the dash; empty without them.

    A colon leads to them, and they follow one another: ``向大家倡议：``, ``——打饭时说一声“少一点”。``. Where each has several sentences behind its dash,
    one of them may have a further paragraph of text below: ``为此，我建议：``, ``——共修一条渠。……``, ``——共管一道闸。……``, ``闸边还要……``, ``——共守一片林。……``.
    """
    found = dashed_paragraphs(paragraphs)
    if not found:
        return []
    first, last = found[0][0].at, found[-1][0].at
    above = next((paragraph.text for paragraph in paragraphs if paragraph.at == first - 1), "")
    if not above.endswith(("：", ":")):
        return []
    base = paragraphs[0].at
    return found if last - first + 1 == len(found) or _are_long(found, paragraphs[first - base : last + 1 - base]) else []


def _are_long(found: Sequence[tuple[SourceParagraph, str]], inside: Sequence[SourceParagraph]) -> bool:
    """Whether paragraphs behind dashes are so long that what stands between them belongs to them.

    inside: all paragraphs from the first of them to the last one. Nobody is addressed there, and fewer than half have no dash.
    """
    gaps = [below.at - above.at for (above, _), (below, _) in pairwise(found)]
    long = len(found) >= LEAST_SPACED and not any(is_single(paragraph.text) for paragraph, _ in found)
    even = long and max(gaps) <= MOST_BELOW and len(inside) < len(found) + len(found) / 2
    return even and not any(starts_with_address(paragraph.text) for paragraph in inside)


def spaced_dashes(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs behind dashes, three and more of them at even distances with text between, each with the dash; empty without them.

    Dashes in a row are rhetoric, or a list. Those with a paragraph of text below each head it: ``——他一生守闸，我们要学他的耐心。……`` / ``守闸要耐得住……``.
    """
    found = dashed_paragraphs(paragraphs)
    gaps = {below.at - above.at for (above, _), (below, _) in pairwise(found)}
    even = len(found) >= LEAST_SPACED and len(gaps) == 1 and gaps.pop() > 1
    return found if even and all(_has_text(paragraphs, paragraph) for paragraph, _ in found) else []


LEAST_SPACED = 3
"""The fewest paragraphs behind dashes at even distances that are sections."""
MOST_BELOW = 2
"""The greatest distance from one of them to the next where most follow one another."""
SHORTEST_TEXT = 40
"""The fewest characters of the paragraph below each."""


def _has_text(paragraphs: Sequence[SourceParagraph], head: SourceParagraph) -> bool:
    """Whether a dash has several sentences behind it, and a longer paragraph below."""
    place = head.at + 1 - paragraphs[0].at
    below = paragraphs[place] if place < len(paragraphs) else None
    return (
        below is not None and len(below.text) >= SHORTEST_TEXT and not starts_with_address(below.text) and not is_single(head.text)
    )

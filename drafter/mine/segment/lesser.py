"""Finds points without numbers below a unit: paragraphs behind a dash or the same sign, headings that stand alone, and paragraphs whose first sentences are parallel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from drafter.mine.address import starts_with_address
from drafter.mine.clean.lines import finished
from drafter.mine.clean.verses import leads_to_verses
from drafter.mine.dialogue import is_turn
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.alone import heading_lines, labelled_parts
from drafter.mine.segment.counted import announced_row, announced_words, summed_paragraphs
from drafter.mine.segment.outline import UnitStart
from drafter.mine.segment.sentences import is_single
from drafter.mine.segment.shared import shared_start
from drafter.mine.segment.siblings import announced_in, framed_paragraphs, led_paragraphs, signed_paragraphs
from drafter.mine.segment.sides import bracketed_lines, colon_lines, labelled_row, short_sentences, two_sides
from drafter.mine.titles import is_title

LEAST = 2
"""The fewest paragraphs behind dashes that are a list. A single one is rhetoric, or a subtitle."""
LEAST_ABOVE = 4
"""The fewest points without numbers in front of a list with numbers, or behind one of dashes. Fewer are what leads to it, or follows from it."""
LEAST_LED = 3
"""The fewest of them below a line that leads to them."""
SERIES = 2
"""The most lists without numbers below a unit: ``——……`` what was reached, and then, paragraph by paragraph, what was done for it."""


def with_lesser(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[UnitStart]:
    """The units, and below those without units of their own the points without numbers.

    paragraphs: those of the sections, or of another part. Where a unit has numbered units below it, dashes and parallel paragraphs above these are points of
    it too, if they are a row; other dashes are below these, or are rhetoric.
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
            inside = paragraphs[unit.at + 1 - base : end - base]
            last = unit.depth == 1 and bool(unit.mark) and (below is None or below.depth == 0)
            turn = _turn_to_dashes(inside) if last else len(inside)
            found += _points(inside[:turn], unit.depth + 1, chain, cut=cut)
            found += [UnitStart(paragraph, dash, 1, chain + 1) for paragraph, dash in dashed_paragraphs(inside[turn:])]
        elif unit and below and unit.depth == 0:
            chain += SERIES
            found += _points_above(paragraphs[unit.at + 1 - base : end - base], below.depth, chain)
    return found


def _points(paragraphs: Sequence[SourceParagraph], depth: int, chain: int, *, cut: bool) -> Iterator[UnitStart]:
    """The points without numbers among the paragraphs below a unit. cut: whether the unit is in the only section of the text, whose end is lost."""
    if len(paragraphs) < LEAST:
        return
    led = dashed_paragraphs(paragraphs) or signed_paragraphs(paragraphs) or (two_sides(paragraphs) if depth == 1 else [])
    if led and depth == 1 and (heads := _heads_of_runs(paragraphs, led)):
        inner = {paragraph.at: UnitStart(paragraph, sign, depth + 1, chain + 1) for paragraph, sign in led}
        known = {head.at: UnitStart(head, "", depth, chain) for head in heads}
        yield from (unit for _, unit in sorted({**inner, **known}.items()))
    elif led:
        yield from (UnitStart(paragraph, sign, depth, chain) for paragraph, sign in led)
        behind = paragraphs[led[-1][0].at - paragraphs[0].at + 1 :]
        yield from _points_above(behind, depth, chain + 1) if depth == 1 else ()
    elif depth == 1:
        heads = next((heads for way in _WAYS if (heads := way(paragraphs))), _first_heading(paragraphs) if cut else [])
        yield from (UnitStart(paragraph, "", depth, chain) for paragraph in heads)


def _heads_of_runs(paragraphs: Sequence[SourceParagraph], led: Sequence[tuple[SourceParagraph, str]]) -> list[SourceParagraph]:
    """Headings that stand alone, each directly above a run of paragraphs behind dashes or signs: ``清淤``, ``——……``, ``——……``, ``换闸``, ``——……``. Empty where a run has none."""
    places = {paragraph.at for paragraph, _ in led}
    firsts = [at for at in sorted(places) if at - 1 not in places]
    heads = [head for head in _headings(paragraphs) if head.at + 1 in places]
    return heads if len(heads) >= LEAST and {head.at + 1 for head in heads} == set(firsts) else []


def _headings(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Headings that stand alone, two and more of them above texts: ``整修支渠``, ``开春以来，……``, ``更换闸门``, ``全年……``.

    What a host or a guest says, a label with its value (``地点：……``), and verses are none.
    """
    found = heading_lines(paragraphs, ())
    if any(is_turn(heading) or _COLON.search(heading.text[:-1]) for heading in found):
        return []
    above = found[0].at - 1 - paragraphs[0].at if found else -1
    return [] if above >= 0 and leads_to_verses(paragraphs[above].text) else found


def _labelled(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Labels of the parts of an account: ``背景：……``, ``做法：……``, ``成效：……``."""
    return labelled_parts(paragraphs, ())


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
_WAYS = (
    _headings,
    led_paragraphs,
    _labelled,
    framed_paragraphs,
    summed_paragraphs,
    announced_row,
    announced_words,
    colon_lines,
    bracketed_lines,
    labelled_row,
    short_sentences,
)
"""The ways to find such points that are no list of signs, the surest first."""


def _points_above(paragraphs: Sequence[SourceParagraph], depth: int, chain: int) -> Iterator[UnitStart]:
    """The points without numbers in front of a list, or behind one of dashes: first what was reached, then ``（一）`` ``（二）`` what was done for it.

    A line with a colon may lead to a few: ``我们做了以下工作：``. Dashes in a row are such points, too, where each has several sentences.
    """
    if dashed := _row_of_dashes(paragraphs):
        yield from (UnitStart(paragraph, dash, depth, chain) for paragraph, dash in dashed)
        return
    heads = framed_paragraphs(paragraphs) if len(paragraphs) >= LEAST_LED else []
    above = next((paragraph.text for paragraph in paragraphs if heads and paragraph.at == heads[0].at - 1), "")
    if len(heads) >= LEAST_ABOVE or (len(heads) >= LEAST_LED and above.endswith(("：", ":"))):
        yield from (UnitStart(paragraph, "", depth, chain) for paragraph in heads)


def _turn_to_dashes(paragraphs: Sequence[SourceParagraph]) -> int:
    """The index of the paragraph below the last item of a list with which the speaker turns to the hearers, and leaves the list for what stands behind dashes; how many there are without one.

    Example: ``（三）立新规。……``, then ``各位代表，刚刚过去的一年，……：``, ``——……``, ``——……``.
    """
    turn = next((at for at, paragraph in enumerate(paragraphs) if starts_with_address(paragraph.text)), len(paragraphs))
    return turn if turn and dashed_paragraphs(paragraphs[turn:]) and not dashed_paragraphs(paragraphs[:turn]) else len(paragraphs)


def _row_of_dashes(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """Paragraphs behind dashes, three and more of them one below the other, each of a heading and a text; empty without them. Others are rhetoric."""
    found = dashed_paragraphs(paragraphs)
    whole = len(found) >= LEAST_SPACED and found[-1][0].at - found[0][0].at + 1 == len(found)
    return found if whole and not any(is_single(paragraph.text) for paragraph, _ in found) else []


def dashed_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs that begin with a dash (``——着力提升供水质量。``), each with the dash; empty with fewer than `LEAST`."""
    dash = _dashes()
    found = [
        (paragraph, match[0])
        for paragraph in paragraphs
        if (match := dash.match(paragraph.text)) and match.end() < len(paragraph.text)
    ]
    return found if len(found) >= LEAST else []


@cache
def _dashes() -> re.Pattern[str]:
    return re.compile(table("words")["dashes"])


def announced_dashes(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs behind dashes that are the sections of a short text, each with the dash; empty without them.

    A colon leads to them, or a sentence that says what follows or counts them (``要做到以下几点。``), and they follow one another: ``向大家倡议：``, ``——打饭时说一声“少一点”。``. Where each has several sentences behind its dash,
    one of them may have a further paragraph of text below: ``为此，我建议：``, ``——共修一条渠。……``, ``——共管一道闸。……``, ``闸边还要……``, ``——共守一片林。……``.
    What others said is quoted so, too, and heads nothing: ``老人们常说这样几句话。``, ``——渠要年年清。……``.
    """
    found = dashed_paragraphs(paragraphs)
    if not found:
        return []
    first, last = found[0][0].at, found[-1][0].at
    above = _above(paragraphs, first)
    leads = above.endswith(("：", ":")) or re.search(table("words")["follows"], above) or announced_in(above) == len(found)
    if not leads or _quotes_follow(above) or (above.endswith("。") and any(is_single(paragraph.text) for paragraph, _ in found)):
        return []
    base = paragraphs[0].at
    return found if last - first + 1 == len(found) or _are_long(found, paragraphs[first - base : last + 1 - base]) else []


def _above(paragraphs: Sequence[SourceParagraph], at: int) -> str:
    """The text of the paragraph above a place of the source, "" where none of the paragraphs is."""
    return next((paragraph.text for paragraph in paragraphs if paragraph.at == at - 1), "")


def quoted_dashes(paragraphs: Sequence[SourceParagraph]) -> frozenset[int]:
    """The places of the paragraphs behind dashes that quote what others said, whether or not they begin alike; empty without such."""
    found = dashed_paragraphs(paragraphs)
    quoted = found and _quotes_follow(_above(paragraphs, found[0][0].at))
    return frozenset(paragraph.at for paragraph, _ in found) if quoted else frozenset()


def _quotes_follow(text: str) -> bool:
    """Whether a paragraph says that what others said stands below it: ``老人们常说这样几句话。``."""
    return re.search(table("words")["quotes_follow"], text) is not None


def _are_long(found: Sequence[tuple[SourceParagraph, str]], inside: Sequence[SourceParagraph]) -> bool:
    """Whether paragraphs behind dashes are so long that what stands between them belongs to them.

    inside: all paragraphs from the first of them to the last one. Nobody is addressed there, and fewer than half have no dash.
    """
    gaps = [below.at - above.at for (above, _), (below, _) in pairwise(found)]
    long = len(found) >= LEAST_SPACED and not any(is_single(paragraph.text) for paragraph, _ in found)
    even = long and max(gaps) <= MOST_BELOW and len(inside) < len(found) + len(found) / 2
    return even and not any(starts_with_address(paragraph.text) for paragraph in inside)


def long_dashes(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs behind dashes that follow one another and are most of a text, each with the dash: four and more, most of them of several sentences; empty without them.

    What was agreed is told so: ``——我们回顾了……。……``, ``——我们决心……。……``. Dashes of one sentence each are rhetoric; nor does what others said head anything.
    """
    found = dashed_paragraphs(paragraphs)
    several = sum(not is_single(paragraph.text) for paragraph, _ in found)
    if (
        len(found) < LEAST_ABOVE
        or _quotes_follow(_above(paragraphs, found[0][0].at))
        or found[-1][0].at - found[0][0].at + 1 != len(found)
    ):
        return []
    size = sum(len(paragraph.text) for paragraph, _ in found)
    return found if several * 2 > len(found) and size * 2 > sum(len(paragraph.text) for paragraph in paragraphs) else []


def spaced_dashes(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs behind dashes, three and more of them at even distances with text between, each with the dash; empty without them.

    Dashes in a row are rhetoric, or a list. Those with a paragraph of text below each head it: ``——他一生守闸，我们要学他的耐心。……`` / ``守闸要耐得住……``.
    """
    found = dashed_paragraphs(paragraphs)
    gaps = {below.at - above.at for (above, _), (below, _) in pairwise(found)}
    even = len(found) >= LEAST_SPACED and len(gaps) == 1 and gaps.pop() > 1
    return found if even and all(_has_text(paragraphs, paragraph) for paragraph, _ in found) else []


def framed_dashes(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """The paragraphs behind dashes, three and more of them, that begin with the same words and have text between them, each with the dash; empty without them.

    ``——往前走，我们要护好渠。……`` / ``护渠要趁早……`` / ``再说……`` / ``——往前走，我们要护好林。……``: the same words show that each is the head of what follows it.
    """
    found = dashed_paragraphs(paragraphs)
    if len(found) < LEAST_SPACED or len(shared_start([paragraph.text[len(sign) :] for paragraph, sign in found])) < SHORTEST_FRAME:
        return []
    return found if any(below.at - above.at > 1 for (above, _), (below, _) in pairwise(found)) else []


SHORTEST_FRAME = 6
"""The fewest characters with which such paragraphs begin alike."""
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

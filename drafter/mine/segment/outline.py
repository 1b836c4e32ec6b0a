"""Which paragraphs open units, and how deep: marks in order, of any family, that restart, repeat, skip or mix."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.marks import Found, mark_of
from drafter.mine.segment.sentences import is_single
from drafter.speech.numbering import LAST
from drafter.speech.ordinals import sources

TOP = 0
SKIP = 2
"""A number may be missing in a list, not two."""


class Unit(NamedTuple):
    """A paragraph that opens a unit. at: its index. mark: "" for a heading without one. depth: 0 for a section. chain: its list."""

    at: int
    mark: str
    depth: int
    chain: int


class _Marked(NamedTuple):
    at: int
    mark: Found
    chain: int


def marks_in(paragraphs: Sequence[str], hints: Mapping[int, str], start: int, stop: int) -> list[tuple[int, Found]]:
    """Every mark at the start of a paragraph, and every heading by style, whether or not it counts."""
    found: list[tuple[int, Found]] = []
    for index in range(start, stop):
        mark = mark_of(paragraphs[index])
        hint = hints.get(index, "")
        if hint.startswith("heading-") and len(paragraphs[index]) <= 120:
            level = int(hint[-1])
            found.append((index, Found(hint, level - 0.5, mark.number if mark else 0, mark.text if mark else "")))
        elif mark is not None:
            found.append((index, mark))
    return found


def chains_of(found: list[tuple[int, Found]], paragraphs: Sequence[str]) -> list[_Marked]:
    """The marks that belong to a list, in order, each with the number of its list."""
    open_chains: dict[str, list[tuple[int, Found]]] = {}
    chains: list[list[tuple[int, Found]]] = []
    for index, mark in found:
        chain = open_chains.get(mark.family)
        if chain is not None and _follows(chain[-1][1], mark):
            chain.append((index, mark))
        elif mark.family.startswith("heading") or mark.number in {1, 2}:
            open_chains[mark.family] = [(index, mark)]
            chains.append(open_chains[mark.family])
    kept = [chain for chain in chains if _is_list(chain, paragraphs)]
    marked = [_Marked(index, mark, number) for number, chain in enumerate(kept) for index, mark in chain]
    return sorted(marked)


def _follows(last: Found, mark: Found) -> bool:
    if mark.family.startswith("heading"):
        return True
    if LAST in {mark.number, last.number}:
        return mark.number == LAST
    return last.number <= mark.number <= last.number + SKIP and not (mark.number == last.number == 1)


def _is_list(chain: list[tuple[int, Found]], paragraphs: Sequence[str]) -> bool:
    index, mark = chain[0]
    if mark.family.startswith("heading"):
        return True
    if mark.family == "word":
        return any(member.number in {2, 3} for _, member in chain) and len(chain) > 1
    if len(chain) > 1:
        return True
    text = paragraphs[index]
    return (
        mark.rank is not None
        and mark.rank <= 2
        and not mark.alone
        and mark.number == 1
        and len(text) <= 40
        and is_single(text)
        and text[-1] not in "。，；、"
        and index + 1 < len(paragraphs)
        and (len(text) < len(paragraphs[index + 1]))
    )


def top_family(marked: list[_Marked]) -> str | None:
    """The family of the sections: the highest rank, unless it only counts inside the units of another; None where there is no list."""
    families = {item.mark.family: item.mark.rank for item in marked}
    fixed = sorted((rank, family) for family, rank in families.items() if rank is not None)
    floating = [family for family in sources().floating if family in families]
    if fixed:
        top = fixed[0][1]
        for other in [*floating, *(family for _, family in fixed[1:])]:
            if _inside(marked, top, other) or (other == "ordinal" and families[top] in LOW and _below(marked, top, other)):
                top = other
        return top
    for family in floating:
        if not any(_inside(marked, family, other) for other in floating if other != family):
            return family
    return floating[0] if floating else None


LOW = frozenset({3, 4, 5, 6})
"""Ranks below the headings of sections: 1. (1) ①."""


def _below(marked: list[_Marked], inner: str, outer: str) -> bool:
    """Whether a list of a low family only begins below the first unit of another, and never goes on over one."""
    opened = [item.at for item in marked if item.mark.family == outer]
    chains: dict[int, list[int]] = {}
    for item in marked:
        if item.mark.family == inner:
            chains.setdefault(item.chain, []).append(item.at)
    places = [(bisect_left(opened, chain[0]), bisect_left(opened, chain[-1])) for chain in chains.values()]
    return all(first == last > 0 for first, last in places)


def _inside(marked: list[_Marked], inner: str, outer: str) -> bool:
    """Whether all marks of a family stand between the members of lists of another."""
    spans: dict[int, list[int]] = {}
    for item in marked:
        if item.mark.family == outer:
            spans.setdefault(item.chain, []).append(item.at)
    gaps = [(low, high) for indices in spans.values() if len(indices) > 1 for low, high in pairwise(indices)]
    chains: dict[int, list[int]] = {}
    for item in marked:
        if item.mark.family == inner:
            chains.setdefault(item.chain, []).append(item.at)
    if not gaps or not chains:
        return False
    last = max(high for _, high in gaps)
    lows, highs = zip(*sorted(gaps), strict=True)
    inside = [(at := bisect_left(lows, indices[0]) - 1) >= 0 and indices[-1] < highs[at] for indices in chains.values()]
    after = [indices[0] > last for indices in chains.values()]
    return any(inside) and all(a or b for a, b in zip(inside, after, strict=True))


def units_of(marked: list[_Marked], top: str) -> list[Unit]:
    """The units with their depth; what stands before the first section has depth 1 and more."""
    ends: dict[int, int] = {}
    for item in marked:
        ends[item.chain] = item.at
    stack: list[_Marked] = []
    units: list[Unit] = []
    for item in marked:
        if item.mark.family == top:
            stack = [item]
        else:
            stack = _under(stack, item, ends)
        begun = bool(stack) and stack[0].mark.family == top
        units.append(Unit(item.at, item.mark.text, len(stack) - 1 + (0 if begun else 1), item.chain))
    return units


def _under(stack: list[_Marked], item: _Marked, ends: dict[int, int]) -> list[_Marked]:
    """The open units when a mark comes that is no section's, itself last."""
    for depth, open_unit in enumerate(stack):
        if open_unit.mark.family == item.mark.family and (depth or len(stack) == 1 or open_unit.chain == item.chain):
            return [*stack[:depth], item]
    rest = list(stack)
    while len(rest) > 1 or (rest and rest[0].mark.rank is None and ends[rest[0].chain] < item.at):
        last = rest[-1]
        if (item.mark.rank is not None and last.mark.rank is not None and last.mark.rank > item.mark.rank) or (
            last.mark.rank is None and ends[last.chain] < item.at and len(rest) > 1
        ):
            rest.pop()
        else:
            break
    return [*rest, item]


def heads_over(lines: Sequence[int], marked: Sequence[_Marked], top: str | None) -> bool:
    """Whether lines without marks are the headings of the sections, and the lists stand under them.

    So it is where there is no list, where lists of the highest family begin anew under several of the lines, and where the only one of
    a lower family stands under one line, none of them between its members.
    """
    if top is None or not marked:
        return True
    if top.startswith("heading"):
        return False
    members: dict[int, list[int]] = {}
    for item in marked:
        if item.mark.family == top:
            members.setdefault(item.chain, []).append(item.at)
    chains = list(members.values())
    before = [bisect_left(lines, chain[0]) for chain in chains]
    if before[0] == 0 or any(bisect_left(lines, chain[-1]) != count for chain, count in zip(chains, before, strict=True)):
        return False
    under = set(before)
    ranks = {item.mark.rank for item in marked if item.mark.family == top}
    return len(under) > 1 or ranks <= {None, 3, 4, 5, 6}

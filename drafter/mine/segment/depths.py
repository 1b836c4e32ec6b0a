"""How deep the units of a speech are: which list stands inside a unit of which other one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drafter.mine.segment.outline import Member, UnitStart, announces_several
from drafter.mine.segment.sentences import is_single


class _Chains(NamedTuple):
    """The lists of a speech.

    ends: the index of the last member of each list.
    around: pairs of families of which the first was seen around the second, though its rank is that of a lower level.
    inside: a list without a rank, and a family of which a list stood inside one of its items.
    """

    ends: Mapping[int, int]
    around: set[tuple[str, str]]
    inside: set[tuple[int, str]]


def units_of(members: Sequence[Member], top: str) -> list[UnitStart]:
    """The units with their depths. Units before the first section have depth 1 or more."""
    chains = _Chains({member.chain: member.at for member in members}, set(), set())
    opened: list[Member] = []
    units: list[UnitStart] = []
    for member in members:
        opened = [member] if member.family == top else _under(opened, member, chains)
        begun = opened[0].family == top
        units.append(UnitStart(member.paragraph, member.mark, len(opened) - 1 + (0 if begun else 1), member.chain))
    return units


def _under(opened: Sequence[Member], member: Member, chains: _Chains) -> list[Member]:
    """The units around a member that opens no section, outermost first, with the member as the last.

    opened: the units open before it.
    """
    for depth, unit in enumerate(opened):
        if unit.family == member.family and (depth or len(opened) == 1 or unit.chain == member.chain):
            return [*opened[:depth], member]
    still_open = list(opened)
    while len(still_open) > 1 and _closes(still_open[-1], member, chains):
        still_open.pop()
    return [*still_open, member]


def _closes(unit: Member, member: Member, chains: _Chains) -> bool:
    """Whether a member ends an open unit: its rank is that of an outer level, or the unit has no rank and its list has ended.

    The last item of such a list goes on with a list as an item before it has: 一是 二是 inside 第一， and then below 第二，. So does one that leads to it:
    ``其次，抓好三件事：`` directly above ``一是……``.
    """
    if unit.rank is None and _leads_to(unit, member):
        chains.inside.add((unit.chain, member.family))
    if unit.rank is None:
        inner = unit.chain, member.family
        if chains.ends[unit.chain] > member.at:
            chains.inside.add(inner)
        return inner not in chains.inside
    return member.rank is not None and unit.rank > member.rank and not _is_around(unit, member, chains)


def _leads_to(unit: Member, member: Member) -> bool:
    """Whether the paragraph of a unit ends with a colon, or announces several, directly above the first item of another list."""
    text = unit.paragraph.text
    first = member.number == 1 and unit.at == member.at - 1 and member.chain != unit.chain
    return first and (text[-1] in "：:" or (announces_several(text) and not is_single(text)))


def _is_around(unit: Member, member: Member, chains: _Chains) -> bool:
    """Whether a list begins and ends inside a unit of a list that goes on behind it: ``1.`` ``2.`` between 2.1 and 2.2, or between （1） and （2）.

    So does one inside the last unit, where another stood inside one before it.
    """
    pair = unit.family, member.family
    if not member.styled and chains.ends[member.chain] < chains.ends[unit.chain]:
        chains.around.add(pair)
    return pair in chains.around

"""Pairs the units of the wanted page with those of the outline's page, also where a unit has moved.

First units with the same text are paired, then units with the same heading, then similar units at the same place.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from drafter.pull.align import likeness
from drafter.pull.units import Unit

_ALIKE = 0.4
_MOST = 400
"""The most pairs of units that are compared inside one unit. Of more units each is compared with the one that has its number."""


class Matches(NamedTuple):
    """The pairs of units.

    old_of: for a unit of the wanted page, its counterpart on the outline's page.
    copied: the units of the wanted page that are a further copy of their counterpart.
    """

    old_of: dict[Unit, Unit]
    copied: set[Unit]


def matches(old: Unit, new: Unit) -> Matches:
    """The pairs of the units of two speeches."""
    found: dict[Unit, Unit] = {
        old_new[1]: old_new[0] for old_new in zip([old, *old.points[:2]], [new, *new.points[:2]], strict=True)
    }
    olds = [unit for unit in old.inside() if unit.written is not None]
    news = [unit for unit in new.inside() if unit.kind in ("section", "point")]
    taken: set[Unit] = set()
    _same(olds, _largest_first(news), found, taken, lambda unit: (unit.kind, unit.text), inside=True)
    _same(olds, news, found, taken, lambda unit: (unit.kind, unit.words) if unit.words else None)
    copies = _copies(olds, news, found)
    found |= copies
    for unit in (new, *new.points[:2], *news):
        _in_place(unit, found, taken)
    return Matches(found, set(copies))


def _largest_first(units: Iterable[Unit]) -> list[Unit]:
    """Units so that each comes before those of a shorter text: what stands in a copy does not take what its original needs."""
    return sorted(units, key=lambda unit: -len(unit.text))


def _same(
    olds: Iterable[Unit],
    news: Iterable[Unit],
    found: dict[Unit, Unit],
    taken: set[Unit],
    key: Callable[[Unit], object],
    *,
    inside: bool = False,
) -> None:
    """Match the units that have the same key, and `inside` what is in them.

    Of units with the same heading the first is matched with the first, the second with the second; then what is left, in order.
    """
    olds, news = list(olds), list(news)
    waiting: dict[object, deque[Unit]] = defaultdict(deque)
    times, new_times = _times(olds), _times(sorted(news, key=lambda unit: (unit.line, unit.start)))
    for unit in olds:
        waiting[key(unit)].append(unit)
        waiting[key(unit), times[unit]].append(unit)
    groups: dict[object, list[Unit]] = defaultdict(list)
    for unit in news:
        groups[key(unit)].append(unit)
    for unit, any_time in ((unit, any_time) for group in groups.values() for any_time in (False, True) for unit in group):
        if unit in found or key(unit) is None:
            continue
        wanted = key(unit) if any_time else (key(unit), new_times[unit])
        while waiting[wanted] and waiting[wanted][0] in taken:
            waiting[wanted].popleft()
        if waiting[wanted]:
            old = waiting[wanted].popleft()
            _match(unit, old, found, taken)
            for new, same in zip(unit.inside(), old.inside(), strict=False) if inside else ():
                if new not in found and same not in taken and same.written is not None and key(new) == key(same):
                    _match(new, same, found, taken)


def _times(units: Iterable[Unit]) -> dict[Unit, int]:
    """How many units with the same heading stand before each unit."""
    times: Counter[tuple[str, str]] = Counter()
    found = {}
    for unit in units:
        found[unit] = times[unit.kind, unit.words]
        times[unit.kind, unit.words] += 1
    return found


def _match(new: Unit, old: Unit, found: dict[Unit, Unit], taken: set[Unit]) -> None:
    found[new] = old
    taken.add(old)


def _copies(olds: Iterable[Unit], news: Iterable[Unit], found: dict[Unit, Unit]) -> dict[Unit, Unit]:
    """The units of the wanted page that are a further copy of a unit, each with its counterpart."""
    by_text = {(unit.kind, unit.text): unit for unit in olds}
    return {unit: by_text[unit.kind, unit.text] for unit in news if unit not in found and (unit.kind, unit.text) in by_text}


def _in_place(new: Unit, found: dict[Unit, Unit], taken: set[Unit]) -> None:
    """Match those units directly inside `new` that are similar, or have the same neighbours, as units of its counterpart."""
    old = found.get(new)
    if old is None:
        return
    for befores, afters in ((old.points, new.points), (old.sections, new.sections)):
        left = [unit for unit in befores if unit not in taken and unit.written is not None]
        asked = [unit for unit in afters if unit not in found]
        every = ((at, to) for at in range(len(left)) for to in range(len(asked)))
        compared = every if len(left) * len(asked) <= _MOST else zip(range(len(left)), range(len(asked)), strict=False)
        alike = sorted(((likeness(left[at].text, asked[to].text), -abs(at - to), at, to) for at, to in compared), reverse=True)
        for degree, _, at, to in alike:
            if degree >= _ALIKE and left[at] not in taken and asked[to] not in found:
                _match(asked[to], left[at], found, taken)

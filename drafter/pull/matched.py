"""Pairs the units of the wanted page (the edited one) with those of the outline's page, also where a unit has moved.

First units with the same text are paired, then units with the same heading, then similar units at the same place.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from drafter.pull.align import ALIKE, likeness
from drafter.pull.units import Unit

_MOST = 400
"""The most pairs of units that are compared inside one unit. If there are more, the first is compared with the first, and so on."""


class Matches(NamedTuple):
    """The pairs of units.

    old_of: for a unit of the wanted page, its counterpart on the outline's page.
    copied: the units of the wanted page whose counterpart is another unit's already: the author copied it.
    """

    old_of: dict[Unit, Unit]
    copied: set[Unit]


def matches(old: Unit, new: Unit) -> Matches:
    """The pairs of the units of two speeches."""
    found: dict[Unit, Unit] = {after: before for before, after in zip([old, *old.points[:2]], [new, *new.points[:2]], strict=True)}
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
    """Units, the longest text first. So a whole section finds its counterpart before a point that was copied out of it."""
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
    """Match the units that have the same key. Units for which it is None are left alone.

    First each is matched with the one before which the same heading stands as often; then what is left, in order.
    inside: whether the units in a matched pair are matched too.
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
    """The units without a counterpart that have kind and text of a unit of the outline's page, each with that unit."""
    by_text = {(unit.kind, unit.text): unit for unit in olds}
    return {unit: by_text[unit.kind, unit.text] for unit in news if unit not in found and (unit.kind, unit.text) in by_text}


def _in_place(new: Unit, found: dict[Unit, Unit], taken: set[Unit]) -> None:
    """Match the units directly inside `new` with similar ones inside its counterpart: the most similar first, of those the nearest."""
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
            if degree >= ALIKE and left[at] not in taken and asked[to] not in found:
                _match(asked[to], left[at], found, taken)

"""Pairs the units of the wanted page with those of the outline's page, also where a unit has moved.

First units with the same text are paired, then units with the same heading, then similar units at the same place.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from drafter.pull.align import likeness
from drafter.pull.units import Unit

_ALIKE = 0.4
_MOST = 400
"""The most pairs of units that are compared inside one unit."""


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
    """Match the units that have the same key, first with first; `inside`: and what is in them."""
    by_key: dict[object, deque[Unit]] = defaultdict(deque)
    for unit in olds:
        by_key[key(unit)].append(unit)
    for unit in news:
        if unit in found or key(unit) is None:
            continue
        waiting = by_key[key(unit)]
        while waiting and waiting[0] in taken:
            waiting.popleft()
        if waiting:
            old = waiting.popleft()
            _match(unit, old, found, taken)
            for new, same in zip(unit.inside(), old.inside(), strict=False) if inside else ():
                if new not in found and same not in taken and same.written is not None and key(new) == key(same):
                    _match(new, same, found, taken)


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
        if not left or not asked or len(left) * len(asked) > _MOST:
            continue
        alike = sorted(
            (
                (likeness(before.text, after.text), -abs(at - to), at, to)
                for at, before in enumerate(left)
                for to, after in enumerate(asked)
            ),
            reverse=True,
        )
        for degree, _, at, to in alike:
            if degree >= _ALIKE and left[at] not in taken and asked[to] not in found:
                _match(asked[to], left[at], found, taken)

"""Lines of the outline's page that a document never showed, because its layout leaves their kind out: notes to the speaker.

They are put where they stand in the outline, so that pulling does not take them for deleted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Sequence, Set
from typing import TypeVar

from drafter.pull.edited import PageLine
from drafter.speech.digests import digest
from drafter.speech.lines import BY_NAME

T = TypeVar("T")


def with_unshown(
    wanted: Sequence[PageLine], made: Sequence[PageLine], rendered: Sequence[bytes]
) -> tuple[list[PageLine], list[bytes]]:
    """The lines of a document with those of the outline's page that it never showed, and the digests of the page with these too.

    rendered: the digests of the page as it was rendered; without them nothing is known.
    """
    shown = set(rendered)
    absent = {at for at, line in enumerate(made) if line.kind in BY_NAME and digest(line.text) not in shown} if rendered else set()
    if not absent:
        return list(wanted), list(rendered)
    return (
        _with(wanted, [line.text for line in wanted], made, [line.text for line in made], absent),
        _with(rendered, rendered, [digest(line.text) for line in made], [digest(line.text) for line in made], absent),
    )


def _with(old: Sequence[T], keys: Sequence[Hashable], new: Sequence[T], new_keys: Sequence[Hashable], absent: Set[int]) -> list[T]:
    """A sequence with those items of another one that it lacks, each as far behind the nearest item that both have, or before the next.

    keys, new_keys: what the items of both are found by. absent: the places of the items that it lacks.
    """
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    put: defaultdict[int, list[T]] = defaultdict(list)
    behind, waiting = 0, 0  # where the next item may stand; how many items behind the last known one are not known
    noted: list[tuple[int, T]] = []
    for at, (item, key) in enumerate(zip(new, new_keys, strict=True)):
        if at in absent:
            noted.append((behind + waiting, item))
            continue
        found = places.get(key, [])
        following = bisect_left(found, behind)
        if following == len(found):
            waiting += 1
            continue
        _put(put, noted, found[following])
        behind, waiting, noted = found[following] + 1, 0, []
    _put(put, noted, len(old))
    return [item for at in range(len(old) + 1) for item in (*put[at], *old[at : at + 1])]


def _put(put: defaultdict[int, list[T]], noted: Sequence[tuple[int, T]], most: int) -> None:
    """Give items their places. most: the place of the next known item, which they stand before."""
    for place, item in noted:
        put[min(place, most)].append(item)

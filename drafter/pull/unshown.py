"""Lines of the outline's page that a document never showed, because its layout leaves their kind out: notes to the speaker.

They are put where they stand in the outline, so that pulling does not take them for deleted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from drafter.pull.word import PageLine
from drafter.speech.digests import digest
from drafter.speech.lines import BY_NAME


def with_unshown(wanted: Sequence[PageLine], made: Sequence[PageLine], rendered: Sequence[bytes]) -> list[PageLine]:
    """The lines of a document, and those of the outline's page that it never showed.

    rendered: the digests of the page as it was rendered; without them nothing is known.
    """
    shown = set(rendered)
    absent = {at for at, line in enumerate(made) if line.kind in BY_NAME and digest(line.text) not in shown} if rendered else set()
    if not absent:
        return list(wanted)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(wanted):
        places[line.text].append(at)
    put: defaultdict[int, list[PageLine]] = defaultdict(list)
    behind = 0
    for at, line in enumerate(made):
        if at in absent:
            put[behind].append(line)
            continue
        found = places.get(line.text, [])
        following = bisect_left(found, behind)
        if following < len(found):
            behind = found[following] + 1
    return [line for at in range(len(wanted) + 1) for line in (*put[at], *wanted[at : at + 1])]

"""Where the closing begins: behind the last section, by how the others ended and by how a closing sounds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median

from drafter.mine.address import is_address, starts_with_address
from drafter.mine.clean.lines import finished
from drafter.mine.patterns import table
from drafter.mine.segment.headings import opens_text
from drafter.mine.segment.outline import Unit
from drafter.mine.titles import is_date, is_speaker

SHORT = 12
CALL = 120
"""A paragraph that calls out, in front of thanks, is no longer."""
SHARE = 0.35
"""No closing is a larger part of the speech than this."""


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(table("words")["closing"]["begins"])


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(table("words")["closing"]["ends"])


@cache
def _settles() -> re.Pattern[str]:
    return re.compile(table("words")["closing"]["settled"])


def closing_start(paragraphs: Sequence[str], units: Sequence[Unit], start: int, stop: int) -> int:
    """Where the closing begins, `stop` where there is none. `start`: of the first section."""
    tops = [unit.at for unit in units if unit.depth == 0]
    if not tops:
        return stop
    last = tops[-1]
    if _one_paragraph_each(paragraphs, units, tops) and last + 1 < stop:
        return last + 1
    if (alike := _like_the_others(paragraphs, units, tops, stop)) is not None:
        return alike
    size = sum(len(text) for text in paragraphs[start:stop])
    inner = max((unit.at for unit in units), default=last)
    if (restarted := _restarted(paragraphs, units, size, stop)) is not None:
        return restarted
    settled = _settled(paragraphs, last + 1, stop, size)
    if (called := _called(paragraphs, units, last, size, stop)) is not None:
        return called
    found = _walk_back(paragraphs, max(inner, last), stop, size)
    if settled > _body_start(paragraphs, last):
        found = min(found, settled)
    if all(len(text) <= SIGN_OFF for text in paragraphs[found:stop]):
        return _behind_list(paragraphs, units, tops, found, size)
    return found


def _restarted(paragraphs: Sequence[str], units: Sequence[Unit], size: int, stop: int) -> int | None:
    """The paragraph that says that the end comes (最后，我再强调三件事：), where the numbers of sections begin anew behind it."""
    tops = [unit for unit in units if unit.depth == 0]
    again = next((unit.at for unit in tops if unit.chain == tops[-1].chain), 0)
    if tops[0].chain == tops[-1].chain or again - 1 <= tops[0].at or not _settles().match(paragraphs[again - 1]):
        return None
    return again - 1 if sum(map(len, paragraphs[again - 1 : stop])) <= size * SHARE else None


def _called(paragraphs: Sequence[str], units: Sequence[Unit], last: int, size: int, stop: int) -> int | None:
    """The paragraph that turns to the hearers once more (同志们，我再强调几点：), where all lists of the last section stand below it."""
    first = min((unit.at for unit in units if unit.at > last), default=0)
    if first - 1 <= last + 1 or not starts_with_address(paragraphs[first - 1]) or paragraphs[first - 1][-1] not in "：:。":
        return None
    return first - 1 if sum(map(len, paragraphs[first - 1 : stop])) <= size * SHARE else None


SIGN_OFF = 20
"""Thanks and a name are no longer."""
BEHIND = 0.15
"""A closing that no word of it shows is no larger part of the speech than this."""


def _behind_list(paragraphs: Sequence[str], units: Sequence[Unit], tops: Sequence[int], found: int, size: int) -> int:
    """Where the closing begins that no word shows: behind a list at the end of the last section whose points are a paragraph each.

    `found`: where thanks or a name begin, that do show. Where another section goes on behind its list, the last may too.
    """
    points = [unit for unit in units if unit.at > tops[-1]]
    opened = [unit.at for unit in units]
    inner = [(opened[bisect_left(opened, high) - 1], low, high) for low, high in pairwise(tops)]
    if len(points) < 2 or any(low < at < high - 1 for at, low, high in inner):
        return found
    last = points[-1].at
    members = [unit.at for unit in points if unit.chain == points[-1].chain]
    single = len(members) > 1 and all(b - a == 1 for a, b in pairwise(members))
    if not single or not opens_text(paragraphs[last]) or sum(map(len, paragraphs[last + 1 : found])) > size * BEHIND:
        return found
    return min(last + 1, found)


def _one_paragraph_each(paragraphs: Sequence[str], units: Sequence[Unit], tops: Sequence[int]) -> bool:
    """Whether the sections before the last are a paragraph each, the heading run in."""
    sizes = [b - a for a, b in pairwise(tops)]
    last = tops[-1]
    under = any(unit.at > last and unit.depth > 0 and unit.at == last + 1 for unit in units)
    text = opens_text(paragraphs[last]) or (len(sizes) > 1 and max(sizes) == 1 and all(finished(paragraphs[top]) for top in tops))
    return bool(sizes) and median(sizes) == 1 and text and not under


def _like_the_others(paragraphs: Sequence[str], units: Sequence[Unit], tops: Sequence[int], stop: int) -> int | None:
    """Where the last section ends if it ends as all before it did: behind one paragraph of text, or behind its last point."""
    bounds = [*tops, stop]
    if len(tops) < 3 or any(opens_text(paragraphs[top]) for top in tops):
        return None
    inside: list[list[int]] = [[] for _ in tops]
    for unit in units:
        if unit.depth > 0 and unit.at > tops[0]:
            inside[bisect_right(tops, unit.at) - 1].append(unit.at)
    before = list(zip(inside[:-1], bounds[1:], strict=False))
    if not any(inside) and all(b - a == 2 for a, b in pairwise(tops)):
        return tops[-1] + 2 if tops[-1] + 2 <= stop else None
    if all(inside) and all(indices[-1] + 1 == high for indices, high in before) and opens_text(paragraphs[inside[-1][-1]]):
        return inside[-1][-1] + 1
    return None


def _body_start(paragraphs: Sequence[str], unit: int) -> int:
    """The first paragraph behind a unit that may be something else than its text."""
    return unit if opens_text(paragraphs[unit]) else unit + 1


def _settled(paragraphs: Sequence[str], start: int, stop: int, size: int) -> int:
    """The paragraph that says that the speech comes to its end (以上四点……, 最后，我……)."""
    rest = 0
    found = stop
    for index in range(stop - 1, start - 1, -1):
        rest += len(paragraphs[index])
        if rest > size * SHARE:
            break
        if _settles().match(paragraphs[index]):
            found = index
    return found


def _walk_back(paragraphs: Sequence[str], unit: int, stop: int, size: int) -> int:
    """The first of the paragraphs at the end that all sound like a closing."""
    first = _body_start(paragraphs, unit) + 1
    found, rest = stop, 0
    for index in range(stop - 1, first - 1, -1):
        rest += len(paragraphs[index])
        if rest > size * SHARE or not _sounds(paragraphs, index, stop):
            break
        found = index
    return found


def _sounds(paragraphs: Sequence[str], index: int, stop: int) -> bool:
    text = paragraphs[index]
    if is_address(text) or starts_with_address(text) or _begins().match(text):
        return True
    signed = index == stop - 1 or is_date(paragraphs[index + 1])
    if is_date(text) or (signed and len(text) <= SHORT and is_speaker(text)):
        return True
    if index == stop - 1 or is_address(paragraphs[index - 1]):
        return (
            text[-1] in "！!"
            or bool(_ends().fullmatch(text))
            or len(text) <= SHORT
            or (index == stop - 1 and is_address(paragraphs[index - 1]))
        )
    return len(text) <= CALL and (text[-1] in "！!" or bool(_ends().fullmatch(text)))

"""The table of noise, and the pattern in it that matches a line."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from drafter.mine.clean.lines import SourceLine
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified


class NoisePattern(NamedTuple):
    """A row of ``lines`` in ``data/noise.yaml``. The head of that file explains the fields."""

    name: str
    pattern: str
    where: str
    limit: int
    block: bool

    def fits(self, text: str) -> bool:
        """Whether a whole line is of the pattern. It is compiled when this is first asked: to compile all of them takes 30 ms."""
        return _compiled(self.pattern).fullmatch(text) is not None


_compiled = cache(re.compile)


LONG = 300
"""The most characters of a line that is tried with all patterns at once. Few patterns take longer ones, and the others may be slow on them."""
SHORT = 80
"""The most characters of a line in traditional characters that may be noise."""
LIMIT = 60
"""The most characters of a line for patterns without their own limit. Longer lines are rarely noise."""


@cache
def _patterns() -> tuple[NoisePattern, ...]:
    return tuple(
        NoisePattern(row["name"], row["pattern"], row.get("where", "anywhere"), row.get("limit", LIMIT), row.get("block", False))
        for row in table("noise")["lines"]
    )


@cache
def _longest() -> int:
    return max(pattern.limit for pattern in _patterns())


def noise_in(text: str, zone: str) -> NoisePattern | None:
    """The pattern that matches a line in a zone, None where no pattern does. ``page`` is any zone."""
    return _noise_in(text, zone) if len(text) <= _longest() else None


@lru_cache(maxsize=4096)
def _noise_in(text: str, zone: str) -> NoisePattern | None:
    """The same for a short line. Kept: what stands on every page of a document is asked for a thousand times."""
    length = len(text)
    if length <= SHORT:
        text = simplified(text)
    if length <= LONG and not _any_noise().fullmatch(text):
        return None
    return next((row for row in _in_zone(zone) if length <= row.limit and row.fits(text)), None)


def is_noise(text: str, zone: str, name: str) -> bool:
    """Whether the pattern that matches a line in a zone has a name. The patterns of that name are tried first: to try all takes long."""
    words = simplified(text) if len(text) <= SHORT else text
    if not any(row.fits(words) for row in _in_zone(zone) if row.name == name):
        return False
    found = noise_in(text, zone)
    return found is not None and found.name == name


@cache
def _in_zone(zone: str) -> tuple[NoisePattern, ...]:
    return tuple(pattern for pattern in _patterns() if _applies(pattern.where, zone))


@cache
def _any_noise() -> re.Pattern[str]:
    """All patterns in one, so that most lines need a single test. Those of one zone alone would be faster, but each such pattern takes 20 ms to compile."""
    return re.compile("|".join(f"(?:{row.pattern})" for row in _patterns()))


def _applies(where: str, zone: str) -> bool:
    return where in {"anywhere", zone} or (zone == "page" and where != "title") or (where == "edge" and zone in {"head", "tail"})


PARAGRAPH = 160
"""A pattern whose limit is at least this is for paragraphs. In a hard-wrapped text, a match on the first line removes all lines of the
paragraph.
"""


def long_noise(first: str, zone: str) -> NoisePattern | None:
    """The pattern that removes a paragraph with this first line, None where no pattern does."""
    pattern = noise_in(first, zone)
    return pattern if pattern is not None and pattern.limit >= PARAGRAPH else None


def block_start(line: SourceLine) -> NoisePattern | None:
    """The pattern whose block begins with this line (a licence, a list of other pages), None without one.

    Such a block may contain sentences.
    """
    if len(line.text) > _longest():
        return None
    return next((row for row in _patterns() if row.block and len(line.text) <= row.limit and row.fits(line.text)), None)

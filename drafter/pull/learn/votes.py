"""Votes: a key gets the value that most characters of a document have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.layout.model import Length


class Votes:
    """Votes for the keys of the types of a layout (``body`` and its ``font``): how many characters have each value."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], dict[object, float]] = {}

    def add(self, kind: str, values: Mapping[str, object], characters: float) -> None:
        """Count the values that some characters have. kind: the type of the layout. characters: their number, at least 0."""
        for key, value in values.items():
            counts = self._counts.setdefault((kind, key), {})
            counts[_rounded(value)] = counts.get(_rounded(value), 0) + characters

    def winners(self) -> dict[tuple[str, str], object]:
        """The value that most characters have, for each type and key. If two have as many, the first one added wins."""
        return {pair: max(counts, key=lambda value: counts[value]) for pair, counts in self._counts.items()}

    def exceptions(self, kind: str, key: str) -> Iterator[tuple[object, float]]:
        """The values of a key that did not win, each with its share of the characters (0 to 1), the greatest share first."""
        counts = self._counts.get((kind, key), {})
        total = sum(counts.values())
        for value, count in sorted(counts.items(), key=lambda one: -one[1])[1:]:
            yield value, count / total


def _rounded(value: object) -> object:
    """A value, its length to two decimals: what differs by less looks the same, and is counted together."""
    if isinstance(value, Length):
        return Length(round(value.value, 2), value.unit)
    return value

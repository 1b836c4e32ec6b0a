"""Votes: of the values that a document shows for a key, that of most characters counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.layout.model import Length


class Votes:
    """Votes for the keys of the types of a layout: by type and key a count of characters for each value."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], dict[object, float]] = {}

    def add(self, kind: str, values: Mapping[str, object], characters: float) -> None:
        """Count the values of some characters."""
        for key, value in values.items():
            counts = self._counts.setdefault((kind, key), {})
            counts[_rounded(value)] = counts.get(_rounded(value), 0) + characters

    def winners(self) -> dict[tuple[str, str], object]:
        """The value of most characters for each type and key; of equal ones that which came first."""
        return {place: max(counts, key=lambda value: counts[value]) for place, counts in self._counts.items()}

    def exceptions(self, kind: str, key: str) -> Iterator[tuple[object, float]]:
        """The other values of a key, each with its share of the characters, the greatest first."""
        counts = self._counts.get((kind, key), {})
        total = sum(counts.values())
        for value, count in sorted(counts.items(), key=lambda one: -one[1])[1:]:
            yield value, count / total


def _rounded(value: object) -> object:
    """A value in the steps that Word stores, so that equal ones are counted together."""
    if isinstance(value, Length):
        return Length(round(value.value, 2), value.unit)
    return value

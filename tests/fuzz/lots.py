"""Random choices, each drawn by hypothesis: the first of the possible ones is the simplest, to which a failing input is reduced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Lots:
    """Draws lots. draw: hypothesis' own function of a composite strategy."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self._draw = draw

    def number(self, least: int, most: int) -> int:
        """A number between two, both possible."""
        return self._draw(st.integers(least, most)) if least < most else least

    def choice(self, things: Sequence[T]) -> T:
        return things[self.number(0, len(things) - 1)]

    def chance(self, one_in: int) -> bool:
        """True once in so many times."""
        return self.number(1, one_in) == one_in

    def place(self, things: Sequence[object]) -> int:
        """An index at which something could be inserted."""
        return self.number(0, len(things))

    def span(self, things: Sequence[object], longest: int = 12) -> slice:
        """A few neighbours, at least one if there are any."""
        start = self.number(0, max(0, len(things) - 1))
        return slice(start, start + self.number(1, longest))

    def times(self, most: int = 3000) -> int:
        """How often something is repeated: mostly little."""
        return self.choice((2, 3, 5, 20, 70, 300, 1000, most))

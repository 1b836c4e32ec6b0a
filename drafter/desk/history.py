"""The history of a sitting: its text at many moments, so that one can go back to any minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

STEP = 10.0
"""Seconds. Of the texts within a step the last one is kept."""

MOST_CHARACTERS = 8_000_000
"""The most characters that are kept of a sitting: an hour of steps of a speech of 25,000 characters."""


class Moment(NamedTuple):
    """A text and its time. label: what happened, "" for typing. start: when its step began."""

    number: int
    time: datetime
    label: str
    text: str
    start: float


def _now() -> datetime:
    return datetime.now().astimezone()


class History:
    """The moments of a sitting, the oldest first.

    clock: seconds, which never go back. now: the time of the day.
    """

    def __init__(self, clock: Callable[[], float], now: Callable[[], datetime] = _now) -> None:
        self._clock = clock
        self._now = now
        self._moments: list[Moment] = []
        self._numbers = 0
        self._characters = 0

    def add(self, text: str, label: str = "") -> None:
        """Record a text. label: what happened, "" for typing."""
        last = self._moments[-1] if self._moments else None
        if last and last.text == text:
            return
        at = self._clock()
        if last and not (label or last.label) and at - last.start < STEP:
            self._moments[-1] = last._replace(text=text, time=self._now())
            self._characters += len(text) - len(last.text)
        else:
            self._numbers += 1
            self._moments.append(Moment(self._numbers, self._now(), label, text, at))
            self._characters += len(text)
        while self._characters > MOST_CHARACTERS and len(self._moments) > 2:
            self._thin()

    def _thin(self) -> None:
        """Drop every second moment of the older half, never the first."""
        half = max(len(self._moments) // 2, 2)
        dropped = self._moments[1:half:2]
        self._moments = [*self._moments[:half:2], *self._moments[half:]]
        self._characters -= sum(len(moment.text) for moment in dropped)

    def moments(self) -> tuple[Moment, ...]:
        """The moments that are kept, the oldest first."""
        return tuple(self._moments)

    def text(self, number: int) -> str | None:
        """The text of a moment; None where it is not kept any more."""
        return next((moment.text for moment in self._moments if moment.number == number), None)

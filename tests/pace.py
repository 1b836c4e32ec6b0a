"""Bounds of processor time that hold on every machine: they are stretched by how much slower than the machine they were set on this one is now."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

UNIT = 0.0134
"""Seconds of processor that `_work` takes on the machine that the bounds were set on, with nothing else running."""
_WORDS = re.compile(r"[一-鿿]{2,4}(?=[，。])")


def _work() -> None:
    """What Drafter spends its time on, in small: texts cut, searched, counted and put together again."""
    counts: dict[str, int] = {}
    for number in range(1600):
        text = f"第{number}项工作，要抓实。" * 8
        for word in _WORDS.findall(text):
            counts[word] = counts.get(word, 0) + 1
        "".join(character for character in reversed(text) if character != "，")


def pace() -> float:
    """How many times slower this machine is now than the one that the bounds were set on; 1 at least."""

    def seconds() -> float:
        began = time.process_time()
        _work()
        return time.process_time() - began

    return max(1.0, statistics.median(seconds() for _ in range(9)) / UNIT)


def too_long(seconds: float, bound: float) -> str:
    """Why processor time is over a bound, in words; "" where it is not. A machine that is slower, or shared, has so much more."""
    if seconds <= bound or seconds <= bound * (slower := pace()):
        return ""
    return f"{seconds:.2f} s, and the bound is {bound:.2f} s, times {slower:.2f} for this machine"


@contextmanager
def within(bound: float) -> Iterator[None]:
    """What is done inside takes at most so many seconds of processor.

    Raises AssertionError where it takes longer.
    """
    began = time.process_time()
    yield
    taken = time.process_time() - began
    assert not (late := too_long(taken, bound)), late

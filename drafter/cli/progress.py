"""A progress bar for work that takes longer than `PATIENCE`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds until the bar appears."""


def with_progress(items: Iterable[T], doing: str, total: int) -> Iterator[T]:
    """The items, unchanged.

    After `PATIENCE` a progress bar appears on standard error, if that is a terminal.
    total: the number of items.
    """
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    began = time.monotonic()
    rest = iter(items)
    done = 0
    for item in rest:
        yield item
        done += 1
        if time.monotonic() - began > PATIENCE:
            break
    if done == total:
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=total, completed=done)
        for item in rest:
            yield item
            progress.advance(task)

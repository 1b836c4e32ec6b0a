"""A progress bar for work that takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds before a bar appears."""


def watched(items: Sequence[T], doing: str) -> Iterator[T]:
    """The items, and a bar on a terminal's standard error once they have taken longer than `PATIENCE`."""
    if len(items) < 2 or not sys.stderr.isatty():
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
    if done == len(items):
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=len(items), completed=done)
        for item in rest:
            yield item
            progress.advance(task)

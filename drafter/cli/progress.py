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

    After `PATIENCE` a progress bar appears on standard error, if that is a terminal: how many items of how many are done.
    total: the number of items.
    """
    if total < 2 or sys.stderr is None or not sys.stderr.isatty():
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
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    on_screen = sys.stdout is not None and sys.stdout.isatty()  # what goes into a file or a pipe must not pass through the bar
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=on_screen) as progress:
        task = progress.add_task(doing, total=total, completed=done)
        for item in rest:
            yield item
            progress.advance(task)

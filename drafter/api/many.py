"""Work on many files: results in order, in this process or in several."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from drafter.api.given import paths_of
from drafter.files import STDIN, read_bytes

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.process import BaseProcess as ParentProcess

T = TypeVar("T")

MANY = 40
"""The number of files from which several processes share the work. Fewer files are done sooner than processes start."""

SHARE = 16
"""For every so many files there is a process, this one among them, because a start takes 30 ms."""

CHUNK = 5
"""How many files a process is given at a time. With few, all processes end at about the same time. Handing over takes 0.2 ms."""

HAND_OVER = 0.0005
"""Seconds after which this process, while it works, lets the threads run that hand out work and take results. With Python's 5 ms the others stand idle
for as long.
"""


class SourceFile(NamedTuple):
    """A file to work on. data: the content of standard input, which other processes cannot read; None for a file."""

    path: str
    data: bytes | None = None

    @property
    def name(self) -> str:
        """The name in messages."""
        return self.path if self.data is None else "stdin"

    @property
    def folder(self) -> Path | None:
        """Its folder; None for standard input."""
        return Path(self.path).parent if self.data is None else None

    def read(self) -> bytes:
        """Its content. Raises InputError."""
        return read_bytes(self.path) if self.data is None else self.data


def sources_of(paths: str | Path | Iterable[str | Path]) -> Iterator[SourceFile]:
    """The sources that some paths name. ``-`` is standard input."""
    return (SourceFile(str(path), read_bytes(STDIN) if str(path) == STDIN else None) for path in paths_of(paths))


def in_order(
    make_worker: Callable[[], Callable[[SourceFile], T]], sources: Iterable[SourceFile], executor: Executor | None
) -> Iterator[T]:
    """The worker's result for each source, in the order of the sources.

    make_worker: called once in each process that works, because a worker keeps values that several sources share.
    executor: shares the work with this process; None where this process does all of it.
    """
    if executor is None:
        return map(make_worker(), sources)
    return _shared(partial(_results, next(_numbers), make_worker), iter(sources), executor)


def _shared(work: Callable[[list[SourceFile]], list[T]], sources: Iterator[SourceFile], executor: Executor) -> Iterator[T]:
    """Share the work with an executor: while a result is awaited, this process does what the executor has not begun.

    The first sources are done here before any process is started: a process that is forked then has what they loaded.
    """
    first = work(list(islice(sources, CHUNK)))
    tasks = [partial(work, chunk) for chunk in iter(lambda: list(islice(sources, CHUNK)), [])]
    futures = dict(enumerate(map(executor.submit, tasks)))
    yield from first
    own: dict[int, list[T]] = {}
    free = 0
    for number in range(len(tasks)):
        free = max(free, number)
        while number not in own and not futures[number].done():
            while free < len(tasks) and not futures[free].cancel():  # those in front are begun: they are taken in this order
                free += 1
            if free == len(tasks):
                break
            own[free] = tasks[free]()
            free += 1
        future = futures.pop(number)  # results that are given are kept no longer
        yield from own.pop(number) if number in own else future.result()


_numbers = count()
_workers: dict[int, Callable[[SourceFile], Any]] = {}
"""The workers of this process. The key is the number of the call of `in_order`."""
_MOST_WORKERS = 8


def _results(number: int, make_worker: Callable[[], Callable[[SourceFile], T]], sources: list[SourceFile]) -> list[T]:
    worker = _workers.get(number)
    if worker is None:
        if len(_workers) >= _MOST_WORKERS:
            _workers.clear()
        worker = _workers[number] = make_worker()
    return [worker(source) for source in sources]


@contextmanager
def processes(files: int) -> Iterator[Executor | None]:
    """An executor of processes that share the work on a number of files with this one; None where this one alone is as fast.

    On leaving the block, waiting work is dropped.
    """
    workers = min(os.cpu_count() or 1, -(-files // SHARE)) - 1
    if files < MANY or workers < 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(workers, initializer=_follow_the_parent)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(HAND_OVER)
    try:
        yield executor
    finally:
        sys.setswitchinterval(usual)
        executor.shutdown(cancel_futures=True)


def _follow_the_parent() -> None:
    """Ignore Ctrl-C in a worker process, and end with the parent.

    A terminal sends Ctrl-C to every process, but only the parent should report it. A worker of a parent that was killed would wait for
    work for ever.
    """
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_after, args=[parent_process()], daemon=True).start()


def _end_after(parent: ParentProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)

"""``python -m tests.fuzz``: spoils inputs for a time, or a number of them, and says what was found. Ends with 1 where something was."""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import time
import zlib

from tests.fuzz.search import BATCH, Search
from tests.fuzz.targets import targets

ROUNDS = 40
"""Batches of each kind between two tables of counts."""
SHOWN = 3000
"""Characters of a fault; all of it stands in its folder."""
MOST_MEMORY = 4 * 1024**3
"""Of this process: an input that would fill the machine ends in a MemoryError."""


def main() -> int:
    """Search all kinds of inputs in turn. Returns the exit code."""
    names = [target.name for target in targets()]
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long, by the clock; 0 for no limit")
    parser.add_argument("--count", type=int, default=0, help="how many inputs; 0 for no limit")
    parser.add_argument("--seed", type=int, default=1, help="the same inputs for the same seed")
    parser.add_argument("targets", nargs="*", metavar="KIND", help=f"all of them, or some of: {', '.join(names)}")
    asked = parser.parse_args()
    if asked.seconds <= 0 and asked.count <= 0:
        parser.error("one of --seconds and --count must end it")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    searches = [Search(target) for target in targets() if not asked.targets or target.name in asked.targets]
    stopped: list[int] = []  # after the batch: an interruption in the middle would be taken for a command's
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda number, _: stopped.append(number))
    start, cpu, number = time.monotonic(), time.process_time(), 0
    while True:
        for search in searches:
            if (
                stopped
                or (asked.seconds > 0 and time.monotonic() - start > asked.seconds)
                or 0 < asked.count <= sum(one.inputs for one in searches)
            ):
                _show(searches, time.monotonic() - start, time.process_time() - cpu)
                return int(any(one.known for one in searches))
            if not search.batch(zlib.crc32(f"{asked.seed} {search.target.name} {number}".encode()), BATCH):
                print([*search.known.values()][-1][:SHOWN], flush=True)
        number += 1
        if number % ROUNDS == 0:
            _show(searches, time.monotonic() - start, time.process_time() - cpu)


def _show(searches: list[Search], seconds: float, cpu: float) -> None:
    for search in searches:
        codes = "  ".join(f"{code}: {count}" for code, count in sorted(search.exits.items(), key=lambda row: str(row[0])))
        print(f"{search.target.name:15} {search.inputs:7} inputs   exit codes {codes}")
        for key in search.known:
            print(f"    {key} ({search.again[key]} times more)")
    print(f"{sum(search.inputs for search in searches)} inputs in {seconds:.0f} s, {cpu:.0f} s of processor time", flush=True)


if __name__ == "__main__":
    sys.exit(main())

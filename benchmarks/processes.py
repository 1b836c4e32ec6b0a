"""Whole processes: seconds and peak memory. A program of its own, started with commands as JSON, that imports next to nothing.

A child's peak is at least what its parent held when it was started (Linux counts from before the exec), so the parent must be small. The
commands take turns: what disturbs the machine disturbs them all.
"""

import json
import os
import sys
import time

UNIT = 1 if sys.platform == "darwin" else 1024
"""What a peak is counted in: bytes or KiB."""


def run(command: list[str]) -> tuple[float, float]:
    """Seconds and MiB of one run; raises RuntimeError if the command fails."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1)]
    began = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    os.close(null)
    if status:
        raise RuntimeError(f"exit {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    return seconds, usage.ru_maxrss * UNIT / 2**20


def main() -> None:
    """Read ``{"rounds": 11, "commands": {name: [word, …]}}`` from the input, print ``{name: [[seconds, MiB], …]}``."""
    task = json.load(sys.stdin)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in task["commands"]}
    for number in range(task["rounds"] + 1):
        for name, command in task["commands"].items():
            measured = run(command)
            # The first round warms the caches.
            if number:
                found[name].append(measured)
    print(json.dumps(found))


if __name__ == "__main__":
    main()

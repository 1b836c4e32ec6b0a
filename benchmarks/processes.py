"""Whole processes: seconds and peak memory. A program of its own, started by `measured` with commands as JSON, that imports next to nothing.

A child's peak is at least what its parent held when it was started (Linux counts from before the exec), so the parent must be small. The
commands take turns: what disturbs the machine disturbs them all.
"""

from __future__ import annotations

import json
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

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


def measured(
    commands: dict[str, list[str]],
    folder: Path,
    rounds: int,
    *,
    made: str = "",
    warm: bool = True,
    environment: dict[str, str] | None = None,
) -> dict[str, list[tuple[float, float]]]:
    """Seconds and MiB of every run of some commands, by name.

    folder: where they run. made: a folder in it that is emptied before each run. warm: whether a round goes before that does not count.
    environment: variables over the user's.
    """
    import subprocess

    # As on a user's machine: where bytecode is not kept, whoever has more modules of his own compiles more.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "-I", "-S", __file__],
        input=json.dumps({"rounds": rounds, "commands": commands, "made": made, "warm": warm}),
        cwd=folder,
        env=plain | (environment or {}),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, list[tuple[float, float]]] = json.loads(done.stdout)
    return found


def main() -> None:
    """Read what `measured` wants from the input, print ``{name: [[seconds, MiB], …]}``."""
    task = json.load(sys.stdin)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in task["commands"]}
    for number in range(task["rounds"] + task["warm"]):
        for name, command in task["commands"].items():
            for entry in os.scandir(task["made"]) if task["made"] else ():
                os.unlink(entry)  # noqa: PTH108 - pathlib is an import more
            one = run(command)
            if number or not task["warm"]:
                found[name].append(one)
    print(json.dumps(found))


if __name__ == "__main__":
    main()

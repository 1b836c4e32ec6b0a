"""Runs the program as a process of its own and measures it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

MOST_SECONDS = 2.0
"""Of processor time; a clock on the wall would measure the machine's other work."""
MOST_MEMORY = 300 * 1024 * 1024
PATIENCE = 120.0
"""Seconds after which a process that hangs is given up."""


class Run(NamedTuple):
    """What a process did and took."""

    exit: int
    stdout: str
    stderr: str
    seconds: float
    memory: int


_MEASURED = """
import os, resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
code = subprocess.call(sys.argv[2:], stdin=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w", encoding="ascii") as file:
    print(code, used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024), file=file)
"""
"""A small process between the tests and the program: of a process that begins as a copy of a large one the system counts that too."""


def drafter(*arguments: str, folder: Path) -> Run:
    """Run ``drafter`` in a folder."""
    environment = {**os.environ, "DRAFTER_LANG": "en", "DRAFTER_HOME": str(folder / ".home")}
    measures = folder / ".measures"
    command = [sys.executable, "-I", "-S", "-c", _MEASURED, str(measures), sys.executable, "-m", "drafter", *arguments]
    done = subprocess.run(command, capture_output=True, cwd=folder, env=environment, timeout=PATIENCE, check=True)
    code, seconds, memory = measures.read_text(encoding="ascii").split()
    stdout, stderr = (stream.decode("utf-8", errors="replace") for stream in (done.stdout, done.stderr))
    return Run(int(code), stdout, stderr, float(seconds), int(memory))

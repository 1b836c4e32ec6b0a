"""Runs commands in children that end where they are told to. A program of its own, started by `crashing`.

It loads Drafter once and then forks for each line of its standard input, a request in JSON:

folder, arguments   where and what is run
mode                none: to its end; kill: SIGKILL at a system call of a saving; fail: this call fails, the disk is full;
                    time: SIGKILL after some seconds; slow: the same, and every system call of a saving waits; warm: here, so that all is loaded
at                  the number of the system call, each counted twice, before and after; the seconds

It answers with a line: exit (negative for a signal), calls (how many there were), seconds, said (standard error).
A function of C that Python calls in the modules `posix` and `_io` counts as a system call.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

from drafter.api import files
from drafter.cli import main
from drafter.files import drafts


class Calls:
    """Counts the system calls of savings, and does something at one of them."""

    def __init__(self, mode: str, at: float) -> None:
        self.mode = mode
        self.at = at
        self.count = 0

    def __call__(self, _frame: FrameType, event: str, function: Any) -> None:
        if event not in ("c_call", "c_return") or not _is_of_the_system(function):
            return
        number = self.count
        self.count += 1
        if self.mode == "slow":
            time.sleep(0.02)
        if number == self.at and self.mode == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if number == self.at and self.mode == "fail":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def watch(self) -> None:
        """Count from now on what savings do."""
        save = files.write_output  # type: ignore[attr-defined]

        def watched(*arguments: Any, **options: Any) -> Any:
            sys.setprofile(self)
            try:
                return save(*arguments, **options)
            finally:
                sys.setprofile(None)

        files.write_output = watched  # type: ignore[attr-defined]


def _is_of_the_system(function: Any) -> bool:
    module = function.__module__ or type(getattr(function, "__self__", None)).__module__
    return module in ("posix", "_io")


def exit_code(arguments: list[str]) -> int:
    """Run a command. Returns its exit code, 70 after a traceback."""
    try:
        main(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 70
    except BaseException:  # noqa: BLE001 - shown as a traceback
        traceback.print_exc()
    return 70


def run(request: dict[str, Any], report: Path) -> None:
    """Run a command in this process, a child, and end it."""
    os.chdir(request["folder"])
    calls = Calls(request["mode"], request["at"])
    calls.watch()
    with report.with_suffix(".said").open("w", encoding="utf-8") as said:
        sys.stdout = sys.stderr = said
        code = exit_code(request["arguments"])
    report.write_text(str(calls.count), encoding="utf-8")
    os._exit(code)


def warm(request: dict[str, Any]) -> dict[str, Any]:
    """Run a command in the zygote itself, so that its modules are loaded and its tables read."""
    os.chdir(request["folder"])
    stdout = sys.stdout
    with open(os.devnull, "w", encoding="utf-8") as sys.stdout:  # noqa: PTH123
        code = exit_code(request["arguments"])
    sys.stdout = stdout
    drafts._looked.clear()
    drafts._token.cache_clear()
    return {"exit": code, "said": "", "calls": 0, "seconds": 0}


def answer(request: dict[str, Any], report: Path) -> dict[str, Any]:
    """Fork for a request, and wait for the child."""
    if request["mode"] == "warm":
        return warm(request)
    report.unlink(missing_ok=True)
    began = time.monotonic()
    pid = os.fork()
    if pid == 0:
        run(request, report)
    if request["mode"] in ("time", "slow"):
        time.sleep(request["at"])
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    seconds = time.monotonic() - began
    calls = int(report.read_text(encoding="utf-8")) if os.WIFEXITED(status) else 0
    said = report.with_suffix(".said").read_text(encoding="utf-8") if report.with_suffix(".said").exists() else ""
    return {"exit": os.waitstatus_to_exitcode(status), "said": said, "calls": calls, "seconds": seconds}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line), Path(sys.argv[1]))) + "\n")
        sys.stdout.flush()

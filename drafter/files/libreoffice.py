"""LibreOffice: where its program is, and one conversion in a profile of its own that is thrown away."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from drafter.errors import Fault, ToolError

TIME_LIMIT = 120.0
"""Seconds; one conversion takes two or three."""

_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)


def find_libreoffice() -> str | None:
    """LibreOffice's program: the one that DRAFTER_SOFFICE names and no other, else on the PATH, else in the usual places."""
    named = os.environ.get("DRAFTER_SOFFICE")
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in ("soffice", "libreoffice"))
    return next(filter(None, (*on_path, *map(shutil.which, _USUAL_PLACES))), None)


def convert(
    data: bytes,
    suffixes: tuple[str, str],
    filter_name: str,
    program: str,
    *,
    surroundings: Callable[[Path], Mapping[str, str]] | None = None,
    time_limit: float = TIME_LIMIT,
) -> bytes:
    """A document in another format.

    suffixes: of the document and of the result, without dots. filter_name: LibreOffice's name of the export.
    surroundings: environment variables that this conversion needs; it may put files into the folder it is given.
    Raises ToolError with what LibreOffice said.
    """
    # a virus scanner may still hold a file when the folder is to go
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        before, after = (folder / f"speech.{suffix}" for suffix in suffixes)
        results = folder / "results"  # of its own: the result may bear the name of the source
        results.mkdir()
        said = folder / "said.txt"
        before.write_bytes(data)
        # LibreOffice takes its profile as an address and refuses the second program on a profile in use
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        target = f"{suffixes[1]}:{filter_name}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", target, "--outdir", str(results)]
        environment = {**os.environ, "TZ": "UTC", **(surroundings(folder) if surroundings else {})}
        _run([program, profile, *options, str(before)], environment, said, time_limit)
        result = results / after.name
        # its exit status is 0 even where it converted nothing
        if not result.is_file():
            raise ToolError(Fault("tool.libreoffice-failed", facts={"said": _last_words(said)}))
        return result.read_bytes()


def _run(command: list[str], environment: dict[str, str], said: Path, time_limit: float) -> None:
    """Run a program with its output in a file: a pipe would stay open in the children of a program that was killed."""
    try:
        with said.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - a list, no shell; the program is the user's own
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,
            )
    except OSError as error:
        raise ToolError(Fault("tool.libreoffice-failed", facts={"said": error.strerror or str(error)})) from None
    try:
        process.wait(time_limit)
    except subprocess.TimeoutExpired:
        raise ToolError(Fault("tool.libreoffice-failed", facts={"said": f"> {time_limit:g} s"})) from None
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started: ``soffice`` is a script that starts another."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_words(said: Path) -> str:
    lines = [line.strip() for line in said.read_text(encoding="utf-8", errors="replace").split("\n")]
    return " / ".join([line for line in lines if line and "javaldx" not in line][-3:])

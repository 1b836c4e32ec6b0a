"""LibreOffice: where its program is, and conversions in a profile of their own that is thrown away."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
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
    time_limit: in seconds. Raises ToolError with what LibreOffice said.
    """
    (made,), said = _converted([data], suffixes, filter_name, program, surroundings, time_limit)
    if made is None:
        raise ToolError(Fault("tool.libreoffice-failed", facts={"said": said}))
    return made


def convert_all(
    documents: Sequence[bytes],
    suffixes: tuple[str, str],
    filter_name: str,
    program: str,
    *,
    surroundings: Callable[[Path], Mapping[str, str]] | None = None,
    time_limit: float = TIME_LIMIT,
) -> list[bytes | ToolError]:
    """Several documents in another format, by one start of LibreOffice: for each the result, or why there is none.

    Starting takes longer than converting. A document that LibreOffice dies of takes those behind it along, so each that is missing is tried
    once more by itself. time_limit: in seconds, of one document; the rest is as in `convert`.
    """
    settings = suffixes, filter_name, program, surroundings
    made, said = _converted(documents, *settings, time_limit * len(documents)) if documents else ([], "")
    if len(documents) == 1 and made[0] is None:
        return [ToolError(Fault("tool.libreoffice-failed", facts={"said": said}))]
    results: list[bytes | ToolError] = []
    for data, result in zip(documents, made, strict=True):
        try:
            results.append(
                convert(data, *settings[:3], surroundings=surroundings, time_limit=time_limit) if result is None else result
            )
        except ToolError as error:
            results.append(error)
    return results


def _converted(
    documents: Sequence[bytes],
    suffixes: tuple[str, str],
    filter_name: str,
    program: str,
    surroundings: Callable[[Path], Mapping[str, str]] | None,
    time_limit: float,
) -> tuple[list[bytes | None], str]:
    """The results of one start, None for each that is missing, and the last words of LibreOffice."""
    # a virus scanner may still hold a file when the folder is to go
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        results = folder / "results"  # of its own: the result may bear the name of the source
        results.mkdir()
        said = folder / "said.txt"
        sources = [folder / f"speech-{number}.{suffixes[0]}" for number in range(len(documents))]
        for source, data in zip(sources, documents, strict=True):
            source.write_bytes(data)
        # LibreOffice takes its profile as an address and refuses the second program on a profile in use
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        target = f"{suffixes[1]}:{filter_name}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", target, "--outdir", str(results)]
        environment = {**os.environ, "TZ": "UTC", **(surroundings(folder) if surroundings else {})}
        failure = _run([program, profile, *options, *map(str, sources)], environment, said, time_limit)
        # its exit status is 0 even where it converted nothing
        made = [results / f"{source.stem}.{suffixes[1]}" for source in sources]
        return [file.read_bytes() if file.is_file() else None for file in made], failure or _last_words(said)


def _run(command: list[str], environment: dict[str, str], said: Path, time_limit: float) -> str:
    """Run a program with its output in a file: a pipe would stay open in the children of a program that was killed. What failed, "" for nothing."""
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
        return error.strerror or str(error)
    try:
        process.wait(time_limit)
    except subprocess.TimeoutExpired:
        return f"> {time_limit:g} s"
    finally:
        if process.poll() is None:
            _kill(process)
    return ""


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

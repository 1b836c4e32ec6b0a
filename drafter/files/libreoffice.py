"""LibreOffice: its program found, and conversions in a temporary profile."""

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
from drafter.files.drafts import folder_prefix, sweep_folders

TIME_LIMIT = 120.0
"""Seconds for one conversion, which usually takes two or three."""

_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)


def find_libreoffice() -> str | None:
    """The path of LibreOffice's program: from DRAFTER_SOFFICE if it is set, else from the PATH or the usual folders."""
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

    suffixes: the suffixes of the document and of the result, without dots.
    filter_name: LibreOffice's name of the export filter.
    program: the path of LibreOffice.
    surroundings: returns environment variables for the conversion. Its argument is a temporary folder for files that they need.
    time_limit: in seconds.
    Raises ToolError with the output of LibreOffice.
    """
    (made,), log = _converted([data], suffixes, filter_name, program, surroundings, time_limit)
    if made is None:
        raise ToolError(Fault("tool.libreoffice-failed", facts={"said": log}))
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
    """Several documents in another format, by one start of LibreOffice: for each document the result, or a ToolError.

    Starting takes longer than converting. If LibreOffice crashes at a document, the documents behind it are missing too, so each
    missing document is tried again alone.
    time_limit: seconds for one document. The other arguments are those of `convert`.
    """
    settings = suffixes, filter_name, program, surroundings
    made, log = _converted(documents, *settings, time_limit * len(documents)) if documents else ([], "")
    if len(documents) == 1 and made[0] is None:
        return [ToolError(Fault("tool.libreoffice-failed", facts={"said": log}))]
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
    """The results of one start, None for each missing one, and the last line of LibreOffice's output."""
    sweep_folders(Path(tempfile.gettempdir()))
    # cleanup errors are ignored: a virus scanner may still hold a file
    with tempfile.TemporaryDirectory(prefix=folder_prefix(), ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        results = folder / "results"  # a separate folder: the result may have the same name as the source
        results.mkdir()
        log = folder / "log.txt"
        sources = [folder / f"speech-{number}.{suffixes[0]}" for number in range(len(documents))]
        for source, data in zip(sources, documents, strict=True):
            source.write_bytes(data)
        # LibreOffice needs its profile as a URL, and refuses to start twice on the same profile
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        target = f"{suffixes[1]}:{filter_name}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", target, "--outdir", str(results)]
        environment = {**os.environ, "TZ": "UTC", **(surroundings(folder) if surroundings else {})}
        failure = _run([program, profile, *options, *map(str, sources)], environment, log, time_limit)
        # its exit status is 0 even where it converted nothing
        made = [results / f"{source.stem}.{suffixes[1]}" for source in sources]
        return [file.read_bytes() if file.is_file() else None for file in made], failure or _last_words(log)


def _run(command: list[str], environment: dict[str, str], log: Path, time_limit: float) -> str:
    """Run a program.

    Returns what failed, "" for success. Its output goes to a file, because a pipe would stay open in the children of a killed
    program.
    """
    try:
        with log.open("wb") as output:
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
    """End a program and its children: ``soffice`` is a script that starts the real program."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_words(log: Path) -> str:
    lines = [line.strip() for line in log.read_text(encoding="utf-8", errors="replace").split("\n")]
    return " / ".join([line for line in lines if line and "javaldx" not in line][-3:])

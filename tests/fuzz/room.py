"""Runs commands on a spoilt input, in this process, and says what they did that they must not do.

No traceback, no exit code that `docs/cli.md` does not list, at most `MOST_SECONDS` of processor time and `MOST_MEMORY` more memory, no file that was not asked for, no words of
Python's in a message, the same exit code in both languages; a document that is written passes the validator and is the same, byte for byte, when it is written again; a mined outline
renders; what nobody edited is pulled as it is.
"""

from __future__ import annotations

import re
import resource
import shlex
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import jinja2
import typer

from drafter import cli
from drafter.cli.app import application
from drafter.messages.language import language
from tests.cases.runner import Case, Outcome, run

MOST_SECONDS = 5.0
"""Of processor time, for one command."""
MOST_MEMORY = 300 * 1024 * 1024
_NEVER = {2, 8, 130}
"""Documented exit codes that no file may lead to: the command lines are right, no other program is asked for, nobody interrupts."""
CODES = frozenset(int(code) for code in re.findall(r"^(\d+) ", cli.__doc__ or "", re.MULTILINE)) - _NEVER
_PYTHON = re.compile(r"Traceback|<class '| object at 0x|NoneType|\bNone\b.*\bNone\b|Errno|[a-z]Error:")
_GET_COMMAND = typer.main.get_command
_COMPILE = jinja2.Environment.compile
_UNIT = 1 if sys.platform == "darwin" else 1024


VALUE, ARGUMENT = "{value}", "argument"
"""What stands in a command for an argument that is spoilt, and the file that holds it."""


class Command(NamedTuple):
    """What is typed behind `drafter`. makes: files that may be there afterwards, or be others then. stdin: the file that is typed in."""

    line: str
    makes: tuple[str, ...] = ()
    stdin: str = ""


class Wrong(NamedTuple):
    """Something that a command must not do. key: the same for the same fault, whatever the input."""

    key: str
    shown: str


class _TooSlow(BaseException):
    """The processor time is over. No Exception: nothing may catch it on its way."""


@contextmanager
def folder_with(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with some files, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="drafter-fuzz-"))
    try:
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def faults_of(command: Command, files: Mapping[str, bytes], language: str) -> tuple[int | None, list[Wrong]]:
    """Run a command in a folder with some files. Returns its exit code, None without one, and what was wrong."""
    if VALUE in command.line:
        value = files[ARGUMENT].decode("utf-8", "surrogateescape")  # as the system hands bytes to a program
        command = command._replace(line=command.line.replace(VALUE, shlex.quote(value)))
    with folder_with(files) as folder:
        outcome, wrong = _run(command, folder, language)
        if outcome is None:
            return None, wrong
        wrong += _left(command, files, folder)
        with suppress(StopIteration):
            wrong += _laws(command, files, folder, language, outcome)
        return outcome.exit, wrong


def _run(command: Command, folder: Path, language: str) -> tuple[Outcome | None, list[Wrong]]:
    """Run a command. Returns what it did, None where it did not come to an end, and what was wrong."""
    data = (folder / command.stdin).read_bytes() if command.stdin else b""
    start, peak = time.process_time(), _peak()
    try:
        with _limited(), _kept():
            outcome = run(Case("", {}, command.line, stdin=data), language, folder)
    except _TooSlow as error:
        return None, [Wrong(f"slow: {_place(error)}", f"more than {MOST_SECONDS} s\n{_trace(error)}")]
    except Exception as error:  # noqa: BLE001 - every kind is what is looked for
        return None, [Wrong(f"{type(error).__name__}: {_place(error)}", _trace(error))]
    seconds = time.process_time() - start
    grown = _peak() - peak
    wrong = []
    if outcome.exit not in CODES | ({2} if (folder / ARGUMENT).exists() else set()):
        wrong.append(Wrong(f"exit {outcome.exit}", outcome.stderr))
    if seconds > MOST_SECONDS:
        wrong.append(Wrong("slow", f"{seconds:.1f} s"))
    if grown > MOST_MEMORY:
        wrong.append(Wrong("memory", f"{grown / 1e6:.0f} MB"))
    if outcome.exit and not (outcome.stderr or outcome.stdout):
        wrong.append(Wrong("silent", f"exit {outcome.exit} without a word"))
    if (found := _PYTHON.search(outcome.stderr)) and outcome.exit:
        wrong.append(Wrong(f"words of Python: {found[0]}", outcome.stderr))
    return outcome, wrong


@contextmanager
def _kept() -> Iterator[None]:
    """Make typer's commands once, and compile each template once: a process of its own makes them once too, and it takes longer than most commands."""
    from drafter.cli import run as running

    with (
        mock.patch.object(running, "application", lambda name: (name, language())),
        mock.patch.object(typer.main, "get_command", _typer_command),
        mock.patch.object(jinja2.Environment, "compile", _compiled),
    ):
        yield


@cache
def _typer_command(asked: tuple[str, str]):
    return _GET_COMMAND(application(asked[0]))


def _compiled(environment: Any, source: Any, name: str | None = None, filename: str | None = None, *rest: Any) -> Any:
    if not isinstance(source, str) or filename is None or filename.startswith(tempfile.gettempdir()):
        return _COMPILE(environment, source, name, filename, *rest)
    key = (type(environment), source, name, filename, *rest)
    if key not in _CODES_OF:
        _CODES_OF[key] = _COMPILE(environment, source, name, filename, *rest)
    return _CODES_OF[key]


_CODES_OF: dict[tuple[Any, ...], Any] = {}


def _peak() -> int:
    """The most memory that this process has held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


@contextmanager
def _limited() -> Iterator[None]:
    """Raise `_TooSlow` when the processor time is over."""

    def over(*_: object) -> None:
        raise _TooSlow

    old = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS, 1.0)  # again: one that is raised where Python ignores it is lost
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, old)


def _place(error: BaseException) -> str:
    """The innermost function of Drafter's in a traceback."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if "/drafter/" in frame.filename and "/tests/" not in frame.filename
    ]
    return f"{Path(frames[-1].filename).name} {frames[-1].name}" if frames else "outside"


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error, limit=-12))


def _left(command: Command, files: Mapping[str, bytes], folder: Path) -> list[Wrong]:
    """What stands in the folder and should not, and what should and does not."""
    now = {str(path.relative_to(folder)): path for path in folder.rglob("*") if not path.is_dir()}
    made = (*command.makes, ".drafter/")
    named = ARGUMENT in files  # it may be an option that names a file
    wrong = [Wrong("left", name) for name in now if name not in files and not _is_made(name, made) and not named]
    wrong += [Wrong("gone", name) for name in files if name not in now]
    wrong += [
        Wrong("changed", name)
        for name, path in now.items()
        if name in files and not _is_made(name, made) and path.read_bytes() != files[name]
    ]
    return wrong


def _is_made(name: str, made: tuple[str, ...]) -> bool:
    return any(name == one or (one.endswith("/") and name.startswith(one)) for one in made)


def _laws(command: Command, files: Mapping[str, bytes], folder: Path, language: str, outcome: Outcome) -> Iterator[Wrong]:
    """What holds between this run and another one."""
    other = "zh" if language == "en" else "en"
    words = shlex.split(command.line)
    written = {name: (folder / name).read_bytes() for name in command.makes if not name.endswith("/") and (folder / name).exists()}
    if words[0] == "render":
        if outcome.exit > 1 and any(name not in files for name in written):
            yield Wrong("written in spite of an error", outcome.stderr)
        again, wrong = _run(command, folder, other)
        yield from wrong
        if again is None:
            return
        fresh = all(name.endswith((".docx", ".html")) for name in written)
        if fresh and again.exit != outcome.exit:
            yield Wrong("another exit code the second time", f"{outcome.exit}: {outcome.stderr}\n{again.exit}: {again.stderr}")
        if any((folder / name).read_bytes() != data for name, data in written.items()):
            yield Wrong("other bytes the second time", command.line)
        for name, data in written.items():
            if name.endswith(".docx") and outcome.exit == 0 and (errors := invalid(data)):
                yield Wrong(f"invalid document: {re.sub('[0-9]+', '1', errors[0])[:80]}", "\n".join(errors))
        if outcome.exit == 0 and words[1:] == ["a.yaml", "-o", "a.docx"]:
            yield from _pulled(files["a.yaml"], folder, language)
    elif words[0] == "mine" and "out/" in command.makes and outcome.exit == 0:
        at = words.index("--encoding") if "--encoding" in words else len(words)
        yield from _mined([words[1], *words[at : at + 2]], folder, language)
    elif "--fix" in words and "-o" not in words and outcome.exit in (0, 1):
        again, wrong = _run(command, folder, other)
        yield from wrong
        if again is not None and again.exit not in (0, 1):
            yield Wrong("what was repaired is broken", again.stderr)
    elif words[0] in ("check", "stats", "templates", "layouts") and not command.makes:
        again, wrong = _run(command, folder, other)
        yield from wrong
        if again is not None and again.exit != outcome.exit:
            yield Wrong(
                "another exit code in the other language", f"{outcome.exit}: {outcome.stderr}\n{again.exit}: {again.stderr}"
            )


def _pulled(outline: bytes, folder: Path, language: str) -> Iterator[Wrong]:
    """Nobody edited the document that was just written: its outline comes back as it is."""
    outcome, wrong = _run(Command("pull a.docx --outline a.yaml -o pulled.yaml"), folder, language)
    yield from wrong
    if outcome is None:
        return
    pulled = folder / "pulled.yaml"
    if outcome.exit != 0:
        yield Wrong(f"an unedited document is pulled with exit {outcome.exit}", outcome.stderr)
    elif pulled.exists() and pulled.read_bytes() != outline:
        yield Wrong("an unedited document changes its outline", pulled.read_text(encoding="utf-8", errors="replace"))


def _mined(source: Sequence[str], folder: Path, language: str) -> Iterator[Wrong]:
    """What was mined renders, and is the speech that the source is. Where ``--to`` asked for another form, there is nothing to render.

    source: its name, with the encoding that it was read in.
    """
    if {path.suffix for path in (folder / "out").iterdir()} == {".json"}:
        return
    shown, wrong = _run(Command(shlex.join(["mine", *source, "--to", "text"])), folder, language)
    yield from wrong
    rendered = []
    for path in sorted((folder / "out").glob("*.yaml")):
        line = shlex.join(["render", f"out/{path.name}", "--to", "txt", "-o", "out/rendered.txt", "--force"])
        outcome, wrong = _run(Command(line), folder, language)
        yield from wrong
        if outcome is None:
            return
        if outcome.exit:
            yield Wrong(f"what was mined does not render: exit {outcome.exit}", outcome.stderr)
            return
        rendered.append((folder / "out" / "rendered.txt").read_text(encoding="utf-8"))
    if shown is not None and (found := _lines("\n".join(rendered))) != (source_lines := _lines(shown.stdout)):
        yield Wrong("what was mined renders another speech", "\n".join(unified_diff(source_lines, found, lineterm="")))


def _lines(text: str) -> list[str]:
    """The lines with words. Marks of footnotes are left out: a plain text shows them, ``mine --to text`` does not."""
    return [line for line in re.sub(r"[①-⑳]|\[[0-9]+\]", "", text).split("\n") if line.strip()]


def invalid(data: bytes) -> list[str]:
    """What the validator has against a Word document."""
    with folder_with({"a.docx": data}) as folder:
        return [str(error) for error in _validator().validate(str(folder / "a.docx")).errors]


@cache
def _validator():
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator()

"""Printing: results go to standard output, messages to standard error."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from drafter.errors import DrafterError, Fault, OutputError, Place
from drafter.messages.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.api import Rendered


def at_terminal() -> bool:
    """Whether a person sits there who can be asked: both the input and the output are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def say(text: str) -> None:
    """Print a result. Raises OutputError where standard output is closed or full."""
    put(text)


def mention(text: str) -> None:
    """Print a line about a file that is written. A closed standard output is no error here; raises OutputError where it is full."""
    if sys.stdout is not None:
        put(text)


class ReaderGoneError(Exception):
    """The program that read standard output has ended, as in ``drafter … | head``: nothing is wrong."""


def put(result: str | bytes, end: str = "\n") -> None:
    """Write a result to standard output: a text with `end` behind it, or the bytes of a file.

    Raises OutputError where it is closed or full, ReaderGoneError where nobody reads it any more.
    """
    if sys.stdout is None:
        raise OutputError(Fault("output.closed"))
    try:
        if isinstance(result, str):
            print(result, end=end)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(result)
            sys.stdout.buffer.flush()
    except OSError as error:
        raise _stopped(error) from None


def flush() -> None:
    """Write what standard output still holds. Raises as `put`."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise _stopped(error) from None


def _stopped(error: OSError) -> OutputError | ReaderGoneError:
    """What an error of standard output means."""
    failed = output_error(error)
    return ReaderGoneError() if isinstance(error, BrokenPipeError) else failed


def output_error(error: OSError) -> OutputError:
    """The error for a standard output that takes no more. The rest goes to the null device, so that Python does not fail again at exit."""
    _give_up(sys.stdout)
    full = error.errno == errno.ENOSPC
    place = Place(tr("standard output"))
    return OutputError(Fault("output.full-stream", place) if full else Fault("output.failed", place, {"said": error.strerror}))


def tell(text: str) -> None:
    """Print a message on standard error. Results are written out first: where both go into one file, the order stays.

    Where standard error is closed, full, or read by nobody any more, the message is lost. The work and its exit code are not.
    """
    if sys.stdout is not None:
        with suppress(OSError):  # what could not be written stays, and is reported at the end
            sys.stdout.flush()
    if sys.stderr is not None:
        try:
            print(text, file=sys.stderr)
        except OSError:
            _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Let a stream that takes no more write into nothing, so that Python does not try again at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show_error(error: DrafterError, said: set[str] | None = None) -> None:
    """Print every fault of an error, each with its line.

    said: the faults of the files before. One of a configuration or template that several files share is printed once.
    """
    for fault in error.faults:
        if said is not None and fault.place is not None:
            if (text := str(fault)) in said:
                continue
            said.add(text)
        show_fault(fault)


def show_fault(fault: Fault) -> None:
    from drafter.messages.wording import picture, word

    tell(word(fault))
    drawn = picture(fault)
    if drawn:
        tell(drawn)


_PUT_RIGHT = frozenset(("outline.typed-ordinal", "outline.typed-twice", "outline.no-mark", "outline.emphasis"))
"""The notices of what was put right in the page: nothing is wrong with it, and --quiet does not print them."""


def show_notices(rendered: Rendered, *, quiet: bool = False) -> None:
    """Print the notices of a result, each with its line. quiet: only those of what is wrong, in doubt, or lost."""
    for fault in rendered.notices:
        if not (quiet and fault.code in _PUT_RIGHT):
            show_fault(fault)


def save(
    content: Rendered | bytes | str,
    target: str | Path,
    *,
    force: bool,
    made_from: bytes | str | None = None,
    like: str | Path | None = None,
) -> None:
    """Write a result to a file, and say what it could not keep of the old one. The arguments are those of `api.save`. Raises OutputError."""
    from drafter.api import save as write

    for notice in write(content, target, force=force, made_from=made_from, like=like):
        show_fault(notice)


def denied(faults: Iterable[Fault]) -> bool:
    """Whether a file or folder could not be read for lack of rights. Then a command fails, whatever became of the others."""
    return any(fault.code == "input.denied" for fault in faults)


def summary(where: str, rendered: Rendered, rate: float) -> str:
    """The last line of `drafter render`: where it wrote, and how long the speech is. rate: characters spoken in a minute."""
    minutes, blanks = max(1, round(rendered.characters / rate)), rendered.blanks
    text = tr("{where}: {characters} characters, {minutes} minutes at {rate} a minute")
    if minutes == 1:
        text = tr("{where}: {characters} characters, 1 minute at {rate} a minute")
    line = text.format(where=where, characters=rendered.characters, minutes=minutes, rate=f"{rate:g}")
    if blanks == 1:
        line += tr(", 1 blank open")
    elif blanks:
        line += tr(", {blanks} blanks open").format(blanks=blanks)
    return line


def errors_line(outline: str, errors: int) -> str:
    """A line about an outline's errors, and the command that shows them."""
    text = (
        tr("{outline}: 1 error; `drafter check {outline}` shows it")
        if errors == 1
        else tr("{outline}: {errors} errors; `drafter check {outline}` shows them")
    )
    return text.format(outline=outline, errors=errors)

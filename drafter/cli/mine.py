"""`drafter mine`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Force
from drafter.messages.language import language, tr

if TYPE_CHECKING:
    from drafter.mine.batch import Outcome

MANY = 40
"""Sources from which on several processes share the work."""


def mine(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help=tr("Speeches, or folders of them; - for standard input."))
    ],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help=tr("The folder to write to."))] = None,
    to: Annotated[str, typer.Option("--to", metavar="FORM", help=tr("templates, json, text or outline."))] = "templates",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=tr("The template's name; without it, the source's."))] = "",
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help=tr("The encoding of the text, over the guess."))
    ] = None,
    keep_noise: Annotated[bool, typer.Option("--keep-noise", help=tr("Take nothing out."))] = False,
    no_repair: Annotated[bool, typer.Option("--no-repair", help=tr("Restore nothing."))] = False,
    keys: Annotated[str, typer.Option("--keys", metavar="zh|en", help=tr("The language of the keys."))] = language(),
    force: Force = False,
) -> None:
    from drafter.cli.batch import watched
    from drafter.cli.report import show_error, show_fault
    from drafter.errors import DrafterError, Fault, UsageError
    from drafter.mine.batch import FORMS, Task, mine_all
    from drafter.read import find

    if to not in FORMS:
        raise UsageError(Fault("usage.form", facts={"found": to, "known": FORMS}))
    if keys not in ("zh", "en"):
        raise UsageError(Fault("usage.keys", facts={"found": keys}))
    found = find(sources)
    if name and len(found.paths) > 1:
        raise UsageError(Fault("usage.one-name", facts={"found": name, "count": len(found.paths)}))
    for fault in found.faults:
        show_fault(fault)
    folder = _folder(output, to)
    task = Task(to, name, encoding, keep_noise, not no_repair, keys == "zh")
    error: DrafterError | None = None
    taken: set[str] = set()
    with ExitStack() as stack:
        executor = None
        if len(found.paths) >= MANY:
            from concurrent.futures import ProcessPoolExecutor

            executor = stack.enter_context(ProcessPoolExecutor())
        for outcome in watched(mine_all(found.paths, task, executor), tr("mining"), len(found.paths)):
            try:
                if outcome.error:
                    raise outcome.error
                _put(outcome, folder, taken, force=force)
            except DrafterError as failure:
                show_error(failure)
                error = failure
    if error or (found.faults and not found.paths):
        raise typer.Exit(error.exit_code if error and len(found.paths) == 1 else 1)


def _folder(output: str | None, form: str) -> Path | None:
    """Where files go; None for standard output. Templates are always files."""
    from drafter.errors import Fault, OutputError, Place

    if output is None:
        return Path() if form == "templates" else None
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(Fault("output.failed", Place(output), {"said": error.strerror or str(error)})) from None
    return folder


def _put(outcome: Outcome, folder: Path | None, taken: set[str], *, force: bool) -> None:
    """Print the result, or write its files and say what was mined."""
    from drafter.cli.report import say
    from drafter.errors import Fault, OutputError, Place
    from drafter.files import write_output

    if folder is None:
        for _, text in outcome.files:
            say(text.rstrip("\n"))
        return
    written = [folder / name for name, _ in outcome.files]
    twice = next((path for path in written if str(path) in taken), None)
    if twice is not None:
        raise OutputError(Fault("output.two-sources", Place(outcome.source), {"found": str(twice)}))
    taken.update(map(str, written))
    for path, (_, text) in zip(written, outcome.files, strict=True):
        write_output(path, text.encode(), None, force=force)
    say(f"{outcome.source} → {', '.join(map(str, written))}")
    if outcome.report and len(outcome.files) > 1:
        say("\n".join(f"  {line}" for line in outcome.report.split("\n")))

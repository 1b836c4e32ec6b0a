"""`drafter mine`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drafter.cli.options import Encoding, Force, Keys, Quiet, complete_words, in_chinese
from drafter.messages.language import later, tr

_TEMPLATE = ".md.j2"
_NAMED = 5
"""How many of the skipped files are named."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.api import MinedFile
    from drafter.errors import Fault


def mine(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help=later("Speeches, or folders of them; - for standard input."))
    ],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="DIR", help=later("The folder to write to."))] = None,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORM",
            help=later("templates, json, text or outline."),
            autocompletion=complete_words("templates", "json", "text", "outline"),
        ),
    ] = "templates",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=later("The template's name; without it, the source's."))] = "",
    encoding: Encoding = None,
    keep_noise: Annotated[bool, typer.Option("--keep-noise", help=later("Take nothing out."))] = False,
    no_repair: Annotated[bool, typer.Option("--no-repair", help=later("Restore nothing."))] = False,
    review: Annotated[
        bool, typer.Option("--review", help=later("Show each source beside what was found in it, and ask for corrections."))
    ] = False,
    keys: Keys = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.progress import with_progress
    from drafter.cli.report import denied, show_error, show_fault
    from drafter.errors import DrafterError, Fault, UsageError

    api.check_mining_form(to)
    chinese = in_chinese(keys)
    found = api.find_sources(sources)
    if name and len(found.paths) > 1:
        raise UsageError(Fault("usage.one-name", facts={"found": name, "count": len(found.paths)}))
    for fault in _skipped_together(found.faults):
        show_fault(fault)
    output = None if output == "-" else output  # standard output, as everywhere
    is_new = output is not None and not Path(output).exists()
    folder = _folder(output, to)
    error: DrafterError | None = None
    used_names: set[str] = set()
    reading: dict[str, Any] = {
        "name": name,
        "encoding": encoding,
        "keep_noise": keep_noise,
        "repair": not no_repair,
        "chinese": chinese,
    }
    if review:
        _reviewed(found.paths, folder, to=to, force=force, quiet=quiet, **reading)
        return
    with api.processes(len(found.paths)) as executor:
        mined = api.mine_many(found.paths, form=to, executor=executor, **reading)
        for outcome in with_progress(mined, tr("mining"), len(found.paths)):
            try:
                if outcome.error:
                    raise outcome.error
                _put(outcome, folder, used_names, force=force, quiet=quiet)
            except DrafterError as failure:
                show_error(failure)
                error = failure
    if error and folder is not None and is_new:
        with suppress(OSError):  # it holds the files of other sources
            folder.rmdir()
    if error or denied(found.faults) or (found.faults and not found.paths):
        raise typer.Exit(error.exit_code if error and len(found.paths) == 1 else 1)


def _reviewed(paths: Sequence[Path], folder: Path | None, *, to: str, force: bool, quiet: bool, **options: Any) -> None:
    """Let a person look through each source, and write what is right then."""
    from drafter import api
    from drafter.cli.report import tell
    from drafter.cli.review import EndedError, reviewed
    from drafter.errors import Fault, UsageError

    used_names: set[str] = set()
    for path in paths:
        if str(path) == api.STDIN:
            raise UsageError(Fault("usage.review"))
        source = api.mine(api.read_bytes(path), source=str(path), **options)
        try:
            outcome = reviewed(source, to)
        except EndedError:
            tell(tr("{source}: nothing is written").format(source=path))
            raise typer.Exit(1) from None
        if outcome is not None:
            _put(outcome, folder, used_names, force=force, quiet=quiet)


def _skipped_together(faults: Sequence[Fault]) -> list[Fault]:
    """The faults; those for several files in folders that are no speeches (outlines, tables) as one."""
    from drafter.errors import Fault

    others = [fault for fault in faults if fault.code == "input.unknown-format"]
    if len(others) < 2:
        return list(faults)
    names = [fault.place.source for fault in others[:_NAMED] if fault.place]
    files = (*names, "…") if len(others) > _NAMED else tuple(names)
    rest = [fault for fault in faults if fault.code != "input.unknown-format"]
    return [*rest, Fault("input.skipped", facts={"count": len(others), "files": files})]


def _folder(output: str | None, form: str) -> Path | None:
    """The folder for the files; None for standard output. Templates are always written to files."""
    from drafter.errors import Fault, OutputError, Place

    if output is None:
        return Path() if form == "templates" else None
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(Fault("output.failed", Place(output), {"said": error.strerror or str(error)})) from None
    return folder


def _put(outcome: MinedFile, folder: Path | None, used_names: set[str], *, force: bool, quiet: bool) -> None:
    """Print the result, or write its files and print what was mined.

    used_names: the names of the files already written for other sources.
    """
    from drafter.cli.report import mention, save, say
    from drafter.errors import Fault, OutputError, Place

    if folder is None:
        for _, text in outcome.files:
            say(text.rstrip("\n"))
        return
    written = [folder / name for name, _ in outcome.files]
    twice = next((path for path in written if str(path) in used_names), None)
    if twice is not None:
        raise OutputError(Fault("output.two-sources", Place(outcome.source), {"found": str(twice)}))
    used_names.update(map(str, written))
    for path, (_, text) in zip(written, outcome.files, strict=True):
        save(text, path, force=force)
    if quiet:
        return
    mention(f"{outcome.source} → {', '.join(map(str, written))}")
    if outcome.report and len(outcome.files) > 1:
        mention("\n".join(f"  {line}" for line in outcome.report.split("\n")))
    templates = [path.name.removesuffix(_TEMPLATE) for path in written if path.name.endswith(_TEMPLATE)]
    if len(templates) == 1:
        from drafter import api

        try:
            searched = {path.resolve() for path in api.configured_folders(Path())}
        except api.DrafterError:
            searched = set()
        where = () if folder.resolve() in searched else ("--templates", f'"{folder}"' if " " in str(folder) else str(folder))
        mention(tr("a new speech from it: {command} -o …").format(command=" ".join(("drafter", "new", templates[0], *where))))

"""`drafter render`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.api import WRITERS
from drafter.cli.options import Force, Layout, Quiet, Set, Templates, complete_formats, pairs
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from drafter.api import Writer


def render(
    outlines: Annotated[list[str], typer.Argument(metavar="OUTLINE...", help=later("Outlines; - for standard input."))],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help=later("Where to write; - for standard output."))
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="|".join(writer.name for writer in WRITERS),
            help=later("The format; without it, that of -o, or docx."),
            autocompletion=complete_formats,
        ),
    ] = None,
    layout: Layout = None,
    templates: Templates = None,
    settings: Set = None,
    check: Annotated[bool, typer.Option("--check", help=later("Write nothing where the quick checks find an error."))] = False,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.progress import with_progress
    from drafter.cli.report import mention, put, save, show_error, show_notices, summary, tell
    from drafter.errors import DrafterError, Fault, UsageError

    writer = api.writer_named(to or _suffix(output) or "docx")
    output = _with_suffix(output, writer)
    targets = _targets(outlines, output, writer.suffix)
    sources, written = _Files(outlines), _Files()
    failed: DrafterError | None = None
    refused = False
    with api.processes(len(outlines)) as executor:
        files = api.render_many(
            outlines,
            to=writer,
            layout=layout,
            templates=templates or (),
            settings=pairs(settings),
            proofread=True,
            blanks=check,
            executor=executor,
        )
        for file, target in with_progress(zip(files, targets, strict=True), tr("rendering"), len(outlines)):
            try:
                rendered = file.result()
                show_notices(rendered)
                if file.errors is not None and check:
                    refused = True
                    tell(api.report([file.errors], "text"))
                    continue
                if target == api.STDIN:
                    put(rendered.data)
                    if not quiet:
                        tell(summary(file.source, rendered, file.rate))
                else:
                    if target in sources:
                        raise UsageError(Fault("usage.over-outline", facts={"found": target}))
                    if target in written:
                        raise UsageError(Fault("usage.same-output", facts={"found": target}))
                    save(rendered, target, force=force)
                    written.add(target)
                    if not quiet:
                        mention(summary(target, rendered, file.rate))
                if file.errors is not None:
                    tell(_mention(file.source, len(file.errors.proofs)))
            except DrafterError as error:
                show_error(error)
                failed = error
    if refused and failed is None:
        raise typer.Exit(1)
    if failed is not None:
        raise typer.Exit(failed.exit_code if len(outlines) == 1 else 1)


class _Files:
    """Files that no document may replace: the outlines, and the documents that are written already.

    They are known by device and inode: a path may lead through links, and on some systems A.docx is a.docx.
    """

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._paths = list(paths)
        self._known: set[tuple[int, int]] = set()

    def add(self, path: str) -> None:
        self._paths.append(path)

    def __contains__(self, path: str) -> bool:
        found = _file(path)
        if found is None:  # most often: there is no such file yet
            return False
        self._known.update(known for known in map(_file, self._paths) if known is not None)
        self._paths.clear()
        return found in self._known


def _file(path: str) -> tuple[int, int] | None:
    """What tells a file from others, None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for every document
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _mention(outline: str, errors: int) -> str:
    """A line about an outline's errors, and the command that shows them."""
    text = (
        tr("{outline}: 1 error; `drafter check {outline}` shows it")
        if errors == 1
        else tr("{outline}: {errors} errors; `drafter check {outline}` shows them")
    )
    return text.format(outline=outline, errors=errors)


def _suffix(output: str | None) -> str | None:
    from drafter.api import is_folder

    return Path(output).suffix if output and output != "-" and not is_folder(output) else None


def _with_suffix(output: str | None, writer: Writer) -> str | None:
    """The file to write with the suffix of its format, where it has none; that it has another format's is said."""
    from drafter.api import STDIN, is_folder
    from drafter.cli.report import tell

    if output is None or output == STDIN or is_folder(output):
        return output
    suffix = Path(output).suffix.lower()
    if not suffix and Path(output).name and not os.path.exists(output):  # noqa: PTH110 - a device stays what it is
        return f"{output}{writer.suffix}"
    if suffix != writer.suffix and any(suffix == other.suffix for other in WRITERS):
        tell(
            tr("{file}: this holds {form}, which the suffix does not say; name it …{suffix}").format(
                file=output, form=writer.name, suffix=writer.suffix
            )
        )
    return output


def _targets(outlines: list[str], output: str | None, suffix: str) -> list[str]:
    """The file that each outline is written to. Raises UsageError where it cannot be told."""
    from drafter.api import STDIN, is_folder
    from drafter.errors import Fault, UsageError

    if not all(outlines):
        raise UsageError(Fault("usage.missing", facts={"found": "OUTLINE", "command": "drafter render"}))
    if outlines.count(STDIN) > 1:
        raise UsageError(Fault("usage.two-stdin"))
    into = Path(output) if output and output != STDIN and is_folder(output) else None
    if len(outlines) > 1 and output is not None and into is None:
        raise UsageError(Fault("usage.folder-wanted", facts={"count": len(outlines), "found": output}))
    targets = [output] if output is not None and into is None else list(_named(outlines, into, suffix))
    seen = {STDIN}
    for target in targets:
        if target in seen and target != STDIN:
            raise UsageError(Fault("usage.same-output", facts={"found": target}))
        seen.add(target)
    return targets


def _named(outlines: list[str], into: Path | None, suffix: str) -> Iterator[str]:
    for outline in outlines:
        if outline == "-":
            yield str(into / f"stdin{suffix}") if into else "-"
        else:
            path = Path(outline).with_suffix(suffix) if Path(outline).name else Path(f"stdin{suffix}")
            yield str(into / path.name if into else path)

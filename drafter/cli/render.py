"""`drafter render`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Annotated

import typer

from drafter.cli.options import Force, Layout, Quiet, Set, Templates, pairs
from drafter.cli.targets import To, suffix_of, targets_of, with_suffix
from drafter.messages.language import later, tr


def render(
    outlines: Annotated[list[str], typer.Argument(metavar="OUTLINE...", help=later("Outlines; - for standard input."))],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help=later("Where to write; - for standard output."))
    ] = None,
    to: To = None,
    layout: Layout = None,
    templates: Templates = None,
    settings: Set = None,
    check: Annotated[bool, typer.Option("--check", help=later("Write nothing where the quick checks find an error."))] = False,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.progress import with_progress
    from drafter.cli.report import errors_line, mention, put, save, show_error, show_notices, summary, tell
    from drafter.errors import DrafterError, Fault, UsageError

    writer = api.writer_named(to or suffix_of(output) or "docx")
    output = with_suffix(output, writer)
    targets = targets_of(outlines, output, writer.suffix)
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
        said: set[str] = set()
        for file, target in with_progress(zip(files, targets, strict=True), tr("rendering"), len(outlines)):
            try:
                rendered = file.result()
                show_notices(rendered, quiet=quiet)
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
                    tell(errors_line(file.source, len(file.errors.proofs)))
            except DrafterError as error:
                show_error(error, said)
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

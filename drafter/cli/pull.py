"""`drafter pull`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.options import Force, Quiet, Set, Templates, outline_named, pairs
from drafter.messages.language import later


def pull(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help=later("The Word document that was rendered and edited."))],
    outline: Annotated[
        Path | None,
        typer.Option(
            "--outline",
            metavar="FILE",
            help=later(
                "The outline that it was rendered from; without it, the file of -o where there is one, else that of the same name."
            ),
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help=later("Where to write; - for standard output."))
    ] = "-",
    templates: Templates = None,
    settings: Set = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import mention, put, save, show_fault, tell
    from drafter.messages.language import tr

    output = outline_named(output)
    source = outline or _beside(document, output)
    text = api.read_text(source)
    pulled = api.pull(
        api.read_bytes(document),
        text,
        source=str(source),
        name=document,
        folders=api.configured_folders(source.parent, templates or ()),
        settings=pairs(settings),
    )
    for notice in pulled.notices:
        show_fault(notice)
    if output == api.STDIN:
        put(pulled.outline, end="")
        if not quiet and pulled.outline != text:
            tell(tr("{source} is unchanged; -o {source} writes the outline there").format(source=source))
    else:
        same = os.path.realpath(output) == os.path.realpath(source)
        like = None if str(source) == api.STDIN else source
        save(pulled.outline, output, force=force or same, made_from=text if same else None, like=like)
        if not quiet:
            mention(output)
    if not pulled.complete:
        raise typer.Exit(1)


def _beside(document: str, output: str) -> Path:
    """The outline of a document: the file of ``-o``, or the outline beside the document. Raises InputError where there is none."""
    from drafter.errors import Fault, InputError, Place

    if not Path(document).name:  # "", ".", "/"
        raise InputError(Fault("input.missing", Place(document)))
    beside = [Path(document).with_suffix(suffix) for suffix in (".yaml", ".yml")]
    for path in (*([Path(output)] if output != "-" else []), *beside):
        if os.path.isfile(path):  # noqa: PTH113 - the method raises for a name too long
            return path
    raise InputError(Fault("pull.no-outline", Place(document), {"found": beside[0].name}))

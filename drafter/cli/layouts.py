"""`drafter layouts`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Force, Quiet, Templates, complete_layouts, copied_to
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from drafter.api import LayoutEntry

layouts = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(metavar="LAYOUT", help=later("The layout's name."), autocompletion=complete_layouts)]


@layouts.command("list", help=later("List the layouts."))
def list_layouts(templates: Templates = None, _quiet: Quiet = False) -> None:
    from drafter import api
    from drafter.cli.report import say

    entries = api.list_layouts(_folders(templates))
    width = max(len(entry.name) for entry in entries)
    for entry in entries:
        say(f"{entry.name:{width}}  {_summary(entry)}")


@layouts.command(help=later("Show a layout's file, or a picture of it."))
def show(
    layout: Name,
    picture: Annotated[
        bool, typer.Option("--picture", help=later("Draw a page with every kind of line and its measures (SVG)."))
    ] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=later("Where to write the picture."))] = None,
    templates: Templates = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import mention, put, save, say

    if not picture:
        say(api.show_layout(layout, _here(templates)).rstrip("\n"))
        return
    drawn = api.picture_of_layout(layout, _here(templates))
    if output == api.STDIN:
        put(drawn, end="")
        return
    target = copied_to(output or f"{Path(layout).stem}.svg", Path(layout).stem, ".svg")
    save(drawn, target, force=force)
    if not quiet:
        mention(tr("{file} is written").format(file=target))


@layouts.command(help=later("Write a layout's styles for Word: a template or a document that shows each."))
def export(
    layout: Name,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help=later("Where to write: NAME.dotx or NAME.docx."))
    ] = None,
    templates: Templates = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import mention, save

    name = output or f"{Path(layout).stem}.dotx"
    target = copied_to(name, Path(layout).stem, ".docx" if name.lower().endswith(".docx") else ".dotx")
    save(api.export_layout(layout, target.suffix, _here(templates)), target, force=force)
    if not quiet:
        mention(tr("{file} is written").format(file=target))


@layouts.command(help=later("Copy a layout, to customise it."))
def copy(
    layout: Name,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=later("Where to write."))] = None,
    templates: Templates = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import mention, save

    target = copied_to(output or f"{layout}.yaml", layout, ".yaml")
    if target.parent == Path("layouts"):
        target.parent.mkdir(exist_ok=True)
    save(api.show_layout(layout, _folders(templates)), target, force=force)
    if not quiet:
        mention(tr("{file} is written; render with it: --layout {file}").format(file=target))


@layouts.command(help=later("Check a layout: its values, and whether its fonts are known and installed here."))
def check(layout: Name, templates: Templates = None, quiet: Quiet = False) -> None:
    from drafter import api
    from drafter.cli.report import mention, show_fault

    notices = api.check_layout(layout, _here(templates))
    for notice in notices:
        show_fault(notice)
    if not notices and not quiet:
        mention(tr("nothing found"))


@layouts.command(help=later("Write a layout that looks like your own Word documents."))
def learn(
    documents: Annotated[list[str], typer.Argument(metavar="FILE…", help=later("Word documents as your office sets them."))],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=later("Where to write."))] = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import mention, save, say, show_fault

    learned = api.learn_layout([(name, api.read_bytes(name)) for name in documents])
    for notice in learned.notices:
        show_fault(notice)
    if output is None:
        say(learned.text.rstrip("\n"))
        return
    target = copied_to(output, Path(documents[0]).stem, ".yaml")
    if target.parent == Path("layouts"):
        target.parent.mkdir(exist_ok=True)
    save(learned.text, target, force=force)
    if not quiet:
        mention(tr("{file} is written; render with it: --layout {file}").format(file=target))


def _folders(templates: list[Path] | None) -> tuple[Path, ...]:
    from drafter.api import configured_folders

    return configured_folders(first=templates or ())


def _here(templates: list[Path] | None) -> tuple[Path, ...]:
    """Where a layout that is named is looked for: in this folder too, as beside an outline. No list looks there: outlines lie there as well."""
    return (*_folders(templates), Path())


def _summary(entry: LayoutEntry) -> str:
    return f"{tr('wrong')}: {entry.error}" if entry.error else entry.summary

"""`drafter layouts`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.options import Force
from drafter.messages.language import tr

layouts = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(metavar="LAYOUT", help=tr("The layout's name."))]


@layouts.command("list", help=tr("List the layouts."))
def list_layouts() -> None:
    from drafter import api
    from drafter.cli.report import say
    from drafter.errors import LayoutError
    from drafter.layout import layout_names, load_layout, own_names
    from drafter.template.store import TemplateStore

    folders = api.layout_folders(TemplateStore(api.search_folders()))
    names = dict.fromkeys([*layout_names(), *own_names(folders)])
    width = max(map(len, names))
    for name in names:
        try:
            said = load_layout(name, folders).summary
        except LayoutError as error:
            said = f"{tr('wrong')}: {error}"
        say(f"{name:{width}}  {said}")


@layouts.command(help=tr("Show a layout's file."))
def show(layout: Name) -> None:
    from drafter.cli.report import say
    from drafter.layout import layout_source

    say(layout_source(layout).rstrip("\n"))


@layouts.command(help=tr("Copy a layout, to customise it."))
def copy(
    layout: Name,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=tr("Where to write."))] = None,
    force: Force = False,
) -> None:
    from drafter.cli.report import say
    from drafter.files import write_output
    from drafter.layout import layout_source

    target = Path(output or f"{layout}.yaml")
    write_output(target, layout_source(layout).encode(), None, force=force)
    say(tr("{file} is written; render with it: --layout {file}").format(file=target))

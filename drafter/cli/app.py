"""The application: its commands and the options that all share."""

from __future__ import annotations

from typing import Annotated

import typer

from drafter.cli.layouts import layouts
from drafter.cli.new import new
from drafter.cli.render import render
from drafter.cli.templates import templates
from drafter.language import tr

app = typer.Typer(
    help=tr("Write a short YAML outline, get a finished speech as a Word document."),
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command(help=tr("Write a new outline for a template; without one, list the templates."))(new)
app.command(help=tr("Render outlines into documents."))(render)
app.add_typer(templates, name="templates", help=tr("List, show, copy and check templates."))
app.add_typer(layouts, name="layouts", help=tr("List, show and copy layouts."))


def _version(wanted: bool) -> None:
    if wanted:
        from drafter import __version__

        typer.echo(f"drafter {__version__}")
        raise typer.Exit


@app.callback()
def drafter(
    version: Annotated[bool, typer.Option("--version", help=tr("Show the version."), callback=_version, is_eager=True)] = False,
) -> None:
    """The options before a command."""

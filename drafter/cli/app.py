"""The application: its commands in the order of the help, and the options of all commands."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, NamedTuple

import typer

from drafter.messages.language import later

HELP_NAMES = ["-h", "--help"]


class Command(NamedTuple):
    """A command: its module, and its line in the help. group: whether it has sub-commands."""

    name: str
    module: str
    help: str
    group: bool = False


COMMANDS: tuple[Command, ...] = (
    Command(
        "open",
        "drafter.cli.open",
        later("Write in the browser: the page, a form and the source side by side; without an outline, choose a template."),
    ),
    Command(
        "new",
        "drafter.cli.new",
        later(
            "Write a new outline for a template, or of a text that you have; without both, ask for the occasion and suggest one."
        ),
    ),
    Command("render", "drafter.cli.render", later("Render outlines into documents.")),
    Command("watch", "drafter.cli.watch", later("Render an outline again whenever it, its template or its layout changes.")),
    Command("check", "drafter.cli.check", later("Proofread outlines and documents; repair what is certain.")),
    Command("stats", "drafter.cli.stats", later("Show how long a speech is and where, long sentences, frequent phrases.")),
    Command("mine", "drafter.cli.mine", later("Mine speeches: find their skeletons, write templates and outlines.")),
    Command("pull", "drafter.cli.pull", later("Bring the edits of a Word document back into its outline.")),
    Command("templates", "drafter.cli.templates", later("List, show, copy and check templates."), group=True),
    Command(
        "layouts", "drafter.cli.layouts", later("List, show, check and copy layouts; learn one from Word documents."), group=True
    ),
)


def application(asked: str | None = None) -> typer.Typer:
    """The application with all commands.

    asked: the name of a command, which is then the only one: each costs a millisecond at the start.
    """
    app = typer.Typer(
        help=later("Write a short YAML outline, get a finished speech as a Word document."),
        context_settings={"help_option_names": HELP_NAMES},
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_options)
    for command in [c for c in COMMANDS if c.name == asked] or COMMANDS:
        found = getattr(import_module(command.module), f"{command.name}_" if command.name == "open" else command.name)
        if command.group:
            app.add_typer(found, name=command.name, help=command.help)
        else:
            app.command(command.name, help=command.help)(found)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from drafter import __version__

        typer.echo(f"drafter {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[bool, typer.Option("--version", help=later("Show the version."), callback=_version, is_eager=True)] = False,
) -> None:
    """The options before a command."""

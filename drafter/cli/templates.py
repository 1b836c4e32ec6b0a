"""`drafter templates`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Force, Quiet, Template, Templates, complete_templates, copied_to
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from drafter.api import TemplateEntry

templates = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def listing(folders: Sequence[Path]) -> str:
    """The groups of templates; below each a line for a template: its name, title and summary."""
    from drafter import api

    entries = api.list_templates(folders)
    width = max(len(entry.name) for entry in entries)
    lines = []
    for group, those in api.grouped_templates(entries).items():
        lines.append(group or tr("without a group"))
        lines += [f"  {entry.name:{width}}  {_summary(entry)}" for entry in those]
    return "\n".join(lines)


def _summary(entry: TemplateEntry) -> str:
    if entry.info is None:
        return f"{tr('wrong')}: {entry.error}"
    return f"{entry.info.title}：{entry.info.summary}" if entry.info.summary else entry.info.title


def _folders(templates: list[Path] | None) -> tuple[Path, ...]:
    from drafter.api import configured_folders

    return configured_folders(Path(), templates or ())


@templates.command("list", help=later("List the templates."))
def list_templates(templates: Templates = None, _quiet: Quiet = False) -> None:
    from drafter.cli.report import say

    say(listing(_folders(templates)))


@templates.command(help=later("Show a template's file."))
def show(template: Template, templates: Templates = None, _quiet: Quiet = False) -> None:
    from drafter import api
    from drafter.cli.report import say

    say(api.show_template(template, _folders(templates)).rstrip("\n"))


@templates.command(help=later("Copy a template, to customise it."))
def copy(
    template: Template,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=later("Where to write."))] = None,
    extend: Annotated[
        bool, typer.Option("--extend", help=later("Write three lines that extend the template instead of a copy."))
    ] = False,
    templates: Templates = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import mention, save
    from drafter.errors import Fault, UsageError

    made = api.copy_template(template, _folders(templates), extend=extend)
    target = copied_to(output, made.name, ".md.j2") if output else Path(f"templates/{made.name}.md.j2")
    if target.parent == Path("templates"):
        target.parent.mkdir(exist_ok=True)
    if target.resolve() == made.file.resolve():
        raise UsageError(Fault("usage.onto-itself", facts={"found": str(target)}))
    save(made.text, target, force=force)
    if quiet:
        return
    name = target.name.removesuffix(".md.j2")
    if _is_found(name, target):
        said = tr("{file} is written; render with it: template: {name}").format(file=target, name=name)
    else:
        said = tr("{file} is written; outlines beside it find it by template: {name}, all others with --templates {folder}").format(
            file=target, name=name, folder=target.parent
        )
    mention(said)


def _is_found(name: str, file: Path) -> bool:
    """Whether a template is found by its name in the folder where the program runs, which is where most of its outlines are."""
    from drafter import api

    try:
        return api.find_template(name, _folders(None)).samefile(file)
    except api.TemplateError:
        return False


@templates.command(help=later("Check templates: every fault, and whether a new outline renders."))
def check(
    template: Annotated[
        list[str], typer.Argument(metavar="TEMPLATE...", help=later("Templates' names."), autocompletion=complete_templates)
    ],
    templates: Templates = None,
    quiet: Quiet = False,
) -> None:
    from drafter import api
    from drafter.cli.report import say, show_error
    from drafter.errors import DrafterError

    renderer = api.renderer_for(_folders(templates))
    failed: DrafterError | None = None
    for name in template:
        try:
            info, blanks = api.check_template(name, renderer)
            if not quiet:
                say(
                    tr("{name}: {slots} slots, {blanks} blanks in a new outline").format(
                        name=info.name, slots=len(info.slots), blanks=blanks
                    )
                )
        except DrafterError as error:
            show_error(error)
            failed = error
    if failed is not None:
        raise typer.Exit(failed.exit_code)


@templates.command(help=later("Print the JSON Schema of a template's outlines, for editors."))
def schema(
    template: Annotated[
        str | None,
        typer.Argument(
            metavar="TEMPLATE", help=later("The template's name; without it, any outline."), autocompletion=complete_templates
        ),
    ] = None,
    templates: Templates = None,
    _quiet: Quiet = False,
) -> None:
    import json

    from drafter import api
    from drafter.cli.report import say

    say(json.dumps(api.schema(template, api.TemplateStore(_folders(templates))), ensure_ascii=False, indent=2))

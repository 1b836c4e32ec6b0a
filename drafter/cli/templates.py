"""`drafter templates`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Force, Template, Templates
from drafter.messages.language import tr

if TYPE_CHECKING:
    from drafter.template.store import TemplateStore

templates = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def _store(folders: list[Path] | None) -> TemplateStore:
    from drafter.api import search_folders
    from drafter.template.store import TemplateStore

    return TemplateStore(search_folders(first=folders or ()))


def listing(store: TemplateStore) -> str:
    """Every template with its title and summary, a line each."""
    from drafter.errors import TemplateError

    names = store.names()
    width = max(map(len, names))
    lines = []
    for name in names:
        try:
            info = store.info(name)
            lines.append(f"{name:{width}}  {info.title}：{info.summary}" if info.summary else f"{name:{width}}  {info.title}")
        except TemplateError as error:
            lines.append(f"{name:{width}}  {tr('wrong')}: {error}")
    return "\n".join(lines)


@templates.command("list", help=tr("List the templates."))
def list_templates(templates: Templates = None) -> None:
    from drafter.cli.report import say

    say(listing(_store(templates)))


@templates.command(help=tr("Show a template's file."))
def show(template: Template, templates: Templates = None) -> None:
    from drafter.cli.report import say

    store = _store(templates)
    say(store.text(store.file(template)).rstrip("\n"))


@templates.command(help=tr("Copy a template, to customise it."))
def copy(
    template: Template,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=tr("Where to write."))] = None,
    extend: Annotated[
        bool, typer.Option("--extend", help=tr("Write three lines that extend the template instead of a copy."))
    ] = False,
    templates: Templates = None,
    force: Force = False,
) -> None:
    from drafter.cli.report import say
    from drafter.errors import Fault, UsageError
    from drafter.files import write_output
    from drafter.files.shipped import shipped_folder
    from drafter.template.starter import quoted
    from drafter.template.store import SHIPPED, SUFFIX

    store = _store(templates)
    path = store.file(template)
    name = template.removesuffix(SUFFIX).removeprefix(SHIPPED)
    target = Path(output or f"templates/{name}{SUFFIX}")
    if not output:
        target.parent.mkdir(exist_ok=True)
    if target.resolve() == path.resolve():
        raise UsageError(Fault("usage.onto-itself", facts={"found": str(target)}))
    parent = f"{SHIPPED}{name}" if path.is_relative_to(shipped_folder()) else name
    text = (
        f'---\ntitle: {quoted(store.info(template).title)}\n---\n{{% extends "{parent}{SUFFIX}" %}}\n'
        if extend
        else store.text(path)
    )
    write_output(target, text.encode(), None, force=force)
    say(tr("{file} is written; render with it: template: {name}").format(file=target, name=target.name.removesuffix(SUFFIX)))


@templates.command(help=tr("Check templates: every fault, and whether a new outline renders."))
def check(
    template: Annotated[list[str], typer.Argument(metavar="TEMPLATE...", help=tr("Templates' names."))], templates: Templates = None
) -> None:
    from drafter import api
    from drafter.cli.report import say, show_error
    from drafter.errors import DrafterError
    from drafter.template.render import Renderer

    renderer = Renderer(_store(templates))
    failed: DrafterError | None = None
    for name in template:
        try:
            info, blanks = api.check_template(name, renderer)
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


@templates.command(help=tr("Print the JSON Schema of a template's outlines, for editors."))
def schema(
    template: Annotated[
        str | None, typer.Argument(metavar="TEMPLATE", help=tr("The template's name; without it, any outline."))
    ] = None,
    templates: Templates = None,
) -> None:
    import json

    from drafter import api
    from drafter.cli.report import say

    say(json.dumps(api.schema(template, _store(templates)), ensure_ascii=False, indent=2))

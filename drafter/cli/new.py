"""`drafter new`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.options import Force, Keys, Quiet, Templates, complete_templates, in_chinese
from drafter.messages.language import later, tr

SCHEMAS = ".drafter"
"""The folder for schemas, beside the outline."""


def new(
    template: Annotated[
        str | None, typer.Argument(metavar="TEMPLATE", help=later("The template's name."), autocompletion=complete_templates)
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help=later("Where to write; - for standard output."))
    ] = None,
    keys: Keys = None,
    templates: Templates = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import mention, say
    from drafter.cli.templates import listing

    folders = api.search_folders(Path(), templates or ())
    if template is None:
        say(listing(folders))
        return
    chinese = in_chinese(keys)
    name = api.TemplateStore(folders).info(template).name
    target = output or f"{Path(name).name}.yaml"
    schema = "" if target == api.STDIN or name == "bundle" else _schema_beside(Path(target), name, folders)
    text = api.new_outline(template, folders, chinese=chinese, schema=schema)
    if target == api.STDIN:
        say(text.rstrip("\n"))
        return
    api.save(text, target, force=force)
    if not quiet:
        mention(tr("{file} is written; fill it and run: drafter render {file}").format(file=target))


def _schema_beside(target: Path, template: str, folders: Sequence[Path]) -> str:
    """Write the template's schema beside an outline. Returns the path for the outline's first line, "" where writing failed."""
    import json

    from drafter import api

    folder = target.parent / SCHEMAS
    file = folder / f"{Path(template).name}.schema.json"
    schema = json.dumps(api.schema(template, api.TemplateStore(tuple(folders))), ensure_ascii=False, indent=1)
    try:
        folder.mkdir(exist_ok=True)
        api.save(schema, file, force=True)
    except (OSError, api.OutputError):
        return ""
    return f"{SCHEMAS}/{file.name}"

"""`drafter new`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Force, Templates
from drafter.messages.language import language, tr

if TYPE_CHECKING:
    from drafter.template.store import TemplateStore

SCHEMAS = ".drafter"
"""The folder beside an outline that holds the schemas for editors."""


def new(
    template: Annotated[str | None, typer.Argument(metavar="TEMPLATE", help=tr("The template's name."))] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help=tr("Where to write; - for standard output."))
    ] = None,
    keys: Annotated[str, typer.Option("--keys", metavar="zh|en", help=tr("The language of the keys."))] = language(),
    templates: Templates = None,
    force: Force = False,
) -> None:
    from drafter.api import search_folders
    from drafter.cli.report import say
    from drafter.cli.templates import listing
    from drafter.errors import Fault, UsageError
    from drafter.files import STDIN, write_output
    from drafter.template.starter import bundle_starter, starter
    from drafter.template.store import TemplateStore

    store = TemplateStore(search_folders(first=templates or ()))
    if template is None:
        say(listing(store))
        return
    if keys not in ("zh", "en"):
        raise UsageError(Fault("usage.keys", facts={"found": keys}))
    info = store.info(template)
    target = output or f"{Path(info.name).name}.yaml"
    schema = "" if target == STDIN or info.name == "bundle" else _schema_beside(Path(target), info.name, store)
    if info.name == "bundle":
        text = bundle_starter([store.info("study-seminar"), store.info("integration-exchange")], chinese=keys == "zh")
    else:
        text = starter(info, chinese=keys == "zh", schema=schema)
    if target == STDIN:
        say(text.rstrip("\n"))
        return
    write_output(Path(target), text.encode(), None, force=force)
    say(tr("{file} is written; fill it and run: drafter render {file}").format(file=target))


def _schema_beside(target: Path, template: str, store: TemplateStore) -> str:
    """Put the template's schema where editors find it; what the outline's first line names, "" where it cannot be written."""
    import json

    from drafter import api
    from drafter.errors import OutputError, Place
    from drafter.files import write_whole

    folder = target.parent / SCHEMAS
    file = folder / f"{Path(template).name}.schema.json"
    try:
        folder.mkdir(exist_ok=True)
        write_whole(file, json.dumps(api.schema(template, store), ensure_ascii=False, indent=1).encode(), Place(str(file)))
    except (OSError, OutputError):
        return ""
    return f"{SCHEMAS}/{file.name}"

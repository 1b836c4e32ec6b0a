"""`drafter new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.options import Force, Templates
from drafter.language import language, tr


def new(
    template: Annotated[str | None, typer.Argument(metavar="TEMPLATE", help=tr("The template's name."))] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help=tr("Where to write; - for standard output."))] = None,
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
    if info.name == "bundle":
        text = bundle_starter([store.info("study-seminar"), store.info("integration-exchange")], chinese=keys == "zh")
    else:
        text = starter(info, chinese=keys == "zh")
    target = output or f"{Path(info.name).name}.yaml"
    if target == STDIN:
        say(text.rstrip("\n"))
        return
    write_output(Path(target), text.encode(), None, force=force)
    say(tr("{file} is written; fill it and run: drafter render {file}").format(file=target))

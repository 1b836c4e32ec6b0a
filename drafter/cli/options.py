"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.messages.language import tr

Templates = Annotated[
    list[Path] | None,
    typer.Option("--templates", metavar="DIR", help=tr("A folder of templates, searched first; may be repeated.")),
]
Force = Annotated[bool, typer.Option("--force", help=tr("Replace a file that was changed or that Drafter did not write."))]
Layout = Annotated[
    str | None, typer.Option("--layout", metavar="NAME|FILE", help=tr("The layout, over the one that the outline names."))
]
Template = Annotated[str, typer.Argument(metavar="TEMPLATE", help=tr("The template's name."))]

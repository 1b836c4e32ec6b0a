"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.messages.language import later

Templates = Annotated[
    list[Path] | None,
    typer.Option("--templates", metavar="DIR", help=later("A folder of templates, searched first; may be repeated.")),
]
Force = Annotated[bool, typer.Option("--force", help=later("Replace a file that was changed or that Drafter did not write."))]
Layout = Annotated[
    str | None, typer.Option("--layout", metavar="NAME|FILE", help=later("The layout, over the one that the outline names."))
]
Template = Annotated[str, typer.Argument(metavar="TEMPLATE", help=later("The template's name."))]
Keys = Annotated[
    str | None,
    typer.Option("--keys", metavar="zh|en", help=later("The language of the keys; without it, that of the messages.")),
]


def in_chinese(keys: str | None) -> bool | None:
    """Whether ``--keys`` asks for Chinese keys; None without the option. Raises UsageError for an unknown word."""
    from drafter.errors import Fault, UsageError

    if keys not in (None, "zh", "en"):
        raise UsageError(Fault("usage.keys", facts={"found": keys}))
    return None if keys is None else keys == "zh"

"""``python -m tools.cli_page``: the page ``docs/cli.md``, made from the commands' own help."""

from __future__ import annotations

import os
import sys
from typing import Any

INTRODUCTION = """\
# The command line

Made from the commands' own help by `make docs`; do not edit it.

Messages are in Chinese where `DRAFTER_LANG`, or else `LC_ALL`, `LC_MESSAGES` or `LANG`, begins with `zh`, and in English otherwise.
`DRAFTER_HOME` names the folder of your own `templates/` and `layouts/` in place of the system's; `DRAFTER_SOFFICE` the program of LibreOffice;
`SOURCE_DATE_EPOCH` the time that a document bears in place of the day of its speech.
"""


def reference() -> str:
    """The page, in English."""
    import typer

    from drafter import cli
    from drafter.cli.app import application

    table = (cli.__doc__ or "").split("\n\n")[1].strip().splitlines()[3:-1]
    codes = "\n".join(f"| {line[:5].strip()} | {line[5:].strip()} |" for line in table)
    command = typer.main.get_command(application())
    pages = [INTRODUCTION, f"## Exit codes\n\n| exit | when |\n|---:|---|\n{codes}\n", *_pages(command, cli.PROGRAM)]
    return "\n".join(pages)


def _pages(command: Any, name: str) -> list[str]:
    context = command.context_class(command, info_name=name, max_content_width=110, terminal_width=110)
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    pages = [f"## {name}\n\n```text\n{text}\n```\n"]
    for child in getattr(command, "commands", {}).values():
        pages += _pages(child, f"{name} {child.name}")
    return pages


if __name__ == "__main__":
    os.environ["DRAFTER_LANG"] = "en"
    sys.stdout.write(reference())

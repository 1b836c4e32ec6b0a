"""Where `drafter render` and `drafter watch` write, and in which format."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.api import WRITERS
from drafter.cli.options import complete_formats
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from drafter.api import Writer

To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="|".join(writer.name for writer in WRITERS),
        help=later("The format; without it, that of -o, or docx."),
        autocompletion=complete_formats,
    ),
]


def suffix_of(output: str | None) -> str | None:
    """The format that a file's name says, or its suffix where no format has it; None without a file."""
    from drafter.api import is_folder

    if not output or output == "-" or is_folder(output):
        return None
    said = _said_by(output)
    return said.name if said else Path(output).suffix


def _said_by(output: str) -> Writer | None:
    """The format that a file's name ends with: of ``.prompt.html`` and ``.html`` the longer one."""
    ending = [writer for writer in WRITERS if output.lower().endswith(writer.suffix)]
    return max(ending, key=lambda writer: len(writer.suffix), default=None)


def with_suffix(output: str | None, writer: Writer) -> str | None:
    """The file to write with the suffix of its format, where it has none; that it has another format's is said."""
    from drafter.api import STDIN, is_folder
    from drafter.cli.report import tell

    if output is None or output == STDIN or is_folder(output):
        return output
    suffix = Path(output).suffix.lower()
    if not suffix and Path(output).name and not os.path.exists(output):  # noqa: PTH110 - a device stays what it is
        return f"{output}{writer.suffix}"
    said = _said_by(output)
    # A programme is a Word document too: 议程表.docx, beside 议程表.agenda.docx, opens as well.
    if said is not None and said.suffix != writer.suffix and not writer.suffix.endswith(suffix):
        tell(
            tr("{file}: this holds {form}, which the suffix does not say; name it …{suffix}").format(
                file=output, form=writer.name, suffix=writer.suffix
            )
        )
    return output


def targets_of(outlines: list[str], output: str | None, suffix: str) -> list[str]:
    """The file that each outline is written to. Raises UsageError where it cannot be told."""
    from drafter.api import STDIN, is_folder
    from drafter.errors import Fault, UsageError

    if not all(outlines):
        raise UsageError(Fault("usage.missing", facts={"found": "OUTLINE", "command": "drafter render"}))
    if outlines.count(STDIN) > 1:
        raise UsageError(Fault("usage.two-stdin"))
    into = Path(output) if output and output != STDIN and is_folder(output) else None
    if len(outlines) > 1 and output is not None and into is None:
        raise UsageError(Fault("usage.folder-wanted", facts={"count": len(outlines), "found": output}))
    targets = [output] if output is not None and into is None else list(_named(outlines, into, suffix))
    seen = {STDIN}
    for target in targets:
        if target in seen and target != STDIN:
            raise UsageError(Fault("usage.same-output", facts={"found": target}))
        seen.add(target)
    return targets


def _named(outlines: list[str], into: Path | None, suffix: str) -> Iterator[str]:
    for outline in outlines:
        if outline == "-":
            yield str(into / f"stdin{suffix}") if into else "-"
        else:
            path = Path(outline).with_suffix(suffix) if Path(outline).name else Path(f"stdin{suffix}")
            yield str(into / path.name if into else path)

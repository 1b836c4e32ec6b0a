"""Options that several commands have."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from drafter.messages.language import later, tr


def _folders_there(folders: list[Path] | None) -> list[Path] | None:
    """The folders of ``--templates``. Raises UsageError for one that is not there, nor a folder ``layouts`` beside it."""
    if not folders:
        return folders
    from drafter.api import is_folder

    missing = next((folder for folder in folders if not is_folder(folder) and not is_folder(folder.parent / "layouts")), None)
    if missing is not None:
        from drafter.errors import Fault, UsageError

        raise UsageError(Fault("usage.no-folder", facts={"found": str(missing)}))
    return folders


Templates = Annotated[
    list[Path] | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help=later("A folder of templates, searched first; may be repeated."),
        callback=_folders_there,
    ),
]
Force = Annotated[bool, typer.Option("--force", help=later("Replace a file that was changed or that Drafter did not write."))]


def complete_layouts(context: typer.Context, incomplete: str) -> list[str]:
    """The names of layouts for the shell, those of ``--templates`` too."""
    from drafter import api

    return [entry.name for entry in api.list_layouts(_folders(context)) if entry.name.startswith(incomplete)]


def complete_templates(context: typer.Context, incomplete: str) -> list[str]:
    """The names of templates for the shell, those of ``--templates`` too."""
    from drafter import api

    return [name for name in api.TemplateStore(_folders(context)).names() if name.startswith(incomplete)]


def _folders(context: typer.Context) -> tuple[Path, ...]:
    """Where a command looks for templates and layouts."""
    from drafter import api

    first = [Path(folder) for folder in context.params.get("templates") or ()]
    try:
        return api.configured_folders(Path(), first)
    except api.DrafterError:
        return api.search_folders(Path(), first)


def complete_formats(incomplete: str) -> list[str]:
    """The names of formats for the shell."""
    from drafter import api

    return [writer.name for writer in api.WRITERS if writer.name.startswith(incomplete)]


def complete_checks(incomplete: str) -> list[str]:
    """The names of checks for the shell; of several with commas between them the last is completed."""
    from drafter import api

    head, comma, last = incomplete.rpartition(",")
    return [f"{head}{comma}{check.id}" for check in api.all_checks() if check.id.startswith(last)]


def complete_words(*words: str) -> Callable[[str], list[str]]:
    """A function that completes one of some words for the shell."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def copied_to(output: str, name: str, suffix: str) -> Path:
    """The file of a copy: in a folder by its name, elsewhere with the suffix by which it is found again, in the place of another one, which is said.

    A file that is there already is meant as it is named.

    >>> str(copied_to("our.j2", "speech", ".md.j2")), str(copied_to("our.yml", "strict", ".yaml"))
    ('our.md.j2', 'our.yml')
    >>> str(copied_to("表态.txt", "pledge", ".md.j2")), str(copied_to("3.15讲话", "speech", ".md.j2"))
    ('表态.md.j2', '3.15讲话.md.j2')
    """
    from drafter.api import is_folder

    path = Path(output)
    if is_folder(output):
        return path / f"{name}{suffix}"
    ends = (suffix, ".yml") if suffix == ".yaml" else suffix
    if path.name.endswith(ends) or os.path.exists(output):  # noqa: PTH110 - the method raises for a name too long
        return path
    stem = path.name.removesuffix(".j2")
    other = next((end for end in _OTHER_SUFFIXES if stem.lower().endswith(end)), "")
    target = path.with_name(f"{stem[: len(stem) - len(other)] or stem}{suffix}")
    if other:
        from drafter.cli.report import tell

        tell(tr("{given}: nothing finds it under this suffix; it is written as {file}").format(given=output, file=target))
    return target


_OTHER_SUFFIXES = (".md", ".txt", ".docx", ".yaml", ".yml", ".html")
"""The suffixes of other files that people write behind the name of a copy."""


def outline_named(output: str) -> str:
    """The file of an outline that is to be written: with ``.yaml`` where the name has no suffix. A file that is there is meant as it is named.

    >>> outline_named("讲话"), outline_named("3.15讲话"), outline_named("讲话.yml"), outline_named("-")
    ('讲话.yaml', '3.15讲话.yaml', '讲话.yml', '-')
    """
    suffix = os.path.splitext(output)[1]  # noqa: PTH122 - a Path would cut blanks and dots at the end
    if output == "-" or (len(suffix) > 1 and suffix.isascii()) or os.path.exists(output):  # noqa: PTH110 - raises for a name too long
        return output
    return f"{output}.yaml" if os.path.basename(output) else output  # noqa: PTH119 - `out/` names no file


Layout = Annotated[
    str | None,
    typer.Option(
        "--layout",
        metavar="NAME|FILE",
        help=later("The layout, over the one that the outline names."),
        autocompletion=complete_layouts,
    ),
]
Template = Annotated[str, typer.Argument(metavar="TEMPLATE", help=later("The template's name."), autocompletion=complete_templates)]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help=later("The encoding of the text, over the guess."))
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help=later("Set a key or a slot over the outline's; may be repeated.")),
]


def pairs(settings: list[str] | None) -> list[tuple[str, str]]:
    """The keys and values of ``--set``. Raises UsageError for one without ``=``."""
    from drafter.errors import Fault, UsageError

    found = []
    for text in settings or ():
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise UsageError(Fault("usage.set-form", facts={"found": text}))
        found.append((key.strip(), value.strip()))
    return found


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=later("Print results and what is wrong, nothing else."))]
"""Every command has it, so that a script may give it to each; the parameter is `_quiet` where a command prints nothing else."""
Keys = Annotated[
    str | None,
    typer.Option(
        "--keys",
        metavar="zh|en",
        help=later("The language of the keys; without it, that of the messages."),
        autocompletion=complete_words("zh", "en"),
    ),
]


def in_chinese(keys: str | None) -> bool | None:
    """Whether ``--keys`` asks for Chinese keys; None without the option. Raises UsageError for an unknown word."""
    from drafter.errors import Fault, UsageError

    if keys not in (None, "zh", "en"):
        raise UsageError(Fault("usage.keys", facts={"found": keys}))
    return None if keys is None else keys == "zh"

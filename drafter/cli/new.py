"""`drafter new`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from drafter.cli.options import Encoding, Force, Keys, Quiet, Templates, complete_templates, in_chinese, outline_named
from drafter.errors import Fault, UsageError
from drafter.messages.language import later, tr

SCHEMAS = ".drafter"
"""The folder for schemas, beside the outline."""
_DOCUMENTS = (".docx", ".docm", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".html", ".htm")
"""Suffixes that an outline must not have: Word would be started for it, and `drafter render` could not write its document there."""


def new(
    template: Annotated[
        str | None, typer.Argument(metavar="TEMPLATE", help=later("The template's name."), autocompletion=complete_templates)
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help=later("Where to write; - for standard output."))
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help=later("A text that becomes the outline: Word, text, Markdown, a web page, PDF; - for standard input."),
        ),
    ] = None,
    speech: Annotated[
        int | None, typer.Option("--speech", metavar="NUMBER", help=later("Which of several speeches in the text, from 1."))
    ] = None,
    encoding: Encoding = None,
    keys: Keys = None,
    templates: Templates = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import at_terminal, mention, save, say
    from drafter.cli.templates import listing

    folders = api.configured_folders(Path(), templates or ())
    _is_outline(output)
    output = output and outline_named(output)
    if text is not None:
        _from_text(text, template, output, folders, _FromOptions(speech, encoding, in_chinese(keys), quiet, force, templates or ()))
        return
    for option, value in (("--speech", speech), ("--encoding", encoding)):
        if value is not None:
            raise UsageError(Fault("usage.from-alone", facts={"found": option}))
    if template is None:
        if output is not None:
            raise UsageError(Fault("usage.no-template", facts={"found": output}))
        if at_terminal():
            from drafter.cli.ask import suggested

            say(suggested(folders))
        else:
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
    save(text, target, force=force)
    if not quiet:
        command = _rendering(target, name, folders, templates or ())
        mention(tr("{file} is written; fill it and run: {command}").format(file=target, command=command))


def _is_outline(output: str | None) -> None:
    """Raises UsageError where the file to write is named like a document."""
    if output is not None and Path(output).suffix.lower() in _DOCUMENTS:
        raise UsageError(Fault("usage.document-name", facts={"found": output, "meant": str(Path(output).with_suffix(".yaml"))}))


class _FromOptions(NamedTuple):
    """What is asked of a text that becomes an outline."""

    speech: int | None
    encoding: str | None
    chinese: bool | None
    quiet: bool
    force: bool
    templates: Sequence[Path]


def _rendering(target: str, name: str, folders: Sequence[Path], given: Sequence[Path]) -> str:
    """The command that renders a new outline; it names the folders of templates where its template would not be found without them."""
    from drafter import api

    options = [f"--templates {folder}" for folder in given]
    if given:
        try:
            if api.find_template(name, api.configured_folders(Path(target).parent)).samefile(api.find_template(name, folders)):
                options = []
        except api.DrafterError:
            pass  # it is in these folders alone, or the folder is told when it is rendered
    return " ".join(("drafter render", target, *options))


def _from_text(source: str, template: str | None, output: str | None, folders: Sequence[Path], options: _FromOptions) -> None:
    """Write the outline of a text, and tell what became of the text. Raises typer.Exit where not all of it stands on the page."""
    from drafter import api
    from drafter.cli.report import mention, put, save, show_fault, tell

    name = "stdin" if source == api.STDIN else source
    if output not in (None, api.STDIN) and source != api.STDIN and os.path.realpath(str(output)) == os.path.realpath(source):
        raise UsageError(Fault("usage.over-source", facts={"found": source}))
    drafted = api.outline_from(
        api.read_bytes(source),
        template,
        source=name,
        speech=options.speech,
        folders=folders,
        encoding=options.encoding,
        chinese=options.chinese,
    )
    for notice in drafted.notices:
        show_fault(notice)
    if drafted.reason and not options.quiet:
        chosen = tr("template {name}: {reason}").format(name=drafted.template, reason=drafted.reason)
        tell(chosen + (tr("; next best: {name}").format(name=drafted.next_best) if drafted.next_best else ""))
    target = output or f"{Path(drafted.template).name}.yaml"
    if target == api.STDIN:
        put(drafted.text, end="")
    else:
        schema = _schema_beside(Path(target), drafted.template, folders)
        first = f"# yaml-language-server: $schema={schema}\n" if schema else ""
        save(first + drafted.text, target, force=options.force)
        if not options.quiet:
            command = _rendering(target, drafted.template, folders, options.templates)
            mention(tr("{file} is written; look through it and run: {command}").format(file=target, command=command))
    if not drafted.complete:
        raise typer.Exit(1)


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

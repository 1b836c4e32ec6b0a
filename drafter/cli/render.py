"""`drafter render`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.options import Force, Layout, Templates
from drafter.messages.language import tr
from drafter.write import WRITERS

if TYPE_CHECKING:
    from drafter.api import Rendered
    from drafter.config import Config
    from drafter.proofread.model import Proofs
    from drafter.template.render import Renderer


def render(
    outlines: Annotated[list[str], typer.Argument(metavar="OUTLINE...", help=tr("Outlines; - for standard input."))],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help=tr("Where to write; - for standard output."))
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="FORMAT", help=tr("A format: {formats}.").format(formats=" ".join(writer.name for writer in WRITERS))
        ),
    ] = None,
    layout: Layout = None,
    templates: Templates = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help=tr("Set a key or a slot over the outline's; may be repeated.")),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=tr("Write nothing where the quick checks find an error."))] = False,
    force: Force = False,
) -> None:
    from drafter.cli.report import say, show_error, show_notices, summary, tell
    from drafter.errors import DrafterError, Fault, UsageError
    from drafter.files import STDIN, write_output
    from drafter.write import stamp_of, writer_named

    pairs = [_setting(text) for text in settings or ()]
    writer = writer_named(to or _suffix(output) or "docx")
    targets = _targets(outlines, output, writer.suffix)
    from drafter.cli.batch import watched

    session = _Session(templates or (), layout, pairs, writer.name)
    failed: DrafterError | None = None
    refused = False
    for outline, target in watched(zip(outlines, targets, strict=True), tr("rendering"), len(outlines)):
        try:
            rendered, proofs, rate = session.render(outline, blanks=check)
            show_notices(rendered)
            if proofs is not None and check:
                from drafter.proofread.report import report

                refused = True
                tell(report([proofs], "text"))
                continue
            if target == STDIN:
                sys.stdout.buffer.write(rendered.data)
                sys.stdout.buffer.flush()
                tell(summary(outline, rendered, rate))
            else:
                if any(os.path.realpath(target) == os.path.realpath(source) for source in outlines if source != STDIN):
                    raise UsageError(Fault("usage.over-outline", facts={"found": target}))
                write_output(Path(target), rendered.data, stamp_of(writer.name), force=force)
                say(summary(target, rendered, rate))
            if proofs is not None:
                tell(_mention(outline, len(proofs.proofs)))
        except DrafterError as error:
            show_error(error)
            failed = error
    if refused and failed is None:
        raise typer.Exit(1)
    if failed is not None:
        raise typer.Exit(failed.exit_code if len(outlines) == 1 else 1)


class _Session:
    """What several outlines share: settings, and a renderer for each folder that they lie in."""

    def __init__(self, templates: list[Path] | tuple[()], layout: str | None, settings: list[tuple[str, str]], to: str) -> None:
        self.templates = templates
        self.layout = layout
        self.settings = settings
        self.to = to
        self.folders: dict[Path | None, tuple[Renderer, Config | None]] = {}

    def render(self, outline: str, *, blanks: bool) -> tuple[Rendered, Proofs | None, float]:
        """An outline rendered, the errors that the quick checks find in it, the rate at which it is spoken. `blanks`: those that are open count."""
        from drafter import api
        from drafter.files import STDIN, read_text

        text = read_text(outline)
        beside = None if outline == STDIN else Path(outline).parent
        renderer, config = self._of(beside)
        name = "stdin" if outline == STDIN else outline
        usual = config.layout if config else ""
        rendered = api.render(
            text, source=name, to=self.to, layout=self.layout, renderer=renderer, settings=self.settings, usual_layout=usual
        )
        from drafter.check.model import Settings
        from drafter.proofread.untraced import errors_of, without_places

        settings = config.checks if config else Settings()
        errors = errors_of(rendered.document, settings, blanks=blanks)
        proofs = None
        if errors and self.settings:
            proofs = without_places(errors, rendered.document, name)
        elif errors:
            proofs = api.proofreader(beside, templates=self.templates).quick(text, name, blanks=blanks)
        return rendered, proofs, settings.rate

    def _of(self, folder: Path | None) -> tuple[Renderer, Config | None]:
        """What renders the outlines of a folder, and its configuration."""
        from drafter import api
        from drafter.template.render import Renderer
        from drafter.template.store import TemplateStore

        if folder not in self.folders:
            config = api.config_for(folder)
            templates = (*self.templates, *(config.templates if config else ()))
            self.folders[folder] = Renderer(TemplateStore(api.search_folders(folder, templates))), config
        return self.folders[folder]


def _mention(outline: str, errors: int) -> str:
    """The line that names what else is to be said of an outline."""
    said = (
        tr("{outline}: 1 error; `drafter check {outline}` shows it")
        if errors == 1
        else tr("{outline}: {errors} errors; `drafter check {outline}` shows them")
    )
    return said.format(outline=outline, errors=errors)


def _setting(text: str) -> tuple[str, str]:
    from drafter.errors import Fault, UsageError

    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise UsageError(Fault("usage.set-form", facts={"found": text}))
    return key.strip(), value.strip()


def _suffix(output: str | None) -> str | None:
    from drafter.files import is_folder

    return Path(output).suffix if output and output != "-" and not is_folder(output) else None


def _targets(outlines: list[str], output: str | None, suffix: str) -> list[str]:
    """Where each outline is written. Raises UsageError where that is unclear."""
    from drafter.errors import Fault, UsageError
    from drafter.files import STDIN, is_folder

    if not all(outlines):
        raise UsageError(Fault("usage.missing", facts={"found": "OUTLINE", "command": "drafter render"}))
    if outlines.count(STDIN) > 1:
        raise UsageError(Fault("usage.two-stdin"))
    into = Path(output) if output and output != STDIN and is_folder(output) else None
    if len(outlines) > 1 and output is not None and into is None:
        raise UsageError(Fault("usage.folder-wanted", facts={"count": len(outlines), "found": output}))
    targets = [output] if output is not None and into is None else list(_named(outlines, into, suffix))
    for target in targets:
        if target != STDIN and targets.count(target) > 1:
            raise UsageError(Fault("usage.same-output", facts={"found": target}))
    return targets


def _named(outlines: list[str], into: Path | None, suffix: str) -> Iterator[str]:
    for outline in outlines:
        if outline == "-":
            yield str(into / f"stdin{suffix}") if into else "-"
        else:
            path = Path(outline).with_suffix(suffix) if Path(outline).name else Path(f"stdin{suffix}")
            yield str(into / path.name if into else path)

"""`drafter watch`."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from drafter.cli.options import Force, Layout, Quiet, Set, Templates, pairs
from drafter.cli.targets import To, suffix_of, targets_of, with_suffix
from drafter.errors import DrafterError, Fault, OutputError, UsageError
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from drafter.api import RenderedFile, Surroundings, Writer

POLL = 0.3
"""Seconds between two looks at the files. They are polled: a network drive sends no notice of a change."""

SETTLE = 0.1
"""Seconds between noticing a change and reading the file: some editors write a file in pieces."""

_HELD = ("output.open", "output.locked")
_MOST_BESIDE = 99


def watch(
    outline: Annotated[str, typer.Argument(metavar="OUTLINE", help=later("The outline."))],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE|DIR", help=later("Where to write."))] = None,
    to: To = None,
    layout: Layout = None,
    templates: Templates = None,
    settings: Set = None,
    quiet: Quiet = False,
    force: Force = False,
) -> None:
    from drafter import api
    from drafter.cli.report import flush, show_error, tell

    if api.STDIN in (outline, output):
        raise UsageError(Fault("usage.watch-file"))
    writer = api.writer_named(to or suffix_of(output) or "docx")
    (target,) = targets_of([outline], with_suffix(output, writer), writer.suffix)
    if os.path.realpath(target) == os.path.realpath(outline):
        (file,) = api.render_many([outline], to=writer, layout=layout, templates=tuple(templates or ()))
        file.result()  # a Word document is no outline, which is what is wrong with it
        raise UsageError(Fault("usage.over-outline", facts={"found": target}))
    order = _Order(outline, target, writer, layout, tuple(templates or ()), pairs(settings), quiet=quiet, force=force)
    api.read_bytes(outline)  # an outline that is not there is an error now, and a message later
    watching = _Watching(order)
    if not quiet:
        tell(tr("watching {file}; Ctrl-C ends it").format(file=outline))
    try:
        while True:
            try:
                watching.look()
            except DrafterError as error:
                show_error(error)
            flush()  # of a pipe too
            time.sleep(POLL)
    except KeyboardInterrupt:
        return


class _Order(NamedTuple):
    """What is asked for."""

    outline: str
    target: str
    writer: Writer
    layout: str | None
    templates: tuple[Path, ...]
    settings: list[tuple[str, str]]
    quiet: bool
    force: bool


class _Watching:
    """An outline that is rendered whenever it changes, or something behind it."""

    def __init__(self, order: _Order) -> None:
        self.order = order
        self._seen: Surroundings | None = None
        self._held: RenderedFile | None = None
        self._written = b""

    def look(self) -> None:
        """Render if something changed. Raises the errors of the outline and of what is behind it, once for each change."""
        from drafter import api

        if self._seen is not None and self._seen.hold():
            if self._held is not None:
                self._write(self._held, again=True)
            return
        if self._seen is not None:
            time.sleep(SETTLE)
        order = self.order
        self._held = None
        self._seen = api.watched(Path(order.outline), order.layout or "", order.templates)
        (file,) = api.render_many(
            [order.outline],
            to=order.writer,
            layout=order.layout,
            templates=order.templates,
            settings=order.settings,
            proofread=True,
        )
        self._write(file)

    def _write(self, file: RenderedFile, *, again: bool = False) -> None:
        """Write a result; beside its file while Word holds the file open. again: whether the user has been told so."""
        from drafter.cli.report import errors_line, mention, save, show_notices, summary, tell

        rendered = file.result()
        target = self.order.target
        if not again:
            show_notices(rendered, quiet=self.order.quiet)
        try:
            save(rendered, target, force=self.order.force or self._is_ours(target))
        except OutputError as error:
            if error.faults[0].code not in _HELD:
                raise
            if again:
                return
            self._held = file
            target = self._beside(file)
            tell(
                tr("{file} is open in Word, or locked; written beside it, and there when it is closed").format(
                    file=self.order.target
                )
            )
        else:
            self._held = None
            self._written = rendered.data
        if not self.order.quiet:
            mention(summary(target, rendered, file.rate))
        if file.errors is not None and not again:
            tell(errors_line(file.source, len(file.errors.proofs)))

    def _is_ours(self, target: str) -> bool:
        """Whether a file without a stamp is the one that was written here last."""
        from drafter import api

        if target.lower().endswith(".docx") or not self._written:
            return False
        try:
            return api.read_bytes(target) == self._written
        except DrafterError:
            return False

    def _beside(self, file: RenderedFile) -> str:
        """Write a result under a name beside its file, ``speech-2.docx``. Returns the name. Raises OutputError."""
        from drafter import api

        path = Path(self.order.target)
        for number in range(2, _MOST_BESIDE):
            beside = path.with_name(f"{path.stem}-{number}{path.suffix}")
            try:
                api.save(file.result(), beside)
            except OutputError as error:
                if number + 1 == _MOST_BESIDE or error.faults[0].code == "output.full":
                    raise
            else:
                return str(beside)
        raise AssertionError

"""Rendering many outlines. Those of one folder share their templates, their configuration and a proofreader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from drafter.api.folders import Workspace
from drafter.api.given import Folders, Replaced, folders_of, settings_of
from drafter.api.many import SourceFile, in_order, sources_of
from drafter.api.rendering import Rendered, know_kinds, manuscript_of, spare_slots, with_lines
from drafter.errors import DrafterError
from drafter.files import decode
from drafter.layout import Layout
from drafter.speech.text import SPEAKING_RATE
from drafter.template.render import Draft, Filter
from drafter.write import Manuscript, Writer, write_all, writer_named

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from drafter.proofread.file import Proofreader
    from drafter.proofread.model import Proofs

__all__ = ["RenderedFile", "render_many"]


class RenderedFile(NamedTuple):
    """The result for one outline of many.

    source: the outline's name.
    rendered: the rendered outline, None where `error` is set.
    errors: the findings of the quick checks that are errors; None without such findings.
    rate: characters spoken in a minute, from the configuration of the outline's folder.
    """

    source: str
    rendered: Rendered | None = None
    errors: Proofs | None = None
    rate: float = SPEAKING_RATE
    error: DrafterError | None = None

    def result(self) -> Rendered:
        """The rendered outline. Raises `error` if it is set."""
        if self.rendered is None:
            raise self.error or AssertionError
        return self.rendered


def render_many(
    paths: str | Path | Iterable[str | Path],
    *,
    to: str | Writer = "docx",
    layout: str | Path | Layout | None = None,
    templates: Folders = (),
    filters: Mapping[str, Filter] | None = None,
    settings: Replaced = (),
    proofread: bool = False,
    blanks: bool = False,
    executor: Executor | None = None,
) -> Iterator[RenderedFile]:
    """The result for each outline, in order, as `drafter render` makes it. A faulty outline does not stop the others.

    paths: files, or ``-`` for standard input. Each uses the templates, layouts and configuration (``drafter.yaml``) of its own
    folder.
    templates: folders that are searched first.
    proofread: whether the quick checks run on each speech.
    blanks: with `proofread`, whether unfilled blanks are errors.
    executor: runs the work in its threads or processes; for processes, arguments must be picklable. For pdf it is not used:
    LibreOffice starts once for all outlines, and the first result comes when all are done. The other arguments are those of
    `render`. Raises UsageError for an unknown format.
    """
    work = partial(
        _Rendering,
        writer_named(to),
        str(layout) if isinstance(layout, Path) else layout,
        folders_of(templates),
        filters=dict(filters or {}),
        settings=settings_of(settings),
        proofread=proofread,
        blanks=blanks,
    )
    sources = sources_of(paths)
    return work().together(sources) if writer_named(to).together else in_order(work, sources, executor)


class _Prepared(NamedTuple):
    """An outline that is ready for its writer.

    errors: the findings of the quick checks that are errors. text: the text of the document, if the quick checks needed it. rate: characters spoken in a minute.
    """

    draft: Draft
    manuscript: Manuscript
    errors: Proofs | None
    text: str | None
    rate: float


class _Rendering:
    """Renders files. The files of one folder share a renderer, a configuration and a proofreader."""

    def __init__(
        self,
        writer: Writer,
        layout: str | Layout | None,
        templates: Sequence[Path],
        *,
        filters: Mapping[str, Filter],
        settings: Sequence[tuple[str, str]],
        proofread: bool,
        blanks: bool,
    ) -> None:
        self.writer = writer
        self.layout = layout
        self.templates = templates
        self.filters = filters
        self.settings = settings
        self.proofread = proofread
        self.blanks = blanks
        self.workspaces: dict[Path | None, Workspace] = {}
        self.proofreaders: dict[Path | None, Proofreader] = {}

    def __call__(self, source: SourceFile) -> RenderedFile:
        """The result for an outline."""
        try:
            prepared = self._prepare(source)
            return self._file(source, prepared, self.writer.load()(*prepared.manuscript))
        except DrafterError as error:
            return RenderedFile(source.path, error=error)

    def together(self, sources: Iterable[SourceFile]) -> Iterator[RenderedFile]:
        """The results for all outlines, by a writer that writes many at once."""
        outcomes: list[tuple[SourceFile, _Prepared | DrafterError]] = []
        for source in sources:
            try:
                outcomes.append((source, self._prepare(source)))
            except DrafterError as error:
                outcomes.append((source, error))
        written = iter(write_all([one.manuscript for _, one in outcomes if isinstance(one, _Prepared)], self.writer))
        for source, outcome in outcomes:
            data = next(written) if isinstance(outcome, _Prepared) else outcome
            if isinstance(outcome, _Prepared) and isinstance(data, bytes):
                yield self._file(source, outcome, data)
            elif isinstance(data, DrafterError):
                yield RenderedFile(source.path, error=data)

    def _file(self, source: SourceFile, prepared: _Prepared, data: bytes) -> RenderedFile:
        notices = prepared.draft.notices + prepared.manuscript.layout.notices
        rendered = Rendered(data, prepared.draft.document, notices, self.writer)
        if prepared.text is not None:
            vars(rendered)["text"] = prepared.text  # otherwise the property makes the same text again
            # asked for by whoever proofreads; another process would make the text again for them
            _ = rendered.characters, rendered.blanks
        return RenderedFile(source.path, rendered, prepared.errors, prepared.rate)

    def _prepare(self, source: SourceFile) -> _Prepared:
        text = decode(source.read(), source.name)
        workspace = self._workspace(source.folder)
        config = workspace.config
        usual = config.layout if config else ""
        try:
            if self.layout is not None:
                know_kinds(self.layout, workspace.renderer)
            spare = spare_slots(self.layout, workspace.renderer)
            draft = workspace.renderer.draft(text, source.name, settings=self.settings, usual_layout=usual, spare=spare)
            usual_rate, readings = (config.checks.rate, config.readings) if config else (SPEAKING_RATE, MappingProxyType({}))
            title_words = config.title_words if config else ()
            manuscript = manuscript_of(draft, self.layout, workspace.renderer, self.writer, usual_rate, readings, title_words)
        except DrafterError as error:
            raise with_lines(error, source.name, text) from None
        rate = manuscript.properties.rate
        errors, page = self._errors(source, text, draft) if self.proofread else (None, None)
        return _Prepared(draft, manuscript, errors, page, rate)

    def _workspace(self, folder: Path | None) -> Workspace:
        found = self.workspaces.get(folder)
        if found is None:
            found = self.workspaces[folder] = Workspace(folder, self.templates, self.filters)
        return found

    def _errors(self, source: SourceFile, text: str, draft: Draft) -> tuple[Proofs | None, str]:
        """The errors that the quick checks find, and the text of the document.

        To find the places of errors the outline is rendered again; with `settings` places are unknown.
        """
        from drafter.check.model import Settings
        from drafter.proofread.untraced import errors_of, untraced, without_places

        config = self._workspace(source.folder).config
        page = untraced(draft.document)
        errors = errors_of(page, config.checks if config else Settings(), blanks=self.blanks)
        shown = "\n".join([line.text for line in page.lines])
        if errors and self.settings:
            return without_places(errors, draft.document, source.name), shown
        return self._proofreader(source.folder).quick(text, source.name, blanks=self.blanks) if errors else None, shown

    def _proofreader(self, folder: Path | None) -> Proofreader:
        if folder not in self.proofreaders:
            from drafter.api.checking import proofreader

            self.proofreaders[folder] = proofreader(folder, templates=self.templates, filters=self.filters)
        return self.proofreaders[folder]

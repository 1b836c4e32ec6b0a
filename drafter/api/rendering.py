"""Rendering: one outline, or many, as documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from drafter.api.folders import (
    NAMELESS,
    OutlineData,
    Workspace,
    beside,
    layout_folders,
    letterhead_slots,
    renderer_for,
    search_folders,
)
from drafter.api.given import Folders, Replaced, folders_of, settings_of
from drafter.api.many import SourceFile, in_order, sources_of
from drafter.errors import DrafterError, Fault, LayoutError, Place, SpeechError, TemplateError
from drafter.files import build_time, decode
from drafter.layout import DEFAULT as DEFAULT_LAYOUT
from drafter.layout import Layout, load_layout
from drafter.outline.model import Outline, OutlineFile, lines_of
from drafter.speech.flow import line_kinds, own_kinds, spoken_of, texts
from drafter.speech.lines import UNSPOKEN
from drafter.speech.text import BLANK_START, SPEAKING_RATE, count_characters, has_unprintable
from drafter.speech.tree import Document, as_tuples, check, from_tuples
from drafter.template.render import Draft, Filter, Renderer
from drafter.write import Manuscript, Properties, Writer, properties_of, shown, write_all, writer_named

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from drafter.outline.schedule import Programme
    from drafter.proofread.file import Proofreader
    from drafter.proofread.model import Proofs


@dataclass(frozen=True)
class Rendered:
    """A rendered outline.

    data: the bytes of the file.
    document: the speech or bundle.
    notices: what is worth a report though nothing is wrong.
    writer: its format.
    """

    data: bytes
    document: Document
    notices: tuple[Fault, ...]
    writer: Writer

    @cached_property
    def text(self) -> str:
        """The text of the document, one line for each paragraph."""
        return "\n".join(texts(self.document))

    @cached_property
    def characters(self) -> int:
        """How many characters the document has, as Word counts them (字数), without cues, notes and the signature."""
        return count_characters(spoken_of(self.document) if line_kinds(self.document) & UNSPOKEN else self.text)

    @property
    def minutes(self) -> float:
        """The minutes that it takes to speak, at `SPEAKING_RATE`."""
        return self.characters / SPEAKING_RATE

    @cached_property
    def blanks(self) -> int:
        """How many blanks are not filled (``【待补：…】``)."""
        return self.text.count(BLANK_START)

    def __getstate__(self) -> dict[str, object]:
        """What another process gets: the document packed, without the text, which is made of it."""
        from pickle import dumps

        state = {name: value for name, value in vars(self).items() if name not in ("document", "text")}
        return {**state, "_packed": dumps(as_tuples(self.document))}

    def __getattr__(self, name: str) -> Document:
        """The document that another process made, unpacked when it is first asked for."""
        if name != "document" or "_packed" not in vars(self):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        from pickle import loads

        document = vars(self)[name] = from_tuples(loads(vars(self).pop("_packed")))  # noqa: S301 - of a process of our own
        return document


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


def render(
    outline: str | bytes | OutlineData | Sequence[OutlineData],
    *,
    source: str = NAMELESS,
    to: str | Writer = "docx",
    layout: str | Path | Layout | None = None,
    renderer: Renderer | None = None,
    folders: Folders | None = None,
    filters: Mapping[str, Filter] | None = None,
    settings: Replaced = (),
    usual_layout: str = "",
) -> Rendered:
    """An outline as a document file.

    outline: its text, the bytes of its file, or plain data: a `dict`, or a list of them for a bundle.
    source: its name in messages. If it is the path of a file, templates and layouts are also searched beside that file.
    to: docx, html, md, txt, pdf, the name of an installed writer, or your own `Writer`.
    layout: a name, a path or a `Layout`, used instead of the outline's own.
    renderer: used instead of `folders` and `filters`.
    folders: searched for templates and layouts before the shipped ones; without it, the folders that the command line searches.
    filters: your own filters for templates, by name.
    settings: from keys and slots to values that are used instead of the outline's own; a `dict`, or pairs.
    usual_layout: the layout for an outline that names none; it wins over the template's.
    Raises OutlineError, TemplateError, LayoutError, UsageError (an unknown format or setting), ToolError (pdf without LibreOffice).
    """
    if isinstance(outline, str):
        text = outline
    elif isinstance(outline, bytes):
        text = decode(outline, source)
    else:
        from drafter.outline.data import outline_text

        text = outline_text(outline, source)
    if renderer is None:
        renderer = renderer_for(search_folders(beside(source)) if folders is None else folders_of(folders), filters)
    if isinstance(layout, Path):
        layout = str(layout)
    try:
        return _render(text, source, writer_named(to), layout, renderer, settings_of(settings), usual_layout)
    except DrafterError as error:
        raise _with_lines(error, source, text) from None


def _with_lines(error: DrafterError, source: str, text: str) -> DrafterError:
    """The error, with the text of its line in each fault of the outline."""
    lines = text.split("\n")
    return type(error)(*(_with_line(fault, source, lines) for fault in error.faults))


def _with_line(fault: Fault, source: str, lines: Sequence[str]) -> Fault:
    place = fault.place
    if fault.excerpt is not None or place is None or place.source != source or not place.line:
        return fault
    return replace(fault, excerpt=lines[place.line - 1] if place.line <= len(lines) else None)


def _render(
    text: str,
    source: str,
    writer: Writer,
    layout: str | Layout | None,
    renderer: Renderer,
    settings: Sequence[tuple[str, str]],
    usual_layout: str,
) -> Rendered:
    if layout is not None:
        _know_kinds(layout, renderer)
    draft = renderer.draft(text, source, settings=settings, usual_layout=usual_layout, spare=_spare(layout, renderer))
    manuscript = _manuscript(draft, layout, renderer, writer)
    return Rendered(writer.load()(*manuscript), draft.document, draft.notices + manuscript.layout.notices, writer)


def _know_kinds(layout: str | Layout, renderer: Renderer) -> None:
    """Let templates write the own kinds of lines of the layout that was asked for."""
    if isinstance(layout, str):
        renderer.knows_kinds_of(layout)
    else:
        renderer.kinds.update(name for name, _ in layout.own)


def _spare(layout: str | Layout | None, renderer: Renderer) -> tuple[str, ...]:
    """The slots in the letterhead of the layout that was asked for."""
    if layout is None:
        return ()
    if isinstance(layout, Layout):
        return letterhead_slots(layout)
    return tuple(renderer.spare_slots(layout)) if renderer.spare_slots else ()


def _manuscript(
    draft: Draft,
    layout: str | Layout | None,
    renderer: Renderer,
    writer: Writer,
    usual_rate: float = SPEAKING_RATE,
    readings: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    title_words: tuple[str, ...] = (),
) -> Manuscript:
    """The input of the writer.

    usual_rate: for an outline that says none. readings, title_words: from the configuration.

    Raises LayoutError, and TemplateError for a document that no format can carry.
    """
    chosen = layout if isinstance(layout, Layout) else _layout(layout, draft, renderer)
    if title_words:
        chosen = chosen._replace(title_words=title_words)
    if has_unprintable("".join(texts(draft.document))):
        raise _unwritable(draft, renderer)
    if unknown := own_kinds(draft.document) - {name for name, _ in chosen.own}:
        chosen = chosen._replace(notices=(*chosen.notices, *_unknown_kinds(unknown, chosen)))
    made = properties(draft.document, draft.file, usual_rate)
    if chosen.body.phrases:
        from drafter.write.pronunciation import unread

        made = made._replace(readings=readings)
        chosen = chosen._replace(notices=(*chosen.notices, *unread(draft.document, readings)))
    if chosen.base is not None:
        from drafter.api.letterheads import open_slots

        made = made._replace(
            slots=tuple((name, value) for outline in draft.file.outlines[:1] for name, value in outline.slots.items())
        )
        chosen = chosen._replace(notices=(*chosen.notices, *open_slots(chosen, draft.document, made)))
    return Manuscript(shown(draft.document, chosen, writer), chosen, made)


def _unknown_kinds(kinds: Iterable[str], layout: Layout) -> Iterator[Fault]:
    """A notice for each of the user's own kinds of lines that a layout does not know."""
    from drafter.messages.near import nearest

    known = [name for name, _ in layout.own]
    for kind in sorted(kinds):
        yield Fault(
            "layout.no-own-kind", None, {"found": kind, "layout": layout.name, "known": known, "near": nearest(kind, known)}
        )


def _unwritable(draft: Draft, renderer: Renderer) -> DrafterError:
    """The error of a document with a control character. Outlines cannot have any, so the template wrote it."""
    try:
        check(draft.document)
    except SpeechError as error:
        names = {outline.template for outline in draft.file.outlines}
        place = Place(str(renderer.store.file(names.pop()))) if len(names) == 1 else None
        return TemplateError(*(replace(fault, place=place) for fault in error.faults))
    raise AssertionError


def _layout(asked: str | None, draft: Draft, renderer: Renderer) -> Layout:
    """The layout with the name `asked`, else the outline's.

    Raises LayoutError, at the line of the outline that names the layout.
    """
    try:
        return load_layout(asked or draft.layout or DEFAULT_LAYOUT, layout_folders(renderer.store))
    except LayoutError as error:
        naming = [outline.place_of("layout") for outline in draft.file.outlines if outline.layout]
        if asked or not naming or error.faults[0].place:
            raise
        raise LayoutError(*(replace(fault, place=naming[0]) for fault in error.faults)) from None


def properties(document: Document, file: OutlineFile, usual_rate: float = SPEAKING_RATE) -> Properties:
    """The metadata of a rendered file. Its time is SOURCE_DATE_EPOCH, else the day of the speech, and never the current time."""
    day = next(iter(lines_of(file.outlines[0].date)), "") if file.outlines else ""
    created = build_time() or (f"{day}T00:00:00Z" if _is_day(day) else None)
    rate = rate_of(file) or usual_rate
    made = properties_of(document, created)._replace(rate=rate, minutes=_minutes(file, rate))
    if any(outline.agenda for outline in file.outlines):
        made = made._replace(programmes=tuple(_programme(outline) for outline in file.outlines if outline.agenda))
    return made


def _programme(outline: Outline) -> Programme:
    """The agenda of an outline with its times. The meeting is named by the occasion, else by the title of the host's words."""
    from drafter.outline.schedule import Programme, schedule

    title = outline.occasion or re.sub("主持[词稿]?$", "", "".join(lines_of(outline.title)))
    return Programme(title, outline.date, outline.speaker, schedule(outline.agenda, outline.start))


def rate_of(file: OutlineFile) -> float | None:
    """The characters spoken in a minute that the outlines name; None where they name none, or several."""
    rates = {outline.rate for outline in file.outlines if outline.rate}
    return rates.pop() if len(rates) == 1 else None


def _minutes(file: OutlineFile, rate: float) -> float | None:
    """How long all speeches of a file may be together; None where one has no limit. That of an agenda is the meeting's."""
    limits = [None if outline.agenda else outline.limit for outline in file.outlines]
    minutes = [limit.amount / (rate if limit.unit == "characters" else 1) for limit in limits if limit]
    return sum(minutes) if minutes and len(minutes) == len(limits) else None


def _is_day(text: str) -> bool:
    """Whether a text is a day in the form ``2026-12-01``."""
    year, month, day = parts if len(parts := text.split("-")) == 3 else ("", "", "")
    return (len(year), len(month), len(day)) == (4, 2, 2) and (year + month + day).isdecimal()


# ---------------------------------------------------------------- many


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
            _ = (
                rendered.characters,
                rendered.blanks,
            )  # asked for by whoever proofreads; another process would make the text again for them
        return RenderedFile(source.path, rendered, prepared.errors, prepared.rate)

    def _prepare(self, source: SourceFile) -> _Prepared:
        text = decode(source.read(), source.name)
        workspace = self._workspace(source.folder)
        config = workspace.config
        usual = config.layout if config else ""
        try:
            if self.layout is not None:
                _know_kinds(self.layout, workspace.renderer)
            spare = _spare(self.layout, workspace.renderer)
            draft = workspace.renderer.draft(text, source.name, settings=self.settings, usual_layout=usual, spare=spare)
            usual_rate, readings = (config.checks.rate, config.readings) if config else (SPEAKING_RATE, MappingProxyType({}))
            title_words = config.title_words if config else ()
            manuscript = _manuscript(draft, self.layout, workspace.renderer, self.writer, usual_rate, readings, title_words)
        except DrafterError as error:
            raise _with_lines(error, source.name, text) from None
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


__all__ = ["Rendered", "RenderedFile", "properties", "render", "render_many", "writer_named"]

"""Rendering an outline as a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from drafter.api.folders import (
    NAMELESS,
    OutlineData,
    beside,
    layout_folders,
    letterhead_slots,
    renderer_for,
    search_folders,
)
from drafter.api.given import Folders, Replaced, folders_of, settings_of
from drafter.api.properties import properties
from drafter.errors import DrafterError, Fault, LayoutError, Place, SpeechError, TemplateError
from drafter.files import decode
from drafter.layout import DEFAULT as DEFAULT_LAYOUT
from drafter.layout import Layout, load_layout
from drafter.speech.flow import line_kinds, own_kinds, spoken_of, texts
from drafter.speech.lines import UNSPOKEN
from drafter.speech.text import BLANK_START, SPEAKING_RATE, count_characters, has_unprintable
from drafter.speech.tree import Bundle, Document, as_tuples, check, from_tuples
from drafter.template.render import Draft, Filter, Renderer
from drafter.write import Manuscript, Writer, shown, writer_named

__all__ = ["Rendered", "know_kinds", "manuscript_of", "render", "spare_slots", "with_lines", "writer_named"]


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
        raise with_lines(error, source, text) from None


def with_lines(error: DrafterError, source: str, text: str) -> DrafterError:
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
        know_kinds(layout, renderer)
    draft = renderer.draft(text, source, settings=settings, usual_layout=usual_layout, spare=spare_slots(layout, renderer))
    manuscript = manuscript_of(draft, layout, renderer, writer)
    return Rendered(writer.load()(*manuscript), draft.document, draft.notices + manuscript.layout.notices, writer)


def know_kinds(layout: str | Layout, renderer: Renderer) -> None:
    """Let templates write the own kinds of lines of the layout that was asked for."""
    if isinstance(layout, str):
        renderer.knows_kinds_of(layout)
    else:
        renderer.kinds.update(name for name, _ in layout.own)


def spare_slots(layout: str | Layout | None, renderer: Renderer) -> tuple[str, ...]:
    """The slots in the letterhead of the layout that was asked for."""
    if layout is None:
        return ()
    if isinstance(layout, Layout):
        return letterhead_slots(layout)
    return tuple(renderer.spare_slots(layout)) if renderer.spare_slots else ()


def manuscript_of(
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
    document = shown(draft.document, chosen, writer)
    if isinstance(document, Bundle) and _with_own_page(chosen).page_needs_fonts:
        from drafter.write.font_heights import with_font_heights

        chosen = with_font_heights(chosen)
    return Manuscript(document, chosen, made)


def _with_own_page(layout: Layout) -> Layout:
    """A layout with the page that its documents have: that of its base file."""
    if layout.base is None:
        return layout
    from drafter.write.docx import with_page_of_base

    return with_page_of_base(layout)


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

r"""The use cases as plain functions: what the command line calls, and what a program imports.

>>> from drafter import api
>>> api.render("title: 短讲话\nsections:\n  - 第一件事: 把它做好。\n", to="txt").data.decode()
'短讲话\n一、第一件事\n把它做好。\n'
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError, Fault, InputError, LayoutError, Place, SpeechError, TemplateError
from drafter.files import find_config
from drafter.layout import DEFAULT as DEFAULT_LAYOUT
from drafter.layout import Layout, load_layout
from drafter.messages.language import language
from drafter.outline.load import load
from drafter.outline.model import OutlineFile, lines_of
from drafter.outline.schema import SlotSchema, bundle_front_schema, outline_schema
from drafter.outline.settings import with_settings
from drafter.speech.flow import document_paragraphs
from drafter.speech.text import BLANK_START, SPEAKING_RATE, count_characters
from drafter.speech.tree import Document
from drafter.template.frontmatter import TemplateInfo
from drafter.template.render import Renderer
from drafter.template.starter import starter
from drafter.template.store import TemplateStore
from drafter.write import Properties, properties_of, write

if TYPE_CHECKING:
    from drafter.check.registry import Check
    from drafter.config import Config
    from drafter.proofread.file import Proofreader
    from drafter.proofread.overlap import Index
    from drafter.pull import Pulled


@dataclass(frozen=True)
class Rendered:
    """A rendered outline.

    data: the file; document: the speech or bundle; notices: what is worth telling though nothing is wrong.
    """

    data: bytes
    document: Document
    notices: tuple[Fault, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(paragraph.text for _, paragraph in document_paragraphs(self.document))

    @property
    def characters(self) -> int:
        """Characters as Word counts them."""
        return count_characters(self.text)

    @property
    def minutes(self) -> float:
        """How long it takes to say, at `SPEAKING_RATE`."""
        return self.characters / SPEAKING_RATE

    @property
    def blanks(self) -> int:
        """How many blanks are still open."""
        return self.text.count(BLANK_START)


def search_folders(beside: Path | None = None, first: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Where templates and layouts are looked for before the shipped ones: `first`, beside the outline, ./templates, the user's folder."""
    folders = [*first, *([beside, beside / "templates"] if beside else []), Path("templates"), user_folder() / "templates"]
    return tuple(dict.fromkeys(folders))


def user_folder() -> Path:
    """Where the system keeps a user's own templates and layouts; DRAFTER_HOME names another place."""
    named = os.environ.get("DRAFTER_HOME")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("drafter", appauthor=False)


def cache_folder() -> Path:
    """Where indexes of sources are kept between runs: what is lost there is built again. DRAFTER_HOME names another place."""
    named = os.environ.get("DRAFTER_HOME")
    if named:
        return Path(named) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("drafter", appauthor=False)


def render(
    text: str,
    *,
    source: str = "outline",
    to: str = "docx",
    layout: str | Layout | None = None,
    renderer: Renderer | None = None,
    folders: Sequence[Path] = (),
    settings: Sequence[tuple[str, str]] = (),
    usual_layout: str = "",
) -> Rendered:
    """An outline's text as a file.

    source: the outline's name in messages. to: docx, html, md, txt or pdf. layout: a name or file that wins over the outline's;
    usual_layout: the one of outlines that name none, over their templates'. renderer: kept by the caller for many outlines; else made for `folders`. settings: keys or slots set over the outline's.

    Raises OutlineError, TemplateError, LayoutError, UsageError (an unknown format or setting), ToolError (pdf without LibreOffice).
    """
    renderer = renderer or Renderer(TemplateStore(tuple(folders)))
    try:
        return _render(text, source, to, layout, renderer, settings, usual_layout)
    except DrafterError as error:
        raise type(error)(*(_with_line(fault, source, text) for fault in error.faults)) from None


def _with_line(fault: Fault, source: str, text: str) -> Fault:
    """A fault of the outline with the line that it stands in."""
    place = fault.place
    if fault.excerpt is not None or place is None or place.source != source or not place.line:
        return fault
    lines = text.split("\n")
    return replace(fault, excerpt=lines[place.line - 1] if place.line <= len(lines) else None)


def _render(
    text: str,
    source: str,
    to: str,
    layout: str | Layout | None,
    renderer: Renderer,
    settings: Sequence[tuple[str, str]],
    usual_layout: str,
) -> Rendered:
    file, notices = load(text, source)
    if settings:
        file = with_settings(file, settings)
    document = renderer.document(file)
    chosen = layout if isinstance(layout, Layout) else _layout(layout, file, renderer, usual_layout)
    try:
        return Rendered(write(document, to, chosen, properties(document, file)), document, notices)
    except SpeechError as error:  # an outline holds no such character: the template does
        names = {outline.template for outline in file.outlines}
        place = Place(str(renderer.store.file(names.pop()))) if len(names) == 1 else None
        raise TemplateError(*(replace(fault, place=place) for fault in error.faults)) from None


def _layout(asked: str | None, file: OutlineFile, renderer: Renderer, usual: str) -> Layout:
    """The layout that was asked for, or the outline's. Raises LayoutError, at the outline's line where it names the layout."""
    try:
        return load_layout(asked or renderer.layout_of(file, usual) or DEFAULT_LAYOUT, layout_folders(renderer.store))
    except LayoutError as error:
        naming = [outline.place_of("layout") for outline in file.outlines if outline.layout]
        if asked or not naming or error.faults[0].place:
            raise
        raise LayoutError(*(replace(fault, place=naming[0]) for fault in error.faults)) from None


def layout_folders(store: TemplateStore) -> tuple[Path, ...]:
    """Layouts lie in ``layouts`` beside each folder of templates, and in the folders themselves."""
    return tuple(folder for base in store.folders for folder in (base, base.parent / "layouts"))


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def properties(document: Document, file: OutlineFile) -> Properties:
    """The properties of a rendered file: its time is SOURCE_DATE_EPOCH, or the day of the speech, never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    days = lines_of(file.outlines[0].date) if file.outlines else ()
    created = f"{days[0]}T00:00:00Z" if days and _DAY.fullmatch(days[0]) else None
    if epoch.isdecimal():
        created = datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return properties_of(document, created)


def pull(
    document: bytes, outline: str, *, source: str = "outline", name: str = "speech.docx", folders: Sequence[Path] = ()
) -> Pulled:
    """The outline of a Word document that was rendered from it and edited, with the edits; what has no place in it is in the notices.

    source, name: of the outline and the document, in messages. Raises InputError, OutlineError, TemplateError.
    """
    from drafter.pull import pull as pull_document

    load(outline, source)  # its faults, with their lines
    return pull_document(document, outline, Renderer(TemplateStore(tuple(folders))), name)


def proofreader(
    folder: Path | None = None,
    *,
    checks: Sequence[Check] | None = None,
    against: Index | None = None,
    layout: str = "",
    templates: Sequence[Path] = (),
    encoding: str | None = None,
) -> Proofreader:
    """What proofreads the files of a folder: its ``proofs(data, name)`` says what is found, its ``repaired(data, name)`` repairs.

    folder: where the files lie, for their ``drafter.yaml`` and their templates. checks: all where not given. against: sources
    that must not be repeated, see `sources_index`. layout: a name that wins over the outlines'. encoding: of texts, over the guess.
    Raises InputError, ConfigError, LayoutError.
    """
    from drafter.check.registry import CHECKS
    from drafter.config import Config
    from drafter.proofread.file import Proofreader

    config = config_for(folder) or Config()
    renderer = Renderer(TemplateStore(search_folders(folder, (*templates, *config.templates))))
    if layout:
        load_layout(layout, layout_folders(renderer.store))
    return Proofreader(
        renderer,
        config.checks,
        layout=layout,
        usual_layout=config.layout,
        limit=config.limit,
        encoding=encoding,
        against=against,
        checks=CHECKS if checks is None else checks,
    )


def sources_index(paths: Sequence[Path]) -> Index:
    """The index of files and folders with sources, kept between runs. What could not be read is in its ``faults``.

    Raises InputError where nothing of it could be read, or where a path is not there.
    """
    from drafter.proofread.overlap import Index

    index = Index.build(paths, cache_folder())
    lost = [fault for fault in index.faults if not index.paths or fault.code == "input.missing"]
    if lost:
        raise InputError(*lost)
    return index


def config_for(folder: Path | None) -> Config | None:
    """The configuration of a folder, None where none is written. Raises InputError, ConfigError."""
    path = find_config(folder or Path())
    if path is None:
        return None
    from drafter.config import load_config

    return load_config(path)


def check_template(name: str, renderer: Renderer) -> tuple[TemplateInfo, int]:
    """A template's front matter, and how many blanks a new outline of it leaves open; every block of it is run.

    Raises TemplateError, or OutlineError where the outline that `drafter new` writes does not fit it.
    """
    info = renderer.info(name)
    if name == "bundle":
        return info, 0
    rendered = render(starter(info), source=f"new {name}", to="txt", renderer=renderer)
    return info, rendered.blanks


def schema(template: str | None, store: TemplateStore) -> dict[str, object]:
    """The JSON Schema of a template's outlines, or of any outline. Raises TemplateError."""
    if template is None:
        return outline_schema(chinese=language() == "zh")
    if template == "bundle":
        return bundle_front_schema(chinese=language() == "zh")
    info = store.info(template)
    slots = [SlotSchema(slot.name, slot.hint, slot.example) for slot in info.slots.values()]
    return outline_schema(info.name, slots, chinese=language() == "zh")

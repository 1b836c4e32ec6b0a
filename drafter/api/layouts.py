"""Layouts: their list, their values and their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.api.folders import layout_folders, letterhead_slots, search_folders
from drafter.api.given import Folders, folders_of
from drafter.errors import Fault, InputError, LayoutError
from drafter.layout import Layout, layout_names, layout_source, own_names
from drafter.layout import load_layout as load
from drafter.messages.language import language
from drafter.template.store import TemplateStore

if TYPE_CHECKING:
    from drafter.pull.learn import LearnedLayout


class LayoutEntry(NamedTuple):
    """A layout in the list. summary: one line. error: the fault of its file, None for a good layout."""

    name: str
    summary: str = ""
    error: LayoutError | None = None


def list_layouts(folders: Folders | None = None) -> list[LayoutEntry]:
    """Every layout, the shipped ones first.

    folders: as in `render`; layouts are searched in them and in ``layouts`` beside them.
    """
    where = _where(folders)
    entries = []
    for name in dict.fromkeys([*layout_names(), *own_names(where)]):
        try:
            entries.append(LayoutEntry(name, load(name, where).summary))
        except LayoutError as error:
            entries.append(LayoutEntry(name, error=error))
    return entries


def load_layout(name: str | Path, folders: Folders | None = None) -> Layout:
    """A layout by its name or path. Raises LayoutError with every fault found, InputError for a file that cannot be read."""
    return load(str(name), _where(folders))


def show_layout(name: str, folders: Folders | None = None) -> str:
    """The text of a layout's file. Raises LayoutError where there is none."""
    return layout_source(name, _where(folders))


def learn_layout(documents: Sequence[tuple[str, bytes]], *, chinese: bool | None = None) -> LearnedLayout:
    """The look of Word documents as a layout: fonts, sizes, spacing, page, headers and footers of each kind of line.

    documents: their names in messages, and their bytes. Files of WPS and old Word are converted by LibreOffice first.
    chinese: whether keys and comments are Chinese; without it, as messages are.
    Raises InputError for no file, and for one that cannot be read or has no text, ToolError where LibreOffice is needed and missing.
    """
    from drafter.pull.learn import learn
    from drafter.read.converted import as_word

    if not documents:
        raise InputError(Fault("input.empty"))
    in_chinese = language() == "zh" if chinese is None else chinese
    return learn([(name, as_word(data, name)) for name, data in documents], chinese=in_chinese)


def export_layout(name: str, suffix: str = ".dotx", folders: Folders | None = None) -> bytes:
    """The styles of a layout for people who write in Word, with a page that shows each.

    suffix: ``.dotx`` for a template, ``.docx`` for a document. Raises LayoutError.
    """
    from drafter.write import properties_of
    from drafter.write.docx import export

    layout = load_layout(name, folders)
    from drafter.write.specimen import specimen

    speech = specimen(layout)
    return export(speech, layout, properties_of(speech)._replace(title=layout.summary, author=""), template=suffix == ".dotx")


def picture_of_layout(name: str, folders: Folders | None = None) -> str:
    """A picture of a layout as SVG: a page with every kind of line and its measures. Raises LayoutError."""
    from drafter.write.docx import with_page_of_base
    from drafter.write.picture import picture

    return picture(with_page_of_base(load_layout(name, folders)))


def check_layout(name: str, folders: Folders | None = None) -> list[Fault]:
    """What is doubtful in a layout: names of fonts that nobody knows, fonts that this computer has not, values that contradict each other.

    Raises LayoutError with every fault found.
    """
    from drafter.layout.installed import missing_fonts

    layout = load_layout(name, folders)
    if layout.base is not None:
        letterhead_slots(layout)
    return [*layout.notices, *missing_fonts(layout)]


def _where(folders: Folders | None) -> tuple[Path, ...]:
    return layout_folders(TemplateStore(search_folders() if folders is None else folders_of(folders)))

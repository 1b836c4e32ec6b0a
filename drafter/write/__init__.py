"""Writers: a `Speech` or `Bundle` as the bytes of a file.

`WRITERS` lists every format. A writer is a module with ``write(document, layout, properties) -> bytes``. It is imported when it is
first used, so that a command loads only the format that it writes.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, cast

from drafter.errors import DrafterError, Fault, UsageError
from drafter.layout.model import Layout
from drafter.speech.flow import line_kinds
from drafter.speech.lines import FOOTNOTE, PICTURE, PICTURE_CAPTION
from drafter.speech.text import SPEAKING_RATE
from drafter.speech.tree import Document, Speech, check, speeches_of, without_lines, without_notes

if TYPE_CHECKING:
    from drafter.outline.schedule import Programme

StampState = Literal["untouched", "edited", "foreign"]
"""The state of a file: as Drafter wrote it, changed since then, or not written by Drafter."""


class Properties(NamedTuple):
    """The metadata of a file.

    created: the time of its making in XML's form (``2026-11-21T08:00:00Z``); None for no time.
    language: the language of the text, a BCP 47 tag (``zh-CN``).
    rate: characters spoken in a minute.
    minutes: how long the speech may be; None where nothing says so.
    readings: how names are read, for a copy to read aloud: of each character its pinyin, "" for the usual reading.
    programmes: the agendas of the outlines that have one, with their clock times.
    slots: the slots of the outline with their values, for those of a letterhead.
    """

    title: str = ""
    author: str = ""
    created: str | None = None
    language: str = "zh-CN"
    rate: float = SPEAKING_RATE
    minutes: float | None = None
    readings: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    slots: tuple[tuple[str, str], ...] = ()
    programmes: "tuple[Programme, ...]" = ()


def properties_of(document: Document, created: str | None = None) -> Properties:
    """The metadata from a document: its title, and as author the speaker. A bundle has an author if all its speeches have one speaker."""
    speakers = {speaker for speech in speeches_of(document) for speaker in speech.lines("speaker")[:1]}
    author = speakers.pop() if len(speakers) == 1 else ""
    return Properties(document.title, author if isinstance(document, Speech) or not speakers else "", created)


def title_and_date(document: Document) -> tuple[str, str]:
    """What headers and footers show of a document; a date without its brackets."""
    dates = document.lines("date") if isinstance(document, Speech) else ()
    return document.title, next(iter(dates), "").strip("（）()")


class Manuscript(NamedTuple):
    """The input of a writer: the document, its layout, the metadata of the file."""

    document: Document
    layout: Layout
    properties: Properties


def shown(document: Document, layout: Layout, writer: "Writer | None" = None) -> Document:
    """A document without the kinds of lines that a layout does not show.

    These are notes to the speaker, outside a copy to read aloud; in such a copy pictures and footnotes, which nobody reads out.
    writer: that of the file; one for the speaker shows all lines but these two.
    """
    if writer is not None and writer.for_speaker:
        hidden = [kind for kind in line_kinds(document) if kind in _NOT_ALOUD]
        return without_lines(without_notes(document), hidden) if hidden else document
    aloud = _NOT_ALOUD if layout.body.phrases else ()
    hidden = [kind for kind in line_kinds(document) if kind in aloud or (kind in layout.lines and not layout.lines[kind].shown)]
    if FOOTNOTE in hidden:
        document = without_notes(document)
    return without_lines(document, hidden) if hidden else document


_NOT_ALOUD = (FOOTNOTE, PICTURE, PICTURE_CAPTION)


class Write(Protocol):
    """The signature of a writer's function ``write``."""

    def __call__(self, document: Document, layout: Layout, properties: Properties) -> bytes:
        """A document as the bytes of a file."""


class Writer(NamedTuple):
    """A format that documents are written in.

    summary: what it makes, in a line, for programs that list formats.
    aliases: other names for it in ``--to``.
    module: the name of the module with the function `write`, or that function itself.
    stamp: the name of the module with the function `stamp_state`, which tells whether a file was edited; "" for a format without a
    stamp.
    together: whether the module has a function `write_all`, which writes many documents faster than one by one.
    for_speaker: whether only the speaker sees it, so that notes to the speaker are shown.
    """

    name: str
    suffix: str
    summary: str
    module: str | Write
    aliases: tuple[str, ...] = ()
    stamp: str = ""
    together: bool = False
    for_speaker: bool = False

    def load(self) -> Write:
        """The function that writes the format."""
        return cast("Write", import_module(self.module).write) if isinstance(self.module, str) else self.module


WRITERS: tuple[Writer, ...] = (
    Writer("docx", ".docx", "a Word document laid out for the office", "drafter.write.docx", stamp="drafter.write.docx.stamp"),
    Writer("html", ".html", "a web page that looks like the document", "drafter.write.html", stamp="drafter.write.html"),
    Writer("md", ".md", "Markdown with pandoc's attributes", "drafter.write.markdown", ("markdown",)),
    Writer("gfm", ".gfm.md", "Markdown for other programs, without attributes", "drafter.write.gfm", ("commonmark",)),
    Writer("txt", ".txt", "plain text, one paragraph a line", "drafter.write.text", ("text",)),
    Writer(
        "pdf", ".pdf", "the Word document printed by LibreOffice", "drafter.write.pdf", stamp="drafter.write.pdf", together=True
    ),
    Writer(
        "prompt",
        ".prompt.html",
        "a prompter: one page for a browser, that scrolls as fast as one speaks",
        "drafter.write.prompt",
        for_speaker=True,
    ),
    Writer(
        "agenda",
        ".agenda.docx",
        "the programme for the table, of an outline with an agenda",
        "drafter.write.agenda",
        stamp="drafter.write.docx.stamp",
    ),
    Writer(
        "cards",
        ".cards.docx",
        "a card for each speaker of the agenda, with the time",
        "drafter.write.cards",
        stamp="drafter.write.docx.stamp",
    ),
)
"""Every writer, in the order in which help lists them."""

_BY_NAME = {name: writer for writer in WRITERS for name in (writer.name, *writer.aliases)}


def writer_named(name: str | Writer) -> Writer:
    """The writer of a format, by its name, an alias or a suffix. A `Writer` is returned unchanged.

    An unknown name is looked up among the writers of installed packages. Raises UsageError where no writer has the name.
    """
    if isinstance(name, Writer):
        return name
    wanted = name.removeprefix(".").lower()
    writer = _BY_NAME.get(wanted) or _added(wanted)
    if writer is None:
        raise UsageError(Fault("write.unknown-format", facts={"found": name, "known": tuple(writer.name for writer in WRITERS)}))
    return writer


def _added(name: str) -> Writer | None:
    from drafter.files.plugins import plugin

    return plugin("drafter.writers", name, lambda value: value if isinstance(value, Writer) else None)


def stamp_of(writer: str | Writer) -> Callable[[bytes], StampState] | None:
    """The function that returns the state of a file of a format; None for a format without a stamp."""
    module = writer_named(writer).stamp
    return cast("Callable[[bytes], StampState]", import_module(module).stamp_state) if module else None


def write(document: Document, to: str | Writer, layout: Layout, properties: Properties | None = None) -> bytes:
    """A document as the bytes of a file.

    properties: the metadata; without it, `properties_of` the document. Raises UsageError for an unknown format, SpeechError for a
    document that no format can carry.
    """
    check(document)
    writer = writer_named(to)
    return writer.load()(shown(document, layout, writer), layout, properties or properties_of(document))


def write_all(manuscripts: Sequence[Manuscript], writer: Writer) -> list[bytes | DrafterError]:
    """Many documents at once, by a writer with `together`: for each document its bytes, or the error that prevented them."""
    assert isinstance(writer.module, str)
    return cast("list[bytes | DrafterError]", import_module(writer.module).write_all(manuscripts))

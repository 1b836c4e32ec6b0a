"""Writers: a `Speech` or `Bundle` as the bytes of a file.

`WRITERS` names every format; each writer is a module with ``write(document, layout, properties) -> bytes`` and is imported when it is
first asked for, so that a command pays only for the format that it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal, NamedTuple, Protocol, cast

from drafter.errors import DrafterError, Fault, UsageError
from drafter.layout.model import Layout
from drafter.speech.tree import Document, Speech, check, speeches_of

StampState = Literal["untouched", "edited", "foreign"]
"""What a file says about itself: as Drafter wrote it, changed since, or not Drafter's."""


class Properties(NamedTuple):
    """What a file says about itself.

    created: a time as XML writes it (``2026-11-21T08:00:00Z``), the caller's own or `SOURCE_DATE_EPOCH`; None leaves it out.
    language: of the text, as BCP 47 names it.
    """

    title: str = ""
    author: str = ""
    created: str | None = None
    language: str = "zh-CN"


def properties_of(document: Document, created: str | None = None) -> Properties:
    """The properties that a document gives itself: its title, and as author the speaker that its speeches agree on."""
    speakers = {speaker for speech in speeches_of(document) for speaker in speech.lines("speaker")[:1]}
    author = speakers.pop() if len(speakers) == 1 else ""
    return Properties(document.title, author if isinstance(document, Speech) or not speakers else "", created)


class Manuscript(NamedTuple):
    """What a writer takes: the document, how it looks, what its file says about itself."""

    document: Document
    layout: Layout
    properties: Properties


class Write(Protocol):
    """What a writer's module offers."""

    def __call__(self, document: Document, layout: Layout, properties: Properties) -> bytes:
        """The bytes of a document."""


class Writer(NamedTuple):
    """A format that documents are written in.

    aliases: other names that ``--to`` takes for it. module: the module whose `write` writes it, or that function itself. stamp: the module whose
    `stamp_state` tells an edited file, "" where files of the format bear no stamp. together: whether the module's `write_all` writes many in one go.
    """

    name: str
    suffix: str
    summary: str
    module: str | Write
    aliases: tuple[str, ...] = ()
    stamp: str = ""
    together: bool = False

    def load(self) -> Write:
        """The function that writes the format."""
        return cast("Write", import_module(self.module).write) if isinstance(self.module, str) else self.module


WRITERS: tuple[Writer, ...] = (
    Writer("docx", ".docx", "a Word document laid out for the office", "drafter.write.docx", stamp="drafter.write.docx.stamp"),
    Writer("html", ".html", "a web page that looks like the document", "drafter.write.html", stamp="drafter.write.html"),
    Writer("md", ".md", "Markdown with pandoc's attributes", "drafter.write.markdown", ("markdown",)),
    Writer("txt", ".txt", "plain text, one paragraph a line", "drafter.write.text", ("text",)),
    Writer(
        "pdf", ".pdf", "the Word document printed by LibreOffice", "drafter.write.pdf", stamp="drafter.write.pdf", together=True
    ),
)
"""Every writer, in the order in which help lists them."""

_BY_NAME = {name: writer for writer in WRITERS for name in (writer.name, *writer.aliases)}


def writer_named(name: str | Writer) -> Writer:
    """The writer of a format by its name, an alias or a suffix; a writer itself is that writer.

    A name that is unknown is looked for among those that installed packages add. Raises UsageError where there is none.
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
    """The function that tells whether a file of a format is as Drafter wrote it; None where nothing can tell."""
    module = writer_named(writer).stamp
    return cast("Callable[[bytes], StampState]", import_module(module).stamp_state) if module else None


def write(document: Document, to: str | Writer, layout: Layout, properties: Properties | None = None) -> bytes:
    """A document in a format.

    Without `properties` the document's own are taken. Raises UsageError for an unknown format, SpeechError for a document that no
    format can carry.
    """
    check(document)
    return writer_named(to).load()(document, layout, properties or properties_of(document))


def write_all(manuscripts: Sequence[Manuscript], writer: Writer) -> list[bytes | DrafterError]:
    """Many documents in one go, by a writer that can do so: for each its bytes, or why there are none."""
    assert isinstance(writer.module, str)
    return cast("list[bytes | DrafterError]", import_module(writer.module).write_all(manuscripts))

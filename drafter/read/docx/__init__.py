"""``docx``: a Word document as it looks on the page: its text with tracked changes accepted, and automatic numbering."""

from __future__ import annotations

from drafter.read.docx.document import BodyReader
from drafter.read.docx.names import WORD
from drafter.read.package import Package
from drafter.read.source import SourceText


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:  # noqa: ARG001 - XML names its own
    """The text of a document, the hints of its styles, and what is left out.

    Raises InputError for bytes that are no Word document.
    """
    package = Package(data, name)
    main = package.main()
    root = package.xml(main)
    body = None if root is None else root.find(f"{WORD}body")
    if body is None:
        raise package.fault("input.no-word-document")
    try:
        lines = BodyReader(package, main).read(body)
    except RecursionError:  # elements a thousand deep, which no program writes
        raise package.fault("input.damaged") from None
    return lines.source(name)

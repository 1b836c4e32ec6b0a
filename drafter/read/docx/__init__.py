"""``docx``: a Word document as its reader sees it, its final text with the marks of its automatic numbering."""

from __future__ import annotations

from drafter.read.docx.document import Body
from drafter.read.docx.names import WORD
from drafter.read.package import Package
from drafter.read.source import SourceText


def read(data: bytes, name: str, encoding: str | None = None) -> SourceText:  # noqa: ARG001 - XML names its own
    """The text of a document, what its styles say of the lines, and what is left out. Raises InputError for what is no Word document."""
    package = Package(data, name)
    main = package.main()
    root = package.xml(main)
    body = None if root is None else root.find(f"{WORD}body")
    if body is None:
        raise package.fault("input.no-word-document")
    try:
        lines = Body(package, main).read(body)
    except RecursionError:  # elements nested a thousand deep: no program writes that
        raise package.fault("input.damaged") from None
    return lines.source(name)._replace(keeps_paragraphs=True)

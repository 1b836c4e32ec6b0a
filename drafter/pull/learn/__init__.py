"""`drafter layouts learn`: the look of Word documents as a layout.

Mining tells what each paragraph is: a title, a heading, body text (`roles`). Styles and direct formatting together tell how it looks (`formats`). Where
paragraphs of one kind look different, the value that most characters have counts (`votes`). The layout extends the shipped one that is nearest, and has only what differs from it (`differences`); other values
that the documents show are comments.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from drafter.errors import Fault
from drafter.layout.fields import LAYOUT
from drafter.nodes.compose import read_documents
from drafter.nodes.source import Source
from drafter.pull.learn.differences import Learned as Learned
from drafter.pull.learn.differences import nearest_layout
from drafter.pull.learn.document import read_document
from drafter.pull.learn.votes import Votes


class LearnedLayout(NamedTuple):
    """A layout learnt from documents.

    text: its YAML. extends: the shipped layout that it extends. notices: what was made by hand in the documents.
    """

    text: str
    extends: str
    notices: tuple[Fault, ...] = ()


def learn(documents: Iterable[tuple[str, bytes]], *, chinese: bool) -> LearnedLayout:
    """The layout of Word documents. documents: their names and bytes. chinese: whether keys and comments are Chinese.

    Raises InputError where one cannot be read or has no text.
    """
    votes = Votes()
    names, shown = [], []
    for name, data in documents:
        shown.append(read_document(data, name, votes))
        names.append(name)
    largest = max(shown, key=lambda one: one.size)
    found = nearest_layout(votes, largest.around)
    text = _valid(found.text(names, votes, chinese=chinese))
    return LearnedLayout(text, found.extends, tuple(fault for one in shown for fault in one.notices))


def _valid(text: str) -> str:
    """A layout, with the values that no layout may have as comments: lines of 900 points, a paper of 3 cm."""
    lines = text.split("\n")
    for _ in range(len(lines)):
        source = Source("", "\n".join(lines))
        documents = read_documents(source)
        if documents:
            LAYOUT.read(source, documents[0])
        wrong = {fault.place.line - 1 for fault in source.faults if fault.place}
        if not wrong:
            break
        lines = [f"# {line.strip()}" if number in wrong and not line.startswith("#") else line for number, line in enumerate(lines)]
    return "\n".join(lines)

"""What each paragraph of a Word document is (title, salutation, heading, body …): what mining says of it.

Mining reads the text and makes paragraphs of its own of it, without numbers that Word counts, noise, and blanks. So both texts are compared by
their letters, in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.pull.learn.formats import letters
from drafter.speech.flow import Paragraph, document_paragraphs
from drafter.speech.tree import Document

_NEAR = 20_000
"""How many letters ahead a paragraph is looked for: beyond, the text is another one."""


class Role(NamedTuple):
    """What a stretch of letters is.

    kind: the key of its type in a layout. paragraph: that of the paragraph in which it stands.
    """

    kind: str
    paragraph: str


class Roles:
    """The roles of a mined document's letters."""

    def __init__(self, document: Document) -> None:
        self._roles: list[Role] = []
        self._starts: list[int] = []
        pieces: list[str] = []
        length = 0
        for role, text in _stretches([paragraph for _, paragraph in document_paragraphs(document)]):
            if found := letters([text]):
                self._roles.append(role)
                self._starts.append(length)
                pieces.append(found)
                length += len(found)
        self._text = "".join(pieces)
        self._at = 0

    def of(self, text: str) -> int | None:
        """Where the letters of the next paragraph stand, None where mining has left it out."""
        if not text:
            return None
        at = self._text.find(text, self._at, self._at + _NEAR + len(text))
        if at < 0:
            return None
        self._at = at + len(text)
        return at

    def at(self, index: int) -> Role:
        """The role of a letter."""
        return self._roles[bisect_right(self._starts, index) - 1]


def _stretches(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Role, str]]:
    for paragraph in paragraphs:
        kind = f"heading-{paragraph.level}" if paragraph.kind == "heading" else paragraph.kind
        for run in paragraph.runs:
            own = {"section": f"heading-{run.level}", "point": f"point-{run.level}"}.get(run.role, kind)
            yield Role(own, kind), run.text

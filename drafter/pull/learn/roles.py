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
_SHORT = 20
"""Letters. What is not longer may stand elsewhere too: headings in a table of contents, the title on a cover."""


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

    def places(self, texts: Sequence[str]) -> list[int | None]:
        """Where the letters of each paragraph stand, None where mining has left it out.

        Long paragraphs are looked for first, in order, and short ones between those around them: a line of a table of contents, whose
        words stand again at the end of the text, would leave nothing in front of that for the other paragraphs.
        """
        found: list[int | None] = [None] * len(texts)
        at = 0
        for number, text in enumerate(texts):
            if len(text) > _SHORT and (place := self._find(text, at, len(self._text))) >= 0:
                found[number], at = place, place + len(text)
        ends = [len(self._text)]
        for anchor in reversed(found):
            ends.append(ends[-1] if anchor is None else anchor)
        at = 0
        for number, (text, end) in enumerate(zip(texts, reversed(ends[1:]), strict=True)):
            known = found[number]
            if known is None and text and len(text) <= _SHORT and (place := self._find(text, at, end)) >= 0:
                found[number] = known = place
            at = at if known is None else known + len(text)
        return found

    def _find(self, text: str, start: int, end: int) -> int:
        return self._text.find(text, start, min(end, start + _NEAR + len(text)))

    def at(self, index: int) -> Role:
        """The role of a letter."""
        return self._roles[bisect_right(self._starts, index) - 1]


def _stretches(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Role, str]]:
    for paragraph in paragraphs:
        kind = f"heading-{paragraph.level}" if paragraph.kind == "heading" else paragraph.kind
        for run in paragraph.runs:
            own = {"section": f"heading-{run.level}", "point": f"point-{run.level}"}.get(run.role, kind)
            yield Role(own, kind), run.text

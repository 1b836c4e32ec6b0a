"""The paragraphs of a document, and what the look of one says of its kind where its text alone does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.pull.learn.formats import Values, letters
from drafter.speech.flow import HEAD

_CONTENTS = ("目录", "目次")
_LONGEST_SALUTATION = 40
_BEHIND_TEXT = {"speaker": "signature", "date": "signed"}


class Word(NamedTuple):
    """The letters of a run with the values of the run. style: the id of its style."""

    text: str
    values: Values
    style: str


class Paragraph(NamedTuple):
    """A paragraph of the body. section: the number of its section. text: with blanks and tabs."""

    values: Values
    words: list[Word]
    text: str
    style: str
    section: int
    begins_page: bool = False


class Counted(NamedTuple):
    """A paragraph that counts. kind: the key of its type. at: where its letters stand in the text of `Roles`, None where its style says all."""

    place: int
    paragraph: Paragraph
    kind: str
    at: int | None
    size: int


def by_look(found: list[Counted]) -> list[Counted]:
    """The paragraphs, with the kinds that their looks say.

    目录 above a table of contents is its heading. Where a line of the title is centred, one that is not is text: offices' templates have
    `[此处输入正文内容]` there. A short line behind the title that ends with a colon and is not indented is the salutation.
    """
    kinds = [one.kind for one in found]
    titles = [number for number, kind in enumerate(kinds) if kind == "title"]
    centred = [number for number in titles if found[number].paragraph.values["align"] == "center"]
    for number in titles if centred else ():
        kinds[number] = "title" if number in centred else "body"
    for number, (one, following) in enumerate(zip(found, kinds[1:], strict=False)):
        if following == "contents-line" and letters([one.paragraph.text]) in _CONTENTS:
            kinds[number] = "contents-heading"
    first = next((number for number, kind in enumerate(kinds) if kind not in HEAD), -1)
    if first > 0 and kinds[first] == "body" and _looks_like_a_salutation(found[first].paragraph):
        kinds[first] = "salutation"
    return [one._replace(kind=kind) for one, kind in zip(found, _signed(kinds), strict=True)]


def _signed(kinds: list[str]) -> Iterator[str]:
    """Kinds, with the name and the date that stand behind text as the signature and its date."""
    in_text = False
    for kind in kinds:
        in_text = kind != "title" and (in_text or kind not in HEAD)
        yield _BEHIND_TEXT.get(kind, kind) if in_text else kind


def _looks_like_a_salutation(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    indented = paragraph.values["indent"].value or text != paragraph.text.rstrip()  # type: ignore[attr-defined]
    return text.endswith(("：", ":")) and len(text) <= _LONGEST_SALUTATION and not indented

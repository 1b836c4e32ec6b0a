"""What a document holds that is no text of the page, with its words: a table, a comment, words in colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from drafter.pull.edited import LeftOut
from drafter.read.docx.names import RELATIONS, WORD
from drafter.read.docx.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from drafter.read.package import Package, Relation

_MOST = 5
"""The most words of one kind that a message quotes."""
_LONGEST = 30
"""The most characters of each."""
_NOTES = {"comments": "comment", "endnotes": "endnote"}
"""Parts with texts that paragraphs refer to by number, and the kind that these are."""


class _Words(NamedTuple):
    """Words of a kind. run: the number of the run in which they end."""

    text: str
    run: int


class Collected:
    """What a reader has come across so far. next_run says that another run begins: runs of one kind that touch are one text."""

    def __init__(self, notes: Mapping[tuple[str, str], str], targets: Mapping[str, str]) -> None:
        self._notes = notes
        self._targets = targets
        self._found: dict[str, list[_Words]] = {}
        self._run = 0

    def next_run(self, runs: int = 1) -> None:
        self._run += runs

    def add(self, kind: str, words: str = "", *, of_run: bool = False) -> None:
        """Note a kind. of_run: whether the words are those of the run that is read, and go on with those of the one before it."""
        said = self._found.setdefault(kind, [])
        if of_run and said and said[-1].run == self._run - 1:
            said[-1] = _Words(said[-1].text + words, self._run)
        else:
            said.append(_Words(words, self._run if of_run else -1))

    def add_element(self, kind: str, element: Element) -> None:
        """Note an element that is no text, with the words in it or those that it refers to."""
        number = element.get(f"{WORD}id", "")
        words = self._notes.get((kind, number), "") if kind in _NOTES.values() else plain(element)
        if element.tag == f"{WORD}rt":  # plain text leaves it out
            words = "".join(text.text or "" for text in element.iter(f"{WORD}t"))
        self.add(kind, " ".join(words.split()))

    def add_link(self, element: Element) -> None:
        """Note a link, with its words and the address to which it leads."""
        address = self._targets.get(element.get(f"{RELATIONS}id", ""), "")
        self.add("link", " ".join(filter(None, (" ".join(plain(element).split()), address))))

    def all(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(kind, tuple(_shortened(said))) for kind, said in self._found.items())


def _shortened(said: list[_Words]) -> Iterator[str]:
    words = list(dict.fromkeys(text for one in said if (text := one.text.strip())))
    yield from (text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…" for text in words[:_MOST])
    if words[_MOST:]:
        yield "…"


def collected(package: Package, links: Mapping[str, Relation]) -> Collected:
    """What there is to know of a package before its page is read: its comments and endnotes, and where its links lead."""
    notes = {
        (_NOTES[link.kind], note.get(f"{WORD}id", "")): plain(note)
        for link in links.values()
        if link.kind in _NOTES and (part := package.xml(link.target)) is not None
        for note in part
    }
    return Collected(notes, {name: link.target for name, link in links.items() if link.outside})

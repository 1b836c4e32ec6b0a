"""Three versions of a page: as it was rendered, as the outline makes it now, and as the document has it.

Where the outline was edited after rendering, the page that is wanted is the document's with the outline's edits. What both changed stays as
the outline has it, and is told. Of the page as it was rendered the document remembers a digest of each paragraph
(`drafter.speech.digests`), which tells what changed, but not how it read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.pull.align import ALIKE, kept, likeness
from drafter.pull.edited import PageLine
from drafter.speech.digests import digest

_MOST = 40
"""The most new paragraphs in one place of the document that are compared with one of the outline."""


class Clash(NamedTuple):
    """What outline and document changed differently.

    line: the number of the line that the outline makes; for a deleted one, of the line before it.
    made, wanted: the texts in outline and document, "" for a deleted one.
    """

    line: int
    made: str
    wanted: str


class Versions(NamedTuple):
    """The page that is wanted.

    lines: its lines. clashes: what both sides changed. reverted: the numbers of the outline's lines that the document's replace, though
    nobody edited the document.
    """

    lines: list[PageLine]
    clashes: list[Clash]
    reverted: list[int]


def united(rendered: Sequence[bytes], made: Sequence[PageLine], wanted: Sequence[PageLine]) -> Versions:
    """The wanted page with the edits of the outline.

    rendered: the digests of the page as it was rendered, none where they are not known. made, wanted: the lines of outline and document.
    """
    outline, document = ([digest(line.text) for line in lines] for lines in (made, wanted))
    if not rendered or list(rendered) == outline or outline == document:
        return Versions(list(wanted), [], [])
    if list(rendered) == document:
        there = set(document)
        return Versions(list(wanted), [], [at for at, one in enumerate(outline) if one not in there])
    return _Uniting(list(rendered), outline, document, made, wanted).versions()


class _Change(NamedTuple):
    """The paragraphs from `start` to `stop` became those from `new_start` to `new_stop`."""

    start: int
    stop: int
    new_start: int
    new_stop: int


class _Uniting:
    """The edits of the outline, made in the document's page.

    at: by the number of a paragraph on the rendered page, its number in the document, also where it was moved there.
    gone: by the same number, the change of the document in which the paragraph is gone.
    new_there: the digests of what is new in the document.
    put: by the number of a line of the document, the lines that replace it. A line without an entry stays.
    behind: by the same number, the lines that follow it; -1 is the beginning.
    """

    def __init__(
        self,
        rendered: list[bytes],
        outline: list[bytes],
        document: list[bytes],
        made: Sequence[PageLine],
        wanted: Sequence[PageLine],
    ) -> None:
        self.rendered, self.outline, self.document = rendered, outline, document
        self.made, self.wanted = made, wanted
        pairs = kept(rendered, document)
        self.at = dict(pairs)
        changes = _changes(pairs, len(rendered), len(document))
        self.gone = {old: change for change in changes for old in range(change.start, change.stop)}
        self.new_there = set(document) - set(rendered)
        self._find_moved()
        self.put: dict[int, list[PageLine]] = {}
        self.behind: dict[int, list[PageLine]] = {}
        self.clashes: dict[Clash, None] = {}

    def _find_moved(self) -> None:
        taken = set(self.at.values())
        left: dict[bytes, list[int]] = {}
        for number, one in enumerate(self.document):
            if number not in taken:
                left.setdefault(one, []).append(number)
        for number, one in enumerate(self.rendered):
            if number not in self.at and left.get(one):
                self.at[number] = left[one].pop(0)

    def versions(self) -> Versions:
        for change in _changes(kept(self.rendered, self.outline), len(self.rendered), len(self.outline)):
            self._make(change)
        lines = list(self.behind.get(-1, ()))
        for number, line in enumerate(self.wanted):
            lines += [*self.put.get(number, [line]), *self.behind.get(number, ())]
        return Versions(lines, list(self.clashes), [])

    def _make(self, change: _Change) -> None:
        olds, news = range(change.start, change.stop), list(range(change.new_start, change.new_stop))
        if len(olds) == len(news):
            for old, new in zip(olds, news, strict=True):
                self._replace(old, new)
            return
        last, met = self._before(change.start), False
        there = [number for one in {self.gone[old]: None for old in olds if old not in self.at} for number in self._new_lines(one)]
        for new in news:
            if self.outline[new] in self.new_there:
                continue
            same = self._counterpart(new, there)
            if same is None:
                self.behind.setdefault(last, []).append(self.made[new])
                continue
            last, met = same, True
            self.put[same] = [self.made[new]]
            self._clash(new, self.made[new].text, range(same, same + 1))
        for old in olds:
            if old in self.at:
                self.put[self.at[old]] = []
            elif not met and (wanted := self._new_lines(self.gone[old])):
                self._clash(max(0, change.new_start - 1), "", wanted)

    def _before(self, old: int) -> int:
        """The number in the document of the nearest paragraph before a place; -1 where there is none."""
        return next((self.at[number] for number in reversed(range(old)) if number in self.at), -1)

    def _replace(self, old: int, new: int) -> None:
        if old in self.at:
            self.put[self.at[old]] = [self.made[new]]
            return
        change = self.gone[old]
        wanted = self._new_lines(change)
        if self.outline[new] in {self.document[number] for number in wanted}:
            return
        if change.stop - change.start == len(wanted):
            same: int | None = change.new_start + old - change.start
        else:
            same = self._counterpart(new, wanted)
        if same is None:
            self.behind.setdefault(change.new_stop - 1, []).append(self.made[new])
        else:
            wanted = range(same, same + 1)
            self.put[same] = [self.made[new]]
        self._clash(new, self.made[new].text, wanted)

    def _new_lines(self, change: _Change) -> range:
        """The numbers of the lines that a change put into the document."""
        return range(change.new_start, change.new_stop)

    def _counterpart(self, new: int, wanted: Sequence[int]) -> int | None:
        """The line of the document that says what a line of the outline says in other words; None where none is like it.

        wanted: the numbers of the lines in question. The outline's line stands in the place of that line. Without this a paragraph
        that both sides changed would be there twice where the document also has a new paragraph beside it. Of very many lines none is
        compared.
        """
        text = self.made[new].text
        if len(text) < 2 or len(wanted) > _MOST:
            return None
        alike = [number for number in wanted if number not in self.put and likeness(text, self.wanted[number].text) >= ALIKE]
        return alike[0] if len(alike) == 1 else None  # several: the document split the paragraph

    def _clash(self, new: int, made: str, wanted: range) -> None:
        self.clashes[Clash(new, made, "".join(self.wanted[number].text for number in wanted))] = None


def _changes(pairs: Sequence[tuple[int, int]], length: int, new_length: int) -> Iterator[_Change]:
    """What lies between the pairs of equal paragraphs."""
    at = new_at = 0
    for old, new in [*pairs, (length, new_length)]:
        if old > at or new > new_at:
            yield _Change(at, old, new_at, new)
        at, new_at = old + 1, new + 1

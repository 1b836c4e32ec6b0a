"""The account of a draft: which of its sentences the page changes or lacks, and what the template adds.

The draft and the page are compared sentence by sentence, and differing sentences character by character. So the account does not depend on how the
outline was made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.pull.align import pairs
from drafter.pull.blocks import blocks

_ALIKE = 0.4
"""The smallest share of a sentence's characters that its counterpart must have."""
_SENTENCE = re.compile(r"(?:【待补[^】]*】|.)+?(?:[。！？；：]+[”’）》]*|$)")


class Line(NamedTuple):
    """A paragraph of a draft and the line on which it begins."""

    text: str
    line: int


class Changed(NamedTuple):
    """A sentence of a draft, and its counterpart on the page."""

    text: str
    line: int
    shown: str


class Account(NamedTuple):
    """The differences between a draft and its page.

    lost: what the page does not show. moved: what it shows at another place. added: what the template wrote.
    """

    changed: tuple[Changed, ...] = ()
    lost: tuple[Line, ...] = ()
    moved: tuple[Line, ...] = ()
    added: tuple[str, ...] = ()


@dataclass
class _Piece:
    """A sentence in a stretch that differs. same: how many of its characters are on the other side. beside: the sentences that hold them."""

    text: str
    line: int = 0
    same: int = 0
    beside: dict[int, None] = field(default_factory=dict)

    @property
    def stays(self) -> bool:
        return self.same >= len(self.text) * _ALIKE and self.same > 0


def account_of(draft: Sequence[Line], page: Sequence[str]) -> Account:
    """The account of a draft and the paragraphs of its page."""
    old = [Line(sentence, line.line) for line in draft for sentence in _sentences(line.text)]
    new = [Line(sentence, number) for number, paragraph in enumerate(page) for sentence in _sentences(paragraph)]
    changed: list[Changed] = []
    lost: list[Line] = []
    added: list[Line] = []
    for olds, news in _stretches(old, new):
        _compare(olds, news)
        for piece in olds:
            beside = [news[number] for number in piece.beside]
            if not piece.stays:
                lost.append(Line(piece.text, piece.line))
            elif piece.same < len(piece.text) or any(other.same < len(other.text) for other in beside):
                changed.append(Changed(piece.text, piece.line, "".join(other.text for other in beside)))
        added += [Line(piece.text, piece.line) for piece in news if not any(olds[number].stays for number in piece.beside)]
    return _with_moved(changed, lost, added)


def _sentences(text: str) -> list[str]:
    return [found.strip() for found in _SENTENCE.findall(text) if found.strip()]


def _stretches(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[list[_Piece], list[_Piece]]]:
    """The stretches in which two texts differ."""
    olds: list[_Piece] = []
    news: list[_Piece] = []
    for before, after in pairs([line.text for line in old], [line.text for line in new], lambda *_: True):
        if before is not None and after is not None and old[before].text == new[after].text:
            if olds or news:
                yield olds, news
            olds, news = [], []
            continue
        if before is not None:
            olds.append(_Piece(old[before].text, old[before].line))
        if after is not None:
            news.append(_Piece(new[after].text, new[after].line))
    if olds or news:
        yield olds, news


def _compare(olds: Sequence[_Piece], news: Sequence[_Piece]) -> None:
    """Record which characters two stretches have in common."""
    before, after = "".join(piece.text for piece in olds), "".join(piece.text for piece in news)
    if not before or not after:
        return
    owner, other = _owners(olds), _owners(news)
    for start, to, size in blocks(before, after):
        for step in range(size):
            left, right = owner[start + step], other[to + step]
            olds[left].same += 1
            news[right].same += 1
            olds[left].beside[right] = None
            news[right].beside[left] = None


def _owners(pieces: Iterable[_Piece]) -> list[int]:
    return [number for number, piece in enumerate(pieces) for _ in piece.text]


def _with_moved(changed: Sequence[Changed], lost: Sequence[Line], added: Sequence[Line]) -> Account:
    """The account, with what is lost at one place and added at another as moved, and as changed where its signs are others there: a date in brackets."""
    moved, gone, new = _matched(lost, added, str)
    rewritten, gone, left = _matched(gone, new, _bare)
    shown = {_bare(text): text for text, _ in new}
    written = {paragraph: "" for _, paragraph in left}
    for text, paragraph in left:
        written[paragraph] += text
    moved_and_changed = [Changed(text, line, shown[_bare(text)]) for text, line in rewritten]
    return Account((*changed, *moved_and_changed), tuple(gone), tuple(moved), tuple(written.values()))


def _matched(lost: Sequence[Line], added: Sequence[Line], key: Callable[[str], str]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lost lines that were added elsewhere, those that were not, and the added ones that are left. key: what is compared of them, "" for what is not."""
    waiting = Counter(key(line.text) for line in added)
    found: list[Line] = []
    gone: list[Line] = []
    for line in lost:
        words = key(line.text)
        waiting[words] -= 1
        (found if words and waiting[words] >= 0 else gone).append(line)
    back = Counter(key(line.text) for line in found)
    left: list[Line] = []
    for line in added:
        words = key(line.text)
        back[words] -= 1
        if back[words] < 0:
            left.append(line)
    return found, gone, left


def _bare(text: str) -> str:
    """The letters and numbers of a text, without a zero in front of a number: ``2026年1月6日`` for ``（2026年01月06日）``."""
    return "".join(filter(str.isalnum, re.sub(r"(?<!\d)0+(?=\d)", "", text)))

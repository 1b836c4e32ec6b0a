"""Two versions of a text that were both made of a third: one text with the changes of both, where they change different lines."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.desk.differences import difference
from drafter.outline.edit.edit import applied


class _Change(NamedTuple):
    """The lines from start to stop become `new`."""

    start: int
    stop: int
    new: tuple[str, ...]


def merged(base: str, mine: str, theirs: str) -> str | None:
    r"""The text with the changes of both versions; None where both changed the same place in different ways.

    Changes of neighbouring lines are merged, but what was added or deleted must not touch a change of the other version: which paragraph would
    come first, or belong to a heading that is gone, nobody can tell.

    >>> merged("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n")
    'A\nb\nC\n'
    >>> merged("a\nb\n", "a\nB\n", "a\n2\n") is None
    True
    """
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    lines = _lines(base)
    ours, others = _changes(lines, _lines(mine)), _changes(lines, _lines(theirs))
    together: list[_Change] = []
    for change in sorted({*ours, *others}):
        if together and _clash(together[-1], change):
            return None
        together.append(change)
    pieces: list[str] = []
    at = 0
    for change in together:
        pieces += (*lines[at : change.start], *change.new)
        at = change.stop
    return "".join((*pieces, *lines[at:]))


def merged_rest(base: str, mine: str, theirs: str) -> str:
    r"""My text with the lines that the other version replaced where mine has the old ones. What it added, deleted or moved is left out.

    >>> merged_rest("a\nb\nc\nd\n", "A\nb\nc\nd\n", "1\nb\nc\nD\n")
    'A\nb\nc\nD\n'
    """
    lines = _lines(base)
    ours = _changes(lines, _lines(mine))
    replaced = {
        change.start: change.new for change in _changes(lines, _lines(theirs)) if change.stop - change.start == len(change.new) == 1
    }
    for change in ours:
        beside = change.start == change.stop or not change.new  # a line beside an added or deleted one may belong to it
        for at in range(change.start - beside, change.stop + beside):
            replaced.pop(at, None)
    text: list[str] = []
    at = 0
    for change in sorted((*ours, *(_Change(at, at + 1, new) for at, new in replaced.items()))):
        text += (*lines[at : change.start], *change.new)
        at = change.stop
    return "".join((*text, *lines[at:]))


def merged_closely(base: str, mine: str, theirs: str) -> str | None:
    """The text with the one change of each version, where these lie apart, if only by a character; None where they do not."""
    edits = sorted((difference(base, mine), difference(base, theirs)))
    return None if edits[0].stop >= edits[1].start else applied(base, edits)


def words_together(base: str, mine: str, theirs: str) -> str:
    """A value with the changes of both versions: no word that was put in is lost. Where both put words in at one place, theirs stand first.

    >>> words_together("一段。", "一段。甲", "一段。乙")
    '一段。乙甲'
    >>> words_together("三个数", "四个数", "五个数")
    '五四个数'
    """
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    ours, others = difference(base, mine), difference(base, theirs)
    is_first = ours.stop < others.start or (ours.stop == others.start and ours.start < ours.stop)
    first, second = (ours, others) if is_first else (others, ours)
    if first.stop <= second.start:
        return base[: first.start] + first.new + base[first.stop : second.start] + second.new + base[second.stop :]
    return base[: min(ours.start, others.start)] + others.new + ours.new + base[max(ours.stop, others.stop) :]


def all_together(base: str, mine: str, theirs: str) -> str | None:
    """What was done in two windows, in one text; None where both changed the same."""
    together = merged(base, mine, theirs)
    return merged_closely(base, mine, theirs) if together is None else together


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends. `str.splitlines` ends lines at other characters too."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _changes(old: list[str], new: list[str]) -> list[_Change]:
    return [change for found in _stretches(old, new) for change in _by_lines(found)]


def _stretches(old: list[str], new: list[str]) -> Iterator[_Change]:
    """What changed. The lines that both share at the beginning and at the end are passed over first: difflib takes the square of their number."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    for kind, start, stop, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield _Change(head + start, head + stop, tuple(after[first:last]))


def _by_lines(change: _Change) -> Iterator[_Change]:
    """A change of lines into as many, line by line."""
    if change.stop - change.start != len(change.new):
        yield change
        return
    for number, line in enumerate(change.new, change.start):
        yield _Change(number, number + 1, (line,))


def _clash(first: _Change, second: _Change) -> bool:
    """Whether two different changes of the two versions cannot both be made."""
    if first.stop < second.start:
        return False
    if first.stop > second.start:
        return True
    return any(change.start == change.stop or not change.new for change in (first, second))

"""The text of a changed paragraph, divided among the segments of the old paragraph.

The words of the template (``一是``, ``，务求``, ``。``) must not change. The text between them is the new text of the values.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from drafter.pull.blocks import stretches
from drafter.pull.edited import BLANKS
from drafter.speech.numbering import recognise
from drafter.template.trace import Segment, text_of

Cut = list[str]
"""The new text of a paragraph, one part for each of its segments."""


def recut(segments: Sequence[Segment], text: str, *, marks: bool = False) -> Cut | None:
    """The new text of each segment; None where words of the template would have to change.

    marks: whether marks may change.
    Example: the segments ``[一是][学习][，要常抓。]`` and the text ``一是学习理论，要常抓。`` give ``一是``, ``学习理论``, ``，要常抓。``.
    """
    free = [segment.value is not None or (marks and segment.mark) for segment in segments]
    for cut in (_by_difference(segments, free, text), _by_words(segments, free, text)):
        if cut is not None and _is_right(segments, cut := _without_words_in_mark(segments, cut), text):
            return cut
    return None


_LONGEST_LABEL = 8
"""The most characters of a mark that is none of the ordinals that Drafter knows."""
_LABEL_ENDS = "、，：:.．·）)】●■◆★" + BLANKS
"""The characters with which such a mark ends: ``第一章　`` ``任务一：`` ``●``."""


def _is_mark(text: str) -> bool:
    """Whether a text in the place of a mark is an ordinal."""
    found = recognise(text)
    return found is not None and found.text == text


def _is_label(segments: Sequence[Segment], cut: Cut, at: int) -> bool:
    """Whether the text in the place of a mark is a label that somebody typed there, and the heading behind it is as it was."""
    new = cut[at]
    return (
        len(new) <= _LONGEST_LABEL
        and new[-1] in _LABEL_ENDS
        and cut[at + 1 : at + 2] == [one.text for one in segments[at + 1 : at + 2]]
    )


def _without_words_in_mark(segments: Sequence[Segment], cut: Cut) -> Cut:
    """A division in which words typed in the place of the first mark belong to the heading behind it: ``再引好水`` has no mark.

    Behind other text nobody could tell them from the end of it.
    """
    first, *more = cut
    if (
        len(cut) < 2
        or not segments[0].mark
        or not first
        or _is_mark(first)
        or _is_label(segments, cut, 0)
        or segments[1].value is None
    ):
        return cut
    return ["", first + more[0], *more[1:]]


def _is_right(segments: Sequence[Segment], cut: Cut, text: str) -> bool:
    """Whether a division is valid: its parts make the text, no value is empty or gets two texts, parts for marks are marks."""
    if "".join(cut) != text:
        return False
    texts: dict[int, str] = {}
    for at, (segment, new) in enumerate(zip(segments, cut, strict=True)):
        if segment.value is not None and (not new.strip() or texts.setdefault(segment.value, new) != new):
            return False
        if segment.mark and new and not _is_mark(new) and not _is_label(segments, cut, at):
            return False
        if segment.value is None and not segment.mark and new != segment.text:
            return False
    return True


def _by_difference(segments: Sequence[Segment], free: Sequence[bool], text: str) -> Cut | None:
    """A division that gives each change to the segment in which it lies."""
    starts = [0, *accumulate(len(segment.text) for segment in segments)][:-1]
    cut = [""] * len(segments)
    for equal, (start, stop), (new_start, new_stop) in stretches(text_of(segments), text):
        touched = _inside(segments, starts, start, stop)
        if equal:
            for at in touched:
                cut[at] += segments[at].text[max(0, start - starts[at]) : stop - starts[at]]
            continue
        if not all(free[at] for at in touched):
            return None
        if new_start == new_stop:
            continue
        taker = next((at for at in touched or _beside(segments, starts, start) if free[at]), None)
        if taker is None:
            return None
        cut[taker] += text[new_start:new_stop]
    return cut


def _inside(segments: Sequence[Segment], starts: Sequence[int], start: int, stop: int) -> list[int]:
    """The segments that contain any of the characters from `start` to `stop`."""
    at = max(0, bisect_right(starts, start) - 1)
    found = []
    while at < len(segments) and starts[at] < stop:
        if start < starts[at] + len(segments[at].text):
            found.append(at)
        at += 1
    return found


def _beside(segments: Sequence[Segment], starts: Sequence[int], at: int) -> list[int]:
    """The segments at a place, inside one or between two; values come before marks."""
    last = max(0, bisect_right(starts, at) - 1)
    found = [
        number
        for number in range(max(0, last - 1), last + 1)
        if starts[number] <= at <= starts[number] + len(segments[number].text)
    ]
    return sorted(found, key=lambda number: segments[number].value is None)


def _by_words(segments: Sequence[Segment], free: Sequence[bool], text: str) -> Cut | None:
    """A division at the next occurrences of the template's words; values get the text between.

    A regular expression could take exponential time.
    """
    cut = [""] * len(segments)
    at, open_ = 0, -1
    for number, (segment, is_free) in enumerate(zip(segments, free, strict=True)):
        if is_free:
            if open_ >= 0:  # two values side by side: their boundary is unknown
                return None
            open_ = number
            continue
        last = number == len(segments) - 1
        found = len(text) - len(segment.text) if last else text.find(segment.text, at + (open_ >= 0))
        if found < at or not text.startswith(segment.text, found) or (found > at and open_ < 0):
            return None
        if open_ >= 0:
            cut[open_], open_ = text[at:found], -1
        cut[number] = segment.text
        at = found + len(segment.text)
    if open_ >= 0:
        cut[open_] = text[at:]
    return cut

"""A changed paragraph's text, cut into the segments of the paragraph that it was.

The template's words must come back as they are, ``一是`` and ``，务求`` and ``。``; what stands between them is the new text of the values.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from drafter.speech.numbering import recognise
from drafter.template.trace import Segment, text_of

Cut = list[str]
"""A paragraph's new text, one part for each of its segments."""


def recut(segments: Sequence[Segment], text: str, *, marks: bool = False) -> Cut | None:
    """The new text of each segment; None where the template's words would have to change. marks: whether marks may change.

    ``[一是][学习][，要常抓。]`` with the text ``一是学习理论，要常抓。`` gives ``一是``, ``学习理论``, ``，要常抓。``.
    """
    free = [segment.value is not None or (marks and segment.mark) for segment in segments]
    for cut in (_by_difference(segments, free, text), _by_words(segments, free, text)):
        if cut is not None and _is_right(segments, cut, text):
            return cut
    return None


def _is_right(segments: Sequence[Segment], cut: Cut, text: str) -> bool:
    """Whether the parts are the text, no value is empty or has two texts, and each mark is one."""
    if "".join(cut) != text:
        return False
    texts: dict[int, str] = {}
    for segment, new in zip(segments, cut, strict=True):
        if segment.value is not None and (not new.strip() or texts.setdefault(segment.value, new) != new):
            return False
        if segment.mark and new and ((found := recognise(new)) is None or found.text != new):
            return False
        if segment.value is None and not segment.mark and new != segment.text:
            return False
    return True


def _by_difference(segments: Sequence[Segment], free: Sequence[bool], text: str) -> Cut | None:
    """Each change to the segment that it stands in."""
    starts = [0, *accumulate(len(segment.text) for segment in segments)][:-1]
    cut = [""] * len(segments)
    for tag, start, stop, new_start, new_stop in SequenceMatcher(None, text_of(segments), text, autojunk=False).get_opcodes():
        touched = _inside(segments, starts, start, stop)
        if tag == "equal":
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
    """The segments that hold some of the characters from `start` to `stop`."""
    at = max(0, bisect_right(starts, start) - 1)
    found = []
    while at < len(segments) and starts[at] < stop:
        if start < starts[at] + len(segments[at].text):
            found.append(at)
        at += 1
    return found


def _beside(segments: Sequence[Segment], starts: Sequence[int], at: int) -> list[int]:
    """The segments that a place lies in or between, values before marks."""
    last = max(0, bisect_right(starts, at) - 1)
    found = [
        number
        for number in range(max(0, last - 1), last + 1)
        if starts[number] <= at <= starts[number] + len(segments[number].text)
    ]
    return sorted(found, key=lambda number: segments[number].value is None)


def _by_words(segments: Sequence[Segment], free: Sequence[bool], text: str) -> Cut | None:
    """The template's words where they next stand, the values what is between them; a pattern would try all their places in turn."""
    cut = [""] * len(segments)
    at, open_ = 0, -1
    for number, (segment, is_free) in enumerate(zip(segments, free, strict=True)):
        if is_free:
            if open_ >= 0:  # two values side by side: nothing tells where one ends
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

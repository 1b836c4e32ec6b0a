"""What a changed paragraph says of the values that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from drafter.speech.numbering import recognise
from drafter.template.trace import Segment, text_of

Placed = list[str]
"""A paragraph's new text, cut as its segments are."""


def place(segments: Sequence[Segment], text: str, *, marks: bool = False) -> Placed | None:
    """The new text of each segment; None where the template's words would have to change. marks: marks may change too."""
    free = [segment.value is not None or (marks and segment.mark) for segment in segments]
    for found in (_by_difference(segments, free, text), _by_words(segments, free, text)):
        if found is not None and _is_right(segments, found, text):
            return found
    return None


def _is_right(segments: Sequence[Segment], placed: Placed, text: str) -> bool:
    if "".join(placed) != text:
        return False
    said: dict[int, str] = {}
    for segment, new in zip(segments, placed, strict=True):
        if segment.value is not None and (not new.strip() or said.setdefault(segment.value, new) != new):
            return False
        if segment.mark and new and ((found := recognise(new)) is None or found.text != new):
            return False
        if segment.value is None and not segment.mark and new != segment.text:
            return False
    return True


def _by_difference(segments: Sequence[Segment], free: Sequence[bool], text: str) -> Placed | None:
    """Each change to the segment that it stands in."""
    starts, at = [], 0
    for segment in segments:
        starts.append(at)
        at += len(segment.text)
    new = [""] * len(segments)

    def inside(start: int, stop: int) -> list[int]:
        return [place for place, begin in enumerate(starts) if begin < stop and start < begin + len(segments[place].text)]

    for tag, start, stop, new_start, new_stop in SequenceMatcher(None, text_of(list(segments)), text, autojunk=False).get_opcodes():
        if tag == "equal":
            for at in inside(start, stop):
                new[at] += segments[at].text[max(0, start - starts[at]) : stop - starts[at]]
            continue
        if any(not free[place] for place in inside(start, stop)):
            return None
        if new_start == new_stop:
            continue
        touched = inside(start, stop) or _beside(segments, starts, start)
        taker = next((place for place in touched if free[place]), None)
        if taker is None:
            return None
        new[taker] += text[new_start:new_stop]
    return new


def _beside(segments: Sequence[Segment], starts: Sequence[int], at: int) -> list[int]:
    """The segments that a place lies in or between, values before marks."""
    found = [place for place, start in enumerate(starts) if start <= at <= start + len(segments[place].text)]
    return sorted(found, key=lambda place: segments[place].value is None)


def _by_words(segments: Sequence[Segment], free: Sequence[bool], text: str) -> Placed | None:
    """The template's words where they next stand, the values what is between them; a pattern would try all their places in turn."""
    new = [""] * len(segments)
    at, open_ = 0, -1
    for place_, (segment, is_free) in enumerate(zip(segments, free, strict=True)):
        if is_free:
            if open_ >= 0:  # two values side by side: nothing tells where one ends
                return None
            open_ = place_
            continue
        last = place_ == len(segments) - 1
        found = len(text) - len(segment.text) if last else text.find(segment.text, at + (open_ >= 0))
        if found < at or not text.startswith(segment.text, found) or (found > at and open_ < 0):
            return None
        if open_ >= 0:
            new[open_], open_ = text[at:found], -1
        new[place_] = segment.text
        at = found + len(segment.text)
    if open_ >= 0:
        new[open_] = text[at:]
    return new

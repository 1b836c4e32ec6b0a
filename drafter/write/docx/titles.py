"""The lines of a long title: parted at phrases, balanced, and without a break inside a word.

GB/T 9704-2012, 7.3.1: no word is broken, the meaning stays clear, and the centred lines form a trapezoid or a diamond. Offices part a title
where a reader would pause: behind a clause, before 暨, before the meeting that it is about, behind who speaks. So a break costs by the
phrase that it ends (`phrase_breaks`), and lines of unequal length cost less than a break inside a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from drafter.layout.model import Type
from drafter.speech.text import is_wide

if TYPE_CHECKING:
    from drafter.write.docx.titles_words import Words

_BALANCE = 0.12
"""The cost of a line, by the square of its difference from the mean, in characters. Lines of 17 and 7 cost 6, less than a cut compound."""
_SHORT, _SHORT_COST = 6.0, 5.0
"""What each character costs that a line has less than six."""
_EXTRA_LINE, _CUT_WORDS = 6.0, 9.0
"""What a line more than needed costs; it is not thought of where each break costs less than the second, and so cuts nothing that belongs together."""
_HOURGLASS = 6.0
_CROSSING = 6.0
"""The cost of a line that begins inside a phrase and goes on beyond its end."""
_PHRASE_END = -6.0
"""The cost from which on a break is such an end: of a clause, or before 暨."""
_CUT = 11.0
"""The cost from which on a break cuts a clause, and does not end a phrase of it."""
_RECTANGLE = 0.5
_BLANKS = " \u3000"
_CLAUSE, _SHORT_CLAUSE = 5, 9
"""So many characters beside a blank may be a clause."""
_MOST_LINES = 5
_DIGITS = frozenset("0123456789")
"""Half as wide as a Chinese character in all the fonts of the layouts; other narrow characters are a little wider on the average."""


def title_lines(text: str, type_: Type, width: float, own: Words = ()) -> list[str]:
    """The lines of a title. Joined, they are the text.

    type_: the type of the title. own: names and set terms beside those of the table.
    width: the width of a line, in points. A title that fits one line, or that needs more than five, is returned as one line.
    """
    most = int((width + 0.5) / (type_.size + type_.tracking))
    return [text] if len(text) <= most else list(_lines(text, most, own))


@lru_cache(maxsize=512)
def _lines(text: str, most: int, own: Words) -> tuple[str, ...]:
    """`title_lines`, with the width in characters. A title is asked for where it stands, and again for the contents of a bundle."""
    ends = measure(text)
    least = ceil(round(ends[-1], 2) / most)
    if least <= 1 or least > _MOST_LINES:
        return (text,)
    if lines := _posts(text, ends, least, most):
        return lines
    from drafter.write.docx.titles_marks import subtitle_start  # only a title of several lines needs the words
    from drafter.write.docx.titles_phrases import IN_NAME, phrase_breaks

    if dash := subtitle_start(text, own):  # what stands behind it is a title of its own
        lines = _parted(text, dash, most, own)
        return lines if len(lines) <= _MOST_LINES else (text,)
    breaks, passed = phrase_breaks(text, most, own)
    going_on = list(accumulate((passed.get(place, 0.0) for place in range(len(ends))), initial=0.0))
    between = {place: cost for place, cost in breaks.items() if cost < IN_NAME}
    clauses = {place for place, cost in breaks.items() if cost <= _PHRASE_END}
    places = _best(ends, between, going_on, least, most, clauses) or _best(
        ends, breaks, going_on, least, most, clauses
    )  # words are broken only in need
    if places is None:
        return (text,)
    blank = next((place for place in _clause_starts(text) if breaks.get(place, 0.0) <= _PHRASE_END), 0)
    if blank:  # one line more costs less than a blank inside a line that parts two clauses
        lines = _parted(text, blank, most, own)
        if len(lines) <= min(len(places) + 1 + (blank not in places), _MOST_LINES):
            return lines
    cut = next(_commas(text, places, breaks), 0)
    if cut:  # nor does a clause begin in a line that ends inside it
        lines = _parted(text, cut, most, own)
        if len(lines) <= min(len(places) + 2, _MOST_LINES):
            return lines
    return tuple(text[start:end] for start, end in pairwise((0, *places, len(text))))


def _commas(text: str, places: tuple[int, ...], breaks: dict[int, float]) -> Iterator[int]:
    """The places behind the last mark of a line that ends inside the clause behind it: ……责任，以新气象 / 新本领……."""
    for start, stop in pairwise((0, *places)):
        mark = max(text.rfind(mark, start, stop) for mark in "，；") + 1
        inside = start + _CLAUSE < mark < stop and breaks[stop] > _CUT
        if inside and breaks.get(mark, 0.0) <= _PHRASE_END:
            yield mark


def _parted(text: str, place: int, most: int, own: Words) -> tuple[str, ...]:
    """The lines of a title of two parts, of which each has lines of its own. A blank at the end of the first takes no room."""
    first = text[:place].rstrip(_BLANKS)
    lines = _lines(first, most, own)
    return (*lines[:-1], lines[-1] + text[len(first) : place], *_lines(text[place:], most, own))


def _clause_starts(text: str) -> Iterator[int]:
    """The places behind a blank that has a clause on both sides, and not a name, a label or a character set apart (政 府 工 作)."""
    pieces = [(match.start(), match.end()) for match in re.finditer(f"[^{_BLANKS}—]+", text)]
    for (start, stop), (begin, end) in pairwise(pieces):
        is_long = stop - start >= _CLAUSE - text.startswith("为", begin)  # 实干争先 / 为建设……而努力奋斗
        if is_long and end - begin >= _CLAUSE and "—" not in text[stop:begin]:
            yield begin


def _posts(text: str, ends: list[float], least: int, most: int) -> tuple[str, ...]:
    """The lines of a speaker's posts and name, none for a title, and where they would be of very different length."""
    from drafter.write.docx.titles_posts import LEAST_SHARE, post_breaks

    breaks = post_breaks(text)
    ways = list(_arrangements(ends, breaks, [0.0] * len(ends), least, most)) if breaks else []
    if not ways:
        return ()
    places = (0, *min(ways)[1], len(text))
    widths = [ends[stop] - ends[start] for start, stop in pairwise(places)]
    return tuple(text[start:stop] for start, stop in pairwise(places)) if min(widths) >= LEAST_SHARE * max(widths) else ()


def measure(text: str) -> list[float]:
    """The widths of the first 0, 1, 2 … characters of the text. The unit is the width of a Chinese character."""
    ends = [0.0]
    for character in text:
        width = 1.0 if is_wide(character) or character == "\u3000" else 0.5 if character in _DIGITS else 0.55
        ends.append(ends[-1] + width)
    return ends


def _best(
    ends: list[float], breaks: dict[int, float], going_on: list[float], least: int, most: int, clauses: set[int]
) -> tuple[int, ...] | None:
    """Where the lines end that cost least, as indexes; None where no breaks make them short enough.

    going_on: for each index the sum of what lines cost that go on at the indexes before it. clauses: where clauses end.
    """
    best: tuple[float, tuple[int, ...] | None] = (float("inf"), None)
    cheapest = min(breaks.values(), default=0.0)
    for count in (least, least + 1):
        extra = _EXTRA_LINE * (count - least)
        if best[0] <= extra + cheapest * (count - 1):  # so many lines cannot cost less
            break
        for cost, places in _arrangements(ends, breaks, going_on, count, most):
            if cost + extra < best[0]:  # no shape makes up for more
                whole = cost + extra + _shape(ends, places)
                if whole < best[0]:
                    best = whole, places
        if best[1] is not None and _cuts_nothing(best[1], breaks, clauses):
            break
    return best[1]


def _cuts_nothing(places: tuple[int, ...], breaks: dict[int, float], clauses: set[int]) -> bool:
    """Whether no break cuts what belongs together, and no line goes on behind the end of a clause: a line more would make nothing better.

    A line may go on behind a clause that shares it with another short one.
    """
    passed = clauses - set(places)
    for start, end in pairwise((0, *places)):
        inside = [place for place in passed if start < place < end]
        is_shared = len(inside) == 1 and end in clauses and max(inside[0] - start, end - inside[0]) <= _SHORT_CLAUSE
        if is_shared:
            passed.remove(inside[0])
    return not passed and max(breaks[place] for place in places) < _CUT_WORDS


def _arrangements(
    ends: list[float], breaks: dict[int, float], going_on: list[float], count: int, most: int
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """The ways to break the text into `count` lines, each with its cost. No line is shorter than a third of the mean.

    Dear beginnings are left: one that costs `_HOPELESS` more than the cheapest to the same place is not gone on with.
    """
    total = ends[-1]
    mean = total / count
    least = mean / 3
    phrases = sorted(place for place, cost in breaks.items() if cost <= _PHRASE_END)
    begun: dict[int, list[tuple[float, tuple[int, ...]]]] = {0: [(0.0, ())]}
    for left in range(count - 1, 0, -1):
        further: dict[int, list[tuple[float, tuple[int, ...]]]] = {}
        for start, ways in begun.items():
            end = _phrase_end(phrases, start)
            for place, here in breaks.items():
                line = round(ends[place] - ends[start], 2)
                if least <= line <= most and round(total - ends[place], 2) <= most * left:
                    cost = (
                        here + _line_cost(line, mean) + (_CROSSING if end < place else 0.0) + going_on[place] - going_on[start + 1]
                    )
                    further.setdefault(place, []).extend((before + cost, (*places, place)) for before, places in ways)
        begun = {place: _hopeful(ways) for place, ways in further.items()}
    for start, ways in begun.items():
        line = round(total - ends[start], 2)
        if least <= line <= most:
            cost = _line_cost(line, mean) + (_CROSSING if _phrase_end(phrases, start) < len(ends) - 1 else 0.0)
            cost += going_on[-2] - going_on[start + 1]
            yield from ((before + cost, places) for before, places in ways)


def _phrase_end(phrases: list[int], start: int) -> int:
    """Where the phrase ends that a line begins inside; a large number where the line begins with a phrase, or none ends behind it."""
    nowhere = 10**6
    return nowhere if start == 0 or start in phrases else next((place for place in phrases if place > start), nowhere)


_HOPELESS = 2 * _HOURGLASS + _RECTANGLE


def _hopeful(ways: list[tuple[float, tuple[int, ...]]]) -> list[tuple[float, tuple[int, ...]]]:
    cheapest = min(ways)[0]
    return [way for way in ways if way[0] <= cheapest + _HOPELESS]


def _line_cost(width: float, mean: float) -> float:
    return _BALANCE * (width - mean) ** 2 + (_SHORT_COST * (_SHORT - width) if width < _SHORT else 0.0)


def _shape(ends: list[float], places: tuple[int, ...]) -> float:
    """The cost of the shape of the lines: none for a trapezoid or a diamond, little for a rectangle, much for an hourglass."""
    bounds = [0.0, *(ends[place] for place in places), ends[-1]]
    lines = [end - start for start, end in pairwise(bounds)]
    hourglasses = sum(lines[i - 1] > lines[i] < lines[i + 1] for i in range(1, len(lines) - 1))
    return _HOURGLASS * hourglasses + (_RECTANGLE if max(lines) - min(lines) < 1 else 0.0)

"""The words that sibling headings share.

The headings are split at the longest words that all of them have, then the same is done on the left and on the right.

This is the method of Ratcliff and Obershelp (as in `difflib`) for many texts at once. Shared characters may be a coincidence (党 in
党支部 and 党务), so the characters around them decide whether they count as words of a frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.speech.frames.cues import cues, is_word
from drafter.speech.frames.pattern import Parts, is_han
from drafter.speech.numbering import NUMERAL_SIGNS

_HALF = str.maketrans(",;:", "，；：")
_SEPARATOR = re.compile("[，；：]")
_NEVER = frozenset("{}、")
"""Characters that are no fixed part by themselves: braces mean a blank, and 、 may stand between any two words."""


def common_parts(headings: Sequence[str]) -> Parts:
    """The fixed parts that all headings share, in order; ("", "") where they share nothing.

    The order of the headings does not matter. A half-width mark equals its full-width form; the result has the width that most
    headings use.
    """
    texts = sorted(heading.translate(_HALF) for heading in headings)
    parts = _clauses(texts)
    narrow = sum(heading.count(",") for heading in headings)
    if narrow > sum(heading.count("，") for heading in headings):
        parts = tuple(part.replace("，", ",") for part in parts)
    return parts


def _clauses(texts: list[str]) -> Parts:
    """The shared parts, clause by clause.

    Where the texts have different marks between clauses, only the clauses before the first difference are compared one by one;
    everything behind it counts as one clause.
    """
    marks = [_SEPARATOR.findall(text) for text in texts]
    same = all(found == marks[0] for found in marks)
    between = marks[0] if same else _shared_start(marks)
    columns = [_SEPARATOR.split(text, maxsplit=len(between)) if between else [text] for text in texts]
    clauses = [_within(list(column), _EDGES, "") for column in zip(*columns, strict=True)]
    if not same:  # the number of clauses differs, so clauses without a fixed word count as one blank
        while len(clauses) > 1 and clauses[-1] == clauses[-2] == _NOTHING:
            clauses.pop()
            between = between[:-1]
    while len(clauses) > 1 and clauses[-1] == _NOTHING and all(clause == _NOTHING for clause in clauses) and not same:
        clauses.pop()
    parts = list(clauses[0])
    for mark, clause in zip(between, clauses[1:], strict=False):
        parts[-1] += mark + clause[0]
        parts += clause[1:]
    return tuple(parts)


def _shared_start(marks: list[list[str]]) -> list[str]:
    """The marks with which all lists begin."""
    shared = []
    for column in zip(*marks, strict=False):
        if len(set(column)) > 1:
            break
        shared.append(column[0])
    return shared


class _Edges(NamedTuple):
    """Whether the texts begin and end where clauses do."""

    start: bool
    end: bool


_EDGES = _Edges(True, True)
_NOTHING: Parts = ("", "")


def _within(texts: list[str], edges: _Edges, before: str) -> Parts:
    """The shared parts of one clause, or of a piece of it, in each text. before: the shared words in front of the pieces."""
    found = _best(texts, edges, before)
    if found is None:
        return _NOTHING
    piece, places = found
    left = [text[:place] for text, place in zip(texts, places, strict=True)]
    right = [text[place + len(piece) :] for text, place in zip(texts, places, strict=True)]
    parts = list(_within(left, _Edges(edges.start, False), before)) if any(left) else [""]
    parts[-1] += piece
    if any(right):
        after = _within(right, _Edges(False, edges.end), piece)
        parts[-1] += after[0]
        parts += after[1:]
    return tuple(parts)


def _best(texts: list[str], edges: _Edges, before: str) -> tuple[str, list[int]] | None:
    """The shared piece with the best score, and the index at which it begins in each text."""
    best: tuple[float, str, list[int]] | None = None
    for piece in _at_words(_shared(texts), texts):
        starts = edges.start and 2 * sum(text.startswith(piece) for text in texts) > len(texts)
        ends = edges.end and 2 * sum(text.endswith(piece) for text in texts) > len(texts)
        places = [_place(text, piece, starts, ends) for text in texts]
        kept = _trimmed(piece, texts, places, _Edges(starts, ends), before)
        if not kept:
            continue
        shift = piece.index(kept)
        score = _score(kept, starts and shift == 0, ends and piece.endswith(kept))
        if best is None or score > best[0] or (score == best[0] and kept < best[1]):
            best = score, kept, [place + shift for place in places]
    return best and best[1:]


def _score(piece: str, starts: bool, ends: bool) -> float:
    return sum(1.0 if is_han(character) else 0.5 for character in piece) + 2 * starts + 2 * ends


def _place(text: str, piece: str, starts: bool, ends: bool) -> int:
    """The index of a piece in a text: its place at the end for a piece that ends most texts, else its first place."""
    if ends and not starts and text.endswith(piece):
        return len(text) - len(piece)
    return text.index(piece)


def _shared(texts: list[str]) -> list[str]:
    """The longest pieces that occur in all texts. A piece inside a longer piece is left out."""
    shortest = min(texts, key=lambda text: (len(text), text))
    others = [text for text in texts if text is not shortest]
    known = set(shortest).intersection(*others) - _NEVER
    if not known:
        return []
    found: list[str] = []
    at, size = 0, len(shortest)
    reached = 0
    while at < size:
        if shortest[at] not in known:
            at += 1
            continue
        end = at + 1
        while end < size and shortest[end] in known and all(shortest[at : end + 1] in other for other in others):
            end += 1
        if end > reached:
            found.append(shortest[at:end])
            reached = end
        at += 1
    return sorted(set(found))


def _at_words(pieces: Iterable[str], texts: list[str]) -> Iterator[str]:
    """The pieces without a character at an edge that most texts have as a part of another word: 相互交 of 相互交流, 相互交往 becomes 相互."""
    for piece in pieces:
        places = [text.index(piece) for text in texts]
        ends = [text[place + len(piece) - 1 : place + len(piece) + 1] for text, place in zip(texts, places, strict=True)]
        kept = piece[:-1] if len(piece) > 2 and _are_cut(ends) and not is_word(piece[-2:]) else piece
        starts = [text[place - 1 : place + 1] if place else "" for text, place in zip(texts, places, strict=True)]
        yield kept[1:] if len(kept) > 2 and _are_cut(starts) and not is_word(kept[:2]) else kept


def _are_cut(pairs: Sequence[str]) -> bool:
    """Whether at least half of the pairs of characters across an edge are words."""
    return sum(map(is_word, pairs)) * 2 >= len(pairs)


_RUN = re.compile("[^“”‘’《》（）()、！？。—…·\\s]+")
"""Words between marks."""


def _trimmed(piece: str, texts: list[str], places: list[int], edges: _Edges, before: str) -> str:
    """The piece without words at its ends that may be shared by chance; "" where nothing remains.

    Marks without words (quotes) are kept if all texts have the same number of them.
    """
    runs = list(_RUN.finditer(piece))
    if not runs:
        mark = piece[0]
        counts = {text.count(mark) for text in texts}
        return mark if mark in "“”《》（）" and len(counts) == 1 and counts != {0} else ""
    start, end = 0, len(piece)
    first, last = runs[0], runs[-1]
    if first.start() == 0 and not _may_stand(first[0], edges.start, first.end() < len(piece) or edges.end, texts, places, before):
        start = first.end()
    if last is not first or start == 0:
        at = last.start()
        bound = at > start or (at == 0 and edges.start) or (at == start and start > 0)
        shifted = [place + at for place in places]
        if (
            last.end() == len(piece)
            and end > start
            and not _may_stand(last[0], bound, edges.end, texts, shifted, before if at == 0 else "")
        ):
            end = at
    kept = piece[start:end]
    if kept and not _RUN.search(kept):
        return _trimmed(kept[0], texts, places, edges, before)
    return kept


def _may_stand(run: str, bound_left: bool, bound_right: bool, texts: list[str], places: list[int], before: str) -> bool:
    """Whether shared characters are words of a frame.

    bound_left, bound_right: whether a mark or the edge of the text, and not a blank, stands on that side.
    """
    table = cues()
    if _cuts_a_number(run, texts, places):
        return False
    if len(run) > 2 or (bound_left and bound_right):
        return True
    if bound_left:
        return len(run) > 1 or run in table.heads
    if bound_right:
        pairs = [text[place - 1 : place + 1] if place else "" for text, place in zip(texts, places, strict=True)]
        return len(run) > 1 or (len(texts) > 2 and run in table.tails and not _are_cut(pairs))
    if len(run) == 1 and run in table.pairs.get(before[-1:], ""):
        return True
    lefts = len(set(places)) == 1
    rights = len({len(text) - place for text, place in zip(texts, places, strict=True)}) == 1
    if len(run) == 2 and len(texts) > 2:
        return lefts or rights
    return lefts and rights and (len(run) > 1 or run in table.heads)


def _cuts_a_number(run: str, texts: list[str], places: list[int]) -> bool:
    """Whether a run begins or ends inside a number or a Latin word: 202 in 2025 and 2026, 十 in 十四五 and 十五五."""
    behind = (text[place + len(run) : place + len(run) + 1] for text, place in zip(texts, places, strict=True))
    ahead = (text[place - 1 : place] for text, place in zip(texts, places, strict=True))
    return any(_is_one_word(run[-1], after) for after in behind) or any(_is_one_word(before, run[0]) for before in ahead)


def _is_one_word(left: str, right: str) -> bool:
    """Whether two neighbouring characters are both of a Latin word, or both of a number."""
    latin = left.isascii() and left.isalnum() and right.isascii() and right.isalnum()
    return latin or (left in f"第{NUMERAL_SIGNS}" and bool(right) and right in NUMERAL_SIGNS and bool(left))

"""Sections without marks: lines that stand alone as headings, and paragraphs whose first sentences share a frame."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from drafter.mine.address import is_address
from drafter.mine.clean.lines import finished
from drafter.mine.marks import mark_of
from drafter.mine.patterns import table
from drafter.mine.segment.sentences import is_single, sentence_end
from drafter.mine.segment.shared import shared_end, shared_start
from drafter.mine.titles import is_date, is_title
from drafter.speech.numbering import from_han

LONGEST_LINE = 32
LEAST = 2
SHORTEST_TEXT = 20


def heading_lines(paragraphs: Sequence[str], hints: Mapping[int, str], start: int, stop: int, marked: Collection[int]) -> list[int]:
    """Lines that stand between paragraphs as headings do: short, no sentence, text below each; empty where they are no pattern."""
    found = [
        index
        for index in range(start, stop - 1)
        if index not in marked
        and (len(paragraphs[index]) <= LONGEST_LINE or hints.get(index) == "bold")
        and is_title(paragraphs[index])
        and paragraphs[index][-1] not in "！!？?…”）)"
        and paragraphs[index][0] not in '—-（(“"•·'
        and not is_address(paragraphs[index])
        and not is_date(paragraphs[index])
        and mark_of(paragraphs[index]) is None
        and _is_below(paragraphs[index], paragraphs[index + 1])
    ]
    if len(found) < LEAST or len(found) * 5 > (stop - start) * 2.6:
        return []
    return found


def _is_below(heading: str, text: str) -> bool:
    """Whether a paragraph is what a heading is above of: a sentence longer than it, or the first of a list."""
    return (
        (len(text) > len(heading) and len(text) >= SHORTEST_TEXT and finished(text))
        or len(text) > 2 * LONGEST_LINE
        or mark_of(text) is not None
    )


# ---------------------------------------------------------------- signs in front


def signed_paragraphs(paragraphs: Sequence[str], start: int, stop: int) -> list[tuple[int, str]]:
    """Paragraphs that the same sign begins (``◆区位优势明显。``), each with its sign. Dashes are no sign: they are a figure of speech."""
    signs = re.compile(table("words")["signs"])
    found: dict[str, list[tuple[int, str]]] = {}
    for index in range(start, stop):
        if (match := signs.match(paragraphs[index])) and match.end() < len(paragraphs[index]):
            found.setdefault(match[0].strip(), []).append((index, match[0]))
    best = max(found.values(), key=len, default=[])
    return best if len(best) >= LEAST else []


# ---------------------------------------------------------------- shared frames

SHORTEST = 5
LONGEST = 64
WINDOW = 12
"""So many of the paragraphs before are compared with one: the work grows with the text, not with its square."""


def framed_paragraphs(paragraphs: Sequence[str], start: int, stop: int) -> list[int]:
    """Consecutive paragraphs, three or more, whose first sentences share a frame: the longest such run; empty where there is none."""
    best: list[int] = []
    run: list[int] = []
    heads: list[str] = []
    for index in range(start, stop):
        head = _head(paragraphs[index])
        if head and _share([*heads[-WINDOW:], head]):
            run.append(index)
            heads.append(head)
        else:
            best = max(best, run, key=len)
            run, heads = ([index], [head]) if head else ([], [])
    best = max(best, run, key=len)
    if len(best) < 2 or not _shares_enough([_head(paragraphs[index]) for index in best], announced(paragraphs, start, best[0])):
        return []
    return best


def _head(text: str) -> str:
    end = sentence_end(text)
    return text[:end] if SHORTEST <= end <= LONGEST and not is_single(text) and text[end] == "。" else ""


def _frame(heads: Sequence[str]) -> tuple[str, str]:
    """What the first clauses begin with in common, and the longest piece that all share behind it."""
    clauses = [re.split("[，,：:]", head, maxsplit=1)[0] for head in heads]
    prefix = shared_start(clauses)
    rests = [clause[len(prefix) :] for clause in clauses]
    shortest = min(rests, key=len)
    pieces = (shortest[i:j] for i in range(len(shortest)) for j in range(i + 1, len(shortest) + 1))
    return prefix, max((piece for piece in pieces if all(piece in rest for rest in rests)), key=len, default="")


def _share(heads: Sequence[str]) -> bool:
    if len(heads) == 1:
        return True
    prefix, piece = _frame(heads)
    return len(set(heads)) == len(heads) and (
        (bool(prefix) and len(piece) >= 2) or len(prefix) >= 3 or len(piece) >= 3 or _parallel(heads)
    )


def _shares_enough(heads: Sequence[str], count: int | None) -> bool:
    prefix, piece = _frame(heads)
    if count == len(heads):
        return True
    return len(heads) >= 3 and ((bool(prefix) and len(piece) >= 2) or _parallel(heads))


LONGEST_CLAUSE = 14


def _parallel(heads: Sequence[str]) -> bool:
    """Whether all heads are as many short clauses, the last of them alike at both its ends: ``扎根一线，做群众的贴心人``.

    Where the first clauses are of one measure, it is enough that the last begin alike and share a word.
    """
    clauses = [re.split("[，,]", head) for head in heads]
    if len({len(parts) for parts in clauses}) != 1 or len(clauses[0]) < 2:
        return False
    last = [parts[-1] for parts in clauses]
    if max(len(part) for parts in clauses for part in parts) > LONGEST_CLAUSE:
        return False
    begin, end = shared_start(last), shared_end(last)
    if not begin or min(map(len, last)) <= len(begin) + len(end):
        return False
    measured = len({len(parts[0]) for parts in clauses}) == 1
    return bool(end) or (measured and bool(set.intersection(*(set(part[len(begin) :]) for part in last))))


# ---------------------------------------------------------------- the announced count


def announced(paragraphs: Sequence[str], start: int, stop: int) -> int | None:
    """The count that the last sentence before the sections announces: 讲四点意见 → 4; None where it announces none."""
    pattern = re.compile(table("words")["announced"])
    for index in range(stop - 1, max(start, stop - 3) - 1, -1):
        last = None
        for match in pattern.finditer(paragraphs[index][-80:]):
            last = match
        if last is not None:
            written = last["count"].replace("两", "二")
            return int(written) if written.isdecimal() else from_han(written) if len(written) == 1 else None
    return None

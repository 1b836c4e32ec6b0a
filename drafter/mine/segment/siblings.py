"""Sections without marks: lines that stand alone as headings, and paragraphs whose first sentences share a frame."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from drafter.mine.clean.lines import finished
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.sentences import is_single, sentence_end
from drafter.mine.segment.shared import shared_end, shared_start
from drafter.mine.titles import is_title
from drafter.speech.numbering import from_han

LONGEST_LINE = 32
"""A heading without a mark is no longer, unless it is set in bold."""
LEAST = 2
"""One heading is no pattern."""
MOST = 0.52
"""No larger part of the paragraphs are headings: each has text below it. Half of them, and room for one that text was lost behind."""
SHORTEST_TEXT = 20
"""A sentence below a heading has at least so many characters."""


def heading_lines(paragraphs: Sequence[SourceParagraph], marked: Collection[int]) -> list[SourceParagraph]:
    """Lines that stand between paragraphs as headings do: short, no sentence, text below each; empty where they are no pattern.

    marked: the places of paragraphs that belong to a list.
    """
    found = [
        paragraph
        for paragraph, below in pairwise(paragraphs)
        if paragraph.at not in marked and _is_heading_line(paragraph) and _heads(paragraph, below)
    ]
    return [] if len(found) < LEAST or len(found) > len(paragraphs) * MOST else found


def _is_heading_line(paragraph: SourceParagraph) -> bool:
    text = paragraph.text
    return (
        (len(text) <= LONGEST_LINE or paragraph.hint == "bold")
        and is_title(text)
        and text[-1] not in "！!？?…”）)"
        and text[0] not in '—-（(“"•·'
        and not paragraph.is_address
        and not paragraph.is_date
        and paragraph.mark is None
    )


def _heads(heading: SourceParagraph, below: SourceParagraph) -> bool:
    """Whether the paragraph below a heading is its text: a sentence longer than it, a long paragraph, or the first of a list."""
    sentence = len(below.text) > len(heading.text) and len(below.text) >= SHORTEST_TEXT and finished(below.text)
    return sentence or len(below.text) > 2 * LONGEST_LINE or below.mark is not None


# ---------------------------------------------------------------- signs in front


def signed_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """Paragraphs that the same sign begins (``◆区位优势明显。``), each with its sign. Dashes are no sign: they are a figure of speech."""
    signs = re.compile(table("words")["signs"])
    found: dict[str, list[tuple[SourceParagraph, str]]] = {}
    for paragraph in paragraphs:
        if (match := signs.match(paragraph.text)) and match.end() < len(paragraph.text):
            found.setdefault(match[0].strip(), []).append((paragraph, match[0]))
    best = max(found.values(), key=len, default=[])
    return best if len(best) >= LEAST else []


# ---------------------------------------------------------------- shared frames

SHORTEST = 5
LONGEST = 64
"""Between them lies the length of a first sentence that may be a heading."""
WINDOW = 12
"""So many of the paragraphs before are compared with one: the work grows with the text, not with its square."""
LEAST_FRAMED = 3
"""So many paragraphs make a frame where no count announces fewer: two sentences are alike by chance."""
SHARED_WORD = 2
"""What begins alike must share a word of so many characters too …"""
SHARED_ALONE = 3
"""… unless a beginning or a word of so many is shared: that is no chance."""
LONGEST_CLAUSE = 14
"""Clauses that are parallel are no longer."""


def framed_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Consecutive paragraphs whose first sentences share a frame: the longest such run; empty where there is none."""
    best: list[tuple[int, str]] = []
    run: list[tuple[int, str]] = []
    for index, paragraph in enumerate(paragraphs):
        head = _head(paragraph.text)
        if head and _share([*(other for _, other in run[-WINDOW:]), head]):
            run.append((index, head))
        else:
            best = max(best, run, key=len)
            run = [(index, head)] if head else []
    best = max(best, run, key=len)
    if len(best) < LEAST or not _shares_enough([head for _, head in best], announced(paragraphs[: best[0][0]])):
        return []
    return [paragraphs[index] for index, _ in best]


def _head(text: str) -> str:
    end = sentence_end(text)
    return text[:end] if SHORTEST <= end <= LONGEST and not is_single(text) and text[end] == "。" else ""


def _frame(heads: Sequence[str]) -> tuple[str, str]:
    """What the first clauses begin with in common, and the longest piece that all share behind it."""
    clauses = [re.split("[，,：:]", head, maxsplit=1)[0] for head in heads]
    prefix = shared_start(clauses)
    endings = [clause[len(prefix) :] for clause in clauses]
    shortest = min(endings, key=len)
    pieces = (shortest[i:j] for i in range(len(shortest)) for j in range(i + 1, len(shortest) + 1))
    return prefix, max((piece for piece in pieces if all(piece in ending for ending in endings)), key=len, default="")


def _share(heads: Sequence[str]) -> bool:
    if len(heads) == 1:
        return True
    prefix, piece = _frame(heads)
    alone = max(len(prefix), len(piece)) >= SHARED_ALONE
    return len(set(heads)) == len(heads) and (alone or _is_frame(prefix, piece) or _parallel(heads))


def _is_frame(prefix: str, piece: str) -> bool:
    return bool(prefix) and len(piece) >= SHARED_WORD


def _shares_enough(heads: Sequence[str], count: int | None) -> bool:
    """Whether paragraphs with such first sentences are sections. count: how many are announced, None where no count is."""
    if count == len(heads):
        return True
    return len(heads) >= LEAST_FRAMED and (_is_frame(*_frame(heads)) or _parallel(heads))


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

LOOKED_AT = (3, 80)
"""The count stands in the last paragraphs before the sections, near the end of one."""


def announced(paragraphs: Sequence[SourceParagraph]) -> int | None:
    """The count that the last sentence before the sections announces: 讲四点意见 → 4; None where it announces none."""
    pattern = re.compile(table("words")["announced"])
    count, length = LOOKED_AT
    for paragraph in reversed(paragraphs[-count:]):
        if matches := list(pattern.finditer(paragraph.text[-length:])):
            written = matches[-1]["count"]
            return int(written) if written.isdecimal() else from_han(written)
    return None

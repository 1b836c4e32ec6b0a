"""Finds paragraphs in a row whose first sentences begin alike and go on each in its own way: ``当好清水河的巡查员。``, ``当好清水河的带头人。``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.patterns import table
from drafter.mine.segment.shared import shared_start

BEGINNINGS = (3, 2)
"""The fewest characters of a beginning, the longer first: 我们要, 必须."""
LONG_BEGINNING = 5
"""The fewest characters of one that is at least half of each sentence: only the last word differs."""
LEAST_ROW = 4
"""The fewest paragraphs of a row to which no words lead."""
MOST_OF_TEXT = 0.5
"""The least fraction of all characters for a row whose sentences have only a short beginning in common."""


def rows_of(heads: Sequence[str], beginning: int) -> list[list[int]]:
    """The indexes of heads that follow one another and have a beginning in common, row by row; "" is no head. beginning: its fewest characters."""
    rows: list[list[int]] = []
    start = ""
    for at, head in enumerate(heads):
        shared = shared_start([start, head])
        above = heads[at - 1] if at else ""
        if len(shared) >= beginning:
            rows[-1].append(at)
            start = shared
        elif len(shared := shared_start([above, head])) >= beginning:
            rows.append([at - 1, at])
            start = shared
        else:
            rows.append([at])
            start = head
    return rows


def differs_at_end(heads: Sequence[str]) -> bool:
    """Whether first sentences have their beginnings in common, and each only its last words for itself."""
    start = len(shared_start(heads))
    return start >= LONG_BEGINNING and start * 2 >= max(map(len, heads)) and len(set(heads)) == len(heads)


def carries_text(texts: Sequence[str], row: Sequence[int], heads: Sequence[str]) -> bool:
    """Whether a row is most of a text: its sentences call for something, more stands behind them than in them, and nothing else is as long.

    Shorter rows are rhetoric, most of all at the end: ``我们要抓紧。……``, ``我们要抓实。……``.
    """
    known = [heads[at] for at in row]
    calls = re.compile("|".join([*table("words")["calls"], table("words")["closing"]["hopes"]]))
    size = sum(len(texts[at]) for at in row)
    return (
        len(row) >= LEAST_ROW
        and len(set(known)) == len(known)
        and bool(calls.search(shared_start(known)))
        and size > 2 * sum(map(len, known))
        and size >= sum(map(len, texts)) * MOST_OF_TEXT
    )


def follows_one_clause(heads: Sequence[str]) -> bool:
    """Whether first sentences have the first clause in common and behind it as many short ones each: ``这五年，粮仓越建越多，价钱越卖越好``.

    None tells of somebody, or of a time: ``那一年，他守着闸门，三天没有合眼``.
    """
    clauses = [re.split("[，,]", head) for head in heads]
    told = set(table("words")["no_heading_words"])
    behind = [clause for parts in clauses for clause in parts[1:]]
    return (
        len({parts[0] for parts in clauses}) == 1
        and len({len(parts) for parts in clauses}) == 1
        and len(clauses[0]) >= LEAST_CLAUSES
        and not tells_when(heads[0])
        and len({"，".join(parts[1:]) for parts in clauses}) == len(heads)
        and all(len(clause) in CLAUSE and not set(clause) & told for clause in behind)
    )


def tells_when(head: str) -> bool:
    """Whether a sentence begins with the time of a tale: ``那一年，……``."""
    return bool(re.match(table("words")["tells_when"], head))


LEAST_CLAUSES = 3
"""The fewest clauses of a sentence whose first one others have as well."""
CLAUSE = range(4, 19)
"""The possible lengths of the other clauses."""

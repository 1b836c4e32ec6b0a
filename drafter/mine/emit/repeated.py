"""Finds what prose says several times in a row in the same form: 希望……；希望……；希望……."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from drafter.mine.emit.texts import remark
from drafter.mine.patterns import table
from drafter.mine.segment.shared import shared_start

LEAST = 3
"""The fewest clauses of a pattern."""
WORDS = range(2, 7)
"""The possible lengths of the words with which all its clauses begin. One character is shared by chance, longer words are content."""
SHORTEST = 5
"""The fewest characters of a clause."""
_CLAUSES = re.compile("[；;。！？!?]")
_PLAIN = re.compile("[\u4e00-\u9fff]+")


@cache
def _pattern() -> re.Pattern[str]:
    """How clauses begin that make a pattern; other words, such as a name, begin several by being their subject."""
    return re.compile(table("hints")["pattern"])


def repeated_clauses(text: str, title: str) -> Iterator[str]:
    """The patterns of a paragraph, each written with its blanks. title: of the speech; a pattern of its words is its topic."""
    clauses = [clause for clause in _CLAUSES.split(text) if len(clause) >= SHORTEST]
    for _, group in groupby(clauses, key=lambda clause: clause[: WORDS.start]):
        same = list(group)
        words = _words(same)
        if len(same) >= LEAST and words and words not in title:
            yield remark("between-patterns").join([f"{words}{remark('blank')}"] * LEAST)


def _words(clauses: Sequence[str]) -> str:
    """The words with which all clauses begin; "" where they are no words of a pattern."""
    found = _PLAIN.match(shared_start(clauses))
    words = found[0] if found else ""
    return words if len(words) in WORDS and _pattern().match(words) and len(set(clauses)) == len(clauses) else ""

"""Roles of sections, their tasks in a speech: 意义 · 形势 · 情况 · 做法 · 成效 · 问题 · 原因 · 经验 · 体会 · 措施 · 打算 · 要求."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.files.tables import read_table
from drafter.mine.model import Formula
from drafter.speech.frames import Frame

_CLAUSE = re.compile("[，；：,;:]")
CLAUSES = 2
"""How many clauses of a heading are read. Later clauses of a long run-in heading are about other things."""

DIFFERENT = 2
"""The number of different roles from which siblings with similar headings count as different parts."""


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], tuple[tuple[str, re.Pattern[str]], ...]]:
    table = read_table("mine", "roles")
    headings, transitions = (
        tuple((entry["role"], re.compile(entry["pattern"])) for entry in table[key]) for key in ("headings", "transitions")
    )
    return headings, transitions


def role_of(heading: str) -> str:
    """The role that the words of a heading show, "" without a role."""
    for clause in _CLAUSE.split(heading, CLAUSES)[:CLAUSES]:
        found = [(match.end(), match.end() - match.start(), role) for role, cue in _table()[0] for match in cue.finditer(clause)]
        if found:
            return max(found)[2]
    return ""


def roles_of(headings: Sequence[str], frame: Frame | None = None, formulas: Sequence[Formula] = ()) -> tuple[str, ...]:
    """The roles of a speech's sections, "" where a role is uncertain.

    The words of a heading decide. If they show no role, the sentence before the sections decides (``我谈几点体会``: 体会). If all headings
    share a frame, that sentence decides for all of them, because siblings with the same wording have the same role; unless their own
    words show different roles.
    """
    announced = ""
    for formula in formulas:
        if formula.part == "transition":
            announced = next((role for role, cue in _table()[1] if cue.search(formula.text)), announced)
    own = [role_of(heading) for heading in headings]
    if announced and frame and frame.support == frame.total and len({role for role in own if role}) < DIFFERENT:
        return (announced,) * len(headings)
    return tuple(role or announced for role in own)

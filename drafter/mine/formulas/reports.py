"""Who reported what: the clauses of ``刚才，部门通报了……，总结了……；部门分别安排了……``, however many there are."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.mine.formulas.slots import Slot
from drafter.mine.tables import read_table


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = read_table("reports")
    verbs = "|".join(sorted(table["verbs"], key=len, reverse=True))
    adverbs = "|".join(sorted(table["adverbs"], key=len, reverse=True))
    clause = re.compile(f"(?P<who>[^，；]{{0,60}}?)(?:{adverbs})*(?P<verb>{verbs})(?:过)?了(?P<what>[^，；]{{1,120}})")
    persons = re.compile(f"(?:{'|'.join(table['persons'])})(?:[^，；、]{{0,3}})?$")
    return clause, persons


def report_slots(text: str, start: int) -> list[Slot] | None:
    """The slots of a chain of reports that stands at `start` of its sentence; None where it is none.

    Each clause says who (or leaves it to the one before) and what; a clause of another kind belongs to what stands before it.
    """
    clause, persons = _table()
    slots: list[Slot] = []
    at = start
    for piece in re.split("([，；])", text):
        found = clause.fullmatch(piece)
        if found:
            if found["who"]:
                name = "发言人" if persons.search(found["who"]) else "听取人" if found["who"] in ("我们", "大家") else "部门"
                if name != "听取人":
                    slots.append(Slot(at, at + found.end("who"), name))
            slots.append(Slot(at + found.start("what"), at + found.end("what"), f"{found['verb']}内容"))
        elif slots and piece not in ("，", "；"):
            slots[-1] = slots[-1]._replace(end=at + len(piece))
        elif not slots:
            return None
        at += len(piece)
    return slots or None

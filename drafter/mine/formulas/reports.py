"""Chains of reports, any number of clauses on who reported what: ``刚才，部门通报了……，总结了……；部门分别安排了……``."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Template
from typing import NamedTuple

from drafter.files.tables import any_of, read_table
from drafter.mine.formulas.slots import FoundSlot


class _ReportTable(NamedTuple):
    """The table ``data/reports.yaml``, its patterns compiled."""

    clause: re.Pattern[str]
    persons: re.Pattern[str]
    topic: re.Pattern[str]
    hearers: tuple[str, ...]
    views: tuple[str, ...]
    empty_verbs: tuple[str, ...]
    kinds: tuple[str, ...]
    names: dict[str, str]


@lru_cache(maxsize=1)
def _table() -> _ReportTable:
    table = read_table("mine", "reports")
    verbs, adverbs = any_of(table["verbs"]), any_of(table["adverbs"])
    clause = re.compile(f"(?P<who>[^，；]{{0,60}}?)(?:{adverbs})*(?P<verb>{verbs})(?:过)?了(?P<what>[^，；]{{1,120}})")
    persons = re.compile(f"(?:{any_of(table['persons'])})(?:[^，；、]{{0,3}})?$")
    topic = re.compile(f"(?:{any_of(table['topics'])})(?=.)")
    hearers, views, empty_verbs, kinds = (tuple(table[key]) for key in ("hearers", "views", "empty_verbs", "kinds"))
    return _ReportTable(clause, persons, topic, hearers, views, empty_verbs, kinds, table["names"])


def report_slots(text: str, start: int) -> list[FoundSlot] | None:
    """The slots of a chain of reports, None for any other text. start: the index of the text in its sentence.

    Each clause names what was reported, and who reported it unless that is the same as in the clause before. A clause of another
    kind belongs to the clause before it. There is no slot for an act that is only named (``作了发言``).
    """
    table = _table()
    view = table.names["view"]
    slots: list[FoundSlot] = []
    at, open_ = start, False
    for piece in re.split("([，；])", text):
        found = table.clause.fullmatch(piece)
        if found:
            if topic := table.topic.match(found["who"]):
                slots.append(FoundSlot(at + topic.end(), at + found.end("who"), _content_name(found["verb"], found["what"])))
            elif found["who"] and found["who"] not in table.hearers:
                slots.append(
                    FoundSlot(at, at + found.end("who"), table.names["person" if table.persons.search(found["who"]) else "group"])
                )
            open_ = not (found["verb"] in table.empty_verbs and found["what"] in table.kinds)
            if open_:
                slots.append(
                    FoundSlot(at + found.start("what"), at + found.end("what"), _content_name(found["verb"], found["what"]))
                )
        elif slots and piece.startswith(table.views) and not (open_ and slots[-1].name == view):
            slots.append(FoundSlot(at, at + len(piece), view))
            open_ = True
        elif slots and piece not in ("，", "；"):
            if open_:
                slots[-1] = slots[-1]._replace(end=at + len(piece))
            else:
                slots.append(FoundSlot(at, at + len(piece), view))
            open_ = True
        elif not slots:
            return None
        at += len(piece)
    return slots or None


def _content_name(verb: str, what: str) -> str:
    """The name of the slot for what was reported: from the verb (通报了…: 通报内容), or from the noun behind an empty verb (作了…通报)."""
    table = _table()
    named_after = verb if verb not in table.empty_verbs else next(filter(what.endswith, table.kinds), "")
    return Template(table.names["content"]).substitute(what=named_after) if named_after else table.names["talk"]

"""Takes notes behind a speech away (``（此文为……的发言稿）``), and parts a last line that holds who signs and the date."""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import any_of
from drafter.mine.clean.front.names import person, post
from drafter.mine.clean.lines import Report, SourceLine
from drafter.mine.patterns import table
from drafter.mine.titles import is_date

LAST = 4
"""How many last lines may be notes or a signature."""
LONGEST = 60
"""The most characters of a signature in one line."""
NOTE = 200
"""The most characters of a note."""


@cache
def _note() -> re.Pattern[str]:
    return re.compile(table("front")["source_note"])


def without_source_notes(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without notes in brackets at the end, which say where the speech was given or who the author is."""
    stop = len(lines)
    while stop > 1 and len(lines) - stop < LAST and len(lines[stop - 1].text) <= NOTE and _note().fullmatch(lines[stop - 1].text):
        stop -= 1
    for gone in lines[stop:]:
        report.removed(gone, "source-note")
    return lines[:stop]


@cache
def _signed() -> re.Pattern[str]:
    words = table("words")
    who = any_of([*words["offices"], *table("front")["signing"]])
    day = table("front")["end_date"]
    label = rf"(?:{any_of(words['signers'])})\s*[：:]\s*[^，。！？；：\s]{{2,12}}"
    names = rf"{label}|[^，。！？；：\s]{{2,30}}(?:{who})|{post()}[ \u3000]*{person()}|{person()}"
    return re.compile(rf"(?P<who>{names})[ \u3000]*(?P<day>[（(]?(?:{day})[）)]?)")


def with_parted_signature(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, a last one with an office or a name and the date parted: ``东河县水利局2026年11月5日`` becomes two lines."""
    if not lines or len(lines[-1].text) > LONGEST or is_date(lines[-1].text) or lines[-1].hint:
        return lines
    match = _signed().fullmatch(lines[-1].text)
    if match is None or len(lines) < 2:
        return lines
    last = lines[-1]
    report.repaired("lost-break-in-signature", last, last.text, f"{match['who'][-8:]}¶{match['day'][:12]}")
    return [*lines[:-1], last.with_text(match["who"].rstrip()), last._replace(text=match["day"], hint="")]

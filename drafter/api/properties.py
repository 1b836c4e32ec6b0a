"""The metadata of a rendered file: its title and time, how fast it is spoken, how long it may be, the agendas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.files import build_time
from drafter.outline.model import Outline, OutlineFile, lines_of
from drafter.speech.text import SPEAKING_RATE
from drafter.speech.tree import Document
from drafter.write import Properties, properties_of

if TYPE_CHECKING:
    from drafter.outline.schedule import Programme


def properties(document: Document, file: OutlineFile, usual_rate: float = SPEAKING_RATE) -> Properties:
    """The metadata of a rendered file. Its time is SOURCE_DATE_EPOCH, else the day of the speech, and never the current time."""
    day = next(iter(lines_of(file.outlines[0].date)), "") if file.outlines else ""
    created = build_time() or (f"{day}T00:00:00Z" if _is_day(day) else None)
    rate = rate_of(file) or usual_rate
    made = properties_of(document, created)._replace(rate=rate, minutes=_minutes(file, rate))
    if any(outline.agenda for outline in file.outlines):
        made = made._replace(programmes=tuple(_programme(outline) for outline in file.outlines if outline.agenda))
    return made


def _programme(outline: Outline) -> Programme:
    """The agenda of an outline with its times. The meeting is named by the occasion, else by the title of the host's words."""
    from drafter.outline.schedule import Programme, schedule

    title = outline.occasion or re.sub("主持[词稿]?$", "", "".join(lines_of(outline.title)))
    return Programme(title, outline.date, outline.speaker, schedule(outline.agenda, outline.start))


def rate_of(file: OutlineFile) -> float | None:
    """The characters spoken in a minute that the outlines name; None where they name none, or several."""
    rates = {outline.rate for outline in file.outlines if outline.rate}
    return rates.pop() if len(rates) == 1 else None


def _minutes(file: OutlineFile, rate: float) -> float | None:
    """How long all speeches of a file may be together; None where one has no limit. That of an agenda is the meeting's."""
    limits = [None if outline.agenda else outline.limit for outline in file.outlines]
    minutes = [limit.amount / (rate if limit.unit == "characters" else 1) for limit in limits if limit]
    return sum(minutes) if minutes and len(minutes) == len(limits) else None


def _is_day(text: str) -> bool:
    """Whether a text is a day in the form ``2026-12-01``."""
    year, month, day = parts if len(parts := text.split("-")) == 3 else ("", "", "")
    return (len(year), len(month), len(day)) == (4, 2, 2) and (year + month + day).isdecimal()

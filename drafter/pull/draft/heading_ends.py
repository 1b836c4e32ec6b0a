"""The ends of headings in a draft.

A label on a line of its own (``思想方面：``) heads its text without the colon. Of a long sentence behind a mark that ends with 是 (``第一项叮咛是``) the words
in front of its first comma are the heading.
"""

from __future__ import annotations

import re
from statistics import median

from drafter.mine.marks import mark_of
from drafter.speech.lines import joined
from drafter.speech.tree import Section, Speech

LEAST_CLAUSES = 2
"""How many commas such a sentence has, at least."""
CLAUSE = range(2, 65)
"""The possible lengths of what is the heading then."""
LONGEST = 30
"""The most characters of headings that are whole sentences, though their marks end with 是."""
LABEL = 24
"""The most characters of a label."""
_COMMA = re.compile("[，,]")
_QUOTED = re.compile("「[^「」]*」|“[^“”]*”|《[^《》]*》|（[^（）]*）")


def with_heading_ends(speech: Speech) -> Speech:
    """A speech whose headings end as those of an outline do."""
    sections = _at_clauses(speech.sections)
    return speech._replace(sections=tuple(map(_without_colon, sections)))


def _without_colon(section: Section) -> Section:
    inner = tuple(map(_without_colon, section.sections))
    below = section.body or section.sections
    label = 0 < len(section.heading) <= LABEL and not _COMMA.search(section.heading)
    colon = not section.run_in and section.end in ("：", ":") and label and below
    return section._replace(end="" if colon else section.end, sections=inner)


def _at_clauses(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections whose marks end with 是 and whose headings are long sentences, each cut at its first comma: ``第一部分是选题，我们组先看了……，发现……。``."""
    cuts = [_COMMA.search(_QUOTED.sub(_hidden, section.heading)) for section in sections]
    named = all(
        section.mark.rstrip().endswith("是")
        and (mark := mark_of(section.mark + section.heading))
        and mark.family in ("ordinal", "part")
        for section in sections
    )
    if not named or len(sections) < LEAST_CLAUSES or not all(cut is not None and cut.start() in CLAUSE for cut in cuts):
        return sections
    long = median(len(section.heading) for section in sections) > LONGEST
    several = all(len(_COMMA.findall(section.heading)) >= LEAST_CLAUSES for section in sections)
    return (
        tuple(_cut(section, cut.start()) for section, cut in zip(sections, cuts, strict=True) if cut)
        if long and several
        else sections
    )


def _hidden(match: re.Match[str]) -> str:
    """As many signs as a quotation has: its commas part nothing."""
    return "”" * len(match[0])


def _cut(section: Section, at: int) -> Section:
    rest = section.heading[at + 1 :] + section.end
    first = section.body[0] if section.run_in and section.body and isinstance(section.body[0], str) else None
    body = (rest, *section.body) if first is None else (joined((rest, first)), *section.body[1:])
    return section._replace(heading=section.heading[:at], end=section.heading[at], run_in=True, body=body)

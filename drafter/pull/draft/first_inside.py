"""A list whose first item stands in the line that leads to it: ``我提三点要求：一是人手要足。……``, below it ``二是材料要备。……``, ``三是工期要紧。……``.

Mining begins sections at paragraphs, and found the second and the third; of two in words (首先, 其次) it found none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.mine.clean.lines import finished
from drafter.mine.marks import FoundMark, families, mark_of
from drafter.mine.segment.headings import heading_splits
from drafter.mine.segment.points import items_of
from drafter.mine.segment.siblings import announced_in
from drafter.pull.draft.headed import plain_text
from drafter.speech.lines import joined
from drafter.speech.numbering import LAST
from drafter.speech.tree import Item, Section, Speech

BEHIND = 0.35
"""The greatest fraction of the speech for what stands behind the last item of such a list in words."""
_LEADS = "：:。；;！!"
"""What stands in front of the first item."""
COUNTED = 2
"""With what number the others begin."""
SHORTEST = 4
"""The fewest characters of it."""


class _First(NamedTuple):
    """The first item of a list. at: its paragraph. place: where it begins there. mark: how long its mark is."""

    at: int
    place: int
    mark: int


def with_first_item(speech: Speech) -> Speech:
    """A speech whose list has its first item too; any other as it is."""
    return _completed(speech) if speech.sections else _begun(speech)


def _completed(speech: Speech) -> Speech:
    """A speech whose sections count from two on, with the first one from the end of its opening."""
    marks = [mark_of(section.mark) for section in speech.sections]
    first = _first_of(speech.opening, len(speech.opening), marks)
    if first is None:
        return speech
    run_in = [section.run_in for section in speech.sections]
    words = [joined((section.heading, section.end, _begin(section))) for section in speech.sections]
    section = _section(speech.opening[first.at :], first, words if all(run_in) else [])
    return speech._replace(opening=_lead(speech.opening, first), sections=(section, *speech.sections))


def _begin(section: Section) -> str:
    return str(section.body[0]) if section.run_in and section.body and isinstance(section.body[0], str) else ""


def _begun(speech: Speech) -> Speech:
    """A speech without sections, with those of a list whose lead ends with a colon, or counts them."""
    items = (*speech.opening, *speech.closing)
    texts = [plain_text(item) for item in items]
    marks = {at: mark for at, text in enumerate(texts) if text and (mark := mark_of(text))}
    start = next((at for at, mark in marks.items() if mark.number == COUNTED), 0)
    places = [start] if start else []
    for at, mark in marks.items():
        if places and at > places[-1] and mark.family == marks[start].family and mark.number in (len(places) + COUNTED, LAST):
            places.append(at)
    first = _first_of(items, start, [marks[at] for at in places])
    if first is None:
        return speech
    lead = texts[first.at][: first.place]
    if not (lead[-1:] in "：:" or announced_in(lead) == len(places) + 1):
        return speech
    if sum(map(len, texts[places[-1] + 1 :])) > BEHIND * sum(map(len, texts)):
        return speech
    words = [texts[at][len(marks[at].text) :] for at in places]
    stops = [*places[1:], places[-1] + 1]
    others = [_section(items[at:stop], _First(0, 0, len(marks[at].text)), words) for at, stop in zip(places, stops, strict=True)]
    section = _section(items[first.at : start], first._replace(at=0), words)
    return speech._replace(opening=_lead(items, first), sections=(section, *others), closing=items[places[-1] + 1 :])


def _first_of(items: Sequence[Item], stop: int, marks: Sequence[FoundMark | None]) -> _First | None:
    """The first item of a list inside a paragraph above `stop`. marks: those of the others, which count on from two in one family."""
    second = marks[0] if marks else None
    if second is None or second.number != COUNTED or not _count_on(marks):
        return None
    for at in range(stop - 1, -1, -1):
        text = plain_text(items[at])
        found = _first_inside(text, second)
        if found is not None:
            begun = len(text) - found.end() >= SHORTEST
            return _First(at, found.start(), len(found[0])) if begun and finished(text) else None
    return None


def _count_on(marks: Sequence[FoundMark | None]) -> bool:
    """Whether marks are of one family and count on; the last one may be 最后."""
    known = [mark for mark in marks if mark is not None]
    alike = len(known) == len(marks) and len({mark.family for mark in known}) == 1
    counts = range(COUNTED, len(marks) + COUNTED)
    return alike and all(
        mark.number == count or (mark is known[-1] and mark.number == LAST) for mark, count in zip(known, counts, strict=True)
    )


def _first_inside(text: str, second: FoundMark) -> re.Match[str] | None:
    """The mark with the number 1 of a family inside a text, where no other of the family stands behind it."""
    for family in families():
        if family.name != second.family or family.alone:
            continue
        found = [
            (match, mark)
            for match in family.pattern.finditer(text)
            if match.start()
            and text[match.start() - 1] in _LEADS
            and (mark := mark_of(match[0] + "守住"))
            and mark.family == family.name
        ]
        if found:
            match, mark = found[-1]
            return match if mark.number == 1 and mark.kind == second.kind else None
    return None


def _lead(items: Sequence[Item], first: _First) -> tuple[Item, ...]:
    return (*items[: first.at], str(items[first.at])[: first.place].rstrip())


def _section(items: Sequence[Item], first: _First, others: Sequence[str]) -> Section:
    """An item with the paragraphs below it as a section. others: the words of its siblings."""
    text = str(items[0])[first.place :]
    mark, words = text[: first.mark], text[first.mark :]
    split = heading_splits([words, *(other for other in others if other != words)])[0]
    body = (*items_of(split.text), *items[1:]) if split.text else tuple(items[1:])
    return Section(mark, split.heading, split.end, bool(split.text), body)

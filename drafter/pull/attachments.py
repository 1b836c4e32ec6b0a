"""The list of attachments as it was typed in Word, in the form that templates write: ``附件：1. 分工表``, ``2. 值班表``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, takewhile

from drafter.pull.edited import BLANKS, PageLine
from drafter.speech.text import END_MARKS

LISTED = ("attachments", "attachments-more")
"""The kinds of the lines of a list."""


def name_of(line: str, place: int = 0) -> str:
    """The name of an attachment in a line of a list, without label and number; "" where there is none.

    place: the number of the line in its list, 0 if unknown. In the second line ``2.2026年计划`` is the name ``2026年计划``; in any other
    line 2.2026 may be a number of the name.

    >>> name_of("附件：1. 楼层图"), name_of("2．楼层图"), name_of("附件2：楼层图"), name_of("3.5亿斤计划")
    ('楼层图', '楼层图', '楼层图', '3.5亿斤计划')
    """
    text = re.sub(_LABEL, "", line.strip(BLANKS))
    found = re.match(r"(\d+)\s*[.．、]\s*", text)
    is_number = found is not None and (
        found[1].lstrip("0") == str(place) or found[0][-1] in BLANKS or not text[found.end() : found.end() + 1].isdecimal()
    )
    return text[found.end() :] if found is not None and is_number and found.end() < len(text) else text


_LABEL = r"^附\s*件\s*(?:\d+\s*)?[：:]\s*"


def with_attachments(lines: list[PageLine], made: Sequence[PageLine]) -> list[PageLine]:
    """The lines with those of lists of attachments in the form of the template.

    Who types in Word leaves out the space behind a number, and the number of the first name where there was only one.
    made: the lines of the outline's page. If they show that the template writes its lists in another form, nothing is changed.
    """
    lists = [[line.text for line in group] for listed, group in _groups(made) if listed]
    if not lists:
        return _with_new_list(lines, {line.text for line in made})
    if any(texts != [line.text for line in _listed(_names(texts))] for texts in lists):
        return lines
    found: list[PageLine] = []
    for listed, group in _groups(lines):
        found += _listed(_names([line.text for line in group])) if listed else group
    return found


def _with_new_list(lines: list[PageLine], known: Collection[str]) -> list[PageLine]:
    """The lines, with the first list of attachments of a speech, typed in the style of the text, made one: ``附件：分工表``.

    Only the other names, the signature and its date may stand behind it.
    """
    for at in range(len(lines) - 1, max(len(lines) - _FARTHEST, 0), -1):
        line = lines[at]
        if (
            line.kind == "body"
            and line.text not in known
            and re.match(rf"{_LABEL}\S", line.text)
            and line.text[-1] not in END_MARKS
        ):
            listed = [line, *takewhile(lambda one: re.match(r"\d+\s*[.．、]", one.text), lines[at + 1 :])]
            behind = lines[at + len(listed) :]
            if len(behind) > _SIGNED or any(len(one.text) > LONGEST_SIGNATURE or one.text[-1] in END_MARKS for one in behind):
                return lines
            return [*lines[:at], *_listed(_names([one.text for one in listed])), *behind]
    return lines


_SIGNED = 2
"""The most lines of a signature with its date."""
_FARTHEST = 12
"""A list of attachments is looked for in so many of the last lines."""
LONGEST_SIGNATURE = 30
"""The most characters of a line of a signature."""


def _names(texts: Sequence[str]) -> list[str]:
    return [name_of(text, place if len(texts) > 1 else 0) for place, text in enumerate(texts, 1)]


def _groups(lines: Sequence[PageLine]) -> Iterator[tuple[bool, list[PageLine]]]:
    """The lines in groups, each with whether it is a list of attachments.

    A line in the style of the text continues a list if it begins with the next number.
    """
    listed: list[bool] = []
    count = 0
    for line in lines:
        goes_on = count > 0 and line.kind == "body" and bool(re.match(rf"{count + 1}\s*[.．、]\s*\S", line.text.strip(BLANKS)))
        listed.append((line.kind in LISTED and bool(name_of(line.text))) or goes_on)
        count = count + 1 if listed[-1] else 0
    for is_list, group in groupby(zip(listed, lines, strict=True), lambda one: one[0]):
        yield is_list, [line for _, line in group]


def _listed(names: Sequence[str]) -> list[PageLine]:
    """The lines of a list of names."""
    several = len(names) > 1
    return [
        PageLine(f"{'' if at > 1 else '附件：'}{f'{at}. ' if several else ''}{name}", LISTED[at > 1])
        for at, name in enumerate(names, 1)
    ]

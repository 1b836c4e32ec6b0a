"""The values of slots, compared with what their template says of them: names, types, dates."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.errors import Fault
from drafter.messages.near import nearest
from drafter.nodes.source import MAX_FAULTS
from drafter.outline.model import Outline
from drafter.outline.slots import SIGNS
from drafter.speech.text import BLANK_START
from drafter.template.frontmatter import Slot, TemplateInfo

_MOST_COMPARED = 20_000
"""The most comparisons of unknown slots with those of the template, for the question which was meant. Templates have some twenty slots."""


def slot_faults(outline: Outline, info: TemplateInfo) -> list[Fault]:
    """Faults for unknown slots and for values of the wrong type, at most as many as a report shows."""
    faults: list[Fault] = []
    compared = 0
    for name, value in outline.slots.items():
        if len(faults) == MAX_FAULTS:
            break
        place = outline.place_of(f"slots.{name}")
        slot = info.slots.get(name)
        if slot is None:
            compared += len(info.slots)
            code = "outline.unknown-slot" if info.slots else "outline.no-slots"
            facts: dict[str, object] = {
                "found": name,
                "template": info.name,
                "near": nearest(name, info.slots) if compared <= _MOST_COMPARED else (),
                "known": tuple(info.slots),
            }
            faults.append(Fault(code, place, facts))
        elif value and slot.type == "date" and not _is_day(value):
            faults.append(Fault("outline.date", place, {"found": value}))
        elif value and not _fits(slot, value):
            faults.append(
                Fault(
                    f"outline.slot-{slot.type}",
                    place,
                    {"slot": name, "found": value, "example": slot.example or _EXAMPLES[slot.type]},
                )
            )
    return faults


_EXAMPLES = {"date": "2026-11-21", "number": "125", "text": ""}
"""A value of each type, for slots whose template gives no example."""


def slot_notices(outline: Outline, info: TemplateInfo) -> Iterator[Fault]:
    """The notices of marks at the end of values, and of dates in slots: a weekday that another date has, brackets, which would be printed as they stand."""
    for name, value in outline.slots.items():
        slot = info.slots.get(name)
        if slot is not None and value[-1:] in _NO_ENDS and (value[-1:] not in _FULL_STOPS or slot.type == "number"):
            yield Fault("outline.slot-mark", outline.place_of(f"slots.{name}"), {"found": value[-1], "text": value})
        if slot is None or slot.type != "date" or not value or (value[0].isdecimal() and value[-1].isdecimal()):
            continue
        from drafter.speech.dates import day_text, wrong_weekday

        place = outline.place_of(f"slots.{name}")
        if value[0] in "（(〔【［[" and not value.startswith(BLANK_START):
            yield Fault("outline.date-in-brackets", place, {"found": value})
        elif _is_day(value) and (expected := wrong_weekday(day_text(value)[0])):
            yield Fault("outline.weekday", place, {"found": value, "expected": expected})


_FULL_STOPS = frozenset("。．.")
_NO_ENDS = frozenset("，,、；;：:") | _FULL_STOPS
"""Marks at the end of a value that stands inside a sentence of the template: 水务局，现有干部. A text may end with a full stop, a number may not."""


def _is_day(text: str) -> bool:
    """False for a day that does not exist (2月30日). True for all else, even for a text that is no date: `_fits` tells that one."""
    from drafter.speech.dates import day_text

    try:
        day_text(text)
    except ValueError:
        return False
    return True


def _fits(slot: Slot, value: str) -> bool:
    if value.startswith(BLANK_START):
        return True
    signs = SIGNS.get(slot.type)
    return signs is None or any(character.isdecimal() or character in signs for character in value)

"""Changes inside values, marks and headings."""

from __future__ import annotations

from drafter.outline.edit.content import Unit
from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Round
from drafter.pull.front import typed
from drafter.pull.placing import place
from drafter.speech.text import END_MARKS, split_end
from drafter.template.trace import Segment, text_of


def words(round_: Round, *, marks: bool) -> list[Edit]:
    """Changes inside values; with `marks` of marks too."""
    said: dict[int, str] = {}
    edits = []
    for segments, text in round_.changed():
        placed = place(segments, text, marks=marks)
        if placed is None:
            continue
        for at, (segment, new) in enumerate(zip(segments, placed, strict=True)):
            if new == segment.text:
                continue
            if segment.value is not None:
                behind = segments[at + 1] if at + 1 < len(segments) else None
                said.setdefault(segment.value, new + (_end(new, behind) if round_.values[segment.value].unit else ""))
            elif unit := round_.unit_behind(segments, at):
                edits.append(round_.editor.unit_key(unit, "mark", new or "none"))
    return edits + _value_edits(round_, said)


def _end(words: str, behind: Segment | None) -> str:
    """The mark that a template would put behind a heading, where the heading now ends with one and so gets no other."""
    return (
        behind.text[0]
        if behind is not None and behind.value is None and words[-1] in END_MARKS and behind.text[0] in END_MARKS
        else ""
    )


def _value_edits(round_: Round, said: dict[int, str]) -> list[Edit]:
    """The edits for values with other words; those that stand in one scalar go together."""
    nodes = {id(round_.values[number].node): round_.values[number].node for number in said}
    edits = []
    for node in nodes.values():
        lines = [said.get(number, value.text) for number, value in enumerate(round_.values) if value.node is node]
        shown = [typed(value, line) for value, line in zip((v for v in round_.values if v.node is node), lines, strict=True)]
        edits.append(round_.editor.value(node, shown))
    return edits


def whole_headings(round_: Round) -> list[Edit]:
    """Headings that no longer fit the frame of their template."""
    edits = []
    for segments, text in round_.changed():
        for unit in dict.fromkeys(
            round_.values[one.value].unit for one in segments if one.value is not None and round_.values[one.value].role == "blank"
        ):
            whole = _with_whole(round_, segments, unit)
            placed = place(whole, text, marks=True)
            if placed is not None and unit is not None:
                at = next(at for at, one in enumerate(whole) if one.value is not None and round_.values[one.value].unit is unit)
                if placed[at] != whole[at].text:
                    edits.append(round_.editor.heading(unit, placed[at]))
    return edits


def _with_whole(round_: Round, segments: list[Segment], unit: Unit | None) -> list[Segment]:
    """A paragraph in which the blanks of a unit and the words of its frame are one segment."""
    blanks = [at for at, one in enumerate(segments) if one.value is not None and round_.values[one.value].unit is unit]
    start, stop = blanks[0], blanks[-1] + 1
    if start and segments[start - 1].value is None and not segments[start - 1].mark:
        start -= 1
    end = ""
    if stop < len(segments) and segments[stop].value is None and not segments[stop].mark:
        _, end = split_end(segments[stop].text)
        stop += 1
    heading = text_of(segments[start:stop])
    heading = heading[: len(heading) - len(end)]
    return [*segments[:start], Segment(heading, segments[blanks[0]].value), *([Segment(end)] if end else []), *segments[stop:]]

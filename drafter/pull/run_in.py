"""Edits for headings of sections that stand alone and now run in to their text, and the other way round."""

from __future__ import annotations

from drafter.outline.edit.edit import Edit
from drafter.pull.comparison import Comparison
from drafter.pull.edited import PageLine
from drafter.pull.matched import matches
from drafter.pull.units import Unit
from drafter.speech.style import FULL_STOP, OWN, RUN_ON
from drafter.speech.text import split_end


def stood_or_joined(page: Comparison) -> list[Edit]:
    """The edits that give sections ``paragraph: run-on`` or ``own``, as their headings stand on the wanted page."""
    if len(page.old_speeches) != len(page.new_speeches):
        return []
    edits: list[Edit] = []
    for old, new in zip(page.old_speeches, page.new_speeches, strict=True):
        found = matches(old, new)
        for unit in new.inside():
            if unit.kind == "section" and unit not in found.copied and (before := found.old_of.get(unit)) is not None:
                edits += _turned(page, before, unit)
    return edits


def _turned(page: Comparison, old: Unit, new: Unit) -> list[Edit]:
    """The edits for a section; none where its heading stands as it did, or where it has no text that could follow it."""
    end, before = _end(page.wanted_lines[new.line], new), _end(page.made_lines[old.line], old)
    has_text = bool(old.items and new.items)
    lost_its_end = old.alone and new.alone and old.run_in and before == FULL_STOP and not end and not has_text
    if old.written is None or not (lost_its_end or (has_text and old.alone != new.alone)):
        return []
    how = OWN if new.alone else RUN_ON
    if end and (new.alone or end != FULL_STOP):  # a mark that the template does not write there
        return page.editor.standing_alone(old.written, f"{new.words}{end}", how=how)
    return [page.editor.unit_key(old.written, "paragraph", page.editor.choice(how))]


def _end(line: PageLine, unit: Unit) -> str:
    """The mark with which the heading of a unit ends in its line."""
    stop = next(head.stop for head in line.all_heads if head.start == unit.start)
    return split_end(line.text[:stop])[1]

"""The items of a host's agenda as mining found them, each with what counts it as its mark: ``一、大会进行第一项，升旗``.

Mining takes ``一、`` for the mark and the rest for the heading, and where the words that count stand on a line of their own, the call below them for text.
"""

from __future__ import annotations

from drafter.pull.draft.counted import counted_mark, only_counts
from drafter.pull.draft.turns import section_of
from drafter.speech.lines import has_spans, joined, kind_of
from drafter.speech.tree import Item, Section, Speech


def with_called_items(speech: Speech) -> Speech:
    """A speech whose sections have the words that count them as their marks, if all are counted so; any other as it is."""
    found = tuple(map(_called, speech.sections))
    items = tuple(section for section in found if section is not None)
    return speech._replace(sections=items) if items and len(items) == len(found) else speech


def _called(section: Section) -> Section | None:
    """A section whose mark is what counts it; None where nothing counts it, or a list stands below it that has no place then."""
    first = joined((section.mark, section.heading, section.end))
    rest = section.body
    if section.run_in and rest and _is_text(rest[0]):
        first, rest = joined((first, str(rest[0]))), rest[1:]
    if not counted_mark(first) and not only_counts(first):
        return None
    found = section_of((first, *rest))._replace(sections=section.sections)
    return found if found.body else found._replace(run_in=section.run_in)


def _is_text(item: Item) -> bool:
    return isinstance(item, str) and not has_spans(item) and not kind_of(item)

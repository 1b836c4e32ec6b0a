"""The same speech with its lists written in other ways: the structure that is meant must be found in each."""

from __future__ import annotations

import pytest

from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.flow import line_kinds
from drafter.speech.lines import ROWS
from drafter.speech.tree import Speech, speeches_of
from tests.mine.lists import WAYS, variant
from tests.samples.rendering import SAMPLES, rendered


def trees() -> list[tuple[str, Speech]]:
    """The speeches of the samples, whose trees are known.

    One with unnumbered sections between numbered ones (a break) does not show them in its text, and one with a table shows rows.
    """
    speeches = [(f"{name} {number}", one) for name in SAMPLES for number, one in enumerate(speeches_of(rendered(name).document), 1)]
    return [
        (name, one)
        for name, one in speeches
        if len({bool(section.mark) for section in one.sections}) < 2 and not line_kinds(one) & ROWS.keys()
    ]


@pytest.mark.parametrize("way", WAYS)
def test_a_list_is_found_however_it_is_written(way: str):
    tried = 0
    for name, speech in trees():
        made = variant(speech, WAYS[way])
        if made is None:
            continue
        tried += 1
        text, expected = made
        found = speeches_of(mine_text(SourceText("source.txt", text)).document)
        assert [WAYS[way].structure(one) for one in found] == [expected], name
    assert tried


def test_the_ways_are_many_enough():
    assert len(WAYS) >= 40

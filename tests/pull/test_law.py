"""The law: rendering what was pulled gives the edited page and its structure, or pulling says where not."""

from __future__ import annotations

import pytest

from drafter.pull import pull_page
from drafter.pull.edited import EditedPage
from drafter.pull.structure import headings
from drafter.pull.units import line_of
from drafter.speech.lines import FOOTNOTE
from drafter.template.trace import trace
from tests.pull.editing import SAMPLES, SOURCE, renderer
from tests.pull.people import edited_page
from tests.pull.test_brackets import forms
from tests.pull.test_structure import DEEP, RUN_IN
from tests.samples.rendering import SAMPLES as NAMES

RENDERER = renderer()
OUTLINES = [(name, (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")) for name in NAMES]
OUTLINES += [("four levels", DEEP), ("run-in headings", RUN_IN), ("JSON", forms(DEEP)["JSON"])]


def holds(seed: int) -> str:
    """What is wrong with an edit, and "" where nothing is."""
    name, outline = OUTLINES[seed % len(OUTLINES)]
    edited = edited_page(trace(outline, RENDERER, SOURCE).document, seed)
    back = pull_page(EditedPage(tuple(edited.given), ()), trace(outline, RENDERER, SOURCE), RENDERER)
    made = [line_of(one) for one in trace(back.outline, RENDERER, SOURCE).shown if one.kind != FOOTNOTE]
    texts, meant = ([line.text for line in lines] for lines in (made, edited.meant))
    if not back.complete:
        told = " ".join(str(fault.facts.get("text")) for fault in back.notices)
        lost = [text for text in meant if text not in texts and text not in told]
        return f"{name} {seed} {edited.what}: not told: {lost}" if lost or not back.notices else ""
    if texts != meant:
        return f"{name} {seed} {edited.what}: another text"
    return "" if headings(made) == headings(edited.meant) else f"{name} {seed} {edited.what}: another structure"


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_every_edit_comes_back_or_is_told(start):
    assert not list(filter(None, map(holds, range(start, start + 20))))


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 2000, 100))
def test_two_thousand_edits_come_back_or_are_told(start):
    assert not list(filter(None, map(holds, range(start, start + 100))))

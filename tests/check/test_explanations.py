"""The explanation of every check: its passages do as they say, in both languages it is told, and a page holds it."""

from __future__ import annotations

import pytest

from drafter.check.model import Settings
from drafter.check.registry import CHECKS
from drafter.check.wording import english_paragraphs, paragraphs_of, passages, source_passages, summary
from drafter.mine.model import SourceText
from drafter.proofread.overlap import Index
from drafter.proofread.paragraphs import proofread_paragraphs

PASSAGES = [(check, passes, text) for check in CHECKS for passes, text in passages(check)]


@pytest.mark.parametrize(("check", "passes", "text"), PASSAGES, ids=lambda value: getattr(value, "id", str(value)))
def test_a_passage_passes_or_fails_as_it_says(check, passes, text):
    sources = {str(number): source for number, source in enumerate(source_passages(check), 1)}
    settings = Settings(overlaps=Index.of(sources) if sources else None)
    found = proofread_paragraphs(SourceText("passage", text), settings, checks=[check]).proofs
    assert bool(found) is not passes


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_an_explanation_shows_both_sides_and_is_told_in_both_languages(check):
    sides = {passes for passes, _ in passages(check)}
    assert sides == {True, False}
    assert len(english_paragraphs(check)) >= 2
    assert not set(paragraphs_of(check, "zh")) & set(paragraphs_of(check, "en"))
    assert len(summary(check, "zh")) <= 40

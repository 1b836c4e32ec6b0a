"""Every numbering style of the table is counted: a list that counts on passes, a number left out is found."""

from __future__ import annotations

import pytest

from drafter.check.model import Settings
from drafter.check.registry import BY_ID
from drafter.read.source import SourceText
from drafter.speech.numbering import STYLES, Style
from tests.proofread.proofreading import proofread_paragraphs

BY_NAME = {style.name: style for style in STYLES}


def remedies(style: Style, *numbers: int) -> set[str]:
    """What is said of the order of a list with these numbers, each item a paragraph."""
    text = "\n".join(f"{style.mark(number)}把情况摸清楚，把办法想周全。" for number in numbers)
    proofs = proofread_paragraphs(SourceText("a.txt", text), Settings(), checks=[BY_ID["ordinals"]])
    return {proof.finding.message.text for proof in proofs.proofs} - {"a mark is written {mark}"}


@pytest.mark.parametrize("name", BY_NAME)
def test_a_list_that_counts_on_passes(name):
    assert remedies(BY_NAME[name], 1, 2, 3) == set()


@pytest.mark.parametrize("name", BY_NAME)
def test_a_number_left_out_is_found(name):
    assert remedies(BY_NAME[name], 1, 3) == {"{found} follows {before}"}


@pytest.mark.parametrize("name", BY_NAME)
def test_a_number_that_stands_twice_is_found(name):
    assert remedies(BY_NAME[name], 1, 2, 2) == {"{found} stands where {expected} is expected"}

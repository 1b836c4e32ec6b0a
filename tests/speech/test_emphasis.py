"""What is typed between the blanks of a frame keeps its characters."""

from __future__ import annotations

import pytest

from drafter.speech.emphasis import closed, marked, typed


@pytest.mark.parametrize(
    "text", [r"甲\*", r"\*", "甲*", "*甲", r"甲\\*乙*", r"\**甲", "甲**乙", r"甲\\**乙", "***", r"\***", "3~5天", "m^2"]
)
def test_a_word_of_a_frame_is_shown_as_it_is_shown_alone(text: str):
    assert str(marked(closed(text))) == str(marked(text))


@pytest.mark.parametrize("text", [r"甲\*", r"甲\*，CO~2~", r"**重点**\*", "甲* ~乙"])
def test_what_is_typed_again_is_the_same(text: str):
    assert marked(typed(marked(text))) == marked(text)

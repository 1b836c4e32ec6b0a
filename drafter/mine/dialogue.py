"""Whether several speak by turns: ``男：……``, ``女：……``, as hosts do in their scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from drafter.mine.patterns import table

LEAST_TURNS = 4
"""The fewest turns of a dialogue."""


class Text(Protocol):
    """A line or a paragraph of a source."""

    @property
    def text(self) -> str: ...


def is_turn(paragraph: Text) -> bool:
    """Whether a paragraph begins with who says it in a dialogue: ``男：……``, ``主持人甲：……``."""
    return _turn().match(paragraph.text) is not None


def names_speaker(words: str) -> bool:
    """Whether words in front of a colon say who speaks in a dialogue: ``男``, ``主持人甲``."""
    return _turn().fullmatch(f"{words}：") is not None


def is_dialogue(paragraphs: Sequence[Text]) -> bool:
    """Whether several speak by turns: at least half of the paragraphs are turns, and those who speak do so again. 甲： is no ordinal there."""
    speakers = [match[0] for paragraph in paragraphs if (match := _turn().match(paragraph.text))]
    return len(speakers) * 2 >= len(paragraphs) and len(speakers) >= LEAST_TURNS and len(set(speakers)) * 2 <= len(speakers)


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(table("words")["turn"])

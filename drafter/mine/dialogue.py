"""Whether several speak by turns: ``男：……``, ``女：……``, as hosts do in their scripts."""

from __future__ import annotations

import re
from collections import Counter
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


def turns_in(paragraphs: Sequence[Text]) -> frozenset[int]:
    """The indexes of the turns of a dialogue; none in any other text. The number of the act may stand in front: ``1男：……``, ``2.男：……``.

    What a few characters in front of a colon mean (``李：……``, ``小周：……``), one line does not tell. Several who take the word again and again, in most of the
    lines, speak by turns. Labels with the same numbers again (``1.问题：……``, ``2.措施：……``) are items of lists.
    """
    found = {at: match for at, paragraph in enumerate(paragraphs) if (match := _LABEL.match(paragraph.text))}
    often = {label for label, times in Counter(match[1] for match in found.values()).items() if times >= AGAIN}
    acts = Counter(match[0] for match in found.values() if match[0][0].isdecimal())
    listed = any(times > 1 for times in acts.values())
    known = {at for at, paragraph in enumerate(paragraphs) if is_turn(paragraph)} if is_dialogue(paragraphs) else set()
    named = {at for at, match in found.items() if match[1] in often and not listed}
    return frozenset(known | named if len(often) > 1 and len(named) * 2 >= len(paragraphs) else known)


def said_in(text: str) -> str:
    """What a line says behind the one who says it (``李：各位来宾，晚上好！``); all of any other line."""
    match = _LABEL.match(text)
    return text[match.end() :].lstrip() if match else text


AGAIN = 3
"""How often at the least each takes the word."""
_LABEL = re.compile(
    r"(?:\d{1,2}[.．、]?\s?)?(?![问答]\s?[：:])([\u4e00-\u9fff]{1,4}[甲乙丙丁A-D\d]?|[A-D]{1,2}|[a-d]{1,2})\s?[：:]"
)


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(table("words")["turn"])

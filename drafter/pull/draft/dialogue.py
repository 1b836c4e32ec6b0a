"""The script of two or more hosts: short turns, each behind the name of a part (``男：``, ``女：``, ``合：``).

Mining takes it for a record of what several persons said, or for no speech at all. Somebody who makes an outline of it says that it is one.
"""

from __future__ import annotations

import re
from collections import Counter

from drafter.mine.model import Mined
from drafter.mine.titles import is_titled
from drafter.pull.draft.stages import names_stage, staged, without_signs
from drafter.read.source import SourceText
from drafter.speech.numbering import HAN
from drafter.speech.tree import FrontLine, Speech

LEAST = 6
"""The fewest turns of such a script."""
SHARE = 0.5
"""The least part of its lines that are turns."""
LONGEST = 80
"""The most characters that a turn has on the average. What people said in a meeting is longer."""
LOST = 0.3
"""The least part of the text that mining took for no speech; else its tree is as good."""
_TURN = re.compile(
    r"[ \u3000]*(?:\d{1,2}\s*[.．、]?\s*)?"
    rf"((?:主持人?|司仪)[\u4e00-\u9fffA-Z]{{0,3}}\d?|(?!第[{HAN}])[\u4e00-\u9fff]{{1,3}}\d?|[A-Z])\s*[：:]\s*(?=\S)"
)
"""How a turn begins. 第一项： begins an item, and is nobody's name."""


def spoken_from(text: str) -> int:
    """Where the words of a turn begin: behind ``女：`` in ``女：下面请欣赏舞蹈《春到河湾》``; 0 for other text."""
    match = _TURN.match(text)
    return match.end() if match else 0


def with_dialogue(mined: Mined, source: SourceText) -> Mined:
    """What was mined of a source; a script of several hosts as one speech with all of its lines, and its stages as sections."""
    lines = [(number, line.strip()) for number, line in enumerate(source.text.split("\n"), 1) if line.strip()]
    if not _is_dialogue([line for _, line in lines]):
        return mined
    if sum(len(gone.text) for gone in mined.noise) < LOST * sum(len(line) for _, line in lines):
        return _with_stages(mined)
    first = without_signs(lines[0][1])
    titled = is_titled(first) and not spoken_from(first)
    front = (FrontLine("title", first),) if titled else ()
    opening, sections = staged([line for _, line in lines[len(front) :]], is_turn=_is_turn)
    document = Speech(front, opening, sections)
    return mined._replace(document=document, lines=tuple(number for number, _ in lines), noise=(), repairs=())


def _with_stages(mined: Mined) -> Mined:
    """What was mined of such a script, its stages as sections where mining found none."""
    speech = mined.document
    if not isinstance(speech, Speech) or speech.sections:
        return mined
    opening, sections = staged(speech.opening, is_turn=_is_turn)
    return mined._replace(document=speech._replace(opening=opening, sections=sections))


def _is_turn(line: str) -> bool:
    return spoken_from(line) > 0 and not names_stage(line)


def _is_dialogue(lines: list[str]) -> bool:
    turns = [match for line in lines if (match := _TURN.match(line)) and not names_stage(line)]
    parts = [count for count in Counter(match[1] for match in turns).values() if count > 1]
    spoken = sum(len(match.string) for match in turns)
    return len(turns) >= max(LEAST, SHARE * len(lines)) and len(parts) > 1 and spoken <= LONGEST * len(turns)

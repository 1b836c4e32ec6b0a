"""The script of two or more hosts: short turns, each behind the name of a part (``男：``, ``女：``, ``合：``).

Mining takes it for a record of what several persons said, or for no speech at all. Somebody who makes an outline of it says that it is one.
"""

from __future__ import annotations

import re
from collections import Counter

from drafter.mine.model import Mined
from drafter.mine.titles import is_titled
from drafter.read.source import SourceText
from drafter.speech.tree import FrontLine, Speech

LEAST = 6
"""The fewest turns of such a script."""
SHARE = 0.5
"""The least part of its lines that are turns."""
LONGEST = 80
"""The most characters that a turn has on the average. What people said in a meeting is longer."""
LOST = 0.3
"""The least part of the text that mining took for no speech; else its tree is as good."""
_TURN = re.compile(r"[ \u3000]*(?:\d{1,2}\s*[.．、]?\s*)?([\u4e00-\u9fff]{1,3}\d?|[A-Z])\s*[：:]\s*(?=\S)")


def spoken_from(text: str) -> int:
    """Where the words of a turn begin: behind ``女：`` in ``女：下面请欣赏舞蹈《春到河湾》``; 0 for other text."""
    match = _TURN.match(text)
    return match.end() if match else 0


def with_dialogue(mined: Mined, source: SourceText) -> Mined:
    """What was mined of a source; a script of several hosts as one speech with all of its lines."""
    lines = [(number, line.strip()) for number, line in enumerate(source.text.split("\n"), 1) if line.strip()]
    whole = sum(len(line) for _, line in lines)
    if sum(len(gone.text) for gone in mined.noise) < LOST * whole or not _is_dialogue([line for _, line in lines]):
        return mined
    titled = is_titled(lines[0][1]) and not spoken_from(lines[0][1])
    front = (FrontLine("title", lines[0][1]),) if titled else ()
    document = Speech(front, tuple(line for _, line in lines[len(front) :]))
    return mined._replace(document=document, lines=tuple(number for number, _ in lines), noise=(), repairs=())


def _is_dialogue(lines: list[str]) -> bool:
    turns = [match for line in lines if (match := _TURN.match(line))]
    parts = [count for count in Counter(match[1] for match in turns).values() if count > 1]
    spoken = sum(len(match.string) for match in turns)
    return len(turns) >= max(LEAST, SHARE * len(lines)) and len(parts) > 1 and spoken <= LONGEST * len(turns)

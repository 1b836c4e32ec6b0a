"""Thanks and greetings said twice.

谢谢大家！ at the end of the opening and again at the end, 大家好 twice, two times thanks to the same people: the listeners think that it is the end, or that somebody else begins.

Compared are thanks with whom they go to (感谢各位来宾) and greetings (大家好, 上午好), within one speech. The second of two alike is reported. Thanks to others are left
alone, and thanks inside quotation marks.

Passes: 感谢各位邻居，也感谢各位工友。
Fails: 感谢各位邻居。路修好了。感谢各位邻居。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table

MESSAGES = {"": Message("“{found}” is said already in “{first}”", "take out one of them")}

_SHOWN = 12
"""How many characters of the paragraph with the first are shown."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Each thanks or greeting that a speech has already."""
    for speech in text.speeches:
        said: dict[str, int] = {}
        for number in range(speech.first, speech.stop):
            line = text.lines[number]
            if line.kind != "body":
                continue
            for match in _pattern().finditer(line.text):
                if line.text.count("“", 0, match.start()) > line.text.count("”", 0, match.start()):
                    continue
                words = match[0]
                if words in said:
                    yield Found(number, *match.span(), "", {"first": text.lines[said[words]].text[:_SHOWN]})
                said.setdefault(words, number)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    table = read_table("check", "occasions")
    return re.compile(
        rf"(?:(?<=[，。；！？：])|^)(?:(?:{any_of(table['thanks'])})[^，。；！？：、“”]{{2,30}}(?=[，。；！？]|$)|(?:{any_of(table['greets'])})(?=[，。！]|$))"
    )

"""The list comma where it is not needed.

No 、 stands before 等 (GB/T 15834-2011, 4.5.3.5). Between items in quotes or title marks usually none stands either: 《招标办法》《采购办法》.
Many write one all the same. A speech should keep to one style; where it mixes both, the rarer one is reported.

Left alone are words that begin with 等 (等待, 等级), the 等 that is an item itself (不能慢、等、靠) and names like “扫黄”“打非”. Items with something
between them, a bracket or a verb, do take the mark.

Repaired is 、等. Which style a speech keeps is for its author to decide.

Passes: 学校、医院、车站等场所，以及排队、等待的群众。
Passes: 学习《条例》《准则》，落实“双随机”“一公开”。
Fails: 学校、医院、车站、等场所要重点检查。
Fails: 学习《条例》《准则》《规则》、《细则》。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.model import Found, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.files.tables import read_table

MESSAGES = {
    "": Message("“、” before 等", "take it out: “等”"),
    "with": Message(
        "“、” between items in quotes or title marks, while others here have none", "take it out, in keeping with the others"
    ),
    "without": Message(
        "no “、” between items in quotes or title marks, while others here have one", "write one, in keeping with the others"
    ),
}

_JOINT = re.compile("”、?“|’、?‘|》、?《")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Each ``、等``; and, between quoted items and between titles, the separators of the rarer style in a speech."""
    for number, line in enumerate(text.lines):
        if "、等" in line.text:
            for match in _before_deng().finditer(line.text):
                yield Found(number, match.start(), match.start() + 1, fix="")
    for speech in text.speeches:
        for marks in ("”’", "》"):
            yield from _rarer(text, speech, marks)


def _rarer(text: Text, speech: SpeechText, marks: str) -> Iterator[Found]:
    """The separators of the rarer style, with 、 or without.

    In a tie those with 、.
    marks: the kind of items, in quotes or title marks.
    """
    joints = [
        (number, match)
        for number in range(speech.first, speech.stop)
        for match in _JOINT.finditer(_without_names(text.lines[number].text))
        if match[0][0] in marks
    ]
    with_, without = ([joint for joint in joints if ("、" in joint[1][0]) is said] for said in (True, False))
    if not with_ or not without:
        return
    rarer, message = (without, "without") if len(without) < len(with_) else (with_, "with")
    for number, match in rarer:
        start, stop = (match.start() + 1, match.end() - 1) if message == "with" else match.span()
        yield Found(number, start, stop, message)


def _without_names(text: str) -> str:
    """A line in which other characters replace names with a fixed form (“扫黄”“打非”)."""
    for name in _table()["names"]:
        text = text.replace(name, "名" * len(name))
    return text


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    return dict(read_table("check", "list-comma"))


@lru_cache(maxsize=1)
def _before_deng() -> re.Pattern[str]:
    table = _table()
    return re.compile(f"、(?=等)(?!{'|'.join(table['words'])})(?!等[{''.join(table['behind'])}])")

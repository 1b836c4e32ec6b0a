"""An item of the agenda that introduces nobody.

The words of a host (主持词) lead from one to the next. After 下面，进行第二项 the hall waits for a name, or for what is done now: 请王局长讲话, 全体起立奏唱国歌.

Looked at are speeches with 主持词 in their title, and in them paragraphs that begin an item (进行第…项). One without 请, 欢迎, 由 or a word for what is done (宣读, 表决, 颁奖 …) is reported. It is
advice: a gesture may say it. An agenda in the outline has a check of its own, `agenda`.

Speech passes: 全镇春耕会议主持词 / 同志们： / 下面，进行第一项，请李站长通报墒情。
Speech fails: 全镇春耕会议主持词 / 同志们： / 下面，进行第一项，墒情通报。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.checks.pledge_date import is_titled
from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN

MESSAGES = {"": Message("“{found}” introduces nobody", "say who is asked to do what: 请……")}

_ITEM = re.compile(f"^[^。！？]{{0,12}}进行[^。，：]{{0,6}}第[{HAN}0-9]{{1,3}}项[^，：。]{{0,4}}[，：。]?")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The beginnings of items that introduce nobody."""
    for speech in text.speeches:
        if is_titled(text, speech, "host") and not speech.agenda:
            for number in range(speech.first, speech.stop):
                line = text.lines[number]
                item = _ITEM.match(line.text) if line.kind in ("body", "heading") else None
                if item and not _introduces().match(line.text, item.end()):
                    yield Found(number, *item.span())


def introduces(item: str) -> bool:
    """Whether an item says whom it introduces, or what all do."""
    return bool(_introduces().match(item))


@lru_cache(maxsize=1)
def _introduces() -> re.Pattern[str]:
    """A sentence with a word that introduces, or one before a sentence that begins with such a word."""
    words = any_of(read_table("check", "occasions")["introduces"])
    return re.compile(f"[^。！？]*?(?:{words})|[^。！？]*[。！？](?:{words})")

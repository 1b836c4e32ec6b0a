"""Whether the title in the bar of a browser is that of the speech on the page."""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import any_of
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_titled

SHORT = 24
"""The most characters of a title without an occasion: ``护渠倡议书``."""
_OCCASION = re.compile("[^，。：；！？:;!?]{0,24}在[^，。：；！？:;!?]{2,50}[上中时]的?.{2,20}")


def names_speech(title: str) -> bool:
    """Whether a title names one speech, by its occasion or by its subject. ``领导讲话稿`` names none, nor does a headline about a speech."""
    words = simplified(title)
    if not is_titled(title):
        return False
    if _OCCASION.fullmatch(words):
        return True
    match = _genre().fullmatch(words)
    return match is not None and len(words) <= SHORT and not _headline().search(words) and len(_general().sub("", match[1])) > 1


@cache
def _genre() -> re.Pattern[str]:
    return re.compile(rf"(.*?)(?:{any_of(table('words')['genres'])})")


@cache
def _headline() -> re.Pattern[str]:
    """What stands in a headline of news, or in the title of a page about speeches, and in no title of a speech."""
    return re.compile(f"[，。：；！？:;!?_|]|{any_of(table('words')['headline'])}")


@cache
def _general() -> re.Pattern[str]:
    """Words in front of a genre that fit any speech."""
    return re.compile(
        rf"{any_of([*table('words')['any_speech'], *table('words')['posts'], *table('words')['genres']])}|[\d年的（）()]"
    )

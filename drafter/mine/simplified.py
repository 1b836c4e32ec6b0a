"""Reads traditional characters as simplified ones, so that one table of words serves both. No text is changed, only what it is compared with."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from drafter.mine.patterns import table


@cache
def _pairs() -> dict[int, int]:
    words = table("traditional")
    return str.maketrans(words["traditional"], words["simplified"])


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{table('traditional')['traditional']}]")


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """A short text in simplified characters: ``各位來賓`` is ``各位来宾``. The length stays, so a place in the one is the same place in the other."""
    return text.translate(_pairs()) if _traditional().search(text) else text

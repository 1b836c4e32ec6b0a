"""Tables of words as patterns, each read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from drafter.tables import read_table


@cache
def table(name: str) -> dict[str, Any]:
    """The table of that name (``words``, ``marks``, ``noise``), read the first time it is asked for."""
    found: dict[str, Any] = read_table("mine", name)
    return found


def any_of(words: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

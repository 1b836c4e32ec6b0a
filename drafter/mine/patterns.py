"""The tables of words that mining knows, each read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from drafter.files.tables import read_table
from drafter.speech.numbering import HAN


@cache
def table(name: str) -> dict[str, Any]:
    """The table of that name (``words``, ``slots``, ``noise``), read the first time it is asked for. In it ``[{han}]`` is a Chinese numeral."""
    found: dict[str, Any] = read_table("mine", name, han=HAN)
    return found

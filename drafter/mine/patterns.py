"""The tables of words that mining knows, each read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from drafter.files.tables import read_table
from drafter.speech.numbering import HAN


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``data/NAME.yaml`` as plain values; its head says what they mean. ``[{han}]`` in it is a Chinese numeral. Read once."""
    values: dict[str, Any] = read_table("mine", name, han=HAN)
    return values

"""The word tables of mining. Each is read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from drafter.files.tables import read_table
from drafter.speech.numbering import HAN


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``data/NAME.yaml`` as plain values.

    The head of the file explains them. ``[{han}]`` in it matches a Chinese numeral.
    """
    values: dict[str, Any] = read_table("mine", name, han=HAN)
    return values

"""The tables of words that mining knows, each read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from drafter.files.tables import read_table


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``data/NAME.yaml`` as plain values; its head says what they mean. Read when first asked for, and kept."""
    values: dict[str, Any] = read_table("mine", name)
    return values

"""Where run-in headings end, seen together with their siblings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafter.mine.segment.headings import heading_splits
from tests.data import read_data

CASES: list[dict[str, Any]] = read_data(Path(__file__).with_name("headings.yaml"))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_a_heading_ends_where_its_siblings_show(case: dict[str, Any]):
    assert list(shown(words.replace("›", "") for words in case["siblings"])) == case["siblings"]


def shown(siblings: Iterator[str]) -> Iterator[str]:
    """The words of siblings with › where the heading of each ends."""
    for heading, end, text in heading_splits(list(siblings)):
        yield f"{heading}›{end}{text}" if end or text else heading

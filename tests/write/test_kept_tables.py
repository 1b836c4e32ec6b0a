"""A short table stands on one page: its rows stay together, and with its caption."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from drafter import api


def kept(rows: int, layout: str = "gbt9704") -> list[bool]:
    """Of each row of a table whether it stays with the next one; every cell of a row says the same."""
    cells = "".join(f"          - [第{row}段, {row}公里]\n" for row in range(rows))
    outline = f"title: 渠段安排\nsections:\n  - heading: 安排\n    body:\n      - table:\n          rows:\n{cells.replace('          -', '            -')}"
    with ZipFile(BytesIO(api.render(outline, layout=layout).data)) as package:
        document = package.read("word/document.xml").decode()
    found: list[bool] = []
    for row in re.findall("<w:tr>.*?</w:tr>", document):
        said = {"<w:keepNext/>" in cell for cell in re.findall("<w:tc>.*?</w:tc>", row)}
        assert len(said) == 1
        found += said
    return found


@pytest.mark.parametrize("rows", [2, 5, 10])
def test_all_rows_of_a_short_table_but_the_last_stay_with_the_next(rows):
    assert kept(rows) == [*[True] * (rows - 1), False]


def test_a_long_table_may_be_divided():
    assert kept(11) == [False] * 11


def test_in_a_copy_to_read_aloud_a_table_may_be_divided():
    assert kept(5, "reading-copy") == [False] * 5

"""Rows of a table that stand in a .csv file beside the outline: what was edited in Word is told as the file's."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any

import docx
import pytest

from drafter import api

OUTLINE = """\
标题: 在春训会上的讲话
部分: 无
开头:
  - 请看各乡的任务。
  - 表格: {文件: 甲.csv}
"""
OWN = "  - 表格: [[村, 户数], [石桥, 百户]]\n"


def _cell(table: Any) -> None:
    table.cell(1, 1).paragraphs[0].runs[0].text = "35"


def _row_gone(table: Any) -> None:
    table._tbl.remove(table.rows[1]._tr)


def _row_added(table: Any) -> None:
    table.rows[1]._tr.addnext(copy.deepcopy(table.rows[1]._tr))
    table.cell(2, 0).paragraphs[0].runs[0].text = "白河"


@pytest.mark.parametrize("own", ["", OWN], ids=["alone", "beside rows of the outline"])
@pytest.mark.parametrize(
    ("edit", "made", "text"),
    [(_cell, "城关\t30", "城关\t35"), (_row_gone, "城关\t30", ""), (_row_added, "", "白河\t30")],
)
def test_a_row_that_was_edited_is_told_as_the_file_s(tmp_path: Path, own: str, edit: Any, made: str, text: str):
    (tmp_path / "甲.csv").write_text("乡镇,任务\n城关,30\n柳溪,40\n", encoding="utf-8")
    source = str(tmp_path / "a.yaml")
    opened = docx.Document(io.BytesIO(api.render(OUTLINE + own, source=source).data))
    edit(opened.tables[0])
    saved = io.BytesIO()
    opened.save(saved)
    pulled = api.pull(saved.getvalue(), OUTLINE + own, source=source)
    assert pulled.outline == OUTLINE + own
    found = {fault.code: fault.facts for fault in pulled.notices}
    if own and not made:
        assert set(found) == {"pull.unplaced"}  # the row may belong to the outline's own table
    else:
        assert found == {"pull.row-of-file": {"made": made, "text": text}}
    assert not pulled.complete

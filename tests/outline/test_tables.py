"""Tables from files beside an outline: which files are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafter import api
from drafter.errors import OutlineError
from drafter.outline.load import load

OUTLINE = "标题: 讲话\n开头:\n  - 表格: {文件: 收成.csv}\n"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path):
    folder = tmp_path / "here"
    folder.mkdir()
    (tmp_path / "secret.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    (folder / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    (folder / "收成.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(OutlineError) as caught:
        api.render(OUTLINE, source=str(folder / "a.yaml"), to="txt")
    assert [fault.code for fault in caught.value.faults] == ["outline.file-outside"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_a_link_inside_the_folder_is_followed(tmp_path: Path):
    (tmp_path / "this.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "收成.csv").symlink_to(tmp_path / "this.csv")
    assert "甲" in api.render(OUTLINE, source=str(tmp_path / "a.yaml"), to="txt").data.decode()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no links")
def test_links_in_a_circle_cannot_be_read(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "收成.csv").symlink_to(tmp_path / "收成.csv")
    with pytest.raises(OutlineError) as caught:
        api.render(OUTLINE, source=str(tmp_path / "a.yaml"), to="txt")
    assert [fault.code for fault in caught.value.faults] == ["outline.file-unread"]


def test_signs_in_a_file_are_no_marks(tmp_path: Path):
    (tmp_path / "收成.csv").write_text("项目,数\n**重**,3~5\nCO~2~,[^1]\n", encoding="utf-8")
    shown = api.render(OUTLINE + "部分: 无\n", to="txt", source=str(tmp_path / "a.yaml")).data.decode()
    assert shown.endswith("项目\t数\n**重**\t3~5\nCO~2~\t[^1]\n")


def test_full_width_blanks_inside_a_cell_stay():
    """They spread words: 合　计. Further blanks and line breaks become one blank."""
    from drafter.outline.tables import cell_text

    assert [cell_text(text) for text in ("合　计", "　合　计 ", "甲 \n 乙", "1\xa0 2")] == ["合　计", "合　计", "甲 乙", "1 2"]


@pytest.mark.parametrize("key", ["table", "表格"])
def test_the_only_table_of_an_opening_is_no_heading(key: str):
    _, notices = load(f"title: 讲话\nopening:\n- {key}:\n    - [甲, 乙]\n    - [一, 二]\n- 一段话。\nsections: none\n")
    assert notices == ()

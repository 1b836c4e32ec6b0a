"""A text of another speech that is looked through on the desk: what its lines are, and what is made of them."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from drafter.desk.calls import MalformedCallError
from drafter.desk.desk import Desk
from drafter.desk.folder import Folder

TEXT = """关于抓好春灌工作的讲话
（2026年3月1日）
同志们：
今天开会，讲三件事。
一、抓进度
每天通报一次。
二、抓质量
每渠验收一次。
三、抓安全
每班提醒一次。
谢谢大家！
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Folder(tmp_path))


def _call(desk: Desk, name: str, **corrections: object):
    data = base64.b64encode(TEXT.encode()).decode()
    return desk.call(name, {"name": "春灌.txt", "data": data, "corrections": corrections})


def test_each_line_has_what_it_was_taken_for(desk: Desk):
    rows = {row["line"]: row["part"] for row in _call(desk, "review")["rows"]}
    assert rows[1] == "title"
    assert [line for line, part in rows.items() if part == "section"] == [5, 7, 9]
    assert rows[11] == "closing"


def test_a_correction_changes_what_follows(desk: Desk):
    found = _call(desk, "review", sections=[5, 7], closing=9)
    rows = {row["line"]: row["part"] for row in found["rows"]}
    assert [line for line, part in rows.items() if part == "section"] == [5, 7]
    assert rows[9] == "closing"
    out = _call(desk, "review", out=[11])
    assert {row["line"]: row["part"] for row in out["rows"]}[11] == "noise"


def test_template_and_outline_are_made_beside_each_other(desk: Desk, tmp_path: Path):
    view = _call(desk, "mined", out=[11])
    again = _call(desk, "mined")
    assert view["readable"]
    assert view["path"] != again["path"]
    assert len(list(tmp_path.glob("*.md.j2"))) == 2
    page = "".join(block["html"] for block in view["blocks"])
    assert "抓质量" in page
    assert "谢谢大家" not in page
    assert "谢谢大家" in "".join(block["html"] for block in again["blocks"])


def test_what_are_no_corrections_is_refused(desk: Desk):
    with pytest.raises(MalformedCallError):
        _call(desk, "review", sections=["x"])

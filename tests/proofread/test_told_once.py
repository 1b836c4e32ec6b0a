"""What a check finds in an outline is not told a second time by the reader of the outline."""

from __future__ import annotations

import pytest

from drafter.check.model import Settings
from drafter.check.registry import BY_ID
from drafter.proofread.outlines import proofread_outline
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore


@pytest.mark.parametrize(("check", "notices"), [("weekday", []), ("quotes", ["outline.weekday"])])
def test_a_wrong_weekday_of_the_date_is_told_once(check: str, notices: list[str]):
    outline = "标题: 守山\n日期: 2026年3月5日（星期五）\n开头: 开会。\n部分: 无\n"
    found = proofread_outline(outline, Renderer(TemplateStore(())), Settings(), checks=[BY_ID[check]])
    assert [proof.finding.check for proof in found.proofs] == ["weekday"] * (check == "weekday")
    assert [fault.code for fault in found.notices if fault.code == "outline.weekday"] == notices

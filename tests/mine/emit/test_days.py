"""How the day of a speech is written in its outline: as figures where it is a day, else as it stands."""

from __future__ import annotations

import pytest

from drafter.mine.emit import emit
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from tests.mine.emit.emitting import rendered


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2026年1月5日", "2026-01-05"),
        ("2026年12月31日", "2026-12-31"),
        ("2024年2月29日", "2024-02-29"),
        ("2026年2月29日", "2026年2月29日"),
        ("2026年13月1日", "2026年13月1日"),
        ("2026年4月31日", "2026年4月31日"),
        ("2026年3月5日.", "（2026年3月5日.）"),
        ("2026年8　月28日", "（2026年8　月28日）"),
        ("2026年10月20（日", "（2026年10月20（日）"),
    ],
)
def test_a_day_that_there_is_not_stays_as_it_stands(day: str, written: str):
    mined = mine_text(SourceText("a", f"在植树大会上的讲话\n（{day}）\n同志们：\n今天说一件事。\n"))
    assert f" {written}\n" in emit(mined, "a").outline
    assert rendered(emit(mined, "a")).document == mined.document

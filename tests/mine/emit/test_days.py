"""How the day of a speech is written in its outline: as figures where it is a day, else as it stands."""

from __future__ import annotations

import pytest

from drafter.mine.emit import emit
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.flow import document_paragraphs
from tests.mine.emit.emitting import again


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2026年1月5日", "2026-01-05"),
        ("2026年12月31日", "2026-12-31"),
        ("2024年2月29日", "2024-02-29"),
        ("2026年2月29日", "2026年2月29日"),
        ("2026年13月1日", "2026年13月1日"),
        ("2026年4月31日", "2026年4月31日"),
    ],
)
def test_a_day_that_there_is_not_stays_as_it_stands(day: str, written: str):
    mined = mine_text(SourceText("a", f"在植树大会上的讲话\n（{day}）\n同志们：\n今天说一件事。\n"))
    assert f" {written}\n" in emit(mined, "a").outline


FORMS = (
    "2026年33月日",
    "2026年2月30日",
    "2026.3.2",
    "2026-3-2",
    "2026/03/02",
    "2026 年 3 月 2 日",
    "2026年03月02日",
    "2026.2.30",
    "2026-02-30",
    "二〇二六年十三月二日",
    "2026年3月2日至33日",
    "2026年8　月28日",
    "2026年10月20（日",
)


@pytest.mark.parametrize("day", FORMS)
@pytest.mark.parametrize("line", ["（{}）", "{}"])
def test_a_day_comes_back_as_it_was_typed(day: str, line: str):
    mined = mine_text(SourceText("a", f"在植树大会上的讲话\n{line.format(day)}\n同志们：\n今天说一件事。\n"))
    assert again(mined.document) == mined.document
    assert line.format(day) in {text.text for _, text in document_paragraphs(mined.document)}

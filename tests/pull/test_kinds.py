"""Edited documents by kinds of edits, each with what comes back: the words, the structure, or what is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter import api
from drafter.pull.edited import BLANKS
from tests.data import read_data
from tests.pull.editing import document, edited, lines, pulled, renderer, text_of
from tests.pull.hands import do

FOLDER = Path(__file__).parent
OUTLINES: dict[str, str] = read_data(FOLDER / "outlines.yaml")
CASES: list[dict[str, Any]] = read_data(FOLDER / "kinds.yaml")


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['kind']}: {case['title']}") for case in CASES])
def test_an_edit_comes_back(case: dict[str, Any]):
    outline = OUTLINES[case["of"]]
    data = edited(document(outline), lambda opened: do(opened, case["edits"]))
    back = pulled(data, outline)
    told = "\n".join(fault.text("zh") for fault in back.notices)
    if case.get("same"):
        assert back.outline == outline
    else:
        assert text_of(back.outline) == [line.strip(BLANKS) for line in lines(data)], back.outline
    page = api.render(back.outline, to="md", renderer=renderer()).data.decode()
    assert [words for words in case.get("page", ()) if words not in page] == [], page
    assert [words for words in case.get("has", ()) if words not in back.outline] == [], back.outline
    assert [words for words in case.get("lacks", ()) if words in back.outline] == [], back.outline
    assert [words for words in case.get("told", ()) if words not in told] == [], told
    assert back.complete == (not case.get("told")), told


SIGNED = """\
title: 讲话
opening: 同志们，今天讲两点，请大家记住。
sections:
- 修渠: 今年要把渠修好。
- 清淤: 明年要把淤清好。
closing: 大家动手干吧。
"""
SIGNS = {
    "signature and date": (["云岭县水利局", "2026年11月29日"], "signature: 云岭县水利局\nsigned: 2026年11月29日\n"),
    "in numerals": (["云岭县水利局", "二〇二六年十一月二十九日"], "signature: 云岭县水利局\nsigned: 二〇二六年十一月二十九日\n"),
    "the date alone": (["2026年11月29日"], "signed: 2026年11月29日\n"),
    "no date: a paragraph": (["渠修好了再开会。"], None),
    "a sentence above": (["今天就讲到这里，谢谢。", "2026年11月29日"], "signed: 2026年11月29日\n"),
}


@pytest.mark.parametrize("aside", [False, True])
@pytest.mark.parametrize("name", SIGNS)
def test_a_signature_that_was_typed_in_word_signs(name: str, aside: bool):
    typed, written = SIGNS[name]

    def edit(opened):
        for line in typed:
            opened.add_paragraph(line).alignment = 2 if aside and written and len(line) < 20 else None

    data = edited(document(SIGNED), edit)
    back = pulled(data, SIGNED)
    assert text_of(back.outline) == lines(data)
    assert "signed" not in back.outline if written is None else back.outline.endswith(written)
    assert back.complete or (aside and name == "a sentence above"), back.notices


@pytest.mark.parametrize("style", ["Normal", None])
def test_a_date_below_the_signature_is_its_date(style: str | None):
    outline = f"{SIGNED}signature: 云岭县水利局\n"

    def edit(opened):
        opened.add_paragraph("2026年11月29日", style=style or opened.paragraphs[-1].style)

    data = edited(document(outline), edit)
    back = pulled(data, outline)
    assert back.outline == f"{outline}signed: 2026年11月29日\n"
    assert back.complete

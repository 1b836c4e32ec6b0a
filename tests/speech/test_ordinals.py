"""The table of ordinals is the one place that knows them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import drafter
from drafter.files import tables
from drafter.speech import numbering
from drafter.speech.ordinals import typed

PACKAGE = Path(drafter.__file__).parent
FILES = sorted(path for suffix in ("py", "yaml") for path in PACKAGE.rglob(f"*.{suffix}"))


def test_chinese_numerals_are_spelt_in_one_place():
    signs = numbering.HAN[:9]
    spelt = [path.relative_to(PACKAGE).as_posix() for path in FILES if signs in path.read_text(encoding="utf-8")]
    assert spelt == ["speech/numbering.py"], "write {HAN} in code, with drafter.speech.numbering.HAN, and {han} in tables"


@pytest.mark.parametrize("loader", [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])])
def test_either_parser_reads_the_table(loader, monkeypatch):
    documents = [tables.read_document("speech", "ordinals", number) for number in range(3)]
    monkeypatch.setattr(tables, "_LOADER", loader)
    assert [tables.read_document("speech", "ordinals", number) for number in range(3)] == documents


def test_what_stands_behind_a_document_is_not_read_for_it(monkeypatch):
    monkeypatch.setattr(tables, "_text", lambda *_: "a: 1\n---\nb: [\n")
    assert tables.read_document("speech", "ordinals", 0) == {"a": 1}


def test_every_style_has_a_form_to_check():
    names = {style.name for style in numbering.STYLES} - set(typed().forms)
    assert names == {"首先，", "首先,"}  # both are 首先 to the checks, whatever stands behind


@pytest.mark.parametrize(
    ("name", "family", "level", "right", "opens"),
    [
        ("其一，", "其一，", 0, None, False),
        ("一.", "一、", 1, "一、", True),
        ("(一)、", "（一）", 2, "(一)", False),
        ("1）", "1.", 3, "（1）", True),
        ("首先、", "首先", 0, "首先，", False),
        ("第一是", "第一，", 0, None, False),
    ],
)
def test_a_form_takes_from_the_right_one_what_its_row_does_not_say(name, family, level, right, opens):
    form = typed().forms[name]
    assert (form.family, form.level, form.right and form.right.name, form.opens) == (family, level, right, opens)


@pytest.mark.parametrize("name", ["甲）", "〈一〉", "A）", "Ⅰ）", "其一曰"])
def test_marks_of_any_style_are_recognised(name):
    style = numbering.style_of(name)
    recogniser = numbering.Recogniser([style, *numbering.STYLES])
    for number in (1, 2, 9):
        assert recogniser.at(f"讲：{style.mark(number)}学习", 2) == (style, number, style.mark(number))

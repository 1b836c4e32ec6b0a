"""What stands at the rim of the sheets is what the Word file has there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.desk.rim import rim_of
from drafter.desk.sitting import Sitting
from drafter.layout import load_layout
from drafter.layout.model import PAGE, TITLE, TOTAL
from drafter.write.docx.rim import rim_parts

OWN = {
    "none": "",
    "head": "header: {left: 内部资料, right: '{title}', rule: yes}\n",
    "first": "header: {left: 内部资料, first: none}\nmark: 秘密\n",
    "every": "mark: {text: 秘密, pages: every}\n",
    "foot": "footer: {left: 市局办公室, first: none}\n",
    "numbers": "footer: 第{page}页 共{pages}页\n",
    "no-first": "page-number: {first: no}\n",
    "sides": "header: {left: 甲, even: {right: 乙}}\n",
    "drawn": "watermark: 草稿\n",
}


def _layout(folder: Path, name: str):
    (folder / "own.yaml").write_text(f"extends: gbt9704\n{OWN[name]}", encoding="utf-8")
    return load_layout("own", [folder])


def test_nothing_but_a_page_number_is_no_rim(tmp_path):
    assert rim_of(_layout(tmp_path, "none")) is None


@pytest.mark.parametrize("name", [name for name in OWN if name != "none"])
def test_each_kind_of_sheet_has_the_words_of_its_parts_in_the_word_file(tmp_path, name):
    layout = _layout(tmp_path, name)
    rim = rim_of(layout)
    for pages, shown in rim["pages"].items():
        parts = {part.kind: part for part in rim_parts(layout) if part.pages == pages}
        wanted = "".join(re.sub("[ \u3000\ue001\ue010\ue011]", "", part.text) for part in parts.values())
        words = [*(shown["header"] or ()), shown["mark"], *(shown["footer"] or ())]
        drawn = rim["watermark"]["text"] if rim["watermark"] and "header" in parts else ""
        number = "——" if shown["number"] else ""
        found = re.sub("[ \u3000\ue001\ue010\ue011]", "", "".join(words))
        assert sorted(found + drawn + number) == sorted(wanted)


def test_the_first_sheet_has_its_mark_where_the_header_is_empty(tmp_path):
    pages = rim_of(_layout(tmp_path, "first"))["pages"]
    assert (pages["first"]["header"], pages["first"]["mark"]) == (None, "秘密")
    assert (pages["default"]["header"], pages["default"]["mark"]) == (["内部资料", "", ""], "")


def test_fields_stand_as_signs(tmp_path):
    assert rim_of(_layout(tmp_path, "head"))["pages"]["default"]["header"] == ["内部资料", "", TITLE]
    shown = rim_of(_layout(tmp_path, "numbers"))["pages"]["default"]
    assert shown["footer"] == ["", f"第{PAGE}页 共{TOTAL}页", ""]
    assert not shown["number"]


def test_a_first_sheet_without_a_number_has_none(tmp_path):
    pages = rim_of(_layout(tmp_path, "no-first"))["pages"]
    assert (pages["first"]["number"], pages["default"]["number"], pages["even"]["number"]) == (False, True, True)


def test_the_page_is_told_what_stands_for_title_and_date(tmp_path):
    view = Sitting("title: 讲话\ndate: 2026-11-26\nopening: 话。\n", "outline").view()
    assert view["heads"] == {"title": "讲话", "date": "2026年11月26日"}
    assert view["layout"]["rim"] is None

"""Lines of the front that are typed one below the other, behind ``|``."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.errors import OutlineError
from drafter.outline.load import load
from tests.outline.reading import outline

TITLE = "title: |\n  守好一江清水\n  建设两岸家园\n"


@pytest.mark.parametrize("block", ["|", "|-", "|+", "|2"])
def test_the_lines_of_a_block_are_the_lines_of_the_title(block):
    assert outline(TITLE.replace("|", block)).title == ("守好一江清水", "建设两岸家园")


def test_blank_lines_in_it_are_none():
    assert outline("title: |\n\n  守好一江清水\n\n  建设两岸家园\n\n").title == ("守好一江清水", "建设两岸家园")


def test_one_line_is_a_text():
    assert outline("title: |\n  守好一江清水\n").title == "守好一江清水"


def test_a_folded_block_is_one_line():
    assert outline("title: >\n  守好一江\n  清水\n").title == "守好一江清水"


@pytest.mark.parametrize("key", ["subtitle", "speaker", "signature"])
def test_so_with_the_other_lines_of_the_front(key):
    assert getattr(outline(f"{key}: |\n  甲局\n  乙局\n"), key) == ("甲局", "乙局")


@pytest.mark.parametrize("text", ['title: "甲\\n乙"\n', "occasion: |\n  甲\n  乙\n"])
def test_a_break_in_quotes_and_in_what_is_one_line_is_refused(text):
    with pytest.raises(OutlineError) as caught:
        load(text, "outline.yaml")
    assert caught.value.faults[0].code == "yaml.one-line"


def test_the_page_is_that_of_a_list():
    rest = "opening: 今天讲两句。\nsections: []\n"
    listed = "title: [守好一江清水, 建设两岸家园]\n"
    assert api.render(TITLE + rest).data == api.render(listed + rest).data


def test_a_line_that_was_edited_in_word_comes_back_into_the_block():
    text = TITLE + "opening: 今天讲两句。\nsections: []\n"
    edited = api.render(text.replace("清水", "碧水")).data
    assert api.pull(edited, text).outline.startswith(TITLE.replace("清水", "碧水"))

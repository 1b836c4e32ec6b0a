"""What YAML and web pages take for the end of a line is none in an outline."""

import pytest

from drafter.errors import OutlineError
from drafter.outline.load import load
from drafter.outline.settings import with_settings


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_it_is_taken_out_and_told(end: str):
    file, notices = load(f"title: 一{end}二\n")
    assert file.outlines[0].title == "一二"
    assert [(notice.code, notice.place.line, notice.place.column) for notice in notices] == [("yaml.control-left-out", 1, 9)]


def test_between_latin_words_a_space_stays():
    assert load("title: a\u2028b\n")[0].outlines[0].title == "a b"


def test_later_faults_keep_their_lines():
    with pytest.raises(OutlineError) as caught:
        load("title: 一\u2028二\nspeaker: 三\nsektions: 四\n")
    assert [fault.place.line for fault in caught.value.faults] == [3]


def test_a_slot_that_is_set_is_one_line():
    file, _ = load("title: 一\n")
    with pytest.raises(OutlineError) as caught:
        with_settings(file, [("主题", "一\n二")])
    assert caught.value.faults[0].code == "yaml.one-line"


@pytest.mark.parametrize("key", ["要点", "序号", "marks", "points"])
def test_a_point_named_like_a_key_is_told(key: str):
    with pytest.raises(OutlineError) as caught:
        load(f"opening:\n  - {key}: 记住\n")
    assert caught.value.faults[0].code == "outline.key-as-heading"

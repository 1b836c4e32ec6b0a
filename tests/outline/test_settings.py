"""Keys and slots set from outside win over the outline's."""

from __future__ import annotations

import pytest

from drafter.errors import OutlineError
from drafter.outline.model import Limit
from drafter.outline.settings import SETTABLE, with_settings
from tests.outline.reading import file


def set_(text: str, *settings: tuple[str, str]):
    return with_settings(file(text), settings).outlines


@pytest.mark.parametrize(
    ("key", "value", "name", "expected"),
    [
        ("title", "讲话", "title", "讲话"),
        ("标题", "讲话", "title", "讲话"),
        ("template", "symposium", "template", "symposium"),
        ("date", "2026/12/1", "date", "2026-12-01"),
        ("salutation", "同志们", "salutation", ("同志们",)),
        ("限长", "8分钟", "limit", Limit(8, "minutes")),
        ("limit", "", "limit", None),
        ("speaker", "no", "speaker", "no"),
        ("layout", "strict", "layout", "strict"),
        ("title", "a: [b] # c", "title", "a: [b] # c"),
    ],
)
def test_a_key_is_read_as_in_the_outline(key, value, name, expected):
    (read,) = set_("title: 甲\nspeaker: 李明\nlimit: 5分钟\n", (key, value))
    assert getattr(read, name) == expected


@pytest.mark.parametrize("key", ["单位", "slots.单位", "填空.单位"])
def test_any_other_name_is_a_slot(key):
    (read,) = set_("slots: {单位: 甲, 人数: 5}\n", (key, "市科技局"))
    assert read.slots == {"单位": "市科技局", "人数": "5"}


def test_a_slot_may_be_called_like_a_part_that_one_line_cannot_fill():
    (read,) = set_("title: 甲\n", ("slots.opening", "一"))
    assert read.slots == {"opening": "一"}


def test_of_two_settings_the_last_wins():
    (read,) = set_("title: 甲\n", ("title", "乙"), ("title", "丙"))
    assert read.title == "丙"


def test_every_outline_of_a_file_is_set():
    assert [read.speaker for read in set_("title: 甲\n---\ntitle: 乙\nspeaker: 王\n", ("speaker", "李明"))] == ["李明", "李明"]


def test_the_outline_that_was_given_stays_as_it_was():
    given = file("title: 甲\nslots: {单位: 甲}\n")
    with_settings(given, [("title", "乙"), ("单位", "乙")])
    assert (given.outlines[0].title, given.outlines[0].slots) == ("甲", {"单位": "甲"})


def test_a_setting_is_the_place_of_its_value():
    (read,) = set_("title: 甲\n", ("title", "乙"), ("单位", "丙"))
    assert (str(read.place_of("title")), str(read.place_of("slots.单位"))) == ("--set title", "--set 单位")


@pytest.mark.parametrize(("key", "value", "code"), [("date", "2026-2-30", "outline.date"), ("limit", "很短", "outline.limit")])
def test_a_value_that_its_key_cannot_have_is_refused(key, value, code):
    with pytest.raises(OutlineError) as caught:
        set_("title: 甲\n", (key, value))
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.source if fault.place else "") == (code, f"--set {key}")


def test_what_can_be_set_are_keys_of_an_outline():
    assert set(SETTABLE) <= set(file("title: 甲\n").outlines[0]._fields)

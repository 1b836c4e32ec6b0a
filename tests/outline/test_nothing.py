"""A null is an empty value, as programs write it for what they do not have; in quotes it is a text."""

from __future__ import annotations

import json

import pytest
import yaml

from drafter import api
from drafter.errors import OutlineError
from drafter.outline.keys import OUTLINE
from drafter.outline.load import load
from tests.outline.reading import outline, sections, shown

NULLS = ("null", "Null", "NULL", "~", "")


@pytest.mark.parametrize("null", NULLS)
@pytest.mark.parametrize("key", [key for key in OUTLINE.by_key if key not in ("title", "标题")])
def test_a_key_with_a_null_is_as_if_it_were_not_there(key, null):
    read = outline(f"title: 讲话\n{key}: {null}\n")
    assert read._replace(places={}) == outline("title: 讲话\n")._replace(places={})


@pytest.mark.parametrize("null", NULLS)
@pytest.mark.parametrize("key", ["body", "sections", "marks", "points", "mark", "paragraph", "end"])
def test_a_key_of_a_section_too(key, null):
    (section,) = outline(f"sections:\n- heading: 学\n  {key}: {null}\n").sections
    assert section == outline("sections:\n- heading: 学\n").sections[0]


@pytest.mark.parametrize("null", NULLS)
def test_a_key_of_a_point_too(null):
    keys = "".join(f", {key}: {null}" for key in ("marks", "points", "mark", "paragraph", "end"))
    assert outline(f"opening: [{{heading: {null}, body: 早学{keys}}}]\n").opening == outline("opening: [{body: 早学}]\n").opening


@pytest.mark.parametrize("null", NULLS)
def test_an_item_that_is_a_null_is_left_out(null):
    read = outline(
        f"title:\n- {null}\n- 讲话\nsalutation:\n- 同志们\n- {null}\nopening:\n- {null}\n- 一\nsections:\n- {null}\n- heading: 学\n"
    )
    assert (read.title, read.salutation, shown(read.opening), sections(read.sections)) == (
        ("讲话",),
        ("同志们",),
        "一",
        "§学()",
    )


@pytest.mark.parametrize("null", [*NULLS, "''"])
def test_a_blank_of_a_frame_that_is_a_null_keeps_its_place_and_is_open_on_the_page(null):
    text = f"sections:\n- heading:\n  - 学\n  - {null}\n- heading:\n  - {null}\n  - 做\n"
    read = outline(text)
    assert [section.heading.words for section in read.sections] == [("学", ""), ("", "做")]
    page = api.render(f"template: symposium\n{text}", to="txt").text
    assert "一、学，务求【待补】。" in page
    assert "二、【待补】，务求做。" in page


def test_a_heading_that_is_a_null_is_none():
    read = outline("sections:\n- null: 甲\n- heading: ~\n  body: [{null: 乙}]\n")
    assert [section.heading for section in read.sections] == [None, None]
    assert read.sections[1].body[0].heading is None


@pytest.mark.parametrize("null", ["null", "~"])
def test_a_null_in_quotes_or_inside_words_is_a_text(null):
    read = outline(f"title: '{null}'\nspeaker: 空值 {null}\nopening: [\"{null}\"]\nclosing: |\n  {null}\nslots: {{甲: '{null}'}}\n")
    assert (read.title, read.speaker, read.opening, read.closing, read.slots) == (
        null, f"空值 {null}", (null,), (null,), {"甲": null}
    )  # fmt: skip


@pytest.mark.parametrize("null", NULLS)
@pytest.mark.parametrize("text", ["bundle: {{title: {}}}\n---\ntitle: 甲\n", "bundle:\n  标题: {}\n---\ntitle: 甲\n"])
def test_what_must_be_there_and_is_a_null_is_missing(text, null):
    with pytest.raises(OutlineError) as caught:
        load(text.format(null))
    assert [fault.code for fault in caught.value.faults] == ["yaml.missing-key"]


@pytest.mark.parametrize("null", [null for null in NULLS if null])
def test_a_point_whose_text_is_a_null_is_its_heading(null):
    read = outline(f"opening: [甲。, {{学: {null}}}, {{做: 早做。}}]\n")
    assert shown(read.opening) == shown(outline("opening: [甲。, {heading: 学}, {做: 早做。}]\n").opening)
    page = api.render(f"title: 讲话\nsections: [{{乙: [丙。, {{早学: {null}}}, {{早做: 天天做。}}]}}]\n", to="txt").text
    assert page.endswith("丙。一是早学。二是早做。天天做。")


def test_a_point_with_nothing_behind_its_colon_is_asked_about():
    """It may be a sentence with the wrong colon: ``- 讲三点:``."""
    with pytest.raises(OutlineError) as caught:
        load("opening: [{学: }]\n")
    assert [fault.code for fault in caught.value.faults] == ["outline.point-without-text"]


DATA = {
    "title": "讲话", "subtitle": None, "salutation": ["同志们", None], "slots": None, "opening": None, "limit": None, "notes": None,
    "sections": [None, {"heading": "学", "marks": None, "body": ["早学", None, {"heading": None, "body": "晚学"}, {"再学": None}]}, {"做": None}],
}  # fmt: skip


@pytest.mark.parametrize("write", [json.dumps, yaml.safe_dump, lambda data: yaml.safe_dump(data, allow_unicode=True)])
def test_what_programs_write_is_read(write):
    read = outline(write(DATA))
    assert (read.subtitle, read.salutation, read.opening, read.limit) == ("", ("同志们",), (), None)
    assert sections(read.sections) == "§学(早学 | (晚学) | 再学()) §做()"

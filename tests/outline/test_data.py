"""An outline made of Python values means what the same values mean as YAML."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.errors import OutlineError
from drafter.messages import word
from drafter.outline.data import outline_text
from drafter.outline.typed import may_have_ordinal
from tests.mine.emit.strategies import texts
from tests.outline.reading import file, outline, sections, shown

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.yaml"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_read_by_another_reader_of_yaml_is_the_same_outline(sample):
    text = sample.read_text(encoding="utf-8")
    again = file(outline_text(list(yaml.load_all(text, Loader=yaml.BaseLoader))), str(sample))
    assert without_places(again) == without_places(file(text, str(sample)))


def without_places(read):
    return [re.sub(r"Place\([^)]*\)", "", str(one._replace(places={}))) for one in read.outlines]


def test_it_is_written_as_a_person_would():
    data = {
        "title": "讲话",
        "subtitle": None,
        "date": date(2026, 11, 21),
        "slots": {"人数": 12, "占比": 33.5, "预算": Decimal("1.50")},
        "opening": "一段。\n又一段。\r\n",
        "sections": [
            {"heading": ("标准", "规范"), "body": ["天天练。", None, {"练体能": "每天五公里。"}, {"练胆量": None}]},
            {"抓落实": None},
        ],
    }
    assert outline_text(data) == (
        "title: 讲话\nsubtitle:\ndate: 2026-11-21\nslots:\n  人数: 12\n  占比: 33.5\n  预算: 1.50\n"
        'opening: "一段。\\n又一段。"\n'
        "sections:\n  - heading:\n      - 标准\n      - 规范\n    body:\n      - 天天练。\n      - 练体能: 每天五公里。\n      - 练胆量: ~\n  - 抓落实: ~\n"
    )
    read = outline(outline_text(data))
    assert (read.date, shown(read.opening)) == ("2026-11-21", "一段。 | 又一段。")
    assert sections(read.sections) == "§[标准，规范](天天练。 | 练体能(每天五公里。) | 练胆量()) §抓落实()"


def test_several_outlines_are_a_bundle():
    read = file(outline_text([{"bundle": {"title": "合集"}}, {"title": "甲"}, None, {"title": "乙"}]))
    assert (read.bundle.title, [one.title for one in read.outlines]) == ("合集", ["甲", "乙"])


def test_a_moment_gives_its_day():
    assert outline(outline_text({"date": datetime(2026, 11, 21, 9, 30, tzinfo=UTC)})).date == "2026-11-21"


@given(
    st.one_of(
        texts.filter(str.strip), st.sampled_from(["null", "~", "None", "yes", "# 一", "- 一", "a: b", "{甲}", "&甲", "【待补】"])
    )
)
def test_a_text_is_never_structure(text):
    assume(not may_have_ordinal(text.strip()))  # an ordinal in front of a heading is taken off, as in a file
    (read,) = file(outline_text({"title": text, "closing": [text, {"heading": text, "body": text}]})).outlines  # ~A~ is told
    assert (read.title, read.closing[0]) == (text.strip(), text.strip())
    assert (read.closing[1].heading, read.closing[1].body) == (text.strip(), (text.strip(),))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"title": True}, "title holds a value of the type “bool”"),
        ({"slots": {"占比": float("nan")}}, "slots.占比 holds a value of the type “float”"),
        ({"opening": ["一", {"学": b"\x00"}]}, "opening[1].学 holds a value of the type “bytes”"),
        ({"sections": {"一", "二"}}, "sections holds a value of the type “set”"),
        ({"opening": [{None: "一"}]}, "opening[0] holds a value of the type “NoneType”"),
        ([{"title": "甲"}, "乙"], "[1] holds a value of the type “str”"),
        (7, "an outline is a text or plain data, and this is of the type “int”"),
    ],
)
def test_what_no_outline_can_hold_is_refused_by_its_path(data, said):
    with pytest.raises(OutlineError) as caught:
        outline_text(data, "a program's outline")
    (fault,) = caught.value.faults
    assert word(fault, to="en").startswith(f"a program's outline: {said}")


def test_every_such_value_is_named():
    with pytest.raises(OutlineError) as caught:
        outline_text({"title": True, "opening": [False, object()]})
    assert [fault.facts["key"] for fault in caught.value.faults] == ["title", "opening[0]", "opening[1]"]


def test_a_list_that_holds_itself_is_refused():
    data: list[object] = []
    data.append(data)
    with pytest.raises(OutlineError):
        outline_text({"opening": data})


def test_an_empty_point_is_a_fault_of_the_outline():
    with pytest.raises(OutlineError) as caught:
        outline(outline_text({"opening": [{}]}))
    assert [fault.code for fault in caught.value.faults] == ["outline.empty-point"]


@pytest.mark.parametrize("key", ["sections", "部分"])
@pytest.mark.parametrize("none", [[], (), {}])
def test_an_empty_list_of_sections_says_that_there_are_none_as_in_a_file(key, none):
    assert outline(outline_text({"title": "贺信", key: none})).sections == outline("title: 贺信\nsections: []\n").sections
    assert outline(outline_text({"title": "贺信", key: None})).sections == ()


def test_the_blanks_of_a_frame_keep_their_places_where_some_are_none():
    data = {"sections": [{"heading": ["学", None], "body": [None, "一。"]}, {"小标题": [None, "做"]}]}
    read = outline(outline_text(data))
    assert [section.heading.words for section in read.sections] == [("学", ""), ("", "做")]


def test_ordinals_and_marks_are_read_as_typed():
    """A program has its headings from somewhere too, and a template that counts would print 一、一、."""
    data = {
        "称呼": "乡亲们,",
        "sections": [{"heading": "第1点：清渠", "body": ["好。"]}, {"heading": "第2点：护渠", "body": "好。"}],
    }
    typed = (
        "称呼: 乡亲们,\nsections:\n  - heading: 第1点：清渠\n    body:\n      - 好。\n  - heading: 第2点：护渠\n    body: 好。\n"
    )
    assert outline_text(data) == typed


def test_cells_of_a_table_keep_their_places_where_some_are_none():
    data = {
        "开头": [{"表格": {"行": [["渠", "闸"], [None, 2], [None, None]]}}, {"table": {"rows": [["渠", "闸"], ["东渠", None]]}}]
    }
    assert [str(line) for line in outline(outline_text(data)).opening] == ["渠\t闸", "\t2", "\t", "渠\t闸", "东渠\t"]

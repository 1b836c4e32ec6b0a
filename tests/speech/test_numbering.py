"""Marks are made and recognised from one table."""

from __future__ import annotations

import pytest

from drafter.files.tables import read_document
from drafter.speech.markdown import parse, write
from drafter.speech.numbering import LAST, OFFERED, STYLES, Mark, Style, from_han, recognise, style_named, to_han
from drafter.speech.numbering import style_of as style_of_row
from drafter.speech.tree import Point, Section, Speech

NAMES = [style.name for style in STYLES]
_TABLE = read_document("speech", "ordinals", 0)
_ROWS = [*_TABLE["offered"], *_TABLE["others"]]


def style_of(name: str) -> Style:
    style = style_named(name)
    assert style is not None
    return style


def found(text: str) -> Mark:
    mark = recognise(text)
    assert mark is not None
    return mark


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_from_1_to_99_is_recognised_as_what_it_was_made_of(name):
    style = style_of(name)
    for number in range(1, min(style.numeral.most, 99) + 1):
        mark = style.mark(number)
        assert recognise(f"{mark}加强学习") == (style, number, mark)


def test_circled_marks_go_to_fifty():
    style = style_of("①")
    assert [recognise(style.mark(number)) for number in range(1, 51)] == [(style, n, style.mark(n)) for n in range(1, 51)]
    assert (style.mark(20), style.mark(21), style.mark(35), style.mark(36), style.mark(50)) == ("⑳", "㉑", "㉟", "㊱", "㊿")


@pytest.mark.parametrize("name", ["首先，", "首先,", "首先、"])
def test_a_list_in_words_ends_with_the_word_for_the_last(name):
    style = style_of(name)
    end = name[-1]
    marks = [style.mark(number, total=4) for number in range(1, 5)]
    assert marks == [f"首先{end}", f"其次{end}", f"再次{end}", f"最后{end}"]
    assert [recognise(f"{mark}要学") for mark in marks] == list(zip([style] * 4, [1, 2, 3, LAST], marks, strict=True))


def test_a_list_longer_than_the_words_goes_on_with_ordinals():
    style = style_of("首先，")
    assert [style.mark(number, total=6) for number in range(1, 7)] == ["首先，", "其次，", "再次，", "第四，", "第五，", "最后，"]
    assert style.mark(3) == "再次，"


def test_a_list_of_one_begins_with_the_first_word():
    assert style_of("首先，").mark(1, total=1) == "首先，"


@pytest.mark.parametrize("name", [style.name for style in STYLES if not style.numeral.last])
def test_the_length_of_the_list_changes_no_other_style(name):
    style = style_of(name)
    assert style.mark(3, total=3) == style.mark(3)


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_survives_markdown(name):
    style = style_of(name)
    marks = [style.mark(number) for number in (1, 2, 3, 10, 11) if number <= style.numeral.most]
    sections = tuple(Section(mark, "学习", body=(Point(mark, "早学", "。", ("天天学。",)),)) for mark in marks)
    assert parse(write(Speech(sections=sections))) == Speech(sections=sections)


@pytest.mark.parametrize("row", _ROWS, ids=str)
def test_a_row_is_a_mark_with_the_first_number_of_some_numeral(row):
    assert isinstance(row, str), f"YAML reads the row {row} as a number: put it in quotes"
    style = style_of_row(row)
    assert style.mark(1) == row, f"the row {row} must be the first mark of its style, which {style.mark(1)} is"


def test_no_row_stands_twice():
    assert len(set(_ROWS)) == len(_ROWS)


def test_a_row_without_a_number_is_refused_in_words():
    with pytest.raises(ValueError, match="no numeral's first number stands in the ordinal '其、'"):
        style_of_row("其、")


@pytest.mark.parametrize(
    ("name", "tenth", "eleventh", "twentyfirst"),
    [
        ("一、", "十、", "十一、", "二十一、"),
        ("（一）", "（十）", "（十一）", "（二十一）"),
        ("1.", "10.", "11.", "21."),
        ("（1）", "（10）", "（11）", "（21）"),
        ("①", "⑩", "⑪", "㉑"),
        ("第一，", "第十，", "第十一，", "第二十一，"),
        ("一是", "十是", "十一是", "二十一是"),
        ("一要", "十要", "十一要", "二十一要"),
        ("其一，", "其十，", "其十一，", "其二十一，"),
    ],
)
def test_beyond_ten(name, tenth, eleventh, twentyfirst):
    style = style_of(name)
    assert (style.mark(10), style.mark(11), style.mark(21)) == (tenth, eleventh, twentyfirst)


@pytest.mark.parametrize("name", NAMES)
def test_a_style_is_named_by_its_first_mark(name):
    assert style_of(name).mark(1) == name


def test_templates_are_offered_the_styles_of_the_standard_first():
    assert [style.name for style in OFFERED][:9] == ["一、", "（一）", "1.", "（1）", "①", "第一，", "一是", "一要", "首先，"]


@pytest.mark.parametrize("name", ["none", "无"])
def test_the_style_without_marks_has_two_names(name):
    assert style_named(name) is None


@pytest.mark.parametrize("name", ["二、", "", "一", "a."])
def test_no_other_name_is_a_style(name):
    with pytest.raises(KeyError):
        style_named(name)


@pytest.mark.parametrize("number", [0, -1])
@pytest.mark.parametrize("name", NAMES)
def test_marks_begin_with_one(name, number):
    with pytest.raises(ValueError, match=str(number)):
        style_of(name).mark(number)


@pytest.mark.parametrize(("name", "number"), [("①", 51), ("一、", 10_000), ("一是", 10_000)])
def test_a_style_says_where_it_ends(name, number):
    with pytest.raises(ValueError, match=str(number)):
        style_of(name).mark(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.5倍的增长",
        "3.14",
        "12.5%",
        "1．5倍",
        "2026.11.21",
        "0.",
        "000、",
        "第一年，我们",
        "第一",
        "第一部分",
        "一",
        "这一是非",
        "我们一是学",
        " 一、",
        "　一、学习",
        "一 、学习",
        "一十、",
        "零、",
        "〇、",
        "百、",
        "二〇二六、",
        "两是",
        "首先",
        "首先要学",
        "最后是谁",
        "末，",
        "其一",
        "其三是",
        "其他，",
        "（学）",
        "（一",
        "（1",
        "一）",
        "1",
        "12",
    ],
)
def test_what_is_no_mark_is_not_taken_for_one(text):
    assert recognise(text) is None


def test_the_longer_of_two_marks_is_recognised():
    assert found("（一）、学习").text == "（一）、"
    assert found("第一是学习").text == "第一是"


def test_a_mark_needs_no_text_behind_it():
    assert found("十二、").number == 12


@pytest.mark.parametrize("text", ["1.学习", "1. 学习", "1.5月", "1."])
def test_an_arabic_mark_stands_before_anything_but_a_digit(text):
    assert (recognise(text) is None) == (text == "1.5月")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (2026, "二千零二十六"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_in_chinese(number, text):
    assert to_han(number) == text


def test_from_han_reads_every_number_that_to_han_writes():
    assert [from_han(to_han(number)) for number in range(1, 10_000)] == list(range(1, 10_000))


def test_no_two_numbers_are_written_alike():
    assert len({to_han(number) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize("number", [-1, 10_000])
def test_other_numbers_are_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        to_han(number)


@pytest.mark.parametrize(
    ("text", "number"), [("两", 2), ("一百〇一", 101), ("二零", None), ("一十", None), ("万", None), ("", None), ("5", None)]
)
def test_what_from_han_reads_besides(text, number):
    assert from_han(text) == number

"""Formulas, slots and roles: the cases of the YAML files beside this one, and laws."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mine.formulas import find_formulas, name_slots
from drafter.mine.formulas.names import RESERVED, Names, valid_name
from drafter.mine.formulas.rows import rows
from drafter.mine.model import Formula
from drafter.mine.roles import role_of, roles_of
from drafter.speech.frames import Frame
from drafter.speech.tree import Point, Section, Speech
from tests.data import read_data
from tests.pace import within


def read(name):
    return read_data(Path(__file__).with_name(name))


CASES = read("cases.yaml")
SLOTS = read("slots.yaml")


def speech_of(text, part="opening"):
    return Speech(
        opening=(text,) if part == "opening" else (),
        sections=(Section("一、", "学习"),),
        closing=(text,) if part == "closing" else (),
    )


def restored(text, values):
    """The sentence of which a text with blanks was made."""
    known = dict(values)
    return re.sub(r"\{(\w+)\}", lambda match: known[match[1]], text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"][:30])
def test_a_sentence_is_the_formula_that_a_reader_finds(case):
    found = find_formulas(speech_of(case["sentence"], case.get("stands in", "opening")))
    assert "formula" in case, f"write the formula of “{case['sentence']}” into cases.yaml, or `none`; found is {found or 'none'}"
    if case["formula"] == "none":
        assert found == ()
    else:
        assert found == (Formula(case["part"], case["formula"], tuple(case.get("values", {}).items()), 0),)
        assert restored(found[0].text, found[0].values) == case["sentence"]


@pytest.mark.parametrize("case", SLOTS, ids=lambda case: case["sentence"][:30])
def test_the_blanks_of_a_sentence_are_named_by_the_words_around(case):
    assert name_slots(case["sentence"]) == (case["text"], tuple(case.get("values", {}).items()))


@pytest.mark.parametrize(("heading", "role"), read("roles.yaml").items())
def test_a_heading_tells_what_its_section_does(heading, role):
    assert role_of(heading) == role


def test_there_are_enough_cases():
    assert len(CASES) >= 60
    assert len(SLOTS) >= 20


FRAGMENTS = st.sampled_from((Path(__file__).with_name("fragments.txt")).read_text(encoding="utf-8").split())
TEXTS = st.lists(FRAGMENTS, max_size=25).map("".join)


@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=3))
def test_a_formula_with_its_values_stands_in_its_paragraph(opening, closing):
    speech = Speech(opening=tuple(opening), sections=(Section("一、", "学习"),), closing=tuple(closing))
    names: dict[str, str] = {}
    for formula in find_formulas(speech):
        paragraphs = closing if formula.part == "closing" else opening
        assert restored(formula.text, formula.values) in paragraphs[formula.paragraph]
        assert set(re.findall(r"\{(\w+)\}", formula.text)) == dict(formula.values).keys()
        for name, value in formula.values:
            assert names.setdefault(name, value) == value
            assert name.isidentifier()
            assert name not in RESERVED
            assert value


@given(TEXTS)
def test_a_sentence_with_named_blanks_can_be_had_again(text):
    named, values = name_slots(text)
    if "{" not in text and "}" not in text:
        assert restored(named, values) == text
        assert all(name.isidentifier() and name not in RESERVED for name, _ in values)
    assert name_slots(text) == (named, values)


@given(st.text(max_size=12))
def test_any_name_is_made_valid(text):
    name = valid_name(text)
    assert name.isidentifier()
    assert name not in RESERVED


def test_a_name_has_one_value_in_a_template():
    names = Names()
    assert [names.give("部门", value) for value in ("办公室", "财务部", "办公室", "人事部")] == ["部门", "部门2", "部门", "部门3"]
    assert names.give("标题", "好") == "所填标题"


def test_the_same_words_around_give_the_same_name_in_another_source():
    first, second = (
        find_formulas(speech_of(f"{unit}现有干部职工{n}人，其中党员{m}人。"))
        for unit, n, m in (("市X局", "X", "X"), ("县财政局", "86", "55"))
    )
    assert first[0].text == second[0].text


def test_sentences_that_follow_each_other_are_one_formula_and_others_are_not():
    text = "根据会议安排，我围绕“读书”进行交流发言。不当之处，敬请大家批评指正。读书是好事。下面，我讲三点体会。"
    found = find_formulas(speech_of(text))
    assert [formula.text for formula in found] == [
        "根据{工作安排}，我围绕“{主题}”进行交流发言。不当之处，敬请大家批评指正。",
        "下面，我讲{点数}点体会。",
    ]
    assert [formula.part for formula in found] == ["opening", "transition"]


def test_a_formula_whose_full_stop_is_lost_ends_where_its_words_do():
    text = "根据学习安排，今天我以“守纪律”为题为大家上一次党课" + "纪律是成事之本" * 12
    (formula,) = find_formulas(speech_of(text))
    assert formula.text == "根据{安排}，今天我以“{题目}”为题为大家上一次党课"


def test_thanks_in_the_opening_of_a_speech_with_sections_is_none_of_its_closing():
    assert find_formulas(speech_of("预祝大会圆满成功！", "opening")) == ()
    assert find_formulas(speech_of("预祝大会圆满成功！", "closing"))[0].part == "closing"
    assert find_formulas(Speech(opening=("预祝大会圆满成功！",)))[0].part == "opening"


def test_points_hold_no_formulas():
    assert find_formulas(Speech(closing=(Point("一是", "谢谢大家！"),))) == ()


def test_a_paragraph_with_braces_has_no_formulas():
    assert find_formulas(speech_of("下面，围绕{主题}，我讲几点要求。")) == ()


def test_the_sentence_before_the_sections_tells_their_role():
    transition = (Formula("transition", "下面，我谈几点体会。"),)
    assert roles_of(["读书", "存在的不足"], None, transition) == ("体会", "问题")
    assert roles_of(["读书有益", "存在有益"], Frame("{}有益", 2, 2), transition) == ("体会", "体会")
    assert roles_of(["读书"]) == ("",)


def test_every_formula_of_the_table_has_words_of_its_own():
    assert [row.name for row in rows() if not row.cues] == []
    assert {row.part for row in rows()} <= {"opening", "transition", "closing", "any"}


@pytest.mark.parametrize(
    "text",
    [
        "，以，以" * 6000 + "。",
        "下面，围绕" + "，我" * 12000 + "。",
        ("下面，围绕" + "，我" * 300 + "。") * 40,
        "根据" + "，我围绕" * 6000 + "。",
        ("近年来，" + "在下，以为，" * 100 + "。") * 40,
        "刚才，" + "了，" * 12000,
        "祝大家" + "、身体健康" * 5000,
        "X" * 24000,
        "“" * 24000,
        "这是普通的话。" * 4000,
    ],
)
def test_a_text_made_to_be_slow_is_not(text):
    with within(1.5):
        find_formulas(speech_of(text))
        name_slots(text)
        name_slots(text[:1990])

"""The law of emitting: what comes out renders the mined document again, tree and text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from drafter.mine.emit import emit
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.flow import text_of
from drafter.speech.tree import Bundle, FrontLine, Section, Speech
from tests.mine.emit.emitting import again, mined, rendered
from tests.mine.emit.strategies import bundles, framed, speeches
from tests.mine.segment.notation import cases
from tests.samples.rendering import SAMPLES
from tests.samples.rendering import rendered as sample

MARK_AS_TITLE = Speech((FrontLine("title", "一、"),), (), (Section("一、", "", "，", True, (), ()),), ())
"""The title's own words stand beside a mark in the section, and were taken for typed twice there."""


@settings(max_examples=150)
@given(speeches)
@example(MARK_AS_TITLE)
def test_any_speech_comes_back(speech):
    emitted = emit(mined(speech), "学来")
    made = rendered(emitted)
    assert made.document == speech, emitted
    assert made.data.decode() == text_of(speech)


@settings(max_examples=100)
@given(speeches)
def test_any_speech_comes_back_through_chinese_keys(speech):
    assert again(speech, chinese=True) == speech


@settings(max_examples=100)
@given(framed())
def test_frames_and_formulas_make_no_difference(found):
    speech, facts = found
    emitted = emit(mined(speech, [facts]), "学来")
    assert rendered(emitted).document == speech, emitted


@settings(max_examples=100)
@given(bundles)
def test_any_bundle_comes_back(bundle):
    made = again(bundle)
    assert made == bundle
    assert isinstance(made, Bundle)


@pytest.mark.parametrize("repair", [True, False])
def test_a_mined_text_comes_back_whatever_is_repaired(repair):
    for case in cases():
        for text in (
            case.source,
            "\n".join(line[at : at + 30] for line in case.source.split("\n") for at in range(0, len(line), 30)),
        ):
            found = mine_text(SourceText("source.txt", text), repair=repair)
            assert rendered(emit(found, "学来")).document == found.document


def test_speeches_of_one_template_need_not_have_the_same_parts():
    front = (FrontLine("title", "讲话"), FrontLine("salutation", "同志们："))
    with_sections = Speech(
        front, ("大家好。",), (Section("一、", "抓学习", body=("每月学一次。",)), Section("二、", "抓落实", body=("每月查一次。",)))
    )
    bundle = Bundle("两篇讲话", "", (with_sections, Speech(front, ("大家好。",)), Speech(front[:1], ("大家好。",))))
    assert again(bundle) == bundle


def test_nothing_at_all_comes_back():
    assert again(Speech()) == Speech()


@pytest.mark.parametrize("chinese", [False, True])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_comes_back(name, chinese):
    made = rendered(emit(mined(sample(name).document), "学来", chinese=chinese))
    assert made.document == sample(name).document
    assert made.data == sample(name).data


def test_a_heading_that_begins_with_its_own_mark_comes_back():
    sections = (Section("", "学习", run_in=True), Section("一", "一", "；", run_in=True), Section("3", "3", "；", run_in=True))
    speech = Speech((FrontLine("title", "讲话"), FrontLine("salutation", "同志们：")), sections=sections)
    assert again(speech) == speech


def test_ten_thousand_sections_are_counted_in_figures():
    """Chinese numerals end at 9,999 (`to_han`)."""
    many = 10_001
    sections = tuple(Section(f"{number}、", f"好事{number}", "", False, (), ()) for number in range(1, many + 1))
    speech = Speech((FrontLine("title", "讲话"),), ("开会。",), sections, ())
    assert str(many) in emit(mined(speech), "学来").templates[0].text

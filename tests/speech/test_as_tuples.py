"""A document as plain tuples, and back."""

from __future__ import annotations

import pickle

from drafter import api
from drafter.speech.lines import Styled
from drafter.speech.tree import Bundle, FrontLine, Point, Section, Speech, as_tuples, from_tuples

SPEECH = Speech(
    (FrontLine("title", "讲话"),),
    ("开头。", Styled("鼓掌", "cue")),
    (
        Section(
            "一、",
            "抓学习",
            "",
            False,
            (Point("一是", "学", "。", ("要学。", Point("1.", None, "", ("再学。",)))),),
            (Section("（一）", "学什么"),),
        ),
    ),
    (Styled("重点。", "", ()),),
)


def test_a_speech_comes_back_from_its_tuples():
    assert from_tuples(as_tuples(SPEECH)) == SPEECH
    assert type(from_tuples(as_tuples(SPEECH)).sections[0].body[0].body[1]) is Point
    assert type(as_tuples(SPEECH)[2][0][4][0]) is tuple


def test_a_bundle_comes_back_from_its_tuples():
    bundle = Bundle("合集", "（2篇）", (SPEECH, Speech()))
    assert from_tuples(as_tuples(bundle)) == bundle


def test_lines_of_a_kind_of_their_own_keep_it_in_another_process():
    back = from_tuples(pickle.loads(pickle.dumps(as_tuples(SPEECH))))
    assert back.opening[1].kind == "cue"


def test_what_another_process_rendered_has_the_same_document_and_text():
    rendered = api.render("title: 讲话\nsections:\n  - 学: 要学【待补：时间】。\n")
    there = pickle.loads(pickle.dumps(rendered))
    assert "document" not in vars(there)
    assert there.document == rendered.document
    assert (there.text, there.characters, there.blanks, there.data) == (rendered.text, rendered.characters, 1, rendered.data)
    assert pickle.loads(pickle.dumps(there)).document == rendered.document

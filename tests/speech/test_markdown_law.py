"""The law of the text form: ``parse(write(s)) == canonical(s)``."""

from __future__ import annotations

from hypothesis import example, given, settings

from drafter.speech.emphasis import Span
from drafter.speech.lines import Styled
from drafter.speech.markdown import parse, write
from drafter.speech.tree import Bundle, Point, Section, Speech, canonical, check
from tests.speech.notation import speech
from tests.speech.strategies import bundles, speeches, speeches_with_emphasis


@settings(max_examples=400)
@given(speeches)
@example(Speech())
@example(speech("title= | subtitle= | salutation="))
@example(speech("§/ | §/ | ¶/ | ‖"))
@example(Speech(opening=("",)))
@example(Speech(opening=(Point(own_paragraph=False), Point(heading="。", end="。"))))
@example(Speech(closing=(Point("一是", "", "", ("", "后文")),)))
@example(Speech(sections=(Section("甲、", "一、[学]", "。", True, ("一、", Point("乙", "二是", body=(Point("1.", "5倍"),)))),)))
def test_a_speech_is_read_as_it_was_written(tree):
    check(tree)
    assert parse(write(tree)) == canonical(tree), write(tree)
    assert repr(parse(write(tree))) == repr(canonical(tree)), "kinds of lines are no part of what is compared"


@settings(max_examples=200)
@given(speeches_with_emphasis)
@example(
    Speech(sections=(Section(heading=Styled("一、#", "", (Span(0, 1, ("strong", "subscript")), Span(1, 2, ("subscript",))))),))
)
@example(Speech(closing=(Styled("#"),)))
def test_emphasis_is_read_as_it_was_written(tree):
    assert repr(parse(write(tree))) == repr(canonical(tree)), write(tree)


@settings(max_examples=150)
@given(bundles)
@example(Bundle("", "", ()))
@example(Bundle("合集", "（1篇）", (Speech(),)))
@example(Bundle("", "", (Speech(), Speech())))
def test_a_bundle_is_read_as_it_was_written(tree):
    check(tree)
    assert parse(write(tree)) == tree, write(tree)


@settings(max_examples=150)
@given(speeches)
def test_the_canonical_form_of_a_canonical_speech_is_itself(tree):
    assert canonical(canonical(tree)) == canonical(tree)


@settings(max_examples=150)
@given(speeches)
def test_the_same_speech_in_any_form_is_written_alike(tree):
    assert write(tree) == write(canonical(tree))

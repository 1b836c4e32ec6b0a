"""The law of the text form: ``parse(write(s)) == canonical(s)``."""

from __future__ import annotations

from hypothesis import example, given, settings

from drafter.speech.emphasis import Span
from drafter.speech.lines import Styled
from drafter.speech.markdown import body_blocks, parse, section_blocks, write
from drafter.speech.tree import Bundle, Item, Point, Section, Speech, canonical, check
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


@settings(max_examples=300)
@given(speeches)
@example(Speech(opening=("学。", Point("一是", "学", "。", ("做。",)), "又学。", Point("二是", "做", "。", ("学。",)))))
@example(Speech(opening=(Point("一是", "学", "。", ("做。", "再做。")), Point("", "一是学", "。", ("做*。",)))))
@example(
    Speech(opening=(Point("一是", "学", "，。", ("做。",)), Point("一是", "学。", "", ("做。",)), Point("", "学", "：", ("做",))))
)
@example(Speech(opening=(Point("一是", None, "。", ("做。", Point("1.", "甲", "。", ("乙。",)))),)))
def test_blocks_whose_items_are_known_give_what_reading_them_gives(tree):
    known: dict[str, Item] = {}
    blocks = body_blocks(tree.opening, known=known)
    for section in tree.sections:
        heading = section_blocks(section._replace(body=(), sections=()))
        blocks += [*heading, *body_blocks(section.body, known=known)]
    text = "\n\n".join(blocks)
    assert parse(text, known=known) == parse(text)


def test_the_block_of_a_point_and_of_a_paragraph_are_known():
    known: dict[str, Item] = {}
    blocks = body_blocks((point := Point("一是", "学", "。", ("做。",)), "再学。"), known=known)
    assert known == {blocks[0]: point, "再学。": "再学。"}


def test_a_point_that_is_known_is_open_for_what_follows():
    known: dict[str, Item] = {}
    (block,) = body_blocks((Point("一是", "学", "。", ("做。",)),), known=known)
    text = f"{block}\n\n[]{{.in-point}}再做。\n\n[1.甲。]{{.point2}}乙。"
    assert parse(text, known=known) == parse(text)

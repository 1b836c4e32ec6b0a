"""The tree: what its canonical form settles, what no format can carry."""

from __future__ import annotations

import pytest

from drafter.errors import SpeechError
from drafter.speech.tree import Bundle, FrontLine, Point, Section, Speech, canonical, check, speeches_of
from tests.speech.notation import speech

SETTLED = {
    "the mark that ends a heading stands in its end": (
        Speech(sections=(Section("一、", "学习。", "", True),)),
        Speech(sections=(Section("一、", "学习", "。", True),)),
    ),
    "only the last mark is its end": (Speech(opening=(Point("", "学。", "。"),)), Speech(opening=(Point("", "学。", "。"),))),
    "a point without words has no heading": (Speech(opening=(Point("一是", ""),)), Speech(opening=(Point("一是", None),))),
    "the first point of an opening has nothing to run on in": (
        Speech(opening=(Point("一是", "学", own_paragraph=False),)),
        Speech(opening=(Point("一是", "学"),)),
    ),
    "a point behind a run-in heading may run on": (
        Speech(sections=(Section("", "学", "。", True, (Point("一是", "早", own_paragraph=False),)),)),
        Speech(sections=(Section("", "学", "。", True, (Point("一是", "早", own_paragraph=False),)),)),
    ),
    "an empty paragraph is gone": (Speech(opening=("", "开头", "")), Speech(opening=("开头",))),
    "and nothing runs on in it": (Speech(opening=("", Point("一是", own_paragraph=False))), Speech(opening=(Point("一是"),))),
}


@pytest.mark.parametrize("case", SETTLED)
def test_in_the_canonical_form(case):
    given, settled = SETTLED[case]
    assert canonical(given) == settled


def test_a_title_of_several_lines_is_one_title():
    tree = speech("title=在全市科技系统 | title=座谈会上的讲话 | speaker=李明")
    assert (tree.title, tree.lines("title"), tree.lines("date")) == (
        "在全市科技系统座谈会上的讲话",
        ("在全市科技系统", "座谈会上的讲话"),
        (),
    )


def test_one_speech_is_all_the_speeches_of_its_document():
    one, two = speech("一"), speech("二")
    assert speeches_of(one) == (one,)
    assert speeches_of(Bundle("合集", "", (one, two))) == (one, two)


BREAK = "一\n二"


@pytest.mark.parametrize(
    "document",
    [
        Speech(front=(FrontLine("title", BREAK),)),
        Speech(opening=(BREAK,)),
        Speech(opening=(Point(BREAK),)),
        Speech(opening=(Point("", BREAK),)),
        Speech(opening=(Point("", "一", BREAK),)),
        Speech(opening=(Point(body=(Point(body=(BREAK,)),)),)),
        Speech(sections=(Section("", BREAK),)),
        Speech(sections=(Section(sections=(Section(body=(BREAK,)),)),)),
        Speech(closing=(BREAK,)),
        Bundle(BREAK, "", ()),
        Bundle("合集", BREAK, ()),
        Bundle("合集", "", (Speech(opening=(BREAK,)),)),
    ],
)
def test_a_line_break_is_found_wherever_it_stands(document):
    with pytest.raises(SpeechError) as caught:
        check(document)
    (fault,) = caught.value.faults
    assert (fault.code, fault.facts["found"]) == ("speech.control", "U+000A")


def test_four_levels_of_points_are_enough():
    check(speech("•/一(•/二(•/三(•/四)))"))
    with pytest.raises(SpeechError) as caught:
        check(speech("•/一(•/二(•/三(•/四(•/五))))"))
    assert caught.value.faults[0].facts == {"deepest": 4, "text": "五"}


def test_four_levels_of_sections_are_enough():
    check(speech("§/一(§/二(§/三(§/四)))"))
    with pytest.raises(SpeechError) as caught:
        check(speech("§/一(§/二(§/三(§/四(§/五))))"))
    assert caught.value.faults[0].facts == {"deepest": 4, "text": "五"}

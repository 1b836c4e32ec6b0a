"""A changed paragraph, cut where its template's words stand: ``坚持[标准]，`` is the words 坚持, a value, the words ，; ``<一是>`` is a mark."""

from __future__ import annotations

import re

import pytest

from drafter.pull.recut import recut
from drafter.template.trace import Segment

NUMBERS = ["标准", "规范", "学习", "先要学习", "常抓", "甲乙", "丙丁"]


def segments(written: str) -> list[Segment]:
    """Values are numbered by their words: the same words twice are one value that is shown twice."""
    parts = re.findall(r"\[(.+?)\]|<(.+?)>|([^\[<]+)", written)
    return [
        Segment(value, NUMBERS.index(value)) if value else Segment(mark, mark=True) if mark else Segment(words)
        for value, mark, words in parts
    ]


def cut(written: str, text: str, *, marks: bool = False) -> str | None:
    """The parts with | between them."""
    found = recut(segments(written), text, marks=marks)
    return None if found is None else "|".join(found)


FRAME = "坚持[标准]，在[规范]上下功夫"


@pytest.mark.parametrize(
    ("written", "text", "parts"),
    [
        (FRAME, "坚持标准，在规范上下功夫", "坚持|标准|，在|规范|上下功夫"),
        (FRAME, "坚持高标准，在严规范上下功夫", "坚持|高标准|，在|严规范|上下功夫"),
        (FRAME, "坚持标尺，在规范上下功夫", "坚持|标尺|，在|规范|上下功夫"),
        (FRAME, "坚持在上面，在下功夫上下功夫", "坚持|在上面|，在|下功夫|上下功夫"),
        (FRAME, "树立标准，在规范上下功夫", None),
        (FRAME, "坚持标准，在规范上用功", None),
        (FRAME, "坚持，在规范上下功夫", None),
        (FRAME, "坚持标准，在规范上下功夫！", None),
        ("[学习]，要[常抓]。", "，要干，要苦干。", "，要干|，要|苦干|。"),
        ("[先要学习]要[常抓]。", "先要学干要常抓。", "先要学干|要|常抓|。"),
        ("[先要学习]要[常抓]。", "先要学习要常干。", "先要学习|要|常干|。"),
        ("[学习]", "常抓", "常抓"),
        ("[学习]", "", None),
        ("[甲乙][丙丁]", "甲子丙丁", "甲子|丙丁"),
        ("[甲乙][丙丁]", "甲乙丙子", "甲乙|丙子"),
        ("[甲乙][丙丁]", "子丑寅卯", None),
        ("[学习]和[学习]", "常抓和常抓", "常抓|和|常抓"),
        ("[学习]和[学习]", "学习和常抓", None),
    ],
)
def test_values_are_what_stands_between_the_words_of_the_template(written: str, text: str, parts: str | None):
    assert cut(written, text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("二是学习。", "二是|学习|。"),
        ("学习。", "|学习|。"),
        ("任务一：学习。", "任务一：|学习|。"),
        ("同时，学习。", "同时，|学习|。"),
        ("某是学习。", "|某是学习|。"),
        ("再学习。", "|再学习|。"),
        ("同时，常学。", "|同时，常学|。"),
        ("二是学习，", None),
    ],
)
def test_a_mark_may_become_another_or_go_where_that_is_allowed(text: str, parts: str | None):
    assert cut("<一是>[学习]。", text, marks=True) == parts
    assert cut("<一是>[学习]。", text) is None


def test_words_behind_other_text_are_in_no_mark():
    assert cut("[甲乙]。<二是>[学习]。", "甲乙。再学习。", marks=True) is None
    assert cut("[甲乙]。<二是>[学习]。", "甲乙。同时，学习。", marks=True) == "甲乙|。|同时，|学习|。"

"""Frames: the cases of `cases.yaml`, and laws."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.speech.frames import align, fill, heading_ends, shared_ending
from drafter.speech.frames.pattern import is_han
from tests.data import read_data
from tests.pace import within

CASES = read_data(Path(__file__).with_name("cases.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_siblings_share_the_frame_that_a_reader_finds(case):
    frame = align(case["headings"])
    if case["frame"] == "none":
        assert frame is None
    else:
        assert frame == (case["frame"], case.get("fits", len(case["headings"])), len(case["headings"]))


def test_there_are_enough_cases_and_each_title_stands_once():
    titles = [case["title"] for case in CASES]
    assert len(set(titles)) == len(titles) >= 45


WORDS = st.text(alphabet="抓好学习发展坚持在上中党建，、“”力以为的X2a{}", max_size=14)
SIBLINGS = st.lists(WORDS, max_size=9)
WORDED = st.builds(
    lambda start, middle, end, blanks: [f"{start}{a}{middle}{b}{end}" for a, b in blanks],
    st.sampled_from(["坚持", "", "突出“", "在"]),
    st.sampled_from(["，务求", "，在", "上", "”，"]),
    st.sampled_from(["", "力", "上下功夫", "”"]),
    st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=7),
)


@given(st.one_of(SIBLINGS, WORDED))
def test_the_blanks_of_a_heading_give_the_heading_again(headings):
    frame = align(headings)
    if frame is None:
        return
    filled = [fill(frame, heading) for heading in headings]
    assert sum(blanks is not None for blanks in filled) == frame.support
    for heading, blanks in zip(headings, filled, strict=True):
        assert blanks is None or (frame.pattern.format(*blanks) == heading and all(blanks))


@given(st.one_of(SIBLINGS, WORDED), st.randoms(use_true_random=False))
def test_the_order_of_siblings_does_not_matter(headings, random):
    shuffled = list(headings)
    random.shuffle(shuffled)
    assert align(shuffled) == align(headings)


@given(st.one_of(SIBLINGS, WORDED))
def test_a_frame_says_something_and_two_thirds_fit_it(headings):
    frame = align(headings)
    if frame is not None:
        assert frame.total == len(headings)
        assert 2 <= frame.support <= frame.total
        assert frame.support * 3 >= frame.total * 2
        assert "{}" in frame.pattern
        assert "{}{}" not in frame.pattern
        fixed = frame.pattern.replace("{}", "")
        assert fixed.strip("，、；：")


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), WORDS, WORDS)
def test_any_text_made_by_a_pattern_can_be_taken_apart_again(pairs, middle, end):
    pattern = "坚持{}，" + middle.replace("{", "").replace("}", "") + "{}" + end.replace("{", "").replace("}", "")
    for first, second in pairs:
        heading = pattern.format(first, second)
        blanks = fill(pattern, heading)
        assert blanks is not None if first and second else True
        assert blanks is None or pattern.format(*blanks) == heading


def test_a_heading_that_does_not_fit_has_no_blanks():
    assert fill("在{}上{}", "在目标上对表") == ("目标", "对表")
    assert fill("在{}上{}", "要在目标上对表") is None
    assert fill("在{}上{}", "在上对表") is None
    assert fill("抓好{}", "抓好") is None
    assert fill("抓好", "抓好") == ()


def test_a_hundred_thousand_headings_are_aligned_in_bounded_time():
    headings = [f"抓好第{n}项工作，推动第{n % 97}件实事落地" for n in range(100_000)]
    with within(5):
        frame = align(headings)
    assert frame == ("抓好第{}项工作，推动第{}件实事落地", 100_000, 100_000)


def test_headings_made_to_be_slow_are_not():
    with within(3):
        align(["上" * 119 + str(n) for n in range(16)])
        align(["在上，" * 39 + str(n) for n in range(16)])
        align(["上" * 5_000_000 + str(n) for n in range(3)])


def test_where_full_stops_are_lost_the_shared_ending_ends_the_headings():
    texts = [
        "有助于拓宽视野，让思路“活”起来青年干部成长于基层，见得多才能想得深",
        "有助于磨练意志，让脊梁“硬”起来一线岗位条件艰苦，正好锻炼人",
        "有助于服务群众，让感情“深”起来走进农家小院，听真话、察实情",
    ]
    ends = heading_ends(texts)
    assert [text[:end] for text, end in zip(texts, ends, strict=True)] == [
        "有助于拓宽视野，让思路“活”起来",
        "有助于磨练意志，让脊梁“硬”起来",
        "有助于服务群众，让感情“深”起来",
    ]


def test_one_of_four_may_end_differently_and_is_left_open():
    texts = [
        "认识不到位，推进动力不足有的同志觉得这是软任务",
        "统筹不到位，协同合力不足各部门各干各的",
        "创新不到位，工作亮点不足方法老套，效果一般",
        "保障不到位，一线人员捉襟见肘经费少，人手紧",
    ]
    assert heading_ends(texts) == (12, 12, 12, None)


def test_of_endings_of_different_siblings_the_surer_one_ends_the_headings():
    """The last three share 我们, the first three share more words: 要跟上来."""
    texts = ["思想要跟上来全县都要有样子", "作风要跟上来我们办事要快", "办法要跟上来我们改错要快", "步子迈大点我们走路要快"]
    assert heading_ends(texts) == (6, 6, 6, None)


def test_texts_that_share_no_ending_are_left_open():
    assert heading_ends(["抓学习要靠自觉", "促实干贵在坚持"]) == (None, None)
    assert heading_ends(["抓学习"]) == (None,)
    assert heading_ends([]) == ()


def test_the_shared_ending_of_headings():
    assert shared_ending(["凝聚向心力", "增强战斗力"]) == "力"
    assert shared_ending(["学", "思"]) == ""
    assert shared_ending([]) == ""


@given(SIBLINGS)
def test_an_end_lies_inside_its_text(texts):
    ends = heading_ends(texts)
    assert len(ends) == len(texts)
    assert all(end is None or 0 < end <= len(text) for end, text in zip(ends, texts, strict=True))


@pytest.mark.parametrize(("characters", "counts"), [("渠5Ga", True), ("_~{。，", False)])
def test_letters_and_figures_are_shared_like_words_and_signs_are_not(characters: str, counts: bool):
    assert [is_han(character) for character in characters] == [counts] * len(characters)

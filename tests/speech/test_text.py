"""Small facts about Chinese text."""

from __future__ import annotations

import sys

import pytest

from drafter.speech.text import END_MARKS, UNPRINTABLE, count_characters, is_mostly_wide, is_wide, join_separator, split_end


@pytest.mark.parametrize("character", "中〇々一龥，。、；：？！“”‘’—…·《》（）【】「」　ａ％￥ひカ한𠮷①※😀")
def test_chinese_characters_and_marks_are_wide(character):
    assert is_wide(character)


@pytest.mark.parametrize("character", "aZ0.,;:!?()[]\"'% -é°±×\u00a0")
def test_latin_characters_and_marks_are_not(character):
    assert not is_wide(character)


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("加强", "学习", ""),
        ("加强，", "学习", ""),
        ("完成", "98", ""),
        ("98%", "以上", ""),
        ("他说：“好”", "then", ""),
        ("open", "source", " "),
        ("in 2026", "the", " "),
        ("A,", "B", " "),
        ("", "学习", ""),
        ("学习", "", ""),
        ("", "", ""),
    ],
)
def test_lines_of_one_paragraph_join_with_a_space_only_between_latin_words(before, after, between):
    assert join_separator(before, after) == between


@pytest.mark.parametrize(
    ("heading", "parted"),
    [
        ("加强学习。", ("加强学习", "。")),
        ("突出“学”，", ("突出“学”", "，")),
        ("怎么学？", ("怎么学", "？")),
        ("加强学习", ("加强学习", "")),
        ("务求“实”", ("务求“实”", "")),
        ("等等……", ("等等…", "…")),
        ("。", ("", "。")),
        ("。。", ("。", "。")),
        ("", ("", "")),
    ],
)
def test_the_one_mark_that_ends_a_heading_is_parted_from_it(heading, parted):
    assert split_end(heading) == parted


def test_every_end_mark_is_one():
    assert [split_end(f"学{mark}") for mark in END_MARKS] == [("学", mark) for mark in END_MARKS]


# Counted by hand, a stroke for each character, as Word counts 字数: “” and —— count by character.
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("同志们：", 4),
        ("加强学习，务求实效。", 10),
        ("“三会一课”", 6),
        ("谢谢大家！ 　\n再见。", 8),
        ("2026年11月21日", 6),  # 2026 年 11 月 21 日
        ("占44%，增长1.5倍。", 8),  # 占 44% ， 增 长 1.5 倍 。
        ("用Python写", 3),
        ("open source", 2),
        ("open source软件", 4),
        ("互联网＋明厨亮灶", 8),
        ("——在座谈会上的讲话", 10),
        ("…… ", 2),
        ("don't", 1),
        ("A4纸，22行", 5),
        ("𠮷野家", 3),
    ],
)
def test_characters_are_counted_as_an_office_counts_them(text, count):
    assert count_characters(text) == count


@pytest.mark.parametrize("character", "\x00\x08\n\r\x0b\x1f\x7f\x85\x9f\u2028\u2029\ufffe\uffff\ud800")
def test_a_paragraph_cannot_hold(character):
    assert UNPRINTABLE.search(f"一{character}二")


@pytest.mark.parametrize("character", "\t \u00a0\u3000\u200b\ufeff\U0001f600学")
def test_a_paragraph_can_hold(character):
    assert not UNPRINTABLE.search(f"一{character}二")


def test_a_text_of_one_character_is_mostly_wide_where_the_character_is():
    assert [character for character in map(chr, range(sys.maxunicode + 1)) if is_mostly_wide(character) != is_wide(character)] == []

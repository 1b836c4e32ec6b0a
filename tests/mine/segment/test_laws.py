"""What holds of every text, however it was spoiled."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mine.clean import clean
from drafter.mine.model import Cleaned
from drafter.mine.segment import segment
from drafter.read.lookalikes import ordinary
from drafter.read.source import SourceText
from drafter.speech import markdown
from drafter.speech.flow import document_paragraphs
from drafter.speech.tree import Document, check
from tests.mine.segment.mutate import NOISE, mutated
from tests.mine.segment.notation import cases

HAN = re.compile("[\u4e00-\u9fff]")
SOURCES = [case.source for case in cases()]


def both(text: str, **how: bool) -> tuple[Cleaned, Document]:
    cleaned = clean(SourceText("law", text), **how)
    return cleaned, segment(cleaned)


def assert_laws(text: str, *, repair: bool = True) -> None:
    cleaned, document = both(text, repair=repair)
    assert_no_character_lost(text, cleaned)
    assert_lines_told(text, cleaned)
    assert (
        clean(SourceText("again", "\n".join(cleaned.texts), hints=cleaned.hints, markup=False), repair=repair).texts
        == cleaned.texts
    )
    shown = [paragraph.text for _, paragraph in document_paragraphs(document)]
    assert len(shown) == len(cleaned.texts)
    for paragraph, cleaned_text in zip(shown, cleaned.texts, strict=True):
        assert paragraph == cleaned_text or paragraph in without_a_blank(cleaned_text)
    check(document)
    assert markdown.parse(markdown.write(document)) == document


def without_a_blank(text: str) -> list[str]:
    """The text without one of its blanks: ``一、泥从哪里来 上游……`` loses that between its heading and its text."""
    return [text[: blank.start()] + text[blank.end() :] for blank in re.finditer("[ \u3000]+", text)]


def assert_lines_told(text: str, cleaned: Cleaned) -> None:
    lines = re.split("\r\n|\r|\n", text)
    assert len(cleaned.lines) == len(cleaned.texts)
    assert list(cleaned.lines) == sorted(cleaned.lines)
    made = {repair.line for repair in cleaned.repairs if repair.what.startswith("lost-break")}
    for paragraph, number, following in zip(cleaned.texts, cleaned.lines, (*cleaned.lines, len(lines))[1:], strict=True):
        begins = HAN.search(paragraph[:1])
        told = "".join(lines[number - 1 : max(number, following)])  # a tag before it may be broken over lines
        assert number in made or begins is None or begins[0] in ordinary(told)


def assert_no_character_lost(text: str, cleaned: Cleaned) -> None:
    text = ordinary(text)  # ⼀ counts as 一
    kept = "".join(HAN.findall("".join(cleaned.texts)))
    gone = Counter(HAN.findall(ordinary("".join(removed.text for removed in cleaned.noise))))
    assert Counter(HAN.findall(text)) == Counter(kept) + gone
    rest = iter(HAN.findall(text))
    assert all(character in rest for character in kept), "in another order"


@pytest.mark.parametrize("repair", [True, False])
@pytest.mark.parametrize("source", SOURCES, ids=range(len(SOURCES)))
def test_the_laws_hold_of_every_case(source: str, repair: bool):
    assert_laws(source, repair=repair)


@pytest.mark.parametrize("repair", [True, False])
@pytest.mark.parametrize("seed", range(20))
def test_the_laws_hold_of_a_hundred_mutated_texts(seed: int, repair: bool):
    random_ = random.Random(seed)
    for _ in range(100):
        assert_laws(mutated(random_.choice(SOURCES), random_), repair=repair)


def test_a_point_before_a_list_that_begins_again_is_no_line_of_its_section():
    assert_laws("首先，\n其二，学习\n第二：学习\n第四：\n学习\n第一：\n会议进行第二项，学习\n")


LINES = st.lists(
    st.sampled_from([line for source in SOURCES for line in source.split("\n")] + list(NOISE)) | st.text(max_size=40), max_size=25
)


@given(LINES, st.booleans())
def test_the_laws_hold_of_any_lines(lines: list[str], repair: bool):
    assert_laws("\n".join(lines), repair=repair)


@given(LINES, st.integers(18, 50), st.booleans())
def test_the_laws_hold_of_hard_wrapped_lines(lines: list[str], width: int, repair: bool):
    text = "\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))
    assert_laws(text, repair=repair)


@pytest.mark.parametrize("line", ['<img src="a.png" alt="题图">打印', "3<b一>", "\u3000<p>上一篇：</p>某某"])
def test_a_tag_in_a_line_of_noise_is_listed_once(line: str):
    assert_laws(f"{line}\n{SOURCES[0]}")


@given(LINES)
def test_nothing_is_removed_where_noise_is_kept(lines: list[str]):
    cleaned, _ = both("\n".join(lines), keep_noise=True)
    assert all(removed.reason == "html-tag" for removed in cleaned.noise)


READ = {"invisible-characters", "lookalike-characters", "wrapped-line", "hyphen-broken-word", "letter-spaced"}
"""What belongs to reading a page."""


@given(LINES)
def test_nothing_is_restored_without_repair(lines: list[str]):
    cleaned, _ = both("\n".join(lines), repair=False)
    assert {repair.what for repair in cleaned.repairs} <= READ

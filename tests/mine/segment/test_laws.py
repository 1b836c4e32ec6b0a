"""What holds of every text, however it was spoiled."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mine.clean import as_source, clean
from drafter.mine.model import Cleaned, SourceText
from drafter.mine.segment import segment
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


def assert_laws(text: str) -> None:
    cleaned, document = both(text)
    assert_no_character_lost(text, cleaned)
    assert clean(as_source("again", cleaned)).paragraphs == cleaned.paragraphs
    assert [paragraph.text for _, paragraph in document_paragraphs(document)] == list(cleaned.paragraphs)
    check(document)
    assert markdown.parse(markdown.write(document)) == document


def assert_no_character_lost(text: str, cleaned: Cleaned) -> None:
    kept = "".join(HAN.findall("".join(cleaned.paragraphs)))
    gone = Counter(HAN.findall("".join(removed.text for removed in cleaned.noise)))
    assert Counter(HAN.findall(text)) == Counter(kept) + gone
    rest = iter(HAN.findall(text))
    assert all(character in rest for character in kept), "in another order"


@pytest.mark.parametrize("source", SOURCES, ids=range(len(SOURCES)))
def test_the_laws_hold_of_every_case(source: str):
    assert_laws(source)


@pytest.mark.parametrize("seed", range(20))
def test_the_laws_hold_of_a_hundred_mutated_texts(seed: int):
    random_ = random.Random(seed)
    for _ in range(100):
        assert_laws(mutated(random_.choice(SOURCES), random_))


LINES = st.lists(
    st.sampled_from([line for source in SOURCES for line in source.split("\n")] + list(NOISE)) | st.text(max_size=40), max_size=25
)


@given(LINES)
def test_the_laws_hold_of_any_lines(lines: list[str]):
    assert_laws("\n".join(lines))


@given(LINES)
def test_nothing_is_removed_where_noise_is_kept(lines: list[str]):
    cleaned, _ = both("\n".join(lines), keep_noise=True)
    assert all(removed.reason == "html-tag" for removed in cleaned.noise)


@given(LINES)
def test_nothing_is_repaired_without_repair(lines: list[str]):
    cleaned, _ = both("\n".join(lines), repair=False)
    assert {repair.what for repair in cleaned.repairs} <= {"invisible-characters"}

"""Each word of the tables by itself: it decides in a sentence, and the same sentence with a word of no table is something else.

A word added to a table is tried here at once.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from drafter.mine.address import is_address, next_address, opening_address, starts_with_address
from drafter.mine.clean import clean
from drafter.mine.patterns import table
from drafter.mine.segment import segment
from drafter.mine.segment.headings import by_colon
from drafter.mine.titles import is_name_line, is_speaker, is_titled
from drafter.read.source import SourceText
from drafter.speech.tree import Bundle

WORDS: dict[str, Any] = table("words")
ADDRESS: dict[str, Any] = WORDS["address"]
NONE = "青山翠"
"""Stands in the place of a word, and is one of no table."""


def closed_up(word: str) -> bool:
    """Whether a word is a line in which blanks between the letters are no text."""
    return clean(SourceText("a", "\u3000".join(word) + "\n\n春耕要早。\n")).texts[0] == word


SPEECH = (
    "在{}会议上的讲话\n\n同志们：\n\n"
    + "春耕要早，种子要好，水要够，渠要通，农机要修好，每个村都有人管水。" * 2
    + "\n\n谢谢大家！\n\n"
)
"""Long enough for a speech of a collection."""


def is_collection(title: str) -> bool:
    document = segment(clean(SourceText("a", f"{title}\n\n{SPEECH.format('春耕')}{SPEECH.format('水利')}")))
    assert isinstance(document, Bundle)
    return document.title == title


SENTENCES = {
    "a genre ends a title": (WORDS["genres"], is_titled, "在春耕会议上的{}"),
    "a genre spaced letter by letter is a line": (
        [genre for genre in WORDS["genres"] if 1 < len(genre) < 4],
        closed_up,
        "{}",
    ),
    "hearers make an address": (ADDRESS["people"], is_address, "青河县{}："),
    "hearers open a paragraph": (ADDRESS["people"], opening_address, "青河县{}！春耕要早。"),
    "an honour joins the words behind it to the hearers": (ADDRESS["honours"], is_address, "{}青河县水利局防汛抗旱的同志："),
    "a short address opens a paragraph": (ADDRESS["short"], starts_with_address, "{}，春耕要早。"),
    "a short address stands inside a text": (ADDRESS["short"], next_address, "水要够。{}，春耕要早。"),
    "a post stands before a speaker": (WORDS["posts"], is_speaker, "青河县水利局{}　石大山"),
    "a label stands before a speaker": (WORDS["speaker_labels"], is_speaker, "{}：青河县水利局石大山"),
    "a label stands before who signs": (WORDS["signers"], is_name_line, "{}：青河县水利石大山"),
    "an office signs": (WORDS["offices"], is_name_line, "青河县水利{}"),
    "a verb of saying ends no heading": (
        WORDS["saying"],
        lambda heading: not by_colon([f"{heading}：春耕要早。", f"{heading}：水要够。"]),
        "石大山{}",
    ),
    "a collection has a title": (WORDS["collection"], is_collection, "青河县{}"),
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, (words, *_) in SENTENCES.items() for word in words], ids=lambda value: value
)
def test_a_word_decides(kind: str, word: str):
    _, holds, sentence = SENTENCES[kind]
    assert holds(sentence.format(word)), sentence.format(word)


@pytest.mark.parametrize("kind", SENTENCES)
def test_without_the_word_the_sentence_is_something_else(kind: str):
    _, holds, sentence = SENTENCES[kind]
    assert not holds(sentence.format(NONE))


@pytest.mark.parametrize("name", [name for name, words in {**WORDS, **ADDRESS}.items() if isinstance(words, list)])
def test_no_word_stands_twice(name: str):
    assert [word for word, times in Counter({**WORDS, **ADDRESS}[name]).items() if times > 1] == []

"""What a person corrects in a mined source is what comes out, and nothing is lost."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from drafter.mine.corrections import Corrections, corrected
from drafter.mine.line_parts import rows
from drafter.mine.model import Mined
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech.flow import document_paragraphs, text_of
from drafter.speech.tree import Speech, speeches_of
from tests.mine.wrappings.known import known_texts

SOURCE = SourceText(
    "a.txt",
    "首页\n新闻\n在修渠动员会上的讲话\n同志们：\n今天讲两件事。\n一、清好渠\n渠里的泥要先清。\n有的村还没有动。\n二、管好闸\n闸门一天开一次。\n大家回去就办。\n",
)


def made(**corrections: object) -> Speech:
    found = corrected(mine_text(SOURCE), Corrections(**corrections)).document
    assert isinstance(found, Speech)
    return found


def headings(speech: Speech) -> list[str]:
    return [f"{section.mark}{section.heading}" for section in speech.sections]


def test_without_corrections_nothing_changes():
    mined = mine_text(SOURCE)
    assert corrected(mined, Corrections()) == mined


def test_a_section_more():
    speech = made(sections=(6, 8, 9))
    assert headings(speech) == ["一、清好渠", "有的村还没有动", "二、管好闸"]
    assert speech.closing


def test_no_sections():
    assert made(sections=()).sections == ()


def test_the_closing_begins_elsewhere():
    assert made(closing=10).closing == ("闸门一天开一次。", "大家回去就办。")
    assert made(closing=0).closing == ()


def test_a_closing_above_the_last_section_is_left_out_of_account():
    assert made(closing=7) == made()


def test_another_title():
    speech = made(title=(4,))
    assert (speech.title, speech.lines("subtitle")) == ("同志们：", ("在修渠动员会上的讲话",))


def test_a_title_from_the_text_takes_what_stands_above_it_along():
    speech = made(title=(5,))
    assert (speech.title, speech.lines("salutation"), speech.opening) == ("今天讲两件事。", ("同志们：",), ())


def test_a_line_taken_out_is_noise():
    found = corrected(mine_text(SOURCE), Corrections(out=(8,)))
    assert "有的村还没有动。" not in text_of(found.document)
    assert [removed.text for removed in found.noise if removed.reason == "by-hand"] == ["有的村还没有动。"]


def test_a_line_that_was_taken_out_comes_back_in_its_place():
    found = corrected(mine_text(SOURCE), Corrections(back=(1,), title=(1,)))
    assert speeches_of(found.document)[0].title == "首页"
    assert [removed.text for removed in found.noise] == ["新闻"]


def test_a_line_both_brought_back_and_taken_out_stays_out():
    found = corrected(mine_text(SOURCE), Corrections(back=(1,), out=(1,)))
    assert found == mine_text(SOURCE)


@pytest.mark.parametrize("name", ["reading-class", "seminar-bundle"])
def test_of_a_bundle_only_the_speech_that_is_named_changes(name: str):
    text = next(known.text for known in known_texts() if known.name == name)
    mined = mine_text(SourceText(name, text))
    second = next(line for line, (number, paragraph) in zip(mined.lines, _paragraphs(mined), strict=True) if number == 2)
    found = corrected(mined, Corrections(title=(second,), sections=()))
    assert speeches_of(found.document)[0] == speeches_of(mined.document)[0]
    assert speeches_of(found.document)[1].sections == ()


def test_no_character_is_lost_whatever_is_corrected():
    for known in known_texts():
        mined = mine_text(SourceText(known.name, known.text))
        whole = Counter(text_of(mined.document) + "".join(removed.text for removed in mined.noise))
        draw = random.Random(known.name)
        for _ in range(8):
            found = corrected(mined, _drawn(draw, [*mined.lines]))
            assert len(found.lines) == len(_paragraphs(found))
            now = Counter(text_of(found.document) + "".join(removed.text for removed in found.noise))
            assert {sign: count for sign, count in (whole - now).items() if not sign.isspace()} == {}


def test_the_rows_say_what_each_line_is():
    found = [(row.line, row.part, row.section) for row in rows(mine_text(SOURCE), SOURCE)]
    assert found == [
        (1, "noise", 0),
        (2, "noise", 0),
        (3, "title", 0),
        (4, "salutation", 0),
        (5, "opening", 0),
        (6, "section", 1),
        (7, "text", 1),
        (8, "text", 1),
        (9, "section", 2),
        (10, "text", 2),
        (11, "closing", 0),
    ]


def _drawn(draw: random.Random, lines: list[int]) -> Corrections:
    return Corrections(
        tuple(draw.sample(lines, draw.choice((0, 1, 2)))),
        tuple(draw.sample(lines, draw.randrange(4))) if draw.random() < 0.7 else None,
        draw.choice((None, 0, draw.choice(lines))),
        tuple(draw.sample(lines, draw.choice((0, 0, 1)))),
    )


def _paragraphs(mined: Mined) -> list[tuple[int, object]]:
    return [(number, paragraph) for number, paragraph in document_paragraphs(mined.document)]

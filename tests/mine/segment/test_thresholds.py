"""Each threshold of segmenting on both its sides: what just fits, and what no longer does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafter.mine.address import is_address
from drafter.mine.marks import mark_of
from drafter.mine.model import Cleaned, SourceParagraph
from drafter.mine.segment import segment
from drafter.mine.segment.alone import heading_lines
from drafter.mine.segment.bundle import parts_of
from drafter.mine.segment.front import front_of
from drafter.mine.segment.headings import at_sentence, heading_splits, opens_text
from drafter.mine.segment.outline import members_of_lists
from drafter.mine.segment.points import framed_starts, items_of
from drafter.mine.segment.siblings import framed_paragraphs
from drafter.mine.titles import is_date
from drafter.speech.tree import Point, Speech


def made(*texts: str, hints: dict[int, str] | None = None) -> tuple[SourceParagraph, ...]:
    """Paragraphs as cleaning gives them."""
    hints = hints or {}
    return tuple(
        SourceParagraph(text, at, at + 1, mark_of(text), hints.get(at, ""), is_address(text), is_date(text))
        for at, text in enumerate(texts)
    )


def words(count: int, of: str = "山川草木风云雨雪江河湖海") -> str:
    """So many characters without a mark."""
    return (of * count)[:count]


TEXT = "树一棵一棵栽下去，路一里一里修出去，水一渠一渠引过来。"
LATER = "水一渠一渠引过来，田一亩一亩种起来。"


def speech(*texts: str, hints: dict[int, str] | None = None) -> Speech:
    document = segment(Cleaned(made(*texts, hints=hints)))
    assert isinstance(document, Speech)
    return document


def kinds(*texts: str) -> list[str]:
    return [line.kind for line in front_of(made(*texts)).lines]


def ending(length: int, shared: str = "到位", of: str = "山川草木") -> str:
    """A heading of so many characters with a comma in it, its ending shared."""
    return f"抓，{words(length - 2 - len(shared), of)}{shared}"


def long_sentence(heading: str, length: int, of: str) -> str:
    return f"{heading}{words(length - len(heading), of)}。{LATER}"


def closing(*texts: str, body: str = TEXT * 8) -> tuple[object, ...]:
    return speech("在植树大会上的讲话", "一、先栽树", body, "二、再修路", body, *texts).closing


ROWS: list[tuple[str, int, int, Callable[[int], bool]]] = [
    # siblings
    (
        "characters of a heading without a mark",
        32,
        1,
        lambda n: len(heading_lines(made(words(n), TEXT + TEXT, "修路", TEXT), ())) == 2,
    ),
    (
        "characters of a sentence below one",
        20,
        -1,
        lambda n: len(heading_lines(made("栽树", words(n - 1) + "。", "修路", TEXT), ())) == 2,
    ),
    ("characters of a text below one", 65, -1, lambda n: len(heading_lines(made("栽树", words(n), "修路", TEXT), ())) == 2),
    ("characters of a first sentence in a frame", 64, 1, lambda n: len(framed(words(n - 3), "书本", "米面")) == 3),
    ("… and at least", 5, -1, lambda n: len(framed(words(n - 3), words(n - 3, "书本"), words(n - 3, "米面"))) == 3),
    ("characters of parallel clauses", 14, 1, lambda n: len(framed_paragraphs(made(*parallel(n)))) == 3),
    # headings
    ("characters of a sentence that lost a full stop", 81, -1, lambda n: split_at(ending(10), n, 90) == 10),
    ("characters of a heading with such an ending", 47, 1, lambda n: split_at(ending(n), 90, 90, ending(n, of="春夏秋冬")) == n),
    ("… and at least", 8, -1, lambda n: split_at(ending(n), 90, 90, ending(n, of="春夏秋冬")) == n),
    (
        "characters between the places of an ending",
        16,
        1,
        lambda n: split_at(ending(10 + n), 90, 90, ending(10, of="春夏秋冬")) == 10 + n,
    ),
    (
        "characters in front of a list that ends a heading",
        640,
        1,
        lambda n: at_sentence(f"{words(n)}一是修路，二是架桥。").heading == words(n),
    ),
    ("characters of a single sentence that is text", 161, -1, lambda n: opens_text(made(words(n))[0])),
    # front
    (
        "lines between a title and its address",
        6,
        1,
        lambda n: kinds("在植树大会上的讲话", *["山川河流江"] * n, "同志们：")[-1] == "salutation",
    ),
    (
        "characters of such a line",
        60,
        1,
        lambda n: kinds("在植树大会上的讲话", "山川河流江", words(n), "同志们：")[-1] == "salutation",
    ),
    (
        "characters of a subtitle with a dash",
        80,
        1,
        lambda n: kinds("在植树大会上的讲话", "——" + words(n - 2), TEXT) == ["title", "subtitle"],
    ),
    (
        "characters of a title's second line",
        40,
        1,
        lambda n: kinds("河湾村村民委员会", words(n - 2) + "讲话", TEXT) == ["title", "title"],
    ),
    ("characters of a name", 4, 1, lambda n: kinds("在植树大会上的讲话", words(n), TEXT) == ["title", "speaker"]),
    # bundles
    ("characters of a title that counts", 80, 1, lambda n: bool(parts_of(collection(words(n - 4) + "（2篇）")).title)),
    (
        "characters of a title behind a speech",
        60,
        1,
        lambda n: len(parts_of(collection("讲话稿（2篇）", words(n - 2) + "讲话")).speeches) == 2,
    ),
    ("characters of a speech of a collection", 60, -1, lambda n: len(parts_of(collection("讲话稿（2篇）", size=n)).speeches) == 2),
    # the closing
    ("characters of a last word", 12, 1, lambda n: bool(closing(words(n)))),
    ("characters of a call in front of thanks", 120, 1, lambda n: len(closing(words(n - 1) + "！", "谢谢大家！")) == 2),
    # the tree
    ("characters of a heading that stands alone", 60, 1, lambda n: len(nested(words(n))) == 2),
    ("characters of one that is a sentence", 45, 1, lambda n: len(nested(words(n - 1) + "。")) == 2),
    (
        "characters of a sentence that is heading and text",
        121,
        -1,
        lambda n: speech("一、" + words(n), "二、" + words(n)).sections[0].run_in,
    ),
    # lists
    (
        "characters of a heading by its style",
        120,
        1,
        lambda n: bool(members_of_lists(made(words(n), TEXT, hints={0: "heading-1"}))),
    ),
    (
        "characters of a heading whose mark stands alone",
        40,
        1,
        lambda n: bool(members_of_lists(made("一、" + words(n - 2), TEXT * 2))),
    ),
    ("how far a number goes on", 3, 1, lambda n: len(members_of_lists(made("1. 树", TEXT, f"{n}. 路", TEXT))) == 2),
    # points
    ("characters of a point's heading", 40, 1, lambda n: point(f"一是{words(n)}。{TEXT}二是修路。{LATER}").heading == words(n)),
    (
        "characters of a paragraph that holds a list",
        12,
        -1,
        lambda n: len(items_of(f"一是好，二是{words(n - 7)}。")) == 2,
    ),
    ("characters of a short sentence that is a heading", 22, 1, lambda n: len(items_of(short_headings(n))) == 4),
]


def framed(*middles: str) -> list[SourceParagraph]:
    return framed_paragraphs(made(*(f"要{middle}起来。{TEXT}" for middle in middles)))


def parallel(length: int) -> list[str]:
    subjects = ("山川草木", "春夏秋冬", "米面油盐")
    return [f"{words(4, subject)}，做{words(length - 2, subject)}人。{TEXT}" for subject in subjects]


def split_at(first: str, length: int, other_length: int, second: str = ending(10, of="春夏秋冬")) -> int:
    """Where the heading of the first of two siblings ends that lost their full stops."""
    siblings = [long_sentence(first, length, "书本笔墨"), long_sentence(second, other_length, "米面油盐")]
    return len(heading_splits(siblings)[0].heading)


def collection(title: str, second: str = "在修路大会上的讲话", size: int = 90) -> tuple[SourceParagraph, ...]:
    first = "在植树大会上的讲话"
    return made(title, first, words(size - len(first) - 1) + "。", second, "同志们：", TEXT)


def nested(heading: str) -> tuple[object, ...]:
    """The sections inside a section of two whose headings stand alone, or do not."""
    return speech("一、大事", f"（一）{heading}", TEXT, f"（二）{heading}", TEXT, "二、小事", TEXT).sections[0].sections


def point(text: str) -> Point:
    found = items_of(text)[0]
    assert isinstance(found, Point)
    return found


def short_headings(length: int) -> str:
    heads = [f"建立{words(length - 5, of)}机制。" for of in ("山川草木", "春夏秋冬", "米面油盐")]
    return LATER + "".join(head + TEXT for head in heads)


@pytest.mark.parametrize(("what", "last", "step", "fits"), ROWS, ids=[f"{number} {row[0]}" for number, row in enumerate(ROWS)])
def test_a_threshold_lies_where_it_is_said_to(what: str, last: int, step: int, fits: Callable[[int], bool]):
    assert fits(last), f"{what}: {last}"
    assert not fits(last + step), f"{what}: {last + step}"


@pytest.mark.parametrize(("quoted", "starts"), [("学干", 0), ("学干新", 3), ("学干新好", 4)])
def test_three_sentences_that_share_a_frame_are_points(quoted: str, starts: int):
    assert len(framed_starts("".join(f"突出“{word}”，天天从早到晚抓{word}。" for word in quoted))) == starts


def test_lines_in_bold_that_stand_above_each_other_are_no_headings():
    assert not heading_lines(made(*[words(70)] * 3, TEXT * 3, hints={0: "bold", 1: "bold", 2: "bold"}), ())

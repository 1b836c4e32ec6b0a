"""Numbers of sections that begin again show that another document begins; numbers that go on show that none does."""

from __future__ import annotations

import pytest

from drafter.mine.address import is_address
from drafter.mine.documents import starts_of
from drafter.mine.marks import mark_of
from drafter.mine.model import SourceParagraph

PROSE = "山里的路长，巡一遍要走三个钟头，带足水，走慢些，看仔细些。"


def starts(above, behind, thanks=()):
    """Where a document begins in a text with two titles, each above sections with these marks. thanks: what stands above the second title."""
    sections = [[text for mark in marks for text in (f"{mark}抓巡山", PROSE)] for marks in (above, behind)]
    texts = ["在护林会上的讲话", PROSE, *sections[0], *thanks, "在植树会上的讲话", *sections[1]]
    lines = [SourceParagraph(text, at, at + 1, mark_of(text), "", is_address(text), False) for at, text in enumerate(texts)]
    return [texts[start.at] for start in starts_of(lines)]


@pytest.mark.parametrize(
    ("above", "behind", "begins"),
    [
        (("一、", "二、"), ("一、", "二、"), True),
        (("（一）", "（二）"), ("（一）", "（二）"), False),  # those of sub-sections begin again in every section
        (("1.", "2."), ("1.", "2."), False),
        (("一、",), ("一、", "二、"), False),  # a single number may be a slip
    ],
)
def test_numbers_that_begin_again_make_a_document(above, behind, begins):
    assert starts(above, behind) == (["在植树会上的讲话"] if begins else [])


@pytest.mark.parametrize(
    ("above", "behind", "begins"),
    [
        (("一、",), ("二、", "三、"), False),
        (("一、", "二、"), ("三、", "四、"), False),
        (("一、", "二、"), ("四、", "五、"), True),  # one is missing: they do not go on
    ],
)
def test_numbers_that_go_on_outweigh_thanks(above, behind, begins):
    assert starts(above, behind, ["谢谢大家！"]) == (["在植树会上的讲话"] if begins else [])

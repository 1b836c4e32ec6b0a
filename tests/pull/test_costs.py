"""Pulling takes as long as the page is: eight times the paragraphs, about eight times the time of the processor."""

from __future__ import annotations

import time

import pytest

from drafter.pull import followed
from drafter.pull.word import PageLine
from tests.pull.editing import renderer, text_of

EDITS = {
    "nothing": lambda line: [line],
    "a word": lambda line: [line._replace(text=line.text.replace("我们要", "大家都要"))],
    "a paragraph taken away": lambda _: [],
    "a paragraph added": lambda line: [line, PageLine(f"补充：{line.text[1:4]}也要抓。")],
}


def outline_of(paragraphs: int) -> str:
    return "title: 讲话\nopening:\n" + "".join(f"  - 第{n}段，我们要把工作{n}做好。\n" for n in range(paragraphs))


def seconds(paragraphs: int, edit: str) -> float:
    """CPU of pulling a page of which every tenth paragraph is edited, the better of two runs."""
    outline = outline_of(paragraphs)
    page = [PageLine(text) for text in text_of(outline)]
    wanted = [line for number, old in enumerate(page) for line in (EDITS[edit](old) if number % 10 == 5 else [old])]
    taken = []
    for _ in range(2):
        began = time.process_time()
        assert followed(outline, wanted, renderer()).done
        taken.append(time.process_time() - began)
    return min(taken)


@pytest.mark.parametrize("edit", EDITS)
def test_the_time_grows_with_the_page(edit):
    seconds(20, edit)
    assert seconds(1600, edit) < 16 * seconds(200, edit)

"""Pulling takes as long as the page is: eight times the paragraphs, about eight times the time of the processor."""

from __future__ import annotations

import cProfile
import re
import time

import pytest

from drafter.pull import followed, pull
from drafter.pull.edited import PageLine
from tests.pull.editing import document, renderer, text_of, with_xml
from tests.safety.growth import in_proportion

EDITS = {
    "nothing": lambda line: [line],
    "a word": lambda line: [line._replace(text=line.text.replace("我们要", "大家都要"))],
    "a paragraph taken away": lambda _: [],
    "a paragraph added": lambda line: [line, PageLine(f"补充：{line.text[1:4]}也要抓。")],
}


def outline_of(paragraphs: int) -> str:
    return "title: 讲话\nopening:\n" + "".join(f"  - 第{n}段，我们要把工作{n}做好。\n" for n in range(paragraphs))


def seconds(paragraphs: int, edit: str) -> float:
    """CPU of pulling a page of which every tenth paragraph is edited."""
    outline = outline_of(paragraphs)
    page = [PageLine(text) for text in text_of(outline)]
    wanted = [line for number, old in enumerate(page) for line in (EDITS[edit](old) if number % 10 == 5 else [old])]
    began = time.process_time()
    assert followed(outline, wanted, renderer()).done
    return time.process_time() - began


@pytest.mark.parametrize("edit", EDITS)
def test_the_time_grows_with_the_page(edit):
    assert in_proportion(lambda paragraphs: seconds(paragraphs, edit), 160)


def sections(count: int, said: str = "看好") -> str:
    return "title: 讲话\nsections:\n" + "".join(
        f"  - heading: 第{n}件事要抓紧{n}\n    body:\n      - 第{n}段，我们要把工作{n}做好。\n      - 要点甲{n}: 做好第{n}项。\n      - 要点乙{n}: {said}第{n}项。\n"
        for n in range(count)
    )


def touched(xml: str, edit: str) -> str:
    """Every tenth paragraph of a document edited."""
    paragraphs = re.split(r"(?<=</w:p>)", xml)
    for at in range(5, len(paragraphs) - 1, 10):
        match edit:
            case "a word":
                paragraphs[at] = paragraphs[at].replace("我们要", "大家都要").replace("抓紧", "抓实")
            case "a paragraph added":
                paragraphs[at] += f"<w:p><w:r><w:t>补充{at}：也要抓。</w:t></w:r></w:p>"
            case "a paragraph taken away":
                paragraphs[at] = ""
            case _:
                pass
    return "".join(paragraphs)


def calls(count: int, edit: str) -> int:
    """How many calls pulling a document takes: they do not depend on how busy the machine is."""
    outline = sections(count)
    data = with_xml(document(outline), lambda xml: touched(xml, edit))
    newer = sections(count, "管好") if edit == "a word" else outline  # and the outline was edited after rendering
    profile = cProfile.Profile()
    profile.runcall(pull, data, newer, renderer())
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("edit", EDITS)
def test_ten_times_the_document_take_at_most_eleven_times_the_calls(edit):
    calls(5, edit)
    assert calls(300, edit) <= 11 * calls(30, edit)

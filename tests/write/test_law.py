"""The law that every writer keeps: the text of what it writes is that of ``--to txt``, for any speech.

A format whose file is its text, a paragraph a line, needs nothing here; how another is read back is a function in `READ_BACK`. Where the
lines of a format divide, its own tests say: Markdown has no empty paragraph between two others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from drafter.layout import load_layout
from drafter.speech.flow import text_of
from drafter.speech.markdown import parse
from drafter.write import WRITERS, Writer, write
from tests.write.examples import shown
from tests.write_html.page import Page
from tests.write_text.speeches import DOCUMENTS


def _page(data: bytes) -> list[str]:
    return [text for name, text in Page(data).blocks if name != "p.contents-heading"]


def _lines(data: bytes) -> list[str]:
    return data.decode().split("\n")


def _prompt(data: bytes) -> list[str]:
    """The words without the notes to the speaker, which the prompter alone shows."""
    blocks = re.findall(r'<p class="([^"]*)"[^>]*>(.*?)</p>', data.decode(), re.DOTALL)
    return [unescape(re.sub(r"</?(?:strong|sup|sub)>", "", text)) for kind, text in blocks if kind != "speaker-note"]


def _markdown(data: bytes) -> list[str]:
    return [unescape(re.sub(r"<[^>]+>", "", MarkdownIt("commonmark").enable("table").render(data.decode()).replace("\n", "")))]


READ_BACK: dict[str, Callable[[bytes], list[str]]] = {
    "docx": shown,
    "html": _page,
    "prompt": _prompt,
    "gfm": _markdown,
    "md": lambda data: text_of(parse(data.decode())).split("\n"),
}
PAPERS = {"agenda", "cards"}
"""What is not the speech but made of the same outline: tests/write/test_agenda.py."""
PRINTED = {"pdf"}
"""What other programs make; tests/office reads it back."""


@pytest.mark.parametrize(
    "writer", [writer for writer in WRITERS if writer.name not in PRINTED | PAPERS], ids=lambda writer: writer.name
)
@given(DOCUMENTS)
def test_the_text_of_a_format_is_that_of_txt(writer: Writer, document):
    layout = load_layout("gbt9704")
    wanted = "".join(_lines(write(document, "txt", layout)))
    found = "".join(READ_BACK.get(writer.name, _lines)(write(document, writer.name, layout)))
    assert found == wanted, f"{writer.module} loses text or adds some; READ_BACK in {__file__} says how a format is read back"


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_a_row_names_a_module_that_writes_and_one_that_knows_its_stamp(writer: Writer):
    assert callable(writer.load()), f"{writer.module} has no function `write`"
    assert writer.suffix.startswith("."), f"the suffix of {writer.name} begins with a point"
    assert writer.summary, f"{writer.name} has no line that says what it makes"

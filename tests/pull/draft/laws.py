"""The law of a text that becomes an outline: from file to page no word is lost, and none is added, unless it is told with its line."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from drafter import api
from drafter.read import read_bytes
from tests.conftest import ROOT

_SENTENCE = re.compile(r"[^。！？；：]+[。！？；：]*|[。！？；：]+")
FOLDERS = (ROOT / "samples" / "templates",)
TEMPLATES = [name for name in api.TemplateStore(FOLDERS).names() if name != "bundle"]


SOURCE = str(ROOT / "samples" / "outline.yaml")
"""A name for outlines, beside the files of the samples."""


def page_of(outline: str) -> str:
    """The page of an outline as text."""
    return api.render(outline, source=SOURCE, to="txt", folders=FOLDERS).data.decode()


def bare(text: str) -> str:
    """A text without blanks and invisible characters."""
    return "".join(character for character in text if character.isprintable() and not character.isspace())


def holds(content: bytes, name: str, template: str | None) -> api.Drafted:
    """Assert the law for a text and a template; returns the outline."""
    drafted = api.outline_from(content, template, source=name, folders=FOLDERS, chinese=True)
    page = bare(page_of(drafted.text))
    source = (
        content.decode() if name.endswith(".txt") else read_bytes(content, name).text
    )  # a footnote that was read is a sign there
    listed = {notice.place.line for notice in drafted.notices if notice.place}
    left_out = any(notice.code == "draft.one-of" for notice in drafted.notices)
    for number, line in enumerate(source.split("\n"), 1):
        assert left_out or number in listed or all(bare(sentence) in page for sentence in _SENTENCE.findall(line)), (number, line)
    told = "".join(str(value) for notice in drafted.notices for value in notice.facts.values())
    assert not _words(page) - _words(source) - _words(told)
    return drafted


def _words(text: str) -> Counter[str]:
    """The letters and figures of a text; marks that mining restores are told with a few characters round the first of them."""
    return Counter(filter(str.isalnum, text))


def sample(path: Path) -> str:
    """The text of a sample's outline."""
    return path.read_text(encoding="utf-8")
